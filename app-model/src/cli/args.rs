//! The arguments.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser, ValueExt};

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

const HELP: &str = "\
Shows, checks and publishes the application that this program describes.

Usage: cargo run -- [COMMAND]

Commands:
  (none)         show the resources, who may do what on which, and what to do next
  publish        write the application as Bicep
  manifest       write the application as one JSON document
  configuration  write what each program is handed as a Rust type
  check          say whether the model is right
  graph          draw the application: as Mermaid, DOT, SVG or HTML
  access         list every grant: who, which role, on what, declared where
  explain        say more about an error code, such as AM0201

Options:
  -h, --help  show this help, or with a command the help of that command

Exit status: 0 done, 1 the model or the check says no, 2 wrong use, 3 the file system says no.
";

/// Each command with its help.
const COMMANDS: [(&str, &str); 7] = [
    (
        "publish",
        "\
Writes main.bicep and one folder per module. The folder is replaced as a whole: a failure leaves
it as it was. Files that publish did not write stay. It cannot be the current folder. Where there is
a lock of permissions, an application that grants more is refused.

Usage: cargo run -- publish [-o DIR] [--check] [--locked] [--lock-file FILE]

Options:
  -o, --output DIR      the folder to write [default: infra]
      --check           write nothing; exit with 1 and a diff when the folder is not up to date
      --locked          ask for a lock of permissions that allows exactly what is granted
      --lock-file FILE  the lock [default: grants.lock, if it is there]
  -h, --help            show this help
",
    ),
    (
        "manifest",
        "\
Writes the application as one JSON document.

Usage: cargo run -- manifest [-o FILE]

Options:
  -o, --output FILE  the file to write, or `-` for standard output [default: aspire-manifest.json]
  -h, --help         show this help
",
    ),
    (
        "configuration",
        "\
Writes what each program is handed as a Rust module: the struct `Configuration` with a field per
reference and setting. By default into the package of each `project`, as `src/configuration.rs`.
Services that have the application in their build script need no files.

Usage: cargo run -- configuration [-o DIR] [--check]

Options:
  -o, --output DIR  one file for each program, in this folder
      --check       write nothing; exit with 1 and a diff when a file is not up to date
  -h, --help        show this help
",
    ),
    (
        "check",
        "\
Checks names, collisions, cycles, limits and settings, and lists everything that is wrong. Where
there is a lock of permissions, an application that grants more is refused.

Usage: cargo run -- check [--format FORMAT] [--locked] [--lock-file FILE]

Options:
      --format FORMAT   text or json [default: text]
      --locked          ask for a lock of permissions that allows exactly what is granted
      --lock-file FILE  the lock [default: grants.lock, if it is there]
  -h, --help            show this help
",
    ),
    (
        "graph",
        "\
Draws what runs, what it uses, and who may do what. HTML is a page with the picture and the list
of permissions; it and SVG need no network.

Usage: cargo run -- graph [--format FORMAT] [-o FILE]

Options:
      --format FORMAT  mermaid, dot, svg or html [default: what the name of FILE says, or mermaid]
  -o, --output FILE    the file to write [default: standard output]
  -h, --help           show this help
",
    ),
    (
        "access",
        "\
Lists every grant: who, which role and its id, on what, at which scope, declared where. With
--lock it records them in a file instead: `check` and `publish` then refuse an application that
grants more, until somebody has looked at it and recorded it again.

Usage: cargo run -- access [--format FORMAT]
       cargo run -- access --lock [--lock-file FILE]

Options:
      --format FORMAT   table, markdown or json [default: table]
      --lock            record what is granted, and show what changed
      --lock-file FILE  the file [default: grants.lock]
  -h, --help            show this help
",
    ),
    (
        "explain",
        "\
Says what an error code means, with an example of the mistake and of its repair. Without a code
it lists them all.

Usage: cargo run -- explain [CODE]

Options:
  -h, --help  show this help
",
    ),
];

