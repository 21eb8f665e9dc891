//! A market place of about fifty resources in two environments, for pictures.

use std::process::ExitCode;

fn main() -> ExitCode {
    app_model_tests::market().run()
}
