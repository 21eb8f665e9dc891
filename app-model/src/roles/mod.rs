//! Azure's built-in roles, and grants of them.
//!
//! Source: Azure's [built-in roles][roles], which `scripts/make-role-tables.py` reads.
//!
//! [roles]: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles

mod contained;
mod implied;
mod need;
pub mod privileged;
mod reach;
#[macro_use]
mod role_table;
mod tables;

use std::marker::PhantomData;
use std::panic::Location;

pub(crate) use implied::larger;
#[doc(hidden)]
pub use need::Need;
#[doc(hidden)]
pub use role_table::{HasNames, NamesOf, NoNames};
pub use tables::*;

use crate::lint::{Allowed, LintOfGrant, PRIVILEGED};
use crate::model::Assignment;
use crate::node::Node;

/// A built-in role of Azure.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let reader = app.add_user_assigned_identity("reader");
/// let role = app.add_key_vault("secrets").with_role_assignments(reader).KeyVaultSecretsUser;
/// assert_eq!(role.definition().name, "KeyVaultSecretsUser");
/// assert_eq!(role.definition().id, "4633458b-17de-408a-b874-0445c86b69e6");
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct RoleDefinition {
    /// The name in a block, such as `KeyVaultSecretsUser`.
    pub name: &'static str,
    /// The role definition's id, a GUID, the same in every tenant.
    pub id: &'static str,
    /// What Azure calls it, such as `Key Vault Secrets User`.
    pub azure_name: &'static str,
    /// What the published assignment's symbolic name ends in. The general roles have their id
    /// here: the reference knows no name for them.
    pub symbol: &'static str,
}

/// A principal and a target, before a role is chosen. For authors of kinds, and for roles that
/// Azure does not bring.
///
/// ```
/// use std::panic::Location;
///
/// use app_model::{Builder, Pair, Role, RoleDefinition};
///
/// /// A role that the organization has defined in its tenant.
/// static AUDITOR: RoleDefinition = RoleDefinition {
///     name: "ContosoAuditor",
///     id: "11111111-2222-3333-4444-555555555555",
///     azure_name: "Contoso Auditor",
///     symbol: "ContosoAuditor",
/// };
///
/// let app = Builder::new();
/// let auditor = app.add_user_assigned_identity("auditor");
/// let vault = app.add_key_vault("secrets");
/// let role: Role<'_> = Pair::new(auditor.node(), vault.node(), Location::caller()).role(&AUDITOR);
/// role.grant();
///
/// let application = app.build().expect("the model is right");
/// assert!(application.module("auditor-roles-secrets").is_some_and(|text| text.contains(AUDITOR.id)));
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use = "a pair is nothing by itself: call `.role(…)` and `.grant()`, or `.grant_nothing()`"]
pub struct Pair<'app> {
    owner: Node<'app>,
    target: Node<'app>,
    location: &'static Location<'static>,
}

impl<'app> Pair<'app> {
    /// A principal and a target, at the place in the source that messages show.
    pub fn new(
        owner: Node<'app>,
        target: Node<'app>,
        location: &'static Location<'static>,
    ) -> Self {
        Self { owner, target, location }
    }

    /// Says that the principal has no role on the target, unless others are granted: not even the default
    /// ones of a reference.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let vault = app.add_key_vault("secrets");
    /// let web = app.add_container("web", "nginx:1.29").reference(vault);
    /// web.with_role_assignments(vault).grant_nothing();
    /// # let application = app.build().expect("the model is right");
    /// # let text = application.module("web-roles-secrets").expect("a module");
    /// # assert!(!text.contains("roleAssignments"), "{text}");
    /// ```
    pub fn grant_nothing(self) {
        self.record(None, None);
    }

    /// The pair with a role.
    pub fn role<K>(self, role: &'static RoleDefinition) -> Role<'app, K> {
        Role { pair: self, role, kind: PhantomData }
    }

    fn record(self, role: Option<&'static RoleDefinition>, allowed: Option<Allowed>) {
        self.target.app().assign(Assignment {
            owner: self.owner.id(),
            target: self.target.id(),
            role,
            allowed,
            location: self.location,
        });
    }
}

/// A role that a principal can be granted on a resource.
///
/// `K` says whether it takes a reason: [`Ordinary`], or one of [`privileged`].
///
/// ```
/// use app_model::{Builder, Role};
///
/// let app = Builder::new();
/// let reader = app.add_user_assigned_identity("reader");
/// let vault = app.add_key_vault("secrets");
/// let role: Role<'_> = vault.with_role_assignments(reader).KeyVaultSecretsUser;
/// role.grant();
/// assert_eq!(role.definition().name, "KeyVaultSecretsUser");
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use = "a role alone is not granted: call `.grant()`, or `.grant_because(\"…\")` if it is a privileged one"]
pub struct Role<'app, K = Ordinary> {
    pair: Pair<'app>,
    role: &'static RoleDefinition,
    kind: PhantomData<K>,
}

