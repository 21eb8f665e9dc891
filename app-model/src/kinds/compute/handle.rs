//! The macros by which the handles of programs are defined: what all of them have, and what some have
//! besides.

use crate::facts::Changes;
use crate::kinds::{app_service, container_apps};

/// Defines the handle of a kind of program, with the settings that all programs have.
macro_rules! program {
    (
        $(#[$doc:meta])*
        pub struct $Handle:ident, $(#[$keyword_doc:meta])* keyword $keyword:ident
        $(, argument $Argument:expr)? $(, needed $Needed:path)?, facts $facts:expr
    ) => {
        $crate::__private::located! { ($Handle)
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $Handle<'app> {
                node: $crate::Node<'app>,
                /// The choices of the settings, one field each.
                pub choices: $crate::kinds::compute::variables::ProgramChoices,
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
            const IS_PROGRAM: bool = true;
            const LITERALS: &'static [(&'static str, $crate::LiteralRule)] =
                $crate::model::ComputeNode::LITERALS;
            $( const ARGUMENT: ::std::option::Option<$crate::LiteralRule> =
                ::std::option::Option::Some($Argument); )?
            $( const NEEDED: ::std::option::Option<&'static $crate::facts::Needed> =
                ::std::option::Option::Some(&$Needed); )?
            const FACTS: $crate::facts::Facts = $facts;
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::Principal<'app> for $Handle<'app> {
            fn principal(self) -> $crate::Node<'app> {
                self.node
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::Dependency<'app> for $Handle<'app> {
            fn node(self) -> $crate::Node<'app> {
                self.node
            }
        }

        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// Declares a child by its keyword: `api.add::<endpoint, _>("http")`. The second
                /// type is the child's handle, and always inferred.
                #[allow(clippy::should_implement_trait, reason = "it adds a child")]
                #[track_caller]
                pub fn add<K: ::app_model::ChildOf<'app, Self, Handle = H>, H>(self, name: &str) -> H {
                    K::declare(self, name, ::std::panic::Location::caller())
                }

                /// The roles that the program can be granted on the target, one field each:
                /// `api.with_role_assignments(vault).KeyVaultReader.grant()`. They replace the
                /// default roles that a reference to the target brings.
                #[track_caller]
                pub fn with_role_assignments<T: ::app_model::TakesRoles<'app, T, Roles = R>, R>(
                    self,
                    target: T,
                ) -> R {
                    target.roles(self.node, ::std::panic::Location::caller())
                }
            }
        }

        #[$crate::__private::members]
        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// The environment that the program runs in. It is needed when the application
                /// has several.
                pub fn environment(self, environment: impl ::app_model::Environment<'app>) -> Self {
                    let environment = environment.node().id();
                    self.node.compute(|compute| compute.environment = Some(environment));
                    self
                }

                /// The identity that the program runs as. Called again, it attaches another one:
                /// `AZURE_CLIENT_ID` names the first, and `{NAME}_CLIENT_ID` each of the others.
                ///
                /// Without an identity, a program that roles are granted to gets one of its own,
                /// `{name}-identity`.
                pub fn identity(self, identity: impl ::app_model::RunAs<'app>) -> Self {
                    let identity = identity.node().id();
                    self.node.compute(|compute| compute.identities.push(identity));
                    self
                }

                /// Hands the address of something over as environment variables, and brings its
                /// default roles unless roles on it are written down.
                #[track_caller]
                pub fn reference(self, target: impl ::app_model::ReferenceTarget<'app>) -> Self {
                    let location = ::std::panic::Location::caller();
                    self.node.refer(target.node(), None, location);
                    self
                }

                /// One of the parts that the program is handed of what it refers to. Unless it is
                /// called, the program is handed all of them.
                ///
                /// Source: `WithReferenceEnvironment` of Aspire.
                pub fn reference_parts(self, part: impl ::app_model::kinds::compute::variables::WrittenReferencePart) -> Self {
                    self.node.add_reference_part(part.choice());
                    self
                }

                /// What must have started before the program does. It brings the default roles of
                /// a resource as well.
                #[track_caller]
                pub fn wait_for(self, target: impl ::app_model::Dependency<'app>) -> Self {
                    self.node.wait_for(target.node(), ::std::panic::Location::caller());
                    self
                }

                /// The next argument of the program's command line.
                pub fn args(self, value: impl ::app_model::CommandLineValue<'app>) -> Self {
                    let value = value.into_setting(self.node.app());
                    self.node.compute(|compute| compute.arguments.push(value));
                    self
                }
            }

            /// The environment variables of the program.
            #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
            pub fn env(self) -> $crate::kinds::compute::variables::Variables<'app> {
                $crate::kinds::compute::variables::Variables::new(self.node)
            }

            /// References under other names than those of what they refer to.
            #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
            pub fn references(self) -> $crate::kinds::compute::variables::References<'app> {
                $crate::kinds::compute::variables::References::new(self.node)
            }

            $crate::__private::located! { ($Handle)
                /// The processor cores of an instance, from 0.25 to 4 in steps of 0.25; 0.5 unless set.
                /// In Azure, each core comes with 2 GiB of memory.
                ///
                /// Source: <https://learn.microsoft.com/azure/container-apps/containers>.
                pub fn cpu(self, cores: impl ::app_model::Cores) -> Self {
                    self.node.set_cores(cores.number());
                    self
                }

                /// The memory of an instance, such as `1Gi`: twice the cores, in GiB.
                ///
                /// Source: <https://learn.microsoft.com/azure/container-apps/containers>.
                pub fn memory(self, memory: impl ::app_model::PlainText) -> Self {
                    self.node.set_memory(memory.into_text());
                    self
                }
            }

        }

        impl<'app> $Handle<'app> {
            /// Leaves the program out of everything that is published.
            pub fn exclude_from_publish(self) -> Self {
                self.node.exclude();
                self
            }

            /// Adjusts the program's Bicep module each time it is written: `adjust` gets the syntax
            /// tree after the environment has filled it.
            pub fn configure(self, adjust: impl Fn(&mut $crate::bicep::Module) + 'static) -> Self {
                self.node.adjust(adjust);
                self
            }
        }

        $crate::__handle_common!($Handle);
        $crate::__unused!($Handle);
        $crate::__private::words! { struct $Handle: AnyBody }
        $crate::__private::words! { roles $Handle }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::LintOf<$Handle<'app>> for $crate::lint::plain_credential {
            const NAME: &'static str = "plain_credential";

            fn node<'d>(declaration: &'d $Handle<'app>) -> $crate::Node<'d> {
                declaration.node
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::lint::LintOf<$Handle<'app>> for $crate::lint::hyphenated_variable {
            const NAME: &'static str = "hyphenated_variable";

            fn node<'d>(declaration: &'d $Handle<'app>) -> $crate::Node<'d> {
                declaration.node
            }
        }
    };
}
pub(super) use program;

