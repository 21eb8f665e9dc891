//! The model: what was declared, free of Rust types and of Bicep text.
//!
//! The builder fills it, [`check`](crate::check) judges it, [`prepare`](crate::prepare) turns it
//! into modules.

mod addition;
mod adjustment;
mod compute;
mod connection;
mod foreign;
mod id;
mod name_rule;
mod node;
mod nodes;
mod parts;
mod reference;
mod resource;
mod value;

pub(crate) use addition::{Addition, Shared};
pub(crate) use adjustment::{Adjustment, Customization};
pub(crate) use compute::{
    BuildNode, CLIENT_ID, CREDENTIALS, ComputeNode, DOTNET, JobNode, Source, Variable, Wait, Work,
};
pub use compute::{Built, EndpointProperty};
pub use connection::{Connection, HostSetting};
pub(crate) use foreign::{Foreign, Mention};
use id::ModelId;
pub use id::NodeId;
pub use name_rule::NameRule;
pub(crate) use name_rule::Violation;
pub use node::Mode;
pub(crate) use node::{
    Assignment, Content, DefaultRoles, Existing, ExistingMode, ExternalNode, Model, Node,
    OutputNode, ParameterNode, Scope, TemplateNode, TemplateSource,
};
pub(crate) use nodes::{NodeSet, NodeTable};
pub(crate) use parts::{DomainNode, EndpointNode, MountKind, MountNode, Part, ProbeNode, RuleNode};
pub use reference::{ProgramChoices, ReferencePart, WrittenReferencePart};
pub use resource::{AzureResource, ChildInfo, ChildResource, KindInfo};
pub use value::{Conditional, Expression, Value, ValueType};
pub(crate) use value::{ValuePart, encoded_name};
