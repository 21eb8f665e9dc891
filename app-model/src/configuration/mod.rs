//! What a program is handed, as a Rust type: the counterpart of the variables that are published.
//!
//! The variables come from [`variables`](crate::compute::variables), which publishing uses too; here
//! they become fields, named as in the block, and the fields become text.

mod build_script;
mod fields;
mod names;
mod purpose;
mod text;

use crate::application::Application;
use crate::model::{Model, NodeId};

use fields::Group;

/// In the first lines of every generated file.
pub(crate) const MARK: &str = "by app-model from the block of the application";

/// The text of a program's configuration, or `None` if there is no program of this name that could
/// use it.
pub(crate) fn text(model: &Model, program: &str) -> Option<String> {
    let id = programs(model).into_iter().find(|id| model[*id].name == program)?;
    Some(text::write(program, &Group::of(model, id)))
}

/// The programs that could use a configuration: all but those of .NET, which read theirs themselves.
pub(crate) fn programs(model: &Model) -> Vec<NodeId> {
    let mut programs = Vec::new();
    for (id, node) in model.iter().filter(|(_, node)| !node.excluded) {
        if node.compute().is_some_and(|compute| !compute.source.is_dotnet()) {
            programs.push(id);
        }
    }
    programs
}

impl Application {
    /// What a program is handed, as the text of a Rust module with the struct `Configuration`: a
    /// field per reference and setting. It uses the crate `app-model-service`.
    ///
    /// `None` if there is no such program, or if it is a .NET project.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// app.add_project("api", "../api").reference(app.add_key_vault("secrets"));
    /// let application = app.build().expect("the model is right");
    /// assert!(application.configuration("api").is_some());
    /// ```
    #[must_use]
    pub fn configuration(&self, program: &str) -> Option<String> {
        text(&self.model, program)
    }
}
