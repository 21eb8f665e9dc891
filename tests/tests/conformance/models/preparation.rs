//! `AzureResourcePreparerTests`, `RoleAssignmentTests` and `AzureProvisioningResourceExtensionsTests`.

use app_model::bicep::{Expr, Object, Part, Resource, Statement};
use app_model::keyword::blob_service;
use app_model::{Builder, EnvironmentValue, Expression, distributed_app};

use super::{Written, publish, run};

pub(super) fn all(written: &mut Written) {
    default_roles(written);
    addresses(written);
}

/// Default roles for whoever deploys, and on a developer's machine.
fn default_roles(written: &mut Written) {
    let class = "AzureResourcePreparerTests";
    let test = format!("{class}.AppliesDefaultRoleAssignmentsInRunModeIfReferenced");
    // Without an environment the program is not published.
    let app = Builder::new();
    let blobs = app.add_storage("storage").add::<blob_service, _>("blobs");
    app.add_project("api", "project.csproj").reference(blobs).exclude_from_publish();
    app.grant_default_roles_to_deployer();
    let name = format!("{test}_addContainerAppsInfra=False_operation=Publish");
    written.bicep(&publish(app), "storage-roles", &name);

    let app = run(distributed_app! {
        storage storage { blob_service blobs; }
        project api("project.csproj") { reference: storage.blobs; }
    });
    let name = format!("{test}_addContainerAppsInfra=False_operation=Run");
    written.bicep(&app, "storage-roles", &name);
    let app = run(distributed_app! {
        containerapps env;
        storage storage { blob_service blobs; }
        project api("project.csproj") { reference: storage.blobs; }
    });
    let name = format!("{test}_addContainerAppsInfra=True_operation=Run");
    written.bicep(&app, "storage-roles", &name);

    let app = run(distributed_app! {
        containerapps env;
        storage storage { blob_service blobs; }
        project api("project.csproj") {
            #[allow(implied_role, reason = "the reference grants both")]
            roles: storage => [StorageBlobDelegator, StorageBlobDataReader];
            reference: storage.blobs;
        }
        project api2("project.csproj") {
            roles: storage => StorageBlobDataContributor;
            reference: storage.blobs;
        }
    });
    let name = format!("{class}.AppliesRoleAssignmentsInRunMode_operation=Run");
    written.bicep(&app, "storage-roles", &name);

    let app = publish(distributed_app! {
        containerapps env;
        keyvault keyvault;
        project api("project.csproj") { reference: keyvault; }
    });
    written.both(&app, "api-roles-keyvault", "RoleAssignmentTests.KeyVaultSupport");
}

/// An address as a parameter of a module that is written on the syntax tree.
fn addresses(written: &mut Written) {
    let app = Builder::new();
    let https = app.add_project("api", "project.csproj").add_endpoint("https");
    let url = https.into_setting(&app);
    let address = Expression::new().text("prefix:").address(https.host_and_port());
    let address = address.into_setting(&app);
    app.add_infrastructure("resource1", move |module| {
        let url = module.named("endpointAddressParam", &url);
        let address = module.named("someExpressionParam", &address);
        let metadata = Object::new().with("address", url).with("someExpression", address);
        let custom = Object::new().with("type", "external").with("metadata", metadata);
        let rule = Object::new().with("name", "temp").with("custom", custom);
        let scale = Object::new().with("rules", vec![rule.into()]);
        let unique = Expr::call("uniqueString", [Expr::call("resourceGroup", []).member("id")]);
        let name = Expr::interpolated([Part::Text("app-".into()), Part::Expr(unique)]);
        let mut body = Object::new()
            .with("name", Expr::call("take", [name, Expr::Int(32)]))
            .with("location", Expr::ident("location"));
        body.at(&["properties", "template"]).push("scale", scale);
        module.tree().push(Statement::Resource(Resource {
            symbol: "app".into(),
            resource_type: "Microsoft.App/containerApps".into(),
            api_version: "2025-07-01".into(),
            existing: false,
            only_if_not_exists: false,
            body,
        }));
    });
    let name = "AzureProvisioningResourceExtensionsTests.AsProvisioningParameterTests";
    written.bicep(&run(app), "resource1", name);
}
