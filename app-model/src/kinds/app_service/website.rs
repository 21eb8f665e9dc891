//! The module of a program: a web site with its container and, if there is one, its slot.

use crate::bicep::{Expr, Object, Part, identifier};
use crate::compute::{CLIENT_ID, CREDENTIALS, Program, variables};
use crate::model::{Built, Content, EndpointProperty, Part as Piece, Value};
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

fn write_site(
    site: &Site,
    settings: &AppServiceSettings,
    program: Program<'_>,
    given: &Given,
    module: &mut ModuleContext<'_>,
) {
    let compute = program.compute;
    let port = port(program).map(|port| module.setting(&port).0);
    let mut app_settings = Vec::new();
    let mut set = |name: &str, value: Expr| app_settings.push(app_setting(name, value));
    if let Some(port) = &port {
        set("WEBSITES_PORT", port.clone());
    }
    let near = |endpoint, part| {
        let model = program.model;
        let other = Program::of(model, model[endpoint].parent?)?;
        if other.environment != program.environment {
            return None;
        }
        names::near_address(settings, other, site.slot.as_ref(), endpoint, part)
    };
    for (name, value) in variables(program.model, program.id) {
        let (value, secrecy) = module.setting_near(&value, &near);
        set(&name, if secrecy == Secrecy::Vault { vault_reference(value) } else { value });
    }
    let command: Vec<Expr> = compute
        .entrypoint
        .iter()
        .chain(&compute.arguments)
        .map(|value| module.setting_near(value, &near).0)
        .collect();
    // App Service takes one text.
    let command =
        (!command.is_empty()).then(|| Expr::call("join", [Expr::Array(command), Expr::str(" ")]));

    let mut identities = vec![given.puller.clone()];
    let own: Vec<Expr> = compute
        .identities
        .iter()
        .map(|identity| module.parameter(&Value::Output(*identity, "id".to_owned()), false))
        .collect();
    identities.extend(own.iter().cloned());
    if let Some(identity) = compute.identities.first() {
        let client = Value::Output(*identity, "clientId".to_owned());
        set(CLIENT_ID, module.parameter(&client, false));
        let (credentials, kind) = CREDENTIALS;
        set(credentials, kind.into());
    }
    set("ASPIRE_ENVIRONMENT_NAME", program.model[program.environment].name.clone().into());
    let mut dashboard = None;
    if !settings.without_dashboard {
        let mut take = |output: &str| module.parameter(&program.environment_output(output), false);
        let uri = take("AZURE_APP_SERVICE_DASHBOARD_URI");
        dashboard = Some([
            take("AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_ID"),
            take("AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_PRINCIPAL_ID"),
        ]);
        set("OTEL_SERVICE_NAME", service_name(program, site));
        set("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc".into());
        set("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:6001".into());
        set("WEBSITE_ENABLE_ASPIRE_OTEL_SIDECAR", "true".into());
        set("OTEL_COLLECTOR_URL", uri);
        set("OTEL_CLIENT_ID", given.puller_client.clone());
    }
    if settings.insights.is_some() {
        let mut take = |output: &str| module.parameter(&program.environment_output(output), false);
        let key = take("AZURE_APPLICATION_INSIGHTS_INSTRUMENTATIONKEY");
        let connection = take("AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING");
        set("APPINSIGHTS_INSTRUMENTATIONKEY", key);
        set("APPLICATIONINSIGHTS_CONNECTION_STRING", connection);
        set("ApplicationInsightsAgent_EXTENSION_VERSION", "~3".into());
    }

    let container = Object::new()
        .with("authType", "UserAssigned")
        .with("image", given.image.clone())
        .with("isMain", true)
        .with_some("startUpCommand", command)
        .with_some("targetPort", port)
        .with("userManagedIdentityClientId", given.puller_client.clone());
    let container = Object::new()
        .with("name", "main")
        .with("properties", container)
        .with("parent", Expr::ident(site.symbol));
    site.push(site.container, site.container_type, container, module);

    let workers = match &compute.max_replicas {
        Some(count) => module.value(count),
        None => Expr::Int(WORKERS),
    };
    let config = Object::new()
        .with("numberOfWorkers", workers)
        .with("linuxFxVersion", "SITECONTAINERS")
        .with("acrUseManagedIdentityCreds", true)
        .with("acrUserManagedIdentityID", given.puller_client.clone())
        .with("appSettings", app_settings)
        .with_some("healthCheckPath", health_check(program));
    let properties = Object::new()
        .with("serverFarmId", given.plan.clone())
        .with_some("keyVaultReferenceIdentity", own.into_iter().next())
        .with("siteConfig", config)
        .with_some("virtualNetworkSubnetId", given.subnet.clone());
    let mut attached = Object::new();
    for identity in identities {
        if let Expr::Ident(parameter) = identity {
            attached.push_value_key(parameter, Object::new());
        }
    }
    let identity =
        Object::new().with("type", "UserAssigned").with("userAssignedIdentities", attached);
    let body = Object::new()
        .with("name", site.name.clone())
        .with("location", module.location())
        .with("properties", properties)
        .with("identity", identity)
        .with_some("parent", site.slot.as_ref().map(|_| Expr::ident(PRODUCTION)));
    site.push(site.symbol, site.resource_type, body, module);
    for allowed in &program.node.allowed {
        module.module.comment(&allowed.to_string());
    }

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
