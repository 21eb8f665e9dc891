//! A registry with a task that removes old images.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        registry images {
            sku: Premium;
            public_network_access: Disabled;
            purge_task nightly {
                schedule: "0 1 * * *";
                filter: "api:.*";
                ago: "7d";
                keep: 5;
            }
        }
        output server = images.login_server;
    }
    .build()
    .unwrap();
    assert!(app.module("images").unwrap().contains("Premium"));
}
