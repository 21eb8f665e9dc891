//! What `existing` and its two siblings say of a place, in both modes: where the modules go, what
//! they refer to, and what `main.bicep` takes for it.
//!
//! Source: `ExistingAzureResourceExtensions`, `AzureProvisioningResource` and
//! `AzurePublishingContext` of the reference.

use app_model::{Application, Builder, Mode, distributed_app};
use app_model_tests::keep;

/// One of the statements with one, two and three arguments.
macro_rules! statement {
    ($existing:ident) => {
        [
            declared!($existing(name)),
            declared!($existing(name, group)),
            declared!($existing(name, group, sub)),
            declared!($existing("corp", "shared", "00000000-0000-0000-0000-000000000001")),
        ]
    };
}

macro_rules! declared {
    ($existing:ident $arguments:tt) => {
        || {
            distributed_app! {
                #[allow(idle_identity, reason = "auditors sign in as it")]
                identity auditor { roles: secrets => KeyVaultReader; }
                containerapps env;
                secret key;
                keyvault secrets { secret token = key; }
                $existing secrets $arguments;
                container api("contoso/api:1") { env { TOKEN: secrets.token; } }
            }
        }
    };
}

/// What one, two and three arguments become.
struct Place {
    /// What `main.bicep` takes, in its order.
    parameters: &'static [&'static str],
    name: &'static str,
    /// Where its module and the modules of its roles go.
    scope: &'static str,
    /// What a module elsewhere takes, in its order.
    elsewhere: &'static [&'static str],
    manifest: &'static str,
}

const PLACES: [Place; 4] = [
    Place { parameters: &["name"], name: "name", scope: "rg", elsewhere: &["name"], manifest: "" },
    Place {
        parameters: &["group", "name"],
        name: "name",
        scope: "resourceGroup(group)",
        elsewhere: &["name", "group"],
        manifest: r#""scope": { "resourceGroup": "{group.value}" }"#,
    },
    Place {
        parameters: &["group", "sub", "name"],
        name: "name",
        scope: "resourceGroup(sub, group)",
        elsewhere: &["name", "sub", "group"],
        manifest: r#""scope": { "resourceGroup": "{group.value}", "subscription": "{sub.value}" }"#,
    },
    Place {
        parameters: &[],
        name: "'corp'",
        scope: "resourceGroup('00000000-0000-0000-0000-000000000001', 'shared')",
        elsewhere: &[],
        manifest: r#""scope": { "resourceGroup": "shared", "subscription": "00000000-0000-0000-0000-000000000001" }"#,
    },
];

const HERE: Place = Place { parameters: &[], name: "", scope: "rg", elsewhere: &[], manifest: "" };

type Written = [fn() -> Builder; 4];

#[test]
fn the_place_is_the_same_in_each_module() {
    use Mode::{Publish, Run};
    let forms: [(&str, Written, &[Mode]); 3] = [
        ("existing", statement!(existing), &[Publish]),
        ("run_as_existing", statement!(run_as_existing), &[Run]),
        ("as_existing", statement!(as_existing), &[Publish, Run]),
    ];
    for (form, written, applies) in forms {
        for (number, (builder, place)) in written.iter().zip(&PLACES).enumerate() {
            for mode in [Publish, Run] {
                let exists = applies.contains(&mode);
                let expected = expected(mode, exists.then_some(place));
                let application =
                    builder().build_for(mode).unwrap_or_else(|errors| panic!("{errors}"));
                let case = format!("{form}-{number}-{mode:?}");
                keep(&application, &case);
                assert_eq!(found(&application), expected, "{case}");
            }
        }
    }
}

fn expected(mode: Mode, existing: Option<&Place>) -> String {
    let place = existing.unwrap_or(&HERE);
    let scope = place.scope;
    let main = place.parameters.join(" ");
    let (first, roles) = match existing {
        Some(Place { name, .. }) => (*name, *name),
        None => ("new", "secrets_outputs_name"),
    };
    let mut lines = vec![format!("main: {main}"), format!("secrets: {scope}, {first}")];
    if mode == Mode::Publish {
        let elsewhere = match (existing, scope) {
            (Some(_), "rg") | (None, _) => roles.to_owned(),
            _ => format!("{roles}, {scope}"),
        };
        lines.push(format!("api: {elsewhere}, {}", place.elsewhere.join(" ")));
        lines.push(format!("auditor-roles-secrets: {scope}, {roles}"));
    } else {
        lines.push(format!("secrets-roles: {scope}, {roles}"));
    }
    lines.push(format!("manifest: {}", place.manifest));
    lines.join("\n")
}

fn found(application: &Application) -> String {
    let publication = application.publication();
    let main = publication.file("main.bicep").unwrap_or_default();
    let taken = |text: &str| {
        let names = text.lines().filter_map(|line| line.strip_prefix("param ")?.split(' ').next());
        let names: Vec<&str> = names.filter(|n| ["name", "group", "sub"].contains(n)).collect();
        names.join(" ")
    };
    let mut lines = vec![format!("main: {}", taken(main))];
    for name in ["secrets", "api", "auditor-roles-secrets", "secrets-roles"] {
        let Some(text) = application.module(name) else { continue };
        let vault = block(text, "resource secrets '");
        let mut parts = Vec::new();
        if name != "api" {
            let call = block(main, &format!("module {} '", name.replace('-', "_")));
            parts.extend(setting(call, "scope"));
        }
        match vault.contains(" existing = {") {
            true => parts.extend(["name", "scope"].into_iter().filter_map(|s| setting(vault, s))),
            false => parts.push("new"),
        }
        let taken = taken(text);
        if name == "api" {
            parts.push(&taken);
        }
        lines.push(format!("{name}: {}", parts.join(", ")));
    }
    let entry = application.manifest_entry("secrets").unwrap_or_default();
    let entry = entry.split_whitespace().collect::<Vec<_>>().join(" ");
    let scope = entry.find("\"scope\": ").map_or("", |at| entry[at..].trim_end_matches(" }"));
    let version = ["azure.bicep.v0", "azure.bicep.v1"][usize::from(!scope.is_empty())];
    assert!(entry.contains(version), "{entry}");
    let closed = if scope.is_empty() { "" } else { " }" };
    lines.push(format!("manifest: {scope}{closed}"));
    lines.join("\n")
}

/// A statement: from how it begins to the brace on a line of its own.
fn block<'t>(text: &'t str, begins: &str) -> &'t str {
    let at = text.find(begins).unwrap_or_else(|| panic!("no {begins}\n{text}"));
    text[at..].split("\n}").next().unwrap_or_default()
}

fn setting<'t>(block: &'t str, name: &str) -> Option<&'t str> {
    block.lines().find_map(|line| line.strip_prefix("  ")?.strip_prefix(name)?.strip_prefix(": "))
}
