//! Sets and tables of nodes. An id is the place of its node, so they need no hashing, and their order
//! is that of declaration.

use super::{ModelId, NodeId};

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
#[derive(Debug)]
pub(crate) struct NodeTable<T> {
    /// The model that the nodes are in, once one was set.
    model: Option<ModelId>,
    slots: Vec<T>,
}

impl<T> Default for NodeTable<T> {
    fn default() -> Self {
        Self { model: None, slots: Vec::new() }
    }
}

impl<T: Default> NodeTable<T> {
    /// What a node has; `None` if neither it nor a later one was set.
    pub(crate) fn get(&self, id: NodeId) -> Option<&T> {
        self.slots.get(id.place())
    }

    /// What a node has, to be set.
    pub(crate) fn of(&mut self, id: NodeId) -> &mut T {
        let place = id.place();
        self.model = Some(id.model());
        if self.slots.len() <= place {
            self.slots.resize_with(place + 1, T::default);
        }
        #[allow(clippy::indexing_slicing, reason = "the table reaches to this place")]
        &mut self.slots[place]
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.slots.iter_mut()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (NodeId, &T)> {
        let ids =
            self.model.into_iter().flat_map(|model| (0..).map(move |at| NodeId::at(at, model)));
        ids.zip(&self.slots)
    }
}
