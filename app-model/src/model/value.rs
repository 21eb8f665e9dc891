//! Values of settings: literals and references to what the model declares.

use super::{Built, EndpointProperty, Model, NodeId};

/// The type of a value, and of the parameter that carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    String,
    /// A whole number.
    Int,
    /// A truth value.
    Bool,
}

/// The value of a setting, without its Rust type.
///
/// Application code does not build values by hand: it passes literals, parameters, outputs and
/// [`Expression`]s to setters, which convert them through [`IntoValue`](crate::IntoValue).
///
/// ```
/// use app_model::{Builder, Reference, Value};
///
/// let app = Builder::new();
/// let vault = app.add_key_vault("secrets");
/// let uri = Value::Output(vault.node().id(), "vaultUri".to_owned());
/// assert_eq!(vault.vault_uri().into_reference(), uri);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// Text, known when the model is built.
    String(String),
    /// A whole number.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// A parameter, filled in by whoever deploys.
    Parameter(NodeId),
    /// An output of a module.
    Output(NodeId, String),
    /// A secret kept in a vault: the child that stands for it.
    VaultSecret(NodeId),
    /// The connection string of a resource.
    Connection(NodeId),
    /// A part of the address of an endpoint.
    Endpoint(NodeId, EndpointProperty),
    /// What is known about a program when its image is built.
    Built(NodeId, Built),
    /// Text with references in it.
    Expression(Expression),
    /// One of two values.
    Conditional(Box<Conditional>),
    /// Something that only the deployment tool knows, by its placeholder.
    Placeholder(String),
    /// Several values, for a parameter of a module.
    List(Vec<Value>),
    /// JSON, for a parameter of a module.
    Json(serde_json::Value),
}

/// One of two values, by the text of a third one. [`Expression::when`] makes it.
///
/// ```
/// use app_model::{Builder, Expression};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let [debug, info] = ["debug", "info"].map(|level| Expression::new().text(level));
/// let level = Expression::when(app.add_parameter("stage"), "test", debug, info);
/// app.add_container("web", "nginx:1.29").env().entry("LOG_LEVEL", level);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Conditional {
    pub(crate) condition: Value,
    /// The text that makes it true, without regard to case.
    pub(crate) equals: String,
    pub(crate) then: Value,
    pub(crate) otherwise: Value,
}

impl Conditional {
    /// The value that the defaults of parameters choose.
    fn by_default(&self, model: &Model) -> &Value {
        let text = match &self.condition {
            Value::Parameter(id) => {
                model.parameter(*id).and_then(|parameter| parameter.default.as_ref())
            }
            value => Some(value),
        };
        let is_true =
            text.is_some_and(|text| text.placeholder(model).eq_ignore_ascii_case(&self.equals));
        if is_true { &self.then } else { &self.otherwise }
    }
}

impl Value {
    /// The reference written the way the manifest writes it: `{name.value}`, `{name.outputs.x}`.
    pub(crate) fn placeholder(&self, model: &Model) -> String {
        match self {
            Self::String(text) => text.clone(),
            Self::Int(value) => value.to_string(),
            Self::Bool(value) => value.to_string(),
            Self::Parameter(id) => format!("{{{}.value}}", model[*id].name),
            Self::Output(id, output) => format!("{{{}.outputs.{output}}}", model[*id].name),
            Self::VaultSecret(id) => {
                let parent = model[*id].parent.map_or("", |parent| &model[parent].name);
                format!("{{{parent}.secrets.{}}}", model.azure_name(*id))
            }
            Self::Connection(id) => format!("{{{}.connectionString}}", model.manifest_name(*id)),
            Self::Endpoint(id, property) => {
                let endpoint = &model[*id].name;
                let program = model[*id].parent.map_or("", |parent| &model[parent].name);
                let part = |part| format!("{{{program}.bindings.{endpoint}.{part}}}");
                match property {
                    EndpointProperty::HostAndPort => format!("{}:{}", part("host"), part("port")),
                    property => part(property.placeholder()),
                }
            }
            Self::Built(id, built) => format!("{{{}.{}}}", model[*id].name, built.placeholder()),
            Self::Expression(expression) => {
                expression.parts.iter().map(|part| part.placeholder(model)).collect()
            }
            Self::Conditional(conditional) => conditional.by_default(model).placeholder(model),
            Self::Placeholder(name) => format!("{{{name}}}"),
            Self::List(values) => {
                let values: Vec<String> =
                    values.iter().map(|value| value.placeholder(model)).collect();
                values.join(",")
            }
            Self::Json(value) => value.to_string(),
        }
    }

