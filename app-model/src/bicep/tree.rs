//! The Bicep syntax tree: expressions, statements and modules.

use std::borrow::Cow;

/// Text that is usually known at compile time.
pub(crate) type Text = Cow<'static, str>;

/// A Bicep expression.
///
/// ```
/// use app_model::bicep::Expr;
///
/// let uri = Expr::ident("vault").member("properties").member("vaultUri");
/// assert_eq!(uri.to_string(), "vault.properties.vaultUri");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Expr {
    /// A string literal, printed in single quotes with Bicep's escapes.
    Str(Text),
    /// A string with embedded expressions: `'${a}-${b}'`.
    Interpolated(Vec<Part>),
    /// A whole number.
    Int(i64),
    /// `true` or `false`.
    Bool(bool),
    /// A symbolic name.
    Ident(Text),
    /// Property access: `target.property`.
    Member(Box<Expr>, Text),
    /// A function call.
    Call(Text, Vec<Expr>),
    /// A function of a resource, called without arguments: `target.function()`.
    Method(Box<Expr>, Text),
    /// An object, one property per line.
    Object(Object),
    /// An array, one element per line.
    Array(Vec<Expr>),
    /// `condition ? then : otherwise`
    Conditional(Box<[Expr; 3]>),
    /// An element of an array: `target[0]`.
    Index(Box<Expr>, usize),
    /// A comparison, always in parentheses: `(left == right)`.
    Compare(Box<[Expr; 2]>, Comparison),
    /// `null`
    Null,
}

/// How two expressions are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
}

/// A piece of an interpolated string.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Part {
    /// Literal text.
    Text(Text),
    /// An expression, printed as `${…}`.
    Expr(Expr),
}

/// The key of a property.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Key {
    /// A word, in quotes where Bicep asks for them.
    Text(Text),
    /// The value of a symbolic name: `'${name}'`.
    Value(Text),
}

impl Key {
    fn is(&self, name: &str) -> bool {
        matches!(self, Self::Text(text) if text == name)
    }
}

/// The properties of an object, in the order in which they are printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object {
    pub(crate) properties: Vec<(Key, Expr)>,
}

impl Object {
    /// An object without properties.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The object with one more property at its end.
    #[must_use]
    pub fn with(mut self, key: impl Into<Text>, value: impl Into<Expr>) -> Self {
        self.push(key, value);
        self
    }

    /// Like [`with`](Self::with) when there is a value, otherwise the object unchanged.
    #[must_use]
    pub fn with_some(self, key: impl Into<Text>, value: Option<impl Into<Expr>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a property at the end.
    pub fn push(&mut self, key: impl Into<Text>, value: impl Into<Expr>) {
        self.properties.push((Key::Text(key.into()), value.into()));
    }

    /// Adds a property whose key is the value of a symbolic name: `'${name}': value`.
    ///
    /// ```
    /// use app_model::bicep::{Expr, Object};
    ///
    /// // A resource names its identities by their ids.
    /// let mut identities = Object::new();
    /// identities.push_value_key("api_id", Object::new());
    /// assert_eq!(Expr::from(identities).to_string(), "{\n  '${api_id}': { }\n}");
    /// ```
    pub fn push_value_key(&mut self, name: impl Into<Text>, value: impl Into<Expr>) {
        self.properties.push((Key::Value(name.into()), value.into()));
    }

    /// Replaces the property, or adds it at the end if there is none of that name.
    pub fn set(&mut self, key: impl Into<Text>, value: impl Into<Expr>) {
        let (key, value) = (key.into(), value.into());
        match self.get_mut(&key) {
            Some(old) => *old = value,
            None => self.push(key, value),
        }
    }

    /// The value of a property.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Expr> {
        self.properties.iter().find(|(name, _)| name.is(key)).map(|(_, value)| value)
    }

    /// The value of a property, to change it in place.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Expr> {
        self.properties.iter_mut().find(|(name, _)| name.is(key)).map(|(_, value)| value)
    }

    /// The object at a path of properties. What is not there is added; what is no object is
    /// replaced by one.
    pub fn at(&mut self, path: &[&'static str]) -> &mut Self {
        path.iter().fold(self, |object, key| object.property(key).object())
    }

    /// The list that a property holds. A list that is not there is added.
    pub fn list(&mut self, key: &'static str) -> &mut Vec<Expr> {
        self.property(key).list()
    }

    fn property(&mut self, key: &'static str) -> &mut Expr {
        let known = self.properties.iter().position(|(name, _)| name.is(key));
        let place = known.unwrap_or_else(|| {
            self.push(key, Expr::Null);
            self.properties.len() - 1
        });
        #[allow(clippy::indexing_slicing, reason = "the place was found or just made")]
        &mut self.properties[place].1
    }

    /// Whether the object has no properties.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.properties.is_empty()
    }
}

