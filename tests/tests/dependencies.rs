//! What an application builds besides itself stays small.

use std::collections::BTreeSet;
use std::process::Command;

/// The most crates in an application's tree, ours included. Each one is paid in every cold build.
const MOST: usize = 20;

#[test]
fn an_application_builds_few_crates() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "app-model", "--edges", "normal,build", "--prefix", "none"])
        .args(["--format", "{p}", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let crates: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .collect();
    assert!(crates.contains("app-model-macros"), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(crates.len() <= MOST, "{} crates: {crates:?}", crates.len());
    for test_only in ["trybuild", "proptest", "prettyplease", "serde_derive", "regex"] {
        assert!(!crates.contains(test_only), "{test_only} is in every application's tree");
    }
}
