//! Maps of a declaration: its tags, and what a reference to it hands over besides.

use crate::convert::{EnvironmentValue, TextValue};
use crate::model::Value;
use crate::node::Node;

/// The map of tags of a resource.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let vault = app.add_key_vault("secrets");
/// vault.tags().entry("team", "payments").entry("cost-center", "4711");
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Tags<'app> {
    node: Node<'app>,
}

impl<'app> Tags<'app> {
    pub(crate) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Sets a tag. One that is set again keeps its place and takes the new value; Azure sees no difference
    /// between small and capital letters of its name.
    pub fn entry(self, name: &str, value: impl TextValue<'app>) -> Self {
        let value = value.into_value(self.node.app());
        self.node.change(|node| set(&mut node.tags, name, value, str::eq_ignore_ascii_case));
        self
    }
}

/// Sets an entry of a map. One that is set again keeps its place and takes the new name and value.
pub(crate) fn set(
    map: &mut Vec<(String, Value)>,
    name: &str,
    value: Value,
    is_same: fn(&str, &str) -> bool,
) {
    let entry = (name.to_owned(), value);
    match map.iter_mut().find(|(known, _)| is_same(known, name)) {
        Some(old) => *old = entry,
        None => map.push(entry),
    }
}

/// The map of what a reference to something hands over besides its own parts, or instead of them.
///
/// ```
/// use app_model::{AddedProperties, Builder};
///
/// fn name_database(properties: AddedProperties<'_>) {
///     properties.entry("Database", "orders-2026").entry("Schema", "sales");
/// }
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let orders = app.add_connection_string("orders");
/// name_database(orders.connection_properties());
/// app.add_container("web", "nginx:1.29").reference(orders);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AddedProperties<'app> {
    node: Node<'app>,
}

impl<'app> AddedProperties<'app> {
    pub(crate) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Adds a part of the connection, such as `Database`, or gives the one of this name another
    /// value. Small and capital letters of the name are the same. A secret becomes a secret of each
    /// program that it is handed to.
    ///
    /// Source: `WithConnectionProperty` of Aspire.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let orders = app.add_connection_string("orders");
    /// orders.connection_properties().entry("Database", "orders-2026");
    /// app.add_container("web", "nginx:1.29").reference(orders);
    /// # let application = app.build().expect("the model is right");
    /// # let text = application.module("web").expect("a module");
    /// # assert!(text.contains("name: 'ORDERS_DATABASE'\n              value: 'orders-2026'"));
    /// ```
    pub fn entry(self, name: &str, value: impl EnvironmentValue<'app>) -> Self {
        let value = value.into_setting(self.node.app());
        self.node.change(|node| node.connection_properties.push((name.to_owned(), value)));
        self
    }
}