/// What a program whose image is built from a folder has besides.
macro_rules! built {
    ($Handle:ident) => {
        #[$crate::__private::members]
        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// The `Dockerfile`, when it is not in the folder: a package of a Cargo workspace is
                /// built from the folder of the workspace. The path starts where that of the folder does.
                pub fn dockerfile(self, path: impl ::app_model::PlainText) -> Self {
                    self.node.set_dockerfile(path.into_text());
                    self
                }

                /// The `Dockerfile` itself. It is published as `{name}.Dockerfile`.
                pub fn dockerfile_text(self, text: impl ::app_model::PlainText) -> Self {
                    self.node.set_dockerfile_text(&text.into_text());
                    self
                }

                /// The stage of the `Dockerfile` whose result is the image; the last one unless set.
                pub fn build_stage(self, stage: impl ::app_model::PlainText) -> Self {
                    self.node.set_build_stage(stage.into_text());
                    self
                }
            }

            /// The arguments of the `Dockerfile`: `ARG` takes them. The image shows them to
            /// everybody who has it.
            #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
            pub fn build_args(self) -> $crate::kinds::compute::build::BuildArguments<'app> {
                $crate::kinds::compute::build::BuildArguments::new(self.node)
            }

            /// The secrets of the `Dockerfile`: `RUN --mount=type=secret,id=…` reads them while the
            /// image is built, and they are not in it.
            #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
            pub fn build_secrets(self) -> $crate::kinds::compute::build::BuildSecrets<'app> {
                $crate::kinds::compute::build::BuildSecrets::new(self.node)
            }
        }
    };
}
pub(super) use built;

