//! The order of the calls.
//!
//! A statement's calls stand where the statement stands, as a person would write them, unless it
//! names something that is declared further down: then the declaration stays, and its settings
//! wait for the end. Short lives of locals are also what the compiler is quickest with.

use std::collections::HashSet;

use super::names::Names;
use super::syntax::{Block, Statement, Value};

/// What waits, and what keeps its children at hand.
pub(crate) struct Order {
    waiting: Vec<bool>,
    /// Declarations, by name, whose children stay reachable after their declaration.
    with_children: HashSet<String>,
}

impl Order {
    pub(crate) fn of(block: &Block, names: &Names<'_>) -> Self {
        let mut known: HashSet<String> = names.mentioned.iter().map(ToString::to_string).collect();
        let mut with_children = HashSet::new();
        let mut waiting = Vec::with_capacity(block.statements.len());
        for statement in &block.statements {
            let own = match statement {
                Statement::Declaration(declaration) => Some(declaration.name.to_string()),
                Statement::Existing(_) => None,
            };
            known.extend(own.clone());
            let mut waits = match statement {
                Statement::Existing(existing) => !known.contains(&existing.name.to_string()),
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
                let text = first.to_string();
                waits |= names.knows(first) && !known.contains(&text);
                let child = second.and_then(|second| names.declared.get(&text)?.child(second));
                if child.is_some() {
                    with_children.insert(text);
                }
            });
            if waits {
                with_children.extend(own);
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
