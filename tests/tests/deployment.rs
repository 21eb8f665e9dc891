//! What `docs/deployment.md` says about the published files holds for every example.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use app_model_tests::pages::root;
use serde_json::{Map, Value, json};

/// A program of an example, with what is published for it.
struct Program {
    name: String,
    /// What fills each parameter, as the manifest says.
    filled: Map<String, Value>,
    folder: PathBuf,
    manifest: Value,
}

fn programs() -> Vec<Program> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("docs/programs")).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(folder.join("aspire-manifest.json")) else {
            continue;
        };
        let manifest: Value = serde_json::from_str(&text).unwrap();
        for (name, resource) in manifest["resources"].as_object().unwrap() {
            let Some(deployment) = resource.get("deployment") else { continue };
            let filled = deployment["params"].as_object().cloned().unwrap_or_default();
            let (folder, manifest) = (folder.clone(), manifest.clone());
            found.push(Program { name: name.clone(), filled, folder, manifest });
        }
    }
    assert!(found.len() >= 10, "only {} programs", found.len());
    found
}

/// The names that a Bicep file declares by this word.
fn declared(path: &Path, word: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix(&format!("{word} ")));
    lines.filter_map(|line| Some(line.split_once(' ')?.0.to_owned())).collect()
}

/// The parts of what stands in braces.
fn parts(filled: &Value) -> Vec<&str> {
    let text = filled.as_str().unwrap();
    let inside = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    let inside = inside.unwrap_or_else(|| panic!("{text} is not one value"));
    assert!(!inside.contains('{'), "{text} is more than one value");
    inside.split('.').collect()
}

/// What an output of a module is called in `main.bicep`.
fn output(of: &str, name: &str) -> String {
    format!("{of}_{name}").replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "_")
}

#[test]
fn main_bicep_calls_every_module_but_those_of_programs() {
    for Program { name, folder, manifest, .. } in programs() {
        let main = std::fs::read_to_string(folder.join("infra/main.bicep")).unwrap();
        assert!(!main.contains(&format!("'{name}/{name}.bicep'")), "{name}");
        for (other, resource) in manifest["resources"].as_object().unwrap() {
            let is_module = resource["type"].as_str().unwrap().starts_with("azure.bicep");
            let is_called = main.contains(&format!("'{other}/{other}.bicep'"));
            assert_eq!(is_called, is_module, "{other}");
        }
    }
}

#[test]
fn each_parameter_of_a_program_is_filled_by_the_rule() {
    for Program { name, filled, folder, manifest } in programs() {
        let module = folder.join(format!("infra/{name}/{name}.bicep"));
        let mut parameters: BTreeSet<String> = declared(&module, "param").into_iter().collect();
        assert!(parameters.remove("location"));
        assert_eq!(parameters, filled.keys().cloned().collect(), "{}", module.display());
        let outputs = declared(&folder.join("infra/main.bicep"), "output");
        for value in filled.values() {
            let resource = |name: &str| &manifest["resources"][name];
            match parts(value)[..] {
                [of, "outputs", name] => assert!(outputs.contains(&output(of, name)), "{value}"),
                [of, "value"] => assert_eq!(resource(of)["type"], "parameter.v0", "{value}"),
                [of, "containerImage"] => assert!(resource(of)["build"].is_object(), "{value}"),
                _ => panic!("{}: the page has no row for {value}", module.display()),
            }
        }
    }
}

#[test]
fn the_page_lists_the_parameters_of_a_program() {
    let programs = programs();
    let is_api =
        |program: &&Program| program.name == "api" && program.folder.ends_with("whole-application");
    let api = programs.iter().find(is_api).unwrap();
    let names = declared(&api.folder.join("infra/api/api.bicep"), "param");
    let rows = names.iter().filter(|name| *name != "location").map(|name| {
        let from = match parts(&api.filled[name])[..] {
            [of, "outputs", name] => format!("the output `{}`", output(of, name)),
            [_, "containerImage"] => "the image".to_owned(),
            [of, ..] => format!("the parameter `{of}`"),
            [] => unreachable!(),
        };
        format!("| `{name}` | {from} |\n")
    });
    let rows: String = rows.collect();
    let page = std::fs::read_to_string(root().join("docs/deployment.md")).unwrap();
    assert!(page.contains(&format!("| filled with |\n|---|---|\n{rows}\n")), "{rows}");
}

/// The program of the page, with outputs and values that were made up. Without `jq` it is skipped,
/// or fails with `CI_FULL=1`.
#[test]
fn the_jq_program_fills_each_parameter() {
    if Command::new("jq").arg("--version").output().is_err() {
        let must = std::env::var_os("CI_FULL").is_some_and(|full| full == "1");
        assert!(!must, "cannot be skipped with CI_FULL=1: jq is not installed");
        eprintln!("skipped: jq is not installed");
        return;
    }
    let page = std::fs::read_to_string(root().join("docs/deployment.md")).unwrap();
    let filter = page.split("```jq\n").nth(1).unwrap().split("```").next().unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let write = |name: &str, value: &Value| {
        let path = scratch.path().join(name);
        std::fs::write(&path, value.to_string()).unwrap();
        path
    };
    for Program { name, filled, folder, manifest } in programs() {
        let outputs = declared(&folder.join("infra/main.bicep"), "output");
        let given =
            outputs.iter().map(|name| (name.clone(), json!({ "value": format!("<{name}>") })));
        let given: Map<String, Value> = given.collect();
        let resources = manifest["resources"].as_object().unwrap();
        let values: Map<String, Value> =
            resources.keys().map(|name| (name.clone(), json!(false))).collect();
        let run = |values: &Value| {
            Command::new("jq")
                .args(["--arg", "program", &name, "--arg", "image", "the-image"])
                .args(["--slurpfile", "outputs"])
                .arg(write("outputs.json", &Value::Object(given.clone())))
                .args(["--slurpfile", "values"])
                .arg(write("values.json", values))
                .arg(filter)
                .arg(folder.join("aspire-manifest.json"))
                .output()
                .unwrap()
        };
        let made = run(&Value::Object(values));
        assert!(made.status.success(), "{name}: {}", String::from_utf8_lossy(&made.stderr));
        let made: Value = serde_json::from_slice(&made.stdout).unwrap();
        let expected = filled.iter().map(|(parameter, value)| {
            let value = match parts(value)[..] {
                [of, "outputs", name] => json!(format!("<{}>", output(of, name))),
                [_, "containerImage"] => json!("the-image"),
                _ => json!(false),
            };
            (parameter.clone(), json!({ "value": value }))
        });
        assert_eq!(made["parameters"], Value::Object(expected.collect()), "{name}");

        let without = run(&json!({}));
        let missing = filled.values().map(parts).filter(|parts| parts[1] == "value");
        let missing: Vec<String> =
            missing.map(|parts| format!("no value for {}", parts[0])).collect();
        assert_eq!(without.status.success(), missing.is_empty(), "{name}");
        let said = String::from_utf8_lossy(&without.stderr).into_owned();
        let is_said = missing.is_empty() || missing.iter().any(|text| said.contains(text));
        assert!(is_said, "{name}: {said}");
    }
}
