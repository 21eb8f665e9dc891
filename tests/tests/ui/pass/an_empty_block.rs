//! A block without statements is an application without resources.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {}.build().unwrap();
    assert!(app.publication().files().is_empty());
}
