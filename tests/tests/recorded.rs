//! The recorded messages show nothing of the inside: each speaks of what the user wrote, and of what
//! the documentation names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What is shown nowhere, not even in a note of the compiler's.
const INSIDE: [&str; 7] = [
    "raCompletionMarker",
    "macro hygiene",
    "Nowhere",
    "Children<",
    "{closure",
    "__private",
    "$crate",
];

/// What stands for folders, versions and counts in a recorded message.
const PLACES: [&str; 6] = ["WORKSPACE", "DIR", "CARGO", "RUST", "VERSION", "N "];

/// How lines begin in which the compiler itself names the trait of a bound. No attribute takes them
/// away: `on_unimplemented` changes the message, its label and its notes, and `do_not_recommend`
/// keeps the implementations out of the list of those that are there.
const OF_THE_COMPILER: [&str; 3] =
    ["= help: the trait `", "note: required by a bound in `", "required by this bound in `"];

/// A recorded message: what is said, and what is said below it.
struct Recorded {
    /// The message itself with its own help, and the labels.
    first: Vec<String>,
    /// The notes and helps of the compiler.
    rest: Vec<String>,
}

impl Recorded {
    fn all(text: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let (mut is_first, mut is_placed) = (true, false);
        for line in text.lines() {
            if line.starts_with("error") || line.starts_with("warning") {
                all.push(Self { first: Vec::new(), rest: Vec::new() });
                (is_first, is_placed) = (true, false);
            }
            is_placed |= line.trim_start().starts_with("--> ");
            let words = line.trim_start_matches([' ', '|']);
            if is_placed {
                let begins = |word: &&str| words.starts_with(*word);
                is_first &= !["= ", "note: ", "help: "].iter().any(begins);
            }
            // Lines with a number are the program's own.
            let is_source =
                is_placed && line.trim_start().starts_with(|c: char| c.is_ascii_digit());
            if let Some(message) = all.last_mut().filter(|_| !is_source) {
                let part = if is_first { &mut message.first } else { &mut message.rest };
                part.push(words.to_owned());
            }
        }
        all
    }
}

/// The words of what stands in backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
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

/// The traits of the library, none of which a block names.
fn traits() -> BTreeSet<String> {
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

#[test]
fn no_message_shows_what_the_library_is_made_of() {
    let traits = traits();
    assert!(traits.len() > 30, "{traits:?}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let (mut count, mut wrong) = (0, String::new());
    for path in files(&root, "stderr") {
        let program = fs::read_to_string(path.with_extension("rs")).expect("the program");
        let text = fs::read_to_string(&path).expect("the messages");
        let mut complain = |line: &str, inside: &str| {
            let file = path.file_name().map(|name| name.display().to_string());
            wrong.push_str(&format!("{}: `{inside}` in: {line}\n", file.unwrap_or_default()));
        };
        for message in Recorded::all(&text) {
            count += 1;
            for line in message.first.iter().chain(&message.rest) {
                for inside in INSIDE.iter().filter(|inside| line.contains(**inside)) {
                    complain(line, inside);
                }
                for word in quoted(line).filter(|word| word.starts_with("__")) {
                    if !program.contains(word) {
                        complain(line, word);
                    }
                }
                let mut variables = line.split('$').skip(1);
                if variables.any(|it| !PLACES.iter().any(|place| it.starts_with(place))) {
                    complain(line, "$");
                }
                // A macro of the program's own is no inside.
                let origin = line.split("this error originates in the macro `").nth(1);
                let macro_name = origin.and_then(|text| text.split('`').next());
                if macro_name.is_some_and(|it| !program.contains(&format!("macro_rules! {it}"))) {
                    complain(line, "this error originates in the macro");
                }
            }
            let is_ours = |line: &&String| !OF_THE_COMPILER.iter().any(|it| line.contains(it));
            for line in message.first.iter().chain(message.rest.iter().filter(is_ours)) {
                for word in quoted(line).filter(|word| traits.contains(*word)) {
                    complain(line, word);
                }
            }
        }
    }
    assert!(count > 200, "only {count} messages");
    assert!(wrong.is_empty(), "{wrong}");
}
