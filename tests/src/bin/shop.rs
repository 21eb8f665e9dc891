//! The shop as a program, for tests of the process: exit status, streams, and being killed.
//!
//! `SHOP_EXTRA=n` adds `n` storage accounts.

use std::process::ExitCode;

fn main() -> ExitCode {
    let app = app_model_tests::shop();
    let extra = std::env::var("SHOP_EXTRA").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    for number in 0..extra {
        let account = app.add_storage(&format!("extra{number}"));
        account.add_queue("jobs");
    }
    app.run()
}
