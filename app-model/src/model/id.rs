//! What tells one declaration from all others, those of other builders too.

use std::hash::{Hash, Hasher};
use std::panic::Location;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{cmp, fmt};

/// Tells the model of one builder from that of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ModelId(u32);

impl ModelId {
    pub(super) fn next() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Identifies a declaration within its [`Builder`](crate::Builder).
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let (vault, account) = (app.add_key_vault("secrets"), app.add_storage("data"));
/// assert_ne!(vault.node().id(), account.node().id());
/// ```
#[derive(Clone, Copy)]
pub struct NodeId {
    place: u32,
    model: ModelId,
    /// Where the declaration stands; `None` if the id was made of its place.
    declared: Option<&'static Location<'static>>,
}

impl NodeId {
    pub(super) fn declared_at(
        place: u32,
        model: ModelId,
        location: &'static Location<'static>,
    ) -> Self {
        Self { place, model, declared: Some(location) }
    }

    pub(super) fn at(place: u32, model: ModelId) -> Self {
        Self { place, model, declared: None }
    }

    /// The place of the node in its model.
    pub(crate) fn place(self) -> usize {
        self.place as usize
    }

    /// The model that the node is in.
    pub(super) fn model(self) -> ModelId {
        self.model
    }

    /// Where the declaration stands.
    pub(crate) fn declared(self) -> Option<&'static Location<'static>> {
        self.declared
    }

    fn key(self) -> (ModelId, u32) {
        (self.model, self.place)
    }
}

impl PartialEq for NodeId {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for NodeId {}

impl Hash for NodeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place.hash(state);
    }
}

impl PartialOrd for NodeId {
    fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NodeId {
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl fmt::Debug for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NodeId({})", self.place)
    }
}
