//! The module of a program: a web site with its container and, if there is one, its slot.

use crate::bicep::{Expr, Object, Part, identifier};
use crate::compute::{Program, variables};
use crate::model::{
    Built, CLIENT_ID, CREDENTIALS, Content, EndpointProperty, NodeId, Part as Piece, Value,
};
use crate::module::{Assigned, ModuleContext, Secrecy};
use crate::roles::AppServiceEnvironmentRoles;

use super::{API_VERSION, AppServiceSettings, names};

/// The symbolic names of the site, of its slot, and of the subnet that the site is placed in.
pub(super) const PRODUCTION: &str = "webapp";
pub(super) const SLOT: &str = "webappslot";
pub(super) const NETWORK: &str = "webappNetworkConfig";

/// How many machines of the plan a site may use: as many as the plan can have.
const WORKERS: i64 = 30;

/// An entry of a site's settings, which its program sees as environment variables.
pub(super) fn app_setting(name: impl Into<String>, value: Expr) -> Expr {
    Object::new().with("name", name.into()).with("value", value).into()
}

/// The values that the environment and the image give, as parameters of the module.
struct Given {
    plan: Expr,
    /// The identity that pulls the image: its name as a parameter, and its client id.
    puller: Expr,
    puller_client: Expr,
    image: Expr,
    subnet: Option<Expr>,
}

impl Given {
    fn of(
        settings: &AppServiceSettings,
        program: Program<'_>,
        module: &mut ModuleContext<'_>,
    ) -> Self {
        let mut take = |value: Value| module.parameter(&value, false);
        let output = |name: &str| program.environment_output(name);
        // Nothing here uses it: deployment tools push the image there.
        take(output("AZURE_CONTAINER_REGISTRY_ENDPOINT"));
        Self {
            plan: take(output("planId")),
            puller: take(output("AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID")),
            puller_client: take(output("AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_CLIENT_ID")),
            image: take(Value::Built(program.id, Built::Image)),
            subnet: settings.subnet.as_ref().map(|subnet| module.value(subnet)),
        }
    }
}

/// What is written: the site, or its slot.
struct Site {
    symbol: &'static str,
    resource_type: &'static str,
    name: Expr,
    container: &'static str,
    container_type: &'static str,
    /// What the name of the dashboard's role assignment ends in.
    assignment: &'static str,
    /// The slot that the program runs in; `None` in production.
    slot: Option<Expr>,
    /// Whether it stays as it is once it is there.
    only_if_not_exists: bool,
}

impl Site {
    fn production(program: Program<'_>, only_if_not_exists: bool) -> Self {
        Self {
            symbol: PRODUCTION,
            resource_type: "Microsoft.Web/sites",
            name: names::site(program),
            container: "mainContainer",
            container_type: "Microsoft.Web/sites/sitecontainers",
            assignment: "ra",
            slot: None,
            only_if_not_exists,
        }
    }

    fn slot(slot: Expr) -> Self {
        Self {
            symbol: SLOT,
            resource_type: "Microsoft.Web/sites/slots",
            name: slot.clone(),
            container: "mainContainerSlot",
            container_type: "Microsoft.Web/sites/slots/sitecontainers",
            assignment: "slot_ra",
            slot: Some(slot),
            only_if_not_exists: false,
        }
    }

    fn push(
        &self,
        symbol: &'static str,
        resource_type: &'static str,
        body: Object,
        module: &mut ModuleContext<'_>,
    ) {
        module.resource(symbol, resource_type, API_VERSION, body);
        if self.only_if_not_exists
            && let Some(resource) = module.module.resource_mut(symbol)
        {
            resource.only_if_not_exists = true;
        }
    }
}

pub(super) fn write(
    settings: &AppServiceSettings,
    program: Program<'_>,
    module: &mut ModuleContext<'_>,
) {
    let slot = settings.slot.as_ref().map(|slot| module.value(slot));
    let given = Given::of(settings, program, module);
    let production = Site::production(program, slot.is_some());
    write_site(&production, settings, program, &given, module);
    if let Some(slot) = slot {
        write_site(&Site::slot(slot), settings, program, &given, module);
        if let Some(subnet) = &given.subnet {
            network(subnet.clone(), module);
        }
    }
    let sticky = sticky(settings, program);
    if !sticky.is_empty() {
        let body = Object::new()
            .with("name", "slotConfigNames")
            .with("properties", Object::new().with("appSettingNames", sticky))
            .with("parent", Expr::ident(PRODUCTION));
        module.resource("slotConfigNames", "Microsoft.Web/sites/config", API_VERSION, body);
    }
}

/// Places a site that is there already in the subnet: the site itself is left as it is.
fn network(subnet: Expr, module: &mut ModuleContext<'_>) {
    let body = Object::new()
        .with("name", "virtualNetwork")
        .with("properties", Object::new().with("subnetResourceId", subnet))
        .with("parent", Expr::ident(PRODUCTION));
    module.resource(NETWORK, "Microsoft.Web/sites/networkConfig", API_VERSION, body);
}

