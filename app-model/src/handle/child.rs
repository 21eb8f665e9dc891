//! Handles of what is inside of a resource.

/// Defines the handle of a child, and its keyword as a child of `Parent`.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[macro_export]
macro_rules! child_resource {
    (
        $(#[$doc:meta])*
        pub struct $Handle:ident, keyword $keyword:ident, parent $Parent:ident,
        settings $Settings:ty, choices $Choices:ty $(, info $Info:path)? $(, need $Need:expr)? $(, needed $Needed:path)? $(,)?
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
            $( const NEEDED: ::std::option::Option<&'static $crate::facts::Needed> =
                ::std::option::Option::Some(&$Needed); )?

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
                pub fn name(self, name: impl ::app_model::PlainText) -> Self {
                    self.node.pin_name(::app_model::Value::String(name.into_text()));
                    self
                }
            }
        }

        $crate::__handle_common!($Handle);
        $crate::__unused!($Handle);
        $crate::__private::words! { struct $Handle: ChildBody }
        $crate::__child_word! { $Parent $keyword, $keyword, at $keyword }
    };
}

/// The keyword of a child among the words of its parent's body.
#[doc(hidden)]
#[macro_export]
macro_rules! __child_word {
    ($Parent:ident $keyword:ident, $Keyword:path, at $place:ident) => {
        $crate::__private::words! { impl $Parent {
            #[doc = concat!("Declares a child: `", stringify!($keyword), " name;`.")]
            $keyword
        } }

        $crate::__private::located! { ($place)
            impl $Parent<'_> {
                /// A child is no setting: the bound holds for no type, and says what to write.
                #[doc(hidden)]
                #[must_use]
                pub fn $keyword<V>(self, _value: V) -> Self
                where
                    $Keyword: ::app_model::SettingWith<V>,
                {
                    self
                }
            }
        }
    };
}
