//! `AzurePrivateEndpointLockdownTests` and `AzureStoragePrivateEndpointLockdownTests`.

use app_model::distributed_app;

use super::{ENDPOINT, Written, publish};

/// What a private endpoint does to its target, written as settings.
pub(super) fn all(written: &mut Written) {
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
            data_lake_service lake;
            network_default_action: Deny;
            public_network_access: Disabled;
        }
    });
    let name = format!("{class}.AddAzureStorage_WithDataLakePrivateEndpoint_GeneratesCorrectBicep");
    written.partial(&app, "storage", &name, ENDPOINT);
}
