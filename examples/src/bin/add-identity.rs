//! A new user-assigned managed identity.
//!
//! `cargo run -p examples --bin add-identity -- publish`

use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity custom_umi;
    }
    .run()
}
