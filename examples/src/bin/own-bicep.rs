//! A Bicep module of your own, with parameters and an output.
//!
//! `cargo run -p examples --bin own-bicep -- publish`

use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter days: int = 7;
        keyvault secrets;

        bicep alerts("modules/alerts.bicep") {
            params {
                vaultName: secrets.azure_name;
                days: days;
            }
            output summary;
        }

        output checks = alerts.summary;
    }
    .run()
}
