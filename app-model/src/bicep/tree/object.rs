//! Objects: properties in the order in which they are printed.

use super::{Expr, Text};

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
