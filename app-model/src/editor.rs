//! What the expansion for editors names. None of it ever runs: an editor only asks for types.
//!
//! A block is expanded for an editor to functions and statics that say what each word of the user's
//! is. `docs/editor.md` in the repository tells how, and `app-model-macros/src/block/editor/` does it.
#![allow(non_camel_case_types, non_snake_case, missing_docs)]
#![allow(clippy::must_use_candidate, reason = "nothing calls it")]

use std::marker::PhantomData;
use std::ops::Deref;
use std::panic::Location;

use crate::IntoValue;
use crate::convert::{number, text};
use crate::declare::{ChildOf, Keyword, MayExist, Principal, RoleTarget};
use crate::kinds::bicep::{ModuleOutput, Params};
use crate::kinds::compute::build::{BuildArguments, BuildSecrets};
use crate::kinds::compute::endpoint::Endpoint;
use crate::kinds::compute::function::Function;
use crate::kinds::compute::rule::Metadata;
use crate::kinds::compute::variables::{References, Variables};
use crate::kinds::connection_string::ConnectionString;
use crate::kinds::external::External;
use crate::kinds::key_vault::VaultSecret;
use crate::kinds::output::Output;
use crate::kinds::parameter::{Parameter, SecretParameter};
use crate::maps::{AddedProperties, Tags};
use crate::node::Node;

/// What a keyword declares.
pub type Declared<K> = <K as Keyword<'static>>::Handle;

/// What a keyword declares inside of what another declares.
pub type Child<K, P> = Inside<K, Declared<P>>;

/// What a keyword declares inside of this handle.
pub type Inside<K, H> = <K as ChildOf<'static, H>>::Handle;

/// What declarations of this kind have in their bodies.
pub trait Body {
    type Words;
}

/// The words of the body of a handle.
pub type Words<H> = <H as Body>::Words;

/// The words that begin a statement.
pub mod statements {
    pub use crate::keyword::top::*;
    pub use crate::keyword::words::*;

    #[doc(hidden)]
    pub enum __what_an_editor_lists_while_a_longer_word_is_typed {}
}

/// The types of parameters.
pub mod types {
    pub use crate::keyword::{int, string};

    /// `true` or `false`.
    pub type bool = ::core::primitive::bool;
    #[doc(hidden)]
    pub enum __what_an_editor_lists_while_a_longer_word_is_typed {}
}

/// The open word, as a method of everything.
#[doc(hidden)]
pub trait Open {
    #[doc(hidden)]
    fn __what_an_editor_lists_while_a_longer_word_is_typed(&self) {}
}

impl<T: ?Sized> Open for T {}

/// What is behind the dot after a declaration without outputs: its children.
#[doc(hidden)]
pub trait Plain: Sized {
    #[doc(hidden)]
    fn __parts<C>(self) -> Parts<C> {
        missing()
    }
}

impl<T> Plain for T {}

/// Outputs that nobody named, and children.
pub struct Parts<C>(PhantomData<C>);

impl<C> Deref for Parts<C> {
    type Target = C;

    fn deref(&self) -> &C {
        missing()
    }
}

/// Any value, in what never runs.
pub fn missing<T>() -> T {
    unreachable!("the expansion for editors does not run")
}

/// What has no children.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

/// What stands where a resource or a principal is missing.
#[derive(Debug, Clone, Copy)]
pub struct Anything;

impl Principal<'static> for Anything {
    fn principal(self) -> Node<'static> {
        missing()
    }
}

impl MayExist<'static> for Anything {
    fn node(self) -> Node<'static> {
        missing()
    }
}

impl RoleTarget<'static> for Anything {
    type Roles = Nothing;

    fn roles_for(self, _owner: Node<'static>, _location: &'static Location<'static>) -> Nothing {
        Nothing
    }
}

