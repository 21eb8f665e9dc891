//! A secret goes into a vault, and its value into no file.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        secret signing_key;
        keyvault secrets {
            secret token = signing_key;
            secret other as "other-token" = signing_key;
        }
    }
    .build()
    .unwrap();
    let module = app.module("secrets").unwrap();
    assert!(module.contains("@secure()"), "{module}");
    assert!(module.contains("'other-token'"), "{module}");
}
