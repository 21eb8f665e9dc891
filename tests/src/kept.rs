//! What tests publish, for a type checker of Bicep.

use std::path::Path;

use app_model::Application;

/// Writes what a test publishes below the folder that `PUBLISH_TO` names, if it names one: `.ci/run`
/// checks it there against Azure's resource types.
///
/// # Panics
///
/// If it cannot be written.
pub fn keep(application: &Application, name: &str) {
    if let Some(folder) = std::env::var_os("PUBLISH_TO") {
        let folder = Path::new(&folder).join(name);
        application.publication().write(&folder).expect("the folder can be written");
    }
}
