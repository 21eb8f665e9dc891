//! What the library is made of inside, and no message shows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What is shown nowhere, not even in a note of the compiler's.
pub const INSIDE: [&str; 10] = [
    "__private",
    "__located",
    "raCompletionMarker",
    "macro hygiene",
    "Nowhere",
    "Children<",
    "HasPart",
    "{closure",
    "$crate",
    "panicked",
];

/// What the compiler adds to a message by itself, and no attribute takes away: how each begins, and
/// how it reads. `on_unimplemented` changes the message, its label and its notes, and
/// `do_not_recommend` keeps the implementations out of the list of those that are there.
pub const OF_THE_COMPILER: [(&str, &str); 4] = [
    ("the trait `", "help: the trait `…` is not implemented for `…`"),
    ("required by a bound in `", "note: required by a bound in `…`"),
    ("required by this bound in `", "required by this bound in `…`, beside the line of it"),
    ("evaluation of `", "evaluation of `main::_` failed here"),
];

/// The words of what stands in backticks.
pub fn quoted(line: &str) -> impl Iterator<Item = &str> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
}

/// The public traits of the library, none of which a block names.
///
/// # Panics
///
/// If the sources cannot be read.
#[must_use]
pub fn traits() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app-model/src");
    let mut traits = BTreeSet::new();
    for path in files(&root, "rs") {
        let text = fs::read_to_string(path).expect("a source");
        for text in text.split("pub trait ").skip(1) {
            let name: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
            traits.insert(name);
        }
    }
    traits
}

/// All files below a folder whose names have this ending, in order.
///
/// # Panics
///
/// If a folder cannot be read.
#[must_use]
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}
