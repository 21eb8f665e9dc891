//! Modules whose whole content is written by a closure, on the Bicep syntax tree.

use crate::bicep::{Expr, Module, Object};
use crate::builder::Builder;
use crate::convert::IntoValue;
use crate::model::{AzureResource, KindInfo, NameRule, NodeId, Value};
use crate::module::ModuleContext;

type Write = dyn Fn(&mut InfrastructureModule<'_>);

/// A module whose content a closure writes: for resources that no kind covers.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let vault = app.add_key_vault("secrets").node().id();
/// app.add_infrastructure("links", move |module| {
///     if let Some(uri) = module.secret_uri(vault, "token") {
///         module.output("tokenUri", uri);
///     }
/// });
/// assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Infrastructure<'app>(crate::Node<'app>);

struct InfrastructureSettings {
    write: Box<Write>,
}

static INFO: KindInfo = KindInfo {
    keyword: "infrastructure",
    title: "infrastructure module",
    resource_type: "",
    api_version: "",
    name_rule: NameRule::new(1, 64, "-"),
    outputs: &[],
    name_output: "name",
    default_roles: None,
    tagged: false,
    principal: false,
};

impl Builder {
    /// Adds a module that `write` fills each time it is written.
    #[track_caller]
    pub fn add_infrastructure(
        &self,
        name: &str,
        write: impl Fn(&mut InfrastructureModule<'_>) + 'static,
    ) -> Infrastructure<'_> {
        let settings = Box::new(InfrastructureSettings { write: Box::new(write) });
        Infrastructure(self.add_resource(name, settings, std::panic::Location::caller()))
    }
}

impl<'app> Infrastructure<'app> {
    /// The resource group that the module is deployed to, instead of the application's own.
    pub fn resource_group(self, name: impl IntoValue<'app, String>) -> Self {
        let name = name.into_value(self.0.app());
        self.0.change(|node| node.scope.resource_group = Some(name));
        self
    }
}

impl AzureResource for InfrastructureSettings {
    fn info(&self) -> &'static KindInfo {
        &INFO
    }

    fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
        (self.write)(&mut InfrastructureModule { context: module });
        None
    }
}

/// The module that a closure writes.
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
    pub fn parameter(&mut self, name: &str, value: &Value) -> Expr {
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

    pub(super) fn secret_symbol(
        &mut self,
        vault: NodeId,
        secret: &str,
        resource_type: &'static str,
        api_version: &'static str,
    ) -> Option<String> {
        self.context.existing_secret(vault, secret, resource_type, api_version)
    }
}
