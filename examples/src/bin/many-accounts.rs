//! A block adds to a builder, and plain Rust decides the rest.
//!
//! `cargo run -p examples --bin many-accounts -- publish`

use app_model::{Builder, distributed_app};

fn main() -> std::process::ExitCode {
    let app = Builder::new();
    let auditor = app.add_user_assigned_identity("auditor");

    for number in 1..=20 {
        distributed_app! {
            in app;

            storage shard as (format!("shard-{number}")) {
                blob_container records;
                roles: (auditor) => StorageBlobDataReader;
            }
        };
    }
    app.run()
}