/// A role that needs no reason.
///
/// ```
/// use app_model::roles::Ordinary;
/// use app_model::{Builder, Role};
///
/// let app = Builder::new();
/// let web = app.add_user_assigned_identity("web-id");
/// let images = app.add_container_registry("images").with_role_assignments(web);
/// let data = app.add_storage("data").with_role_assignments(web);
/// let roles: [Role<'_, Ordinary>; 2] = [images.AcrPull, data.StorageBlobDataReader];
/// roles.map(Role::grant);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Ordinary {}

impl<'app, K> Role<'app, K> {
    /// Grants the role. Granting it twice is the same as once.
    pub fn grant(self)
    where
        K: GrantedWithoutReason,
    {
        self.pair.record(Some(self.role), None);
    }

    /// Grants a role that takes a reason: a [`privileged`] one. The reason is published with the
    /// grant, for whoever reviews it.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let deployer = app.add_user_assigned_identity("deployer");
    /// let vault = app.add_key_vault("secrets");
    /// let roles = vault.with_role_assignments(deployer);
    /// roles.UserAccessAdministrator.grant_because("creates the grants of each tenant");
    /// assert!(app.build().is_ok());
    /// ```
    pub fn grant_because(self, reason: &str)
    where
        K: GrantedWithReason,
    {
        self.pair.role::<Ordinary>(self.role).allow(PRIVILEGED, reason);
    }

    /// The same for a role that is hardly ever meant for two reasons: what it returns takes the other one.
    ///
    /// ```
    /// use app_model::{Builder, lint};
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let data = app.add_storage("data");
    /// let setup = app.add_container("setup", "contoso/setup:3");
    /// setup.reference(data.add_queue("jobs")).min_replicas(1);
    /// let owner = data.with_role_assignments(setup).Owner;
    /// owner
    ///     .granted_because("hands the account over to its team")
    ///     .grant_allowing(lint::insufficient_role, "it signs in with the account's key");
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    pub fn granted_because(self, reason: &str) -> Role<'app>
    where
        K: GrantedWithReason,
    {
        let role = self.pair.role(self.role);
        role.allow(PRIVILEGED, reason);
        role
    }

    /// Grants a role in spite of a lint that is about grants, and says why. The reason is published,
    /// for whoever reviews it.
    ///
    /// ```
    /// use app_model::{Builder, lint};
    ///
    /// let app = Builder::new();
    /// let build = app.add_user_assigned_identity("build");
    /// let roles = app.add_container_registry("images").with_role_assignments(build);
    /// roles.AcrPush.grant();
    /// roles.AcrPull.grant_allowing(lint::implied_role, "the audit looks for this role by its name");
    /// assert!(app.build().is_ok());
    /// ```
    pub fn grant_allowing<L: LintOfGrant>(self, _lint: L, reason: &str)
    where
        K: GrantedWithoutReason,
    {
        self.allow(L::NAME, reason);
    }

    /// The same for a role with two such lints: what it returns takes the other one.
    ///
    /// ```
    /// use app_model::{Builder, lint};
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let data = app.add_storage("data");
    /// let web = app.add_container("web", "contoso/web:3");
    /// web.reference(data.add_queue("jobs")).min_replicas(1);
    /// let roles = data.with_role_assignments(web);
    /// roles.Contributor.grant_allowing(lint::insufficient_role, "it signs in with a key");
    /// roles
    ///     .Reader
    ///     .granted_allowing(lint::insufficient_role, "it signs in with a key")
    ///     .grant_allowing(lint::implied_role, "the audit looks for this role by its name");
    /// # assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
    /// ```
    pub fn granted_allowing<L: LintOfGrant>(self, _lint: L, reason: &str) -> Self
    where
        K: GrantedWithoutReason,
    {
        self.allow(L::NAME, reason);
        self
    }

    fn allow(&self, lint: &'static str, reason: &str) {
        let Pair { location, .. } = self.pair;
        let allowed = Allowed { lint, reason: reason.to_owned(), location };
        self.pair.record(Some(self.role), Some(allowed));
    }

    /// The role.
    #[must_use]
    pub fn definition(self) -> &'static RoleDefinition {
        self.role
    }
}

