//! Files: their line ends, and how one is replaced as a whole.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

/// Text whose lines end in `\n`. Git on Windows may have made other line ends; what is published is the
/// same everywhere.
pub(crate) fn with_plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Gives a file this text, unless it has it. It is written beside its place first and then moved
/// there, so that a failure leaves the old one. A link stays a link, and the permissions stay.
///
/// What is no file and no folder, such as a pipe or a device, stays what it is and is sent the
/// text, without being read.
///
/// Returns whether the file changed.
pub(crate) fn replace(file: &Path, text: &str) -> io::Result<bool> {
    if is_stream(file) {
        // Without truncation: behind `/dev/stderr` may be a file that others write to as well.
        fs::OpenOptions::new().append(true).open(file)?.write_all(text.as_bytes())?;
        return Ok(true);
    }
    if fs::read(file).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    let file = resolved(file);
    let old = fs::metadata(&file).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let name = file.file_name().ok_or_else(|| io::Error::other("it has no file name"))?;
    let mut staged = OsString::from(".");
    staged.push(name);
    staged.push(format!(".new-{}", process::id()));
    let staged = file.with_file_name(staged);
    let result = fs::write(&staged, text)
        .and_then(|()| old.map_or(Ok(()), |old| fs::set_permissions(&staged, old.permissions())))
        .and_then(|()| fs::rename(&staged, &file));
    if result.is_err() {
        let _ = fs::remove_file(&staged);
    }
    result.map(|()| true)
}

/// Whether a path is no place to put a file: a pipe, a device, a socket, or a name for what is open
/// already.
pub(crate) fn is_stream(path: &Path) -> bool {
    let opened = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc/self/fd"];
    opened.iter().any(|name| path.starts_with(name))
        || fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Whether a path is another name for standard output.
pub(crate) fn is_standard_output(path: &Path) -> bool {
    ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// The path behind links, whether or not there is something.
pub(crate) fn resolved(path: &Path) -> PathBuf {
    match (fs::canonicalize(path), fs::read_link(path)) {
        (Ok(path), _) => path,
        // No cycle: it is another error.
        (Err(error), Ok(target)) if error.kind() == io::ErrorKind::NotFound => {
            resolved(&path.parent().unwrap_or(Path::new("")).join(target))
        }
        _ => path.to_owned(),
    }
}
