//! What an application builds besides itself stays small.

use std::collections::BTreeSet;
use std::process::Command;

/// The most crates in an application's tree, ours included. Each one is paid in every cold build.
const MOST: usize = 20;

/// The crates in the tree of a package as its users build it.
fn crates(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", package, "--edges", "normal,build", "--prefix", "none"])
        .args(["--format", "{p}", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let names = text.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[test]
fn an_application_builds_few_crates() {
    let crates = crates("app-model");
    assert!(crates.contains("app-model-macros"), "{crates:?}");
    assert!(crates.len() <= MOST, "{} crates: {crates:?}", crates.len());
    for test_only in ["trybuild", "proptest", "prettyplease", "serde_derive", "regex"] {
        assert!(!crates.contains(test_only), "{test_only} is in every application's tree");
    }
}

/// The Azure SDK comes only with its feature.
#[test]
fn a_service_gets_one_crate() {
    assert_eq!(crates("app-model-service").into_iter().collect::<Vec<_>>(), ["app-model-service"]);
}
