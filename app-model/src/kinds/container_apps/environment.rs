//! The module of an environment: identity, registry, logs, the environment itself, dashboard,
//! volumes.

use crate::bicep::{Expr, Object, ParamType, Part, identifier};
use crate::compute::ComputeEnvironment;
use crate::kinds::{identity, log_workspace, registry};
use crate::model::Value;
use crate::module::{Assigned, ModuleContext, TOKEN, unique_name, unique_token};

use super::volumes::{self, Storage};
use super::{ContainerAppsSettings, INFO};

const DASHBOARD_VERSION: &str = "2025-10-02-preview";

/// `'{prefix}${resourceToken}'`
pub(super) fn token_name(prefix: &'static str) -> Expr {
    Expr::interpolated([Part::Text(prefix.into()), Part::Expr(Expr::ident(TOKEN))])
}

pub(super) fn write(settings: &ContainerAppsSettings, module: &mut ModuleContext<'_>) {
    // Tools that see this parameter leave the environment alone.
    module.parameter_with_default("userPrincipalId", ParamType::String, Expr::str(""));
    let tags = module.tags().unwrap_or_default();
    let tags = module.parameter_with_default("tags", ParamType::Object, tags.into());
    if module.is_existing() {
        let environment = Expr::ident(module.existing_self().unwrap_or_default());
        let (registry, puller) = registry_and_puller(settings, &tags, module);
        outputs(registry, puller, environment, module);
        return;
    }
    if settings.azd_naming || settings.compact_naming {
        module.variable(TOKEN, unique_token());
    }
    let (registry, puller) = registry_and_puller(settings, &tags, module);
    let workspace = workspace(settings, &tags, module);
    let environment = managed_environment(settings, &workspace, &tags, module);
    if !settings.without_dashboard {
        dashboard(environment.clone(), module);
    }
    let storage = Storage { settings, environment: environment.clone(), tags };
    volumes::write(&storage, module);
    module.output("AZURE_LOG_ANALYTICS_WORKSPACE_NAME", workspace.clone().member("name"));
    module.output("AZURE_LOG_ANALYTICS_WORKSPACE_ID", workspace.member("id"));
    outputs(registry, puller, environment, module);
}

/// The registry, and the resource id of the identity that pulls from it.
fn registry_and_puller(
    settings: &ContainerAppsSettings,
    tags: &Expr,
    module: &mut ModuleContext<'_>,
) -> (Expr, Expr) {
    let given = settings.pull_identity();
    let puller = match given {
        Some(identity) => module.parameter(&Value::Output(identity, "id".to_owned()), false),
        None => {
            let symbol = identifier(&format!("{}_mi", module.symbol()));
            let name = settings.azd_naming.then(|| token_name("mi-"));
            identity::write(&symbol, name, tags.clone(), module);
            Expr::ident(symbol)
        }
    };
    let registry = settings.registry().and_then(|registry| module.existing(registry));
    let registry = registry.unwrap_or_default();
    if settings.azd_naming
        && settings.registry.is_none()
        && let Some(existing) = module.module.resource_mut(&registry)
    {
        existing.body.set("name", registry::azd_name());
    }
    if given.is_some() {
        return (Expr::ident(registry), puller);
    }
    let symbol = module.symbol();
    module.role_assignment(
        format!("{registry}_{symbol}_mi_AcrPull"),
        Assigned {
            target: &registry,
            role: registry::PULL,
            named_by: puller.clone().member("id"),
            principal: puller.clone().path("properties.principalId"),
            principal_type: "ServicePrincipal".into(),
        },
    );
    (Expr::ident(registry), puller.member("id"))
}

/// The workspace that the logs go to.
fn workspace(
    settings: &ContainerAppsSettings,
    tags: &Expr,
    module: &mut ModuleContext<'_>,
) -> Expr {
    let given = settings.log_workspace.and_then(|workspace| module.existing(workspace));
    Expr::ident(given.unwrap_or_else(|| {
        let symbol = identifier(&format!("{}_law", module.symbol()));
        let name = settings.azd_naming.then(|| token_name("law-"));
        log_workspace::write(&symbol, name, tags.clone(), module);
        symbol
    }))
}

fn managed_environment(
    settings: &ContainerAppsSettings,
    workspace: &Expr,
    tags: &Expr,
    module: &mut ModuleContext<'_>,
) -> Expr {
    let logs = Object::new()
        .with("customerId", workspace.clone().path("properties.customerId"))
        .with("sharedKey", workspace.clone().method("listKeys").member("primarySharedKey"));
    let logs =
        Object::new().with("destination", "log-analytics").with("logAnalyticsConfiguration", logs);
    let network = settings
        .subnet
        .as_ref()
        .map(|subnet| Object::new().with("infrastructureSubnetId", module.value(subnet)));
    let profile =
        Object::new().with("name", "consumption").with("workloadProfileType", "Consumption");
    let properties = Object::new()
        .with("appLogsConfiguration", logs)
        .with_some("vnetConfiguration", network)
        .with("workloadProfiles", vec![profile.into()]);
    let symbol = module.symbol();
    let name = match module.pinned_name() {
        Some(name) => name,
        None if settings.azd_naming => token_name("cae-"),
        None => unique_name(&symbol, settings.name_rule()),
    };
    let body = Object::new()
        .with("name", name)
        .with("location", module.location())
        .with("properties", properties)
        .with("tags", tags.clone());
    module.resource(symbol.clone(), INFO.resource_type, INFO.api_version, body);
    Expr::ident(symbol)
}

fn dashboard(environment: Expr, module: &mut ModuleContext<'_>) {
    let body = Object::new()
        .with("name", "aspire-dashboard")
        .with("properties", Object::new().with("componentType", "AspireDashboard"))
        .with("parent", environment);
    let ty = "Microsoft.App/managedEnvironments/dotNetComponents";
    module.resource("aspireDashboard", ty, DASHBOARD_VERSION, body);
}

fn outputs(registry: Expr, puller: Expr, environment: Expr, module: &mut ModuleContext<'_>) {
    for (output, value) in [
        ("AZURE_CONTAINER_REGISTRY_NAME", registry.clone().member("name")),
        ("AZURE_CONTAINER_REGISTRY_ENDPOINT", registry.path("properties.loginServer")),
        ("AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID", puller),
        ("AZURE_CONTAINER_APPS_ENVIRONMENT_NAME", environment.clone().member("name")),
        ("AZURE_CONTAINER_APPS_ENVIRONMENT_ID", environment.clone().member("id")),
        (
            "AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN",
            environment.path("properties.defaultDomain"),
        ),
    ] {
        module.output(output, value);
    }
}
