//! Bicep as a syntax tree, and the printer that turns the tree into text.
//!
//! Nothing in here knows an Azure resource kind. Kinds and the publisher build trees; the printer
//! is the only place that knows layout, quoting and escapes.
//!
//! ```
//! use app_model::bicep::{
//!     Comparison, Expr, Module, Object, Param, ParamType, Part, Resource, Statement,
//! };
//!
//! let mut module = Module::new();
//! module.push(Statement::Param(Param {
//!     name: "size".into(),
//!     ty: ParamType::String,
//!     secure: false,
//!     description: Some("Small or large.".into()),
//!     default: Some(Expr::str("small")),
//! }));
//! module.comment("asked for by the payments team");
//! let is_large = Expr::ident("size").compare(Comparison::Equal, Expr::str("large"));
//! let name = Expr::interpolated([
//!     Part::Text("plan-".into()),
//!     Part::Expr(Expr::call("uniqueString", [Expr::ident("resourceGroup").path("id")])),
//! ]);
//! let mut body = Object::new()
//!     .with("name", name)
//!     .with_some("kind", None::<String>)
//!     .with("capacity", Expr::conditional(is_large, Expr::Int(3), Expr::Int(1)));
//! body.push("zoneRedundant", true);
//! body.set("zoneRedundant", false);
//! body.at(&["properties", "network"]).set("public", false);
//! body.list("tags").push(Expr::str("payments"));
//! assert!(body.get("capacity").is_some() && !body.is_empty());
//! module.push(Statement::Resource(Resource {
//!     symbol: "plan".into(),
//!     resource_type: "Contoso.Web/plans".into(),
//!     api_version: "2026-01-01".into(),
//!     existing: false,
//!     only_if_not_exists: false,
//!     body,
//! }));
//! let plan = module.resource_mut("plan").expect("it was added");
//! plan.body.get_mut("name").map(|name| *name = Expr::str("plan-1"));
//! module.output("first", Expr::ident("plan").member("zones").index(0));
//! module.output("keys", Expr::ident("plan").method("listKeys"));
//! assert_eq!(module.statements().len(), 4);
//! assert!(module.to_string().contains("output first string = plan.zones[0]"));
//! ```

mod declarations;
mod lex;
mod names;
mod print;
mod tree;

pub(crate) use declarations::{Declarations, Parameter};
pub use names::identifier;
pub(crate) use names::parameter_name;
pub(crate) use print::Page;
pub use tree::{Comparison, Expr, Module, Object, Param, ParamType, Part, Resource, Statement};
