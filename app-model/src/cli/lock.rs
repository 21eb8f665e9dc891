//! The lock of permissions: the file `grants.lock` holds what was reviewed, one permission a line.
//!
//! A line has four fields: who, the right, on what, and where that is. Two lines are about the same
//! permission when who, role id, target and place are equal; the role's name and the target's kind
//! are there for the reader.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::application::Application;
use crate::file;
use crate::model::{Mode, Model, NodeId};
use crate::module::GrantedOn;

use super::args::Lock;
use super::permissions::{Holder, Permission, Right, Source, permissions, scope};
use super::{Outcome, Status};

const NAME: &str = "grants.lock";

const HEADER: &str = "\
# Who may do what on which resource, as it was last reviewed. `publish` and `check` refuse an
# application that grants more. `cargo run -- access --lock` records it again.
#
# who | role and its id | on what | where
";

/// What tells a permission from others: who, role id, target and place, with what stands between them
/// in a line.
type Key = String;

/// A permission that the file holds.
#[derive(Debug)]
struct Line {
    key: Key,
    text: String,
    /// The comments of others above it.
    comments: Vec<String>,
}

/// A permission as a line, and where the application says so.
struct Granted {
    key: Key,
    text: String,
    source: Source,
}

/// What the file holds.
struct Recorded {
    text: String,
    lines: Vec<Line>,
    /// The comments below the last line.
    rest: Vec<String>,
}

/// The difference between a file and an application.
struct Difference<'d> {
    more: Vec<&'d Granted>,
    less: Vec<&'d Line>,
}

/// Why the lock stops a command.
pub(super) enum Stop {
    /// The file cannot be read.
    Unreadable(Outcome),
    /// What the file holds.
    Refusal(Refusal),
}

impl Stop {
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Self::Unreadable(outcome) => outcome,
            Self::Refusal(refusal) => refusal.outcome(),
        }
    }
}

/// What is wrong with the lock, or with the application by it.
pub(super) struct Refusal {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) about: About,
    pub(super) help: String,
}

/// What a refusal is about.
pub(super) enum About {
    /// The file as a whole.
    File,
    /// A line of the file.
    Line(String, u32),
    /// Permissions, and where the application says so; for a person, the whole difference.
    Permissions { list: Vec<(String, Option<Source>)>, difference: String },
}

impl Refusal {
    pub(super) fn outcome(self) -> Outcome {
        let difference = match self.about {
            About::Permissions { difference, .. } => difference,
            About::File | About::Line(..) => String::new(),
        };
        let text = format!("{}\n{difference}  help: {}", self.message, self.help);
        Outcome::failed(Status::Refused, self.code, text)
    }
}

/// Lets a command go on that the lock allows, with a note on what it allows in vain. The command is
/// told which lock there is.
pub(super) fn guarded(
    application: &Application,
    lock: &Lock,
    command: &dyn Fn(Option<&Path>) -> Outcome,
) -> Result<Outcome, Stop> {
    let path = path(lock);
    let Some(recorded) = read(&path)? else {
        if lock.file.is_some() || lock.required {
            return Err(Stop::Refusal(Refusal {
                code: "AM0705",
                message: format!("there is no lock of permissions `{}`", path.display()),
                about: About::File,
                help: record_again(lock),
            }));
        }
        return Ok(command(None));
    };
    let granted = granted(application);
    let difference = Difference::between(&recorded, &granted);
    let shown = path.display();
    if !difference.more.is_empty() {
        let more = difference.more.iter();
        return Err(Stop::Refusal(Refusal {
            code: "AM0703",
            message: format!("the application grants more than `{shown}`"),
            about: About::Permissions {
                list: more.map(|line| (line.text.clone(), Some(line.source))).collect(),
                difference: difference.text(),
            },
            help: format!("have it reviewed, then {}", record_again(lock)),
        }));
    }
    if difference.less.is_empty() {
        return Ok(command(Some(&path)));
    }
    let text = difference.text();
    let help = record_again(lock);
    if lock.required {
        let less = difference.less.iter();
        return Err(Stop::Refusal(Refusal {
            code: "AM0705",
            message: format!("`{shown}` allows more than the application grants"),
            about: About::Permissions {
                list: less.map(|line| (line.text.clone(), None)).collect(),
                difference: text,
            },
            help,
        }));
    }
    let mut outcome = command(Some(&path));
    outcome.stderr.push_str(&format!(
        "note: `{shown}` allows more than the application grants\n{text}  help: {help}\n"
    ));
    Ok(outcome)
}

