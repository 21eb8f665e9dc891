//! The builder: the front door of the library, and what a block's statements call.

use std::cell::RefCell;
use std::panic::Location;

use crate::convert::TextValue;
use crate::declare::{Declare, DeclareFrom, Keyword};
use crate::existing::ExistingResource;
use crate::model::{
    Assignment, AzureResource, ChildResource, Content, DefaultRoles, Existing, ExistingMode, Model,
    Node as ModelNode, NodeId, Scope,
};
use crate::node::Node;

/// Collects the declarations of an application.
///
/// Each `add_…` method returns a small [`Copy`] handle; settings, roles and children are methods of
/// the handle. Nothing is checked beyond what types hold until [`build`](Self::build).
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let identity = app.add_user_assigned_identity("custom-umi");
/// let vault = app.add_key_vault("secrets");
/// vault.with_role_assignments(identity).KeyVaultSecretsUser.grant();
///
/// let application = app.build().expect("the model is right");
/// assert_eq!(application.publication().files().len(), 4);
/// ```
#[derive(Default)]
pub struct Builder {
    state: RefCell<State>,
}

#[derive(Default)]
pub(crate) struct State {
    pub(crate) model: Model,
    pub(crate) limits: Limits,
}

/// Whether a model may be larger than Azure takes in one deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Limits {
    #[default]
    Checked,
    Ignored,
}

impl Builder {
    /// An application without resources.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Declares something by its keyword: `app.add::<keyvault>("secrets")`.
    ///
    /// This is what a block's statements expand to. By hand, the `add_…` methods read better.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::keyvault;
    ///
    /// let app = Builder::new();
    /// app.add::<keyvault>("secrets").soft_delete_retention_days(30);
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn add<'app, K: Declare<'app>>(&'app self, name: &str) -> <K as Keyword<'app>>::Handle {
        K::declare(self, name, Location::caller())
    }

    /// The same for a keyword that takes arguments: `app.add_from::<bicep>("network", "net.bicep")`.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::{container, containerapps};
    ///
    /// let app = Builder::new();
    /// app.add::<containerapps>("env");
    /// app.add_from::<container, _>("web", "nginx:1.29");
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn add_from<'app, K: DeclareFrom<'app, A>, A>(
        &'app self,
        name: &str,
        arguments: A,
    ) -> <K as Keyword<'app>>::Handle {
        K::declare_from(self, name, arguments, Location::caller())
    }

