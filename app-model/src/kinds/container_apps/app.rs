//! The module of a program: a container app.

use crate::bicep::{Expr, Object};
use crate::compute::{Program, variables};
use crate::model::{Built, Source, Value};
use crate::module::{ModuleContext, Secrecy};

use super::ingress::Ingress;

const API_VERSION: &str = "2025-07-01";
/// The version that knows the settings of the .NET runtime.
const DOTNET_API_VERSION: &str = "2025-10-02-preview";

/// The values that the environment and the image give, as parameters of the module.
struct Given {
    environment: Expr,
    /// The registry, the identity that pulls from it, and the image; `None` for an image that
    /// exists already.
    built: Option<[Expr; 3]>,
    /// The identities that the program runs as.
    identities: Vec<Expr>,
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
struct Settings {
    env: Vec<Expr>,
    secrets: Vec<Expr>,
    names: std::collections::HashSet<String>,
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
                let secret = name.replace('_', "-").to_ascii_lowercase();
                settings.secret(secret.clone(), value, secrecy, given);
                entry.with("secretRef", secret)
            };
            settings.env.push(entry.into());
        }
        settings
    }

    fn secret(&mut self, name: String, value: Expr, secrecy: Secrecy, given: &Given) {
        if !self.names.insert(name.clone()) {
            return;
        }
        let secret = Object::new().with("name", name);
        let secret = if secrecy == Secrecy::Vault {
            let identity = given.identities.first().cloned();
            secret.with_some("identity", identity).with("keyVaultUrl", value)
        } else {
            secret.with("value", value)
        };
        self.secrets.push(secret.into());
    }

    /// Tells the SDKs which identity the program runs as, and that it is one.
    fn identity(&mut self, program: Program<'_>, module: &mut ModuleContext<'_>) {
        let Some(identity) = program.compute.identities.first() else { return };
        let client = module.parameter(&Value::Output(*identity, "clientId".to_owned()), false);
        for (name, value) in [
            ("AZURE_CLIENT_ID", client),
            ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential".into()),
        ] {
            self.env.push(Object::new().with("name", name).with("value", value).into());
        }
    }
}

fn some(list: Vec<Expr>) -> Option<Vec<Expr>> {
    (!list.is_empty()).then_some(list)
}

pub(super) fn write(program: Program<'_>, module: &mut ModuleContext<'_>) {
    let compute = program.compute;
    let dotnet = compute.source.is_dotnet();
    let given = Given::of(program, module);
    let ingress = Ingress::of(program).object(program, module);
    let mut scale = Object::new();
    let replicas = compute.min_replicas.as_ref().map_or(Expr::Int(1), |count| module.value(count));
    scale.push("minReplicas", replicas);
    if let Some(count) = &compute.max_replicas {
        scale.push("maxReplicas", module.value(count));
    }
    let command = compute.entrypoint.as_ref().map(|command| vec![module.setting(command).0]);
    let mut settings = Settings::of(program, &given, module);
    let arguments = compute.arguments.iter().map(|value| module.setting(value).0).collect();
    settings.identity(program, module);

    let runtime =
        Object::new().with("dotnet", Object::new().with("autoConfigureDataProtection", true));
    let configuration = Object::new()
        .with_some("secrets", some(settings.secrets))
        .with("activeRevisionsMode", "Single")
        .with_some("ingress", ingress)
        .with_some("registries", given.registries())
        .with_some("runtime", dotnet.then_some(runtime));
    let container = Object::new()
        .with("image", given.image(&compute.source))
        .with("name", program.azure_name())
        .with_some("command", command)
        .with_some("args", some(arguments))
        .with_some("env", some(settings.env));
    let template = Object::new().with("containers", vec![container.into()]).with("scale", scale);
    let properties = Object::new()
        .with("configuration", configuration)
        .with("environmentId", given.environment.clone())
        .with("template", template);
    let body = Object::new()
        .with("name", program.azure_name())
        .with("location", module.location())
        .with("properties", properties)
        .with_some("identity", given.identity());
    let symbol = module.symbol();
    let version = if dotnet { DOTNET_API_VERSION } else { API_VERSION };
    module.resource(symbol, "Microsoft.App/containerApps", version, body);
}
