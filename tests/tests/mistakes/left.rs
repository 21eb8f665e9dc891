//! What is a mistake only if Rust code in the block does nothing about it: the compiler takes it, and
//! `build()` refuses it.

use app_model_tests::compiler::{Compiler, Program};

use crate::document::expect;

/// A mistake that is left to `build()`.
struct Left {
    mistake: &'static str,
    why: &'static str,
    block: &'static str,
    /// The code of the one finding.
    code: &'static str,
}

const NAME: &str = "the code may pin another name in Azure";
const PROGRAM: &str = "the code may set it, or add what is missing";
const VALUE: &str = "the value is known when the program runs";

const fn left(
    mistake: &'static str,
    why: &'static str,
    code: &'static str,
    block: &'static str,
) -> Left {
    Left { mistake, why, block, code }
}

/// `touch(name)` stands for Rust code that names a declaration.
const LEFT: [Left; 19] = [
    left(
        "a name has a word that Azure reserves",
        NAME,
        "AM0502",
        "keyvault microsoft_keys { sku: (touch(microsoft_keys)); }",
    ),
    left(
        "a name leaves no room for its suffix",
        NAME,
        "AM0509",
        "keyvault corporate_payments_of_europe { sku: (touch(corporate_payments_of_europe)); }",
    ),
    left(
        "two names become one in Azure",
        NAME,
        "AM0510",
        "keyvault payment_keys; keyvault paymentkeys { sku: (touch(paymentkeys)); }",
    ),
    left(
        "a name that a program needs for its identity is declared",
        PROGRAM,
        "AM0503",
        "containerapps env; identity api_identity; keyvault keys; project api(\"../api\") { reference: keys; } project web(\"../web\") { identity: api_identity; } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "a program chooses none of two environments",
        PROGRAM,
        "AM0565",
        "containerapps blue; containerapps green; project api(\"../api\"); keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "cores and memory do not go together",
        PROGRAM,
        "AM0551",
        "containerapps env; project api(\"../api\") { cpu: 1.0; memory: \"4Gi\"; } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "a program without an endpoint is referenced",
        PROGRAM,
        "AM0571",
        "containerapps env; project api(\"../api\"); project web(\"../web\") { reference: api; } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "two endpoints are external",
        PROGRAM,
        "AM0561",
        "containerapps env; project api(\"../api\") { endpoint http { port: 80; external; } endpoint admin { port: 81; external; } } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "nothing wakes a program that may sleep",
        PROGRAM,
        "AM0515",
        "containerapps env; project api(\"../api\") { min_replicas: 0; } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "a role does not reach what the program refers to",
        PROGRAM,
        "AM0688",
        "containerapps env; storage data { queue jobs; } project api(\"../api\") { roles: data => StorageBlobDataReader; reference: data.jobs; } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "a program has the usual roles beside those of its identity",
        PROGRAM,
        "AM0690",
        "containerapps env; identity id; storage data { queue jobs; roles: id => StorageQueueDataReader; } project api(\"../api\") { identity: id; reference: data.jobs; } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "an identity that pulls images has no role for it",
        PROGRAM,
        "AM0595",
        "registry images; identity puller; containerapps env { registry: images; pull_identity: puller; } project api(\"../api\"); keyvault secrets { sku: (touch(puller)); }",
    ),
    left(
        "a variable is set twice",
        PROGRAM,
        "AM0572",
        "containerapps env; keyvault keys; project api(\"../api\") { reference: keys; env { KEYS_URI: \"https://keys\"; } } keyvault secrets { sku: (touch(api)); }",
    ),
    left(
        "a computed name is one that Azure refuses",
        VALUE,
        "AM0501",
        "keyvault secrets as (String::from(\"my secrets\"));",
    ),
    left(
        "a computed name is taken",
        VALUE,
        "AM0503",
        "keyvault secrets; storage data as (String::from(\"secrets\"));",
    ),
    left(
        "a computed number is outside of its range",
        VALUE,
        "AM0551",
        "keyvault secrets { soft_delete_retention_days: (1 + 1); }",
    ),
    left(
        "a computed port is zero",
        VALUE,
        "AM0551",
        "containerapps env; project api(\"../api\") { endpoint http { port: (0); } }",
    ),
    left(
        "a computed text has a credential in it",
        VALUE,
        "AM0686",
        "containerapps env; project api(\"../api\") { env { DB_URL: (\"Server=db;Password=s3cr3t-w0rd\"); } }",
    ),
    left(
        "a credential is handed over as a computed text",
        VALUE,
        "AM0686",
        "containerapps env; project api(\"../api\") { env { DB_PASSWORD: (String::from(\"s3cr3t-w0rd\")); } }",
    ),
];

/// What `build()` wants of a file beside the package.
const FILE: &str = "AM0542";

#[test]
fn what_rust_code_may_still_change_is_left_to_build_and_found_there() {
    let before = "use ::app_model::kinds::key_vault::VaultSku;\n\
                  fn touch<T>(_: T) -> VaultSku { VaultSku::Premium }\n\
                  pub fn main() -> ::app_model::Builder { ::app_model::distributed_app! {";
    let program = |left: &Left| Program::part(before.to_owned(), left.block, "} }".to_owned());
    let programs: Vec<Program> = LEFT.iter().map(program).collect();
    let compiler = Compiler::new();
    let mut wrong = String::new();
    for (left, messages) in LEFT.iter().zip(compiler.check(&programs)) {
        for message in messages {
            wrong.push_str(&format!("{}\n{}\n", left.mistake, message.rendered));
        }
    }
    assert!(wrong.is_empty(), "the compiler refuses what it cannot know:\n{wrong}");
    for (left, findings) in LEFT.iter().zip(compiler.run(&programs)) {
        let found: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
        let found: Vec<&str> = found.into_iter().filter(|code| *code != FILE).collect();
        if found != [left.code] {
            wrong.push_str(&format!("{}: {findings:?}\n", left.mistake));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let mut text = "| mistake | code | left, because |\n|---|---|---|\n".to_owned();
    for Left { mistake, code, why, .. } in &LEFT {
        text.push_str(&format!("| {mistake} | {code} | {why} |\n"));
    }
    expect("left", &text);
}
