//! `AzureContainerAppEnvironmentExtensionsTests`

use app_model::{Builder, distributed_app};

use super::{Written, publish};

const CLASS: &str = "AzureContainerAppEnvironmentExtensionsTests";

pub(super) fn all(written: &mut Written) {
    existing(written);
    pull_identities(written);

    let app = publish(distributed_app! {
        parameter log_env_shared_name;
        parameter log_env_shared_rg;
        loganalytics log_env_shared;
        as_existing log_env_shared(log_env_shared_name, log_env_shared_rg);
        containerapps app_host { log_workspace: log_env_shared; }
    });
    let name = "WithAzureLogAnalyticsWorkspace_RespectsExistingWorkspaceInDifferentResourceGroup";
    written.both(&app, "app-host", &format!("{CLASS}.{name}"));

    let app = publish(distributed_app! {
        registry acr;
        containerapps env { registry: acr; }
        container api("myimage");
    });
    let name = "WithAzureContainerRegistry_PublishSucceeds_WhenDefaultRegistryIsRedundant";
    let publication = app.publication();
    let main = publication.file("main.bicep").expect("main.bicep");
    written.add(&format!("{CLASS}.{name}#00.verified.bicep"), "", main);
    written.bicep(&app, "env", &format!("{CLASS}.{name}#01"));
}

fn existing(written: &mut Written) {
    let app = publish(distributed_app! {
        parameter environmentName;
        parameter sharedRg;
        containerapps env;
        as_existing env(environmentName, sharedRg);
    });
    let name = "AsExisting_PublishGeneratesThinModuleReferencingExistingEnvironment";
    written.both(&app, "env", &format!("{CLASS}.{name}"));

    let app = publish(distributed_app! {
        parameter environmentName;
        parameter registryName;
        parameter identityName;
        parameter sharedRg;
        registry acr;
        as_existing acr(registryName, sharedRg);
        identity shared_mi;
        as_existing shared_mi(identityName, sharedRg);
        containerapps env { registry: acr; pull_identity: shared_mi; }
        as_existing env(environmentName, sharedRg);
    });
    let name = "WithAcrPullIdentity_AsExisting_PublishGeneratesThinModuleWithSuppliedIdentity";
    written.both(&app, "env", &format!("{CLASS}.{name}"));
}

fn pull_identities(written: &mut Written) {
    let app = publish(distributed_app! {
        identity shared_mi;
        containerapps env { pull_identity: shared_mi; }
    });
    let name = "WithAcrPullIdentity_PublishGeneratesEnvWithSuppliedIdentity";
    written.both(&app, "env", &format!("{CLASS}.{name}"));

    let app = publish(distributed_app! {
        registry final_registry;
        existing final_registry("myacr", "my-existing-resource-group");
        containerapps env { registry: final_registry; }
    });
    let name =
        format!("{CLASS}.CrossResourceGroupRegistry_UsesStandaloneAcrPullIdentityForFinalRegistry");
    written.bicep(&app, "env", &name);
    written.bicep(&app, "env-mi", &format!("{name}#identity"));
    written.both(&app, "env-mi-roles-final-registry", &format!("{name}#roles"));

    let app = publish(distributed_app! {
        registry registry;
        existing registry("myacr", "my-existing-resource-group");
        containerapps env { registry: registry; azd_naming; }
    });
    let name = "CrossResourceGroupRegistry_WithAzdNaming_PreservesIdentityName";
    written.bicep(&app, "env-mi", &format!("{CLASS}.{name}"));

    let app = Builder::new();
    let registry = app.add_container_registry("registry");
    let _ = registry
        .publish_as_existing("myacr")
        .resource_group("my-existing-resource-group")
        .subscription("00000000-0000-0000-0000-000000000001");
    app.add_container_app_environment("env").registry(registry);
    let name = "CrossSubscriptionRegistry_RoleModulePreservesSubscriptionAndResourceGroupScope";
    written.json(&publish(app), "env-mi-roles-registry", &format!("{CLASS}.{name}"));
}
