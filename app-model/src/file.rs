//! Files that are replaced as a whole.

use std::ffi::OsString;
use std::path::Path;
use std::{fs, io, process};

/// Gives a file this text, unless it has it. It is written beside its place first and then moved
/// there, so that a failure leaves the old one. A link stays a link.
///
/// Returns whether the file changed.
pub(crate) fn replace(file: &Path, text: &str) -> io::Result<bool> {
    if fs::read(file).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let name = file.file_name().ok_or_else(|| io::Error::other("it has no file name"))?;
    let mut staged = OsString::from(".");
    staged.push(name);
    staged.push(format!(".new-{}", process::id()));
    let staged = file.with_file_name(staged);
    let result = fs::write(&staged, text).and_then(|()| fs::rename(&staged, &file));
    if result.is_err() {
        let _ = fs::remove_file(&staged);
    }
    result.map(|()| true)
}
