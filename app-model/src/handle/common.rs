//! What handles of every sort have in common.

/// Lets programs refer to a kind of resource or child: its
/// [`connection`](crate::AzureResource::connection) is what they are handed.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! reference_target {
    ($($Handle:ident),*) => {$(
        $crate::__referable!($Handle);

        #[$crate::__private::members]
        impl<'app> $Handle<'app> {
            /// Parts of the connection that programs are handed besides, or instead of those of the
            /// same names: `{NAME}_{PART}` is a variable of each program that refers to it.
            #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
            pub fn connection_properties(self) -> $crate::AddedProperties<'app> {
                $crate::__private::connection_properties(self.node)
            }
        }
    )*};
}

/// Lets programs refer to something.
#[doc(hidden)]
#[macro_export]
macro_rules! __referable {
    ($($Handle:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'app> $crate::ReferenceTarget<'app> for $Handle<'app> {
            fn node(self) -> $crate::Node<'app> {
                self.node
            }
        }
    )*};
}

/// What a resource is that nothing uses: as usual, or a lint.
#[doc(hidden)]
#[macro_export]
macro_rules! __unused {
    ($Handle:ident) => {
        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::Unused for $Handle<'app> {
            type Lint = $crate::lint::Usual;
        }
    };
    ($Handle:ident, $Lint:ident) => {
        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::Unused for $Handle<'app> {
            type Lint = $crate::lint::$Lint;
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::LintOf<$Handle<'app>> for $crate::lint::$Lint {
            const NAME: &'static str = stringify!($Lint);

            fn node<'d>(declaration: &'d $Handle<'app>) -> $crate::Node<'d> {
                declaration.node
            }
        }
    };
}

/// What handles of every sort have.
#[doc(hidden)]
#[macro_export]
macro_rules! __handle_common {
    ($Handle:ident) => {
        // A kind of another crate may be private to it.
        #[allow(dead_code)]
        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// Describes the declaration; shown by `cargo run` and, for a parameter, to whoever
                /// deploys.
                pub fn description(self, text: &str) -> Self {
                    self.node.describe(text);
                    self
                }
            }

            /// The declaration behind the handle. For authors of kinds.
            #[must_use]
            pub fn node(self) -> $crate::Node<'app> {
                self.node
            }
        }
    };
}

/// A second, impossible target for a value that has only one. The compiler explains the only
/// implementation of a type at length, with its source; of two it says nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __nowhere {
    ($Type:ty) => {
        #[diagnostic::do_not_recommend]
        impl<'app> $crate::IntoValue<'app, $crate::__private::Nowhere> for $Type {
            fn into_value(self, _app: &$crate::Builder) -> $crate::Value {
                $crate::Value::Bool(false)
            }
        }
    };
}
