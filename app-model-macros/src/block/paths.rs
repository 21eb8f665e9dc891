//! Paths to what stands beside the crate: `"../api"`.
//!
//! What is not there may be made later, or be somewhere else than where the application is compiled,
//! so only a slip is reported: something of nearly the same name is there.

use std::path::{Path, PathBuf};

use super::errors::Errors;
use super::language::names::literal_text;
use super::suggest::nearest;
use super::syntax::{Block, Statement};
use super::table::Table;

/// How many neighbours are looked at.
const NEIGHBOURS: usize = 1000;

pub(crate) fn check(block: &Block, errors: &mut Errors) {
    let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else { return };
    // Many programs may be made of one folder.
    let mut slips: Table<String, Option<String>> = Table::default();
    for statement in &block.statements {
        let Statement::Declaration(declaration) = statement else { continue };
        for value in declaration.arguments.iter().flatten() {
            let Some(literal) = value.string() else { continue };
            let path = literal_text(&literal);
            if !path.starts_with("./") && !path.starts_with("../") {
                continue;
            }
            let near = slips.entry(path.clone()).or_insert_with(|| slip(&folder, &path));
            if let Some(near) = near {
                errors.missing_path(&literal, &path, near);
            }
        }
    }
}

/// The path that is meant by one that leads nowhere: its first missing part is a slip away from
/// something that is there.
fn slip(folder: &Path, path: &str) -> Option<String> {
    let mut place = folder.to_path_buf();
    let mut found = String::new();
    let mut parts = path.split('/');
    for part in parts.by_ref() {
        let next = place.join(part);
        if !next.exists() {
            let known = std::fs::read_dir(&place).ok()?.take(NEIGHBOURS).flatten();
            let known = known.filter_map(|entry| entry.file_name().into_string().ok());
            let near = nearest(part, known.filter(|known| letters(known) != letters(part)))?;
            let rest: String = parts.map(|part| format!("/{part}")).collect();
            let meant = format!("{found}{near}{rest}");
            return folder.join(&meant).exists().then_some(meant);
        }
        found.push_str(part);
        found.push('/');
        place = next;
    }
    None
}

/// A name without its digits: `api2` is no slip of `api1`.
fn letters(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}
