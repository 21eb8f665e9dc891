//! The arguments.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser, ValueExt};

use super::help;
use super::suggest::nearest;

/// What is to be done.
#[derive(Debug)]
pub(super) enum Command {
    Show,
    Publish { folder: PathBuf, check: bool, lock: Lock },
    Manifest { file: PathBuf },
    Check { format: CheckFormat, lock: Lock },
    Graph { format: GraphFormat, file: Option<PathBuf> },
    Access { format: AccessFormat },
    Configuration { folder: Option<PathBuf>, check: bool },
    Lock(Lock),
}

/// Where the lock of permissions is, and whether it has to be there and to fit exactly.
#[derive(Debug, Default)]
pub(super) struct Lock {
    pub(super) file: Option<PathBuf>,
    pub(super) required: bool,
}

#[derive(Debug)]
pub(super) enum Request {
    Help(String),
    /// The page of an error code, or the list of codes. It needs no model.
    Explain(Option<String>),
    Run(Command),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum CheckFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum GraphFormat {
    Mermaid,
    Dot,
    Svg,
    Html,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum AccessFormat {
    Table,
    Markdown,
    Json,
}

/// The word of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Publish,
    Manifest,
    Configuration,
    Check,
    Graph,
    Access,
    Explain,
}

impl Word {
    const ALL: [Self; 7] = [
        Self::Publish,
        Self::Manifest,
        Self::Configuration,
        Self::Check,
        Self::Graph,
        Self::Access,
        Self::Explain,
    ];

    fn text(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Manifest => "manifest",
            Self::Configuration => "configuration",
            Self::Check => "check",
            Self::Graph => "graph",
            Self::Access => "access",
            Self::Explain => "explain",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Publish => help::PUBLISH,
            Self::Manifest => help::MANIFEST,
            Self::Configuration => help::CONFIGURATION,
            Self::Check => help::CHECK,
            Self::Graph => help::GRAPH,
            Self::Access => help::ACCESS,
            Self::Explain => help::EXPLAIN,
        }
    }

    /// The options that it takes.
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Publish => &["--output", "--check", "--locked", "--lock-file", "--help"],
            Self::Manifest => &["--output", "--help"],
            Self::Configuration => &["--output", "--check", "--help"],
            Self::Check => &["--format", "--locked", "--lock-file", "--help"],
            Self::Graph => &["--format", "--output", "--help"],
            Self::Access => &["--format", "--lock", "--lock-file", "--help"],
            Self::Explain => &["--help"],
        }
    }
}

