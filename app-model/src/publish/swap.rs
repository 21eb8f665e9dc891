//! Putting the new folder in the place of the old one, and undoing what a kill left of that.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::file;

use super::exchange::exchange;
use super::folder::RECORD;

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
    file::beside(folder, ".old")
}

/// Undoes what a killed publish left behind.
pub(super) fn recover(folder: &Path) {
    if !folder.exists() {
        let _ = fs::rename(old_path(folder), folder);
    }
    file::remove_abandoned(folder);
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::{env, fs, process};

    use super::{RECORD, in_two_steps, old_path, swap};
    use crate::Builder;
    use crate::publish::Publication;

    /// A folder that is removed at the end, with the place of a published folder in it.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(test: &str) -> Self {
            let folder = env::temp_dir().join(format!("app-model-{test}-{}", process::id()));
            let _ = fs::remove_dir_all(&folder);
            assert!(fs::create_dir(&folder).is_ok());
            Self(folder)
        }

        fn infra(&self) -> PathBuf {
            self.0.join("infra")
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
            let mut names: Vec<String> =
                entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            names.sort_unstable();
            names
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn publication(vault: &str) -> Option<Publication> {
        let app = Builder::new();
        app.add_key_vault(vault);
        app.build().ok().map(|application| application.publication())
    }

    fn write(vault: &str, folder: &Path) {
        let written = publication(vault).map(|publication| publication.write(folder).is_ok());
        assert_eq!(written, Some(true));
    }

    fn is_complete(vault: &str, folder: &Path) {
        let changes = publication(vault).and_then(|publication| publication.compare(folder).ok());
        assert_eq!(changes, Some(Vec::new()));
        assert!(fs::read_to_string(folder.join("notes")).is_ok_and(|notes| notes == "mine"));
    }

    /// A published folder with a file of somebody else.
    fn published(test: &str) -> Scratch {
        let scratch = Scratch::new(test);
        write("old", &scratch.infra());
        assert!(fs::write(scratch.infra().join("notes"), "mine").is_ok());
        scratch
    }

    #[test]
    fn a_kill_between_the_two_steps_is_undone() {
        let scratch = published("between");
        let infra = scratch.infra();
        assert!(fs::rename(&infra, old_path(&infra)).is_ok());
        write("new", &infra);
        is_complete("new", &infra);
        assert!(!infra.join("old/old.bicep").exists(), "it was known to be ours");
        assert_eq!(scratch.names(), ["infra"]);
    }

    #[test]
    fn two_steps_replace_a_folder_as_one_does() {
        for exchanged in [true, false] {
            let scratch = published(if exchanged { "one" } else { "two" });
            let (infra, staged) = (scratch.infra(), scratch.0.join(".infra.new-1"));
            write("new", &staged);
            assert!(fs::write(staged.join("notes"), "mine").is_ok());
            let swapped = if exchanged { swap } else { in_two_steps }(&staged, &infra);
            assert!(swapped.is_ok(), "{swapped:?}");
            is_complete("new", &infra);
            // The old one is where the caller removes it.
            is_complete("old", &staged);
            assert_eq!(scratch.names(), [".infra.new-1", "infra"]);
        }
    }

    #[test]
    fn a_second_step_that_fails_puts_the_old_folder_back() {
        let scratch = published("back");
        let infra = scratch.infra();
        assert!(in_two_steps(&scratch.0.join(".infra.new-1"), &infra).is_err());
        is_complete("old", &infra);
        assert_eq!(scratch.names(), ["infra"]);
    }

    /// Killed before the old folder was moved out of the way; and a folder that nobody published.
    #[test]
    fn an_old_folder_that_was_left_is_removed_and_any_other_is_not() {
        let scratch = published("left");
        let (infra, staged) = (scratch.infra(), scratch.0.join(".infra.new-1"));
        write("older", &old_path(&infra));
        write("new", &staged);
        assert!(fs::write(staged.join("notes"), "mine").is_ok());
        assert!(in_two_steps(&staged, &infra).is_ok());
        is_complete("new", &infra);

        assert!(fs::create_dir(old_path(&infra)).is_ok());
        let error = in_two_steps(&staged, &infra).err().map(|error| error.to_string());
        assert!(error.is_some_and(|text| text.ends_with(".infra.old` is in the way")));
        is_complete("new", &infra);
        assert!(!old_path(&infra).join(RECORD).exists());
        assert_eq!(scratch.names(), [".infra.new-1", ".infra.old", "infra"]);
    }

    /// Another publish may be at work in a young one.
    #[test]
    #[cfg(unix)]
    fn unfinished_folders_are_removed_when_they_are_old() {
        use std::time::SystemTime;

        let scratch = published("abandoned");
        let named = [("1", 11), ("1f-0a", 11), ("2", 9), ("draft", 11)];
        let named = named.map(|(suffix, minutes)| (format!(".infra.new-{suffix}"), minutes));
        for (name, minutes) in named.into_iter().chain([(".other.new-1".to_owned(), 11)]) {
            let folder = scratch.0.join(name);
            let time = SystemTime::now() - std::time::Duration::from_secs(60 * minutes);
            let aged = fs::create_dir(&folder)
                .and_then(|()| fs::File::open(&folder))
                .and_then(|folder| folder.set_modified(time));
            assert!(aged.is_ok(), "{aged:?}");
        }
        write("new", &scratch.infra());
        let kept = [".infra.new-2", ".infra.new-draft", ".other.new-1", "infra"];
        assert_eq!(scratch.names(), kept);
    }
}
