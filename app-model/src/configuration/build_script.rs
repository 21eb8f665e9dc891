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
    /// # mod shop_app { pub fn application() -> app_model::Builder { app_model::Builder::new() } }
    /// fn main() -> std::process::ExitCode {
    ///     shop_app::application().build_script("api")
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
            Err((code, message)) => {
                let _ = writeln!(io::stderr(), "error[{code}]: {message}");
                ExitCode::FAILURE
            }
        }
    }

    /// An error is its code and what it says.
    fn write_configuration(
        self,
        program: &str,
        folder: Option<OsString>,
    ) -> Result<(), (&'static str, String)> {
        let State { mut model, .. } = self.into_state();
        prepare(&mut model, Mode::Publish);
        let Some(text) = super::text(&model, program) else {
            let mut names = Vec::new();
            for id in super::programs(&model) {
                names.push(format!("`{}`", model[id].name));
            }
            let help = match names.as_slice() {
                [] => "it has no program that could read a configuration".to_owned(),
                names => format!("its programs are {}", names.join(", ")),
            };
            let message = format!("the application has no program `{program}`\n  help: {help}");
            return Err(("AM0710", message));
        };
        let Some(folder) = folder else {
            let message = "`OUT_DIR` is not set: this runs in a build script, `build.rs`";
            return Err(("AM0710", message.to_owned()));
        };
        let path = Path::new(&folder).join("configuration.rs");
        file::replace(&path, &text)
            .map(drop)
            .map_err(|error| ("AM0709", format!("cannot write `{}`: {error}", path.display())))
    }
}

#[cfg(test)]
mod tests {
    use crate::Builder;

    /// The model is wrong: there is nowhere to run. Its program gets a configuration all the same.
    fn application() -> Builder {
        let app = Builder::new();
        app.add_project("api", "../api").env().entry("LEVEL", "info");
        app.add_container("cache", "redis:7.4");
        app
    }

    #[test]
    fn a_program_that_does_not_exist_is_an_error_with_those_that_do() {
        let error = application().write_configuration("apy", None);
        let expected =
            "the application has no program `apy`\n  help: its programs are `api`, `cache`";
        assert_eq!(error, Err(("AM0710", expected.to_owned())));
        let error = Builder::new().write_configuration("api", None);
        assert!(error.is_err_and(|(_, text)| text.contains("has no program that could read")));
        let error = application().write_configuration("api", None);
        assert!(error.is_err_and(|(_, text)| text.starts_with("`OUT_DIR` is not set")));
    }

    #[test]
    fn the_file_is_written_once() {
        let folder = std::env::temp_dir().join(format!("app-model-{}", std::process::id()));
        let written = std::fs::create_dir_all(&folder)
            .map_err(|error| ("", error.to_string()))
            .and_then(|()| application().write_configuration("api", Some(folder.clone().into())));
        assert_eq!(written, Ok(()));
        let file = folder.join("configuration.rs");
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(text.contains("pub level: String,"), "{text}");
        assert_eq!(crate::file::replace(&file, &text).ok(), Some(false), "it is up to date");
        let _ = std::fs::remove_dir_all(folder);
    }
}