/// Says that a resource exists already: when publishing, it is only referred to.
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
pub fn existing(
    resource: impl MayExist<'static>,
    name: impl IntoValue<'static, text>,
    resource_group: impl IntoValue<'static, text>,
    subscription: impl IntoValue<'static, text>,
) {
    let _ = (resource, name, resource_group, subscription);
}

/// Says that a resource exists already and that this application only refers to it: nothing is granted on
/// it.
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
pub fn existing_read_only(
    resource: impl MayExist<'static>,
    name: impl IntoValue<'static, text>,
    resource_group: impl IntoValue<'static, text>,
    subscription: impl IntoValue<'static, text>,
) {
    existing(resource, name, resource_group, subscription);
}

/// Says that a resource exists already for local runs, which provision from a developer's machine.
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
pub fn run_as_existing(
    resource: impl MayExist<'static>,
    name: impl IntoValue<'static, text>,
    resource_group: impl IntoValue<'static, text>,
    subscription: impl IntoValue<'static, text>,
) {
    existing(resource, name, resource_group, subscription);
}

/// Says that a resource exists already, for publishing and for local runs.
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource>.
pub fn as_existing(
    resource: impl MayExist<'static>,
    name: impl IntoValue<'static, text>,
    resource_group: impl IntoValue<'static, text>,
    subscription: impl IntoValue<'static, text>,
) {
    existing(resource, name, resource_group, subscription);
}

