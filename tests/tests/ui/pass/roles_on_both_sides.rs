//! A grant in the resource or in the identity; one, several, none.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        identity reader {
            roles:
                secrets => KeyVaultReader,
                data => [StorageBlobDataReader, StorageQueueDataReader];
        }
        identity writer;
        identity nobody;
        keyvault secrets { roles: writer => [KeyVaultSecretsOfficer], nobody => []; }
        storage data;
    }
    .build()
    .unwrap();
    let module = app.module("reader-roles-data").unwrap();
    assert_eq!(module.matches("Microsoft.Authorization/roleAssignments@").count(), 2, "{module}");
}
