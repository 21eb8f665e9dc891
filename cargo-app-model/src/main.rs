//! `cargo app-model`: see the library beside it.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let colour = io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    let outcome = cargo_app_model::run(std::env::args_os().skip(1), &mut io::stdin(), colour);
    let written =
        io::stdout().write_all(outcome.stdout.as_bytes()).and_then(|()| io::stdout().flush());
    // Below a long diff, so that the reason is what one sees.
    let _ = io::stderr().write_all(outcome.stderr.as_bytes());
    // A closed pipe is the reader's choice and no error; there is nobody left to tell.
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ =
                writeln!(io::stderr(), "error[AM0709]: cannot write to standard output: {error}");
            ExitCode::from(cargo_app_model::Status::FileSystem as u8)
        }
        _ => ExitCode::from(outcome.status as u8),
    }
}
