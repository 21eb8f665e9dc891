//! Expressions.

use super::{Object, Text};

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
    pub(super) fn list(&mut self) -> &mut Vec<Expr> {
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
