//! The folder that holds what is published.
//!
//! A publish writes a complete new folder beside the old one and then exchanges the two, so that a
//! failure or a kill at any moment leaves the old folder or the new one. Files that are not ours
//! come along; files that an earlier publish wrote and this one does not are left behind. What is
//! ours is recorded in the folder, in the file [`RECORD`]. Publishes to one folder wait for each other.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::file;

use super::Publication;
use super::error::{Problem, PublishError, io_error};
use super::swap::{is_immovable, recover, swap};
use super::turn::{PATIENCE, Turn};

/// Names the published files, one path a line, so that a later publish knows which are its own.
pub(super) const RECORD: &str = ".app-model";

const RECORD_HEADER: &str =
    "# Files that `publish` wrote. A later publish replaces or removes them, and no others.\n";

/// How a file in the folder differs from what would be written.
///
/// ```
/// use app_model::Builder;
/// use app_model::publish::ChangeKind;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// let publication = app.build().expect("the model is right").publication();
/// let changes = publication.compare("not-there-yet".as_ref()).expect("a folder that can be read");
/// assert!(changes.iter().all(|change| change.kind == ChangeKind::Added && change.old.is_empty()));
/// assert_eq!(changes[0].path, "main.bicep");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path below the folder.
    pub path: String,
    /// What is different.
    pub kind: ChangeKind,
    /// The text in the folder; empty if the file is missing.
    pub old: String,
    /// The text that would be written; empty if the file would be removed.
    pub new: String,
}

/// What publishing would do with a file.
///
/// ```
/// use app_model::Builder;
/// use app_model::publish::ChangeKind;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// let publication = app.build().expect("the model is right").publication();
/// let changes = publication.compare("not-there-yet".as_ref()).expect("a folder that can be read");
/// assert!(changes.iter().all(|change| change.kind == ChangeKind::Added));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// The file is missing.
    Added,
    /// The file has another text.
    Changed,
    /// The file is from an earlier publish and no longer part of the application.
    Removed,
}

impl Publication {
    /// Compares the folder with what would be written. Nothing is changed.
    ///
    /// # Errors
    ///
    /// When a file of the folder cannot be read, or the path is not a folder.
    ///
    /// ```no_run
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_key_vault("secrets");
    /// let publication = app.build().expect("the model is right").publication();
    /// for change in publication.compare("deploy".as_ref()).expect("the published folder") {
    ///     println!("{:?} {}", change.kind, change.path);
    /// }
    /// ```
    pub fn compare(&self, folder: &Path) -> Result<Vec<Change>, PublishError> {
        if folder.exists() && !folder.is_dir() {
            return Err(PublishError::new(folder, Problem::NotAFolder));
        }
        let mut changes = Vec::new();
        for file in &self.files {
            let path = folder.join(&file.path);
            let change = |kind, old| Change {
                path: file.path.clone(),
                kind,
                old,
                new: file.text.to_string(),
            };
            match read(&path)? {
                Some(bytes) if bytes == file.text.as_bytes() => {}
                Some(bytes) => {
                    let old = String::from_utf8_lossy(&bytes).into_owned();
                    changes.push(change(ChangeKind::Changed, old));
                }
                None => changes.push(change(ChangeKind::Added, String::new())),
            }
        }
        let record = record(folder)?;
        for path in self.stale(&record).filter(|path| folder.join(path).is_file()) {
            let old = fs::read(folder.join(path)).unwrap_or_default();
            let old = String::from_utf8_lossy(&old).into_owned();
            let path = path.clone();
            changes.push(Change { path, kind: ChangeKind::Removed, old, new: String::new() });
        }
        Ok(changes)
    }

