//! The keys of maps are names or strings, also words of Rust.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        parameter team = "payments";
        storage data {
            tags {
                owner: team;
                "cost-center": "4711";
                type: "test";
            }
        }
    }
    .build()
    .unwrap();
    assert!(app.module("data").unwrap().contains("'cost-center': '4711'"));
}
