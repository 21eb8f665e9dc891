//! The macro's grammar and expansion, without the compiler.
//!
//! What the messages look like at their place is in `tests/tests/ui`, how expansions read in
//! `docs/expansion.md`.

extern crate proc_macro;

#[path = "../../../app-model-macros/src/block/mod.rs"]
mod block;

mod any_tokens;
mod editor;
mod expansion;
mod messages;
mod questions;
mod straight_line;

/// The expansion for the compiler.
pub(crate) fn expand(tokens: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    block::expand(block::Reader::Compiler, tokens)
}

/// A block with everything that the language has.
pub(crate) const WHOLE: &str = r#"
    /// Where it runs.
    parameter region = "westeurope";
    parameter replicas: int = 3;
    parameter verbose: bool = false;
    secret api_key;
    identity custom_umi as "custom-identity" { roles: data => [StorageBlobDataReader, StorageQueueDataReader]; }
    keyvault secrets {
        name: "corp-vault";
        sku: Premium;
        purge_protection;
        soft_delete_retention_days: (7 + 1);
        tags { owner: "payments"; "cost-center": region; }
        secret token = api_key;
        roles: custom_umi => KeyVaultSecretsUser, (other) => Reader;
    }
    storage data {
        sku: StandardLrs;
        network { default_action: Deny; ip_rules: "10.0.0.0/8", "10.1.0.0/16"; }
        blob_container photos { public_access: None; }
        queue jobs;
    }
    #[cfg(feature = "logs")]
    registry images as ("a".to_owned()) < sku: Premium; >
    bicep network("network.bicep") { params { region: region; key: api_key; } output subnet; }
    existing secrets(vault_name, vault_group, "00000000-0000-0000-0000-000000000000");
    run_as_existing data("devdata");
    output photos_uri = data.photos.uri;
    output subnet = network.subnet;
"#;
