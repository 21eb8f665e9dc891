//! The models of the reference's tests, in the block where it can say them.
//!
//! Each model yields pairs of a snapshot's name and the text that we write for it. A model that
//! leaves out compute resources, which do not exist here yet, says so by `without`.

mod app_service;
mod container_apps;
mod container_apps_environments;
mod functions;
mod telemetry;

use app_model::bicep::{Expr, Object, ParamType, Part, Resource, Statement};
use app_model::{Application, Builder, EnvironmentValue, Expression, Mode, distributed_app};

/// What the models wrote: the snapshot's name, what the model leaves out, and the text.
#[derive(Default)]
pub(crate) struct Written(pub(crate) Vec<(String, &'static str, String)>);

/// Left out of a model: the compute resources of the reference's test.
const COMPUTE: &str = "without its compute resources";
/// Left out of a model: the private endpoint, whose effect on the resource is written as settings.
const ENDPOINT: &str = "without its private endpoint";

impl Written {
    fn add(&mut self, name: &str, without: &'static str, text: impl Into<String>) {
        self.0.push((name.to_owned(), without, text.into()));
    }

    fn bicep(&mut self, application: &Application, module: &str, snapshot: &str) {
        self.partial(application, module, snapshot, "");
    }

    fn partial(
        &mut self,
        application: &Application,
        module: &str,
        snapshot: &str,
        without: &'static str,
    ) {
        let text = application.module(module).unwrap_or_else(|| panic!("no module {module}"));
        self.add(&format!("{snapshot}.verified.bicep"), without, text);
    }

    fn json(&mut self, application: &Application, module: &str, snapshot: &str) {
        let text = application.manifest_entry(module).expect("a module");
        self.add(&format!("{snapshot}.verified.json"), "", text);
    }

    fn both(&mut self, application: &Application, module: &str, snapshot: &str) {
        self.bicep(application, module, snapshot);
        self.json(application, module, snapshot);
    }
}

fn publish(app: Builder) -> Application {
    app.build().unwrap_or_else(|errors| panic!("{errors}"))
}

fn run(app: Builder) -> Application {
    app.build_for(Mode::Run).unwrap_or_else(|errors| panic!("{errors}"))
}

pub(crate) fn all() -> Written {
    let mut written = Written::default();
    identities(&mut written);
    vaults(&mut written);
    vault_secrets_elsewhere(&mut written);
    storage(&mut written);
    registries(&mut written);
    existing(&mut written);
    referred_as_existing(&mut written);
    environment(&mut written);
    default_roles(&mut written);
    addresses(&mut written);
    parts_of_compute_models(&mut written);
    private_endpoints(&mut written);
    app_service::all(&mut written);
    container_apps::all(&mut written);
    container_apps_environments::all(&mut written);
    functions::all(&mut written);
    telemetry::all(&mut written);
    written
}

fn identities(written: &mut Written) {
    let class = "AzureUserAssignedIdentityTests";
    let app = publish(distributed_app! { identity myidentity; });
    written.bicep(
        &app,
        "myidentity",
        &format!("{class}.AddAzureUserAssignedIdentity_GeneratesExpectedResourcesAndBicep"),
    );

    let app = publish(distributed_app! {
        identity myidentity;
        existing myidentity("existingidentity", "my-rg");
    });
    let name = format!("{class}.AddAzureUserAssignedIdentity_PublishAsExisting_Works");
    written.bicep(&app, "myidentity", &name);

    let app = publish(distributed_app! {
        identity myidentity { roles: myregistry => AcrPush; }
        registry myregistry;
    });
    let name = format!("{class}.AddAzureUserAssignedIdentity_WithRoleAssignments_Works");
    written.bicep(&app, "myidentity", &format!("{name}#00"));
    written.bicep(&app, "myregistry", &format!("{name}#01"));
    written.bicep(&app, "myidentity-roles-myregistry", &format!("{name}#02"));

    let app = publish(distributed_app! {
        containerapps cae;
        identity myidentity;
        project myapp("some-path.csproj") { identity: myidentity; }
    });
    written.bicep(&app, "myapp", &format!("{class}.WithAzureUserAssignedIdentity_Works"));

    let name = format!("{class}.WithAzureUserAssignedIdentity_WithRoleAssignments");
    let one = publish(distributed_app! {
        containerapps cae;
        storage mystorage;
        identity myidentity;
        project myapp("some-path.csproj") {
            identity: myidentity;
            roles: mystorage => StorageAccountContributor;
        }
    });
    for (index, module) in ["myapp", "myidentity", "myapp-roles-mystorage"].iter().enumerate() {
        written.bicep(&one, module, &format!("{name}_Works#0{index}"));
    }
    let two = publish(distributed_app! {
        containerapps cae;
        storage mystorage;
        identity myidentity;
        project myapp("some-path.csproj") {
            identity: myidentity;
            roles: mystorage => StorageAccountContributor;
        }
        project myapp2("some-path.csproj") {
            identity: myidentity;
            roles: mystorage => StorageBlobDataOwner;
        }
    });
    let modules =
        ["myapp", "myapp2", "myidentity", "myapp-roles-mystorage", "myapp2-roles-mystorage"];
    for (index, module) in modules.iter().enumerate() {
        written.bicep(&two, module, &format!("{name}_MultipleProjects_Works#0{index}"));
    }
}

fn vaults(written: &mut Written) {
    let class = "AzureKeyVaultTests";
    let app = distributed_app! { keyvault mykv; };
    app.grant_default_roles_to_deployer();
    let app = publish(app);
    written.both(&app, "mykv", &format!("{class}.AddKeyVaultViaPublishMode#00"));
    written.both(&app, "mykv-roles", &format!("{class}.AddKeyVaultViaPublishMode#01"));

    let app = run(distributed_app! { keyvault mykv; });
    written.both(&app, "mykv", &format!("{class}.AddKeyVaultViaRunMode"));

    let app = publish(distributed_app! {
        secret my_secret_param;
        keyvault mykv { secret my_secret = my_secret_param; }
    });
    let name = format!("{class}.AddSecret_WithParameterResource_GeneratesCorrectBicep");
    written.both(&app, "mykv", &name);

    let app = Builder::new();
    let password = app.add_secret_parameter("password");
    let connection = Expression::new().text("Server=localhost;Database=mydb;pwd=").secret(password);
    distributed_app! {
        in app;
        keyvault mykv { secret connection_string = (connection); }
    };
    let name = format!("{class}.AddSecret_WithReferenceExpression_GeneratesCorrectBicep");
    written.both(&publish(app), "mykv", &name);

    let app = publish(distributed_app! {
        secret secret_param;
        secret api_key;
        keyvault mykv {
            secret my_secret = secret_param;
            secret app_api_key = api_key;
            secret connection_string =
                (Expression::new().text("Server=localhost;Database=mydb;User=user"));
        }
    });
    let name = format!("{class}.AddSecret_WithMultipleSecrets_GeneratesCorrectBicep");
    written.both(&app, "mykv", &name);
}

/// Two secrets of a vault, read by modules that are written on the syntax tree.
fn vault_secrets_elsewhere(written: &mut Written) {
    fn links(app: &Builder, name: &str, vault: app_model::NodeId) {
        let _ = app.add_infrastructure(name, move |module| {
            for (output, secret) in [("secretUri1", "mySecret"), ("secretUri2", "mySecret2")] {
                let uri = module.secret_uri(vault, secret).expect("a vault");
                module.output(output, uri);
            }
        });
    }
    let class = "AzureKeyVaultTests";

    let app = Builder::new();
    links(&app, "mymodule", app.add_key_vault("myKeyVault").node().id());
    let name = format!("{class}.ConsumingAKeyVaultSecretInAnotherBicepModule");
    written.both(&publish(app), "mymodule", &name);

    let app = Builder::new();
    let vault = app.add_key_vault("kv");
    let _ = vault.publish_as_existing("literalKvName").resource_group("literalRgName");
    links(&app, "mymodule", vault.node().id());
    let name = "ConsumingSecretsFromExistingKeyVaultInAnotherBicepModule_WithLiterals";
    written.both(&publish(app), "mymodule", &format!("{class}.{name}"));

    let app = Builder::new();
    let vault_name = app.add_parameter("existingKvName");
    let group = app.add_parameter("existingRgName");
    let vault = app.add_key_vault("kv");
    let _ = vault.publish_as_existing(vault_name).resource_group(group);
    links(&app, "mymodule", vault.node().id());
    let id = vault.node().id();
    let second = app.add_infrastructure("mymodule2", move |module| {
        for (output, secret) in [("secretUri1", "mySecret"), ("secretUri2", "mySecret2")] {
            let uri = module.secret_uri(id, secret).expect("a vault");
            module.output(output, uri);
        }
    });
    second.resource_group(group);
    let app = publish(app);
    let name = "ConsumingSecretsFromExistingKeyVaultInAnotherBicepModule_WithParameters";
    written.both(&app, "mymodule", &format!("{class}.{name}#00"));
    written.bicep(&app, "mymodule2", &format!("{class}.{name}#01"));
    // The reference's test records the first module's manifest twice.
    written.json(&app, "mymodule", &format!("{class}.{name}#01"));
}

fn storage(written: &mut Written) {
    let class = "AzureStorageExtensionsTests";
    for (mode, suffix) in [(Mode::Publish, "PublishMode"), (Mode::Run, "RunMode")] {
        let app = distributed_app! {
            parameter storagesku;
            storage storage { sku: storagesku; }
        };
        let app = app.build_for(mode).expect("the model is right");
        written.bicep(&app, "storage", &format!("{class}.AddAzureStorageVia{suffix}"));

        let app = distributed_app! {
            parameter storagesku;
            storage storage { sku: storagesku; allow_shared_key_access; }
        };
        let app = app.build_for(mode).expect("the model is right");
        let what = match mode {
            Mode::Publish => "EnableAllowSharedKeyAccessOverridesDefaultFalse",
            Mode::Run => "AllowSharedKeyAccessOverridesDefaultFalse",
        };
        written.bicep(&app, "storage", &format!("{class}.AddAzureStorageVia{suffix}{what}"));
    }

    let app = run(distributed_app! {
        storage storage {
            blob_container myContainer { name: "my-blob-container"; }
            queue myqueue { name: "my-queue"; }
        }
    });
    written.bicep(&app, "storage", &format!("{class}.ResourceNamesBicepValid"));
}

fn registries(written: &mut Written) {
    let class = "AzureContainerRegistryTests";
    let app = publish(distributed_app! { registry acr; });
    let name = format!("{class}.AddAzureContainerRegistry_GeneratesCorrectManifestAndBicep");
    written.both(&app, "acr", &name);

    let app = run(distributed_app! {
        registry acr {
            purge_task first {
                name: "purgeOldImages";
                schedule: "0 1 * * *";
                ago: "7d";
                keep: 5;
            }
        }
    });
    written.bicep(&app, "acr", &format!("{class}.WithPurgeTask_GeneratesCorrectBicep"));

    let app = run(distributed_app! {
        registry acr {
            purge_task first {
                name: "purgeOldImages";
                schedule: "0 1 * * *";
                filter: "app1:.*";
                keep: 3;
            }
            purge_task second {
                name: "purgeOldImages_1";
                schedule: "0 2 * * 0";
                filter: "app2:.*";
                ago: "30d";
                keep: 10;
            }
        }
    });
    written.bicep(
        &app,
        "acr",
        &format!("{class}.WithPurgeTask_MultipleTasks_GeneratesUniqueNames"),
    );

    let app = run(distributed_app! {
        registry acr { purge_task myCustomPurge { schedule: "0 3 * * *"; } }
    });
    written.bicep(&app, "acr", &format!("{class}.WithPurgeTask_CustomTaskName_UsedInBicep"));

    let app = run(distributed_app! {
        registry acr {
            purge_task first {
                name: "purgeOldImages";
                schedule: "0 0 * * *";
                ago: "2d3h6m";
            }
        }
    });
    let name = format!("{class}.WithPurgeTask_WithHoursAndMinutesAgo_FormatsCorrectly");
    written.bicep(&app, "acr", &name);

    let app = publish(distributed_app! {
        containerapps env;
        registry acr;
        project api("project.csproj") { roles: acr => [AcrPull, AcrPush]; }
    });
    let name = format!("{class}.WithRoleAssignments_GeneratesCorrectRoleAssignmentBicep");
    written.both(&app, "api-roles-acr", &name);
}

fn existing(written: &mut Written) {
    let class = "ExistingAzureResourceTests";
    let app = publish(distributed_app! {
        storage storage;
        existing storage(existingResourceName, existingResourceGroupName);
    });
    let name = format!("{class}.SupportsExistingStorageAccountWithResourceGroup");
    written.both(&app, "storage", &name);

    let app = publish(distributed_app! {
        storage storage;
        existing storage("existingResourcename", "existingResourceGroupName");
    });
    let name = format!("{class}.SupportsExistingStorageAccountWithResourceGroupAndStaticArguments");
    written.both(&app, "storage", &name);

    let app = publish(distributed_app! {
        keyvault keyVault;
        existing keyVault(existingResourceName, existingResourceGroupName);
    });
    written.both(&app, "keyVault", &format!("{class}.SupportsExistingKeyVaultWithResourceGroup"));

    let app = run(distributed_app! {
        registry acr;
        run_as_existing acr(existingResourceName);
    });
    let name = format!("{class}.SupportsExistingAzureContainerRegistryInRunMode");
    written.both(&app, "acr", &name);

    let app = publish(distributed_app! {
        registry acr;
        existing acr(existingResourceName, existingResourceGroupName);
    });
    let name = format!("{class}.SupportsExistingAzureContainerRegistryInPublishMode");
    written.both(&app, "acr", &name);

    let app = publish(distributed_app! {
        parameter existingSubscriptionId;
        bicep subscriptionScoped {
            template: "targetScope = 'subscription'\n\nparam value string\n\noutput id string = 'subscription'";
            params { value: "unused"; }
            subscription: existingSubscriptionId;
        }
    });
    let name = format!("{class}.SupportsBicepTemplateWithSubscriptionScopeInPublishMode");
    written.both(&app, "subscriptionScoped", &name);

    let app = publish(distributed_app! {
        bicep tenantScoped {
            template: "targetScope = 'tenant'\n\noutput id string = 'tenant'";
            tenant;
        }
    });
    let name = format!("{class}.SupportsBicepTemplateWithTenantScopeInPublishMode");
    written.both(&app, "tenantScoped", &name);
}

/// A module that refers to an existing resource of each kind.
fn referred_as_existing(written: &mut Written) {
    let test = "AddAsExistingResource_RespectsExistingAzureResourceAnnotation_ForAzure";
    macro_rules! model {
        ($class:literal, $kind:literal, $name:literal, $group:literal, $add:ident, $resource:literal) => {{
            let app = Builder::new();
            let name = app.add_parameter($name);
            let group = app.add_parameter($group);
            let resource = app.$add($resource);
            let _ = resource.as_existing(name).resource_group(group);
            let id = resource.node().id();
            let _ = app.add_infrastructure("mymodule", move |module| {
                module.existing(id).expect("a resource");
            });
            written.both(&publish(app), "mymodule", &format!("{}.{test}{}Resource", $class, $kind));
        }};
    }
    model!(
        "AzureUserAssignedIdentityTests",
        "UserAssignedIdentity",
        "existing-identity-name",
        "existing-identity-rg",
        add_user_assigned_identity,
        "test-identity"
    );
    model!(
        "AzureKeyVaultTests",
        "KeyVault",
        "existing-kv-name",
        "existing-kv-rg",
        add_key_vault,
        "test-keyvault"
    );
    model!(
        "AzureStorageExtensionsTests",
        "Storage",
        "existing-storage-name",
        "existing-storage-rg",
        add_storage,
        "test-storage"
    );
    model!(
        "AzureContainerRegistryTests",
        "ContainerRegistry",
        "existing-acr-name",
        "existing-acr-rg",
        add_container_registry,
        "test-acr"
    );
    model!(
        "AzureLogAnalyticsWorkspaceExtensionsTests",
        "LogAnalyticsWorkspace",
        "existing-logworkspace-name",
        "existing-logworkspace-rg",
        add_log_analytics_workspace,
        "test-log-workspace"
    );
    model!(
        "AzureContainerAppEnvironmentExtensionsTests",
        "ContainerAppEnvironment",
        "existing-env-name",
        "existing-env-rg",
        add_container_app_environment,
        "test-container-app-env"
    );
}

fn environment(written: &mut Written) {
    let class = "AzureEnvironmentResourceTests";
    let app = Builder::new();
    app.add_storage("included-storage");
    app.add_storage("excluded-storage").exclude_from_publish();
    app.grant_default_roles_to_deployer();
    let publication = publish(app).publication();
    let name = "AzurePublishingContext_IgnoresAzureBicepResourcesWithIgnoreAnnotation";
    let main = publication.file("main.bicep").expect("main.bicep");
    written.add(&format!("{class}.{name}.verified.bicep"), "", main);

    let app = Builder::new();
    let sku = app.add_parameter("storage-Sku").value("Standard_LRS");
    let storage = app.add_storage("storage").sku(sku);
    storage.configure(|module| {
        module.push(Statement::Param(app_model::bicep::Param {
            name: "sku_description".into(),
            ty: ParamType::String,
            secure: false,
            description: None,
            default: None,
        }));
        module.output("description", Expr::ident("sku_description"));
    });
    let name = "AzurePublishingContext_CapturesParametersAndOutputsCorrectly_WithSnapshot#01";
    written.partial(&publish(app), "storage", &format!("{class}.{name}"), COMPUTE);

    let app = publish(distributed_app! { containerapps env; container api("myimage"); });
    let name = "WhenUsedWithAzureContainerAppsEnvironment_GeneratesProperBicep";
    main_bicep(written, &app, &format!("{class}.{name}#00"));
    written.bicep(&app, "env", &format!("{class}.{name}#01"));

    let app = Builder::new();
    let group = app.add_parameter("resourceGroup");
    let location = app.add_parameter("location");
    app.with_resource_group(group);
    app.with_location(location);
    app.add_container_app_environment("env");
    app.add_container("api", "myimage");
    let name = "WhenUsedWithAzureContainerAppsEnvironment_RespectsStronglyTypedProperties";
    main_bicep(written, &publish(app), &format!("{class}.{name}"));

    let app = publish(distributed_app! {
        parameter moduleResourceGroup = "rg-shared";
        parameter moduleSubscription = "12345678-1234-1234-1234-123456789012";
        containerapps acaEnv;
        bicep resourceGroupScoped {
            template: "param location string";
            resource_group: moduleResourceGroup;
            subscription: moduleSubscription;
        }
        bicep subscriptionScoped {
            template: "targetScope = 'subscription'\n\nparam location string";
            subscription: moduleSubscription;
        }
        bicep tenantScoped {
            template: "targetScope = 'tenant'\n\nparam location string";
            tenant;
        }
    });
    let name = "AzurePublishingContext_WritesScopedModuleExpressions";
    main_bicep(written, &app, &format!("{class}.{name}"));
}

fn main_bicep(written: &mut Written, app: &Application, snapshot: &str) {
    let publication = app.publication();
    let text = publication.file("main.bicep").expect("main.bicep");
    written.add(&format!("{snapshot}.verified.bicep"), "", text);
}

/// Default roles for whoever deploys, and on a developer's machine.
fn default_roles(written: &mut Written) {
    let class = "AzureResourcePreparerTests";
    let test = format!("{class}.AppliesDefaultRoleAssignmentsInRunModeIfReferenced");
    let app = distributed_app! { storage storage; };
    app.grant_default_roles_to_deployer();
    let name = format!("{test}_addContainerAppsInfra=False_operation=Publish");
    written.partial(&publish(app), "storage-roles", &name, COMPUTE);

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
        let url = module.parameter("endpointAddressParam", &url);
        let address = module.parameter("someExpressionParam", &address);
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

/// Modules of tests with compute resources that the compute resources do not touch.
fn parts_of_compute_models(written: &mut Written) {
    let app = publish(distributed_app! { identity api_identity; });
    for snapshot in [
        "ProjectWithManyReferenceTypes#01",
        "ProjectWithManyReferenceTypesAndContainerAppEnvironment#01",
        "RoleAssignmentsWithAsExistingCosmosDB#02",
        "RoleAssignmentsWithAsExistingRedis#02",
    ] {
        let name = format!("AzureContainerAppsTests.{snapshot}");
        written.partial(&app, "api-identity", &name, COMPUTE);
    }
}

/// What a private endpoint does to its target, written as settings.
fn private_endpoints(written: &mut Written) {
    let class = "AzurePrivateEndpointLockdownTests";
    let app = publish(distributed_app! {
        registry acr { sku: Premium; public_network_access: Disabled; }
        keyvault keyvault { public_network_access: Disabled; }
    });
    let name =
        format!("{class}.AddAzureContainerRegistry_WithPrivateEndpoint_GeneratesCorrectBicep");
    written.partial(&app, "acr", &name, ENDPOINT);
    let name = format!("{class}.AddAzureKeyVault_WithPrivateEndpoint_GeneratesCorrectBicep");
    written.partial(&app, "keyvault", &name, ENDPOINT);

    let class = "AzureStoragePrivateEndpointLockdownTests";
    let app = publish(distributed_app! {
        storage storage { network_default_action: Deny; public_network_access: Disabled; }
    });
    for what in ["WithPrivateEndpoint", "WithTablePrivateEndpoint"] {
        let name = format!("{class}.AddAzureStorage_{what}_GeneratesCorrectBicep");
        written.partial(&app, "storage", &name, ENDPOINT);
    }
    let app = publish(distributed_app! {
        storage storage {
            hierarchical_namespace;
            network_default_action: Deny;
            public_network_access: Disabled;
        }
    });
    let name = format!("{class}.AddAzureStorage_WithDataLakePrivateEndpoint_GeneratesCorrectBicep");
    written.partial(&app, "storage", &name, ENDPOINT);
}
