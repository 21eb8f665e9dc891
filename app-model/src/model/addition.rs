//! What nobody declared and something needs. The kinds say what it is; preparation adds it.

use std::fmt;

use crate::roles::RoleDefinition;

use super::{Adjustment, AzureResource, ComputeNode, NodeId};

/// A resource that nobody declared and a declaration needs.
pub struct Addition {
    pub(crate) name: String,
    pub(crate) resource: Box<dyn AzureResource>,
    pub(crate) adjustments: Vec<Adjustment>,
}

impl Addition {
    pub(crate) fn new(name: String, resource: impl AzureResource) -> Self {
        Self { name, resource: Box::new(resource), adjustments: Vec::new() }
    }

    pub(crate) fn adjusted(mut self, adjustment: Adjustment) -> Self {
        self.adjustments.push(adjustment);
        self
    }
}

impl fmt::Debug for Addition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.resource.info().keyword, self.name)
    }
}

/// A resource that all programs of a kind share which name none of their own.
#[derive(Debug)]
pub(crate) struct Shared {
    /// Its name, which tells it from what other kinds share.
    pub(crate) name: &'static str,
    pub(crate) make: fn(&str) -> Addition,
    /// The roles on it that each of the programs gets.
    pub(crate) roles: fn() -> Vec<&'static RoleDefinition>,
    /// Hands it to a program.
    pub(crate) hand: fn(&mut ComputeNode, NodeId),
}
