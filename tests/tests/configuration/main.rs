//! What programs are handed, as Rust types: the same as what is published.
//!
//! `UPDATE_GOLDEN=1 cargo test -p app-model-tests --test configuration` writes the generated files
//! anew. `reading.rs` beside this file and the tests in `ui/configuration` compile them.

mod applications;

use std::collections::BTreeSet;
use std::path::Path;

use app_model::{Application, Builder};
use proc_macro2::{TokenStream, TokenTree};
use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;

fn built(app: Builder) -> Application {
    app.build().unwrap_or_else(|errors| panic!("{errors}"))
}

/// Each generated file: its name, the application, the program.
fn generated() -> [(&'static str, Application, &'static str); 3] {
    [
        ("everything.rs", built(applications::everything()), "all"),
        ("whole.rs", built(applications::whole()), "api"),
        ("renamed.rs", built(applications::renamed()), "api"),
    ]
}

#[test]
fn the_generated_files_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/configuration");
    for (name, application, program) in generated() {
        let text = application.configuration(program).unwrap();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(folder.join(name), &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(folder.join(name)).unwrap(), text, "{name}");
    }
}

/// A service commits the file, whatever its own style is.
#[test]
fn rustfmt_leaves_the_generated_files_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    for style in ["", "max_width = 60", "use_small_heuristics = \"Max\"\nmax_width = 140"] {
        std::fs::write(folder.path().join("rustfmt.toml"), style).unwrap();
        for (name, application, program) in generated() {
            let path = folder.path().join(name);
            std::fs::write(&path, application.configuration(program).unwrap()).unwrap();
            let output = std::process::Command::new("rustfmt")
                .args(["--check", "--edition", "2024"])
                .arg(path)
                .output()
                .unwrap();
            let text = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success(), "{name} with `{style}`: {text}");
        }
    }
}

/// The names of types, traits and variants in a generated text: those that it uses as they are, and those
/// that it defines.
fn words(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    fn collect(stream: TokenStream, used: &mut BTreeSet<String>, defined: &mut BTreeSet<String>) {
        let mut before = String::new();
        for tree in stream {
            let now = tree.to_string();
            match tree {
                TokenTree::Group(group) => collect(group.stream(), used, defined),
                TokenTree::Ident(_) if now.starts_with(|c: char| c.is_ascii_uppercase()) => {
                    if before == "struct" {
                        defined.insert(now.clone());
                    } else if before != "::" {
                        used.insert(now.clone());
                    }
                }
                _ => {}
            }
            before = if now == ":" && before == ":" { "::".to_owned() } else { now };
        }
    }
    let (mut used, mut defined) = (BTreeSet::new(), BTreeSet::new());
    collect(text.parse().unwrap(), &mut used, &mut defined);
    (used, defined)
}

#[test]
fn no_name_of_the_block_hides_one_of_the_generated_text() {
    let (mut used, defined) =
        words(&built(applications::everything()).configuration("all").unwrap());
    used.retain(|word| !defined.contains(word) || word == "Configuration");
    // What is derived is a macro: a type of the same name does not hide it.
    used.retain(|word| word != "Clone" && word != "Debug");
    assert!(used.contains("V") && used.contains("Option") && used.len() > 5, "{used:?}");
    for word in used {
        let app = Builder::new();
        app.add_container_app_environment("env");
        let vault = app.add_key_vault(&word.to_lowercase());
        app.add_container("web", "nginx:1.29").reference(vault);
        let text = built(app).configuration("web").unwrap();
        let twice = text.matches(&format!("pub struct {word} {{")).count();
        assert_eq!(twice, usize::from(word == "Configuration"), "{word} in\n{text}");
    }
}

/// The environment variables in the published Bicep of a program: of a container, or of a web site.
fn published(application: &Application, program: &str) -> BTreeSet<String> {
    let text = application.module(program).unwrap();
    let list = ["env: [", "appSettings: ["].iter().find_map(|begin| text.split_once(begin));
    let list = list.map_or("", |(_, rest)| rest.split("]\n").next().unwrap());
    let names = list.lines().filter_map(|line| line.trim().strip_prefix("name: '"));
    names.map(|name| name.trim_end_matches('\'').to_owned()).collect()
}

/// The variables that a configuration reads.
fn read(text: &str) -> Vec<String> {
    let calls = text.split("variables.").skip(1);
    let names = calls.filter_map(|call| call.split('"').nth(1));
    names.map(str::to_owned).collect()
}

/// Variables that are there for somebody else: .NET's service discovery, the SDKs, the platform.
fn is_for_others(name: &str) -> bool {
    let beginnings = ["services__", "OTEL_", "WEBSITE", "ASPIRE_"];
    name == "AZURE_TOKEN_CREDENTIALS" || beginnings.iter().any(|begin| name.starts_with(begin))
}

/// Nothing that is read is missing in a deployment, and nothing that is deployed is out of reach.
#[test]
fn what_is_read_is_what_is_published() {
    let applications = [
        (built(applications::whole()), &["api", "cache", "nightly"][..]),
        (built(applications::everything()), &["all", "web", "cache"]),
        (built(applications::web_sites()), &["api", "shop"]),
    ];
    let mut count = 0;
    for (application, programs) in applications {
        for program in programs {
            let text = application.configuration(program).unwrap();
            let list = read(&text);
            let once: BTreeSet<String> = list.iter().cloned().collect();
            assert_eq!(once.len(), list.len(), "a variable has one field: {text}");
            let mut expected = published(&application, program);
            expected.retain(|name| !is_for_others(name));
            assert_eq!(once, expected, "{program}");
            count += once.len();
        }
    }
    assert!(count > 50, "{count} variables were compared");
}

