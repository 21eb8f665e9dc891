//! A block adds to a builder, and plain Rust decides the rest.
//!
//! `cargo run -p examples --bin many-accounts -- publish`

use app_model::{Builder, distributed_app};

fn main() -> std::process::ExitCode {
    let app = Builder::new();
    let auditor = app.add_user_assigned_identity("auditor");

    for number in 1..=20 {
        let account = app.add_storage(&format!("shard-{number}"));
        account.add_blob_container("records");
        account.with_role_assignments(auditor).StorageBlobDataReader.grant();
    }

    distributed_app! {
        in app;

        keyvault secrets {
            roles: (auditor) => KeyVaultReader;
        }
    };
    app.run()
}
