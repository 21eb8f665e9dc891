//! One Bicep module while it is being written.

mod existing;
mod infrastructure;
mod parameters;
mod role;
mod setting;
mod unique;

pub(crate) use existing::scope_call;
pub use infrastructure::InfrastructureModule;
pub(crate) use parameters::Argument;
pub(crate) use role::{Assigned, GrantedOn, OtherAssignments, OwnGrant};
pub(crate) use setting::Secrecy;
pub(crate) use unique::{TOKEN, unique_name, unique_start, unique_token};

use std::borrow::Cow;

use crate::bicep::{
    Comparison, Expr, Module, Object, Param, ParamType, Part, Resource, Statement, identifier,
};
use crate::model::{Mode, Model, Node, NodeId, Scope, Value, ValuePart};

/// The description of the parameter that every generated module begins with.
const LOCATION_DESCRIPTION: &str = "The location for the resource(s) to be deployed.";

/// One Bicep module while a kind writes it.
///
/// A kind adds statements through this context, so that references to other resources become
/// parameters of the module under the names that the reference gives them.
///
/// See the example of [`AzureResource`](crate::AzureResource).
pub struct ModuleContext<'m> {
    pub(crate) model: &'m Model,
    pub(crate) mode: Mode,
    node: NodeId,
    pub(crate) scope: Scope,
    pub(crate) module: Module,
    pub(crate) arguments: Vec<(String, Argument)>,
    /// The declarations that the module refers to as existing resources.
    pub(crate) referenced: Vec<NodeId>,
    /// The roles that the module's kind assigns; `None` in a role module, where the model knows.
    pub(crate) granted: Option<Vec<OwnGrant>>,
    pub(crate) problems: Vec<String>,
}

impl<'m> ModuleContext<'m> {
    /// A module that begins with the `location` parameter.
    pub(crate) fn new(model: &'m Model, mode: Mode, node: NodeId, scope: Scope) -> Self {
        let mut module = Module::new();
        module.push(Statement::Param(Param {
            name: "location".into(),
            ty: ParamType::String,
            secure: false,
            description: Some(LOCATION_DESCRIPTION.into()),
            default: Some(Expr::call("resourceGroup", []).member("location")),
        }));
        Self {
            model,
            mode,
            node,
            scope,
            module,
            arguments: Vec::new(),
            referenced: Vec::new(),
            granted: None,
            problems: Vec::new(),
        }
    }

    /// The symbolic name of the main resource.
    ///
    /// ```
    /// use app_model::ModuleContext;
    /// use app_model::bicep::Expr;
    ///
    /// /// In a registry `images`: `images.properties.loginServer`.
    /// fn login_server(module: &ModuleContext<'_>) -> Expr {
    ///     Expr::ident(module.symbol()).path("properties.loginServer")
    /// }
    /// ```
    #[must_use]
    pub fn symbol(&self) -> String {
        identifier(&self.model[self.node].name)
    }

    /// The declaration that the module comes from.
    #[must_use]
    pub fn node(&self) -> NodeId {
        self.node
    }

    /// The name in Azure that was set for the main resource.
    pub(crate) fn pinned_name(&mut self) -> Option<Expr> {
        let name = self.model[self.node].azure_name.as_ref()?;
        Some(self.value(name))
    }

    /// The tags that were set for the main resource.
    pub(crate) fn tags(&mut self) -> Option<Object> {
        let mut tags = Object::new();
        for (key, value) in &self.model[self.node].tags {
            let value = self.value(value);
            tags.set(key.clone(), value);
        }
        (!tags.is_empty()).then_some(tags)
    }

    /// The `location` parameter.
    #[must_use]
    pub fn location(&self) -> Expr {
        Expr::ident("location")
    }

    /// The children in the order of declaration.
    ///
    /// ```
    /// use app_model::ModuleContext;
    ///
    /// /// What [`AzureResource::children`](app_model::AzureResource::children) does unless a kind has an
    /// /// order of its own.
    /// fn children(module: &mut ModuleContext<'_>) {
    ///     for child in module.children() {
    ///         module.write_child(child);
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn children(&self) -> Vec<NodeId> {
        self.model[self.node].children.clone()
    }

    /// The children of one kind, in the order of declaration.
    ///
    /// ```
    /// use app_model::ModuleContext;
    ///
    /// /// The backends of a gateway stand before the routes that name them.
    /// fn children(module: &mut ModuleContext<'_>) {
    ///     for keyword in ["backend", "route"] {
    ///         for child in module.children_of(keyword) {
    ///             module.write_child(child);
    ///         }
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn children_of(&self, keyword: &str) -> Vec<NodeId> {
        let children = &self.model[self.node].children;
        children.iter().copied().filter(|child| self.model[*child].keyword == keyword).collect()
    }

    /// Has a child write itself.
    ///
    /// ```
    /// use app_model::ModuleContext;
    /// use app_model::bicep::{Expr, Object};
    ///
    /// /// The subnets of a network, below what holds them all.
    /// fn children(module: &mut ModuleContext<'_>) {
    ///     let subnets = module.children_of("subnet");
    ///     if !subnets.is_empty() {
    ///         let parent = Expr::ident(module.symbol());
    ///         let body = Object::new().with("name", "default").with("parent", parent);
    ///         module.resource("subnets", "Contoso.Network/networks/groups", "2026-01-01", body);
    ///     }
    ///     for subnet in subnets {
    ///         module.write_child(subnet);
    ///     }
    /// }
    /// ```
    pub fn write_child(&mut self, child: NodeId) {
        if let crate::model::Content::Child(resource) = &self.model[child].content {
            resource.write(child, self);
        }
    }

