//! Where commands write: pipes, devices, links, the current folder, and disks that are full or read
//! only. Nothing waits, nothing is lost, and messages name the path as it was typed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use app_model_tests::shop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_shop");

/// Runs the shop in a folder. It fails where the process waits for somebody.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    ended(Command::new(PROGRAM).args(arguments).current_dir(folder))
}

fn ended(command: &mut Command) -> Output {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // What is printed here is far less than a pipe holds.
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            panic!("{command:?} waits");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text of a command that does not work.
fn refused(output: &Output, status: i32) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{stderr}");
    assert_eq!(stdout(output), "", "{stderr}");
    stderr
}

fn done(output: &Output) {
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), stderr.as_str()), (Some(0), ""));
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    names
}

#[test]
fn without_a_place_the_files_have_the_names_that_help_says() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for arguments in [&["publish"][..], &["manifest"], &["access", "--lock"]] {
        done(&run(folder, arguments));
    }
    assert_eq!(names(folder), ["aspire-manifest.json", "grants.lock", "infra"]);
    assert!(folder.join("infra/main.bicep").is_file());
    // What looks for them looks there.
    for arguments in [&["publish", "--check"][..], &["publish", "--locked"], &["check", "--locked"]]
    {
        done(&run(folder, arguments));
    }
    assert_eq!(names(folder), ["aspire-manifest.json", "grants.lock", "infra"]);
}

/// The three commands that write one file, and what they write.
#[cfg(unix)]
fn single_files() -> [(&'static [&'static str], String); 3] {
    let manifest = shop().command(["manifest", "-o", "-"]).stdout.trim_end().to_owned();
    let lock = "api-id | AcrPull 7f951dda-4ed3-4680-a7ca-43fe172d538d".to_owned();
    [
        (&["manifest", "-o"], manifest),
        (&["graph", "-o"], shop().command(["graph"]).stdout),
        (&["access", "--lock", "--lock-file"], lock),
    ]
}

#[test]
#[cfg(unix)]
fn a_pipe_is_sent_the_text_and_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt;

    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (arguments, text) in single_files() {
        let reader = Command::new("cat").arg(&pipe).stdout(Stdio::piped()).spawn().unwrap();
        done(&run(folder.path(), &[arguments, &["pipe"]].concat()));
        let sent = stdout(&reader.wait_with_output().unwrap());
        assert!(sent.contains(&text), "{arguments:?}: {sent}");
    }
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert_eq!(names(folder.path()), ["pipe"]);
}

#[test]
#[cfg(target_os = "linux")]
fn standard_output_by_its_path_is_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, text) in single_files() {
        for path in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
            let arguments = [arguments, &[path]].concat();
            let output = run(folder.path(), &arguments);
            done(&output);
            assert!(stdout(&output).contains(&text), "{arguments:?}");
            assert!(!stdout(&output).contains("Wrote"), "the text, and nothing after it");
        }
        // What was there stays, also where a file is behind it.
        let file = folder.path().join("log");
        fs::write(&file, "before\n").unwrap();
        let log = fs::OpenOptions::new().append(true).open(&file).unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(arguments).arg("/dev/stderr").stderr(log);
        assert!(command.output().unwrap().status.success());
        let log = fs::read_to_string(&file).unwrap();
        assert!(log.starts_with("before\n") && log.contains(&text), "{log}");
        fs::remove_file(&file).unwrap();
    }
    assert_eq!(names(folder.path()), [""; 0]);
}

