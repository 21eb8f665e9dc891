//! Existing resources that this application may only refer to.

use std::ops::Deref;
use std::panic::Location;

use crate::builder::Builder;

use crate::declare::{
    Declare, Dependency, Environment, Keyword, LogWorkspace, MayExist, Principal, ReferenceTarget,
    RoleTarget, RunAs,
};
use crate::kinds::identity::Identity;
use crate::lint::{LintOf, Unused, Usual, same_existing};
use crate::node::Node;

/// The handle of an existing resource that this application may only refer to: nothing is granted on
/// it, and nothing is created in it, because somebody else decides about both. What has a role on it
/// got the role there.
///
/// In a block it is `existing_read_only`. Outputs are those of the resource itself.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let vault = app.add_key_vault("secrets").read_only();
/// app.publish_as_existing(vault, "corp-vault").resource_group("shared");
/// app.add_output("vault-uri", vault.vault_uri());
/// assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ReadOnly<H>(H);

impl Builder {
    /// Declares something by its keyword that this application may only refer to:
    /// `app.add_read_only::<keyvault>("secrets")` is `app.add_key_vault("secrets").read_only()`.
    ///
    /// It has to be an existing resource, too: see
    /// [`publish_as_existing`](Self::publish_as_existing).
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::keyvault;
    ///
    /// let app = Builder::new();
    /// let vault = app.add_read_only::<keyvault>("secrets");
    /// app.publish_as_existing(vault, "corp-vault").resource_group("shared");
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn add_read_only<'app, K: Declare<'app>>(
        &'app self,
        name: &str,
    ) -> ReadOnly<<K as Keyword<'app>>::Handle> {
        ReadOnly(K::declare(self, name, Location::caller()))
    }
}

impl<H> ReadOnly<H> {
    /// The handle as one that is only referred to. For authors of kinds.
    #[must_use]
    pub fn new(handle: H) -> Self {
        Self(handle)
    }

    /// Who may do what is decided where the resource belongs: the bound holds for an identity,
    /// whose roles are on other resources, and says so for everything else.
    #[track_caller]
    pub fn with_role_assignments<'app, W: AssignWith<'app, H>>(self, who: W) -> W::Roles {
        who.roles(self.0, Location::caller())
    }
}

impl<H> Deref for ReadOnly<H> {
    type Target = H;

    fn deref(&self) -> &H {
        &self.0
    }
}

/// What roles can be assigned with to a resource that is read only.
#[diagnostic::on_unimplemented(
    message = "`{H}` is existing and read only here, so no role can be granted on it [AM0427]",
    label = "`roles` is not allowed in the body of something that is read only",
    note = "somebody else grants the role there; to grant it from here, write `existing` instead of `existing_read_only`"
)]
pub trait AssignWith<'app, H> {
    /// The roles.
    type Roles;

    #[doc(hidden)]
    fn roles(self, handle: H, location: &'static Location<'static>) -> Self::Roles;
}

/// An identity is read only, too, and gets roles on other resources all the same.
#[diagnostic::do_not_recommend]
impl<'app, T: RoleTarget<'app>> AssignWith<'app, Identity<'app>> for T {
    type Roles = T::Roles;

    fn roles(self, handle: Identity<'app>, location: &'static Location<'static>) -> T::Roles {
        self.roles_for(handle.node(), location)
    }
}

#[diagnostic::do_not_recommend]
impl<'app, H: MayExist<'app>> MayExist<'app> for ReadOnly<H> {
    const READ_ONLY: bool = true;

    fn node(self) -> Node<'app> {
        self.0.node()
    }
}

#[diagnostic::do_not_recommend]
impl<'app, H: Principal<'app>> Principal<'app> for ReadOnly<H> {
    fn principal(self) -> Node<'app> {
        self.0.principal()
    }
}

#[diagnostic::do_not_recommend]
impl<H: Unused> Unused for ReadOnly<H> {
    type Lint = Usual;
}

#[diagnostic::do_not_recommend]
impl<H: Copy> LintOf<ReadOnly<H>> for same_existing
where
    Self: LintOf<H>,
{
    const NAME: &'static str = <Self as LintOf<H>>::NAME;

    fn node(declaration: &ReadOnly<H>) -> Node<'_> {
        <Self as LintOf<H>>::node(&declaration.0)
    }
}

macro_rules! as_itself {
    ($($Trait:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'app, H: $Trait<'app>> $Trait<'app> for ReadOnly<H> {
            fn node(self) -> Node<'app> {
                self.0.node()
            }
        }
    )*};
}

as_itself! { Dependency Environment LogWorkspace ReferenceTarget RunAs }
