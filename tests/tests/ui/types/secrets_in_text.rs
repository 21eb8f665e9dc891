//! A secret is no text, and text with a secret in it is one too.

use app_model::{Builder, Expression, distributed_app};

fn main() -> std::process::ExitCode {
    let app = Builder::new();
    let password = app.add_secret_parameter("password");
    let kept = app.add_key_vault("kept").add_secret("token", password);
    let legacy = app.add_connection_string("legacy");
    println!("{password} {kept} {legacy}");
    log(password.to_string(), kept);
    serde_json::to_string(&password).unwrap();
    let text = || Expression::new().text("Password=").secret(password);
    println!("{}", text());
    Expression::new().value(password).value(kept).value(legacy);
    let name: &str = password.as_ref();
    distributed_app! {
        in app;
        secret signing_key;
        keyvault vault { secret token = signing_key; }
        storage data as (format!("{password}")) {
            sku: (format!("{signing_key}"));
            tags { plain: (text()); copied: (kept.to_string()); }
        }
        output shown = (text());
        container cache("redis:7.4") {
            args: (text()), (format!("--password={signing_key}"));
            env { PLAIN: (format!("{kept}")); TOKEN: vault.token; }
        }
        storage other;
        existing other((text()));
    };
    app.run()
}

fn log(_text: String, _more: impl std::fmt::Display) {}
