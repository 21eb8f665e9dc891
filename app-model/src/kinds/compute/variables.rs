//! Environment variables of a program.

use std::panic::Location;

use crate::builder::Node;
use crate::convert::EnvironmentValue;
use crate::declare::ReferenceTarget;
use crate::model::Variable;

pub use crate::model::{ProgramChoices, ReferencePart};

/// The environment variables of a program.
#[derive(Debug, Clone, Copy)]
pub struct Variables<'app> {
    node: Node<'app>,
}

impl<'app> Variables<'app> {
    pub(super) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Sets a variable. A variable that is set again keeps its place and takes the new value.
    ///
    /// A secret, or text with one in it, becomes a secret of the program.
    pub fn entry(self, name: &str, value: impl EnvironmentValue<'app>) -> Self {
        let variable =
            Variable::Value { name: name.to_owned(), value: value.into_setting(self.node.app()) };
        self.node.compute(|compute| compute.variables.push(variable));
        self
    }
}

/// References under names of their own.
#[derive(Debug, Clone, Copy)]
pub struct References<'app> {
    node: Node<'app>,
}

impl<'app> References<'app> {
    pub(super) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Refers to the target as if it had the name: `ConnectionStrings__{name}`, `{NAME}_URI`.
    #[track_caller]
    pub fn entry(self, name: &str, target: impl ReferenceTarget<'app>) -> Self {
        self.node.refer(target.node(), Some(name), Location::caller());
        self
    }
}
