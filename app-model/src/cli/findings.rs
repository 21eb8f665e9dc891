//! What `check` finds, as text and as JSON.

use crate::check::{Errors, Finding};
use crate::json::{Json, Map, json};

use super::args::CheckFormat;
use super::lock::{About, Stop};
use super::permissions::Source;
use super::{Outcome, Status};

/// What is wrong with the model, for a person.
pub(super) fn text(errors: &Errors) -> Outcome {
    let count = errors.findings().len();
    let plural = if count == 1 { "" } else { "s" };
    let mut text = format!("{errors}\n\nerror: {count} finding{plural}, nothing was written\n");
    let ours = |code: &&str| code.starts_with("AM");
    if let Some(code) = errors.findings().iter().filter_map(Finding::code).find(ours) {
        text.push_str(&format!("  help: `cargo run -- explain {code}` says more about {code}\n"));
    }
    Outcome { status: Status::Refused, stdout: String::new(), stderr: text }
}

/// What is wrong with the model, for a program.
pub(super) fn json(errors: &Errors) -> Outcome {
    let findings = errors.findings().iter().map(|finding| {
        let place = finding.location();
        let column = Some(place.column());
        let mut members = start(finding.code(), finding.message(), Some(finding.help()));
        if let Some(note) = finding.note() {
            members.insert("note".to_owned(), note.into());
        }
        add_place(&mut members, place.file(), place.line(), column);
        members.into()
    });
    list(findings.collect())
}

/// What the lock says, for whom it is asked.
pub(super) fn of_lock(stop: Stop, format: CheckFormat) -> Outcome {
    let refusal = match (stop, format) {
        (Stop::Refusal(refusal), CheckFormat::Json) => refusal,
        // That a file cannot be read is nothing that the check found.
        (stop, _) => return stop.outcome(),
    };
    let (code, help) = (Some(refusal.code), Some(refusal.help.as_str()));
    let found = |message: &str, place: Option<(&str, u32)>| {
        let mut members = start(code, message, help);
        if let Some((file, line)) = place {
            add_place(&mut members, file, line, None);
        }
        members.into()
    };
    list(match &refusal.about {
        About::File => vec![found(&refusal.message, None)],
        About::Line(file, line) => vec![found(&refusal.message, Some((file, *line)))],
        About::Permissions { list, .. } => list
            .iter()
            .map(|(permission, source)| {
                let message = format!("{}: {permission}", refusal.message);
                found(&message, source.and_then(Source::place))
            })
            .collect(),
    })
}

/// Nothing is wrong.
pub(super) fn none() -> Outcome {
    list(Vec::new())
}

fn start(code: Option<&str>, message: &str, help: Option<&str>) -> Map {
    let mut members = Map::new();
    for (key, value) in [("code", code), ("message", Some(message)), ("help", help)] {
        if let Some(value) = value {
            members.insert(key.to_owned(), value.into());
        }
    }
    members
}

fn add_place(members: &mut Map, file: &str, line: u32, column: Option<u32>) {
    members.insert("file".to_owned(), file.into());
    members.insert("line".to_owned(), line.into());
    if let Some(column) = column {
        members.insert("column".to_owned(), column.into());
    }
}

fn list(findings: Vec<Json>) -> Outcome {
    let status = if findings.is_empty() { Status::Done } else { Status::Refused };
    let stdout = format!("{:#}\n", json!({ "findings": findings }));
    Outcome { status, stdout, stderr: String::new() }
}
