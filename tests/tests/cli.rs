//! The command line: what each command prints, where, and how it ends.

use std::ffi::OsString;
use std::process::{Command, Stdio};

use app_model::cli::{Outcome, Status};
use app_model::{Builder, distributed_app};
use app_model_tests::shop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_shop");

fn run(arguments: &[&str]) -> Outcome {
    shop().command(arguments)
}

/// The outcome of something that works and has nothing to remark.
fn text(arguments: &[&str]) -> String {
    let outcome = run(arguments);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Status::Done, ""));
    assert!(outcome.stdout.ends_with('\n'), "the last line is whole");
    outcome.stdout
}

#[test]
fn without_a_command_it_shows_what_the_application_is() {
    let expected = "\
Parameters
  shared-group  string
  region        string  default westeurope  Where the shop runs.
  signing-key   secret                      Signs the tokens of customers.

Resources
  api-id     identity
  build-id   identity            existing: build-prod in resource group {shared-group.value}
  secrets    key vault
  └─ token   secret
  data       storage account
  ├─ photos  blob container
  └─ jobs    queue
  images     container registry
  alerts     Bicep module
  └─ rule    output

Access
  api-id    may  KeyVaultSecretsUser            on  secrets
  api-id    may  StorageBlobDataContributor     on  data
  api-id    may  StorageQueueDataMessageSender  on  data
  api-id    may  AcrPull                        on  images
  build-id  may  AcrPush                        on  images

Outputs
  photos-endpoint  {data.outputs.blobEndpoint}

Next
  cargo run -- publish                    writes the Bicep to `infra`
  cargo run -- access                     lists every grant with its role id and source line
  cargo run -- graph -o application.html  draws it all, for a browser
  cargo run -- --help                     lists the other commands
";
    assert_eq!(text(&[]), expected);
}

#[test]
fn programs_are_shown_with_where_they_run_and_as_whom() {
    let app = distributed_app! {
        identity api_id;
        keyvault secrets;
        containerapps env;
        project api("../api") {
            identity: api_id;
            reference: secrets;
            endpoint http { port: 8080; external; }
        }
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        job nightly("../nightly") { schedule: "0 3 * * *"; }
    };
    let expected = "\
Programs
  api      project    built from ../api, in env, as api-id
  └─ http  endpoint   http, port 8080, reached from outside
  cache    container  image redis:7.4, in env
  └─ tcp   endpoint   tcp, port 6379
  nightly  job        built from ../nightly, in env

";
    let outcome = app.command::<OsString>([]);
    assert!(outcome.stdout.starts_with(expected), "{}", outcome.stdout);
}

#[test]
fn access_lists_who_may_do_what_on_what_and_where_it_says_so() {
    let table = text(&["access"]);
    let line = table.lines().find(|line| line.contains("AcrPull")).unwrap();
    let columns: Vec<&str> = line.split("  ").map(str::trim).filter(|c| !c.is_empty()).collect();
    assert_eq!(
        columns,
        [
            "api-id",
            "AcrPull",
            "7f951dda-4ed3-4680-a7ca-43fe172d538d",
            "images (container registry)",
            "the application's resource group",
            "tests/src/lib.rs:41",
        ]
    );

    let json: serde_json::Value =
        serde_json::from_str(&text(&["access", "--format", "json"])).unwrap();
    let grants = json["grants"].as_array().unwrap();
    assert_eq!(grants.len(), 5);
    let push = grants.iter().find(|grant| grant["role"] == "AcrPush").unwrap();
    assert_eq!(push["principal"], "build-id");
    assert_eq!(push["roleDefinitionId"], "8311e382-0749-4cb8-b61a-304f252e45ec");
    assert_eq!(push["source"]["line"], 41);

    let markdown = text(&["access", "--format", "markdown"]);
    let rows: Vec<&str> = markdown.lines().collect();
    assert_eq!(rows.len(), 2 + 5);
    assert!(rows.iter().all(|row| row.starts_with('|') && row.ends_with('|')), "{markdown}");
}

/// A default role has no line of its own: it says which rule gave it.
#[test]
fn access_names_the_rule_of_a_grant_that_nobody_wrote() {
    let app = distributed_app! { storage data; };
    app.grant_default_roles_to_deployer();
    let table = app.command(["access"]).stdout;
    assert!(table.contains("default role"), "{table}");

    let app = distributed_app! {
        keyvault secrets;
        containerapps env;
        container web("nginx:1.29") { reference: secrets; }
    };
    let table = app.command(["access"]).stdout;
    assert!(table.contains(", default role of a reference\n"), "{table}");
}

