//! Sets and tables of nodes. An id is the place of its node, so they need no hashing, and their order
//! is that of declaration.

use super::NodeId;

/// A set of nodes.
#[derive(Debug, Default)]
pub(crate) struct NodeSet(NodeTable<bool>);

impl NodeSet {
    pub(crate) fn contains(&self, id: NodeId) -> bool {
        self.0.get(id).is_some_and(|is_in| *is_in)
    }

    /// Adds a node. Returns whether it was not in the set yet.
    pub(crate) fn insert(&mut self, id: NodeId) -> bool {
        !std::mem::replace(self.0.of(id), true)
    }

    /// Adds all of them.
    pub(crate) fn extend(&mut self, ids: impl IntoIterator<Item = NodeId>) {
        for id in ids {
            self.insert(id);
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = NodeId> {
        self.0.iter().filter(|(_, is_in)| **is_in).map(|(id, _)| id)
    }
}

/// Something for each node: the default until it is set.
#[derive(Debug, Default)]
pub(crate) struct NodeTable<T>(Vec<T>);

impl<T: Default> NodeTable<T> {
    /// What a node has; `None` if neither it nor a later one was set.
    pub(crate) fn get(&self, id: NodeId) -> Option<&T> {
        self.0.get(id.place())
    }

    /// What a node has, to be set.
    pub(crate) fn of(&mut self, id: NodeId) -> &mut T {
        let place = id.place();
        if self.0.len() <= place {
            self.0.resize_with(place + 1, T::default);
        }
        #[allow(clippy::indexing_slicing, reason = "the table reaches to this place")]
        &mut self.0[place]
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (NodeId, &T)> {
        (0..).map(NodeId).zip(&self.0)
    }
}
