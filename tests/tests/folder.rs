//! The published folder: complete or untouched, and nobody else's files harmed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use app_model::Builder;
use app_model::publish::Publication;

const PROGRAM: &str = env!("CARGO_BIN_EXE_shop");

/// Publishes the shop with some accounts more.
fn publish(folder: &Path, extra: usize) -> Output {
    publisher(folder, extra).output().unwrap()
}

fn publisher(folder: &Path, extra: usize) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("publish").arg("-o").arg(folder).env("SHOP_EXTRA", extra.to_string());
    command
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every file below a folder with its text.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read(&path).unwrap();
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), text);
            }
        }
    }
    found
}

fn scratch() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let infra = folder.path().join("infra");
    (folder, infra)
}

#[test]
fn two_publishes_write_the_same_bytes_and_the_second_touches_nothing() {
    let (_scratch, infra) = scratch();
    assert_eq!(status(&publish(&infra, 3)), Some(0));
    let first = files(&infra);
    let time = fs::metadata(infra.join("main.bicep")).unwrap().modified().unwrap();
    let identity = fs::canonicalize(&infra).unwrap();
    assert_eq!(status(&publish(&infra, 3)), Some(0));
    assert_eq!(files(&infra), first);
    assert_eq!(fs::metadata(infra.join("main.bicep")).unwrap().modified().unwrap(), time);
    assert_eq!(fs::canonicalize(&infra).unwrap(), identity);
    let (_other, elsewhere) = scratch();
    publish(&elsewhere, 3);
    assert_eq!(files(&elsewhere), first, "nothing depends on where it is written");
}

/// As on Windows, where Git makes other line ends; what is published is the same everywhere.
#[test]
fn no_byte_is_a_carriage_return() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        |ends: &str| ["param location string", "", "output where string = location", ""].join(ends);
    let published = |ends: &str| {
        let file = folder.path().join("network.bicep");
        fs::write(&file, text(ends)).unwrap();
        let app = Builder::new();
        app.add_bicep_template("from-file", file.to_str().unwrap());
        app.add_bicep_template_string("from-text", &text(ends));
        let note = app.add_parameter("note").value("one\r\ntwo").description("one\r\ntwo");
        app.add_output("note-again", note);
        app.add_container_app_environment("env");
        app.add_project("api", "../api")
            .dockerfile_text(["FROM node:24", ""].join(ends))
            .env()
            .entry("NOTE", "one\r\ntwo");
        app.build().unwrap().publication()
    };
    let unix = published("\n");
    assert_eq!(published("\r\n"), unix);
    assert!(unix.files().iter().all(|file| !file.text.contains('\r')));
    for path in
        ["main.bicep", "from-file/from-file.bicep", "from-text/from-text.bicep", "api.Dockerfile"]
    {
        assert!(unix.file(path).is_some_and(|text| text.contains('\n')), "{path}");
    }
}

#[test]
fn vanished_files_vanish_and_the_users_files_stay() {
    let (_scratch, infra) = scratch();
    publish(&infra, 2);
    fs::write(infra.join("README.md"), "mine").unwrap();
    fs::write(infra.join("secrets/notes.txt"), "mine").unwrap();
    fs::write(infra.join("extra1/notes.txt"), "mine").unwrap();
    fs::create_dir_all(infra.join("own/deep")).unwrap();
    fs::write(infra.join("own/deep/params.json"), "{}").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("README.md", infra.join("link")).unwrap();

    assert_eq!(status(&publish(&infra, 0)), Some(0));
    assert!(!infra.join("extra0").exists(), "a folder that only held ours is gone");
    assert!(!infra.join("extra1/extra1.bicep").exists());
    for kept in ["README.md", "secrets/notes.txt", "extra1/notes.txt"] {
        assert_eq!(fs::read_to_string(infra.join(kept)).unwrap(), "mine", "{kept}");
    }
    assert_eq!(fs::read_to_string(infra.join("own/deep/params.json")).unwrap(), "{}");
    #[cfg(unix)]
    assert_eq!(fs::read_link(infra.join("link")).unwrap(), Path::new("README.md"));
}

