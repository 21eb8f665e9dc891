//! Another formatter, such as rustfmt, that an editor wants to run in the same step.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Output, Stdio};

use crate::command::Status;

/// How it ends, the code of the error, and what it says.
pub(crate) type Failure = (Status, &'static str, String);

/// The text as the command formats it, from its standard input to its standard output. Without a
/// command, the text itself.
///
/// An editor takes whatever comes out for the new text. So a formatter that fails is an error, and
/// never an empty text.
pub(crate) fn format(command: &[OsString], text: &str) -> Result<String, Failure> {
    let Some((program, arguments)) = command.split_first() else { return Ok(text.to_owned()) };
    let name = program.to_string_lossy();
    let output = run(program, arguments, text)
        .map_err(|error| (Status::FileSystem, "AM0709", format!("cannot run `{name}`: {error}")))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        let message = format!("`{name}` did not format this: {}", reason.trim_end());
        return Err((Status::Refused, "AM0711", message));
    }
    String::from_utf8(output.stdout)
        .map_err(|_| (Status::Refused, "AM0711", format!("what `{name}` wrote is not UTF-8")))
}

fn run(program: &OsString, arguments: &[OsString], text: &str) -> io::Result<Output> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let input = child.stdin.take();
    std::thread::scope(|scope| {
        // Beside reading, so that neither of the two waits for the other. A formatter that stops
        // reading says why in its exit status.
        scope.spawn(move || input.map(|mut input| input.write_all(text.as_bytes())));
        child.wait_with_output()
    })
}