/// What changes the resource that a program which is called is published as.
pub(super) static CHANGES: [Changes; 3] =
    [container_apps::CHANGE, app_service::CHANGE, app_service::SLOT_CHANGE];

/// What a program that is called has besides: changes to what it is published as.
macro_rules! published {
    ($Handle:ident) => {
        impl<'app> $Handle<'app> {
            /// Changes the container app that the program is published as. It is called each time the
            /// module is written, after the environment has filled it.
            pub fn publish_as_container_app(
                self,
                change: impl Fn(&mut $crate::kinds::container_apps::ContainerApp<'_, '_>) + 'static,
            ) -> Self {
                $crate::kinds::container_apps::customize(self.node, move |module, symbol| {
                    $crate::kinds::container_apps::ContainerApp::change(module, symbol, &change);
                });
                self
            }

            /// Changes the web site that the program is published as in App Service, and its slot
            /// if the environment has one. It is called for each of them when the module is
            /// written, after the environment has filled it.
            pub fn publish_as_website(
                self,
                change: impl Fn(&mut $crate::kinds::app_service::Website<'_, '_>) + 'static,
            ) -> Self {
                let change = ::std::boxed::Box::new(change);
                $crate::kinds::app_service::customize(self.node, false, change);
                self
            }

            /// The same for the slot alone.
            pub fn publish_as_website_slot(
                self,
                change: impl Fn(&mut $crate::kinds::app_service::Website<'_, '_>) + 'static,
            ) -> Self {
                let change = ::std::boxed::Box::new(change);
                $crate::kinds::app_service::customize(self.node, true, change);
                self
            }
        }
    };
}
pub(super) use published;

/// What a program of which several instances may run has besides.
macro_rules! replicas {
    ($Handle:ident) => {
        #[$crate::__private::members]
        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// The fewest instances that run; 1 unless set. With 0 the program sleeps while
                /// nobody calls it.
                ///
                /// Source: <https://learn.microsoft.com/azure/container-apps/scale-app>.
                pub fn min_replicas(self, count: impl ::app_model::NumberValue<'app>) -> Self {
                    let count = count.into_value(self.node.app());
                    self.node.compute(|compute| compute.min_replicas = Some(count));
                    self
                }

                /// The most instances that run; Azure's default is 10.
                ///
                /// Source: <https://learn.microsoft.com/azure/container-apps/scale-app>.
                pub fn max_replicas(self, count: impl ::app_model::NumberValue<'app>) -> Self {
                    let count = count.into_value(self.node.app());
                    self.node.compute(|compute| compute.max_replicas = Some(count));
                    self
                }
            }
        }
    };
}
pub(super) use replicas;

/// What a program whose command may be another one than its image's has besides.
macro_rules! entrypoint {
    ($Handle:ident) => {
        #[$crate::__private::members]
        impl<'app> $Handle<'app> {
            $crate::__private::located! { ($Handle)
                /// The command that starts the program, instead of the image's own.
                pub fn entrypoint(self, command: impl ::app_model::EnvironmentValue<'app>) -> Self {
                    let command = command.into_setting(self.node.app());
                    self.node.compute(|compute| compute.entrypoint = Some(command));
                    self
                }
            }
        }
    };
}
pub(super) use entrypoint;

/// What a program that runs until it is stopped has besides: it is called, and there may be several
/// instances of it.
macro_rules! service {
    ($Handle:ident) => {
        $crate::kinds::compute::replicas! { $Handle }

        impl<'app> $Handle<'app> {
            /// Adds an endpoint: `http`, `https` or `tcp` by its name, unless its scheme is set.
            #[track_caller]
            pub fn add_endpoint(
                self,
                name: &str,
            ) -> $crate::kinds::compute::endpoint::Endpoint<'app> {
                self.add::<$crate::kinds::compute::endpoint::endpoint, _>(name)
            }
        }

        $crate::kinds::compute::published! { $Handle }

        #[diagnostic::do_not_recommend]
        impl<'app> $crate::HasEndpoints<$Handle<'app>> for $Handle<'app> {}

        $crate::kinds::compute::part::parts_of! { $Handle:
            domain::custom_domain CustomDomain,
            endpoint::endpoint Endpoint,
            mount::bind_mount BindMount,
            mount::volume Volume,
            probe::probe Probe,
            rule::scale_rule ScaleRule,
        }
        $crate::__referable!($Handle);
    };
}
pub(super) use service;
