//! The macros that kinds are written with.
//!
//! They are public, so that another crate can bring kinds of its own.

/// Defines the handle of a resource kind, its keyword, and what all handles have in common.
///
/// The handle's own settings are ordinary methods, best made with [`settings!`](crate::settings).
/// `tests/tests/foreign_kind/main.rs` in the repository shows a kind from outside this crate.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! azure_resource {
    (
        $(#[$doc:meta])*
        pub struct $Handle:ident, $(#[$keyword_doc:meta])* keyword $keyword:ident,
        settings $Settings:ty, choices $Choices:ty $(, roles $Roles:ident)?
        $(, info $Info:path)? $(, programs $Programs:expr)? $(, facts $Facts:expr)? $(, unused $Unused:ident)? $(,)?
    ) => {
        $crate::__private::located! { ($Handle)
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            #[allow(dead_code, reason = "a kind of another crate may be private to it")]
            pub struct $Handle<'app> {
                node: $crate::Node<'app>,
                /// The choices of the settings, one field each: `handle.sku(handle.choices.Premium)`.
                pub choices: $Choices,
            }
        }

        $crate::__private::located! { ($keyword)
            $(#[$keyword_doc])*
            #[allow(non_camel_case_types)]
            #[derive(Debug)]
            pub enum $keyword {}
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::Keyword<'app> for $keyword {
            type Handle = $Handle<'app>;
            $( const INFO: ::std::option::Option<&'static $crate::KindInfo> =
                ::std::option::Option::Some(&$Info); )?
            const SETTINGS: &'static [&'static str] = {
                #[allow(unused_imports, reason = "it is for settings without rules")]
                use $crate::literal::NoLiterals as _;
                $crate::literal::SettingsOf::<$Settings>::NAMES
            };
            const LITERALS: &'static [(&'static str, $crate::LiteralRule)] = {
                #[allow(unused_imports, reason = "it is for settings without rules")]
                use $crate::literal::NoLiterals as _;
                $crate::literal::SettingsOf::<$Settings>::LITERALS
            };
            $( const PROGRAMS: ::std::option::Option<(&'static str, $crate::NameRule)> =
                ::std::option::Option::Some($Programs); )?
            $( const FACTS: $crate::facts::Facts = $Facts; )?
            $( const ROLES: &'static [&'static str] = {
                #[allow(unused_imports, reason = "it is for tables without names")]
                use $crate::roles::NoNames as _;
                $crate::roles::NamesOf::<$Roles<'static>>::NAMES
            }; )?
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::Declare<'app> for $keyword {
            fn declare(
                app: &'app $crate::Builder,
                name: &str,
                location: &'static ::std::panic::Location<'static>,
            ) -> Self::Handle {
                let settings = <$Settings as ::std::default::Default>::default();
                let node = app.add_resource(name, ::std::boxed::Box::new(settings), location);
                $Handle { node, choices: <$Choices>::ALL }
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::MayExist<'app> for $Handle<'app> {
            fn node(self) -> $crate::Node<'app> {
                self.node
            }
        }

        impl<'app> $crate::RunsNoCode for $Handle<'app> {}

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::Dependency<'app> for $Handle<'app> {
            fn node(self) -> $crate::Node<'app> {
                self.node
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::LintOf<$Handle<'app>> for $crate::lint::same_existing {
            const NAME: &'static str = "same_existing";

            fn node<'d>(declaration: &'d $Handle<'app>) -> $crate::Node<'d> {
                declaration.node
            }
        }

        // A kind of another crate may be private to it.
        #[allow(dead_code)]
        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// Declares a child by its keyword: `data.add::<queue, _>("jobs")`. The second type is
                /// the child's handle, and always inferred.
                #[allow(clippy::should_implement_trait, reason = "it adds a child")]
                #[track_caller]
                pub fn add<K: ::app_model::ChildOf<'app, Self, Handle = H>, H>(self, name: &str) -> H {
                    K::declare(self, name, ::std::panic::Location::caller())
                }

                /// A resource has no value: the bound holds for no type, and says what to write.
                #[doc(hidden)]
                pub fn value<V: ::app_model::ResourceValue>(self, _value: V) -> Self {
                    self
                }

                /// Pins the name in Azure. Without it the name is made from the declared one and a
                /// suffix that is unique to the resource group.
                pub fn name(self, name: impl ::app_model::IntoValue<'app, ::std::string::String>) -> Self {
                    self.node.pin_name(name.into_value(self.node.app()));
                    self
                }
            }

            /// Tags of the resource, besides the one that names it in the model.
            pub fn tags(self) -> $crate::Tags<'app> {
                $crate::__private::tags(self.node)
            }

            /// The resource as one that this application may only refer to: an existing one on which
            /// nothing is granted, and in which nothing is created.
            #[must_use]
            pub fn read_only(self) -> $crate::ReadOnly<Self> {
                $crate::ReadOnly::new(self)
            }

            /// Says that the resource exists already and is only referred to when publishing.
            #[track_caller]
            pub fn publish_as_existing(
                self,
                name: impl $crate::IntoValue<'app, ::std::string::String>,
            ) -> $crate::ExistingResource<'app> {
                self.node.app().publish_as_existing(self, name)
            }

            /// The same for run mode only.
            #[track_caller]
            pub fn run_as_existing(
                self,
                name: impl $crate::IntoValue<'app, ::std::string::String>,
            ) -> $crate::ExistingResource<'app> {
                self.node.app().run_as_existing(self, name)
            }

            /// The same for both modes.
            #[track_caller]
            pub fn as_existing(
                self,
                name: impl $crate::IntoValue<'app, ::std::string::String>,
            ) -> $crate::ExistingResource<'app> {
                self.node.app().as_existing(self, name)
            }

            /// Leaves the resource out of everything that is published.
            pub fn exclude_from_publish(self) -> Self {
                self.node.exclude();
                self
            }

            /// Adjusts the resource's Bicep module each time it is written: `adjust` gets the
            /// syntax tree after the kind has filled it.
            pub fn configure(self, adjust: impl Fn(&mut $crate::bicep::Module) + 'static) -> Self {
                self.node.adjust(adjust);
                self
            }
        }

        $crate::__handle_common!($Handle);
        $crate::__unused!($Handle $(, $Unused)?);
        $crate::__private::words! { struct $Handle: ResourceBody }

        $(
            #[diagnostic::do_not_recommend]
            impl<'app> $crate::RoleTarget<'app> for $Handle<'app> {
                type Roles = $Roles<'app>;

                fn roles_for(
                    self,
                    owner: $crate::Node<'app>,
                    location: &'static ::std::panic::Location<'static>,
                ) -> Self::Roles {
                    $Roles::new($crate::Pair::new(owner, self.node, location))
                }
            }
        )?
    };
}

