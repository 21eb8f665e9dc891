//! The order of the calls.
//!
//! A statement's calls stand where the statement stands, as a person would write them, unless it
//! names something that is declared further down: then the declaration stays, and its settings
//! wait for the end. Short lives of locals are also what the compiler is quickest with.

use crate::block::checks::names::Names;
use crate::block::syntax::{Block, Statement, Value};
use crate::block::table::Set;
use crate::block::word::Word;

/// What waits, and what keeps its children at hand.
pub(crate) struct Order {
    waiting: Vec<bool>,
    /// Declarations, by name, whose children stay reachable after their declaration.
    with_children: Set<String>,
}

impl Order {
    pub(crate) fn of(block: &Block, names: &Names<'_>) -> Self {
        let mut known: Set<&str> = names.mentioned.iter().map(Word::text).collect();
        known.reserve(block.statements.len());
        let mut with_children = Set::default();
        let mut waiting = Vec::with_capacity(block.statements.len());
        for statement in &block.statements {
            let own = match statement {
                Statement::Declaration(declaration) => Some(declaration.name.text()),
                Statement::Existing(_) => None,
            };
            known.extend(own);
            let mut waits = match statement {
                Statement::Existing(existing) => !known.contains(existing.name.text()),
                Statement::Declaration(_) => false,
            };
            statement.visit_values(&mut |value| {
                let (Value::Path(_) | Value::Choice(_)) = value else { return };
                let (first, second) = match value {
                    Value::Path(path) => (path.first(), path.get(1)),
                    Value::Choice(name) => (Some(name), None),
                    _ => (None, None),
                };
                let Some(first) = first else { return };
                let text = first.text();
                waits |= !known.contains(text) && names.knows(first);
                let child = second.and_then(|second| names.declared.get(text)?.child(second));
                if child.is_some() {
                    with_children.insert(text.to_owned());
                }
            });
            if waits {
                with_children.extend(own.map(str::to_owned));
            }
            waiting.push(waits);
        }
        Self { waiting, with_children }
    }

    /// Whether the calls of the statement wait for the end.
    pub(crate) fn waits(&self, statement: usize) -> bool {
        self.waiting.get(statement).copied().unwrap_or_default()
    }

    /// Whether the children of the declaration have a place of their own.
    pub(crate) fn keeps_children(&self, name: &str) -> bool {
        self.with_children.contains(name)
    }
}