#[test]
fn a_file_that_no_publish_wrote_is_never_overwritten() {
    let (_scratch, infra) = scratch();
    fs::create_dir_all(infra.join("secrets")).unwrap();
    fs::write(infra.join("secrets/secrets.bicep"), "by hand").unwrap();
    let before = files(&infra);
    let output = publish(&infra, 0);
    assert_eq!(status(&output), Some(3));
    let text = stderr(&output);
    assert!(text.contains("secrets.bicep` is in the way"), "{text}");
    assert!(
        text.starts_with("error[AM0701]: ") && text.contains("\n  help: move it away"),
        "{text}"
    );
    assert_eq!(files(&infra), before);
}

#[test]
fn places_that_cannot_be_published_to_are_refused_by_name() {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("file");
    fs::write(&file, "mine").unwrap();
    let mut places = vec![
        (file.clone(), "AM0701", "it is a file, and a folder is needed"),
        (file.join("below"), "AM0709", "cannot create the folder"),
        (PathBuf::from("/"), "AM0702", "replaced as a whole, and this one cannot be"),
    ];
    if cfg!(target_os = "linux") {
        // Read-only for everybody, also for the superuser that tests may run as.
        places.push((PathBuf::from("/proc/infra"), "AM0709", "cannot create the folder"));
    }
    for (place, code, message) in places {
        let output = publish(&place, 0);
        assert_eq!(status(&output), Some(3), "{}", place.display());
        let text = stderr(&output);
        assert!(text.contains(message), "{}: {text}", place.display());
        assert!(
            text.starts_with(&format!("error[{code}]: ")) && !text.contains("panicked"),
            "{text}"
        );
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1, "nothing is left behind");
}

/// A disk that is full in the middle: the system refuses to write more than a limit.
#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_old_folder() {
    let (scratch, infra) = scratch();
    publish(&infra, 0);
    let before = files(&infra);
    // With the signal ignored, a write past the limit fails as on a full disk.
    let line = format!(
        "trap '' XFSZ; ulimit -f 8; SHOP_EXTRA=300 exec {PROGRAM} publish -o {}",
        infra.display()
    );
    let output = Command::new("sh").arg("-c").arg(line).output().unwrap();
    assert_eq!(status(&output), Some(3), "{}", stderr(&output));
    assert!(stderr(&output).contains("cannot write `"), "{}", stderr(&output));
    assert_eq!(files(&infra), before);
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1, "nothing is left behind");
}

/// Killed at any moment, the folder is the old one or the new one.
#[test]
fn a_killed_publish_leaves_the_old_folder_or_the_new_one() {
    let (_folder, infra) = scratch();
    let (_one, small) = scratch();
    let (_other, large) = scratch();
    publish(&small, 0);
    let times = (0..3).map(|_| {
        let _ = fs::remove_dir_all(&large);
        let start = Instant::now();
        publish(&large, 150);
        start.elapsed()
    });
    // The least: on a busy machine one may take long, and the others end before they are killed.
    let whole = times.min().unwrap();
    let (small, large) = (files(&small), files(&large));
    assert_ne!(small, large);

    publish(&infra, 0);
    let mut killed = 0;
    let mut seen = [0, 0];
    for round in 0..80 {
        // From the small folder to the large one and back, each killed later than the one before.
        let extra = if round < 40 { 150 } else { 0 };
        let mut child = publisher(&infra, extra).stdout(Stdio::null()).spawn().unwrap();
        if round % 40 < 39 {
            std::thread::sleep(whole * (round % 40) / 30);
            child.kill().unwrap();
        }
        killed += usize::from(!child.wait().unwrap().success());
        let now = files(&infra);
        if now == small {
            seen[0] += 1;
        } else if now == large {
            seen[1] += 1;
        } else {
            panic!("round {round}: neither the old folder nor the new one");
        }
    }
    assert!(killed > 10, "only {killed} of 80 were killed while they ran");
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
    // A later publish works whatever was left behind.
    assert_eq!(status(&publish(&infra, 0)), Some(0));
    assert_eq!(files(&infra), small);
    println!("{killed} killed; the old folder {} times, the new one {} times", seen[0], seen[1]);
}