    /// Says that a resource exists already and is only referred to when publishing: nothing is
    /// created, and its name in Azure is the given one.
    ///
    /// Its resource group and subscription follow as calls on the result.
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
    #[track_caller]
    pub fn publish_as_existing<'app, R: crate::declare::MayExist<'app>>(
        &'app self,
        resource: R,
        name: impl TextValue<'app>,
    ) -> ExistingResource<'app> {
        self.declare_existing(resource, name, ExistingMode::Publish, Location::caller())
    }

    /// The same for run mode only: provisioning from a developer's machine.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let vault = app.add_key_vault("secrets");
    /// app.run_as_existing(vault, "dev-vault").resource_group("developers");
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn run_as_existing<'app, R: crate::declare::MayExist<'app>>(
        &'app self,
        resource: R,
        name: impl TextValue<'app>,
    ) -> ExistingResource<'app> {
        self.declare_existing(resource, name, ExistingMode::Run, Location::caller())
    }

    /// The same for both modes.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let account = app.add_storage("data");
    /// app.as_existing(account, "corpdata");
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn as_existing<'app, R: crate::declare::MayExist<'app>>(
        &'app self,
        resource: R,
        name: impl TextValue<'app>,
    ) -> ExistingResource<'app> {
        self.declare_existing(resource, name, ExistingMode::Both, Location::caller())
    }

    fn declare_existing<'app, R: crate::declare::MayExist<'app>>(
        &'app self,
        resource: R,
        name: impl TextValue<'app>,
        mode: ExistingMode,
        location: &'static Location<'static>,
    ) -> ExistingResource<'app> {
        let name = name.into_value(self);
        let existing =
            Existing { mode, name, scope: Scope::default(), read_only: R::READ_ONLY, location };
        let node = resource.node();
        node.change(|node| node.existing.push(existing));
        ExistingResource::new(node)
    }

    /// Grants every resource's default roles to the principal that deploys.
    ///
    /// The reference does this for each application without a compute environment. It is off here
    /// unless asked for: nobody wrote such a grant, and the published principal type stays empty
    /// (see `docs/differences.md`).
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.grant_default_roles_to_deployer();
    /// app.add_key_vault("secrets");
    /// let application = app.build().expect("the model is right");
    /// assert!(application.module("secrets-roles").is_some());
    /// ```
    pub fn grant_default_roles_to_deployer(&self) {
        self.state.borrow_mut().model.default_roles = DefaultRoles::Deployer;
    }

    /// Takes the name of the application's resource group from a parameter of the model instead
    /// of the parameter `resourceGroupName`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let group = app.add_parameter("group");
    /// app.with_resource_group(group);
    /// app.add_key_vault("secrets");
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn with_resource_group<'app>(
        &'app self,
        name: crate::kinds::parameter::Parameter<'app, crate::keyword::string>,
    ) {
        self.state.borrow_mut().model.resource_group = Some(name.node().id());
    }

    /// Takes the application's location from a parameter of the model instead of the parameter
    /// `location`.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let region = app.add_parameter("region");
    /// app.with_location(region);
    /// app.add_key_vault("secrets");
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn with_location<'app>(
        &'app self,
        location: crate::kinds::parameter::Parameter<'app, crate::keyword::string>,
    ) {
        self.state.borrow_mut().model.location = Some(location.node().id());
    }

    /// Accepts a model that is larger than Azure takes in one deployment: for files that are
    /// deployed in parts.
    ///
    /// A block that begins with `in app;` adds to such a builder; the compiler counts what stands in
    /// any other block.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.ignore_limits();
    /// for number in 0..900 {
    ///     app.add_key_vault(&format!("vault-{number}"));
    /// }
    /// assert!(app.build().is_ok());
    /// ```
    pub fn ignore_limits(&self) {
        self.state.borrow_mut().limits = Limits::Ignored;
    }

    pub(crate) fn node(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id)
    }

    pub(crate) fn change(&self, id: NodeId, change: impl FnOnce(&mut ModelNode)) {
        change(&mut self.state.borrow_mut().model[id]);
    }

    pub(crate) fn into_state(self) -> State {
        self.state.into_inner()
    }

    /// Adds a resource. For authors of kinds: applications call `add_…` or [`add`](Self::add), and
    /// [`azure_resource!`](crate::azure_resource) calls this.
    ///
    /// ```
    /// use std::panic::Location;
    ///
    /// use app_model::Builder;
    /// use app_model::kinds::key_vault::KeyVaultSettings;
    ///
    /// let app = Builder::new();
    /// for name in ["north", "south"] {
    ///     let settings = Box::new(KeyVaultSettings::default());
    ///     let node = app.add_resource(name, settings, Location::caller());
    ///     node.describe("One vault per region.");
    /// }
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn add_resource(
        &self,
        name: &str,
        resource: Box<dyn AzureResource>,
        location: &'static Location<'static>,
    ) -> Node<'_> {
        let keyword = resource.info().keyword;
        self.push(name, keyword, None, Content::Resource(resource), location)
    }

    /// Adds a child. For authors of kinds: [`child_resource!`](crate::child_resource) calls this.
    ///
    /// ```
    /// use std::panic::Location;
    ///
    /// use app_model::Builder;
    /// use app_model::kinds::storage::FileShareSettings;
    ///
    /// let app = Builder::new();
    /// let account = app.add_storage("data").node();
    /// let settings = Box::new(FileShareSettings::default());
    /// app.add_child(account, "exports", settings, Location::caller());
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn add_child<'app>(
        &'app self,
        parent: Node<'app>,
        name: &str,
        resource: Box<dyn ChildResource>,
        location: &'static Location<'static>,
    ) -> Node<'app> {
        let keyword = resource.info().keyword;
        self.push(name, keyword, Some(parent.id()), Content::Child(resource), location)
    }

    pub(crate) fn push(
        &self,
        name: &str,
        keyword: &'static str,
        parent: Option<NodeId>,
        content: Content,
        location: &'static Location<'static>,
    ) -> Node<'_> {
        let model = &mut self.state.borrow_mut().model;
        let id = model.push(name, keyword, parent, content, location);
        Node::new(self, id)
    }

    pub(crate) fn assign(&self, assignment: Assignment) {
        self.state.borrow_mut().model.assignments.push(assignment);
    }
}
