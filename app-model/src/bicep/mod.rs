//! Bicep as a syntax tree, and the printer that turns the tree into text.
//!
//! Nothing in here knows an Azure resource kind. Kinds and the publisher build trees; the printer
//! is the only place that knows layout, quoting and escapes.

mod declarations;
mod names;
mod print;
mod tree;

pub(crate) use declarations::{Declarations, Parameter};
pub use names::identifier;
pub(crate) use names::parameter_name;
pub(crate) use print::Page;
pub use tree::{Comparison, Expr, Module, Object, Param, ParamType, Part, Resource, Statement};