/// The record of what is ours may be wrong; nothing outside of the folder is ever touched.
#[test]
fn a_record_that_lies_harms_nothing_outside() {
    let (scratch, infra) = scratch();
    publish(&infra, 0);
    let victim = scratch.path().join("victim");
    fs::write(&victim, "mine").unwrap();
    let record = infra.join(".app-model");
    let text = fs::read_to_string(&record).unwrap();
    fs::write(&record, format!("{text}../victim\n{}\n", victim.display())).unwrap();
    assert_eq!(status(&publish(&infra, 1)), Some(0));
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
}

#[test]
fn check_compares_without_writing() {
    let (scratch, infra) = scratch();
    let check = |extra: usize| {
        let mut command = publisher(&infra, extra);
        command.arg("--check").output().unwrap()
    };
    let output = check(0);
    assert_eq!(status(&output), Some(1));
    assert!(!infra.exists());

    publish(&infra, 0);
    let before = files(&infra);
    let output = check(0);
    assert_eq!(status(&output), Some(0), "{}", stderr(&output));
    let output = check(1);
    assert_eq!(status(&output), Some(1));
    let diff = String::from_utf8(output.stdout).unwrap();
    assert!(diff.contains("+++ new/extra0/extra0.bicep"), "{diff}");
    assert!(diff.contains("\n+module extra0 'extra0/extra0.bicep' = {\n"), "{diff}");
    assert_eq!(files(&infra), before);
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1);
}

fn publication(vault: &str) -> Publication {
    let app = Builder::new();
    for number in 0..20 {
        app.add_key_vault(&format!("{vault}{number}"));
    }
    app.build().unwrap().publication()
}

/// The paths and texts of a publication, as they are in a folder with a file of somebody else.
fn expected(publication: &Publication) -> BTreeMap<PathBuf, Vec<u8>> {
    let published = publication
        .files()
        .iter()
        .map(|file| (file.path.clone().into(), file.text.as_bytes().into()));
    published.chain([("notes".into(), b"mine".into())]).collect()
}

/// Threads of one process have its number, as have the processes of several containers.
#[test]
fn publishes_at_the_same_time_write_one_of_them_as_a_whole() {
    let publications = ["north", "south", "west"].map(publication);
    for begun in [true, false] {
        for round in 0..10 {
            let (scratch, infra) = scratch();
            if begun {
                publication("old").write(&infra).unwrap();
                fs::write(infra.join("notes"), "mine").unwrap();
            }
            std::thread::scope(|scope| {
                for publication in &publications {
                    let infra = &infra;
                    scope.spawn(move || publication.write(infra).unwrap());
                }
            });
            if !begun {
                fs::write(infra.join("notes"), "mine").unwrap();
            }
            let mut found = files(&infra);
            assert!(found.remove(Path::new(".app-model")).is_some());
            let winner = publications.iter().find(|publication| expected(publication) == found);
            assert!(winner.is_some(), "round {round}: {:?}", found.keys());
            assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1, "nothing is left behind");
        }
    }
}

/// In a container most processes have the number 1.
#[test]
fn what_a_killed_publish_with_the_same_number_left_stops_no_other() {
    let (scratch, infra) = scratch();
    let left = scratch.path().join(format!(".infra.new-{}", std::process::id()));
    fs::create_dir(&left).unwrap();
    fs::write(left.join("main.bicep"), "half").unwrap();
    fs::write(scratch.path().join(".infra.publishing"), "").unwrap();
    publication("north").write(&infra).unwrap();
    assert_eq!(publication("north").compare(&infra).unwrap(), []);
    assert!(left.exists(), "it is young: somebody may be at work in it");
    assert!(!scratch.path().join(".infra.publishing").exists());
}