/// The settings that stay where they are when a slot and production are swapped: the addresses of
/// other programs, which are different ones there, and the name in telemetry.
fn sticky(settings: &AppServiceSettings, program: Program<'_>) -> Vec<Expr> {
    let mut names: Vec<Expr> = Vec::new();
    for (name, value) in variables(program.model, program.id) {
        let mut is_address = false;
        value.visit(&mut |value| {
            is_address |= matches!(
                value,
                Value::Endpoint(
                    _,
                    EndpointProperty::Url | EndpointProperty::Host | EndpointProperty::HostAndPort
                )
            );
        });
        if is_address {
            names.push(name.into());
        }
    }
    if !settings.without_dashboard {
        names.push("OTEL_SERVICE_NAME".into());
    }
    names
}

/// What the parts of one site are made of.
struct Parts<'p> {
    site: &'p Site,
    settings: &'p AppServiceSettings,
    program: Program<'p>,
    given: &'p Given,
    port: Option<Expr>,
    /// The identities that the program runs as.
    identities: Vec<Expr>,
}

fn write_site(
    site: &Site,
    settings: &AppServiceSettings,
    program: Program<'_>,
    given: &Given,
    module: &mut ModuleContext<'_>,
) {
    let port = port(program).map(|port| module.setting(&port).0);
    let mut parts = Parts { site, settings, program, given, port, identities: Vec::new() };
    let mut app_settings = parts.of_program(module);
    let command = parts.command(module);
    app_settings.extend(parts.of_identity(module));
    let environment = program.model[program.environment].name.clone();
    app_settings.push(app_setting("ASPIRE_ENVIRONMENT_NAME", environment.into()));
    let mut take = |output: &str| module.parameter(&program.environment_output(output), false);
    let dashboard = (!settings.without_dashboard).then(|| {
        let uri = take("AZURE_APP_SERVICE_DASHBOARD_URI");
        app_settings.extend(parts.of_dashboard(uri));
        [
            take("AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_ID"),
            take("AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_PRINCIPAL_ID"),
        ]
    });
    if settings.has_telemetry() {
        let key = take("AZURE_APPLICATION_INSIGHTS_INSTRUMENTATIONKEY");
        let connection = take("AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING");
        app_settings.extend([
            app_setting("APPINSIGHTS_INSTRUMENTATIONKEY", key),
            app_setting("APPLICATIONINSIGHTS_CONNECTION_STRING", connection),
            app_setting("ApplicationInsightsAgent_EXTENSION_VERSION", "~3".into()),
        ]);
    }

    let container = parts.container(command);
    site.push(site.container, site.container_type, container, module);
    let body = parts.body(app_settings, module);
    site.push(site.symbol, site.resource_type, body, module);
    module.reasons(program.node);
    // The dashboard shows the program's state and restarts it.
    if let Some([contributor, principal]) = dashboard {
        module.role_assignment_on_self(
            identifier(&format!("{}_website_{}", program.node.name, site.assignment)),
            program.environment,
            Assigned {
                target: site.symbol,
                role: AppServiceEnvironmentRoles::WebsiteContributor,
                named_by: contributor,
                principal,
                principal_type: "ServicePrincipal".into(),
            },
        );
    }
}

