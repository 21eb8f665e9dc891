//! The arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser};

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Request {
    /// To show a text.
    Show(String),
    /// To format files; without any, those of the workspace.
    Files { paths: Vec<PathBuf>, check: bool },
    /// To format standard input, after another formatter if there is one.
    Input { check: bool, first: Vec<OsString> },
    /// To print the page of an error code, or the list of codes.
    Explain(Option<String>),
}

const HELP: &str = "\
Tools for applications that are described with app-model.

Usage: cargo app-model [COMMAND]

Commands:
  fmt      format the blocks of `distributed_app!`, which rustfmt leaves alone
  explain  say more about an error code of app-model, such as AM0201

Options:
  -h, --help     show this help, or with a command the help of that command
  -V, --version  show the version

Exit status: 0 done, 1 the check says no or a block does not parse, 2 wrong use, 3 the file system
says no.
";

const FORMAT_HELP: &str = "\
Formats the blocks of `distributed_app!`, which rustfmt leaves alone. Nothing else in a file
changes, and what stands below `#[rustfmt::skip]` stays as it is.

Usage: cargo app-model fmt [--check] [FILES…]
       cargo app-model fmt [--check] --stdin [-- FORMATTER…]

Arguments:
  [FILES…]  files, and folders with all `.rs` files in them [default: the targets of the
            workspace's packages with their modules]
  [FORMATTER…]
            a command that formats standard input first, such as `rustfmt --edition 2024`

Options:
      --check  write nothing; exit with 1 and a diff when something would change
      --stdin  format standard input to standard output, for editors
  -h, --help   show this help
";

const EXPLAIN_HELP: &str = "\
Says what an error code of app-model means, with an example of the mistake and of its repair.
Without a code it lists them all. Every application has the same command, but only while it compiles.

Usage: cargo app-model explain [CODE]

Options:
  -h, --help  show this help
";

const OPTIONS: [&str; 3] = ["--check", "--stdin", "--help"];

/// Reads the arguments. Cargo passes the name of the command, `app-model`, as the first one.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Request, String> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let end = arguments.iter().position(|argument| argument == "--");
    let first = end.map(|end| arguments.split_off(end).split_off(1));
    let mut arguments = arguments.into_iter().peekable();
    arguments.next_if(|argument| argument == "app-model");
    if arguments.next_if(|argument| argument == "explain").is_some() {
        return explain(Parser::from_args(arguments));
    }
    let mut parser = Parser::from_args(arguments);
    let mut format = false;
    let (mut help, mut check, mut input) = (false, false, false);
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => help = true,
            Arg::Short('V') | Arg::Long("version") if !format => {
                return Ok(Request::Show(format!(
                    "cargo-app-model {}\n",
                    env!("CARGO_PKG_VERSION")
                )));
            }
            Arg::Long("check") if format => check = true,
            Arg::Long("stdin") if format => input = true,
            Arg::Value(path) if format => {
                if path.is_empty() {
                    return Err("a file needs a name, and this one is empty".to_owned());
                }
                paths.push(path.into());
            }
            Arg::Value(word) if word == "fmt" => format = true,
            Arg::Value(word) if word == "explain" && help => {
                return Ok(Request::Show(EXPLAIN_HELP.to_owned()));
            }
            Arg::Value(word) if word == "help" => help = true,
            other => return Err(unexpected(&other, format)),
        }
    }
    if help || !format {
        return Ok(Request::Show(if format { FORMAT_HELP } else { HELP }.to_owned()));
    }
    match (input, paths.first()) {
        (true, Some(path)) => Err(format!(
            "`--stdin` reads standard input and no files\n  help: leave `--stdin` or `{}` out",
            path.display()
        )),
        (true, None) => Ok(Request::Input { check, first: first.unwrap_or_default() }),
        (false, _) if first.is_some() => {
            Err("a formatter after `--` needs `--stdin`\n  help: run it on the files by itself"
                .to_owned())
        }
        (false, _) => Ok(Request::Files { paths, check }),
    }
}

fn explain(mut parser: Parser) -> Result<Request, String> {
    let mut code = None;
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => {
                return Ok(Request::Show(EXPLAIN_HELP.to_owned()));
            }
            Arg::Value(word) if code.is_none() => {
                code = Some(word.to_string_lossy().into_owned());
            }
            Arg::Value(word) => {
                let word = word.to_string_lossy();
                return Err(format!("`explain` takes one code, and `{word}` is a second one"));
            }
            Arg::Long(name) => return Err(unknown_option(&format!("--{name}"), &["--help"])),
            Arg::Short(letter) => return Err(unknown_option(&format!("-{letter}"), &["--help"])),
        }
    }
    Ok(Request::Explain(code))
}

fn unexpected(argument: &Arg<'_>, format: bool) -> String {
    let known: &[&str] = if format { &OPTIONS } else { &["--help", "--version"] };
    match argument {
        Arg::Value(word) => {
            let word = word.to_string_lossy();
            let formatter = ["fmt", "format", "formatter", "rustfmt"];
            let help = if nearest(&word, &formatter).is_some() {
                "did you mean `fmt`?"
            } else if nearest(&word, &["explain"]).is_some() {
                "did you mean `explain`?"
            } else {
                "the commands are `fmt` and `explain`"
            };
            format!("there is no command `{word}`\n  help: {help}")
        }
        Arg::Long(name) => unknown_option(&format!("--{name}"), known),
        Arg::Short(letter) => unknown_option(&format!("-{letter}"), known),
    }
}

fn unknown_option(word: &str, known: &[&str]) -> String {
    if OPTIONS.contains(&word) {
        return format!(
            "`{word}` is an option of `fmt`\n  help: write `cargo app-model fmt {word}`"
        );
    }
    match nearest(word, known) {
        Some(option) => format!("`{word}` is not understood\n  help: did you mean `{option}`?"),
        None => {
            let known: Vec<String> = known.iter().map(|option| format!("`{option}`")).collect();
            format!("`{word}` is not understood\n  help: the options are {}", known.join(", "))
        }
    }
}

/// The known word that is at most a third of its letters away, if there is one.
fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(word, known), *known))
        .filter(|(distance, known)| *distance <= known.len().max(word.len()).div_ceil(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}
