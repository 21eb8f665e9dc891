//! The module of a program: a container app, or a job.

use crate::bicep::{Expr, Object};
use crate::compute::{Program, variables};
use crate::model::{Built, CLIENT_ID, CREDENTIALS, JobNode, Source, Value, Work};
use crate::module::{ModuleContext, Secrecy};

use super::ingress::Ingress;
use super::{parts, volumes};

const API_VERSION: &str = "2025-07-01";
/// The version that knows the settings of the .NET runtime.
const DOTNET_API_VERSION: &str = "2025-10-02-preview";

/// The values that the environment and the image give, as parameters of the module.
pub(super) struct Given {
    pub(super) environment: Expr,
    /// The registry, the identity that pulls from it, and the image; `None` for an image that
    /// exists already.
    built: Option<[Expr; 3]>,
    /// The identities that the program runs as.
    pub(super) identities: Vec<Expr>,
}

impl Given {
    fn of(program: Program<'_>, module: &mut ModuleContext<'_>) -> Self {
        let mut take = |value: Value| module.parameter(&value, false);
        let output = |name: &str| program.environment_output(name);
        // Nothing here uses it: deployment tools read the address of the dashboard from it.
        take(output("AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN"));
        let environment = take(output("AZURE_CONTAINER_APPS_ENVIRONMENT_ID"));
        let built = program.compute.source.is_built().then(|| {
            [
                take(output("AZURE_CONTAINER_REGISTRY_ENDPOINT")),
                take(output("AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID")),
                take(Value::Built(program.id, Built::Image)),
            ]
        });
        let identities = program.compute.identities.iter();
        let identities = identities
            .map(|identity| module.parameter(&Value::Output(*identity, "id".to_owned()), false))
            .collect();
        Self { environment, built, identities }
    }

    fn image(&self, source: &Source) -> Expr {
        match (&self.built, source) {
            (Some([_, _, image]), _) => image.clone(),
            (None, Source::Image(image)) => Expr::str(image.clone()),
            (None, _) => Expr::str(""),
        }
    }

    fn registries(&self) -> Option<Vec<Expr>> {
        let [server, puller, _] = self.built.clone()?;
        Some(vec![Object::new().with("server", server).with("identity", puller).into()])
    }

    /// The identities of the app: its own first, then the one that pulls its image.
    fn identity(&self) -> Option<Object> {
        let puller = self.built.as_ref().map(|[_, puller, _]| puller);
        let mut all = Object::new();
        for identity in self.identities.iter().chain(puller) {
            if let Expr::Ident(parameter) = identity {
                all.push_value_key(parameter.clone(), Object::new());
            }
        }
        (!all.is_empty())
            .then(|| Object::new().with("type", "UserAssigned").with("userAssignedIdentities", all))
    }
}

/// The variables of the container, and the secrets that some of them name.
#[derive(Default)]
pub(super) struct Settings {
    env: Vec<Expr>,
    secrets: Vec<Expr>,
    /// The secrets by name, to see when two are one.
    known: Vec<(String, Expr)>,
}

impl Settings {
    fn of(program: Program<'_>, given: &Given, module: &mut ModuleContext<'_>) -> Self {
        let mut settings = Self::default();
        for (name, value) in variables(program.model, program.id) {
            let (value, secrecy) = module.setting(&value);
            let entry = Object::new().with("name", name.clone());
            let entry = if secrecy == Secrecy::Open {
                entry.with("value", value)
            } else {
                entry.with("secretRef", settings.secret(&name, value, secrecy, given, module))
            };
            settings.env.push(entry.into());
        }
        settings
    }

    /// Adds a secret and gives its name: the one of what it is for, as Azure takes it.
    pub(super) fn secret(
        &mut self,
        name: &str,
        value: Expr,
        secrecy: Secrecy,
        given: &Given,
        module: &mut ModuleContext<'_>,
    ) -> String {
        let name = secret_name(name);
        if let Some((_, known)) = self.known.iter().find(|(known, _)| *known == name) {
            if *known != value {
                module.problems.push(format!(
                    "two variables with different secrets would be the secret `{name}` of its app"
                ));
            }
        } else {
            self.known.push((name.clone(), value.clone()));
            let secret = Object::new().with("name", name.clone());
            let secret = if secrecy == Secrecy::Vault {
                let identity = given.identities.first().cloned();
                secret.with_some("identity", identity).with("keyVaultUrl", value)
            } else {
                secret.with("value", value)
            };
            self.secrets.push(secret.into());
        }
        name
    }

    /// Tells the SDKs which identity the program runs as, and that it is one.
    fn identity(&mut self, program: Program<'_>, module: &mut ModuleContext<'_>) {
        let Some(identity) = program.compute.identities.first() else { return };
        let client = module.parameter(&Value::Output(*identity, "clientId".to_owned()), false);
        let (credentials, kind) = CREDENTIALS;
        for (name, value) in [(CLIENT_ID, client), (credentials, kind.into())] {
            self.env.push(Object::new().with("name", name).with("value", value).into());
        }
    }
}

/// A name that Azure takes for a secret: small letters, digits, `-` and `.`, and neither of these two at its ends.
fn secret_name(of: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let name = of.replace(|c| !fits(c), "-").to_ascii_lowercase();
    match name.trim_matches(['-', '.']) {
        "" => "secret".to_owned(),
        name => name.to_owned(),
    }
}

/// The list, unless there is nothing in it.
pub(super) fn some(list: Vec<Expr>) -> Option<Vec<Expr>> {
    (!list.is_empty()).then_some(list)
}

/// The container, the volumes of its template, and the secrets that it names.
struct Container {
    object: Object,
    volumes: Option<Vec<Expr>>,
    settings: Settings,
}