impl Parts<'_> {
    /// The text of a value. Programs of the environment call each other where they are: those in a
    /// slot in the slot.
    fn setting(&self, value: &Value, module: &mut ModuleContext<'_>) -> (Expr, Secrecy) {
        let Self { site, settings, program, .. } = self;
        module.setting_near(value, &|endpoint, part| {
            let other = Program::of(program.model, program.model[endpoint].parent?)?;
            if other.environment != program.environment {
                return None;
            }
            names::near_address(settings, other, site.slot.as_ref(), endpoint, part)
        })
    }

    /// The variables of the program, after its port.
    fn of_program(&self, module: &mut ModuleContext<'_>) -> Vec<Expr> {
        let port = self.port.iter().map(|port| app_setting("WEBSITES_PORT", port.clone()));
        let mut all: Vec<Expr> = port.collect();
        for (name, value) in variables(self.program.model, self.program.id) {
            let (value, secrecy) = self.setting(&value, module);
            let value = if secrecy == Secrecy::Vault { vault_reference(value) } else { value };
            all.push(app_setting(name, value));
        }
        all
    }

    /// The program's command line, which App Service takes as one text.
    fn command(&self, module: &mut ModuleContext<'_>) -> Option<Expr> {
        let compute = self.program.compute;
        let words = compute.entrypoint.iter().chain(&compute.arguments);
        let words: Vec<Expr> = words.map(|word| self.setting(word, module).0).collect();
        (!words.is_empty()).then(|| Expr::call("join", [Expr::Array(words), Expr::str(" ")]))
    }

    /// Attaches the identities that the program runs as, and tells the SDKs about the first.
    fn of_identity(&mut self, module: &mut ModuleContext<'_>) -> Vec<Expr> {
        let identities = &self.program.compute.identities;
        let mut take = |identity: NodeId, output: &str| {
            module.parameter(&Value::Output(identity, output.to_owned()), false)
        };
        self.identities = identities.iter().map(|identity| take(*identity, "id")).collect();
        let Some(first) = identities.first() else { return Vec::new() };
        let (credentials, kind) = CREDENTIALS;
        vec![
            app_setting(CLIENT_ID, take(*first, "clientId")),
            app_setting(credentials, kind.into()),
        ]
    }

    /// How telemetry reaches the dashboard at this address.
    fn of_dashboard(&self, uri: Expr) -> [Expr; 6] {
        [
            app_setting("OTEL_SERVICE_NAME", service_name(self.program, self.site)),
            app_setting("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc".into()),
            app_setting("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:6001".into()),
            app_setting("WEBSITE_ENABLE_ASPIRE_OTEL_SIDECAR", "true".into()),
            app_setting("OTEL_COLLECTOR_URL", uri),
            app_setting("OTEL_CLIENT_ID", self.given.puller_client.clone()),
        ]
    }

    fn container(&self, command: Option<Expr>) -> Object {
        let properties = Object::new()
            .with("authType", "UserAssigned")
            .with("image", self.given.image.clone())
            .with("isMain", true)
            .with_some("startUpCommand", command)
            .with_some("targetPort", self.port.clone())
            .with("userManagedIdentityClientId", self.given.puller_client.clone());
        Object::new()
            .with("name", "main")
            .with("properties", properties)
            .with("parent", Expr::ident(self.site.symbol))
    }

    fn body(&self, app_settings: Vec<Expr>, module: &mut ModuleContext<'_>) -> Object {
        let Self { site, program, given, identities, .. } = self;
        let workers = match &program.compute.max_replicas {
            Some(count) => module.value(count),
            None => Expr::Int(WORKERS),
        };
        let config = Object::new()
            .with("numberOfWorkers", workers)
            .with("linuxFxVersion", "SITECONTAINERS")
            .with("acrUseManagedIdentityCreds", true)
            .with("acrUserManagedIdentityID", given.puller_client.clone())
            .with("appSettings", app_settings)
            .with_some("healthCheckPath", health_check(*program));
        let properties = Object::new()
            .with("serverFarmId", given.plan.clone())
            .with_some("keyVaultReferenceIdentity", identities.first().cloned())
            .with("siteConfig", config)
            .with_some("virtualNetworkSubnetId", given.subnet.clone());
        let mut attached = Object::new();
        for identity in std::iter::once(&given.puller).chain(identities) {
            if let Expr::Ident(parameter) = identity {
                attached.push_value_key(parameter.clone(), Object::new());
            }
        }
        let identity =
            Object::new().with("type", "UserAssigned").with("userAssignedIdentities", attached);
        Object::new()
            .with("name", site.name.clone())
            .with("location", module.location())
            .with("properties", properties)
            .with("identity", identity)
            .with_some("parent", site.slot.as_ref().map(|_| Expr::ident(PRODUCTION)))
    }
}

/// The port on which the program listens; `None` if it has no endpoint. A .NET project always has
/// one, which its image knows.
fn port(program: Program<'_>) -> Option<Value> {
    let first = program.endpoints().into_iter().next();
    match first {
        Some(endpoint) => Some(names::target_port(program, endpoint.id)),
        None if program.compute.source.is_dotnet() => Some(Value::Built(program.id, Built::Port)),
        None => None,
    }
}

/// The path that App Service calls to see whether the program works: the one of the liveness probe,
/// or else of the first probe that has one.
fn health_check(program: Program<'_>) -> Option<String> {
    let mut paths =
        program.node.children.iter().filter_map(|child| match &program.model[*child].content {
            Content::Part(Piece::Probe(probe)) => Some((probe.kind, probe.path.clone()?)),
            _ => None,
        });
    let first = paths.next()?;
    let liveness =
        std::iter::once(first.clone()).chain(paths).find(|(kind, _)| *kind == Some("Liveness"));
    Some(liveness.unwrap_or(first).1)
}

/// What a program is called in telemetry.
fn service_name(program: Program<'_>, site: &Site) -> Expr {
    let name = Part::Text(program.node.name.clone().into());
    match &site.slot {
        None => Expr::interpolated([name]),
        Some(slot) => Expr::interpolated([name, Part::Text("-".into()), Part::Expr(slot.clone())]),
    }
}

/// What App Service replaces by the secret at this address.
fn vault_reference(address: Expr) -> Expr {
    Expr::interpolated([
        Part::Text("@Microsoft.KeyVault(SecretUri=".into()),
        Part::Expr(address),
        Part::Text(")".into()),
    ])
}
