//! The application is right, and its configurations can be committed instead of built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn shop(package: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_shop-app");
    Command::new(program)
        .args(arguments)
        .env("CARGO_MANIFEST_DIR", package)
        .output()
        .expect("it runs")
}

fn text(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

/// An empty `app` beside an empty `api`.
fn workspace() -> (PathBuf, PathBuf) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shop");
    let _ = fs::remove_dir_all(&root);
    let (app, api) = (root.join("app"), root.join("api"));
    fs::create_dir_all(&app).expect("a folder");
    fs::create_dir_all(&api).expect("a folder");
    (app, api)
}

#[test]
fn it_is_right() {
    let output = shop(Path::new(env!("CARGO_MANIFEST_DIR")), &["check"]);
    assert!(output.status.success(), "{}", text(&output));
}

/// What a deployment tool builds the image of the service from.
#[test]
fn its_service_is_built_from_the_workspace() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = text(&shop(package, &["manifest", "-o", "-"]));
    assert!(manifest.contains(r#""context": "../../..","#), "{manifest}");
    assert!(manifest.contains(r#""dockerfile": "../api/Dockerfile""#), "{manifest}");
    assert!(package.join("../../../Cargo.lock").is_file());
    assert!(package.join("../api/Dockerfile").is_file());
}

#[test]
fn a_configuration_is_written_into_the_package_of_its_project() {
    let (app, api) = workspace();
    let output = shop(&app, &["configuration"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("is the folder of a Cargo package"), "{}", text(&output));

    fs::write(api.join("Cargo.toml"), "").expect("a file");
    let file = api.join("src/configuration.rs");
    let output = shop(&app, &["configuration", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("+pub struct Configuration {"), "{}", text(&output));
    assert!(!file.exists(), "a check writes nothing");

    assert_eq!(text(&shop(&app, &["configuration"])), "Wrote `../api/src/configuration.rs`.\n");
    let up_to_date = "`../api/src/configuration.rs` is up to date.\n";
    assert_eq!(text(&shop(&app, &["configuration"])), up_to_date);
    assert_eq!(text(&shop(&app, &["configuration", "--check"])), up_to_date);

    let old = fs::read_to_string(&file).expect("the file");
    fs::write(&file, old.replace("PAGE_SIZE", "SIZE")).expect("a file");
    let output = shop(&app, &["configuration", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    let words = text(&output);
    assert!(
        words.contains("-    /// `SIZE`: ") && words.contains("+    /// `PAGE_SIZE`: "),
        "{words}"
    );
    assert!(words.contains("help: run `configuration` and commit the result"), "{words}");

    fs::write(&file, "//! Mine.\n").expect("a file");
    let output = shop(&app, &["configuration"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output).contains("is in the way"), "{}", text(&output));
    assert_eq!(fs::read_to_string(&file).expect("the file"), "//! Mine.\n");
}
