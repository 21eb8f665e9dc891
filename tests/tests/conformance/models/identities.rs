//! `AzureUserAssignedIdentityTests`

use app_model::distributed_app;

use super::{Written, publish};

pub(super) fn all(written: &mut Written) {
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
        #[allow(unreferenced_resource, reason = "the reference's test names it in roles only")]
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
        #[allow(unreferenced_resource, reason = "the reference's test names it in roles only")]
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
