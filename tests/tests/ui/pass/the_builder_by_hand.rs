//! The builder makes what the block makes.
#![deny(warnings, clippy::all, unused)]

use app_model::{Builder, distributed_app, kinds::key_vault::VaultSku};

fn main() {
    let block = distributed_app! {
        parameter sku = "Standard_LRS";
        secret key;
        identity api_id;
        keyvault secrets {
            sku: Premium;
            secret token = key;
            roles: api_id => KeyVaultReader;
        }
        storage data {
            sku: sku;
            queue jobs;
            tags { owner: "payments"; }
        }
        existing api_id("api-prod", "shared");
        output uri = secrets.vault_uri;
    };

    let hand = Builder::new();
    let sku = hand.add_parameter("sku").value("Standard_LRS");
    let key = hand.add_secret_parameter("key");
    let api_id = hand.add_user_assigned_identity("api-id");
    let secrets = hand.add_key_vault("secrets").sku(VaultSku::Premium);
    secrets.add_secret("token", key);
    secrets.with_role_assignments(api_id).KeyVaultReader.grant();
    let data = hand.add_storage("data").sku(sku);
    data.add_queue("jobs");
    data.tags().entry("owner", "payments");
    api_id.publish_as_existing("api-prod").resource_group("shared");
    hand.add_output("uri", secrets.vault_uri());

    let (block, hand) = (block.build().unwrap(), hand.build().unwrap());
    assert!(same(&block, &hand));
    assert_eq!(block.manifest(), hand.manifest());
}

fn same(one: &app_model::Application, other: &app_model::Application) -> bool {
    let (one, other) = (one.publication(), other.publication());
    let same = |file: &app_model::publish::File| other.file(&file.path) == Some(&file.text);
    one.files().len() == other.files().len() && one.files().iter().all(same)
}
