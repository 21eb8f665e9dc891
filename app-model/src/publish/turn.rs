//! One publish to a folder at a time, whichever thread, process or container it runs in.
//!
//! The file `.infra.publishing` beside the folder `infra` is locked for as long as a publish runs. The
//! system unlocks it when its holder dies, so that a killed publish stops no other.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use crate::file;

/// How long a publish waits for the others: each takes a moment.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// The right to replace a folder. It ends when it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    path: PathBuf,
    _file: File,
}

impl Turn {
    /// Waits for the publishes that are at work on the folder. Where the file system has no locks,
    /// the turn comes at once.
    pub(super) fn wait(folder: &Path, patience: Duration) -> io::Result<Self> {
        let path = file::beside(folder, ".publishing");
        let start = Instant::now();
        loop {
            if let Some(file) = attempt(&path)? {
                return Ok(Self { path, _file: file });
            }
            if start.elapsed() >= patience {
                let message = "another publish to it is still running";
                return Err(io::Error::new(io::ErrorKind::TimedOut, message));
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Turn {
    /// Before the file is unlocked, so that nobody else has it. On Windows the system removes it.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// The file, locked; `None` while somebody else has it.
#[cfg(unix)]
fn attempt(path: &Path) -> io::Result<Option<File>> {
    use std::fs::TryLockError;
    use std::os::unix::fs::MetadataExt;

    // What a killed publish of another user left can be read, and that is enough for a lock.
    let opened = File::options().append(true).create(true).open(path);
    let file = opened.or_else(|error| File::open(path).map_err(|_| error))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {
            return Ok(None);
        }
        Err(TryLockError::Error(_)) => return Ok(Some(file)),
    }
    // Whoever had it may have removed it meanwhile: then others lock another one.
    let (locked, there) = (file.metadata()?, fs::metadata(path));
    let is_there =
        there.is_ok_and(|there| (there.dev(), there.ino()) == (locked.dev(), locked.ino()));
    Ok(is_there.then_some(file))
}

/// The file, which nobody else can open; `None` while somebody else has it.
#[cfg(windows)]
fn attempt(path: &Path) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt;

    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const ERROR_SHARING_VIOLATION: i32 = 32;

    let mut options = File::options();
    options.write(true).create(true).share_mode(0).custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
    match options.open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}

/// No locks here.
#[cfg(not(any(unix, windows)))]
fn attempt(path: &Path) -> io::Result<Option<File>> {
    File::options().append(true).create(true).open(path).map(Some)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;
    use std::{env, fs, process};

    use super::Turn;
    use crate::file;

    #[test]
    fn a_second_turn_comes_when_the_first_one_ends() {
        let folder = env::temp_dir().join(format!("app-model-turn-{}", process::id()));
        let held = file::beside(&folder, ".publishing");
        // What a killed publish left: nobody has it.
        assert!(fs::write(&held, "").is_ok());
        let first = Turn::wait(&folder, Duration::ZERO);
        assert!(first.is_ok(), "{first:?}");
        let second = Turn::wait(&folder, Duration::from_millis(20)).map_err(|it| it.to_string());
        assert_eq!(second.err().as_deref(), Some("another publish to it is still running"));
        drop(first);
        assert!(!held.exists());
        let third = Turn::wait(&folder, Duration::ZERO);
        assert!(third.is_ok(), "{third:?}");
        drop(third);
        assert!(!held.exists());
    }
}