/// Only the superuser can make one; `/dev/null` is one that is there.
#[test]
#[cfg(target_os = "linux")]
fn a_device_stays_a_device() {
    use std::os::unix::fs::FileTypeExt;

    let folder = tempfile::tempdir().unwrap();
    let device = folder.path().join("null");
    let made = Command::new("mknod")
        .arg(&device)
        .args(["c", "1", "3"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !made {
        println!("only /dev/null: no device can be made here");
    }
    for (arguments, _) in single_files() {
        let mut places = vec!["/dev/null"];
        if made {
            places.push("null");
        }
        for place in places {
            done(&run(folder.path(), &[arguments, &[place]].concat()));
            let kind = fs::metadata(folder.path().join(place)).unwrap().file_type();
            assert!(kind.is_char_device(), "{arguments:?} {place}");
        }
        let text = refused(&run(folder.path(), &[arguments, &["/dev/full"]].concat()), 3);
        assert!(
            text.starts_with("error[AM0709]: cannot write `/dev/full`: No space left"),
            "{text}"
        );
    }
    assert_eq!(names(folder.path()).len(), usize::from(made), "nothing is left beside it");
}

/// A pipe that waits in the folder, where a published file would be or beside it.
#[test]
#[cfg(unix)]
fn a_pipe_in_the_folder_is_in_the_way_or_stays() {
    use std::os::unix::fs::FileTypeExt;

    let folder = tempfile::tempdir().unwrap();
    let pipe = |path: &str| {
        assert!(Command::new("mkfifo").arg(folder.path().join(path)).status().unwrap().success());
    };
    fs::create_dir(folder.path().join("infra")).unwrap();
    pipe("infra/mine");
    done(&run(folder.path(), &["publish"]));
    let kept = fs::metadata(folder.path().join("infra/mine")).unwrap();
    assert!(kept.file_type().is_fifo());

    for name in ["main.bicep", ".app-model"] {
        fs::remove_file(folder.path().join("infra").join(name)).unwrap();
        pipe(&format!("infra/{name}"));
        for arguments in [&["publish"][..], &["publish", "--check"]] {
            let text = refused(&run(folder.path(), arguments), 3);
            let expected = format!("error[AM0701]: `infra/{name}` is in the way: ");
            assert!(text.starts_with(&expected), "{text}");
        }
        fs::remove_file(folder.path().join("infra").join(name)).unwrap();
    }
    fs::create_dir(folder.path().join("infra/main.bicep")).unwrap();
    let text = refused(&run(folder.path(), &["publish"]), 3);
    assert!(text.starts_with("error[AM0701]: `infra/main.bicep` is in the way: "), "{text}");
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_and_its_target_gets_the_text() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("elsewhere")).unwrap();
    for (index, (arguments, text)) in single_files().into_iter().enumerate() {
        let file = format!("elsewhere/file{index}");
        let link = format!("link{index}");
        symlink(&file, folder.join(&link)).unwrap();
        let arguments = [arguments, &[link.as_str()]].concat();
        // The first time nothing is behind the link.
        done(&run(folder, &arguments));
        assert!(fs::read_to_string(folder.join(&file)).unwrap().contains(&text), "{arguments:?}");
        fs::write(folder.join(&file), "").unwrap();
        fs::set_permissions(folder.join(&file), fs::Permissions::from_mode(0o600)).unwrap();
        done(&run(folder, &arguments));
        assert!(fs::read_to_string(folder.join(&file)).unwrap().contains(&text), "{arguments:?}");
        let mode = fs::metadata(folder.join(&file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "what was private stays private");
        assert_eq!(fs::read_link(folder.join(&link)).unwrap(), Path::new(&file));
    }
    symlink("elsewhere/infra", folder.join("infra")).unwrap();
    for extra in ["0", "1"] {
        let mut command = Command::new(PROGRAM);
        done(&ended(command.arg("publish").current_dir(folder).env("SHOP_EXTRA", extra)));
        assert_eq!(fs::read_link(folder.join("infra")).unwrap(), Path::new("elsewhere/infra"));
        assert!(folder.join("elsewhere/infra/main.bicep").is_file());
    }
    assert!(folder.join("infra/extra0/extra0.bicep").is_file());
}

#[test]
fn a_folder_where_a_file_would_be_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("taken/inside")).unwrap();
    let text = refused(&run(folder.path(), &["graph", "-o", "taken"]), 3);
    assert!(text.starts_with("error[AM0709]: cannot write `taken`: "), "{text}");
    assert!(text.contains("directory"), "{text}");
    assert_eq!(names(folder.path()), ["taken"]);
    // The other two put their file into it.
    done(&run(folder.path(), &["manifest", "-o", "taken"]));
    done(&run(folder.path(), &["access", "--lock", "--lock-file", "taken"]));
    assert_eq!(
        names(&folder.path().join("taken")),
        ["aspire-manifest.json", "grants.lock", "inside"]
    );
}

/// The shell that works in it would be left in a folder that is gone.
#[test]
fn the_current_folder_and_those_around_it_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("infra/deep");
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("notes"), "mine").unwrap();
    let whole = folder.path().join("infra");
    for place in [".", "..", "../../infra", "../deep", whole.to_str().unwrap()] {
        let text = refused(&run(&deep, &["publish", "-o", place]), 3);
        let expected = format!("error[AM0702]: cannot publish to `{place}`: the folder is ");
        assert!(text.starts_with(&expected), "{text}");
        assert!(text.contains("\n  help: name a folder inside it with `-o DIR`, or run"), "{text}");
        // To compare takes nothing away.
        assert_eq!(run(&deep, &["publish", "--check", "-o", place]).status.code(), Some(1));
    }
    assert_eq!(names(&deep), ["notes"]);
    assert_eq!(names(&whole), ["deep"]);
    // One beside it, or in it, is none of them.
    for place in ["inside", "../beside", "../deeper"] {
        done(&run(&deep, &["publish", "-o", place]));
    }
}

