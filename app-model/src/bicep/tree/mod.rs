//! The Bicep syntax tree: expressions, objects, statements and files.

mod expression;
mod file;
mod object;

use std::borrow::Cow;

pub use expression::{Comparison, Expr, Part};
pub(super) use file::one_line;
pub use file::{Module, Param, ParamType, Resource, Statement};
pub(super) use object::Key;
pub use object::Object;

/// Text that is usually known at compile time.
pub(crate) type Text = Cow<'static, str>;
