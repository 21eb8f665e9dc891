//! What a service gets as a secret gets into no text, no log and no document.

use std::ffi::OsStr;

use app_model_service::Secret;

/// What a path and an argument of a command ask for. Their own bounds are shown only where the source of
/// the standard library is installed.
fn on_a_command_line(_: impl AsRef<OsStr>) {}

fn main() {
    let token = Secret::new("s3cr3t");
    println!("signed with {token}");
    let _: String = token.to_string();
    let _: String = "Bearer ".to_owned() + &token;
    let _: String = token.into();
    let token = Secret::new("s3cr3t");
    let _: &str = &token;
    let _: &str = token.as_ref();
    let _ = token.len();
    let _ = token.0;
    let _ = serde_json::to_string(&token);
    if token == "s3cr3t" {}
    on_a_command_line(token);
}
