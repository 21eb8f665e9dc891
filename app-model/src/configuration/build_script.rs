//! Writing a configuration from the build script of its service.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::builder::{Builder, State};
use crate::file;
use crate::model::Mode;
use crate::prepare::prepare;

impl Builder {
    /// Writes what a program is handed as a Rust module, in the build script of the program's own
    /// package: `main` of `build.rs` is this one call.
    ///
    /// ```no_run
    /// # mod shop { pub fn application() -> app_model::Builder { app_model::Builder::new() } }
    /// fn main() -> std::process::ExitCode {
    ///     shop::application().build_script("api")
    /// }
    /// ```
    ///
    /// The package includes the module with `app_model_service::include_configuration!();`. A name
    /// that changes in the block then changes there too, in the same `cargo build`.
    ///
    /// The model is not checked: what is wrong elsewhere in the application does not keep one of its
    /// services from being built. It fails if there is no such program.
    #[must_use]
    pub fn build_script(self, program: &str) -> ExitCode {
        match self.write_configuration(program, std::env::var_os("OUT_DIR")) {
            Ok(()) => {
                // Cargo runs the script again when the application changes, which is part of it.
                let _ = writeln!(io::stdout(), "cargo::rerun-if-changed=build.rs");
                ExitCode::SUCCESS
            }
            Err(message) => {
                let _ = writeln!(io::stderr(), "error: {message}");
                ExitCode::FAILURE
            }
        }
    }

    fn write_configuration(self, program: &str, folder: Option<OsString>) -> Result<(), String> {
        let State { mut model, .. } = self.into_state();
        prepare(&mut model, Mode::Publish);
        let Some(text) = super::text(&model, program) else {
            let names = super::programs(&model).map(|id| format!("`{}`", model[id].name));
            let names: Vec<String> = names.collect();
            let help = match names.as_slice() {
                [] => "it has no program that could read a configuration".to_owned(),
                names => format!("its programs are {}", names.join(", ")),
            };
            return Err(format!("the application has no program `{program}`\n  help: {help}"));
        };
        let Some(folder) = folder else {
            return Err("`OUT_DIR` is not set: this runs in a build script, `build.rs`".to_owned());
        };
        let path = Path::new(&folder).join("configuration.rs");
        file::replace(&path, &text)
            .map(drop)
            .map_err(|error| format!("cannot write `{}`: {error}", path.display()))
    }
}
