//! What is published: `main.bicep`, the modules, and the folder that holds them.

mod error;
mod exchange;
mod folder;
mod main_bicep;
mod swap;
mod turn;

pub use error::PublishError;
pub use folder::{Change, ChangeKind};

use std::sync::Arc;

use crate::application::Application;

/// A file to be written: its path below the folder, with `/`, and its text.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// let publication = app.build().expect("the model is right").publication();
/// for file in publication.files() {
///     println!("{}: {} bytes", file.path, file.text.len());
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path below the folder, with `/` on every platform.
    pub path: String,
    /// The text, UTF-8, with `\n` line ends.
    pub text: Arc<str>,
}

/// The files of a published application.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_key_vault("secrets");
/// let publication = app.build().expect("the model is right").publication();
/// let paths: Vec<&str> = publication.files().iter().map(|file| file.path.as_str()).collect();
/// assert_eq!(paths, ["main.bicep", "secrets/secrets.bicep"]);
/// assert!(publication.file("main.bicep").is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    files: Vec<File>,
}

impl Publication {
    pub(crate) fn of(application: &Application) -> Self {
        let mut files = Vec::with_capacity(application.plans.len() + 1);
        if !application.plans.is_empty() || application.has_outputs() {
            let text = main_bicep::write(application, &mut String::new());
            files.push(File { path: "main.bicep".to_owned(), text });
        }
        for (plan, module) in application.plans.iter().zip(&application.modules) {
            files.push(File { path: module_path(&plan.name), text: module.text.clone() });
        }
        for node in application.model.nodes.iter().filter(|node| !node.excluded) {
            if let Some(text) = node.compute().and_then(|compute| compute.build.text.as_deref()) {
                files.push(File { path: dockerfile_path(&node.name), text: text.into() });
            }
        }
        Self { files }
    }

    /// `main.bicep` first, then one file per module in the order of the model, then each
    /// `Dockerfile` that is written in the application. Nothing if the model has nothing to deploy.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The text of a file.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_ref())
    }
}

/// The path of a `Dockerfile` that is written in the application, relative to `main.bicep`.
pub(crate) fn dockerfile_path(program: &str) -> String {
    format!("{program}.Dockerfile")
}

/// The path of a module's file, relative to `main.bicep`.
pub(crate) fn module_path(name: &str) -> String {
    format!("{name}/{name}.bicep")
}