/// A role that may be granted without a reason: [`Ordinary`].
///
/// ```
/// use app_model::roles::GrantedWithoutReason;
/// use app_model::{Builder, Role};
///
/// fn grant_all<K: GrantedWithoutReason + Copy>(roles: &[Role<'_, K>]) {
///     roles.iter().for_each(|role| role.grant());
/// }
///
/// let app = Builder::new();
/// let data = app.add_storage("data").with_role_assignments(app.add_user_assigned_identity("web-id"));
/// grant_all(&[data.StorageBlobDataReader, data.StorageQueueDataMessageSender]);
/// # assert!(app.build().is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` lets its holder give rights to itself and to others [AM0622]",
    label = "a role like this is granted with a reason",
    note = "to work with data, a role for the data is enough, such as `KeyVaultSecretsUser` or `StorageBlobDataContributor`; `{Self}` alone reads no secret and no blob",
    note = "if it is meant, say why: `#[allow(privileged_role, reason = \"…\")]` before `roles`; in Rust, `.grant_because(\"…\")`"
)]
pub trait GrantedWithoutReason {}

#[diagnostic::do_not_recommend]
impl GrantedWithoutReason for Ordinary {}
#[diagnostic::do_not_recommend]
impl GrantedWithoutReason for std::convert::Infallible {}

/// A role that is granted with a reason: one of [`privileged`].
///
/// ```
/// use app_model::roles::GrantedWithReason;
/// use app_model::{Builder, Role};
///
/// fn grant_by_ticket<K: GrantedWithReason>(role: Role<'_, K>, ticket: u32) {
///     role.grant_because(&format!("approved in ticket {ticket}"));
/// }
///
/// let app = Builder::new();
/// let setup = app.add_user_assigned_identity("setup");
/// grant_by_ticket(app.add_key_vault("secrets").with_role_assignments(setup).Owner, 4711);
/// # assert!(app.build().is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`privileged_role` allows nothing here [AM0624]",
    label = "this role needs no reason",
    note = "put the attribute before a `roles` that grants privileged roles only, and the other roles into a `roles` of their own"
)]
pub trait GrantedWithReason {}

#[diagnostic::do_not_recommend]
impl GrantedWithReason for privileged::Owner {}
#[diagnostic::do_not_recommend]
impl GrantedWithReason for privileged::UserAccessAdministrator {}
#[diagnostic::do_not_recommend]
impl GrantedWithReason for privileged::RoleBasedAccessControlAdministrator {}

/// Grants a role: `grant(vault.with_role_assignments(identity).Reader)` is
/// `vault.with_role_assignments(identity).Reader.grant()`.
///
/// This is what the grants of a block expand to: the compiler then reports a role that needs a reason
/// at the role. It is no method of the builder, since each borrow of that costs the compiler time.
///
/// ```
/// use app_model::{Builder, grant};
///
/// let app = Builder::new();
/// let reader = app.add_user_assigned_identity("reader");
/// grant(app.add_key_vault("secrets").with_role_assignments(reader).KeyVaultSecretsUser);
/// # assert!(app.build().is_ok());
/// ```
pub fn grant<K: GrantedWithoutReason>(role: Role<'_, K>) {
    role.grant();
}

/// Grants a role that takes a reason: [`Role::grant_because`] as a function.
///
/// ```
/// use app_model::{Builder, grant_because};
///
/// let app = Builder::new();
/// let deployer = app.add_user_assigned_identity("deployer");
/// let roles = app.add_key_vault("secrets").with_role_assignments(deployer);
/// grant_because(roles.UserAccessAdministrator, "creates the grants of each tenant");
/// # assert!(app.build().is_ok());
/// ```
pub fn grant_because<K: GrantedWithReason>(role: Role<'_, K>, reason: &str) {
    role.grant_because(reason);
}

/// Grants a role in spite of a lint: [`Role::grant_allowing`] as a function.
///
/// ```
/// use app_model::{Builder, grant, grant_allowing, lint};
///
/// let app = Builder::new();
/// let build = app.add_user_assigned_identity("build");
/// let roles = app.add_container_registry("images").with_role_assignments(build);
/// grant(roles.AcrPush);
/// grant_allowing(roles.AcrPull, lint::implied_role, "the audit looks for this role by its name");
/// # assert!(app.build().is_ok());
/// ```
pub fn grant_allowing<K: GrantedWithoutReason, L: LintOfGrant>(
    role: Role<'_, K>,
    lint: L,
    reason: &str,
) {
    role.grant_allowing(lint, reason);
}