#[test]
fn graphs_hold_every_resource_and_grant() {
    let mermaid = text(&["graph"]);
    assert!(mermaid.starts_with("flowchart "), "{mermaid}");
    let dot = text(&["graph", "--format", "dot"]);
    assert!(dot.starts_with("digraph ") && dot.ends_with("}\n"), "{dot}");
    for word in ["api-id", "build-id", "secrets", "data", "images", "alerts", "AcrPush", "photos"] {
        assert!(mermaid.contains(word), "{word} in {mermaid}");
        assert!(dot.contains(word), "{word} in {dot}");
    }
    assert_eq!(mermaid.matches("-->|").count(), 4, "one arrow for each pair: {mermaid}");
    assert_eq!(dot.matches(" -> ").count(), 4, "{dot}");
}

#[test]
fn check_says_that_the_model_is_right() {
    assert_eq!(text(&["check"]), "The model is right: 6 resources, 3 parameters, 5 grants.\n");
}

#[test]
fn the_manifest_goes_to_a_file_or_to_standard_output() {
    let manifest: serde_json::Value =
        serde_json::from_str(&text(&["manifest", "-o", "-"])).unwrap();
    assert_eq!(manifest["resources"]["secrets"]["type"], "azure.bicep.v0");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.json");
    text(&["manifest", "-o", file.to_str().unwrap()]);
    let written: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(written, manifest);
}

#[test]
fn configurations_go_to_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let app = || {
        let app = Builder::new();
        app.add_container_app_environment("env");
        app.add_project("api", "../api").env().entry("LEVEL", "info");
        app.add_container("cache", "redis:7.4");
        app
    };
    let path = folder.path().join("generated");
    let arguments = ["configuration", "-o", path.to_str().unwrap()];
    let outcome = app().command(arguments);
    let file = path.join("api.rs");
    assert_eq!(
        outcome,
        Outcome {
            status: Status::Done,
            stdout: format!("Wrote `{}`.\n", file.display()),
            stderr: String::new(),
        }
    );
    assert!(std::fs::read_to_string(&file).unwrap().contains("pub level: String,"));
    assert!(!path.join("cache.rs").exists(), "nothing is handed to it");
    let outcome = app().command(arguments);
    assert_eq!(outcome.stdout, format!("`{}` is up to date.\n", file.display()));
    let none = run(&arguments);
    assert_eq!(none.status, Status::Refused);
    assert!(none.stderr.contains("no program that could read a configuration"), "{}", none.stderr);
}

#[test]
fn every_command_has_help() {
    let all = text(&["--help"]);
    assert_eq!(text(&["-h"]), all);
    assert_eq!(text(&["help"]), all);
    for command in ["publish", "manifest", "configuration", "check", "graph", "access", "explain"] {
        assert!(all.contains(command), "{all}");
        let help = text(&[command, "--help"]);
        assert!(help.contains(&format!("Usage: cargo run -- {command}")), "{help}");
        assert_eq!(text(&["help", command]), help);
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
}

#[test]
fn what_is_not_understood_gets_a_suggestion() {
    let table: &[(&[&str], &str)] = &[
        (&["pubish"], "there is no command `pubish`\n  help: did you mean `publish`?"),
        (&["--help-me"], "`--help-me` is not understood here\n  help: did you mean `--help`?"),
        (
            &["publish", "--chekc"],
            "`--chekc` is not understood by `publish`\n  help: did you mean `--check`?",
        ),
        (&["publish", "--output"], "missing argument for option '--output'"),
        (&["publish", "-o", ""], "`-o` needs a path, and this one is empty"),
        (
            &["graph", "--format", "mermiad"],
            "there is no format `mermiad`\n  help: did you mean `mermaid`?",
        ),
        (
            &["access", "--format", "xml"],
            "there is no format `xml`\n  help: the formats are `table`, `markdown`, `json`",
        ),
        (&["check", "-o", "x"], "`-o` is not understood by `check`"),
        (&["zzz"], "there is no command `zzz`\n  help: the commands are"),
    ];
    for (arguments, message) in table {
        let outcome = run(arguments);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Status::Usage, ""), "{arguments:?}");
        assert!(
            outcome.stderr.starts_with(&format!("error[AM0707]: {message}")),
            "{arguments:?}: {}",
            outcome.stderr
        );
    }
}

