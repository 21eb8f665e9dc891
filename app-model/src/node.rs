//! A declaration in its builder.

use std::any::Any;

use crate::bicep::Module;
use crate::builder::Builder;
use crate::model::{Content, Node as ModelNode, NodeId, Value};

/// A declaration in its builder: what every handle holds. For authors of kinds.
///
/// ```
/// use app_model::{Builder, Value};
///
/// let app = Builder::new();
/// let node = app.add_key_vault("secrets").node();
/// node.describe("Signing keys.");
/// node.pin_name(Value::String("contoso-secrets".into()));
/// node.adjust(|module| module.comment("looked after by the payments team"));
/// app.add_storage("scratch").node().exclude();
/// # assert!(app.build().is_ok());
/// ```
#[derive(Clone, Copy)]
pub struct Node<'app> {
    app: &'app Builder,
    id: NodeId,
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.id)
    }
}

impl<'app> Node<'app> {
    pub(crate) fn new(app: &'app Builder, id: NodeId) -> Self {
        Self { app, id }
    }

    /// The builder that the declaration belongs to.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::key_vault::KeyVault;
    ///
    /// /// A vault whose address the deployment shows.
    /// fn show(vault: KeyVault<'_>) {
    ///     vault.node().app().add_output("vault-uri", vault.vault_uri());
    /// }
    /// let app = Builder::new();
    /// show(app.add_key_vault("secrets"));
    /// # assert!(app.build().is_ok());
    /// ```
    #[must_use]
    pub fn app(self) -> &'app Builder {
        self.app
    }

    /// The declaration's place in its builder.
    #[must_use]
    pub fn id(self) -> NodeId {
        self.id
    }

    pub(crate) fn change(self, change: impl FnOnce(&mut ModelNode)) {
        self.app.change(self.id, change);
    }

    /// Changes the settings of the kind `T`, which the declaration must be of: otherwise nothing is
    /// changed. For authors of kinds: [`settings!`](crate::settings) calls this.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::kinds::key_vault::KeyVaultSettings;
    ///
    /// let app = Builder::new();
    /// let vault = app.add_key_vault("secrets").soft_delete_retention_days(7);
    /// // As if nobody had set anything.
    /// vault.node().settings(|settings: &mut KeyVaultSettings| *settings = Default::default());
    /// # let application = app.build().expect("the model is right");
    /// # let text = application.module("secrets").expect("a module");
    /// # assert!(!text.contains("softDelete"));
    /// ```
    pub fn settings<T: Any>(self, change: impl FnOnce(&mut T)) {
        self.change(|node| {
            let settings: Option<&mut T> = match &mut node.content {
                Content::Resource(resource) => {
                    (resource.as_mut() as &mut dyn Any).downcast_mut::<T>()
                }
                Content::Child(child) => (child.as_mut() as &mut dyn Any).downcast_mut::<T>(),
                _ => None,
            };
            debug_assert!(settings.is_some(), "the handle and its settings are of one kind");
            if let Some(settings) = settings {
                change(settings);
            }
        });
    }

    /// Describes the declaration: for readers of the model, and for a parameter whoever deploys.
    pub fn describe(self, text: &str) {
        self.change(|node| node.description = Some(text.to_owned()));
    }

    /// Pins the name in Azure. [`Builder::build`] checks it against the kind's
    /// [`NameRule`](crate::NameRule) if it is a literal.
    pub fn pin_name(self, name: Value) {
        self.change(|node| node.azure_name = Some(name));
    }

    /// Leaves the resource out of what is published.
    pub fn exclude(self) {
        self.change(|node| node.excluded = true);
    }

    /// Runs on the resource's module each time it is written, after its own statements.
    pub fn adjust(self, adjust: impl Fn(&mut Module) + 'static) {
        self.change(|node| node.adjustments.push(Box::new(adjust)));
    }
}
