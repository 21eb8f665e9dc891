//! Writing files, and comparing them with what is there.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use similar::TextDiff;

use crate::application::Application;
use crate::publish::ChangeKind;

use super::style::Style;
use super::{Outcome, Status};

pub(super) fn write(application: &Application, folder: &Path) -> Outcome {
    let publication = application.publication();
    if let Err(error) = publication.write(folder) {
        return Outcome::failed(Status::FileSystem, error);
    }
    let count = publication.files().len();
    let plural = if count == 1 { "" } else { "s" };
    Outcome::done(format!("Published {count} file{plural} to `{}`.\n", folder.display()))
}

/// Compares the folder with what would be written.
pub(super) fn check(application: &Application, folder: &Path, style: Style) -> Outcome {
    let changes = match application.publication().compare(folder) {
        Ok(changes) => changes,
        Err(error) => return Outcome::failed(Status::FileSystem, error),
    };
    if changes.is_empty() {
        return Outcome::done(format!("`{}` is up to date.\n", folder.display()));
    }
    let mut stdout = String::new();
    for change in &changes {
        let (old, new) = match change.kind {
            ChangeKind::Added => ("/dev/null".to_owned(), format!("new/{}", change.path)),
            ChangeKind::Removed => (format!("old/{}", change.path), "/dev/null".to_owned()),
            ChangeKind::Changed => (format!("old/{}", change.path), format!("new/{}", change.path)),
        };
        let diff = TextDiff::from_lines(&change.old, &change.new);
        for line in diff.unified_diff().header(&old, &new).to_string().lines() {
            stdout.push_str(&match line.chars().next() {
                Some('+') => style.added(line),
                Some('-') => style.removed(line),
                _ => line.to_owned(),
            });
            stdout.push('\n');
        }
    }
    let count = changes.len();
    let (files, differ) = if count == 1 { ("file", "differs") } else { ("files", "differ") };
    Outcome {
        status: Status::Refused,
        stdout,
        stderr: format!(
            "error: `{}` is not up to date: {count} {files} {differ}\n  help: run `publish` and commit the result\n",
            folder.display()
        ),
    }
}

pub(super) fn manifest(application: &Application, file: &Path) -> Outcome {
    let text = application.manifest();
    if file == Path::new("-") {
        return Outcome::done(format!("{text}\n"));
    }
    let file = if file.is_dir() { file.join("aspire-manifest.json") } else { file.to_owned() };
    match replace(&file, &text) {
        Ok(()) => Outcome::done(format!("Wrote `{}`.\n", file.display())),
        Err(error) => {
            let message = format!("cannot write `{}`: {error}", file.display());
            Outcome::failed(Status::FileSystem, message)
        }
    }
}

/// Writes a file beside its place first and then moves it there, so that a failure leaves the old
/// one. A link stays a link.
pub(super) fn replace(file: &Path, text: &str) -> io::Result<()> {
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let name = file.file_name().ok_or_else(|| io::Error::other("it has no file name"))?;
    let mut staged = OsString::from(".");
    staged.push(name);
    staged.push(format!(".new-{}", std::process::id()));
    let staged = file.with_file_name(staged);
    let result = fs::write(&staged, text).and_then(|()| fs::rename(&staged, &file));
    if result.is_err() {
        let _ = fs::remove_file(&staged);
    }
    result
}
