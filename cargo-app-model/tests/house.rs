//! The programs of this repository are in the house style themselves.

use std::path::{Path, PathBuf};

#[test]
fn examples_and_programs_that_compile_are_formatted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = ["examples", "tests/src", "tests/tests/ui/pass"];
    let folders: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    let arguments = ["fmt".into(), "--check".into()].into_iter();
    let arguments = arguments.chain(folders.into_iter().map(PathBuf::into_os_string));
    let outcome = cargo_app_model::run(arguments, &mut std::io::empty(), false);
    assert!(
        outcome.status == cargo_app_model::Status::Done,
        "{}{}\nrun: cargo run -p cargo-app-model -- fmt examples tests/src tests/tests/ui/pass",
        outcome.stdout,
        outcome.stderr
    );
}
