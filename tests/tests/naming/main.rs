//! The rules for names, against what is published about each resource type.
//!
//! `rules.json` holds the facts as they were collected, with the source of each: what Azure documents,
//! the types of its API, what services answer. Names are generated for each type and each way in which
//! something of it is named, and what the facts say about a name is compared with what `build()`
//! and the compiler say.

mod facts;
mod judged;
mod names;
mod published;
mod ways;

use app_model::Builder;
use app_model::kinds::container_apps::ContainerAppEnvironment;

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