impl Expr {
    /// JSON. Bicep has no numbers with a fraction, and no whole ones of more than 63 bits: its function
    /// `json` reads them.
    pub(crate) fn json(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Self::Int(number),
                None => Self::call("json", [Self::str(number.to_string())]),
            },
            Value::String(text) => Self::str(text.clone()),
            Value::Array(elements) => Self::Array(elements.iter().map(Self::json).collect()),
            Value::Object(members) => {
                let mut object = Object::new();
                for (key, value) in members {
                    object.push(key.clone(), Self::json(value));
                }
                Self::Object(object)
            }
        }
    }

    /// A string literal.
    #[must_use]
    pub fn str(text: impl Into<Text>) -> Self {
        Self::Str(text.into())
    }

    /// A symbolic name, as it stands.
    #[must_use]
    pub fn ident(name: impl Into<Text>) -> Self {
        Self::Ident(name.into())
    }

    /// A function call.
    #[must_use]
    pub fn call(function: impl Into<Text>, arguments: impl Into<Vec<Expr>>) -> Self {
        Self::Call(function.into(), arguments.into())
    }

    /// One of two expressions, by a condition.
    #[must_use]
    pub fn conditional(condition: Expr, then: Expr, otherwise: Expr) -> Self {
        Self::Conditional(Box::new([condition, then, otherwise]))
    }

    /// Access to a property of this expression.
    #[must_use]
    pub fn member(self, property: impl Into<Text>) -> Self {
        Self::Member(Box::new(self), property.into())
    }

    /// A function of this expression, called without arguments: `a.method("f")` is `a.f()`.
    #[must_use]
    pub fn method(self, function: impl Into<Text>) -> Self {
        Self::Method(Box::new(self), function.into())
    }

    /// An element of this expression.
    #[must_use]
    pub fn index(self, index: usize) -> Self {
        Self::Index(Box::new(self), index)
    }

    /// A comparison of this expression with another one.
    #[must_use]
    pub fn compare(self, comparison: Comparison, other: Expr) -> Self {
        Self::Compare(Box::new([self, other]), comparison)
    }

    /// A string with expressions in it. Text pieces beside each other become one, and a string
    /// inside the string becomes part of it.
    #[must_use]
    pub fn interpolated(parts: impl IntoIterator<Item = Part>) -> Self {
        fn add(out: &mut Vec<Part>, part: Part) {
            match (out.last_mut(), part) {
                (_, Part::Expr(Expr::Interpolated(parts))) => {
                    parts.into_iter().for_each(|part| add(out, part));
                }
                (_, Part::Expr(Expr::Str(text))) => add(out, Part::Text(text)),
                (Some(Part::Text(before)), Part::Text(text)) => before.to_mut().push_str(&text),
                (_, part) => out.push(part),
            }
        }
        let mut out: Vec<Part> = Vec::new();
        parts.into_iter().for_each(|part| add(&mut out, part));
        match out.as_mut_slice() {
            [] => Self::str(""),
            [Part::Text(text)] => Self::Str(std::mem::take(text)),
            _ => Self::Interpolated(out),
        }
    }

    /// Access along a dotted path: `a.path("b.c")` is `a.b.c`.
    #[must_use]
    pub fn path(self, path: &'static str) -> Self {
        path.split('.').fold(self, Self::member)
    }

    /// The object behind this expression, which becomes one if it is none.
    pub(crate) fn object(&mut self) -> &mut Object {
        match self {
            Self::Object(object) => object,
            other => {
                *other = Object::new().into();
                other.object()
            }
        }
    }

    /// The list behind this expression, which becomes one if it is none.
    fn list(&mut self) -> &mut Vec<Expr> {
        match self {
            Self::Array(list) => list,
            other => {
                *other = Self::Array(Vec::new());
                other.list()
            }
        }
    }

    /// The object behind this expression, if it is one.
    ///
    /// ```
    /// use app_model::bicep::{Expr, Object};
    ///
    /// let mut sku = Expr::from(Object::new().with("name", "standard"));
    /// if let Some(sku) = sku.as_object_mut() {
    ///     sku.set("name", "premium");
    /// }
    /// assert_eq!(sku, Object::new().with("name", "premium").into());
    /// ```
    pub fn as_object_mut(&mut self) -> Option<&mut Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }
}

