//! What the examples publish is what the repository shows.
//!
//! `UPDATE_GOLDEN=1 cargo test -p examples` writes the files anew; read the difference before
//! committing it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each program, and the folder under `docs/programs` that holds what it publishes.
const PROGRAMS: [(&str, &str); 8] = [
    (env!("CARGO_BIN_EXE_add-identity"), "add-identity"),
    (env!("CARGO_BIN_EXE_existing-identity"), "existing-identity"),
    (env!("CARGO_BIN_EXE_role-assignment"), "role-assignment"),
    (env!("CARGO_BIN_EXE_storage-and-registry"), "storage-and-registry"),
    (env!("CARGO_BIN_EXE_own-bicep"), "own-bicep"),
    (env!("CARGO_BIN_EXE_whole-application"), "whole-application"),
    (env!("CARGO_BIN_EXE_web-sites"), "web-sites"),
    (env!("CARGO_BIN_EXE_container-apps"), "container-apps"),
];

#[test]
fn programs_publish_the_recorded_files() {
    for (program, name) in PROGRAMS {
        let recorded = docs().join("programs").join(name);
        let fresh = scratch(name);
        let infra = fresh.join("infra");
        run(program, &["publish", "-o", &infra.to_string_lossy()]);
        run(program, &["manifest", "-o", &fresh.join("aspire-manifest.json").to_string_lossy()]);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            run(program, &["publish", "-o", &recorded.join("infra").to_string_lossy()]);
            run(
                program,
                &["manifest", "-o", &recorded.join("aspire-manifest.json").to_string_lossy()],
            );
        }
        assert_eq!(files(&fresh), files_of_interest(&recorded), "{name}");
        let output = run(program, &["publish", "--check", "-o", &infra.to_string_lossy()]);
        assert!(output.contains("is up to date"), "{output}");
    }
}

#[test]
fn a_loop_of_plain_rust_declares_as_often_as_it_likes() {
    let folder = scratch("many-accounts").join("infra");
    let output =
        run(env!("CARGO_BIN_EXE_many-accounts"), &["publish", "-o", &folder.to_string_lossy()]);
    // main.bicep, the identity, twenty accounts, and a role module for each of them.
    assert!(output.starts_with("Published 42 files"), "{output}");
}

/// The programs that have a page beside what they publish.
const PAGES: [&str; 6] = [
    "add-identity",
    "existing-identity",
    "role-assignment",
    "whole-application",
    "web-sites",
    "container-apps",
];

/// The picture and the page of `docs/pictures.md`. When they change, so do their screenshots:
/// `scripts/screenshots.sh`.
#[test]
fn the_pictures_are_those_of_the_program() {
    for name in ["whole-application.svg", "whole-application.html"] {
        let fresh = scratch("pictures").join(name);
        run(env!("CARGO_BIN_EXE_whole-application"), &["graph", "-o", &fresh.to_string_lossy()]);
        let drawn = std::fs::read_to_string(&fresh).expect("the picture");
        let recorded = std::fs::read_to_string(docs().join("pictures").join(name));
        assert!(
            recorded.is_ok_and(|recorded| recorded == drawn),
            "docs/pictures/{name} is out of date: run scripts/screenshots.sh, and look at the pictures"
        );
    }
}

/// The block stands next to the goldens, and is the program that ran.
#[test]
fn documents_show_the_programs_that_run() {
    for (_, name) in PROGRAMS {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/bin/{name}.rs"));
        let source = std::fs::read_to_string(source).expect("the program");
        let page = docs().join("programs").join(name).join("README.md");
        if !PAGES.contains(&name) {
            assert!(!page.exists(), "{name} is missing in the list of pages");
            continue;
        }
        let page = std::fs::read_to_string(page).expect("the page of the program");
        assert!(page.contains(source.trim_end()), "docs/programs/{name}/README.md is out of date");
    }
}

/// The first page shows a program that runs, what it publishes, and what the compiler says.
#[test]
fn the_first_page_is_true() {
    let root = docs().join("..");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect(path);
    let page = read("README.md");
    let fences = |language: &str| -> Vec<String> {
        let fence = format!("\n```{language}\n");
        let parts = page.split(fence.as_str()).skip(1);
        parts.map(|part| part.split("\n```").next().unwrap_or_default().to_owned()).collect()
    };
    let [program, bicep, error] = ["rust", "bicep", "text"].map(fences);
    assert_eq!((program.len(), bicep.len(), error.len()), (1, 1, 1));
    assert!(read("examples/src/bin/role-assignment.rs").contains(&program[0]));
    assert!(read("docs/programs/role-assignment/infra/main.bicep").contains(&bicep[0]));
    let case = "tests/ui/types/role_of_another_kind";
    let recorded = read(&format!("tests/{case}.stderr"));
    assert_eq!(error[0], recorded.trim_end().replace(&format!("{case}.rs"), "src/main.rs"));
    let mistake = fences("rust,ignore").concat();
    assert!(read(&format!("tests/{case}.rs")).contains(mistake.trim()), "{mistake}");
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {text}{output:?}");
    text
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

/// The published files and the manifest: what is recorded beside them is for readers.
fn files_of_interest(folder: &Path) -> BTreeMap<String, String> {
    let mut all = files(folder);
    all.remove("README.md");
    all.remove("expanded.rs");
    all
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read_to_string(&path).expect("text"));
        }
    }
}
