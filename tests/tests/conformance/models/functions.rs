//! `AzureFunctionsTests`. The reference's own storage account has the digits of a path in its name;
//! here it is a declared one.

use app_model::distributed_app;

use super::{Written, publish};

const CLASS: &str = "AzureFunctionsTests";

pub(super) fn all(written: &mut Written) {
    let test = "AddAzureFunctionsProject_WorksWithAddAzureContainerAppsInfrastructure";
    let name = format!("{CLASS}.{test}");
    let app = publish(distributed_app! {
        containerapps env;
        storage funcstorage634f8;
        function funcapp("function.csproj") {
            host_storage: funcstorage634f8;
            roles: funcstorage634f8 => [
                StorageBlobDataContributor,
                StorageTableDataContributor,
                StorageQueueDataContributor,
                StorageAccountContributor,
            ];
        }
    });
    written.bicep(&app, "funcapp", &format!("{name}#00"));
    let roles = "funcapp-roles-funcstorage634f8";
    written.bicep(&app, roles, &format!("{name}#01"));
    written.json(&app, roles, &name);

    let app = publish(distributed_app! {
        containerapps env;
        storage my_own_storage;
        function funcapp("function.csproj") { host_storage: my_own_storage; }
    });
    let roles = "funcapp-roles-my-own-storage";
    written.both(&app, roles, &format!("{name}_WithHostStorage"));

    let app = publish(distributed_app! {
        containerapps env;
        storage my_own_storage;
        storage funcstorage634f8;
        function funcapp("function.csproj") {
            host_storage: my_own_storage;
            roles: my_own_storage => StorageBlobDataOwner;
        }
        function funcapp2("function.csproj") {
            host_storage: funcstorage634f8;
            roles: funcstorage634f8 => [
                StorageBlobDataContributor,
                StorageTableDataContributor,
                StorageQueueDataContributor,
                StorageAccountContributor,
            ];
        }
    });
    written.both(&app, roles, &format!("{name}_WithHostStorage_WithRoleAssignments"));
    let name = format!("{CLASS}.Multiple{test}_WithHostStorage_WithRoleAssignments");
    written.both(&app, roles, &format!("{name}#00"));
    written.both(&app, "funcapp2-roles-funcstorage634f8", &format!("{name}#01"));
}
