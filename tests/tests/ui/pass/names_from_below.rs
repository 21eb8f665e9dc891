//! A statement may name what is declared further down.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        output uri = secrets.vault_uri;
        output subnet_id = network.subnet;
        keyvault secrets {
            sku: Premium;
            roles: custom_umi => KeyVaultReader;
            tags { region: region; }
        }
        run_as_existing secrets(vault_name);
        identity custom_umi { roles: data => StorageBlobDataReader; }
        storage data { queue jobs; }
        bicep network { template: "output subnet string = \"x\""; output subnet; }
        parameter vault_name;
        parameter region;
    }
    .build()
    .unwrap();
    assert!(app.module("custom-umi-roles-data").is_some());
}