/// Runs a script in a name space of its own, where it may mount: `$1` is an empty folder, `$2` the
/// shop. `None` where that is not permitted.
#[cfg(target_os = "linux")]
fn with_mounts(script: &str) -> Option<Output> {
    let folder = tempfile::tempdir().unwrap();
    let shell = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh", "-euc", script, "sh"]).arg(folder.path()).arg(PROGRAM);
        command.stdin(Stdio::null()).output()
    };
    let permitted = shell("mount -t tmpfs none \"$1\"; mount -t tmpfs none /dev/shm")
        .is_ok_and(|output| output.status.success());
    if !permitted {
        assert!(std::env::var_os("CI_FULL").is_none(), "no name space of its own here");
        println!("skipped: no name space of its own here");
        return None;
    }
    Some(shell(script).unwrap())
}

/// What the script is made of: a command that must end with 3, leave what is there, and say so.
#[cfg(target_os = "linux")]
const HELPERS: &str = r#"
fails() {
    expected=$1
    shift
    cp -r . /dev/shm/before
    status=0
    SHOP_EXTRA=50 "$program" "$@" >/dev/shm/stdout 2>/dev/shm/stderr || status=$?
    test $status = 3 || { echo "$*: status $status"; exit 1; }
    test ! -s /dev/shm/stdout || { echo "$*: something on standard output"; exit 1; }
    grep -q "^error\[AM07..\]: $expected" /dev/shm/stderr ||
        { echo "$*: another message:"; cat /dev/shm/stderr; exit 1; }
    ! grep -q -F '.new-' /dev/shm/stderr || { cat /dev/shm/stderr; exit 1; }
    diff -r /dev/shm/before . || { echo "$*: something changed"; exit 1; }
    rm -r /dev/shm/before
}
program=$2
mount -t tmpfs none /dev/shm
"#;

#[cfg(target_os = "linux")]
fn holds(script: &str) {
    let Some(output) = with_mounts(&format!("{HELPERS}{script}")) else { return };
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{}{stderr}", stdout(&output));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_what_was_there() {
    holds(
        r#"
        mount -t tmpfs -o size=96k none "$1"
        cd "$1"
        "$program" publish >/dev/shm/stdout
        "$program" manifest >/dev/shm/stdout
        echo '# older' >reviewed
        # The new folder does not fit beside the old one.
        fails 'cannot write `infra/[a-z0-9/-]*.bicep`: No space left' publish -o infra
        fails "cannot write \`$1/infra/[a-z0-9/-]*.bicep\`: No space left" publish -o "$1/infra"
        ! cat /dev/zero >rest 2>/dev/shm/stdout
        fails 'cannot write `infra/main.bicep`: No space left' publish
        fails 'cannot write `other/main.bicep`: No space left' publish -o other
        fails 'cannot write `aspire-manifest.json`: No space left' manifest
        fails 'cannot write `new.json`: No space left' manifest -o new.json
        fails 'cannot write `new.svg`: No space left' graph -o new.svg
        fails 'cannot write `reviewed`: No space left' access --lock --lock-file reviewed
        # With space again all is well.
        rm rest
        "$program" publish >/dev/shm/stdout
        "$program" publish --check >/dev/shm/stdout
        "#,
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_read_only_disk_leaves_what_was_there() {
    holds(
        r#"
        mount -t tmpfs none "$1"
        cd "$1"
        "$program" publish >/dev/shm/stdout
        "$program" manifest >/dev/shm/stdout
        echo '# older' >reviewed
        mount -o remount,ro "$1"
        fails 'cannot replace the folder `infra`: Read-only' publish
        fails 'cannot create the folder `other`: Read-only' publish -o other
        fails 'cannot create the folder `a/b`: Read-only' publish -o a/b/infra
        fails 'cannot write `aspire-manifest.json`: Read-only' manifest
        fails 'cannot write `new.svg`: Read-only' graph -o new.svg
        fails 'cannot write `new`: Read-only' access --lock --lock-file new
        fails 'cannot write `reviewed`: Read-only' access --lock --lock-file reviewed
        # Nothing needs to be written here.
        "$program" publish >/dev/shm/stdout
        "$program" publish --check >/dev/shm/stdout
        "#,
    );
}

/// As in a container, whose folder is one of its host's.
#[test]
#[cfg(target_os = "linux")]
fn a_mount_point_is_refused_and_a_folder_inside_it_is_not() {
    holds(
        r#"
        cd "$1"
        mkdir infra
        mount -t tmpfs none infra
        echo mine >infra/notes
        fails 'cannot publish to `infra`: the folder is replaced as a whole, and this one cannot be moved' \
            publish
        grep -q '^  help: name a folder inside it' /dev/shm/stderr
        "$program" publish -o infra/inside >/dev/shm/stdout
        "#,
    );
}
