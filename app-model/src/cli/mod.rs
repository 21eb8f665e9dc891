//! The command line that every application gets.
//!
//! Each command is a function from the application to text; only [`Builder::run`] touches the
//! process. Results go to standard output, errors to standard error.
//!
//! # Findings as JSON
//!
//! `check --format json` writes what it finds to standard output, as an object with the one member
//! `findings`: a list that is empty when nothing is wrong, and the exit status is then 0, otherwise
//! 1. A finding has these members, and later versions may add others:
//!
//! | member | what it is |
//! |---|---|
//! | `code` | the error code, such as `AM0551`; not there if the kind of another crate gives none |
//! | `message` | what is wrong, one sentence |
//! | `help` | what to do about it |
//! | `note` | what belongs to it, such as the place of another declaration; hardly ever there |
//! | `file` | the source file, as the compiler names it, or the lock of permissions |
//! | `line` | counted from 1 |
//! | `column` | counted from 1, as the compiler shows it |
//!
//! What is about no line, such as a lock that is missing, has no place. A permission that the
//! application grants by its code is a line without a column.

mod access;
mod args;
mod configuration;
mod difference;
mod explain;
mod findings;
mod graph;
mod help;
mod lock;
mod permissions;
mod publish;
mod reasons;
mod show;
mod style;
mod suggest;
mod table;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::builder::Builder;

use args::{CheckFormat, Command, Request};
use style::Style;

pub use explain::explain;

/// How a command ended, as the process's exit status.
///
/// ```
/// use app_model::{Builder, cli::Status};
///
/// let app = Builder::new();
/// app.add_key_vault("secrets").soft_delete_retention_days(365);
/// assert_eq!(app.command(["check"]).status, Status::Refused);
/// assert_eq!(Status::Refused as u8, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    /// Done.
    Done = 0,
    /// The model is wrong, or a check says no.
    Refused = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// The file system says no.
    FileSystem = 3,
}

/// What a command printed, and how it ended.
///
/// ```
/// use app_model::Builder;
/// use app_model::cli::{Outcome, Status};
///
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// let Outcome { status, stdout, stderr } = app.command(["graph"]);
/// assert_eq!(status, Status::Done);
/// assert!(stdout.contains("secrets"));
/// assert_eq!(stderr, "");
/// ```
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

    fn failed(status: Status, code: &'static str, message: impl std::fmt::Display) -> Self {
        Self { status, stdout: String::new(), stderr: error(code, message) }
    }
}

/// An error as the compiler would write it. Each has a code, and the code has a page.
fn error(code: &'static str, message: impl std::fmt::Display) -> String {
    format!("error[{code}]: {message}\n")
}

impl Builder {
    /// Runs the command that the process's arguments name, and returns its exit status.
    ///
    /// Without arguments it shows what the application is. `--help` lists the commands.
    ///
    /// ```no_run
    /// use app_model::Builder;
    ///
    /// fn main() -> std::process::ExitCode {
    ///     let app = Builder::new();
    ///     app.add_key_vault("secrets");
    ///     app.run()
    /// }
    /// ```
    #[must_use]
    pub fn run(self) -> ExitCode {
        let colour = io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        let outcome = self.execute(std::env::args_os().skip(1), Style::new(colour));
        // A closed pipe is the reader's choice and no error; there is nobody left to tell.
        let _ = io::stderr().write_all(outcome.stderr.as_bytes());
        let written =
            io::stdout().write_all(outcome.stdout.as_bytes()).and_then(|()| io::stdout().flush());
        match written {
            Err(reason) if reason.kind() != io::ErrorKind::BrokenPipe => {
                let message = format!("cannot write to standard output: {reason}");
                let _ = io::stderr().write_all(error("AM0709", message).as_bytes());
                ExitCode::from(Status::FileSystem as u8)
            }
            _ => ExitCode::from(outcome.status as u8),
        }
    }

    /// Runs a command and returns what it would print, without colours: for tests.
    ///
    /// ```
    /// use app_model::{Builder, cli::Status};
    ///
    /// let outcome = Builder::new().command(["chekc"]);
    /// assert_eq!(outcome.status, Status::Usage);
    /// assert!(outcome.stderr.contains("`check`"));
    /// ```
    pub fn command<A: Into<OsString>>(self, arguments: impl IntoIterator<Item = A>) -> Outcome {
        self.execute(arguments.into_iter().map(Into::into), Style::new(false))
    }

    fn execute(self, arguments: impl Iterator<Item = OsString>, style: Style) -> Outcome {
        let command = match args::parse(arguments) {
            Ok(Request::Help(text)) => return Outcome::done(text),
            Ok(Request::Explain(code)) => return explain::styled(code.as_deref(), style),
            Ok(Request::Run(command)) => command,
            Err(message) => return Outcome::failed(Status::Usage, "AM0707", message),
        };
        let application = match self.build() {
            Ok(application) => application,
            Err(errors) => {
                return match command {
                    Command::Check { format: CheckFormat::Json, .. } => findings::json(&errors),
                    _ => findings::text(&errors),
                };
            }
        };
        match command {
            Command::Show => Outcome::done(show::text(&application, style)),
            Command::Check { format, lock } => {
                lock::guarded(&application, &lock, &|lock| match format {
                    CheckFormat::Text => Outcome::done(show::summary(&application, lock)),
                    CheckFormat::Json => findings::none(),
                })
                .unwrap_or_else(|stop| findings::of_lock(stop, format))
            }
            Command::Publish { folder, check, lock } => {
                lock::guarded(&application, &lock, &|_| match check {
                    false => publish::write(&application, &folder),
                    true => publish::check(&application, &folder, style),
                })
                .unwrap_or_else(lock::Stop::outcome)
            }
            Command::Manifest { file } => publish::manifest(&application, &file),
            Command::Configuration { folder, check } => {
                configuration::run(&application, folder.as_deref(), check, style)
            }
            Command::Graph { format, file } => {
                let text = graph::text(&application, format);
                file.map_or_else(|| Outcome::done(text.clone()), |file| publish::one(&file, &text))
            }
            Command::Lock(lock) => lock::record(&application, &lock),
            Command::Access { format } => Outcome::done(access::text(&application, format, style)),
        }
    }
}
