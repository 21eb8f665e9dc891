//! The rules for names, against what is published about each resource type.
//!
//! `rules.json` holds the facts as they were collected, with the source of each: what Azure documents,
//! the types of its API, what services answer. What a kind refuses and lets through is compared with
//! them, name by name, through `build()`, which judges by the same functions as the compiler.

use app_model::distributed_app;
use app_model::kinds::container_apps::ContainerAppEnvironment;
use app_model::{Builder, MayExist};
use regex::Regex;
use serde_json::Value;

/// What is published about the names of one type.
struct Rule {
    ty: String,
    min: usize,
    max: usize,
    pattern: Regex,
}

impl Rule {
    fn takes(&self, name: &str) -> bool {
        (self.min..=self.max).contains(&name.chars().count()) && self.pattern.is_match(name)
    }
}

fn rules() -> Vec<Rule> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/naming/rules.json");
    let text = std::fs::read_to_string(path).expect("the file is there");
    let rules: Vec<Value> = serde_json::from_str(&text).expect("it is JSON");
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    rules
        .iter()
        .map(|rule| Rule {
            ty: rule["type"].as_str().expect("a type").to_owned(),
            min: number(&rule["min"]),
            max: number(&rule["max"]),
            pattern: Regex::new(rule["pattern"].as_str().expect("text")).expect("a pattern"),
        })
        .collect()
}

/// Names that differ in what rules are about: length, both ends, what is inside, and in a row.
fn names(rule: &Rule) -> Vec<String> {
    const CHARACTERS: [&str; 13] =
        ["", "a", "Z", "7", "-", "_", ".", "(", " ", "$", "%", "/", "\u{e9}"];
    let mut names: Vec<String> = Vec::new();
    for inside in CHARACTERS.iter().copied().chain(["--", "__", "-_", "a-b", ".."]) {
        for first in CHARACTERS {
            names.extend(CHARACTERS.map(|last| format!("{first}bc{inside}de{last}")));
        }
    }
    names.extend(CHARACTERS.map(|one| one.to_owned()));
    names.extend(CHARACTERS.map(|one| format!("a{one}")));
    names.extend([rule.min - 1, rule.min, rule.max, rule.max + 1].map(|length| "a".repeat(length)));
    names.sort();
    names.dedup();
    names
}

/// Declares something of the type with each of the names, and returns what is said.
fn messages(ty: &str, names: &[String]) -> String {
    let app = Builder::new();
    let (vault, token) = (app.add_key_vault("vault"), app.add_secret_parameter("token"));
    let data = app.add_storage("data");
    let images = app.add_container_registry("images");
    for (number, name) in names.iter().enumerate() {
        let (own, name) = (&format!("n{number}"), name.as_str());
        match ty {
            "Microsoft.App/managedEnvironments" => {
                app.add_container_app_environment(own).name(name);
            }
            "Microsoft.ContainerRegistry/registries" => {
                app.add_container_registry(own).name(name);
            }
            "Microsoft.ContainerRegistry/registries/tasks" => {
                images.add_purge_task(own).name(name);
            }
            "Microsoft.Insights/components" => {
                app.add_application_insights(own).name(name);
            }
            "Microsoft.KeyVault/vaults" => {
                app.add_key_vault(own).name(name);
            }
            "Microsoft.KeyVault/vaults/secrets" => {
                vault.add_secret(own, token).name(name);
            }
            "Microsoft.ManagedIdentity/userAssignedIdentities" => {
                app.add_user_assigned_identity(own).name(name);
            }
            "Microsoft.OperationalInsights/workspaces" => {
                app.add_log_analytics_workspace(own).name(name);
            }
            "Microsoft.Resources/resourceGroups" => {
                app.add_key_vault(own).publish_as_existing("corp-vault").resource_group(name);
            }
            "Microsoft.Storage/storageAccounts" => {
                app.add_storage(own).name(name);
            }
            "Microsoft.Storage/storageAccounts/blobServices/containers" => {
                data.add_blob_container(own).name(name);
            }
            "Microsoft.Storage/storageAccounts/fileServices/shares" => {
                data.add_file_share(own).name(name);
            }
            "Microsoft.Storage/storageAccounts/queueServices/queues" => {
                data.add_queue(own).name(name);
            }
            "Microsoft.Storage/storageAccounts/tableServices/tables" => {
                data.add_table(own).name(name);
            }
            "Microsoft.Web/serverfarms" => {
                app.add_app_service_environment(own).name(name);
            }
            "Microsoft.Web/sites/slots" => {
                app.add_app_service_environment(own).deployment_slot(name);
            }
            other => panic!("{other} is declared nowhere"),
        }
    }
    said(app)
}

/// What `build()` says of names.
fn said(app: Builder) -> String {
    let Err(errors) = app.build() else { return String::new() };
    errors
        .findings()
        .iter()
        .filter(|finding| matches!(finding.code(), Some("AM0502" | "AM0586" | "AM0589")))
        .map(|finding| format!("{}\n", finding.message()))
        .collect()
}

