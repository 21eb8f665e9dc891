//! The folder that holds what is published.
//!
//! A publish writes a complete new folder beside the old one and then exchanges the two, so that a
//! failure or a kill at any moment leaves the old folder or the new one. Files that are not ours
//! come along; files that an earlier publish wrote and this one does not are left behind. What is
//! ours is recorded in the folder, in the file [`RECORD`].

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Publication;
use super::exchange::exchange;

/// Names the published files, one path a line, so that a later publish knows which are its own.
const RECORD: &str = ".app-model";

const RECORD_HEADER: &str =
    "# Files that `publish` wrote. A later publish replaces or removes them, and no others.\n";

/// How old an unfinished folder of a killed publish must be before it is removed.
const ABANDONED: std::time::Duration = std::time::Duration::from_secs(600);

/// Why publishing did not work. The folder is as it was before.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// let publication = app.build().expect("the model is right").publication();
/// let error = publication.compare("Cargo.toml".as_ref()).expect_err("a file is no folder");
/// assert_eq!(error.code(), "AM0701");
/// ```
#[derive(Debug)]
pub struct PublishError {
    path: PathBuf,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Io(&'static str, io::Error),
    NotAFolder,
    NoName,
    Foreign,
}

impl PublishError {
    /// The error code, such as `AM0701`; `cargo run -- explain AM0701` prints its page.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.problem {
            Problem::Io(..) => "AM0709",
            Problem::NotAFolder | Problem::Foreign => "AM0701",
            Problem::NoName => "AM0702",
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.problem {
            Problem::Io(action, error) => write!(f, "cannot {action} `{path}`: {error}"),
            Problem::NotAFolder => write!(
                f,
                "cannot publish to `{path}`: it is a file, and a folder is needed\n  \
                 help: name another folder with `-o DIR`, or move the file away"
            ),
            Problem::NoName => write!(
                f,
                "cannot publish to `{path}`: the folder is replaced as a whole, \
                 and this one cannot be\n  help: name a folder inside it with `-o DIR`"
            ),
            Problem::Foreign => write!(
                f,
                "`{path}` is in the way: publishing would overwrite it, \
                 and no earlier publish wrote it\n  \
                 help: move it away, or publish to another folder with `-o DIR`"
            ),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Io(_, error) => Some(error),
            _ => None,
        }
    }
}

