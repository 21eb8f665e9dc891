//! The dashboard of an environment: a site that Azure brings, and what it may do.

use crate::bicep::{Expr, Object};
use crate::kinds::identity;
use crate::module::{Assigned, ModuleContext};
use crate::roles::RoleDefinition;

use super::{API_VERSION, AppServiceSettings, names, website};

/// Sees everything and changes nothing.
static READER: RoleDefinition = RoleDefinition {
    name: "Reader",
    id: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    azure_name: "Reader",
    symbol: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
};

/// Writes the dashboard: `puller` is the client id of the identity that the sites send telemetry
/// with.
pub(super) fn write(
    settings: &AppServiceSettings,
    plan: &Expr,
    puller: &Expr,
    module: &mut ModuleContext<'_>,
) {
    let symbol = module.symbol();
    let environment = module.model[module.node()].name.clone();

    // It lists the sites and restarts them: it reads the resource group, and each site grants it
    // the right to change that site.
    let contributor = format!("{symbol}_contributor_mi");
    identity::write(&contributor, None, None, module);
    let contributor = Expr::ident(contributor);
    module.group_role_assignment(
        format!("{symbol}_ra"),
        Assigned {
            target: "",
            role: &READER,
            named_by: contributor.clone().member("id"),
            principal: contributor.clone().path("properties.principalId"),
            principal_type: "ServicePrincipal".into(),
        },
    );

    // App Service itself asks who calls.
    let app_settings = [
        ("DASHBOARD__FRONTEND__AUTHMODE", "Unsecured".into()),
        ("DASHBOARD__OTLP__AUTHMODE", "Unsecured".into()),
        ("DASHBOARD__OTLP__SUPPRESSUNSECUREDTELEMETRYMESSAGE", "true".into()),
        ("DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE", "Unsecured".into()),
        ("DASHBOARD__UI__DISABLEIMPORT", "true".into()),
        ("WEBSITES_PORT", "5000".into()),
        ("HTTP20_ONLY_PORT", "4317".into()),
        ("WEBSITE_START_SCM_WITH_PRELOAD", "true".into()),
        ("AZURE_CLIENT_ID", contributor.clone().path("properties.clientId")),
        ("ALLOWED_MANAGED_IDENTITIES", puller.clone()),
        ("ASPIRE_ENVIRONMENT_NAME", environment.clone().into()),
    ];
    let app_settings: Vec<Expr> =
        app_settings.into_iter().map(|(name, value)| website::app_setting(name, value)).collect();
    let site = Object::new()
        .with("numberOfWorkers", 1)
        .with("linuxFxVersion", "ASPIREDASHBOARD|1.0")
        .with("acrUseManagedIdentityCreds", true)
        .with("acrUserManagedIdentityID", puller.clone())
        .with("appSettings", app_settings)
        .with("alwaysOn", true)
        .with("http20Enabled", true)
        .with("http20ProxyFlag", 1);
    let subnet = settings.subnet.as_ref().map(|subnet| module.value(subnet));
    let properties = Object::new()
        .with("serverFarmId", plan.clone().member("id"))
        .with("siteConfig", site)
        .with_some("virtualNetworkSubnetId", subnet);
    let mut identities = Object::new();
    identities.push_value_key(format!("{symbol}_contributor_mi.id"), Object::new());
    let body = Object::new()
        .with("name", names::dashboard(&environment))
        .with("location", module.location())
        .with("properties", properties)
        .with(
            "identity",
            Object::new().with("type", "UserAssigned").with("userAssignedIdentities", identities),
        )
        .with("kind", "app,linux,aspiredashboard");
    module.resource("dashboard", "Microsoft.Web/sites", API_VERSION, body);

    for (output, path) in [
        ("AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_ID", "id"),
        ("AZURE_WEBSITE_CONTRIBUTOR_MANAGED_IDENTITY_PRINCIPAL_ID", "properties.principalId"),
    ] {
        module.output(output, contributor.clone().path(path));
    }
    module.output("AZURE_APP_SERVICE_DASHBOARD_URI", names::url(names::dashboard(&environment)));
}
