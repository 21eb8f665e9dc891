//! The command line: what it reads, writes and prints, and how it ends.

// Tests may unwrap and panic: a failure is what they are for.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const UGLY: &str = "fn f() { app_model::distributed_app!{identity  one} }\n";
const FINE: &str = "fn f() { app_model::distributed_app! { identity one; } }\n";
const BROKEN: &str = "fn f() {\n    distributed_app! { identity my-id; };\n}\n";

/// Runs the program in a folder, and returns its exit status, standard output and standard error.
fn run(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-app-model"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("CARGO_TARGET_DIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

/// The names of all entries, so that no temporary file is left.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn files_and_folders_are_formatted_in_place() {
    let folder = folder(&[
        ("one.rs", UGLY),
        ("two.rs", FINE),
        ("below/three.rs", UGLY),
        ("below/notes.txt", UGLY),
        ("below/target/four.rs", UGLY),
        ("below/.hidden/five.rs", UGLY),
    ]);
    let arguments = ["fmt", "one.rs", "two.rs", "below"];
    let (status, stdout, stderr) = run(folder.path(), &arguments, "");
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert_eq!(stdout.replace('\\', "/"), "Formatted `one.rs`.\nFormatted `below/three.rs`.\n");
    assert_eq!(read(&folder, "one.rs"), FINE);
    assert_eq!(read(&folder, "below/three.rs"), FINE);
    for other in ["below/notes.txt", "below/target/four.rs", "below/.hidden/five.rs"] {
        assert_eq!(read(&folder, other), UGLY, "{other}");
    }
    assert_eq!(names(folder.path()), ["below", "one.rs", "two.rs"]);
    assert_eq!(run(folder.path(), &arguments, ""), (0, String::new(), String::new()));
}

#[test]
fn without_files_it_formats_the_targets_of_the_workspace_and_their_modules() {
    let package = |name: &str| {
        format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n")
    };
    let folder = folder(&[
        ("Cargo.toml", &format!("{}\n[workspace]\nmembers = [\"member\"]\n", package("root"))),
        ("src/main.rs", &format!("mod module;\n#[path = \"else.rs\"] mod other;\n{UGLY}")),
        ("src/module.rs", &format!("mod inner;\n{UGLY}")),
        ("src/module/inner.rs", UGLY),
        ("src/else.rs", UGLY),
        ("src/forgotten.rs", UGLY),
        ("examples/shown.rs", UGLY),
        ("tests/tested.rs", UGLY),
        ("tests/ui/broken.rs", BROKEN),
        ("member/Cargo.toml", &package("member")),
        ("member/src/lib.rs", UGLY),
    ]);
    // Cargo calls `cargo-app-model app-model fmt`, in any folder of the workspace.
    let (status, stdout, stderr) = run(&folder.path().join("member"), &["app-model", "fmt"], "");
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert_eq!(stdout.lines().count(), 7, "{stdout}");
    for path in [
        "src/main.rs",
        "src/module.rs",
        "src/module/inner.rs",
        "src/else.rs",
        "examples/shown.rs",
        "tests/tested.rs",
        "member/src/lib.rs",
    ] {
        assert!(read(&folder, path).ends_with(FINE), "{path}");
    }
    for path in ["src/forgotten.rs", "tests/ui/broken.rs"] {
        assert!([UGLY, BROKEN].contains(&read(&folder, path).as_str()), "{path}");
    }
}

