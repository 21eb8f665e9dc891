//! The forms of `existing`.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        identity one;
        identity two;
        identity three;
        keyvault four { roles: one => Reader, two => Reader, three => Reader; }
        storage five;
        existing one("one-prod");
        existing two(two_name, shared_group);
        existing three("three-prod", shared_group, "00000000-0000-0000-0000-000000000000");
        run_as_existing four("four-dev", "dev");
        as_existing five("fivedata");
    }
    .build()
    .unwrap();
    let module = app.module("one").unwrap();
    assert!(module.contains("existing = {"), "{module}");
    assert!(main_bicep(&app).contains("param shared_group string"));
}

fn main_bicep(app: &app_model::Application) -> String {
    let publication = app.publication();
    publication.file("main.bicep").unwrap_or_default().to_owned()
}
