//! One Bicep module while it is being written, and what it asks its callers for.

mod infrastructure;
mod role;
mod setting;

pub use infrastructure::InfrastructureModule;
pub(crate) use role::{Assigned, GrantedOn, OtherAssignments, OwnGrant};
pub(crate) use setting::Secrecy;

use std::borrow::Cow;

use crate::bicep::{
    Expr, Module, Object, Param, ParamType, Part, Resource, Statement, identifier, parameter_name,
};
use crate::model::{Mode, Model, NameRule, Node, NodeId, Scope, Value, ValuePart};

/// The description of the parameter that every generated module begins with.
const LOCATION_DESCRIPTION: &str = "The location for the resource(s) to be deployed.";

/// The variable that names are made with, where they are made as `azd` makes them.
pub(crate) const TOKEN: &str = "resourceToken";

/// What the variable holds: text that is unique to the resource group.
pub(crate) fn unique_token() -> Expr {
    Expr::call("uniqueString", [Expr::call("resourceGroup", []).member("id")])
}

/// What the caller of a module passes for one of its parameters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Argument {
    /// A value of the model.
    Value(Value),
    /// The principal that deploys; nobody knows it when the files are written.
    Principal,
    /// Unknown when the files are written, and left empty.
    Empty,
}

impl Argument {
    /// What is passed for a parameter whose name the deployment tools know.
    pub(crate) fn known(parameter: &str) -> Option<Self> {
        match parameter {
            "principalId" | "userPrincipalId" => Some(Self::Principal),
            "principalName" | "principalType" | "keyVaultName" | "logAnalyticsWorkspaceId" => {
                Some(Self::Empty)
            }
            _ => None,
        }
    }
}

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

    /// Adds a parameter whose value the caller of the module gives.
    pub(crate) fn open_parameter(&mut self, name: &'static str, argument: Argument) -> Expr {
        if !self.module.has_param(name) {
            self.push_param(name.into(), ParamType::String, false);
            self.arguments.push((name.into(), argument));
        }
        Expr::ident(name)
    }

    /// Passes what the deployment tools know to the parameters that ask for it by name.
    pub(crate) fn pass_known(&mut self) {
        for statement in self.module.statements() {
            if let Statement::Param(param) = statement
                && let Some(argument) = Argument::known(&param.name)
                && !self.arguments.iter().any(|(name, _)| *name == param.name)
            {
                self.arguments.push((param.name.clone().into_owned(), argument));
            }
        }
    }

    /// Adds a parameter with a default, which the caller of the module may leave out.
    pub(crate) fn parameter_with_default(
        &mut self,
        name: &'static str,
        ty: ParamType,
        default: Expr,
    ) -> Expr {
        self.module.push(Statement::Param(Param {
            name: name.into(),
            ty,
            secure: false,
            description: None,
            default: Some(default),
        }));
        Expr::ident(name)
    }

    /// The expression for a value in this module. A parameter keeps its own name; a reference to
    /// something else becomes a parameter named after the reference.
    ///
    /// ```
    /// use app_model::bicep::Object;
    /// use app_model::{ModuleContext, Value};
    ///
    /// /// The number as it is, or the parameter or output that a block names.
    /// fn sku(module: &mut ModuleContext<'_>, instances: Option<&Value>) -> Object {
    ///     let capacity = instances.map(|instances| module.value(instances));
    ///     Object::new().with("name", "P0V3").with_some("capacity", capacity)
    /// }
    /// ```
    pub fn value(&mut self, value: &Value) -> Expr {
        match value {
            Value::String(text) => Expr::str(text.clone()),
            Value::Int(value) => Expr::Int(*value),
            Value::Bool(value) => Expr::Bool(*value),
            Value::List(values) => {
                Expr::Array(values.iter().map(|value| self.value(value)).collect())
            }
            Value::Json(value) => Expr::json(value),
            Value::Parameter(id) => self.named(identifier(&self.model[*id].name), value, false),
            Value::Output(..)
            | Value::VaultSecret(_)
            | Value::Connection(_)
            | Value::Endpoint(..)
            | Value::Built(..)
            | Value::Conditional(_)
            | Value::Placeholder(_)
            | Value::Expression(_) => self.parameter(value, false),
        }
    }

    /// A parameter that carries the value, named after its placeholder (`{api-key.value}` is
    /// `api_key_value`), and secure if asked for or if the value is secret.
    ///
    /// ```
    /// use app_model::bicep::Object;
    /// use app_model::{ModuleContext, Value};
    ///
    /// /// Of `secret db_password;` in a block: `param db_password_value string`, with `@secure()`.
    /// fn credentials(module: &mut ModuleContext<'_>, password: &Value) -> Object {
    ///     Object::new().with("password", module.parameter(password, true))
    /// }
    /// ```
    pub fn parameter(&mut self, value: &Value, secure: bool) -> Expr {
        self.named(parameter_name(&value.placeholder(self.model)), value, secure)
    }

    /// A parameter of this name that carries the value, and is secure if asked for or if the value is
    /// secret. Another value under a name that is taken already is an error of the model.
    ///
    /// ```
    /// use app_model::bicep::Expr;
    /// use app_model::{ModuleContext, Value};
    ///
    /// /// `param administratorPassword string`, with `@secure()`, whatever the value is called.
    /// fn password(module: &mut ModuleContext<'_>, value: &Value) -> Expr {
    ///     module.named("administratorPassword".to_owned(), value, true)
    /// }
    /// ```
    pub fn named(&mut self, name: String, value: &Value, secure: bool) -> Expr {
        let argument = Argument::Value(value.clone());
        if let Some((_, earlier)) = self.arguments.iter().find(|(known, _)| *known == name) {
            if *earlier != argument {
                self.problems.push(format!(
                    "two different values would be the parameter `{name}` of its module, \
                     and one would silently replace the other"
                ));
            }
        } else if self.module.has_param(&name) {
            self.problems.push(format!(
                "a value would be the parameter `{name}` of its module, \
                 which has a parameter of that name already"
            ));
        } else {
            let secure = secure || value.is_secret(self.model);
            self.push_param(name.clone(), value.ty(self.model).into(), secure);
            self.arguments.push((name.clone(), argument));
            // What only a program takes has no parameter in `main.bicep`.
            if let Value::Parameter(id) = value
                && self.model[self.node].compute().is_some()
            {
                self.reasons(&self.model[*id]);
            }
        }
        Expr::ident(name)
    }

    /// Says above the last statement what is allowed on a declaration, and why.
    pub(crate) fn reasons(&mut self, node: &Node) {
        for allowed in &node.allowed {
            self.module.comment(&allowed.to_string());
        }
    }

    fn push_param(&mut self, name: String, ty: ParamType, secure: bool) {
        self.module.push(Statement::Param(Param {
            name: name.into(),
            ty,
            secure,
            description: None,
            default: None,
        }));
    }

    /// Writes the main resource of the module: new, or existing with nothing but its name.
    pub(crate) fn main_resource(&mut self) {
        let model = self.model;
        let node = &model[self.node];
        let Some(resource) = node.resource() else { return };
        if resource.whole_module(self) {
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

    fn push_existing(
        &mut self,
        symbol: String,
        resource_type: &'static str,
        api_version: &'static str,
        name: Expr,
        rest: Object,
    ) {
        let mut body = Object::new().with("name", name);
        body.properties.extend(rest.properties);
        self.module.push(Statement::Resource(Resource {
            symbol: symbol.into(),
            resource_type: resource_type.into(),
            api_version: api_version.into(),
            existing: true,
            only_if_not_exists: false,
            body,
        }));
    }

    /// Refers to another resource of the model as an existing one and returns its symbolic name.
    /// Referring twice gives the same symbol.
    pub(crate) fn existing(&mut self, target: NodeId) -> Option<String> {
        let model = self.model;
        let node = &model[target];
        let info = node.resource()?.info();
        let symbol = identifier(&node.name);
        if self.module.resource(&symbol).is_some() {
            return Some(symbol);
        }
        let mut rest = Object::new();
        let name = if let Some(existing) = node.existing_in(self.mode) {
            let name = self.value(&existing.name);
            if existing.scope != self.scope && !existing.scope.is_empty() {
                let scope = self.scope_expression(&existing.scope);
                rest.push("scope", scope);
            }
            name
        } else {
            self.parameter(&Value::Output(target, info.name_output.to_owned()), false)
        };
        self.referenced.push(target);
        self.push_existing(symbol.clone(), info.resource_type, info.api_version, name, rest);
        Some(symbol)
    }

    /// Refers to the main resource, for a kind that writes its whole module.
    pub(crate) fn existing_self(&mut self) -> Option<String> {
        self.existing(self.node)
    }

    /// `resourceGroup(…)`, `subscription(…)` or `tenant()`.
    fn scope_expression(&mut self, scope: &Scope) -> Expr {
        let subscription = scope.subscription.as_ref().map(|value| self.value(value));
        let group = scope.resource_group.as_ref().map(|value| self.value(value));
        scope_call(subscription, group)
    }

    /// Refers to a secret in a vault of the model and returns its symbolic name.
    pub(crate) fn existing_secret(
        &mut self,
        vault: NodeId,
        secret: &str,
        resource_type: &'static str,
        api_version: &'static str,
    ) -> Option<String> {
        let parent = self.existing(vault)?;
        let symbol = format!("{parent}_{}", identifier(secret));
        if self.module.resource(&symbol).is_none() {
            let rest = Object::new().with("parent", Expr::ident(parent));
            let name = Expr::str(secret.to_owned());
            self.push_existing(symbol.clone(), resource_type, api_version, name, rest);
        }
        Some(symbol)
    }
}

/// The scope function for a group, a subscription, both, or neither (the tenant).
pub(crate) fn scope_call(subscription: Option<Expr>, group: Option<Expr>) -> Expr {
    match (subscription, group) {
        (Some(subscription), Some(group)) => Expr::call("resourceGroup", [subscription, group]),
        (None, Some(group)) => Expr::call("resourceGroup", [group]),
        (Some(subscription), None) => Expr::call("subscription", [subscription]),
        (None, None) => Expr::call("tenant", []),
    }
}

/// `take('prefix-${uniqueString(resourceGroup().id)}', max)`: the symbol without what the kind's
/// names do not allow, and a suffix that is unique to the resource group.
pub(crate) fn unique_name(symbol: &str, rule: &NameRule) -> Expr {
    let text = unique_text(symbol, rule);
    let name = Expr::Interpolated(vec![Part::Text(text.into()), Part::Expr(unique_token())]);
    Expr::call("take", [name, Expr::Int(i64::try_from(rule.max).unwrap_or(i64::MAX))])
}

/// What tells a unique name from others of its resource group: a long symbol leaves no room for the
/// rest of it.
pub(crate) fn unique_start(symbol: &str, rule: &NameRule) -> String {
    unique_text(symbol, rule).chars().take(rule.max).collect()
}

fn unique_text(symbol: &str, rule: &NameRule) -> String {
    let mut text: String = if rule.upper { symbol.to_owned() } else { symbol.to_ascii_lowercase() };
    text.retain(|c| {
        c.is_ascii_alphabetic()
            || (rule.digits && c.is_ascii_digit())
            || rule.punctuation.contains(c)
    });
    if let Some(separator) = ['-', '_', '.'].into_iter().find(|c| rule.punctuation.contains(*c)) {
        text.push(separator);
    }
    text
}

/// The parts of an expression as Bicep, with `resolve` for the references.
pub(crate) fn interpolation(parts: &[ValuePart], resolve: &mut dyn FnMut(&Value) -> Expr) -> Expr {
    Expr::interpolated(parts.iter().map(|part| match part {
        ValuePart::Text(text) => Part::Text(text.clone().into()),
        ValuePart::Value(value) => Part::Expr(resolve(value)),
        ValuePart::Encoded(value) => Part::Expr(uri_component(resolve(value))),
    }))
}

pub(crate) fn uri_component(text: Expr) -> Expr {
    Expr::call("uriComponent", [text])
}