/// Whether the name is one that the messages refuse.
fn is_refused(name: &str, said: &str) -> bool {
    said.contains(&format!("the name `{name}` "))
}

/// The types whose names are made from the declared ones only.
const OF_PROGRAMS: [&str; 3] =
    ["Microsoft.App/containerApps", "Microsoft.App/jobs", "Microsoft.Web/sites"];

#[test]
fn each_rule_takes_what_azure_takes_and_nothing_else() {
    let mut wrong = String::new();
    for rule in rules().iter().filter(|rule| !OF_PROGRAMS.contains(&rule.ty.as_str())) {
        // Letters of other scripts are allowed here, if they map to Punycode: no pattern says that.
        let plans = rule.ty == "Microsoft.Web/serverfarms";
        let names: Vec<String> =
            names(rule).into_iter().filter(|name| !plans || name.is_ascii()).collect();
        let mut refused = 0;
        for names in names.chunks(250) {
            let said = messages(&rule.ty, names);
            for name in names {
                let is_refused = is_refused(name, &said);
                refused += usize::from(is_refused);
                if is_refused == rule.takes(name) {
                    wrong += &format!("{} `{name}` {}\n", rule.ty, rule.takes(name));
                }
            }
        }
        assert!(refused > 3 && refused < names.len() - 3, "{}: {refused}", rule.ty);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A program has the name that it is declared with, in small letters.
#[test]
fn programs_are_called_what_their_environment_takes() {
    let mut wrong = String::new();
    for rule in rules().iter().filter(|rule| OF_PROGRAMS.contains(&rule.ty.as_str())) {
        let is_site = rule.ty == "Microsoft.Web/sites";
        for length in [1, 2, 3, 31, 32, 33, 45, 46, 47, 60, 61] {
            for name in ["a".repeat(length), format!("A{}7", "-b".repeat(length / 2))] {
                let app = Builder::new();
                if is_site {
                    app.add_app_service_environment("sites");
                } else {
                    app.add_container_app_environment("env");
                }
                if rule.ty == "Microsoft.App/jobs" {
                    app.add_job_from_image(&name, "work:1");
                } else {
                    app.add_project(&name, "../web");
                }
                // What makes a site's name unique in the world.
                let suffix = if is_site { "-abcdefghijklm" } else { "" };
                let takes = rule.takes(&(name.to_ascii_lowercase() + suffix));
                let said = said(app);
                if takes != said.is_empty() {
                    wrong += &format!("{} `{name}` {takes}: {said}\n", rule.ty);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What exists already has a name that Azure took: it is looked up without regard to case.
#[test]
fn nothing_that_can_exist_is_refused() {
    fn existing<'app, R: MayExist<'app>>(app: &'app Builder, resource: R, name: &str) {
        app.publish_as_existing(resource, name);
    }
    let mut wrong = String::new();
    for rule in rules() {
        let names = names(&rule);
        for names in names.chunks(250) {
            let app = Builder::new();
            for (number, name) in names.iter().enumerate() {
                let own = &format!("n{number}");
                match rule.ty.as_str() {
                    "Microsoft.App/managedEnvironments" => {
                        existing(&app, app.add_container_app_environment(own), name);
                    }
                    "Microsoft.ContainerRegistry/registries" => {
                        existing(&app, app.add_container_registry(own), name);
                    }
                    "Microsoft.Insights/components" => {
                        existing(&app, app.add_application_insights(own), name);
                    }
                    "Microsoft.KeyVault/vaults" => existing(&app, app.add_key_vault(own), name),
                    "Microsoft.ManagedIdentity/userAssignedIdentities" => {
                        existing(&app, app.add_user_assigned_identity(own), name);
                    }
                    "Microsoft.OperationalInsights/workspaces" => {
                        existing(&app, app.add_log_analytics_workspace(own), name);
                    }
                    "Microsoft.Storage/storageAccounts" => {
                        existing(&app, app.add_storage(own), name);
                    }
                    "Microsoft.Web/serverfarms" => {
                        existing(&app, app.add_app_service_environment(own), name);
                    }
                    _ => {}
                }
            }
            let said = said(app);
            for name in names {
                let takes = rule.takes(name) || rule.takes(&name.to_lowercase());
                if takes && is_refused(name, &said) {
                    wrong += &format!("{} `{name}`\n", rule.ty);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Containers with a meaning of their own: a static web site, blobs without a container, and logs.
#[test]
fn containers_that_storage_knows() {
    let app = Builder::new();
    distributed_app! {
        in app;
        storage data {
            blob_container web as "$web";
            blob_container root as "$root";
            blob_container logs as "$logs";
        }
    };
    // The compiler says it in a block.
    app.add_storage("other").add_blob_container("mine").name("$mine");
    let said = said(app);
    assert!(is_refused("$mine", &said) && said.lines().count() == 1, "{said}");
}

/// The codes of what `build()` says.
fn codes(app: Builder) -> Vec<&'static str> {
    let Err(errors) = app.build() else { return Vec::new() };
    errors.findings().iter().map(|finding| finding.code().unwrap_or_default()).collect()
}

/// Of two declarations that are one in Azure, the second is an error.
#[test]
fn what_would_be_one_in_azure_is_said() {
    let app = Builder::new();
    app.add_storage("data").name("corpdata");
    app.add_storage("files").name("corpdata");
    app.add_key_vault("keys").name("Corp-Vault");
    app.add_key_vault("secrets").name("corp-vault");
    assert_eq!(codes(app), ["AM0510"; 2]);

    // Another type, another name, and one that is only looked up.
    let app = Builder::new();
    app.add_storage("data").name("corpdata");
    app.add_storage("files").name("corpfiles");
    app.add_container_registry("images").name("corpdata");
    app.add_storage("old").publish_as_existing("corpdata");
    assert!(codes(app).is_empty());

    let app = Builder::new();
    let data = app.add_storage("data");
    data.add_queue("orders").name("all");
    data.add_queue("invoices").name("all");
    data.add_blob_container("photos").name("all");
    app.add_container_app_environment("env1");
    app.add_container_app_environment("env2");
    assert_eq!(codes(app), ["AM0504", "AM0567"]);
}

/// Without the facts about a kind the compiler asks nothing about its names.
#[test]
fn the_compiler_knows_the_rule_of_each_kind() {
    use app_model::keyword;
    fn resource_type<K: app_model::Keyword<'static>>() -> Option<&'static str> {
        K::INFO.map(|info| info.resource_type)
    }
    let known = [
        resource_type::<keyword::appinsights>(),
        resource_type::<keyword::appservice>(),
        resource_type::<keyword::containerapps>(),
        resource_type::<keyword::identity>(),
        resource_type::<keyword::keyvault>(),
        resource_type::<keyword::loganalytics>(),
        resource_type::<keyword::registry>(),
        resource_type::<keyword::storage>(),
    ];
    for ty in known {
        let ty = ty.expect("the keyword has `info INFO`");
        assert!(rules().iter().any(|rule| rule.ty == ty), "{ty} is not in rules.json");
    }
}

/// A public name may not hold some words, whatever is added to it.
#[test]
fn programs_have_public_names_in_app_service_only() {
    for (name, refused) in
        [("microsoft-shop", true), ("login", true), ("my-login", false), ("access", false)]
    {
        let app = Builder::new();
        app.add_app_service_environment("sites");
        app.add_project(name, "../web");
        assert_eq!(is_refused(name, &said(app)), refused, "{name}");
        let app = Builder::new();
        app.add_container_app_environment("env");
        app.add_project(name, "../web");
        assert_eq!(said(app), "", "{name}");
    }
}

/// The name of an environment in Azure, as it is cut there, with all the ways in which it is made.
#[test]
fn environments_have_names_that_differ_as_azure_cuts_them() {
    type Set = fn(ContainerAppEnvironment<'_>);
    const NOTHING: Set = |_| {};
    const UNIQUE: Set = |environment| {
        environment.unique_naming(true);
    };
    const AZD: Set = |environment| {
        environment.azd_naming(true);
    };
    const COMPACT: Set = |environment| {
        environment.compact_naming(true);
    };
    const PINNED: Set = |environment| {
        environment.name("corp-env");
    };
    const EXISTING: Set = |environment| {
        let _ = environment.publish_as_existing("corp-env");
    };
    // 24 letters are all that is left of a name; the last of these is the 24th.
    let (europe, europa) = ("payments-of-northern-europe", "payments-of-northern-europa");
    let long = |end: &str| format!("{}{end}", "a".repeat(60));
    let table: &[(&str, Set, &str, Set, bool)] = &[
        ("east1", NOTHING, "east2", NOTHING, true),
        ("east1", COMPACT, "east2", COMPACT, true),
        ("e-ast", NOTHING, "east", NOTHING, true),
        (europe, NOTHING, &format!("{europe}-two"), NOTHING, true),
        (europe, NOTHING, europa, NOTHING, false),
        ("east1", UNIQUE, "east2", UNIQUE, false),
        ("east1", UNIQUE, "east2", NOTHING, false),
        (europe, UNIQUE, &format!("{europe}-two"), UNIQUE, false),
        // With its own way of naming a name has 60 characters.
        (&long("one"), UNIQUE, &long("two"), UNIQUE, true),
        ("blue", AZD, "green", AZD, true),
        ("blue", AZD, "blue2", NOTHING, false),
        ("east1", PINNED, "east2", NOTHING, false),
        ("east1", EXISTING, "east2", NOTHING, false),
    ];
    for (first, set_first, second, set_second, are_one) in table {
        let app = Builder::new();
        set_first(app.add_container_app_environment(first));
        set_second(app.add_container_app_environment(second));
        let codes = codes(app);
        let found = codes.iter().filter(|code| **code == "AM0567").count();
        assert_eq!(found, usize::from(*are_one), "{first} and {second}: {codes:?}");
    }
}
