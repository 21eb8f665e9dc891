//! The reason of each lint gets to whoever reviews: in what is published, and in `access`.

use app_model::{Builder, distributed_app, lint};

/// Every lint, each with its name in its reason. The line of the block counts as 1.
fn all() -> Builder {
    distributed_app! {
        appservice sites;
        #[allow(unused_parameter, reason = "why unused_parameter")]
        parameter ticket;
        #[allow(unused_identity, reason = "why unused_identity")]
        identity payments;
        #[allow(idle_identity, reason = "why idle_identity")]
        identity deployer;
        #[allow(plain_credential, reason = "why plain_credential")]
        parameter captcha_token;
        identity web_id;
        storage data { queue jobs; }
        registry images {
            #[allow(implied_role, reason = "why implied_role")]
            roles: deployer => [AcrPush, AcrPull];
        }
        #[allow(unreferenced_resource, reason = "why unreferenced_resource")]
        keyvault keys { roles: web_id => KeyVaultReader; }
        keyvault secrets {
            #[allow(roles_on_top, reason = "why roles_on_top")]
            roles: web_id => KeyVaultContributor;
        }
        identity first { roles: data => StorageQueueDataReader; }
        identity second { roles: data => StorageQueueDataReader; }
        existing first("people");
        #[allow(same_existing, reason = "why same_existing")]
        existing second("people");
        #[allow(hyphenated_variable, reason = "why hyphenated_variable")]
        project web("src") {
            identity: web_id;
            endpoint http { port: 8080; external; }
            env { "my-captcha": captcha_token; }
            reference: data.jobs, secrets;
            #[allow(privileged_role, reason = "why privileged_role")]
            #[allow(insufficient_role, reason = "why insufficient_role")]
            roles: data => Owner;
        }
    }
}
/// The line of `distributed_app!` above.
const FIRST: u32 = 7;
/// What each lint is allowed on, and in which line of the block.
const ALLOWED: [(&str, &str, u32); 11] = [
    ("unused_parameter", "ticket (parameter)", 3),
    ("unused_identity", "payments (identity)", 5),
    ("idle_identity", "deployer (identity)", 7),
    ("plain_credential", "captcha-token (parameter)", 9),
    ("unreferenced_resource", "keys (key vault)", 17),
    ("same_existing", "second (identity)", 26),
    ("hyphenated_variable", "web (project)", 28),
    ("privileged_role", "Owner of web on data", 35),
    ("insufficient_role", "roles of web on data", 35),
    ("implied_role", "roles of deployer on images", 14),
    ("roles_on_top", "roles of web-id on secrets", 20),
];

#[test]
fn the_list_of_lints_is_this_one() {
    let sorted = |names: &mut dyn Iterator<Item = &str>| {
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    };
    let all = sorted(&mut lint::NAMES.iter().copied());
    assert_eq!(sorted(&mut ALLOWED.iter().map(|(lint, ..)| *lint)), all);
    // The documents list each with what it finds, and with where its reason appears.
    let document = include_str!("../../docs/checks.md");
    for lint in &all {
        let rows = document.lines().filter(|line| line.starts_with(&format!("| `{lint}` |")));
        assert_eq!(rows.count(), 2, "{lint} in docs/checks.md");
    }
}

#[test]
fn every_reason_is_published() {
    let application = all().build().expect("everything is allowed");
    let published = application.publication();
    let files: Vec<&str> = published.files().iter().map(|file| file.text.as_ref()).collect();
    let files = files.concat();
    for (lint, ..) in ALLOWED {
        let comment = format!("{lint} is allowed here: why {lint}\n");
        let lines = files.split_inclusive('\n').filter(|line| line.starts_with("// "));
        assert_eq!(lines.filter(|line| line.ends_with(&comment)).count(), 1, "{lint}:\n{files}");
    }
}

#[test]
fn every_reason_is_listed_with_what_it_is_about_and_where_it_stands() {
    let access = |format| {
        let outcome = all().command(["access", "--format", format]);
        assert_eq!(outcome.stderr, "");
        outcome.stdout
    };
    let (table, markdown) = (access("table"), access("markdown"));
    let json: serde_json::Value = serde_json::from_str(&access("json")).unwrap();
    let list = json["allowed"].as_array().unwrap();
    assert_eq!(list.len(), ALLOWED.len(), "{list:?}");
    let (_, table) = table.split_once("\n\n").unwrap();
    let (_, markdown) = markdown.split_once("\n\n").unwrap();
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let table: Vec<String> = table.lines().map(words).collect();
    let mut rows = vec!["allowed on because declared".to_owned()];
    let mut cells = vec![
        "| allowed | on | because | declared |".to_owned(),
        "| --- | --- | --- | --- |".to_owned(),
    ];
    for ((lint, on, line), entry) in ALLOWED.into_iter().zip(list) {
        let line = FIRST + line;
        let place = format!("tests/tests/reasons.rs:{line}");
        rows.push(format!("{lint} {on} why {lint} {place}"));
        let escaped = [lint, on, &format!("why {lint}"), &place].map(|it| it.replace('_', "\\_"));
        cells.push(format!("| {} |", escaped.join(" | ")));
        assert_eq!(entry["lint"], lint);
        assert_eq!(entry["reason"], format!("why {lint}"));
        assert_eq!(
            entry["source"],
            serde_json::json!({ "file": "tests/tests/reasons.rs", "line": line })
        );
        let named = ["declaration", "principal", "target", "role"];
        let named = named.into_iter().filter_map(|key| entry[key].as_str());
        assert!(named.into_iter().all(|name| on.contains(name)), "{entry}");
    }
    assert_eq!(table, rows);
    assert_eq!(markdown.lines().collect::<Vec<_>>(), cells);
}

/// Where nothing is allowed, nothing is said of it.
#[test]
fn without_reasons_there_is_no_list() {
    let app =
        || distributed_app! { identity reader; keyvault keys { roles: reader => KeyVaultReader; } };
    let table = app().command(["access"]).stdout;
    assert_eq!(table.lines().count(), 2, "{table}");
    let json = app().command(["access", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["allowed"], serde_json::json!([]));
}

/// An environment that exists already is written by its kind as a whole.
#[test]
fn the_reason_of_an_existing_environment_stands_above_it() {
    let app = distributed_app! {
        containerapps blue;
        containerapps green;
        existing blue("shared");
        #[allow(same_existing, reason = "the names differ by team")]
        existing green("shared");
    };
    let application = app.build().expect("it is allowed");
    let module = application.module("green").expect("there is one");
    let comment = "// same_existing is allowed here: the names differ by team\nresource green ";
    assert!(module.contains(comment), "{module}");
}
