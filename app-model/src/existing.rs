//! Where an existing resource is.

use crate::convert::TextValue;
use crate::model::Scope;
use crate::node::Node;

/// Where an existing resource is. Without a resource group it is looked up in the application's
/// own.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let vault = app.add_key_vault("secrets");
/// let corp = app.publish_as_existing(vault, "corp-vault");
/// corp.resource_group("shared").subscription("00000000-0000-0000-0000-000000000000");
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ExistingResource<'app> {
    node: Node<'app>,
}

impl<'app> ExistingResource<'app> {
    pub(crate) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    fn scope(self, change: impl FnOnce(&mut Scope)) -> Self {
        self.node.change(|node| {
            if let Some(existing) = node.existing.last_mut() {
                change(&mut existing.scope);
            }
        });
        self
    }

    /// The resource group that holds it.
    pub fn resource_group(self, name: impl TextValue<'app>) -> Self {
        let name = name.into_value(self.node.app());
        self.scope(|scope| scope.resource_group = Some(name))
    }

    /// The subscription that holds it: its id, a GUID.
    pub fn subscription(self, id: impl TextValue<'app>) -> Self {
        let id = id.into_value(self.node.app());
        self.scope(|scope| scope.subscription = Some(id))
    }
}
