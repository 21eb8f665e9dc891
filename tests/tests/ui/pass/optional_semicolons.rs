//! What may be left out, and what may be there once more.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    #[rustfmt::skip]
    let app = distributed_app! {
        ;;
        identity one; ;
        keyvault secrets { sku: Premium };
        storage data { queue jobs { }; tags { a: "b" }; roles: one => [Reader,], }
        output uri = secrets.vault_uri
    }
    .build()
    .unwrap();
    assert!(app.module("one-roles-data").is_some());
}
