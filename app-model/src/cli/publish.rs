//! Writing files, and comparing them with what is there.

use std::path::Path;

use crate::application::Application;
use crate::file;
use crate::publish::ChangeKind;

use super::difference::difference;
use super::style::Style;
use super::{Outcome, Status, error};

pub(super) fn write(application: &Application, folder: &Path) -> Outcome {
    let publication = application.publication();
    if let Err(error) = publication.write(folder) {
        return Outcome::failed(Status::FileSystem, error.code(), error);
    }
    let count = publication.files().len();
    let plural = if count == 1 { "" } else { "s" };
    Outcome::done(format!("Published {count} file{plural} to `{}`.\n", folder.display()))
}

/// Compares the folder with what would be written.
pub(super) fn check(application: &Application, folder: &Path, style: Style) -> Outcome {
    let changes = match application.publication().compare(folder) {
        Ok(changes) => changes,
        Err(error) => return Outcome::failed(Status::FileSystem, error.code(), error),
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
        stdout.push_str(&difference([&old, &new], [&change.old, &change.new], style));
    }
    let count = changes.len();
    let (files, differ) = if count == 1 { ("file", "differs") } else { ("files", "differ") };
    Outcome {
        status: Status::Refused,
        stdout,
        stderr: error(
            "AM0708",
            format_args!(
                "`{}` is not up to date: {count} {files} {differ}\n  \
                 help: run `publish` and commit the result",
                folder.display()
            ),
        ),
    }
}

pub(super) fn manifest(application: &Application, path: &Path) -> Outcome {
    let text = application.manifest();
    if is_standard_output(path) {
        return Outcome::done(format!("{text}\n"));
    }
    let path = if path.is_dir() { path.join("aspire-manifest.json") } else { path.to_owned() };
    one(&path, &text)
}

/// Writes one file, or to standard output if it is called `-`.
pub(super) fn one(path: &Path, text: &str) -> Outcome {
    if is_standard_output(path) {
        return Outcome::done(text);
    }
    match file::replace(path, text) {
        Ok(_) => Outcome::done(format!("Wrote `{}`.\n", path.display())),
        Err(error) => {
            let message = format!("cannot write `{}`: {error}", path.display());
            Outcome::failed(Status::FileSystem, "AM0709", message)
        }
    }
}

fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-") || file::is_standard_output(path)
}
