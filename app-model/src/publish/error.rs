//! Why publishing did not work.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

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
    pub(super) path: PathBuf,
    pub(super) problem: Problem,
}

#[derive(Debug)]
pub(super) enum Problem {
    Io(&'static str, io::Error),
    NotAFolder,
    NoName,
    /// The folder is the current one, or that one is in it.
    Current,
    /// A mount point, or part of the image that a container began with.
    Immovable(io::Error),
    Foreign,
}

impl PublishError {
    pub(super) fn new(path: &Path, problem: Problem) -> Self {
        Self { path: path.to_owned(), problem }
    }

    /// The error code, such as `AM0701`; `cargo run -- explain AM0701` prints its page.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.problem {
            Problem::Io(..) => "AM0709",
            Problem::NotAFolder | Problem::Foreign => "AM0701",
            Problem::NoName | Problem::Current | Problem::Immovable(_) => "AM0702",
        }
    }

    /// The same about another path, if it was about something in the first one.
    pub(super) fn renamed(mut self, from: &Path, to: &Path) -> Self {
        if let Ok(inner) = self.path.strip_prefix(from) {
            // A path that is joined with nothing ends in a slash.
            let named = if inner.as_os_str().is_empty() { to.to_owned() } else { to.join(inner) };
            self.path = named;
        }
        self
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
            Problem::Current => write!(
                f,
                "cannot publish to `{path}`: the folder is replaced as a whole, \
                 and the current one is in use\n  \
                 help: name a folder inside it with `-o DIR`, or run the command from outside"
            ),
            Problem::Immovable(error) => write!(
                f,
                "cannot publish to `{path}`: the folder is replaced as a whole, \
                 and this one cannot be moved: {error}\n  \
                 help: name a folder inside it with `-o DIR`"
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
            Problem::Io(_, error) | Problem::Immovable(error) => Some(error),
            _ => None,
        }
    }
}

pub(super) fn io_error<'p>(
    action: &'static str,
    path: &'p Path,
) -> impl Fn(io::Error) -> PublishError + 'p {
    move |error| PublishError::new(path, Problem::Io(action, error))
}