/// The arguments of a keyword, as a function of its name.
macro_rules! arguments {
    ($( $(#[$doc:meta])* $keyword:ident($($argument:ident: $Type:ty),*) )*) => {$(
        impl crate::keyword::$keyword {
            $(#[$doc])*
            #[doc(hidden)]
            pub fn $keyword($($argument: $Type),*) {
                let _ = ($($argument,)*);
            }
        }
    )*};
}

arguments! {
    /// The image, such as `redis:7.4`.
    container(image: &str)
    /// The folder that is built.
    project(folder: &str)
    /// The folder of the functions.
    function(folder: &str)
    /// The folder that is built.
    job(folder: &str)
    /// The command, and the folder in which it is run.
    executable(command: &str, folder: &str)
    /// The URL: text, or a parameter.
    external(url: impl IntoValue<'static, text>)
    /// The file of the module.
    bicep(path: &str)
}

/// What may stand in a place: the choices `C`, and the names of what fits where `S` is asked for.
pub struct List<S, C>(PhantomData<(S, C)>);

impl<S, C> Deref for List<S, C> {
    type Target = C;

    fn deref(&self) -> &C {
        missing()
    }
}

/// The names of what fits where `S` is asked for.
pub fn names<S>() -> List<S, NoChoice> {
    missing()
}

/// The names of identities and programs.
pub fn principals() -> List<sorts::Principal, NoChoice> {
    missing()
}

/// No choices. It has no methods that a list would show.
#[allow(missing_debug_implementations)]
pub struct NoChoice;

/// What may stand where `S` is asked for: a handle by itself.
pub trait Fits<S> {}

/// What has outputs, or parts that are read like outputs.
pub trait Outputs {
    type Output;
}

impl Outputs for Function<'_> {
    type Output = Endpoint<'static>;
}

/// Where an output may stand. A choice may be an output too, and hardly ever is.
pub trait TakesOutputs {}

/// A value of the type `T` is asked for.
pub struct Value<T>(PhantomData<T>);

impl<T, H: IntoValue<'static, T>> Fits<Value<T>> for H {}

/// This handle is asked for, and no other.
pub struct Only<H>(PhantomData<H>);

impl<H> Fits<Only<H>> for H {}

/// What is asked for, each by the name of the trait that is its bound in a setting.
pub mod sorts {
    /// Nothing that is declared.
    pub enum Nobody {}

    /// Anything that is declared.
    pub enum Any {}

    impl<H> super::Fits<Any> for H {}

    macro_rules! sorts {
        ($($($path:ident)::+ => $Sort:ident,)*) => {$(
            pub enum $Sort {}

            impl<H: crate::$($path)::+<'static>> super::Fits<$Sort> for H {}
        )*};
    }

    sorts! {
        Principal => Principal,
        RoleTarget => RoleTarget,
        ReferenceTarget => ReferenceTarget,
        RunAs => RunAs,
        Environment => Environment,
        Registry => Registry,
        LogWorkspace => LogWorkspace,
        Dependency => Dependency,
        MayExist => MayExist,
        SecretValue => SecretValue,
        OutputValue => OutputValue,
        EnvironmentValue => EnvironmentValue,
        CommandLineValue => CommandLineValue,
        kinds::bicep::ArgumentValue => ArgumentValue,
        kinds::app_service::TelemetryTarget => TelemetryTarget,
    }
}

macro_rules! take_outputs {
    ($($Sort:ty)*) => { $( impl TakesOutputs for $Sort {} )* };
}

take_outputs! {
    Value<text> sorts::OutputValue sorts::EnvironmentValue sorts::CommandLineValue
    sorts::ArgumentValue
}

/// What has values under keys, or one after `=`.
pub trait Holds {
    type Sort;

    /// What may be a value of it.
    #[doc(hidden)]
    fn __values(&self) -> List<Self::Sort, NoChoice> {
        missing()
    }
}

macro_rules! holds {
    ($($Type:ty: $Sort:ty,)*) => {$(
        impl Holds for $Type {
            type Sort = $Sort;
        }
    )*};
}

holds! {
    Tags<'_>: Value<text>,
    Variables<'_>: sorts::EnvironmentValue,
    References<'_>: sorts::ReferenceTarget,
    AddedProperties<'_>: sorts::EnvironmentValue,
    BuildArguments<'_>: Value<text>,
    BuildSecrets<'_>: sorts::SecretValue,
    Params<'_>: sorts::ArgumentValue,
    Output<'_>: sorts::OutputValue,
    VaultSecret<'_>: sorts::SecretValue,
    ConnectionString<'_>: sorts::SecretValue,
}

impl<R> Holds for Metadata<R> {
    type Sort = sorts::EnvironmentValue;
}

/// What a setting of this type takes besides declared names: a struct with a field for each of its
/// choices.
pub trait Setting {
    type Choices;
}

macro_rules! without_choices {
    ($($Type:ty)*) => {$(
        impl Setting for $Type {
            type Choices = NoChoice;
        }
    )*};
}

without_choices! { text number bool u16 f64 }

/// Words that several kinds have in their bodies, each as a method. What it gives is what may stand
/// behind the colon.
macro_rules! body {
    ($(#[$doc:meta])* $Body:ident { $( $(#[$word_doc:meta])* $word:ident: $Sort:ty, )* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $Body;

        impl $Body {
            $(
                $(#[$word_doc])*
                pub fn $word(&self) -> List<$Sort, NoChoice> {
                    missing()
                }
            )*
        }
    };
}

body! {
    /// What every resource takes.
    ResourceBody {
        /// Tags of the resource: `tags { owner: "payments"; }`.
        tags: sorts::Nobody,
        /// Pins the name in Azure. Without it the name is made from the declared one and a suffix that is
        /// unique to the resource group.
        name: Value<text>,
        /// Describes the declaration.
        description: sorts::Nobody,
    }
}

body! {
    /// What every child of a resource takes.
    ChildBody {
        /// The name in Azure, when it is not the declared one.
        name: sorts::Nobody,
        /// Describes the declaration.
        description: sorts::Nobody,
    }
}

body! {
    /// What everything takes.
    AnyBody {
        /// Describes the declaration.
        description: sorts::Nobody,
    }
}

macro_rules! any_body {
    ($($Handle:ty)*) => {$(
        impl Body for $Handle {
            type Words = AnyBody;
        }
    )*};
}

any_body! {
    External<'_> ModuleOutput<'_> Output<'_> SecretParameter<'_>
}

impl<T> Body for Parameter<'_, T> {
    type Words = AnyBody;
}
