//! Azure's built-in roles, and grants of them.

mod tables;

use std::panic::Location;

pub use tables::*;

use crate::builder::Node;
use crate::model::Assignment;

/// A built-in role of Azure.
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

/// A principal and a target, before a role is chosen. For authors of kinds.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'app> {
    owner: Node<'app>,
    target: Node<'app>,
    location: &'static Location<'static>,
}

impl<'app> Pair<'app> {
    /// Records the pair.
    #[must_use]
    pub fn new(
        owner: Node<'app>,
        target: Node<'app>,
        location: &'static Location<'static>,
    ) -> Self {
        let pair = Self { owner, target, location };
        pair.record(None);
        pair
    }

    /// The pair with a role.
    #[must_use]
    pub fn role(self, role: &'static RoleDefinition) -> Role<'app> {
        Role { pair: self, role }
    }

    fn record(self, role: Option<&'static RoleDefinition>) {
        self.target.app().assign(Assignment {
            owner: self.owner.id(),
            target: self.target.id(),
            role,
            location: self.location,
        });
    }
}

/// A role that a principal can be granted on a resource.
#[derive(Debug, Clone, Copy)]
pub struct Role<'app> {
    pair: Pair<'app>,
    role: &'static RoleDefinition,
}

impl Role<'_> {
    /// Grants the role. Granting it twice is the same as once.
    pub fn grant(self) {
        self.pair.record(Some(self.role));
    }

    /// The role.
    #[must_use]
    pub fn definition(self) -> &'static RoleDefinition {
        self.role
    }
}

/// Defines the roles of a kind: a struct with one field per role, first the kind's own, then the
/// general ones of Azure.
#[macro_export]
macro_rules! role_table {
    (
        $(#[$doc:meta])*
        pub struct $Roles:ident {
            $( $(#[$role_doc:meta])* $Role:ident = $id:literal, $azure:literal; )*
        }
        general { $( $(#[$general_doc:meta])* $General:ident = $general_id:literal, $general_azure:literal; )* }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        #[allow(non_snake_case)]
        #[non_exhaustive]
        pub struct $Roles<'app> {
            $( $(#[$role_doc])* pub $Role: $crate::Role<'app>, )*
            $( $(#[$general_doc])* pub $General: $crate::Role<'app>, )*
        }

        #[allow(non_upper_case_globals, missing_docs)]
        impl<'app> $Roles<'app> {
            $(
                #[doc(hidden)]
                pub const $Role: &'static $crate::RoleDefinition = &$crate::RoleDefinition {
                    name: stringify!($Role), id: $id, azure_name: $azure, symbol: stringify!($Role),
                };
            )*

            #[doc(hidden)]
            #[must_use]
            pub fn new(pair: $crate::Pair<'app>) -> Self {
                Self {
                    $( $Role: pair.role(Self::$Role), )*
                    $(
                        $General: pair.role(&$crate::RoleDefinition {
                            name: stringify!($General),
                            id: $general_id,
                            azure_name: $general_azure,
                            symbol: $general_id,
                        }),
                    )*
                }
            }
        }
    };
}
