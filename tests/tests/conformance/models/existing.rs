//! `ExistingAzureResourceTests`, and what other classes test of existing resources.

use app_model::{Builder, distributed_app};

use super::{Written, publish, run};

pub(super) fn all(written: &mut Written) {
    existing(written);
    referred_as_existing(written);
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