/// A program that is handed a part of its references has fields for that part; properties that the
/// block adds are fields like any other, and a secret one is a `Secret`.
#[test]
fn parts_of_references_are_the_fields() {
    let app = app_model::distributed_app! {
        secret key;
        containerapps env;
        keyvault vault {
            connection_properties {
                Region: "north";
                Key: key;
                Retries: 3;
            }
        }
        external partner("https://partner.example.com");
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        project strings("../api") {
            reference: vault;
            reference_parts: ConnectionStrings;
        }
        project split("../api") {
            reference: vault, cache;
            reference_parts: ConnectionProperties, Endpoints;
        }
        project looks_up("../api") {
            reference: cache, partner;
            reference_parts: ServiceDiscovery;
        }
    };
    let application = built(app);
    for (program, expected) in [
        ("strings", &["AZURE_CLIENT_ID", "ConnectionStrings__vault"][..]),
        (
            "split",
            &[
                "AZURE_CLIENT_ID",
                "CACHE_TCP",
                "VAULT_KEY",
                "VAULT_REGION",
                "VAULT_RETRIES",
                "VAULT_URI",
            ],
        ),
        // .NET's names are all that there is of the addresses.
        ("looks-up", &["services__cache__tcp__0", "services__partner__https__0"]),
    ] {
        let text = application.configuration(program).unwrap();
        let mut list = read(&text);
        list.sort();
        assert_eq!(list, expected, "{text}");
        let published = published(&application, program);
        assert!(list.iter().all(|name| published.contains(name)), "{program}");
    }
    let text = application.configuration("split").unwrap();
    for field in [
        "pub key: app_model_service::Secret,",
        "pub region: String,",
        "pub retries: i64,",
        "pub uri: String,",
    ] {
        assert!(text.contains(field), "{field}: {text}");
    }
    let text = application.configuration("looks-up").unwrap();
    for field in
        ["pub tcp: app_model_service::Endpoint,", "pub partner: app_model_service::Endpoint,"]
    {
        assert!(text.contains(field), "{field}: {text}");
    }
}

/// Of each identity that a program runs as there is a credential.
#[test]
fn each_identity_is_a_field() {
    for in_app_service in [false, true] {
        let app = Builder::new();
        if in_app_service {
            app.add_app_service_environment("env");
        } else {
            app.add_container_app_environment("env");
        }
        app_model::distributed_app! {
            in app;
            identity api_id;
            identity audit_id;
            identity identity_of_mail as "identity";
            project api("../api") {
                identity: api_id, audit_id, identity_of_mail;
                endpoint http { port: 8080; external; }
            }
        };
        let application = built(app);
        let text = application.configuration("api").unwrap();
        for field in ["identity", "audit_id", "identity_identity"] {
            assert!(text.contains(&format!("pub {field}: app_model_service::Identity,")), "{text}");
        }
        let once: BTreeSet<String> = read(&text).into_iter().collect();
        let mut expected = published(&application, "api");
        expected.retain(|name| !is_for_others(name));
        assert_eq!(once, expected);
        assert!(once.contains("AUDIT_ID_CLIENT_ID") && once.contains("IDENTITY_CLIENT_ID"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Names that are nearly alike, keywords, and text that no person sees.
    #[test]
    fn any_names_make_a_module_in_which_each_is_there_once(
        children in btree_set("[a-z]{3}|type|self|impl", 0..4),
        others in btree_set("[a-z]{3}|data|type|self|[a-z]-[a-z]|identity|s", 0..4),
        variables in btree_map("[A-Za-z_]{1,3}|(DATA|data)|type|\\PC{1,8}", any::<String>(), 0..6),
        description in any::<String>(),
    ) {
        let app = Builder::new();
        app.add_container_app_environment("env");
        let data = app.add_storage("data");
        let secret = app.add_secret_parameter("s").description(&description);
        let api = app.add_project("api", "../api");
        for child in &children {
            api.reference(data.add_queue(child));
        }
        let queue = data.add_queue("queue");
        for other in &others {
            api.references().entry(other, queue);
        }
        let env = variables.iter().fold(api.env(), |env, (name, text)| env.entry(name, text.as_str()));
        env.entry("SECRET", secret);
        let Ok(application) = app.build() else { return Err(TestCaseError::reject("refused")) };
        let text = application.configuration("api").unwrap();
        let file = syn::parse_file(&text).map_err(|error| {
            TestCaseError::fail(format!("{error}: {text}"))
        })?;
        let mut types = BTreeSet::new();
        let mut count = 0;
        for item in &file.items {
            let syn::Item::Struct(item) = item else { continue };
            prop_assert!(types.insert(item.ident.to_string()), "{}", text);
            let names: BTreeSet<String> =
                item.fields.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string())).collect();
            prop_assert_eq!(names.len(), item.fields.len(), "{}", text);
            count += names.len();
        }
        // The group `data`, one of three fields for each child, one for each other name of the queue,
        // and the identity that reads them.
        let of_data = usize::from(!children.is_empty());
        let identity = usize::from(!(children.is_empty() && others.is_empty()));
        let references = of_data + (children.len() + others.len()) * 4 + identity;
        let settings = variables.keys().filter(|name| *name != "SECRET").count() + 1;
        prop_assert_eq!(count, references + settings, "{}", text);
    }
}

#[test]
fn only_programs_that_could_use_a_configuration_have_one() {
    let app = applications::whole();
    app.add_project("web", "../web/web.csproj");
    let application = built(app);
    assert!(application.configuration("nightly").is_some());
    for name in ["web", "data", "apy"] {
        assert_eq!(application.configuration(name), None, "{name}");
    }
}