fn io_error<'p>(action: &'static str, path: &'p Path) -> impl Fn(io::Error) -> PublishError + 'p {
    move |error| PublishError { path: path.to_owned(), problem: Problem::Io(action, error) }
}

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
            return Err(PublishError { path: folder.to_owned(), problem: Problem::NotAFolder });
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
            match fs::read(&path) {
                Ok(bytes) if bytes == file.text.as_bytes() => {}
                Ok(bytes) => {
                    let old = String::from_utf8_lossy(&bytes).into_owned();
                    changes.push(change(ChangeKind::Changed, old));
                }
                Err(error) if is_missing(&error) => {
                    changes.push(change(ChangeKind::Added, String::new()));
                }
                Err(error) => return Err(io_error("read", &path)(error)),
            }
        }
        for path in self.stale(&record(folder)?) {
            let old = fs::read(folder.join(&path)).unwrap_or_default();
            let old = String::from_utf8_lossy(&old).into_owned();
            changes.push(Change { path, kind: ChangeKind::Removed, old, new: String::new() });
        }
        Ok(changes)
    }

    /// Files of an earlier publish that this one does not write.
    fn stale(&self, record: &[String]) -> Vec<String> {
        let ours: HashSet<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
        record.iter().filter(|path| !ours.contains(path.as_str())).cloned().collect()
    }

    /// Writes the folder: all of it, or nothing.
    ///
    /// Files that an earlier publish wrote and that are no longer part of the application are
    /// removed; files that somebody else put there stay.
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
        let folder = &fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let (parent, name) = match (folder.parent(), folder.file_name()) {
            (Some(parent), Some(name)) => {
                let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
                (parent, name.to_string_lossy().into_owned())
            }
            _ => {
                return Err(PublishError { path: folder.clone(), problem: Problem::NoName });
            }
        };
        if !parent.is_dir() {
            fs::create_dir_all(parent).map_err(io_error("create the folder", parent))?;
        }
        recover(parent, &name, folder);
        let changes = self.compare(folder)?;
        let record = record(folder)?;
        let record: HashSet<&str> = record.iter().map(String::as_str).collect();
        if changes.is_empty() && (folder.join(RECORD).exists() || self.files.is_empty()) {
            return Ok(());
        }
        let foreign = |change: &&Change| {
            change.kind == ChangeKind::Changed && !record.contains(change.path.as_str())
        };
        if let Some(change) = changes.iter().find(foreign) {
            let path = folder.join(&change.path);
            return Err(PublishError { path, problem: Problem::Foreign });
        }

        let staged = parent.join(format!(".{name}.new-{}", std::process::id()));
        let result = self.stage(folder, &staged, &record).and_then(|()| swap(&staged, folder));
        // After the exchange this is the old folder; after a failure, the unfinished new one.
        let _ = fs::remove_dir_all(&staged);
        result
    }

    /// Builds the complete new folder.
    fn stage(
        &self,
        folder: &Path,
        staged: &Path,
        record: &HashSet<&str>,
    ) -> Result<(), PublishError> {
        fs::create_dir(staged).map_err(io_error("create the folder", staged))?;
        let mut lines = String::from(RECORD_HEADER);
        let mut made: HashSet<PathBuf> = HashSet::new();
        for file in &self.files {
            let path = staged.join(&file.path);
            if let Some(parent) = path.parent()
                && made.insert(parent.to_owned())
            {
                fs::create_dir_all(parent).map_err(io_error("create the folder", parent))?;
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
            let ours = record.iter().any(|path| path.starts_with(&inside));
            let empty = fs::read_dir(&source).map_err(io_error("read", &source))?.all(|entry| {
                entry.is_ok_and(|entry| {
                    record.contains(
                        format!("{inside}{}", entry.file_name().to_string_lossy()).as_str(),
                    )
                })
            });
            if ours && empty {
                continue;
            }
            if target.exists() && !target.is_dir() {
                return Err(PublishError { path: source, problem: Problem::Foreign });
            }
            fs::create_dir_all(&target).map_err(io_error("create the folder", &target))?;
            bring_along(&source, &target, &inside, record)?;
        } else if !record.contains(path.as_str()) && path != RECORD && !target.exists() {
            if kind.is_symlink() {
                copy_link(&source, &target)?;
            } else if fs::hard_link(&source, &target).is_err() {
                fs::copy(&source, &target).map_err(io_error("copy", &source))?;
            }
        } else if !record.contains(path.as_str()) && path != RECORD && target.is_dir() {
            return Err(PublishError { path: source, problem: Problem::Foreign });
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

/// Puts the new folder in the place of the old one.
fn swap(staged: &Path, folder: &Path) -> Result<(), PublishError> {
    if !folder.exists() {
        return fs::rename(staged, folder).map_err(io_error("create the folder", folder));
    }
    if exchange(staged, folder).is_ok() {
        return Ok(());
    }
    // Two steps where the system cannot do it in one; `recover` undoes a kill between them.
    let old = old_path(folder);
    fs::rename(folder, &old).map_err(io_error("replace the folder", folder))?;
    match fs::rename(staged, folder) {
        Ok(()) => {
            let _ = fs::remove_dir_all(&old);
            Ok(())
        }
        Err(error) => {
            let _ = fs::rename(&old, folder);
            Err(io_error("replace the folder", folder)(error))
        }
    }
}

fn old_path(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.old"))
}

/// Undoes what a killed publish left behind.
fn recover(parent: &Path, name: &str, folder: &Path) {
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

/// The paths that earlier publishes wrote and that are still there.
fn record(folder: &Path) -> Result<Vec<String>, PublishError> {
    let path = folder.join(RECORD);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#') && is_inside(line))
            .filter(|line| folder.join(line).is_file())
            .map(str::to_owned)
            .collect()),
        Err(error) if is_missing(&error) => Ok(Vec::new()),
        Err(error) => Err(io_error("read", &path)(error)),
    }
}

/// Whether a path of the record stays inside the folder, whoever wrote it.
fn is_inside(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
