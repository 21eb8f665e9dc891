//! Paths to what stands beside the crate: `"../api"`.
//!
//! A crate may be compiled where nothing of the application stands beside it. Then only a slip is
//! reported: something of nearly the same name is there. Where one of the paths leads somewhere, all
//! of them do, and what is made later is written in parentheses.

use std::path::{Path, PathBuf};

use proc_macro2::Literal;

use crate::block::errors::Errors;
use crate::block::language::names::literal_text;
use crate::block::suggest::nearest;
use crate::block::syntax::{Block, Statement, Value};
use crate::block::table::Table;

/// How many neighbours are looked at.
const NEIGHBOURS: usize = 1000;

pub(crate) fn check(block: &Block, errors: &mut Errors) {
    let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else { return };
    let literals = block.statements.iter().filter_map(Statement::declaration);
    let literals = literals.flat_map(|it| it.arguments.iter().flatten()).filter_map(Value::string);
    let paths: Vec<(Literal, String)> = literals
        .map(|literal| (literal.clone(), literal_text(&literal)))
        .filter(|(_, path)| path.starts_with("./") || path.starts_with("../"))
        .collect();
    let there = paths.iter().find(|(_, path)| folder.join(path).exists());
    // Many programs may be made of one folder.
    let mut slips: Table<&str, Option<String>> = Table::default();
    for (literal, path) in &paths {
        let near = slips.entry(path).or_insert_with(|| slip(&folder, path));
        match (near, there) {
            (Some(near), _) => errors.misspelt_path(literal, path, near),
            (None, Some((_, there))) if !folder.join(path).exists() => {
                errors.missing_path(literal, path, there);
            }
            _ => {}
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
