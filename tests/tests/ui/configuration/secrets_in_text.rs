//! What a service gets as a secret gets into no text, no log and no document.

use app_model_service::Secret;

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
    let _ = std::path::Path::new(&token);
    if token == "s3cr3t" {}
    std::process::Command::new("curl").arg(token);
}
