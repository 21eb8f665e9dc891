//! The module of an environment: identity, registry, plan, dashboard, telemetry.

use crate::bicep::{Expr, Object, ParamType, identifier};
use crate::compute::ComputeEnvironment;
use crate::kinds::{application_insights, identity, log_workspace, registry};
use crate::model::Value;
use crate::module::{Assigned, ModuleContext, unique_name, unique_token};

use super::{AppServiceSettings, INFO, Telemetry, dashboard};

pub(super) fn write(settings: &AppServiceSettings, module: &mut ModuleContext<'_>) {
    let symbol = module.symbol();
    // Tools that see this parameter leave the environment alone.
    module.parameter_with_default("userPrincipalId", ParamType::String, Expr::str(""));
    let tags = module.parameter_with_default("tags", ParamType::Object, Object::new().into());

    let puller = identifier(&format!("{symbol}_mi"));
    let given = settings.pull_identity.map(|identity| {
        let mut output =
            |name: &str| module.parameter(&Value::Output(identity, name.to_owned()), false);
        (output("id"), output("clientId"))
    });
    let is_given = given.is_some();
    let (puller_id, puller_client) = given.unwrap_or_else(|| {
        identity::write(&puller, None, tags, module);
        let puller = Expr::ident(puller.clone());
        (puller.clone().member("id"), puller.path("properties.clientId"))
    });
    let registry = settings.registry().and_then(|registry| module.existing(registry));
    let registry = registry.unwrap_or_default();
    if !is_given {
        module.role_assignment(
            format!("{registry}_{symbol}_mi_AcrPull"),
            Assigned {
                target: &registry,
                role: registry::PULL,
                named_by: puller_id.clone(),
                principal: Expr::ident(puller).path("properties.principalId"),
                principal_type: "ServicePrincipal".into(),
            },
        );
    }
    let plan = plan(settings, &symbol, module);
    let registry = Expr::ident(registry);
    for (output, value) in [
        ("name", plan.clone().member("name")),
        ("planId", plan.clone().member("id")),
        ("webSiteSuffix", unique_token()),
        ("AZURE_CONTAINER_REGISTRY_NAME", registry.clone().member("name")),
        ("AZURE_CONTAINER_REGISTRY_ENDPOINT", registry.path("properties.loginServer")),
        ("AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_ID", puller_id),
        ("AZURE_CONTAINER_REGISTRY_MANAGED_IDENTITY_CLIENT_ID", puller_client.clone()),
    ] {
        module.output(output, value);
    }
    if !settings.without_dashboard {
        dashboard::write(settings, &plan, &puller_client, module);
    }
    if settings.has_telemetry() {
        let component = component(settings, &symbol, module);
        for (output, path) in [
            ("AZURE_APPLICATION_INSIGHTS_INSTRUMENTATIONKEY", "properties.InstrumentationKey"),
            ("AZURE_APPLICATION_INSIGHTS_CONNECTION_STRING", "properties.ConnectionString"),
        ] {
            module.output(output, component.clone().path(path));
        }
    }
}

/// The plan: a new one, or one that exists already.
fn plan(settings: &AppServiceSettings, symbol: &str, module: &mut ModuleContext<'_>) -> Expr {
    if module.is_existing() {
        return Expr::ident(module.existing_self().unwrap_or_default());
    }
    let symbol = format!("{symbol}_asplan");
    let name = module.pinned_name().unwrap_or_else(|| unique_name(&symbol, &INFO.name_rule));
    let sku = match &settings.sku {
        // Azure knows the tier by the name.
        Some(sku) => Object::new().with("name", module.value(sku)),
        None => Object::new().with("name", "P0V3").with("tier", "Premium"),
    };
    let instances = settings.instances.as_ref().map(|count| module.value(count));
    let tags = module.tags();
    // Each site scales on its own, below the number of machines of the plan.
    let properties = Object::new().with("perSiteScaling", true).with("reserved", true);
    let body = Object::new()
        .with("name", name)
        .with("location", module.location())
        .with("properties", properties)
        .with("kind", "Linux")
        .with("sku", sku.with_some("capacity", instances))
        .with_some("tags", tags);
    module.resource(symbol.clone(), INFO.resource_type, INFO.api_version, body);
    Expr::ident(symbol)
}

/// The Application Insights component that the programs send telemetry to.
fn component(settings: &AppServiceSettings, symbol: &str, module: &mut ModuleContext<'_>) -> Expr {
    if let Telemetry::Component(component) = settings.telemetry() {
        return Expr::ident(module.existing(component).unwrap_or_default());
    }
    let workspace = format!("{symbol}_law");
    log_workspace::write(&workspace, None, None, module);
    let location = match &settings.insights_location {
        Some(region) => module.value(region),
        None => module.location(),
    };
    let component = format!("{symbol}_ai");
    let workspace = Expr::ident(workspace).member("id");
    application_insights::write(&component, location, workspace, module);
    Expr::ident(component)
}
