//! A module as closures see it that users write.

use crate::bicep::{Expr, Module};
use crate::model::{NodeId, Value};

use super::ModuleContext;

/// The module that a closure writes.
///
/// ```
/// use app_model::{Builder, Reference, Value};
///
/// let app = Builder::new();
/// let vault = app.add_key_vault("secrets").node().id();
/// let stage = app.add_parameter("stage").into_reference();
/// app.add_infrastructure("links", move |module| {
///     let stage = module.value(&stage);
///     module.output("stage", stage);
///     module.named("team", &Value::String("payments".to_owned()));
///     if let Some(vault) = module.existing(vault) {
///         module.output("vaultId", vault.member("id"));
///     }
///     module.tree().comment("what other teams link to");
/// });
/// # assert!(app.build().is_ok());
/// ```
pub struct InfrastructureModule<'c> {
    context: &'c mut dyn Context,
}

/// Hides the second lifetime of [`ModuleContext`] from closures that users write.
trait Context {
    fn module(&mut self) -> &mut Module;
    fn existing(&mut self, target: NodeId) -> Option<String>;
    fn value(&mut self, value: &Value) -> Expr;
    fn named(&mut self, name: String, value: &Value) -> Expr;
    fn existing_secret(
        &mut self,
        vault: NodeId,
        secret: &str,
        resource_type: &'static str,
        api_version: &'static str,
    ) -> Option<String>;
}

impl Context for ModuleContext<'_> {
    fn module(&mut self) -> &mut Module {
        &mut self.module
    }

    fn existing(&mut self, target: NodeId) -> Option<String> {
        ModuleContext::existing(self, target)
    }

    fn value(&mut self, value: &Value) -> Expr {
        ModuleContext::value(self, value)
    }

    fn named(&mut self, name: String, value: &Value) -> Expr {
        ModuleContext::named(self, name, value, false)
    }

    fn existing_secret(
        &mut self,
        vault: NodeId,
        secret: &str,
        resource_type: &'static str,
        api_version: &'static str,
    ) -> Option<String> {
        ModuleContext::existing_secret(self, vault, secret, resource_type, api_version)
    }
}

impl<'c> InfrastructureModule<'c> {
    pub(crate) fn new(context: &'c mut ModuleContext<'_>) -> Self {
        Self { context }
    }

    /// The expression for a value of the model. A parameter or output becomes a parameter of the
    /// module.
    pub fn value(&mut self, value: &Value) -> Expr {
        self.context.value(value)
    }

    /// A parameter of the module by this name, with a value of the model.
    pub fn named(&mut self, name: &str, value: &Value) -> Expr {
        self.context.named(name.to_owned(), value)
    }

    /// The module's syntax tree.
    pub fn tree(&mut self) -> &mut Module {
        self.context.module()
    }

    /// Refers to a resource of the model as an existing one and gives its symbolic name; `None` if
    /// the declaration is not an Azure resource.
    pub fn existing(&mut self, target: NodeId) -> Option<Expr> {
        self.context.existing(target).map(Expr::ident)
    }

    /// Adds an output of type string.
    pub fn output(&mut self, name: impl Into<std::borrow::Cow<'static, str>>, value: Expr) {
        self.context.module().output(name, value);
    }

    pub(crate) fn secret_symbol(
        &mut self,
        vault: NodeId,
        secret: &str,
        resource_type: &'static str,
        api_version: &'static str,
    ) -> Option<String> {
        self.context.existing_secret(vault, secret, resource_type, api_version)
    }
}
