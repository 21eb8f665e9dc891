//! Putting the new folder in the place of the old one, and undoing what a kill left of that.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use super::exchange::exchange;
use super::folder::RECORD;

/// How old an unfinished folder of a killed publish must be before it is removed.
const ABANDONED: Duration = Duration::from_secs(600);

/// Puts the new folder in the place of the old one, which is then at `staged`, or gone.
pub(super) fn swap(staged: &Path, folder: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(staged, folder);
    }
    match exchange(staged, folder) {
        Ok(()) => Ok(()),
        // Two steps would do no better.
        Err(error) if is_immovable(&error) => Err(error),
        Err(_) => in_two_steps(staged, folder),
    }
}

/// Whether the folder is one that cannot be moved: a mount point, or part of an image.
pub(super) fn is_immovable(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices)
}

/// For systems that have no exchange; [`recover`] undoes a kill between the first two steps.
fn in_two_steps(staged: &Path, folder: &Path) -> io::Result<()> {
    let old = old_path(folder);
    if old.join(RECORD).is_file() {
        // A publish was killed after the second step: the new folder has all that others put there.
        fs::remove_dir_all(&old)?;
    } else if old.exists() {
        return Err(io::Error::other(format!("`{}` is in the way", old.display())));
    }
    fs::rename(folder, &old)?;
    match fs::rename(staged, folder) {
        // There the caller removes it; a kill then leaves an abandoned folder and no old one.
        Ok(()) => fs::rename(&old, staged),
        Err(error) => {
            let _ = fs::rename(&old, folder);
            Err(error)
        }
    }
}

fn old_path(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.old"))
}

/// Undoes what a killed publish left behind.
pub(super) fn recover(parent: &Path, name: &str, folder: &Path) {
    if !folder.exists() {
        let _ = fs::rename(old_path(folder), folder);
    }
    let prefix = format!(".{name}.new-");
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let abandoned = entry.file_name().to_string_lossy().starts_with(&prefix)
            && entry
                .metadata()
                .and_then(|metadata| metadata.modified())
                .is_ok_and(|time| time.elapsed().is_ok_and(|age| age > ABANDONED));
        if abandoned {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
