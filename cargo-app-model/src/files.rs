//! Which files there are, and writing them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::modules;

/// The files that were named, and the `.rs` files in the folders that were named.
pub(crate) fn below(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files)
                .map_err(|error| format!("cannot read the folder `{}`: {error}", path.display()))?;
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Folders of build results and hidden ones are left out.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, kind) = (entry.path(), entry.file_type()?);
        let name = entry.file_name();
        if kind.is_dir() {
            if name != "target" && !name.to_string_lossy().starts_with('.') {
                walk(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The files that belong to the targets of the workspace's packages: what `cargo fmt` formats.
pub(crate) fn of_workspace() -> Result<Vec<PathBuf>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        let reason = reason.trim().trim_start_matches("error: ");
        return Err(format!(
            "cannot list the workspace: {reason}\n  \
             help: go to a folder of a package, or name the files: `cargo app-model fmt src`"
        ));
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cannot understand what cargo says: {error}"))?;
    let mut files = BTreeSet::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        for target in package["targets"].as_array().into_iter().flatten() {
            if let Some(path) = target["src_path"].as_str() {
                modules::collect(Path::new(path), &mut files);
            }
        }
    }
    let here = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    let shorter = |path: PathBuf| match path.strip_prefix(&here) {
        Ok(below) => below.to_owned(),
        Err(_) => path,
    };
    Ok(files.into_iter().map(shorter).collect())
}

/// Writes a file beside its place and then moves it there, so that a failure leaves the old one.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    // A link to a file stays a link.
    let path = &fs::canonicalize(path)?;
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".new-{}", std::process::id()));
    let staged = path.with_file_name(name);
    let result = fs::write(&staged, text)
        .and_then(|()| fs::set_permissions(&staged, fs::metadata(path)?.permissions()))
        .and_then(|()| fs::rename(&staged, path));
    if result.is_err() {
        let _ = fs::remove_file(&staged);
    }
    result
}
