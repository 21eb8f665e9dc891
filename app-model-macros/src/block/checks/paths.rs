//! Paths to what stands beside the crate: `"../api"`.
//!
//! A crate may be compiled where nothing of the application stands beside it. Then only a slip is
//! reported: something of nearly the same name is there. Where one of the paths leads somewhere, all
//! of them do, and what is made later is written in parentheses.
//!
//! What a declaration is made of is looked at here. Which settings are paths the types know: see
//! `questions/facts/paths.rs`.

use std::path::{Path, PathBuf};

use proc_macro2::Span;

use crate::block::errors::Errors;
use crate::block::suggest::{is_near, nearest};
use crate::block::syntax::{Block, Statement, Value};
use crate::block::table::Table;

/// How many neighbours are looked at.
const NEIGHBOURS: usize = 1000;

pub(crate) fn check(block: &Block, errors: &mut Errors) {
    let paths: Vec<(String, Span)> = arguments(block).collect();
    let Some(beside) = Beside::of(&paths) else { return };
    // Many programs may be made of one folder.
    let mut known: Table<&str, Option<Missing>> = Table::default();
    for (path, place) in &paths {
        match known.or_insert_with(path, || beside.missing(path)) {
            Some(Missing::Near(near)) => errors.misspelt_path(*place, path, near),
            Some(Missing::Unlike(there)) => errors.missing_path(*place, path, there),
            None => {}
        }
    }
}

/// The paths that declarations are made of.
fn arguments(block: &Block) -> impl Iterator<Item = (String, Span)> {
    let literals = block.statements.iter().filter_map(Statement::declaration);
    let literals = literals.flat_map(|it| it.arguments.iter().flatten()).filter_map(Value::string);
    literals.filter(|(path, _)| is_beside(path))
}

/// Whether a text is a path that starts at the folder of the crate.
pub(crate) fn is_beside(path: &str) -> bool {
    path.starts_with("./") || path.starts_with("../")
}

/// What stands beside the crate.
pub(crate) struct Beside {
    folder: PathBuf,
    /// A path of the block that leads somewhere.
    there: Option<String>,
}

/// A path that leads nowhere.
pub(crate) enum Missing {
    /// It is a slip of this one.
    Near(String),
    /// This one, of the same block, leads somewhere.
    Unlike(String),
}

impl Beside {
    /// What stands beside the crate of a block.
    pub(crate) fn of_block(block: &Block) -> Option<Self> {
        Self::of(&arguments(block).collect::<Vec<_>>())
    }

    fn of(paths: &[(String, Span)]) -> Option<Self> {
        let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from)?;
        let there = paths.iter().find(|(path, _)| folder.join(path).exists());
        let there = there.map(|(path, _)| path.clone());
        Some(Self { folder, there })
    }

    /// Whether a path leads nowhere, if that is a mistake.
    pub(crate) fn missing(&self, path: &str) -> Option<Missing> {
        if self.folder.join(path).exists() {
            return None;
        }
        let near = slip(&self.folder, path).map(Missing::Near);
        near.or_else(|| self.there.clone().map(Missing::Unlike))
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
            let near = nearest(
                part,
                known.filter(|known| letters(known) != letters(part) && is_near(part, known)),
            )?;
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
