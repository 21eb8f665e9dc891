#![doc = include_str!("../README.md")]

#[macro_use]
mod handle;

// The macros for kinds write `::app_model::…`, here as in every other crate.
extern crate self as app_model;

mod application;
pub mod bicep;
mod builder;
pub mod check;
pub mod cli;
mod compute;
mod configuration;
mod convert;
mod declare;
#[doc(hidden)]
pub mod editor;
mod existing;
mod expression;
#[doc(hidden)]
pub mod facts;
mod file;
mod json;
pub mod keyword;
pub mod kinds;
pub mod lint;
#[doc(hidden)]
pub mod literal;
mod manifest;
mod maps;
mod model;
mod module;
mod node;
mod prepare;
pub mod publish;
mod read_only;
pub mod roles;
mod value_list;
mod written;

/// ```
/// use app_model::distributed_app;
///
/// let app = distributed_app! {
///     identity api_id;
///     secret signing_key;
///     keyvault secrets {
///         secret token = signing_key;
///         roles: api_id => KeyVaultSecretsUser;
///     }
/// };
/// assert!(app.build().is_ok());
/// ```
///
/// `docs/language.md` in the repository says all of the language.
pub use app_model_macros::distributed_app;
pub use application::Application;
pub use builder::Builder;
pub use check::{Errors, Finding};
pub use convert::{
    Choice, CommandLineValue, EnvironmentValue, IntoValue, NumberValue, OutputValue, SecretValue,
    SwitchValue, TextValue, WrittenValue, number, text,
};
pub use declare::{
    ChildOf, Declare, DeclareFrom, Dependency, Environment, Keyword, LogWorkspace, MayExist,
    Principal, ReferenceTarget, Registry, RoleTarget, RunAs, TakesRoles,
};
#[doc(hidden)]
pub use declare::{
    GrantOnChild, HasEndpoints, ReachedAtHttp, ResourceLocation, ResourceValue, RunsCode,
    RunsNoCode, SettingWith,
};
pub use existing::ExistingResource;
pub use expression::{Address, Placeholder, Reference, SecretExpression, VaultExpression};
pub use kinds::output::OutputRef;
pub use literal::LiteralRule;
pub use maps::{AddedProperties, Tags};
pub use model::{
    AzureResource, Built, ChildInfo, ChildResource, Conditional, Connection, EndpointProperty,
    Expression, KindInfo, Mode, NameRule, NodeId, Value,
};
pub use module::ModuleContext;
pub use node::Node;
pub use publish::Publication;
pub use read_only::{AssignWith, ReadOnly};
pub use roles::{Pair, Role, RoleDefinition, grant, grant_allowing, grant_because};
pub use value_list::{ElementValue, ValueList};
pub use written::{Cores, PlainText, PortNumber, Switch};

/// What the exported macros name. Not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use crate::convert::{Nowhere, NumberValue, TextValue};
    pub use crate::editor;
    pub use app_model_macros::{
        __choices as choices, __located as located, __members as members, __words as words,
    };

    use crate::maps::{AddedProperties, Tags};

    use crate::node::Node;

    #[must_use]
    pub fn connection_properties(node: Node<'_>) -> AddedProperties<'_> {
        AddedProperties::new(node)
    }

    #[must_use]
    pub fn tags(node: Node<'_>) -> Tags<'_> {
        Tags::new(node)
    }
}