    /// The declared name of a child.
    #[must_use]
    pub fn child_name(&self, child: NodeId) -> &'m str {
        &self.model[child].name
    }

    /// The name of a child in Azure: the pinned one, or the declared one.
    #[must_use]
    pub fn azure_name(&self, child: NodeId) -> String {
        self.model.azure_name(child).to_owned()
    }

    /// Whether the main resource is an existing one in this mode.
    ///
    /// ```
    /// use app_model::ModuleContext;
    /// use app_model::bicep::{Expr, Object};
    ///
    /// /// How long logs are kept is said of a new store only.
    /// fn children(module: &mut ModuleContext<'_>) {
    ///     if !module.is_existing() {
    ///         let store = Expr::ident(module.symbol());
    ///         let body = Object::new().with("name", "default").with("parent", store);
    ///         module.resource("retention", "Contoso.Logs/stores/policies", "2026-01-01", body);
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn is_existing(&self) -> bool {
        self.model[self.node].existing_in(self.mode).is_some()
    }

    /// Adds a resource: its symbolic name, its type such as `Microsoft.KeyVault/vaults`, the API
    /// version such as `2024-11-01`, and all of its body.
    pub fn resource(
        &mut self,
        symbol: impl Into<Cow<'static, str>>,
        resource_type: &'static str,
        api_version: &'static str,
        body: Object,
    ) {
        self.module.push(Statement::Resource(Resource {
            symbol: symbol.into(),
            resource_type: resource_type.into(),
            api_version: api_version.into(),
            existing: false,
            only_if_not_exists: false,
            body,
        }));
    }

    /// Adds a variable.
    ///
    /// ```
    /// use app_model::ModuleContext;
    /// use app_model::bicep::Expr;
    ///
    /// /// Writes `var command = 'vacuum --older-than 7d'`, and gives `base64(command)`.
    /// fn command(module: &mut ModuleContext<'_>) -> Expr {
    ///     module.variable("command", Expr::str("vacuum --older-than 7d"));
    ///     Expr::call("base64", [Expr::ident("command")])
    /// }
    /// ```
    pub fn variable(&mut self, name: impl Into<Cow<'static, str>>, value: Expr) {
        self.module.push(Statement::Var(name.into(), value));
    }

    /// Adds an output of type string.
    pub fn output(&mut self, name: impl Into<Cow<'static, str>>, value: Expr) {
        self.module.output(name, value);
    }

    /// Says above the last statement what is allowed on a declaration, and why.
    pub(crate) fn reasons(&mut self, node: &Node) {
        for allowed in &node.allowed {
            self.module.comment(&allowed.to_string());
        }
    }

    /// Writes the main resource of the module: new, or existing with nothing but its name.
    pub(crate) fn main_resource(&mut self) {
        let model = self.model;
        let node = &model[self.node];
        let Some(resource) = node.resource() else { return };
        if resource.whole_module(self) {
            let symbol = self.symbol();
            for allowed in &node.allowed {
                self.module.comment_on(&symbol, &allowed.to_string());
            }
            return;
        }
        let info = resource.info();
        let symbol = self.symbol();
        let existing = node.existing_in(self.mode);
        if let Some(existing) = existing {
            let name = self.value(&existing.name);
            self.push_existing(symbol, info.resource_type, info.api_version, name, Object::new());
        } else if let Some(body) = resource.body(self) {
            let name = match &node.azure_name {
                Some(value) => self.value(value),
                None => unique_name(&symbol, info.name_rule.of_generated()),
            };
            let mut object = Object::new().with("name", name);
            object.properties.extend(body.properties);
            let mut tags = Object::new();
            if info.tagged {
                tags.push("aspire-resource-name", node.name.clone());
            }
            for (key, value) in &node.tags {
                let value = self.value(value);
                tags.set(key.clone(), value);
            }
            if !tags.is_empty() {
                object.push("tags", tags);
            }
            self.resource(symbol, info.resource_type, info.api_version, object);
        }
        self.reasons(node);
        if !node.is_read_only_in(self.mode) {
            resource.children(self);
        }
        if existing.is_some() || !info.resource_type.is_empty() {
            let symbol = self.symbol();
            for (output, path) in info.outputs {
                let value = Expr::ident(symbol.clone()).path(path);
                self.module.output(*output, value);
            }
        }
    }
}

/// The parts of an expression as Bicep, with `resolve` for the references.
pub(crate) fn interpolation(parts: &[ValuePart], resolve: &mut dyn FnMut(&Value) -> Expr) -> Expr {
    Expr::interpolated(parts.iter().map(|part| match part {
        ValuePart::Text(text) => Part::Text(text.clone().into()),
        ValuePart::Value(value) => Part::Expr(resolve(value)),
        ValuePart::Encoded(value) => Part::Expr(uri_component(resolve(value))),
    }))
}

/// One of two texts: the first one if the condition is the given text, without regard to case.
pub(crate) fn one_of(condition: Expr, equals: &str, then: Expr, otherwise: Expr) -> Expr {
    if let Expr::Str(text) = &condition {
        return if text.eq_ignore_ascii_case(equals) { then } else { otherwise };
    }
    let condition = Expr::call("toLower", [condition])
        .compare(Comparison::Equal, Expr::str(equals.to_lowercase()));
    Expr::conditional(condition, then, otherwise)
}

pub(crate) fn uri_component(text: Expr) -> Expr {
    Expr::call("uriComponent", [text])
}
