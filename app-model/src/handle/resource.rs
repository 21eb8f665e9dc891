//! Handles of resources, and grants on them.

/// Defines the handle of a resource kind, its keyword, and what all handles have in common.
///
/// The handle's own settings are ordinary methods, best made with [`settings!`](crate::settings).
/// `tests/tests/foreign_kind/main.rs` in the repository shows a kind from outside this crate.
///
/// See the example of [`AzureResource`](crate::AzureResource). What each handle has by it, and by the
/// macros for children and for what is referred to:
///
/// ```
/// use app_model::Builder;
/// use app_model::keyword::queue;
///
/// let app = Builder::new();
/// let data = app.add_storage("data").name("contosodata").description("Photos and jobs.");
/// data.tags().entry("cost-center", "4711");
/// let jobs = data.add::<queue, _>("jobs").name("all-jobs");
/// jobs.connection_properties().entry("VisibilitySeconds", 30);
/// data.configure(|module| {
///     module.comment("looked after by the payments team");
/// });
/// assert_ne!(data.node().id(), jobs.node().id());
///
/// let vault = app.add_key_vault("secrets");
/// vault.publish_as_existing("corp-vault");
/// vault.run_as_existing("dev-vault");
/// app.add_key_vault("archive").read_only().as_existing("archive-vault");
/// app.add_key_vault("team").as_existing("team-vault");
/// app.add_container_registry("scratch").exclude_from_publish();
/// # assert!(app.build().is_ok());
/// ```
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

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::LintOf<$Handle<'app>> for $crate::lint::plain_credential {
            const NAME: &'static str = "plain_credential";

            fn node<'d>(declaration: &'d $Handle<'app>) -> $crate::Node<'d> {
                declaration.node
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::LintOf<$Handle<'app>> for $crate::lint::unreferenced_resource {
            const NAME: &'static str = "unreferenced_resource";

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

                /// A resource has no location of its own: the bound holds for no type, and says why.
                #[doc(hidden)]
                pub fn location<V: ::app_model::ResourceLocation>(self, _value: V) -> Self {
                    self
                }

                /// Pins the name in Azure. Without it the name is made from the declared one and a
                /// suffix that is unique to the resource group.
                pub fn name(self, name: impl ::app_model::TextValue<'app>) -> Self {
                    self.node.pin_name(name.into_value(self.node.app()));
                    self
                }
            }

            /// Tags of the resource, besides the one that names it in the model.
            #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
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
                name: impl $crate::TextValue<'app>,
            ) -> $crate::ExistingResource<'app> {
                self.node.app().publish_as_existing(self, name)
            }

            /// The same for run mode only.
            #[track_caller]
            pub fn run_as_existing(
                self,
                name: impl $crate::TextValue<'app>,
            ) -> $crate::ExistingResource<'app> {
                self.node.app().run_as_existing(self, name)
            }

            /// The same for both modes.
            #[track_caller]
            pub fn as_existing(
                self,
                name: impl $crate::TextValue<'app>,
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
            /// Without a call of `grant` nothing is said. `grant_nothing` says that the principal has no
            /// role: the resource's default roles are then not granted either.
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
