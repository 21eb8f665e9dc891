//! A word of Rust as a name, and with capital letters.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        identity r#type;
        storage r#move { queue r#loop; }
        keyvault Secrets { roles: r#type => KeyVaultReader; }
        bicep r#mod { template: "output loop string = \"x\""; output r#loop; }
        output r#fn = r#mod.r#loop;
        output uri = Secrets.vault_uri;
    }
    .build()
    .unwrap();
    assert!(app.module("type-roles-Secrets").is_some());
}