/// Lets roles be granted on a kind: `vault.with_role_assignments(identity).Reader.grant()`.
///
/// For each kind that holds roles but is no principal itself.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! role_target {
    ($Handle:ident, $Roles:ident) => {
        $crate::__private::words! { roles $Handle: $Roles }
        $crate::__private::located! { ($Handle) impl<'app> $Handle<'app> {
            /// The roles that the principal can be granted on this resource, one field each:
            /// `vault.with_role_assignments(identity).Reader.grant()`.
            ///
            /// Without a call of `grant` the pair is recorded with no role: the resource's
            /// default roles are then not granted either.
            #[track_caller]
            pub fn with_role_assignments(
                self,
                who: impl ::app_model::Principal<'app>,
            ) -> $Roles<'app> {
                ::app_model::RoleTarget::roles_for(
                    self,
                    who.principal(),
                    ::std::panic::Location::caller(),
                )
            }
        }}
    };
}

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
            #[must_use]
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

/// Defines the handle of a child, and its keyword as a child of `Parent`.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! child_resource {
    (
        $(#[$doc:meta])*
        pub struct $Handle:ident, keyword $keyword:ident, parent $Parent:ident,
        settings $Settings:ty, choices $Choices:ty $(, info $Info:path)? $(, need $Need:expr)? $(,)?
    ) => {
        $crate::__private::located! { ($Handle)
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            #[allow(dead_code, reason = "a kind of another crate may be private to it")]
            pub struct $Handle<'app> {
                node: $crate::Node<'app>,
                /// The choices of the settings, one field each.
                pub choices: $Choices,
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::ChildOf<'app, $Parent<'app>> for $keyword {
            type Handle = $Handle<'app>;
            $( const INFO: ::std::option::Option<&'static $crate::ChildInfo> =
                ::std::option::Option::Some(&$Info); )?
            const LITERALS: &'static [(&'static str, $crate::LiteralRule)] = {
                #[allow(unused_imports, reason = "it is for settings without rules")]
                use $crate::literal::NoLiterals as _;
                $crate::literal::SettingsOf::<$Settings>::LITERALS
            };
            const SETTINGS: &'static [&'static str] = {
                #[allow(unused_imports, reason = "it is for settings without rules")]
                use $crate::literal::NoLiterals as _;
                $crate::literal::SettingsOf::<$Settings>::NAMES
            };
            $( const NEED: ::std::option::Option<$crate::roles::Need> =
                ::std::option::Option::Some($Need); )?

            fn declare(
                parent: $Parent<'app>,
                name: &str,
                location: &'static ::std::panic::Location<'static>,
            ) -> Self::Handle {
                let settings = <$Settings as ::std::default::Default>::default();
                let settings = ::std::boxed::Box::new(settings);
                let node = parent.node.app().add_child(parent.node, name, settings, location);
                $Handle { node, choices: <$Choices>::ALL }
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::ChildOf<'app, $crate::__private::Nowhere<$Parent<'app>>> for $keyword {
            type Handle = $Handle<'app>;

            fn declare(
                parent: $crate::__private::Nowhere<$Parent<'app>>,
                _name: &str,
                _location: &'static ::std::panic::Location<'static>,
            ) -> Self::Handle {
                parent.never()
            }
        }

        // A kind of another crate may be private to it.
        #[allow(dead_code)]
        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// Roles are granted on the parent: the bound holds for no type, and says so.
                #[doc(hidden)]
                pub fn with_role_assignments<W: ::app_model::GrantOnChild>(
                    self,
                    _who: W,
                ) -> W::Roles {
                    W::none()
                }

                /// Children have no children: the bound says what stands where.
                #[doc(hidden)]
                #[allow(clippy::should_implement_trait, reason = "it adds a child")]
                #[track_caller]
                pub fn add<K: ::app_model::ChildOf<'app, Self, Handle = H>, H>(self, name: &str) -> H {
                    K::declare(self, name, ::std::panic::Location::caller())
                }

                /// The name in Azure, when it is not the declared one.
                pub fn name(self, name: &str) -> Self {
                    self.node.pin_name(::app_model::Value::String(name.into()));
                    self
                }
            }
        }

        $crate::__handle_common!($Handle);
        $crate::__unused!($Handle);
        $crate::__private::words! { struct $Handle: ChildBody }
        $crate::__child_word! { $Parent $keyword }
    };
}

