//! Writing configurations into packages that do not have the application in their build script.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::application::Application;
use crate::compute::given;
use crate::configuration::{MARK, programs};
use crate::file;
use crate::model::{Model, NodeId, Source};

use super::difference::difference;
use super::style::Style;
use super::{Outcome, Status, error};

/// A file that belongs to one program.
struct File {
    path: PathBuf,
    /// As it is shown: from the package of the application, as in the block.
    name: String,
    text: String,
}

pub(super) fn run(
    application: &Application,
    folder: Option<&Path>,
    check: bool,
    style: Style,
) -> Outcome {
    let files = match folder {
        Some(folder) => in_folder(application, folder),
        None => in_packages(application, &root()),
    };
    if files.is_empty() {
        let message = match folder {
            Some(_) => "the application has no program that could read a configuration",
            None => {
                "no `project` of the application is the folder of a Cargo package\n  \
                 help: `-o DIR` writes a file for each program into one folder"
            }
        };
        return Outcome::failed(Status::Refused, "AM0710", message);
    }
    let mut outcome = Outcome::done("");
    for file in files {
        let (status, stdout, stderr) = match file.compare() {
            Err(text) => (Status::FileSystem, String::new(), text),
            Ok(old) if old.as_ref() == Some(&file.text) => {
                (Status::Done, format!("`{}` is up to date.\n", file.name), String::new())
            }
            Ok(old) if check => (
                Status::Refused,
                difference([&file.name; 2], [&old.unwrap_or_default(), &file.text], style),
                error("AM0708", format_args!("`{}` is not up to date", file.name)),
            ),
            Ok(_) => match file.write() {
                Ok(()) => (Status::Done, format!("Wrote `{}`.\n", file.name), String::new()),
                Err(reason) => {
                    let message = format!("cannot write `{}`: {reason}", file.name);
                    (Status::FileSystem, String::new(), error("AM0709", message))
                }
            },
        };
        outcome.stdout.push_str(&stdout);
        outcome.stderr.push_str(&stderr);
        if outcome.status != Status::FileSystem && status != Status::Done {
            outcome.status = status;
        }
    }
    if outcome.status == Status::Refused {
        outcome.stderr.push_str("  help: run `configuration` and commit the result\n");
    }
    outcome
}

impl File {
    fn of(application: &Application, program: NodeId, path: PathBuf, name: String) -> Option<Self> {
        let text = application.configuration(&application.model[program].name)?;
        Some(Self { path, name, text })
    }

    /// What the file holds now; `None` if there is none. A file of somebody else is an error,
    /// and so is one that cannot be read.
    fn compare(&self) -> Result<Option<String>, String> {
        let in_the_way = || {
            let message = format!(
                "`{}` is in the way: it would be overwritten, and no earlier `configuration` \
                 wrote it\n  help: move it away, or write to another folder with `-o DIR`",
                self.name
            );
            Err(error("AM0701", message))
        };
        // A pipe would be waited for.
        if fs::metadata(&self.path).is_ok_and(|found| !found.is_file()) {
            return in_the_way();
        }
        match fs::read(&self.path) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let is_ours = text.lines().take(2).any(|line| line.contains(MARK));
                if is_ours { Ok(Some(text)) } else { in_the_way() }
            }
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(reason) => {
                Err(error("AM0709", format_args!("cannot read `{}`: {reason}", self.name)))
            }
        }
    }

    fn write(&self) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        file::replace(&self.path, &self.text).map(drop)
    }
}

/// A file in one folder for every program that is handed something.
fn in_folder(application: &Application, folder: &Path) -> Vec<File> {
    let model = &application.model;
    let mut files = Vec::new();
    for id in programs(model) {
        let identities = model[id].compute().map_or(0, |compute| compute.identities.len());
        if identities == 0 && given(model, id).is_empty() {
            continue;
        }
        let path = folder.join(format!("{}.rs", model[id].name));
        let name = path.display().to_string();
        files.extend(File::of(application, id, path, name));
    }
    files
}

/// A file in every Cargo package that a program is built from.
fn in_packages(application: &Application, root: &Path) -> Vec<File> {
    let model = &application.model;
    let programs = programs(model);
    let mut files = Vec::new();
    for &id in &programs {
        let Some(folder) = package(model, id) else { continue };
        if !root.join(folder).join("Cargo.toml").is_file() {
            continue;
        }
        // A package that several programs are built from has a file for each.
        let shared = programs.iter().filter(|other| package(model, **other) == Some(folder));
        let shared = shared.count();
        let name = match shared {
            1 => "configuration.rs".to_owned(),
            _ => format!("{}_configuration.rs", crate::bicep::identifier(&model[id].name)),
        };
        let name = Path::new(folder).join("src").join(name);
        files.extend(File::of(application, id, root.join(&name), name.display().to_string()));
    }
    files
}

/// The package of the application, where the paths of its block begin.
fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from)
}

/// The folder of a program's package: where its `Dockerfile` is.
fn package(model: &Model, program: NodeId) -> Option<&str> {
    let compute = model[program].compute()?;
    match (&compute.source, &compute.build.dockerfile) {
        (Source::Project(_) | Source::Command { .. }, Some(path)) => {
            Some(path.rsplit_once('/').map_or(".", |(folder, _)| folder))
        }
        (Source::Project(folder) | Source::Command { folder, .. }, None) => {
            Some(folder.trim_end_matches('/'))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::in_packages;
    use crate::Builder;

    /// Here is a package, in `src` is none.
    #[test]
    fn a_package_of_several_programs_gets_a_file_for_each() {
        let app = Builder::new();
        app.add_container_app_environment("env");
        app.add_project("api", ".");
        app.add_project("web-site", "./src/..");
        app.add_project("worker", "./");
        app.add_project("elsewhere", "src");
        app.add_project("workspace", "..").dockerfile("src/../././Dockerfile");
        app.add_project("dotnet", "web/web.csproj");
        app.add_container("cache", "redis:7.4");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = app.build().map(|application| in_packages(&application, root));
        let names: Vec<String> =
            files.into_iter().flatten().map(|file| file.name.replace('\\', "/")).collect();
        assert_eq!(
            names,
            [
                "./src/api_configuration.rs",
                "./src/../src/configuration.rs",
                "./src/worker_configuration.rs",
                "src/../././src/configuration.rs"
            ]
        );
    }
}