impl From<Object> for Expr {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl From<&'static str> for Expr {
    fn from(text: &'static str) -> Self {
        Self::Str(text.into())
    }
}

impl From<String> for Expr {
    fn from(text: String) -> Self {
        Self::Str(text.into())
    }
}

impl From<bool> for Expr {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Expr {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<Vec<Expr>> for Expr {
    fn from(elements: Vec<Expr>) -> Self {
        Self::Array(elements)
    }
}

/// The type of a Bicep parameter or output.
///
/// ```
/// use app_model::bicep::ParamType;
///
/// assert_eq!(ParamType::Int.name(), "int");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParamType {
    /// `string`
    String,
    /// `int`
    Int,
    /// `bool`
    Bool,
    /// `object`
    Object,
}

impl ParamType {
    /// The type's name in Bicep.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Int => "int",
            Self::Bool => "bool",
            Self::Object => "object",
        }
    }
}

/// A `param` statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// The parameter's name, a Bicep identifier.
    pub name: Text,
    /// Its type.
    pub ty: ParamType,
    /// Whether the value is kept out of logs and deployment history (`@secure()`).
    pub secure: bool,
    /// Shown to whoever deploys (`@description`).
    pub description: Option<Text>,
    /// The value when none is given.
    pub default: Option<Expr>,
}

/// A `resource` statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// The symbolic name, a Bicep identifier.
    pub symbol: Text,
    /// The resource type without its version, such as `Microsoft.KeyVault/vaults`.
    pub resource_type: Text,
    /// The API version, such as `2024-11-01`.
    pub api_version: Text,
    /// Whether the resource is only referred to and not deployed.
    pub existing: bool,
    /// Whether a resource that is there already is left as it is (`@onlyIfNotExists()`).
    pub only_if_not_exists: bool,
    /// Its properties.
    pub body: Object,
}

/// A statement of a Bicep file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Statement {
    /// `targetScope = '…'`
    TargetScope(Text),
    /// `param …`
    Param(Param),
    /// `var name = …`
    Var(Text, Expr),
    /// `resource …`
    Resource(Resource),
    /// `module symbol 'path' = { … }`
    Module {
        /// The symbolic name.
        symbol: Text,
        /// The path of the file, relative to the file that holds the statement.
        path: Text,
        /// Name, scope and parameters.
        body: Object,
    },
    /// `output name type = value`
    Output(Text, ParamType, Expr),
}

impl Statement {
    /// The name by which the rest of the file knows the statement. Outputs have names apart.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Param(param) => Some(&param.name),
            Self::Var(name, _) | Self::Module { symbol: name, .. } => Some(name),
            Self::Resource(resource) => Some(&resource.symbol),
            Self::TargetScope(_) | Self::Output(..) => None,
        }
    }
}

/// A comment ends with its line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A Bicep file: its statements in the order in which they were added.
///
/// Printing sorts them, stably, into target scope, parameters, then variables with resources and
/// modules, then outputs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Module {
    pub(crate) statements: Vec<Statement>,
    /// Comments, each with the place of its statement, in the order of the statements.
    pub(crate) comments: Vec<(usize, String)>,
}

impl Module {
    /// An empty file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a statement.
    pub fn push(&mut self, statement: Statement) {
        self.statements.push(statement);
    }

    /// Adds a comment of one line above the last statement.
    pub fn comment(&mut self, text: &str) {
        self.comments.push((self.statements.len().saturating_sub(1), one_line(text)));
    }

    /// The statements in the order in which they were added.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Adds an output of type string.
    pub fn output(&mut self, name: impl Into<Text>, value: Expr) {
        self.push(Statement::Output(name.into(), ParamType::String, value));
    }

    /// The resource with this symbolic name, to change its properties.
    pub fn resource_mut(&mut self, symbol: &str) -> Option<&mut Resource> {
        self.statements.iter_mut().find_map(|statement| match statement {
            Statement::Resource(resource) if resource.symbol == symbol => Some(resource),
            _ => None,
        })
    }

    pub(crate) fn resource(&self, symbol: &str) -> Option<&Resource> {
        self.statements.iter().find_map(|statement| match statement {
            Statement::Resource(resource) if resource.symbol == symbol => Some(resource),
            _ => None,
        })
    }

    pub(crate) fn has_param(&self, name: &str) -> bool {
        self.statements.iter().any(|s| matches!(s, Statement::Param(p) if p.name == name))
    }
}
