//! Where a secret gets to: what is published, what the commands print, what errors and `{:?}` show.
//!
//! That it gets nowhere else in a block is what the types hold, `tests/ui/types/secrets_*.rs`. A
//! secret has no value before the deployment, so the parameter itself is followed here through each
//! file, and text that belongs to a secret through everything that is printed.

use std::fmt::Write;

use app_model::{Application, Builder, Expression, SecretExpression, distributed_app};

/// A part of the text that is kept secret.
const TEXT: &str = "c4n4ry";

fn connection(password: app_model::kinds::parameter::SecretParameter<'_>) -> SecretExpression {
    Expression::new().text(format!("Server=db;User={TEXT};Pass=")).secret(password)
}

/// Secrets wherever they may stand.
fn model() -> Builder {
    let app = Builder::new();
    let password = app.add_secret_parameter("canary-secret").description("of the database");
    distributed_app! {
        in app;
        secret canary_of_a_vault;
        containerapps env;
        appservice sites;
        keyvault vault {
            secret token = canary_of_a_vault;
            secret whole = (connection(password));
            tags { owner: "payments"; }
        }
        connection_string legacy = (connection(password));
        bicep own {
            template:
                "@secure()\nparam canary_in string\noutput url string = 'https://example.com'\n";
            params { canary_in: (password); }
        }
        container cache("redis:7.4") {
            environment: env;
            env {
                PASSWORD: (password);
                CONNECTION: (connection(password));
                TOKEN: vault.token;
                LEVEL: "info";
            }
            reference: legacy;
            endpoint http { port: 80; external; }
            scale_rule orders {
                scaler: "rabbitmq";
                metadata { "host": (password); "queueName": "orders"; }
            }
        }
        job clean {
            environment: env;
            image: "clean:1";
            env { PASSWORD: (password); TOKEN: vault.token; }
        }
        project site("../site") {
            environment: sites;
            env {
                PASSWORD: (password);
                CONNECTION: (connection(password));
                TOKEN: vault.token;
            }
            reference: legacy;
            build_secrets { FEED: (password); }
            endpoint http { port: 8080; external; }
        }
        output vault_uri = vault.vault_uri;
    };
    app
}

fn build() -> Application {
    match model().build() {
        Ok(application) => application,
        Err(errors) => panic!("{errors}"),
    }
}

/// Each line of a Bicep file with the keys that it stands below, from the statement on.
fn lines(text: &str) -> Vec<(Vec<&str>, &str)> {
    let mut above: Vec<(usize, &str)> = Vec::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        let indentation = line.len() - line.trim_start().len();
        above.retain(|(other, _)| *other < indentation);
        let path: Vec<&str> = above.iter().map(|(_, key)| *key).collect();
        lines.push((path, line.trim()));
        let key = line.trim().split(':').next().unwrap_or_default();
        above.push((indentation, key));
    }
    lines
}

/// Where the value of a secret may stand in a file of Bicep.
fn may_hold(path: &[&str], line: &str) -> bool {
    let statement = path.first().copied().unwrap_or_default();
    let key = line.split(':').next().unwrap_or_default();
    let below = |word: &str| path.contains(&word);
    // An argument of a module, whose parameter is secure: see `is_secure`.
    (statement.starts_with("module ") && below("params"))
        // A secret of a vault, of a container app, and a setting of a web site, which Azure keeps.
        || (statement.contains("'Microsoft.KeyVault/vaults/secrets@") && key == "value")
        || (statement.contains("'Microsoft.App/") && below("secrets") && key == "value")
        || (statement.contains("'Microsoft.Web/sites") && below("appSettings") && key == "value")
}

#[test]
fn a_secret_is_published_only_where_azure_keeps_it_as_one() {
    let publication = build().publication();
    let (mut wrong, mut followed) = (String::new(), 0);
    for file in publication.files().iter().filter(|file| file.path.ends_with(".bicep")) {
        let mut secure = false;
        for (path, line) in lines(&file.text) {
            let holds = line.contains("canary_") || line.contains(TEXT);
            let is_secure = line.starts_with("param ") && secure;
            // The address of a secret, and the names of what is made of it, are none.
            let name = line.split(['\'', ':']).next().unwrap_or_default();
            let is_name =
                line.starts_with("resource ") || name.contains("canary_of_a_vault.outputs");
            if holds && !is_secure && !is_name {
                followed += 1;
                if !may_hold(&path, line) {
                    let _ = writeln!(wrong, "{}: {path:?} {line}", file.path);
                }
            }
            secure = line == "@secure()" || (secure && line.starts_with('@'));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(followed > 10, "only {followed} places");
}

/// Neither the value of a secret nor the text around it is in what the commands print, but for the
/// files that are published.
#[test]
fn no_command_prints_what_is_kept() {
    for arguments in [
        &[][..],
        &["check"],
        &["access"],
        &["access", "--format", "markdown"],
        &["access", "--format", "json"],
        &["graph"],
        &["graph", "--format", "dot"],
        &["graph", "--format", "svg"],
        &["graph", "--format", "html"],
        &["explain", "AM0411"],
    ] {
        let outcome = model().command(arguments);
        let text = format!("{}{}", outcome.stdout, outcome.stderr);
        assert!(!text.is_empty(), "{arguments:?}");
        assert!(!text.contains(TEXT), "{arguments:?}: {text}");
    }
    for program in ["cache", "clean", "site"] {
        let text = build().configuration(program).expect("a program").to_string();
        assert!(text.contains("Secret") && !text.contains(TEXT), "{text}");
    }
}

/// Nor is it in an error, whatever it is about, and in what is printed for whoever debugs.
#[test]
fn no_error_and_no_debug_text_shows_what_is_kept() {
    let app = Builder::new();
    let password = app.add_secret_parameter("password");
    let vault = app.add_key_vault("vault");
    let kept = vault.add_secret("token", connection(password));
    // Two mistakes about the secret itself: its name twice, and a program without an environment.
    vault.add_secret("token", connection(password));
    app.add_secret_parameter("PASSWORD");
    app.add_container("cache", "redis:7.4").env().entry("CONNECTION", connection(password));
    let shown = format!("{password:?} {vault:?} {kept:?} {:?}", connection(password));
    assert!(!shown.contains(TEXT), "{shown}");
    let Err(errors) = app.build() else { panic!("it is wrong") };
    let shown = format!("{errors} {errors:?}");
    assert!(shown.contains("cache") && !shown.contains(TEXT), "{shown}");
}

/// A module of the user's own is handed a secret by a parameter that says so.
#[test]
fn a_module_keeps_what_it_is_handed() {
    for (declared, code) in [
        ("@secure()\nparam key string", None),
        ("param key string", Some("AM0547")),
        ("@secure()\nparam other string = ''\nparam key string", Some("AM0547")),
        ("@secure()\ntype hidden = string\nparam key hidden", None),
    ] {
        let app = Builder::new();
        let key = app.add_secret_parameter("key");
        let text = format!("param location string\n{declared}\n");
        app.add_bicep_template_string("own", &text).params().entry("key", key);
        let found = app.build().err().and_then(|errors| errors.findings()[0].code());
        assert_eq!(found, code, "{declared}");
    }
}
