//! The traits that decide what may stand where.
//!
//! Their texts are what the compiler says when something stands in the wrong place.

use std::panic::Location;

use crate::builder::{Builder, Node};

/// A keyword that declares something at the top level.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be declared here",
    label = "`{Self}` is not a declaration of the top level without arguments",
    note = "a child, such as a queue, is declared inside the braces of its parent"
)]
pub trait Declare<'app> {
    /// What the declaration returns.
    type Handle;

    /// Adds the declaration to the builder.
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle;
}

/// A keyword that declares something from arguments in parentheses.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes no arguments of this kind",
    label = "unexpected arguments for `{Self}`",
    note = "settings go into braces: `{Self} name {{ setting: value; }}`"
)]
pub trait DeclareFrom<'app, A> {
    /// What the declaration returns.
    type Handle;

    /// Adds the declaration to the builder.
    fn declare_from(
        app: &'app Builder,
        name: &str,
        arguments: A,
        location: &'static Location<'static>,
    ) -> Self::Handle;
}

/// A keyword that declares something inside `P`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be declared inside a `{P}`",
    label = "not a child of a `{P}`",
    note = "each kind has children of its own, such as `secret` in a `keyvault` and `queue` in a `storage`"
)]
pub trait ChildOf<'app, P> {
    /// What the declaration returns.
    type Handle;

    /// Adds the child to its parent.
    fn declare(parent: P, name: &str, location: &'static Location<'static>) -> Self::Handle;
}

/// Something that roles can be granted to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a role",
    label = "roles are granted to identities, and this is a `{Self}`",
    note = "declare one with `identity name;` and write its name on the left of `=>`"
)]
pub trait Principal<'app>: Copy {
    /// The declaration behind the handle.
    fn principal(self) -> Node<'app>;
}

/// Something that roles can be granted on.
#[diagnostic::on_unimplemented(
    message = "there are no roles on `{Self}`",
    label = "expected a resource that roles can be granted on"
)]
pub trait RoleTarget<'app>: Copy {
    /// The roles of the kind, one field each.
    type Roles;

    /// The roles, ready to be granted to a principal.
    fn roles_for(self, owner: Node<'app>, location: &'static Location<'static>) -> Self::Roles;
}

/// Something that may exist already in Azure.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an existing resource",
    label = "expected a resource, such as an identity or a vault",
    note = "`existing` refers to a resource that is in Azure already; a parameter, an output or a child is not one"
)]
pub trait MayExist<'app>: Copy {
    /// The declaration behind the handle.
    fn node(self) -> Node<'app>;
}
