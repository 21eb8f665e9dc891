//! `<` and `>` mean what braces mean.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    #[rustfmt::skip]
    let app = distributed_app! {
        identity custom_umi;
        keyvault secrets < sku: Premium; roles: custom_umi => Reader >
        storage data < tags < "cost-center": "4711" > queue jobs < name: "all-jobs" > >
    }
    .build()
    .unwrap();
    assert!(app.module("data").unwrap().contains("all-jobs"));
}