/// Records what the application grants.
pub(super) fn record(application: &Application, lock: &Lock) -> Outcome {
    let path = path(lock);
    // A pipe or a device holds nothing, and would be waited for.
    let recorded = match if file::is_stream(&path) { Ok(None) } else { read(&path) } {
        Ok(recorded) => recorded,
        Err(stop) => return stop.outcome(),
    };
    let granted = granted(application);
    let count = match granted.len() {
        1 => "1 permission".to_owned(),
        count => format!("{count} permissions"),
    };
    let text = text(&granted, recorded.as_ref());
    if recorded.as_ref().is_some_and(|recorded| recorded.text == text) {
        return Outcome::done(format!("`{}` is up to date: {count}.\n", path.display()));
    }
    if file::is_standard_output(&path) {
        return Outcome::done(text);
    }
    if let Err(error) = file::replace(&path, &text) {
        let message = format!("cannot write `{}`: {error}", path.display());
        return Outcome::failed(Status::FileSystem, "AM0709", message);
    }
    let changes =
        recorded.map_or(String::new(), |recorded| Difference::between(&recorded, &granted).text());
    Outcome::done(format!("Recorded {count} in `{}`.\n{changes}", path.display()))
}

fn path(lock: &Lock) -> PathBuf {
    match &lock.file {
        Some(file) if file.is_dir() => file.join(NAME),
        Some(file) => file.clone(),
        None => PathBuf::from(NAME),
    }
}

fn record_again(lock: &Lock) -> String {
    let file = match &lock.file {
        Some(file) => format!(" --lock-file {}", file.display()),
        None => String::new(),
    };
    format!("record it with `cargo run -- access --lock{file}`")
}

/// The file as text, with the comments of others where they were.
fn text(granted: &[Granted], recorded: Option<&Recorded>) -> String {
    let mut text = format!("{HEADER}\n");
    let lines = recorded.map_or(&[][..], |recorded| &recorded.lines);
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, line) in lines.iter().enumerate() {
        places.insert(line.key.clone(), place);
    }
    for line in granted {
        let held = places.get(&line.key).and_then(|place| lines.get(*place));
        for comment in held.map_or(&[][..], |held| &held.comments) {
            text.push_str(comment);
            text.push('\n');
        }
        text.push_str(&line.text);
        text.push('\n');
    }
    for comment in recorded.iter().flat_map(|recorded| &recorded.rest) {
        text.push_str(comment);
        text.push('\n');
    }
    text
}

