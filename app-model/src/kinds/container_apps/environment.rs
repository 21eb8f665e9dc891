//! The module of an environment: identity, registry, logs, the environment itself, dashboard.

use crate::bicep::{Expr, Object, ParamType, identifier};
use crate::compute::ComputeEnvironment;
use crate::kinds::identity;
use crate::model::NameRule;
use crate::module::{Assigned, ModuleContext, unique_name};
use crate::roles::ContainerRegistryRoles;

use super::{ContainerAppsSettings, INFO};

const DASHBOARD_VERSION: &str = "2025-10-02-preview";

pub(super) fn write(settings: &ContainerAppsSettings, module: &mut ModuleContext<'_>) {
    let symbol = module.symbol();
    // Tools that see this parameter leave the environment alone.
    module.parameter_with_default("userPrincipalId", ParamType::String, Expr::str(""));
    let tags = module.parameter_with_default("tags", ParamType::Object, Object::new().into());

    let puller = identifier(&format!("{symbol}_mi"));
    identity::write(&puller, tags.clone(), module);
    let puller = Expr::ident(puller);
    let registry = settings.registry().and_then(|registry| module.existing(registry));
    let registry = registry.unwrap_or_default();
    module.role_assignment(
        format!("{registry}_{symbol}_mi_AcrPull"),
        Assigned {
            target: &registry,
            role: ContainerRegistryRoles::AcrPull,
            named_by: puller.clone().member("id"),
            principal: puller.clone().path("properties.principalId"),
            principal_type: "ServicePrincipal".into(),
        },
    );

    let workspace = format!("{symbol}_law");
    let body = Object::new()
        .with("name", unique_name(&workspace, &NameRule::new(4, 63, "-")))
        .with("location", module.location())
        .with("properties", Object::new().with("sku", Object::new().with("name", "PerGB2018")))
        .with("tags", tags.clone());
    module.resource(
        workspace.clone(),
        "Microsoft.OperationalInsights/workspaces",
        "2025-02-01",
        body,
    );
    let workspace = Expr::ident(workspace);

    let logs = Object::new()
        .with("customerId", workspace.clone().path("properties.customerId"))
        .with("sharedKey", workspace.clone().method("listKeys").member("primarySharedKey"));
    let logs =
        Object::new().with("destination", "log-analytics").with("logAnalyticsConfiguration", logs);
    let profile =
        Object::new().with("name", "consumption").with("workloadProfileType", "Consumption");
    let properties = Object::new()
        .with("appLogsConfiguration", logs)
        .with("workloadProfiles", vec![profile.into()]);
    let body = Object::new()
        .with("name", unique_name(&symbol, &INFO.name_rule))
        .with("location", module.location())
        .with("properties", properties)
        .with("tags", tags);
    module.resource(symbol.clone(), INFO.resource_type, INFO.api_version, body);
    let environment = Expr::ident(symbol);

    if !settings.without_dashboard {
        let body = Object::new()
            .with("name", "aspire-dashboard")
            .with("properties", Object::new().with("componentType", "AspireDashboard"))
            .with("parent", environment.clone());
        module.resource(
            "aspireDashboard",
            "Microsoft.App/managedEnvironments/dotNetComponents",
            DASHBOARD_VERSION,
            body,
        );
    }

    module.output("AZURE_LOG_ANALYTICS_WORKSPACE_NAME", workspace.clone().member("name"));
    module.output("AZURE_LOG_ANALYTICS_WORKSPACE_ID", workspace.member("id"));
    let registry = Expr::ident(registry);
    for (output, value) in [
        ("AZURE_CONTAINER_REGISTRY_NAME", registry.clone().member("name")),
        ("AZURE_CONTAINER_REGISTRY_ENDPOINT", registry.path("properties.loginServer")),
        ("AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID", puller.member("id")),
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