fn container(
    program: Program<'_>,
    given: &Given,
    ingress: Option<&Ingress<'_>>,
    module: &mut ModuleContext<'_>,
) -> Container {
    let compute = program.compute;
    let command = compute.entrypoint.as_ref().map(|command| vec![module.setting(command).0]);
    let mut settings = Settings::of(program, given, module);
    let arguments = compute.arguments.iter().map(|value| module.setting(value).0).collect();
    settings.identity(program, module);
    let (mut volumes, mut mounts) = (Vec::new(), Vec::new());
    for mount in volumes::mounts(program.model, program.id) {
        let storage = module.parameter(&program.environment_output(&mount.output()), false);
        let volume = Object::new()
            .with("name", mount.short())
            .with("storageType", "AzureFile")
            .with("storageName", storage);
        volumes.push(volume.into());
        let path = mount.node.path.clone().unwrap_or_default();
        mounts.push(Object::new().with("volumeName", mount.short()).with("mountPath", path).into());
    }
    let probes = ingress.map(|ingress| parts::probes(program, ingress, module));
    let object = Object::new()
        .with_some("probes", probes.and_then(some))
        .with("image", given.image(&compute.source))
        .with("name", program.azure_name())
        .with_some("command", command)
        .with_some("args", some(arguments))
        .with_some("env", some(settings.env))
        .with_some("resources", parts::resources(compute))
        .with_some("volumeMounts", some(mounts));
    settings.env = Vec::new();
    Container { object, volumes: some(volumes), settings }
}

pub(super) fn write(program: Program<'_>, module: &mut ModuleContext<'_>) {
    let compute = program.compute;
    let dotnet = compute.source.is_dotnet();
    let given = Given::of(program, module);
    let ingress = Ingress::of(program);
    let mut entry = ingress.object(program, module);
    let replicas = compute.min_replicas.as_ref().map_or(Expr::Int(1), |count| module.value(count));
    let mut scale = Object::new().with("minReplicas", replicas);
    if let Some(count) = &compute.max_replicas {
        scale.push("maxReplicas", module.value(count));
    }
    let mut container = container(program, &given, Some(&ingress), module);
    if let Some(entry) = &mut entry
        && let Some(domains) = some(parts::domains(program, &given, module))
    {
        entry.push("customDomains", domains);
    }
    let rules = parts::rules(program, &given, &mut container.settings, module);
    if let Some(rules) = some(rules) {
        scale.push("rules", rules);
    }

    let runtime =
        Object::new().with("dotnet", Object::new().with("autoConfigureDataProtection", true));
    let configuration = Object::new()
        .with_some("secrets", some(container.settings.secrets))
        .with("activeRevisionsMode", "Single")
        .with_some("ingress", entry)
        .with_some("registries", given.registries())
        .with_some("runtime", dotnet.then_some(runtime));
    let template = Object::new()
        .with("containers", vec![container.object.into()])
        .with("scale", scale)
        .with_some("volumes", container.volumes);
    let properties = Object::new()
        .with("configuration", configuration)
        .with("environmentId", given.environment.clone())
        .with("template", template);
    let version = if dotnet { DOTNET_API_VERSION } else { API_VERSION };
    resource(program, "Microsoft.App/containerApps", version, properties, &given, module);
}

pub(super) fn write_job(program: Program<'_>, job: &JobNode, module: &mut ModuleContext<'_>) {
    let given = Given::of(program, module);
    let mut container = container(program, &given, None, module);
    let rules = parts::rules(program, &given, &mut container.settings, module);
    let mut value = |value: &Option<Value>| value.as_ref().map(|value| module.value(value));
    let schedule = value(&job.schedule);
    let timeout = value(&job.timeout).unwrap_or(Expr::Int(1800));
    let retries = value(&job.retries);
    let counts = Object::new()
        .with_some("replicaCompletionCount", value(&job.completions))
        .with_some("parallelism", value(&job.parallelism));
    let (trigger, config) = match (schedule, some(rules)) {
        (Some(schedule), _) => {
            let mut config = Object::new().with("cronExpression", schedule);
            config.properties.extend(counts.properties);
            ("Schedule", Some(("scheduleTriggerConfig", config)))
        }
        (None, Some(rules)) => {
            let config = counts.with("scale", Object::new().with("rules", rules));
            ("Event", Some(("eventTriggerConfig", config)))
        }
        (None, None) => ("Manual", (!counts.is_empty()).then_some(("manualTriggerConfig", counts))),
    };
    let mut configuration = Object::new()
        .with_some("secrets", some(container.settings.secrets))
        .with("triggerType", trigger)
        .with("replicaTimeout", timeout)
        .with_some("replicaRetryLimit", retries);
    if let Some((name, config)) = config {
        configuration.push(name, config);
    }
    let configuration = configuration.with_some("registries", given.registries());
    let template = Object::new()
        .with("containers", vec![container.object.into()])
        .with_some("volumes", container.volumes);
    let properties = Object::new()
        .with("configuration", configuration)
        .with("environmentId", given.environment.clone())
        .with("template", template);
    resource(program, "Microsoft.App/jobs", API_VERSION, properties, &given, module);
}

fn resource(
    program: Program<'_>,
    ty: &'static str,
    version: &'static str,
    properties: Object,
    given: &Given,
    module: &mut ModuleContext<'_>,
) {
    let mut body = Object::new()
        .with("name", program.azure_name())
        .with("location", module.location())
        .with("properties", properties)
        .with_some("identity", given.identity());
    if let Work::Function = program.compute.work {
        body.push("kind", "functionapp");
    }
    if let Some(tags) = module.tags() {
        body.push("tags", tags);
    }
    module.resource(module.symbol(), ty, version, body);
    module.reasons(program.node);
}
