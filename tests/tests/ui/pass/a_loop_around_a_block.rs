//! A loop of Rust declares as often as it runs.
#![deny(warnings, clippy::all, unused)]

use app_model::{Builder, distributed_app};

fn main() {
    let app = Builder::new();
    let auditor = app.add_user_assigned_identity("auditor");
    for number in 1..=20 {
        distributed_app! {
            in app;
            storage shard as (format!("shard-{number}")) {
                queue jobs as (format!("jobs{number}"));
                roles: (auditor) => StorageBlobDataReader;
            }
        };
    }
    let app = app.build().unwrap();
    assert!(app.module("shard-20").unwrap().contains("'jobs20'"));
    assert!(app.module("auditor-roles-shard-7").is_some());
}
