//! How the roles of a kind are defined: a field for each, with its name.

use std::marker::PhantomData;

/// The names of the roles in a table; none, if it is not made with [`role_table!`](crate::role_table).
#[doc(hidden)]
#[derive(Debug)]
pub struct NamesOf<R>(PhantomData<R>);

/// A table of roles with their names.
#[doc(hidden)]
pub trait HasNames {
    /// The names.
    const NAMES: &'static [&'static str];
}

impl<R: HasNames> NamesOf<R> {
    /// The names.
    pub const NAMES: &'static [&'static str] = R::NAMES;
}

/// What holds when a table has no names.
#[doc(hidden)]
pub trait NoNames {
    /// None.
    const NAMES: &'static [&'static str] = &[];
}

impl<T> NoNames for T {}

/// Defines the roles of a kind: a struct with one field per role, first the kind's own, then the
/// general ones of Azure, then those that take a reason.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! role_table {
    (
        $(#[$doc:meta])*
        pub struct $Roles:ident {
            $( $(#[$role_doc:meta])* $Role:ident = $id:literal, $azure:literal; )*
        }
        general { $( $(#[$general_doc:meta])* $General:ident = $general_id:literal, $general_azure:literal; )* }
        $( privileged { $( $(#[$high_doc:meta])* $High:ident = $high_id:literal, $high_azure:literal; )* } )?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        #[allow(non_snake_case)]
        #[must_use = "these are the roles that can be granted, and none is: name one and call `.grant()`, or call `.grant_nothing()`"]
        #[non_exhaustive]
        pub struct $Roles<'app> {
            $( $(#[$role_doc])* pub $Role: $crate::Role<'app>, )*
            $( $(#[$general_doc])* pub $General: $crate::Role<'app>, )*
            $( $( $(#[$high_doc])* pub $High: $crate::Role<'app, $crate::roles::privileged::$High>, )* )?
            pair: $crate::Pair<'app>,
        }

        impl $crate::roles::HasNames for $Roles<'_> {
            const NAMES: &'static [&'static str] = &[
                $( stringify!($Role), )*
                $( stringify!($General), )*
                $( $( stringify!($High), )* )?
            ];
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
            pub fn new(pair: $crate::Pair<'app>) -> Self {
                Self {
                    pair,
                    $( $Role: pair.role(Self::$Role), )*
                    $(
                        $General: pair.role(&$crate::RoleDefinition {
                            name: stringify!($General),
                            id: $general_id,
                            azure_name: $general_azure,
                            symbol: $general_id,
                        }),
                    )*
                    $( $(
                        $High: pair.role(&$crate::RoleDefinition {
                            name: stringify!($High),
                            id: $high_id,
                            azure_name: $high_azure,
                            symbol: $high_id,
                        }),
                    )* )?
                }
            }

            /// Says that the principal has no role on the target, unless others are granted: not even the
            /// default ones of a reference. In a block, `who => []`.
            #[allow(dead_code, reason = "a kind of another crate may be private to it")]
            pub fn grant_nothing(self) {
                self.pair.grant_nothing();
            }
        }
    };
}
