//! Files: their line ends, and how one is replaced as a whole.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, io, process};

/// How old something unfinished of a killed command must be before it is removed.
const ABANDONED: Duration = Duration::from_secs(600);

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
    if file.file_name().is_none() {
        return Err(io::Error::other("it has no file name"));
    }
    remove_abandoned(&file);
    let staged = staging(&file);
    let mut new = fs::File::create_new(&staged)?;
    let result = new
        .write_all(text.as_bytes())
        .and_then(|()| old.map_or(Ok(()), |old| fs::set_permissions(&staged, old.permissions())))
        .and_then(|()| fs::rename(&staged, &file));
    if result.is_err() {
        let _ = fs::remove_file(&staged);
    }
    result.map(|()| true)
}

/// The hidden path beside this one that is named after it.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(suffix);
    path.with_file_name(name)
}

/// A path beside this one where something new is made before it is moved here. No other call has the
/// same one: the processes of two containers have the same number.
pub(crate) fn staging(path: &Path) -> PathBuf {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
    beside(path, &format!("{STAGED}{:x}-{time:x}-{call:x}", process::id()))
}

const STAGED: &str = ".new-";

/// Removes what killed commands left beside this path. What is young may be at work.
pub(crate) fn remove_abandoned(path: &Path) {
    let prefix = beside(path, STAGED);
    let (Some(parent), Some(prefix)) = (prefix.parent(), prefix.file_name()) else { return };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let suffix = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
        let is_ours = suffix.is_some_and(|suffix| {
            !suffix.is_empty() && suffix.iter().all(|c| c.is_ascii_hexdigit() || *c == b'-')
        });
        let Ok(metadata) = entry.metadata() else { continue };
        let is_old = || {
            let time = metadata.modified();
            time.is_ok_and(|time| time.elapsed().is_ok_and(|age| age > ABANDONED))
        };
        if is_ours && is_old() {
            let removed = if metadata.is_dir() { fs::remove_dir_all } else { fs::remove_file };
            let _ = removed(entry.path());
        }
    }
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