/// The keyword of a child among the words of its parent's body.
#[doc(hidden)]
#[macro_export]
macro_rules! __child_word {
    ($Parent:ident $keyword:ident) => {
        $crate::__private::words! { impl $Parent {
            #[doc = concat!("Declares a child: `", stringify!($keyword), " name;`.")]
            $keyword
        } }
    };
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

/// Defines the settings of a kind: one optional value and one setter method each. A rule after
/// `where` holds for values that are literals; `check_settings` reports them in the kind's `check`.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! settings {
    (
        $(#[$doc:meta])*
        $vis:vis struct $Settings:ident for $Handle:ident {
            $( $(#[$setting_doc:meta])* $setting:ident: $Type:ty $(where $Rule:expr)?, )*
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
                $( $(
                    findings.literal(stringify!($setting), &$Rule, self.$setting.as_ref());
                )? )*
                $( findings.of_existing(stringify!($setting), self.$setting.is_some()); )*
            }
        }

        impl<'app> $Handle<'app> {
            $(
                $crate::__private::located! { ($Type, $setting)
                    $(#[$setting_doc])*
                    pub fn $setting(self, value: impl ::app_model::IntoValue<'app, $Type>) -> Self {
                        let value = value.into_value(self.node.app());
                        self.node.settings(|settings: &mut $Settings| {
                            settings.$setting = ::std::option::Option::Some(value);
                        });
                        self
                    }
                }
            )*
        }

        $crate::__private::words! { impl $Handle {
            $( $(#[$setting_doc])* $setting: $Type, )*
        } }
    };
}

/// Defines the choices of a kind's settings: an enum per setting, and one struct with a field per
/// choice, from which a block takes them by name.
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
