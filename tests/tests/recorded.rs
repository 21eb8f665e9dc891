//! The recorded messages show nothing of the inside: each speaks of what the user wrote, and of what
//! the documentation names.

use std::fs;
use std::path::Path;

use app_model_tests::inside::{INSIDE, OF_THE_COMPILER, files, quoted, traits};

/// What stands for folders, versions and counts in a recorded message.
const PLACES: [&str; 6] = ["WORKSPACE", "DIR", "CARGO", "RUST", "VERSION", "N "];

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
                // What the compiler says of a constant that fails.
                let line = line.replace("evaluation panicked: ", "");
                for inside in INSIDE.iter().filter(|inside| line.contains(**inside)) {
                    complain(&line, inside);
                }
                for word in quoted(&line).filter(|word| word.starts_with("__")) {
                    if !program.contains(word) {
                        complain(&line, word);
                    }
                }
                let mut variables = line.split('$').skip(1);
                if variables.any(|it| !PLACES.iter().any(|place| it.starts_with(place))) {
                    complain(&line, "$");
                }
                // A macro of the program's own is no inside.
                let origin = line.split("this error originates in the macro `").nth(1);
                let macro_name = origin.and_then(|text| text.split('`').next());
                if macro_name.is_some_and(|it| !program.contains(&format!("macro_rules! {it}"))) {
                    complain(&line, "this error originates in the macro");
                }
            }
            let of_the_compiler =
                |line: &&String| OF_THE_COMPILER.iter().any(|(begin, _)| line.contains(begin));
            let ours = message.rest.iter().filter(|line| !of_the_compiler(line));
            for line in message.first.iter().chain(ours) {
                for word in quoted(line).filter(|word| traits.contains(*word)) {
                    complain(line, word);
                }
            }
        }
    }
    assert!(count > 200, "only {count} messages");
    assert!(wrong.is_empty(), "{wrong}");
}
