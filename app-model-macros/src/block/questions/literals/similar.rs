//! Names of one kind that may become one name in Azure.

use std::hash::Hasher;
use std::ptr;

use crate::block::language::names::literal_text;
use crate::block::syntax::Declaration;
use crate::block::table::{Short, Table};

/// Two names that begin alike may be one when they are cut.
const CUT: usize = 20;

/// How many names are compared of those that are alike, and of those that are without their digits.
/// If a kind drops digits, two say so.
const GROUP: usize = 8;
const PAIR: usize = 2;

/// Declarations of one kind whose names may become one.
#[derive(Default)]
pub(super) struct Groups<'b>(Table<u64, Vec<&'b Declaration>>);

impl<'b> Groups<'b> {
    /// `made`: the declarations whose name in Azure is made from the declared one, each with what
    /// that has in common with others.
    pub(super) fn of(made: impl Iterator<Item = (&'b Declaration, Keys)>) -> Self {
        let mut groups: Table<u64, Vec<&Declaration>> = Table::default();
        groups.reserve(made.size_hint().1.unwrap_or_default());
        for (declaration, keys) in made {
            for (index, key) in keys.into_iter().enumerate() {
                let Some(key) = key else { continue };
                let group = groups.or_insert_with(key, Vec::new);
                if group.len() < if index == 0 { PAIR } else { GROUP } {
                    group.push(declaration);
                }
            }
        }
        Self(groups)
    }

    /// The names that this one may become one with, and the first of them if this is not the first.
    pub(super) fn twins(
        &self,
        declaration: &Declaration,
        similar: Keys,
    ) -> (Option<&'b Declaration>, Vec<String>) {
        let (mut first, mut twins) = (None, Vec::new());
        for group in similar.iter().flatten().filter_map(|key| self.0.get(key)) {
            if group.len() < 2 || !group.iter().any(|other| ptr::eq(*other, declaration)) {
                continue;
            }
            for (index, other) in group.iter().enumerate() {
                if ptr::eq(*other, declaration) {
                    continue;
                }
                let name = written(other);
                if index == 0 {
                    first = first.or(Some(*other));
                }
                if !twins.contains(&name) {
                    twins.push(name);
                }
            }
        }
        (first, twins)
    }
}

/// The name as it was written.
pub(super) fn written(declaration: &Declaration) -> String {
    match &declaration.rename {
        Some(literal) => literal_text(literal),
        None => declaration.name.unraw().to_string(),
    }
}

/// What a name has in common with those that it may become one with, as numbers: two that are equal
/// by chance are compared, too.
pub(super) type Keys = [Option<u64>; 3];

/// What this name has in common with those of the same kind: without punctuation and digits, without
/// punctuation, and in its first letters.
pub(super) fn similar(declaration: &Declaration) -> Keys {
    let mut kind = Short::default();
    kind.write(declaration.keyword.text().as_bytes());
    let (mut letters, mut flat) = (kind, kind);
    let (mut length, mut first) = (0, None);
    let written = written(declaration);
    let mut name = written.as_bytes();
    while let [c, rest @ ..] = name {
        let small = [c.to_ascii_lowercase()];
        if c.is_ascii_alphabetic() {
            letters.write(&small);
        }
        if c.is_ascii_alphanumeric() {
            flat.write(&small);
            length += 1;
            if length == CUT {
                first = Some(flat.finish());
            }
        }
        name = rest;
    }
    let is_longer = length > CUT;
    // Two names may be equal in one way and not in another: what no name holds tells the ways apart.
    letters.write(b" ");
    [
        Some(letters.finish()),
        Some(flat.finish()),
        first.filter(|_| is_longer).map(u64::reverse_bits),
    ]
}
