//! What programs are handed, as Rust types: the same as what is published.
//!
//! `UPDATE_GOLDEN=1 cargo test -p app-model-tests --test configuration` writes the generated files
//! anew. `reading.rs` beside this file and the tests in `ui/configuration` compile them.

mod applications;

use std::collections::BTreeSet;
use std::path::Path;

use app_model::Application;

fn built(app: app_model::Builder) -> Application {
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

/// The environment variables in the published Bicep of a program.
fn published(application: &Application, program: &str) -> BTreeSet<String> {
    let text = application.module(program).unwrap();
    let variables = text.split_once("env: [").map_or("", |(_, rest)| rest);
    let end = variables.find("\n          ]").unwrap_or(variables.len());
    let names = variables[..end].lines().filter_map(|line| line.trim().strip_prefix("name: '"));
    names.map(|name| name.trim_end_matches('\'').to_owned()).collect()
}

/// The variables that a configuration reads.
fn read(text: &str) -> Vec<String> {
    let calls = text.split("variables.").skip(1);
    let names = calls.filter_map(|call| call.split('"').nth(1));
    names.map(str::to_owned).collect()
}

/// Nothing that is read is missing in a deployment, and nothing that is deployed is out of reach. What
/// only .NET's service discovery and the SDKs look for is left out.
#[test]
fn what_is_read_is_what_is_published() {
    let applications = [
        (built(applications::whole()), &["api", "cache", "nightly"][..]),
        (built(applications::everything()), &["all", "web", "cache"][..]),
    ];
    let mut count = 0;
    for (application, programs) in applications {
        for program in programs {
            let text = application.configuration(program).unwrap();
            let list = read(&text);
            let mut expected = published(&application, program);
            expected.retain(|name| {
                !name.starts_with("services__") && name != "AZURE_TOKEN_CREDENTIALS"
            });
            let once: BTreeSet<String> = list.iter().cloned().collect();
            assert_eq!(once.len(), list.len(), "a variable has one field: {text}");
            assert_eq!(once, expected, "{program}");
            count += once.len();
        }
    }
    assert!(count > 40, "{count} variables were compared");
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
