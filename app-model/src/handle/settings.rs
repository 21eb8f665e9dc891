//! What a kind can be set to, and what is read of it.

/// Defines the settings of a kind: one optional value and one setter method each. A rule after
/// `where` holds for values that are literals; `check_settings` reports them in the kind's `check`. A
/// setting `as written` takes what is known when the application is published, and no reference:
/// [`WrittenValue`](crate::WrittenValue).
///
/// A setting whose type is an enum of [`choices!`](crate::choices) takes what its bound `OneOf…` allows,
/// which stands beside the enum: who imports the one for a setting imports the other.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! settings {
    (
        $(#[$doc:meta])*
        $vis:vis struct $Settings:ident for $Handle:ident {
            $( $(#[$setting_doc:meta])* $setting:ident: $Type:ty $(as $written:ident)? $(where $Rule:expr)?, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        $vis struct $Settings {
            $( $setting: ::std::option::Option<$crate::Value>, )*
        }

        impl $crate::literal::HasLiterals for $Settings {
            const LITERALS: &'static [(&'static str, $crate::LiteralRule)] =
                &[$( $( (stringify!($setting), $Rule), )? )*];
            const NAMES: &'static [&'static str] = &[$( stringify!($setting) ),*];
        }

        impl $Settings {
            /// Reports the literals that break a rule, and the settings of what exists already.
            #[allow(dead_code, reason = "a kind may check its settings by itself")]
            fn check_settings(&self, findings: &mut $crate::check::Findings<'_>) {
                findings.literals(
                    <Self as $crate::literal::HasLiterals>::LITERALS,
                    &[$( (stringify!($setting), self.$setting.as_ref()) ),*],
                );
                $( findings.of_existing(stringify!($setting), self.$setting.is_some()); )*
            }
        }

        impl<'app> $Handle<'app> {
            $(
                $crate::__setter! {
                    $(#[$setting_doc])*
                    $setting of $Settings: $Type $(as $written)?
                }
            )*
        }

        $crate::__private::words! { impl $Handle {
            $( $(#[$setting_doc])* $setting: $Type $(as $written)?, )*
        } }
    };
}

/// The method that sets a setting.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    ($(#[$doc:meta])* $setting:ident of $Settings:ident: $Type:ty) => {
        $crate::__private::located! { ($Type, $setting)
            $(#[$doc])*
            pub fn $setting(self, value: impl __Bound) -> Self {
                let value = value.into_value(self.node.app());
                self.node.settings(|settings: &mut $Settings| {
                    settings.$setting = ::std::option::Option::Some(value);
                });
                self
            }
        }
    };
    ($(#[$doc:meta])* $setting:ident of $Settings:ident: $Type:ty as written) => {
        $crate::__private::located! { ($Type, $setting)
            $(#[$doc])*
            pub fn $setting(self, value: impl ::app_model::WrittenValue<'app, $Type>) -> Self {
                let value = value.into_value(self.node.app());
                self.node.settings(|settings: &mut $Settings| {
                    settings.$setting = ::std::option::Option::Some(value);
                });
                self
            }
        }
    };
}

/// Defines the choices of a kind's settings: an enum per setting, and one struct with a field per
/// choice, from which a block takes them by name.
///
/// Beside an enum `Size` stand two bounds for settings, whose messages list the choices: `OneOfSize` is a
/// choice, or text that is one when it is deployed; `WrittenSize` is a choice and nothing else.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! choices {
    (
        $(#[$all_doc:meta])*
        pub struct $Choices:ident;
        $(
            $(#[$doc:meta])*
            pub enum $Enum:ident {
                $( $(#[$variant_doc:meta])* $Variant:ident = $text:literal, )*
            }
        )*
    ) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            #[non_exhaustive]
            pub enum $Enum {
                $( $(#[$variant_doc])* $Variant, )*
            }

            #[diagnostic::do_not_recommend]
            impl $crate::Choice for $Enum {
                fn text(&self) -> &'static str {
                    match self {
                        $( Self::$Variant => $text, )*
                    }
                }
            }

            #[diagnostic::do_not_recommend]
            impl<'app> $crate::IntoValue<'app, $Enum> for $Enum {
                fn into_value(self, _app: &$crate::Builder) -> $crate::Value {
                    $crate::Value::String($crate::Choice::text(&self).into())
                }
            }

            $crate::__nowhere! { $Enum }
            $crate::__private::choices! { $Enum { $( $Variant )* }
                "this setting takes one of its choices, and not `{Self}` [AM0434]"
                "a parameter, `parameter name;`, or an output of a resource fits too"
                "a parameter or an output does not fit, since it has its value only when the application is deployed"
            }

            // The choices as an editor lists them.
            const _: () = {
                #[doc(hidden)]
                #[allow(non_snake_case, missing_docs, missing_debug_implementations, unreachable_pub)]
                pub struct Choices {
                    $( $(#[$variant_doc])* pub $Variant: $Enum, )*
                }

                impl $crate::__private::editor::Setting for $Enum {
                    type Choices = Choices;
                }
            };
        )*

        $(#[$all_doc])*
        #[derive(Debug, Clone, Copy)]
        #[allow(non_snake_case)]
        #[non_exhaustive]
        pub struct $Choices {
            $( $( $(#[$variant_doc])* pub $Variant: $Enum, )* )*
        }

        impl $Choices {
            #[doc(hidden)]
            pub const ALL: Self = Self { $( $( $Variant: $Enum::$Variant, )* )* };
        }
    };
}

/// What is a choice when it is deployed: text that whoever deploys gives, or that Azure does.
#[doc(hidden)]
#[macro_export]
macro_rules! __deployed {
    ($Bound:ident $Enum:ident) => {
        #[diagnostic::do_not_recommend]
        impl<'app> $Bound<'app>
            for $crate::kinds::parameter::Parameter<'app, $crate::keyword::string>
        {
        }

        // Beside the only implementation for a parameter the compiler shows where that stands.
        #[diagnostic::do_not_recommend]
        impl<'app> $Bound<'app>
            for $crate::kinds::parameter::Parameter<'app, $crate::__private::Nowhere<$Enum>>
        {
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $Bound<'app> for $crate::OutputRef<'app> {}

        #[diagnostic::do_not_recommend]
        impl<'app> $Bound<'app> for $crate::kinds::bicep::ModuleOutput<'app> {}
    };
}

/// Defines one method per output of a kind's module.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! outputs {
    ($Handle:ident { $( $(#[$doc:meta])* $method:ident = $output:literal, )* }) => {
        impl<'app> $Handle<'app> {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $method(self) -> $crate::OutputRef<'app> {
                    $crate::OutputRef::new(self.node, $output)
                }
            )*
        }

        impl $crate::__private::editor::Outputs for $Handle<'_> {
            type Output = $crate::OutputRef<'static>;
        }

        $crate::__parts! { $Handle { $( $(#[$doc])* $method: $crate::OutputRef<'static>, )* } }
    };
}

/// What is named behind the dot after a declaration, as an editor lists it: outputs, with the
/// children behind them.
#[doc(hidden)]
#[macro_export]
macro_rules! __parts {
    ($Handle:ident { $( $(#[$doc:meta])* $part:ident: $Type:ty, )* }) => {
        const _: () = {
            #[doc(hidden)]
            #[allow(missing_docs, missing_debug_implementations, unreachable_pub)]
            pub struct Parts<C> {
                $( $(#[$doc])* pub $part: $Type, )*
                __children: C,
            }

            impl<C> ::core::ops::Deref for Parts<C> {
                type Target = C;

                fn deref(&self) -> &C {
                    &self.__children
                }
            }

            impl $Handle<'_> {
                #[doc(hidden)]
                pub fn __parts<C>(self) -> Parts<C> {
                    $crate::__private::editor::missing()
                }
            }
        };
    };
}