impl<'d> Difference<'d> {
    fn between(recorded: &'d Recorded, granted: &'d [Granted]) -> Self {
        let held: HashSet<&str> = recorded.lines.iter().map(|line| line.key.as_str()).collect();
        let given: HashSet<&str> = granted.iter().map(|line| line.key.as_str()).collect();
        Self {
            more: granted.iter().filter(|line| !held.contains(line.key.as_str())).collect(),
            less: recorded.lines.iter().filter(|it| !given.contains(it.key.as_str())).collect(),
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.less {
            text.push_str(&format!("  - {}\n", line.text));
        }
        for line in &self.more {
            text.push_str(&format!("  + {}\n      --> {}\n", line.text, line.source.text()));
        }
        text
    }
}

/// What the application grants, in the order of the file.
fn granted(application: &Application) -> Vec<Granted> {
    let mut granted: Vec<Granted> = permissions(application).iter().map(Granted::of).collect();
    granted.sort_unstable_by(|one, other| one.text.cmp(&other.text));
    granted.dedup_by(|one, other| one.key == other.key);
    granted
}

impl Granted {
    fn of(permission: &Permission<'_>) -> Self {
        let model = permission.model;
        let who = match permission.holder {
            Holder::Declared { owner, principal } => {
                let acting = if permission.identity().is_some() {
                    format!("{} as {}", model[owner].name, located(model, principal))
                } else {
                    located(model, owner)
                };
                escaped(&acting)
            }
            Holder::Deployer | Holder::Unknown => permission.who(),
        };
        let (name, kind) = permission.target();
        let target = match permission.target {
            GrantedOn::Declared(target) => escaped(&located(model, target)),
            GrantedOn::Group => name.to_owned(),
        };
        let place = escaped(&scope(model, permission.scope));
        let (right, id) = match permission.right {
            Right::Role(role) => (format!("{} {}", role.name, role.id), role.id.to_owned()),
            Right::RunAs => (permission.right(), permission.right()),
            // The same number of others is not the same.
            Right::Assignments(others) => {
                let right = format!("{} {:016x}", permission.right(), others.fingerprint);
                (right.clone(), right)
            }
        };
        Self {
            key: key(&who, &id, &target, &place),
            text: format!("{who} | {right} | {target} ({kind}) | {place}"),
            source: permission.source,
        }
    }
}

/// A declaration by its name, and by its name in Azure if it is there already: another existing
/// resource under the same name is another one.
fn located(model: &Model, id: NodeId) -> String {
    let node = &model[id];
    let Some(existing) = node.existing_in(Mode::Publish) else { return node.name.clone() };
    let name = existing.name.placeholder(model);
    if existing.scope.is_empty() {
        format!("{} = {name}", node.name)
    } else {
        format!("{} = {name} in {}", node.name, scope(model, &existing.scope))
    }
}

/// Text that stays in its field and on its line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Editors take spaces at the end of a line away.
    let edges = text.trim() != text;
    for c in text.chars() {
        match c {
            ' ' if edges => out.push_str("\\u{20}"),
            '|' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => {
                out.extend(c.escape_default());
            }
            c => out.push(c),
        }
    }
    out
}

/// The file; `None` if there is none.
fn read(path: &Path) -> Result<Option<Recorded>, Stop> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            let message = format!("cannot read `{}`: {error}", path.display());
            let outcome = Outcome::failed(Status::FileSystem, "AM0709", message);
            return Err(Stop::Unreadable(outcome));
        }
    };
    parse(&text).map(Some).map_err(|(number, line)| {
        let shown: String = line.chars().take(80).collect();
        let help = if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
            .iter()
            .any(|m| line.starts_with(m))
        {
            "two branches changed the file: keep the lines of both, then record it again with \
             `access --lock`"
        } else {
            "`access --lock` writes this file: take the line back, or delete the file and record \
             it again"
        };
        let file = path.display().to_string();
        let message =
            format!("line {number} of `{file}` is no permission: `{}`", shown.escape_debug());
        let line = u32::try_from(number).unwrap_or(u32::MAX);
        Stop::Refusal(Refusal {
            code: "AM0704",
            message,
            about: About::Line(file, line),
            help: help.to_owned(),
        })
    })
}

/// The lines of a file, or the number and text of the first one that is none.
fn parse(text: &str) -> Result<Recorded, (usize, &str)> {
    let mut recorded = Recorded { text: text.to_owned(), lines: Vec::new(), rest: Vec::new() };
    // The comments up to the first empty line are ours.
    let mut header = true;
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim_end();
        if line.starts_with('#') {
            if !header {
                recorded.rest.push(line.to_owned());
            }
        } else if line.is_empty() {
            header = false;
        } else {
            header = false;
            let key = key_of(line).ok_or((index + 1, line))?;
            let comments = std::mem::take(&mut recorded.rest);
            recorded.lines.push(Line { key, text: line.to_owned(), comments });
        }
    }
    Ok(recorded)
}

fn key(who: &str, right: &str, target: &str, place: &str) -> Key {
    format!("{who} | {right} | {target} | {place}")
}

/// The key of a line; `None` if it is no permission.
fn key_of(line: &str) -> Option<Key> {
    let mut fields = line.split(" | ");
    let (who, right, target, place) =
        (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let (target, kind) = target.strip_suffix(')')?.rsplit_once(" (")?;
    let right = match right.split_once(' ') {
        Some((_, id)) if is_guid(id) => id,
        Some(("runs", "as")) => right,
        Some((_, others)) if others.starts_with("role assignment") => right,
        _ => return None,
    };
    let whole = [who, target, kind, place].iter().all(|field| !field.is_empty());
    (whole && fields.next().is_none()).then(|| key(who, right, target, place))
}

fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
