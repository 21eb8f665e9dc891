//! Names of one kind that may become one name in Azure.

use std::ptr;

use crate::block::names::literal_text;
use crate::block::syntax::Declaration;
use crate::block::table::Table;

/// Two names that begin alike may be one when they are cut.
const CUT: usize = 20;

/// How many names are compared of those that are alike, and of those that are without their digits.
/// If a kind drops digits, two say so.
const GROUP: usize = 8;
const PAIR: usize = 2;

/// Declarations of one kind whose names may become one.
#[derive(Default)]
pub(super) struct Groups<'b>(Table<&'b str, Vec<&'b Declaration>>);

impl<'b> Groups<'b> {
    /// `made`: the declarations whose name in Azure is made from the declared one, each with what
    /// that has in common with others.
    pub(super) fn of(made: impl Iterator<Item = (&'b Declaration, &'b [String])>) -> Self {
        let mut groups: Table<&str, Vec<&Declaration>> = Table::default();
        for (declaration, keys) in made {
            for (index, key) in keys.iter().enumerate() {
                let group = groups.entry(key).or_default();
                if group.len() < if index == 0 { PAIR } else { GROUP } {
                    group.push(declaration);
                }
            }
        }
        groups.retain(|_, group| group.len() > 1);
        Self(groups)
    }

    /// The names that this one may become one with, and the first of them if this is not the first.
    pub(super) fn twins(
        &self,
        declaration: &Declaration,
        similar: &[String],
    ) -> (Option<String>, Vec<String>) {
        let (mut first, mut twins) = (None, Vec::new());
        for group in similar.iter().filter_map(|key| self.0.get(key.as_str())) {
            if !group.iter().any(|other| ptr::eq(*other, declaration)) {
                continue;
            }
            for (index, other) in group.iter().enumerate() {
                if ptr::eq(*other, declaration) {
                    continue;
                }
                let name = written(other);
                if index == 0 {
                    first = first.or_else(|| Some(name.clone()));
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

/// What this name has in common with those of the same kind that it may become one with: without
/// punctuation and digits, without punctuation, and in its first letters.
pub(super) fn similar(declaration: &Declaration) -> Vec<String> {
    let begin = format!("{} ", declaration.keyword.text());
    let (mut letters, mut flat) = (begin.clone(), begin);
    let before = flat.len();
    let name = written(declaration);
    let (name, mut at) = (name.as_bytes(), 0);
    // By index: an iterator is a call for each byte, and a macro is built without optimisation.
    while at < name.len() {
        let c = name[at];
        if c.is_ascii_alphanumeric() {
            flat.push(char::from(c.to_ascii_lowercase()));
        }
        if c.is_ascii_alphabetic() {
            letters.push(char::from(c.to_ascii_lowercase()));
        }
        at += 1;
    }
    letters.push_str(" without digits");
    let first = flat.get(before..before + CUT).map(|first| format!("{first}…"));
    [Some(letters), Some(flat), first].into_iter().flatten().collect()
}
