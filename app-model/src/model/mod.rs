//! The model: what was declared, free of Rust types and of Bicep text.
//!
//! The builder fills it, [`check`](crate::check) judges it, [`prepare`](crate::prepare) turns it
//! into modules.

mod compute;
mod connection;
mod node;
mod resource;
mod value;

pub use compute::{Built, EndpointProperty};
pub(crate) use compute::{ComputeNode, EndpointNode, Source, Variable, Wait};
pub use connection::Connection;
pub(crate) use node::{
    Assignment, Content, DefaultRoles, Existing, ExistingMode, Model, Node, OutputNode,
    ParameterNode, Scope, TemplateNode, TemplateSource,
};
pub use node::{Mode, NodeId};
pub use resource::{AzureResource, ChildInfo, ChildResource, KindInfo, NameRule};
pub use value::{Expression, Value, ValuePart};
