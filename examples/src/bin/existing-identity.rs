//! An identity that exists already; its name and resource group are given at deployment.
//!
//! `cargo run -p examples --bin existing-identity -- publish`

use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter miName;
        parameter miResourceGroup;

        identity custom_umi;
        existing custom_umi(miName, miResourceGroup);
    }
    .run()
}