pub(super) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Request, String> {
    let mut parser = Parser::from_args(arguments);
    let mut command: Option<Word> = None;
    let mut output: Option<PathBuf> = None;
    let mut format: Option<String> = None;
    let mut code: Option<String> = None;
    let mut lock = Lock::default();
    let mut record = false;
    let mut check = false;
    let mut asks = false;
    let takes = |command: Option<Word>, option| {
        command.is_some_and(|command| command.options().contains(&option))
    };
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => asks = true,
            Arg::Value(value) if command.is_none() => {
                let word = value.to_string_lossy().into_owned();
                if word == "help" {
                    asks = true;
                    continue;
                }
                command = Some(known_command(&word)?);
            }
            Arg::Value(value) if command == Some(Word::Explain) && code.is_none() => {
                code = Some(value.to_string_lossy().into_owned());
            }
            Arg::Short('o') | Arg::Long("output") if takes(command, "--output") => {
                output = Some(path(&mut parser, "-o")?);
            }
            Arg::Long("check") if takes(command, "--check") => check = true,
            Arg::Long("lock") if takes(command, "--lock") => record = true,
            Arg::Long("locked") if takes(command, "--locked") => lock.required = true,
            Arg::Long("lock-file") if takes(command, "--lock-file") => {
                lock.file = Some(path(&mut parser, "--lock-file")?);
            }
            Arg::Long("format") if takes(command, "--format") => {
                let value = parser.value().map_err(|error| error.to_string())?;
                format = Some(value.string().map_err(|error| error.to_string())?);
            }
            other => return Err(unexpected(&other, command)),
        }
    }
    if asks {
        return Ok(Request::Help(command.map_or(help::ALL, Word::help).to_owned()));
    }
    let format = format.as_deref();
    if command == Some(Word::Access) && format.is_some() && record {
        return Err("`--lock` writes a file of its own format\n  \
                    help: leave out `--lock` or `--format`"
            .to_owned());
    }
    if command == Some(Word::Access) && lock.file.is_some() && !record {
        return Err("`--lock-file` says where `--lock` writes\n  \
                    help: did you mean `access --lock --lock-file …`?"
            .to_owned());
    }
    Ok(Request::Run(match command {
        None => Command::Show,
        Some(Word::Explain) => return Ok(Request::Explain(code)),
        Some(Word::Publish) => {
            Command::Publish { folder: output.unwrap_or_else(|| "infra".into()), check, lock }
        }
        Some(Word::Manifest) => {
            Command::Manifest { file: output.unwrap_or_else(|| "aspire-manifest.json".into()) }
        }
        Some(Word::Configuration) => Command::Configuration { folder: output, check },
        Some(Word::Graph) => {
            let named = output.as_deref().and_then(Path::extension).and_then(OsStr::to_str);
            let format = match (format, named) {
                (Some("mermaid"), _) => GraphFormat::Mermaid,
                (Some("dot"), _) | (None, Some("dot" | "gv")) => GraphFormat::Dot,
                (Some("svg"), _) | (None, Some("svg")) => GraphFormat::Svg,
                (Some("html"), _) | (None, Some("html" | "htm")) => GraphFormat::Html,
                (None, _) => GraphFormat::Mermaid,
                (Some(other), _) => {
                    return Err(unknown_format(other, &["mermaid", "dot", "svg", "html"]));
                }
            };
            Command::Graph { format, file: output }
        }
        Some(Word::Access) if record => Command::Lock(lock),
        Some(Word::Access) => Command::Access {
            format: match format {
                None | Some("table") => AccessFormat::Table,
                Some("markdown") => AccessFormat::Markdown,
                Some("json") => AccessFormat::Json,
                Some(other) => {
                    return Err(unknown_format(other, &["table", "markdown", "json"]));
                }
            },
        },
        Some(Word::Check) => Command::Check {
            format: match format {
                None | Some("text") => CheckFormat::Text,
                Some("json") => CheckFormat::Json,
                Some(other) => return Err(unknown_format(other, &["text", "json"])),
            },
            lock,
        },
    }))
}

fn path(parser: &mut Parser, option: &str) -> Result<PathBuf, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    if value.is_empty() {
        return Err(format!("`{option}` needs a path, and this one is empty"));
    }
    Ok(value.into())
}

fn known_command(word: &str) -> Result<Word, String> {
    if let Some(known) = Word::ALL.into_iter().find(|known| known.text() == word) {
        return Ok(known);
    }
    let names = Word::ALL.map(Word::text);
    Err(match nearest(word, &names) {
        Some(name) => format!("there is no command `{word}`\n  help: did you mean `{name}`?"),
        None => format!("there is no command `{word}`\n  help: the commands are {}", list(&names)),
    })
}

fn unknown_format(word: &str, formats: &[&str]) -> String {
    match nearest(word, formats) {
        Some(name) => format!("there is no format `{word}`\n  help: did you mean `{name}`?"),
        None => format!("there is no format `{word}`\n  help: the formats are {}", list(formats)),
    }
}

fn unexpected(argument: &Arg<'_>, command: Option<Word>) -> String {
    let known = command.map_or(&["--help"][..], Word::options);
    let word = match argument {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    };
    let place = command.map_or_else(|| "here".to_owned(), |it| format!("by `{}`", it.text()));
    match nearest(&word, known) {
        Some(name) => {
            format!("`{word}` is not understood {place}\n  help: did you mean `{name}`?")
        }
        None => {
            format!("`{word}` is not understood {place}\n  help: the options are {}", list(known))
        }
    }
}

fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