    /// Files of an earlier publish that this one does not write.
    fn stale<'r>(&self, record: &'r [String]) -> impl Iterator<Item = &'r String> {
        let ours: HashSet<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
        record.iter().filter(move |path| !ours.contains(path.as_str()))
    }

    /// Writes the folder: all of it, or nothing.
    ///
    /// Files that an earlier publish wrote and that are no longer part of the application are
    /// removed; files that somebody else put there stay. Publishes to one folder wait for each other,
    /// for a minute.
    ///
    /// # Errors
    ///
    /// When the path is a file, when a file that no earlier publish wrote is in the way, or when
    /// the file system refuses. The folder is then as it was before.
    ///
    /// ```no_run
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_key_vault("secrets");
    /// let publication = app.build().expect("the model is right").publication();
    /// if let Err(error) = publication.write("deploy".as_ref()) {
    ///     eprintln!("error[{}]: {error}", error.code());
    /// }
    /// ```
    pub fn write(&self, folder: &Path) -> Result<(), PublishError> {
        // A link to a folder stays a link.
        let place = file::resolved(folder);
        self.replace(&place).map_err(|error| error.renamed(&place, folder))
    }

    fn replace(&self, folder: &Path) -> Result<(), PublishError> {
        let (Some(parent), Some(_)) = (folder.parent(), folder.file_name()) else {
            return Err(PublishError::new(folder, Problem::NoName));
        };
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        if is_in_use(folder) {
            return Err(PublishError::new(folder, Problem::Current));
        }
        if !parent.is_dir() {
            fs::create_dir_all(parent).map_err(io_error("create the folder", parent))?;
        }
        // Where nothing needs to be written, nothing needs to be locked, as on a read-only disk.
        let turn = Turn::wait(folder, PATIENCE);
        if turn.is_ok() {
            recover(folder);
        }
        let changes = self.compare(folder)?;
        if changes.is_empty() && (folder.join(RECORD).exists() || self.files.is_empty()) {
            return Ok(());
        }
        let record = record(folder)?;
        let still_there = record.iter().filter(|path| folder.join(path).is_file());
        let record: HashSet<&str> = still_there.map(String::as_str).collect();
        let foreign = |change: &&Change| {
            change.kind == ChangeKind::Changed && !record.contains(change.path.as_str())
        };
        if let Some(change) = changes.iter().find(foreign) {
            return Err(PublishError::new(&folder.join(&change.path), Problem::Foreign));
        }

        let action = if folder.exists() { "replace the folder" } else { "create the folder" };
        let _turn = turn.map_err(io_error(action, folder))?;
        let staged = Staged::new(folder).map_err(io_error(action, folder))?;
        // Nobody looks for the unfinished folder: its files are named as they will be.
        self.stage(folder, &staged.0, &record).map_err(|error| error.renamed(&staged.0, folder))?;
        swap(&staged.0, folder).map_err(|error| {
            if is_immovable(&error) {
                PublishError::new(folder, Problem::Immovable(error))
            } else {
                io_error(action, folder)(error)
            }
        })
    }

    /// Builds the complete new folder.
    fn stage(
        &self,
        folder: &Path,
        staged: &Path,
        record: &HashSet<&str>,
    ) -> Result<(), PublishError> {
        let mut lines = String::from(RECORD_HEADER);
        let mut made: HashSet<&str> = HashSet::new();
        for file in &self.files {
            let path = staged.join(&file.path);
            if let Some((parent, _)) = file.path.rsplit_once('/')
                && made.insert(parent)
            {
                let parent = staged.join(parent);
                fs::create_dir_all(&parent).map_err(io_error("create the folder", &parent))?;
            }
            fs::write(&path, file.text.as_bytes()).map_err(io_error("write", &path))?;
            lines.push_str(&file.path);
            lines.push('\n');
        }
        let path = staged.join(RECORD);
        fs::write(&path, lines).map_err(io_error("write", &path))?;
        if folder.is_dir() {
            bring_along(folder, staged, "", record)?;
            let permissions = fs::metadata(folder).map_err(io_error("read", folder))?.permissions();
            fs::set_permissions(staged, permissions).map_err(io_error("write", staged))?;
        }
        Ok(())
    }
}

/// The unfinished new folder; after the exchange, the old one. It is removed at the end.
struct Staged(PathBuf);

impl Staged {
    fn new(folder: &Path) -> io::Result<Self> {
        let staged = file::staging(folder);
        fs::create_dir(&staged).map(|()| Self(staged))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Takes the files of others into the new folder: as links to the same data, or as copies.
fn bring_along(
    from: &Path,
    to: &Path,
    prefix: &str,
    record: &HashSet<&str>,
) -> Result<(), PublishError> {
    for entry in fs::read_dir(from).map_err(io_error("read the folder", from))? {
        let entry = entry.map_err(io_error("read the folder", from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().map_err(io_error("read", &source))?;
        if kind.is_dir() {
            let inside = format!("{path}/");
            let is_ours = |name: &OsStr| {
                record.contains(format!("{inside}{}", name.to_string_lossy()).as_str())
            };
            let mut entries = fs::read_dir(&source).map_err(io_error("read", &source))?.peekable();
            // An empty folder is no folder of ours.
            if entries.peek().is_some()
                && entries.all(|entry| entry.is_ok_and(|entry| is_ours(&entry.file_name())))
            {
                continue;
            }
            if target.exists() && !target.is_dir() {
                return Err(PublishError::new(&source, Problem::Foreign));
            }
            fs::create_dir_all(&target).map_err(io_error("create the folder", &target))?;
            bring_along(&source, &target, &inside, record)?;
        } else if !record.contains(path.as_str()) && path != RECORD && !target.exists() {
            if kind.is_symlink() {
                copy_link(&source, &target)?;
            } else if let Err(error) = fs::hard_link(&source, &target) {
                // A pipe would be waited for.
                let copied =
                    if kind.is_file() { fs::copy(&source, &target).map(drop) } else { Err(error) };
                copied.map_err(io_error("copy", &source))?;
            }
        } else if !record.contains(path.as_str()) && path != RECORD && target.is_dir() {
            return Err(PublishError::new(&source, Problem::Foreign));
        }
    }
    Ok(())
}

#[cfg(unix)]
fn copy_link(source: &Path, target: &Path) -> Result<(), PublishError> {
    let destination = fs::read_link(source).map_err(io_error("read", source))?;
    std::os::unix::fs::symlink(destination, target).map_err(io_error("copy", source))
}

#[cfg(not(unix))]
fn copy_link(source: &Path, target: &Path) -> Result<(), PublishError> {
    fs::copy(source, target).map(|_| ()).map_err(io_error("copy", source))
}

/// The paths that earlier publishes wrote. A file may be gone.
fn record(folder: &Path) -> Result<Vec<String>, PublishError> {
    let bytes = read(&folder.join(RECORD))?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes)
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#') && is_inside(line))
        .map(str::to_owned)
        .collect())
}

/// What a file holds; `None` if there is none. What is no file is in the way, and is not read: a pipe
/// would be waited for.
fn read(path: &Path) -> Result<Option<Vec<u8>>, PublishError> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(PublishError::new(path, Problem::Foreign)),
        Ok(_) => fs::read(path).map(Some).map_err(io_error("read", path)),
        Err(error) if is_missing(&error) => Ok(None),
        Err(error) => Err(io_error("read", path)(error)),
    }
}

/// Whether the current folder is this one or in it: whoever works there, such as a shell, would be
/// left in a folder that is gone.
fn is_in_use(folder: &Path) -> bool {
    env::current_dir().and_then(fs::canonicalize).is_ok_and(|current| current.starts_with(folder))
}

/// Whether a path of the record stays inside the folder, whoever wrote it.
fn is_inside(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