pub(super) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Request, String> {
    let mut parser = Parser::from_args(arguments);
    let mut command: Option<&'static str> = None;
    let mut output: Option<PathBuf> = None;
    let mut format: Option<String> = None;
    let mut code: Option<String> = None;
    let mut lock = Lock::default();
    let mut record = false;
    let mut check = false;
    let mut help = false;
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => help = true,
            Arg::Value(value) if command.is_none() => {
                let word = value.to_string_lossy().into_owned();
                if word == "help" {
                    help = true;
                    continue;
                }
                command = Some(known_command(&word)?);
            }
            Arg::Value(value) if command == Some("explain") && code.is_none() => {
                code = Some(value.to_string_lossy().into_owned());
            }
            Arg::Short('o') | Arg::Long("output")
                if matches!(command, Some("publish" | "manifest" | "configuration" | "graph")) =>
            {
                output = Some(path(&mut parser, "-o")?);
            }
            Arg::Long("check") if matches!(command, Some("publish" | "configuration")) => {
                check = true;
            }
            Arg::Long("lock") if command == Some("access") => record = true,
            Arg::Long("locked") if matches!(command, Some("publish" | "check")) => {
                lock.required = true;
            }
            Arg::Long("lock-file") if matches!(command, Some("publish" | "check" | "access")) => {
                lock.file = Some(path(&mut parser, "--lock-file")?);
            }
            Arg::Long("format") if matches!(command, Some("check" | "graph" | "access")) => {
                let value = parser.value().map_err(|error| error.to_string())?;
                format = Some(value.string().map_err(|error| error.to_string())?);
            }
            other => return Err(unexpected(&other, command)),
        }
    }
    if help {
        let text = COMMANDS.iter().find(|(name, _)| Some(*name) == command);
        return Ok(Request::Help(text.map_or(HELP, |(_, text)| text).to_owned()));
    }
    if command == Some("explain") {
        return Ok(Request::Explain(code));
    }
    let format = format.as_deref();
    if command == Some("access") && format.is_some() && record {
        return Err("`--lock` writes a file of its own format\n  \
                    help: leave out `--lock` or `--format`"
            .to_owned());
    }
    if command == Some("access") && lock.file.is_some() && !record {
        return Err("`--lock-file` says where `--lock` writes\n  \
                    help: did you mean `access --lock --lock-file …`?"
            .to_owned());
    }
    Ok(Request::Run(match command {
        None => Command::Show,
        Some("publish") => {
            Command::Publish { folder: output.unwrap_or_else(|| "infra".into()), check, lock }
        }
        Some("manifest") => {
            Command::Manifest { file: output.unwrap_or_else(|| "aspire-manifest.json".into()) }
        }
        Some("configuration") => Command::Configuration { folder: output, check },
        Some("graph") => {
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
        Some("access") if record => Command::Lock(lock),
        Some("access") => Command::Access {
            format: match format {
                None | Some("table") => AccessFormat::Table,
                Some("markdown") => AccessFormat::Markdown,
                Some("json") => AccessFormat::Json,
                Some(other) => {
                    return Err(unknown_format(other, &["table", "markdown", "json"]));
                }
            },
        },
        Some(_) => Command::Check {
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

fn known_command(word: &str) -> Result<&'static str, String> {
    let names = COMMANDS.map(|(name, _)| name);
    if let Some(name) = names.into_iter().find(|name| *name == word) {
        return Ok(name);
    }
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

fn unexpected(argument: &Arg<'_>, command: Option<&str>) -> String {
    let known: &[&str] = match command {
        Some("publish") => &["--output", "--check", "--locked", "--lock-file", "--help"],
        Some("check") => &["--format", "--locked", "--lock-file", "--help"],
        Some("configuration") => &["--output", "--check", "--help"],
        Some("manifest") => &["--output", "--help"],
        Some("graph") => &["--format", "--output", "--help"],
        Some("access") => &["--format", "--lock", "--lock-file", "--help"],
        _ => &["--help"],
    };
    let word = match argument {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    };
    let place = command.map_or_else(|| "here".to_owned(), |command| format!("by `{command}`"));
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