#[test]
fn cargo_finds_it_as_a_command_of_its_own() {
    let program = Path::new(env!("CARGO_BIN_EXE_cargo-app-model"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path);
    let folders = program.parent().map(Path::to_owned).into_iter().chain(folders);
    let here = folder(&[("one.rs", UGLY)]);
    let output = Command::new(env!("CARGO"))
        .args(["app-model", "fmt", "one.rs"])
        .current_dir(here.path())
        .env("PATH", std::env::join_paths(folders).unwrap())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(read(&here, "one.rs"), FINE);
}

#[test]
fn the_check_writes_nothing_and_shows_what_would_change() {
    let folder = folder(&[("one.rs", UGLY), ("two.rs", FINE)]);
    let (status, stdout, stderr) = run(folder.path(), &["fmt", "--check", "one.rs", "two.rs"], "");
    assert_eq!(status, 1);
    assert_eq!(
        stdout,
        format!("--- one.rs (as it is)\n+++ one.rs (formatted)\n@@ -1 +1 @@\n-{UGLY}+{FINE}")
    );
    assert_eq!(
        stderr,
        "error[AM0708]: 1 file is not formatted\n  help: run `cargo app-model fmt`\n"
    );
    assert_eq!(read(&folder, "one.rs"), UGLY);
    assert_eq!(run(folder.path(), &["fmt", "--check", "two.rs"], "").0, 0);
}

#[test]
fn an_editor_gets_the_text_and_nothing_else() {
    let here = TempDir::new().unwrap();
    let run = |arguments: &[&str], input| run(here.path(), arguments, input);
    assert_eq!(run(&["fmt", "--stdin"], UGLY), (0, FINE.to_owned(), String::new()));
    assert_eq!(run(&["app-model", "fmt", "--stdin"], ""), (0, String::new(), String::new()));

    let (status, stdout, stderr) = run(&["fmt", "--stdin"], BROKEN);
    assert_eq!((status, stdout.as_str()), (1, BROKEN));
    assert!(stderr.contains(" --> <stdin>:2:35\n"), "{stderr}");

    let (status, stdout, stderr) = run(&["fmt", "--stdin", "--check"], UGLY);
    assert_eq!(status, 1);
    assert!(stdout.contains("@@ -1 +1 @@"), "{stdout}");
    assert_eq!(stderr, "error[AM0708]: standard input is not formatted\n");
    assert_eq!(run(&["fmt", "--stdin", "--check"], FINE), (0, String::new(), String::new()));
}

#[test]
fn another_formatter_may_run_first_and_its_failure_is_never_an_empty_text() {
    let here = TempDir::new().unwrap();
    let rustfmt = ["fmt", "--stdin", "--", "rustfmt", "--edition", "2024"];
    let run = |arguments: &[&str], input: &str| run(here.path(), arguments, input);
    let text = "fn  f(){distributed_app!{identity  one}}\n";
    let formatted = "fn f() {\n    distributed_app! { identity one; }\n}\n";
    assert_eq!(run(&rustfmt, text), (0, formatted.to_owned(), String::new()));

    let (status, stdout, stderr) = run(&rustfmt, "fn f( {}\n");
    assert_eq!((status, stdout.as_str()), (1, ""));
    assert!(
        stderr.starts_with("error[AM0711]: `rustfmt` did not format this: error: "),
        "{stderr}"
    );

    let (status, stdout, stderr) = run(&["fmt", "--stdin", "--", "no-such-formatter"], text);
    assert_eq!((status, stdout.as_str()), (3, ""));
    assert!(stderr.starts_with("error[AM0709]: cannot run `no-such-formatter`: "), "{stderr}");
}

#[test]
fn a_block_that_does_not_parse_stays_and_hides_no_other() {
    let folder = folder(&[("one.rs", &format!("{BROKEN}{UGLY}")), ("two.rs", UGLY)]);
    let (status, _, stderr) = run(folder.path(), &["fmt", "one.rs", "two.rs"], "");
    assert_eq!(status, 1);
    assert_eq!(
        stderr,
        "error[AM0706]: expected `;` or a body, found `-`\n --> one.rs:2:35\n  \
         = note: this block is left as it is\n"
    );
    assert_eq!(read(&folder, "one.rs"), format!("{BROKEN}{FINE}"));
    assert_eq!(read(&folder, "two.rs"), FINE);
}

#[test]
fn why_a_block_does_not_parse() {
    for (block, line, message) in [
        ("{ identity one", 1, "`distributed_app!` is opened here and never closed"),
        ("{\n  identity one; )", 2, "`)` closes nothing that was opened before it"),
        ("{\n  name: \"one; }", 2, "this is no token of Rust: `\"`"),
        ("{\n\n  identity one identity two; }", 3, "expected `;` or a body, found `identity`"),
        ("{ keyvault a <\n sku: Premium; }", 1, "this `<` is never closed"),
        ("{ keyvault a { sku = Premium; } }", 1, "expected a name, `:`, `;` or a body, found `=`"),
        ("{ keyvault a { sku: ; } }", 1, "expected a value, found `;`"),
        ("{ keyvault a { sku: A B; } }", 1, "expected `;` or `,`, found `B`"),
        ("{ keyvault a { \"key\"; } }", 1, "expected `:` and a value, found `;`"),
        ("{ identity a; /// text\n }", 2, "expected a statement below the attribute, found `}`"),
        ("{ identity /// text\n a; }", 1, "expected a name, `:`, `;` or a body, found `/// text`"),
        ("{ //! text\n identity a; }", 1, "expected a statement or a member, found `//! text`"),
        ("{ parameter a: = 3; }", 1, "expected a type, found `=`"),
        ("{ $(identity a;) }", 1, "expected `*`, `+` or `?` behind `$( … )`, found `}`"),
    ] {
        let text = format!("distributed_app! {block}");
        let formatted = cargo_app_model::format(&text);
        assert_eq!(formatted.text, text);
        let [refusal] = formatted.refusals.as_slice() else { panic!("{block}: {formatted:?}") };
        let rendered = refusal.render("a.rs", &text);
        assert!(
            rendered.starts_with(&format!("error[AM0706]: {message}\n --> a.rs:{line}:")),
            "{rendered}"
        );
    }
    for (begin, open, close) in [("", "a { ", "}"), ("", "a < ", ">"), ("a: ", "[", "]")] {
        let inside = format!("{begin}{}{}", open.repeat(9_000), close.repeat(9_000));
        let formatted = cargo_app_model::format(&format!("distributed_app! {{ {inside} }}"));
        let [refusal] = formatted.refusals.as_slice() else { panic!("{open} was taken") };
        assert_eq!(refusal.message, "more than 64 bodies and lists stand in each other");
    }
}

#[test]
fn wrong_use_is_answered_with_what_was_meant() {
    let here = TempDir::new().unwrap();
    for (arguments, message) in [
        (vec!["ftm"], "there is no command `ftm`\n  help: did you mean `fmt`?"),
        (vec!["format"], "there is no command `format`\n  help: did you mean `fmt`?"),
        (vec!["explian"], "there is no command `explian`\n  help: did you mean `explain`?"),
        (
            vec!["explain", "AM02O1"],
            "there is no error code `AM02O1`\n  help: did you mean `AM0201`?",
        ),
        (vec!["explain", "0201", "0202"], "`explain` takes one code, and `0202` is a second one"),
        (vec!["explain", "--hepl"], "`--hepl` is not understood\n  help: did you mean `--help`?"),
        (
            vec!["publish"],
            "there is no command `publish`\n  help: the commands are `fmt` and `explain`",
        ),
        (vec!["fmt", "--chekc"], "`--chekc` is not understood\n  help: did you mean `--check`?"),
        (
            vec!["--check"],
            "`--check` is an option of `fmt`\n  help: write `cargo app-model fmt --check`",
        ),
        (
            vec!["fmt", "--verbose"],
            "`--verbose` is not understood\n  help: the options are `--check`, `--stdin`, `--help`",
        ),
        (
            vec!["fmt", "--stdin", "a.rs"],
            "`--stdin` reads standard input and no files\n  help: leave `--stdin` or `a.rs` out",
        ),
        (
            vec!["fmt", "a.rs", "--", "rustfmt"],
            "a formatter after `--` needs `--stdin`\n  help: run it on the files by itself",
        ),
        (vec!["fmt", ""], "a file needs a name, and this one is empty"),
    ] {
        let (status, stdout, stderr) = run(here.path(), &arguments, "");
        assert_eq!((status, stdout.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(stderr, format!("error[AM0707]: {message}\n"), "{arguments:?}");
    }
}

/// The pages are those of the library, and a block that does not compile is not in their way.
#[test]
fn explain_prints_the_page_of_a_code() {
    let here = folder(&[("src/main.rs", BROKEN)]);
    let (status, page, stderr) = run(here.path(), &["app-model", "explain", "am0201"], "");
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert_eq!(page, app_model::cli::explain(Some("AM0201")).stdout);
    let (status, list, _) = run(here.path(), &["explain"], "");
    assert_eq!((status, list), (0, app_model::cli::explain(None).stdout));
    for arguments in [["explain", "--help"], ["help", "explain"]] {
        let (status, help, _) = run(here.path(), &arguments, "");
        assert_eq!(status, 0);
        assert!(help.contains("Usage: cargo app-model explain [CODE]"), "{help}");
    }
}

#[test]
fn help_and_version() {
    let here = TempDir::new().unwrap();
    for arguments in [vec![], vec!["--help"], vec!["app-model", "-h"], vec!["help"]] {
        let (status, stdout, _) = run(here.path(), &arguments, "");
        assert_eq!(status, 0);
        assert!(stdout.contains("Usage: cargo app-model [COMMAND]"), "{stdout}");
    }
    let (status, stdout, _) = run(here.path(), &["fmt", "--help"], "");
    assert_eq!(status, 0);
    assert!(stdout.contains("--stdin  format standard input"), "{stdout}");
    assert!(stdout.lines().all(|line| line.chars().count() <= 100), "{stdout}");
    let version = format!("cargo-app-model {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(here.path(), &["--version"], ""), (0, version, String::new()));
}

#[test]
fn what_the_file_system_refuses_is_said_and_the_rest_is_done() {
    let folder = folder(&[("one.rs", UGLY)]);
    fs::write(folder.path().join("bytes.rs"), b"\xff").unwrap();
    let (status, stdout, stderr) =
        run(folder.path(), &["fmt", "missing.rs", "bytes.rs", "one.rs"], "");
    assert_eq!((status, stdout.as_str()), (3, "Formatted `one.rs`.\n"));
    assert!(stderr.contains("error[AM0709]: cannot read `missing.rs`: "), "{stderr}");
    assert!(
        stderr.contains("error[AM0709]: cannot read `bytes.rs`: it is not UTF-8\n"),
        "{stderr}"
    );

    // No package here, and none above.
    let (status, _, stderr) = run(folder.path(), &["fmt"], "");
    assert_eq!(status, 3);
    assert!(
        stderr.starts_with("error[AM0709]: cannot list the workspace: could not find"),
        "{stderr}"
    );
    assert!(stderr.contains("help: go to a folder of a package"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real.rs", UGLY)]);
    let (real, link) = (folder.path().join("real.rs"), folder.path().join("link.rs"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.rs", &link).unwrap();
    assert_eq!(run(folder.path(), &["fmt", "link.rs"], "").0, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(read(&folder, "real.rs"), FINE);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}
