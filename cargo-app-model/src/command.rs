//! What the command does, from the arguments to the exit status.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::arguments::{self, Request};
use crate::files;
use crate::formatter::{Formatted, format};
use crate::other;

/// How the command ended, as the process's exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// Done.
    Done = 0,
    /// The check says no, or a block does not parse.
    Refused = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// The file system says no.
    FileSystem = 3,
}

/// What the command printed, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// The result.
    pub stdout: String,
    /// Errors, and remarks for a person.
    pub stderr: String,
}

impl Outcome {
    fn done(stdout: impl Into<String>) -> Self {
        Self { status: Status::Done, stdout: stdout.into(), stderr: String::new() }
    }

    /// Adds an error. The worst one is the exit status.
    fn fail(&mut self, status: Status, code: &'static str, message: &str) {
        self.status = self.status.max(status);
        let _ = writeln!(self.stderr, "error[{code}]: {message}");
    }
}

/// Runs the command with the arguments behind the program's name. `input` is read for `--stdin`
/// only; `colour` says whether the diff of `--check` gets colours.
///
/// ```
/// let outcome = cargo_app_model::run(["fmt", "--chekc"], &mut std::io::empty(), false);
/// assert_eq!(outcome.status, cargo_app_model::Status::Usage);
/// assert!(outcome.stderr.contains("did you mean `--check`?"));
/// ```
pub fn run<A: Into<OsString>>(
    arguments: impl IntoIterator<Item = A>,
    input: &mut dyn Read,
    colour: bool,
) -> Outcome {
    let mut outcome = Outcome::done("");
    match arguments::parse(arguments.into_iter().map(Into::into)) {
        Err(message) => outcome.fail(Status::Usage, "AM0707", &message),
        Ok(Request::Show(text)) => return Outcome::done(text),
        Ok(Request::Explain(code)) => {
            let explained = app_model::cli::explain(code.as_deref());
            outcome.stdout = explained.stdout;
            outcome.stderr = explained.stderr;
            if explained.status != app_model::cli::Status::Done {
                outcome.status = Status::Usage;
            }
        }
        Ok(Request::Input { check, first }) => {
            standard_input(&mut outcome, input, &first, check, colour);
        }
        Ok(Request::Files { paths, check }) => {
            let files = if paths.is_empty() { files::of_workspace() } else { files::below(&paths) };
            match files {
                Err(message) => outcome.fail(Status::FileSystem, "AM0709", &message),
                Ok(files) => all(&mut outcome, &files, check, colour),
            }
        }
    }
    outcome
}

fn standard_input(
    outcome: &mut Outcome,
    input: &mut dyn Read,
    first: &[OsString],
    check: bool,
    colour: bool,
) {
    let mut text = String::new();
    if let Err(error) = input.read_to_string(&mut text) {
        let message = format!("cannot read standard input: {error}");
        return outcome.fail(Status::FileSystem, "AM0709", &message);
    }
    let formatted = match other::format(first, &text) {
        Ok(text) => format(&text),
        Err((status, code, message)) => return outcome.fail(status, code, &message),
    };
    report(outcome, "<stdin>", &text, &formatted);
    if !check {
        outcome.stdout = formatted.text;
    } else if formatted.text != text {
        outcome.stdout.push_str(&diff("<stdin>", &text, &formatted.text, colour));
        outcome.fail(Status::Refused, "AM0708", "standard input is not formatted");
    }
}

fn all(outcome: &mut Outcome, files: &[PathBuf], check: bool, colour: bool) {
    let mut changed = 0_usize;
    for path in files {
        match fs::read(path) {
            // What is no text has no blocks.
            Ok(bytes) => {
                let Ok(text) = String::from_utf8(bytes) else {
                    let message = format!("cannot read `{}`: it is not UTF-8", path.display());
                    outcome.fail(Status::FileSystem, "AM0709", &message);
                    continue;
                };
                changed += usize::from(one(outcome, path, &text, check, colour));
            }
            Err(error) => {
                let message = format!("cannot read `{}`: {error}", path.display());
                outcome.fail(Status::FileSystem, "AM0709", &message);
            }
        }
    }
    if check && changed > 0 {
        let files = if changed == 1 { "1 file is" } else { &format!("{changed} files are") };
        let message = format!("{files} not formatted\n  help: run `cargo app-model fmt`");
        outcome.fail(Status::Refused, "AM0708", &message);
    }
}

/// Formats a file, and says whether its text is another one then.
fn one(outcome: &mut Outcome, path: &Path, text: &str, check: bool, colour: bool) -> bool {
    let formatted = format(text);
    let name = path.display().to_string();
    report(outcome, &name, text, &formatted);
    if formatted.text == text {
        return false;
    }
    if check {
        outcome.stdout.push_str(&diff(&name, text, &formatted.text, colour));
    } else if let Err(error) = files::write(path, &formatted.text) {
        outcome.fail(Status::FileSystem, "AM0709", &format!("cannot write `{name}`: {error}"));
    } else {
        let _ = writeln!(outcome.stdout, "Formatted `{name}`.");
    }
    true
}

/// Reports the blocks that were left as they are.
fn report(outcome: &mut Outcome, file: &str, text: &str, formatted: &Formatted) {
    for refusal in &formatted.refusals {
        outcome.status = outcome.status.max(Status::Refused);
        outcome.stderr.push_str(&refusal.render(file, text));
    }
}

fn diff(name: &str, old: &str, new: &str, colour: bool) -> String {
    let diff = TextDiff::from_lines(old, new);
    let header = (format!("{name} (as it is)"), format!("{name} (formatted)"));
    let mut text = String::new();
    for line in diff.unified_diff().header(&header.0, &header.1).to_string().lines() {
        let colour = match line.chars().next() {
            Some('+') if colour => "\x1b[32m",
            Some('-') if colour => "\x1b[31m",
            _ => "",
        };
        let end = if colour.is_empty() { "" } else { "\x1b[0m" };
        let _ = writeln!(text, "{colour}{line}{end}");
    }
    text
}
