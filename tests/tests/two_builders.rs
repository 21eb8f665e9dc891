//! Declarations of two builders: what one names of the other is refused, with the places of both.

use std::panic::Location;

use app_model::kinds::storage::FileShareSettings;
use app_model::{Builder, Expression, Value};

/// Something of the second builder is named in the first one.
type Mistake = fn(&Builder, &Builder);

/// What is wrong with a builder that names what stands in another one.
fn refused(what: &str, mistake: Mistake) -> String {
    let (app, other) = (Builder::new(), Builder::new());
    app.add_container_app_environment("env");
    // Something of this builder has each place that a declaration of the other one has.
    for number in 0..9 {
        app.add_user_assigned_identity(&format!("admin-{number}"));
    }
    mistake(&app, &other);
    let errors = app.build().err().unwrap_or_else(|| panic!("{what} is accepted"));
    let [finding] = errors.findings() else { panic!("{what}: {errors}") };
    assert_eq!(finding.code(), Some("AM0579"), "{what}: {errors}");
    errors.to_string()
}

#[test]
fn a_role_goes_to_nobody_else() {
    let place = line!();
    let text = refused("a role", |app, other| {
        let reader = other.add_user_assigned_identity("reader");
        let vault = app.add_key_vault("v");
        vault.with_role_assignments(reader).KeyVaultAdministrator.grant();
    });
    assert_eq!(
        text.lines().next(),
        Some("error[AM0579]: the key vault `v` names a declaration of another builder")
    );
    let named = format!("  --> {}:{}:", file!(), place + 4);
    assert!(text.contains(&named), "no `{named}` in\n{text}");
    let declared = format!("note: that declaration is at {}:{}:", file!(), place + 2);
    assert!(text.contains(&declared), "no `{declared}` in\n{text}");
}

#[test]
fn nothing_takes_a_declaration_of_another_builder() {
    let mistakes: &[(&str, Mistake)] = &[
        ("the setting of a resource", |app, other| {
            app.add_log_analytics_workspace("logs").retention_days(other.add_int_parameter("days"));
        }),
        ("a name", |app, other| {
            app.add_key_vault("v").name(other.add_parameter("name"));
        }),
        ("a tag, in text", |app, other| {
            let text = Expression::new().text("of ").value(other.add_parameter("team"));
            app.add_key_vault("v").tags().entry("team", text);
        }),
        ("an output", |app, other| {
            app.add_output("uri", other.add_key_vault("v").vault_uri());
        }),
        ("existing", |app, other| {
            app.add_key_vault("v").publish_as_existing(other.add_parameter("name"));
        }),
        ("a secret", |app, other| {
            app.add_key_vault("v").add_secret("token", other.add_secret_parameter("token"));
        }),
        ("an identity", |app, other| {
            let id = other.add_user_assigned_identity("web-id");
            app.add_container("web", "nginx:1.29").identity(id);
        }),
        ("an environment", |app, other| {
            let env = other.add_container_app_environment("env");
            app.add_container("web", "nginx:1.29").environment(env);
        }),
        ("a reference", |app, other| {
            app.add_container("web", "nginx:1.29").reference(other.add_key_vault("v"));
        }),
        ("a variable", |app, other| {
            let web = app.add_container("web", "nginx:1.29");
            web.env().entry("API", other.add_container("api", "api:1").add_endpoint("http"));
        }),
        ("a registry", |app, other| {
            let registry = other.add_container_registry("images");
            app.add_container_app_environment("other-env").registry(registry);
        }),
        ("what a child is in", |app, other| {
            let settings = Box::new(FileShareSettings::default());
            let parent = other.add_storage("data").node();
            app.add_child(parent, "exports", settings, Location::caller());
        }),
        ("what is waited for", |app, other| {
            app.add_container("web", "nginx:1.29").wait_for(other.add_container("db", "db:1"));
        }),
        ("the group", |app, other| app.with_resource_group(other.add_parameter("group"))),
        // The builder has no such place.
        ("what a module refers to", |app, other| {
            let mut last = other.add_key_vault("v").node().id();
            for number in 0..40 {
                last = other.add_key_vault(&format!("v-{number}")).node().id();
            }
            app.add_infrastructure("links", move |module| {
                module.existing(last);
            });
        }),
        ("the value of a module", |app, other| {
            let value = Value::Output(other.add_key_vault("v").node().id(), "vaultUri".to_owned());
            app.add_infrastructure("links", move |module| {
                let value = module.value(&value);
                module.output("uri", value);
            });
        }),
    ];
    for (what, mistake) in mistakes {
        let text = refused(what, *mistake);
        assert!(text.contains(&format!("that declaration is at {}:", file!())), "{text}");
    }
}

#[test]
fn ids_of_two_builders_are_never_equal() {
    let (app, other) = (Builder::new(), Builder::new());
    assert_ne!(app.add_key_vault("v").node().id(), other.add_key_vault("v").node().id());
}
