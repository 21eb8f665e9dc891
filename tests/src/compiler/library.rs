//! `app-model` as a compiled library.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// Where the compiled library is, and what it needs.
pub(super) struct Library {
    file: PathBuf,
}

impl Library {
    /// Built once: a second build would take the file away from a compiler that reads it.
    pub(super) fn of_this_process() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(Self::build)
    }

    /// Asks cargo to build the library, as the tests themselves need it, and where it is.
    fn build() -> Self {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--package", "app-model-tests", "--lib", "--offline", "--quiet"])
            .args(["--message-format", "json"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stdout);
        let file = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|artifact| artifact["target"]["name"] == "app_model")
            .find_map(|artifact| {
                let files = artifact["filenames"].as_array()?.iter();
                files
                    .filter_map(Value::as_str)
                    .map(PathBuf::from)
                    .find(|file| file.extension().is_some_and(|extension| extension == "rlib"))
            });
        let file = file.unwrap_or_else(|| {
            panic!("the library does not build: {}", String::from_utf8_lossy(&output.stderr))
        });
        Self { file }
    }

    /// The arguments with which rustc finds it.
    pub(super) fn arguments(&self) -> [String; 4] {
        let folder = self.file.parent().map(|folder| folder.display().to_string());
        [
            "--extern".to_owned(),
            format!("app_model={}", self.file.display()),
            "-L".to_owned(),
            format!("dependency={}", folder.unwrap_or_default()),
        ]
    }
}