/// Wrong input of any sort ends in a status and never in a panic.
#[test]
fn no_arguments_make_it_panic() {
    let words = [
        "publish",
        "access",
        "graph",
        "explain",
        "check",
        "manifest",
        "help",
        "--format",
        "--format=dot",
        "-o",
        "-",
        "--",
        "--check",
        "-h",
        "-x",
        "--=",
        "",
        "\u{0}",
        "😀",
        "json",
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut arguments: Vec<OsString> = words.iter().map(OsString::from).collect();
    #[cfg(unix)]
    arguments.push(std::os::unix::ffi::OsStringExt::from_vec(vec![0xff, 0xfe]));
    for first in &arguments {
        for second in &arguments {
            for third in &arguments {
                // Only what cannot write into this folder.
                let line = [first, second, third];
                let writes = line.iter().any(|word| {
                    ["publish", "manifest", "graph"].iter().any(|command| *word == command)
                });
                let out = [OsString::from("-o"), folder.path().join("x").into_os_string()];
                let line =
                    line.into_iter().cloned().chain(out.into_iter().take(2 * usize::from(writes)));
                for app in [Builder::new(), shop()] {
                    let outcome = app.command(line.clone());
                    let is_silent = outcome.stderr.is_empty();
                    assert_eq!(
                        outcome.status == Status::Done,
                        is_silent,
                        "{first:?} {second:?} {third:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn findings_are_all_reported_with_their_place_and_nothing_is_written() {
    let wrong = || {
        distributed_app! {
            keyvault secrets { soft_delete_retention_days: (5); }
            storage data as (String::from("data_1"));
            storage other as (String::from("secrets"));
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("infra");
    for arguments in [&["check"][..], &[], &["publish", "-o", folder.to_str().unwrap()]] {
        let outcome = wrong().command(arguments);
        assert_eq!(outcome.status, Status::Refused);
        assert_eq!(outcome.stdout, "");
        assert!(
            outcome.stderr.contains("error: 3 findings, nothing was written"),
            "{}",
            outcome.stderr
        );
        assert_eq!(
            outcome.stderr.matches("--> tests/tests/cli.rs:").count(),
            3,
            "{}",
            outcome.stderr
        );
    }
    assert!(!folder.exists());
}

/// For whoever shows them beside the source. The members are documented in `app_model::cli`.
#[test]
fn findings_are_json_for_a_program() {
    let json = |app: Builder, status: Status, arguments: &[&str]| -> Vec<serde_json::Value> {
        let arguments = [&["check", "--format", "json"], arguments].concat();
        let outcome = app.command(arguments);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (status, ""));
        assert!(outcome.stdout.ends_with("}\n"), "{}", outcome.stdout);
        let mut value: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
        serde_json::from_value(value["findings"].take()).unwrap()
    };
    assert_eq!(json(shop(), Status::Done, &[]), [] as [serde_json::Value; 0]);

    let app = Builder::new();
    let first = line!();
    let vault = app.add_key_vault("secrets").soft_delete_retention_days(5);
    app.add_storage("data_1");
    vault.publish_as_existing("one");
    vault.publish_as_existing("two");
    let found = json(app, Status::Refused, &[]);
    let finding = |line: u32, column: u32, code: &str, message: &str, help: &str| {
        serde_json::json!({
            "code": code, "message": message, "help": help,
            "file": "tests/tests/cli.rs", "line": first + line, "column": column,
        })
    };
    let mut twice = finding(
        4,
        11,
        "AM0521",
        "`secrets` is said to be existing twice",
        "leave one of the two out",
    );
    twice["note"] = format!("the first time at tests/tests/cli.rs:{}:11", first + 3).into();
    assert!(found.contains(&twice), "{found:#?}");
    let name = found.iter().find(|finding| finding["line"] == first + 2).unwrap();
    let (message, help) = (name["message"].as_str().unwrap(), name["help"].as_str().unwrap());
    assert!(message.contains("`data_1`") && !help.is_empty(), "{name:#}");
    assert_eq!(*name, finding(2, 9, name["code"].as_str().unwrap(), message, help));

    // The page shows one.
    let page = include_str!("../../docs/command-line.md");
    let app = Builder::new();
    app.add_key_vault("secrets").soft_delete_retention_days(91);
    let found = json(app, Status::Refused, &[]);
    assert_eq!(found.len(), 1);
    let members = found[0].as_object().unwrap();
    let is_text = |value: &serde_json::Value| value.is_string() && *value != "tests/tests/cli.rs";
    for (member, value) in members.iter().filter(|(_, value)| is_text(value)) {
        assert!(page.contains(&format!("      \"{member}\": {value},\n")), "{member}: {value}");
    }

    // What the lock says.
    let folder = tempfile::tempdir().unwrap();
    let lock = folder.path().join("grants.lock");
    let lock = ["--lock-file", lock.to_str().unwrap()];
    let missing = json(shop(), Status::Refused, &lock);
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0]["code"], "AM0705");
    assert_eq!(missing[0].get("file"), None);
    std::fs::write(lock[1], "# nothing\n\n").unwrap();
    let more = json(shop(), Status::Refused, &lock);
    assert_eq!(more.len(), 5);
    assert!(more.iter().all(|more| more["code"] == "AM0703" && more["file"] == "tests/src/lib.rs"));
    let push = more.iter().find(|more| more["message"].as_str().unwrap().contains("AcrPush"));
    assert_eq!(push.unwrap()["line"], 41);
    shop().command(["access", "--lock"].into_iter().chain(lock));
    assert_eq!(json(shop(), Status::Done, &lock).len(), 0);
    let less = json(Builder::new(), Status::Refused, &[&lock[..], &["--locked"]].concat());
    assert_eq!(less.len(), 5);
    assert!(less.iter().all(|less| less["code"] == "AM0705" && less.get("line").is_none()));
    std::fs::write(lock[1], "# nothing\n\n<<<<<<< HEAD\n").unwrap();
    let wrong = json(shop(), Status::Refused, &lock);
    assert_eq!(wrong.len(), 1);
    assert_eq!((&wrong[0]["code"], &wrong[0]["line"]), (&"AM0704".into(), &3.into()));
    assert_eq!(wrong[0]["file"], lock[1]);

    let outcome = shop().command(["check", "--format", "jsom"]);
    let expected = "error[AM0707]: there is no format `jsom`\n  help: did you mean `json`?\n";
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Status::Usage, expected));
}

/// The exit status and the streams are those of the process.
#[test]
fn the_process_ends_as_the_command_does() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "mine").unwrap();
    let file = file.to_str().unwrap();
    let missing = folder.path().join("none");
    let missing = missing.to_str().unwrap();
    let table: &[(&[&str], i32)] = &[
        (&["check"], 0),
        (&["publish", "--check", "-o", missing], 1),
        (&["nonsense"], 2),
        (&["publish", "-o", file], 3),
        (&["manifest", "-o", &format!("{file}/m.json")], 3),
    ];
    for (arguments, status) in table {
        let output = Command::new(PROGRAM).args(*arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(*status), "{arguments:?}");
        assert_eq!(output.stderr.is_empty(), *status == 0, "{arguments:?}");
        if *status > 1 {
            assert!(output.stdout.is_empty(), "{arguments:?}");
        }
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn a_pipe_gets_plain_text_and_may_close() {
    let output = Command::new(PROGRAM).output().unwrap();
    assert!(!output.stdout.contains(&0x1b));
    let mut child = Command::new(PROGRAM)
        .env("SHOP_EXTRA", "700")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// On a terminal there are colours, unless the environment asks for none.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_colours() {
    let shown = |variable: Option<&str>| {
        // `script` runs a program on a terminal of its own.
        let mut command = Command::new("script");
        command.args(["-qec", PROGRAM, "/dev/null"]).stdin(Stdio::null());
        command.env_remove("NO_COLOR").env("TERM", "xterm");
        if let Some(variable) = variable {
            command.env(variable, "1");
        }
        command.output().ok().map(|output| output.stdout.contains(&0x1b))
    };
    let Some(coloured) = shown(None) else {
        assert!(std::env::var_os("CI_FULL").is_none(), "there is no program `script` here");
        println!("skipped: there is no program `script` here");
        return;
    };
    assert!(coloured);
    assert_eq!(shown(Some("NO_COLOR")), Some(false));
}