    /// Whether the value is secret: a secret parameter, a vault's secret, or text with one in it.
    pub(crate) fn is_secret(&self, model: &Model) -> bool {
        match self {
            Self::Parameter(id) => model[*id].is_secret_parameter(),
            Self::VaultSecret(_) => true,
            Self::Connection(id) => {
                model.connection(*id).is_some_and(|connection| connection.string.is_secret(model))
            }
            Self::Expression(expression) => expression.parts.iter().any(|part| match part {
                ValuePart::Text(_) => false,
                ValuePart::Value(value) | ValuePart::Encoded(value) => value.is_secret(model),
            }),
            Self::Conditional(conditional) => {
                conditional.then.is_secret(model) || conditional.otherwise.is_secret(model)
            }
            Self::List(values) => values.iter().any(|value| value.is_secret(model)),
            _ => false,
        }
    }

    /// The type of the value, and of a parameter that carries it.
    pub(crate) fn ty(&self, model: &Model) -> ValueType {
        match self {
            Self::Int(_) => ValueType::Int,
            Self::Bool(_) => ValueType::Bool,
            Self::Parameter(id) => model.parameter(*id).map_or(ValueType::String, |p| p.ty),
            _ => ValueType::String,
        }
    }

    /// Calls `visit` for this value and every value inside it.
    pub(crate) fn visit<'v>(&'v self, visit: &mut dyn FnMut(&'v Value)) {
        visit(self);
        match self {
            Self::Expression(expression) => {
                for part in &expression.parts {
                    if let ValuePart::Value(value) | ValuePart::Encoded(value) = part {
                        value.visit(visit);
                    }
                }
            }
            Self::Conditional(conditional) => {
                for value in [&conditional.condition, &conditional.then, &conditional.otherwise] {
                    value.visit(visit);
                }
            }
            Self::List(values) => values.iter().for_each(|value| value.visit(visit)),
            _ => {}
        }
    }
}

/// Text with references in it, such as a connection string.
///
/// ```
/// use app_model::{Builder, Expression};
///
/// let app = Builder::new();
/// let password = app.add_secret_parameter("password");
/// let vault = app.add_key_vault("secrets");
/// vault.add_secret("connection", Expression::new().text("Server=db;Password=").secret(password));
/// assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Expression {
    pub(crate) parts: Vec<ValuePart>,
}

impl Expression {
    /// The text, if nothing in it is a reference.
    pub(crate) fn literal(&self) -> Option<String> {
        let text = |part: &ValuePart| match part {
            ValuePart::Text(text) => Some(text.clone()),
            ValuePart::Value(_) | ValuePart::Encoded(_) => None,
        };
        self.parts.iter().map(text).collect()
    }
}

/// A piece of an [`Expression`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ValuePart {
    /// Literal text.
    Text(String),
    /// A reference.
    Value(Value),
    /// A parameter, encoded as a part of a URI.
    Encoded(Value),
}

impl ValuePart {
    fn placeholder(&self, model: &Model) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Value(value) => value.placeholder(model),
            Self::Encoded(Value::Parameter(id)) => {
                format!("{{{}.value}}", encoded_name(&model[*id].name))
            }
            Self::Encoded(value) => value.placeholder(model),
        }
    }
}

/// What the manifest calls a parameter that is encoded as a part of a URI.
pub(crate) fn encoded_name(parameter: &str) -> String {
    format!("{parameter}-uri-encoded")
}
