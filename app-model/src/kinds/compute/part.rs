//! What the parts of programs have in common.

/// Defines the handle of a part of a program, and its keyword.
macro_rules! part {
    (
        $(#[$doc:meta])*
        pub struct $Handle:ident, $(#[$keyword_doc:meta])* keyword $keyword:ident,
        part $Part:ident($Node:ty), new $new:expr, choices $Choices:ty $(, facts $facts:expr)?
    ) => {
        $crate::__private::located! { ($Handle)
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $Handle<'app> {
                node: $crate::Node<'app>,
                /// The choices of the settings, one field each.
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
            $( const FACTS: $crate::facts::Facts = $facts; )?
        }

        impl<'app> $Handle<'app> {
            pub(super) fn declare(
                program: $crate::Node<'app>,
                name: &str,
                location: &'static ::std::panic::Location<'static>,
            ) -> Self {
                let new: fn(&str) -> $Node = $new;
                let content = $crate::model::Content::Part($crate::model::Part::$Part(new(name)));
                let keyword = stringify!($keyword);
                let parent = Some(program.id());
                let node = program.app().push(name, keyword, parent, content, location);
                Self { node, choices: <$Choices>::ALL }
            }

            fn change(self, change: impl FnOnce(&mut $Node)) -> Self {
                self.node.change(|node| {
                    if let $crate::model::Content::Part($crate::model::Part::$Part(part)) =
                        &mut node.content
                    {
                        change(part);
                    }
                });
                self
            }
        }

        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// Parts have no children: the bound says what stands where.
                #[doc(hidden)]
                #[allow(clippy::should_implement_trait, reason = "it adds a child")]
                #[track_caller]
                pub fn add<K: ::app_model::ChildOf<'app, Self, Handle = H>, H>(self, name: &str) -> H {
                    K::declare(self, name, ::std::panic::Location::caller())
                }
            }
        }

        $crate::__handle_common!($Handle);
        $crate::__unused!($Handle);
        $crate::__private::words! { struct $Handle: AnyBody }
    };
}
pub(super) use part;

/// Lets parts be declared in a kind of program.
macro_rules! parts_of {
    ($Parent:ident: $($module:ident::$keyword:ident $Handle:ident,)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'app> $crate::ChildOf<'app, $Parent<'app>>
            for $crate::kinds::compute::$module::$keyword
        {
            type Handle = $crate::kinds::compute::$module::$Handle<'app>;

            fn declare(
                parent: $Parent<'app>,
                name: &str,
                location: &'static ::std::panic::Location<'static>,
            ) -> Self::Handle {
                $crate::kinds::compute::$module::$Handle::declare(parent.node, name, location)
            }
        }

        $crate::__child_word! { $Parent $keyword, $crate::kinds::compute::$module::$keyword, at $Parent }
    )*};
}
pub(super) use parts_of;
