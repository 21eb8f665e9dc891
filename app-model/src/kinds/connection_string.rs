//! Connection strings of things outside of the application.
//!
//! ```
//! use app_model::distributed_app;
//! use app_model::Expression;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     secret password;
//!     connection_string orders = (Expression::new().text("Server=db;Password=").secret(password));
//!     container web("nginx:1.29") { reference: orders; }
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;

use crate::maps::AddedProperties;

use crate::convert::{Connected, EnvironmentValue, SecretValue};
use crate::declare::{Declare, Keyword, ReferenceTarget};
use crate::facts::Facts;
use crate::lint::{LintOf, Unused, plain_credential, unused_parameter};
use crate::model::{Content, ParameterNode, Value, ValueType};
use crate::node::Node;
use crate::written::PlainText;

/// Keyword: the connection string of something outside of the application.
///
/// `connection_string legacy_db;` is asked for at deployment,
/// `connection_string db = (Expression::new().text("Server=…;Key=").secret(key));` is made here.
///
/// In Azure: <https://learn.microsoft.com/azure/container-apps/manage-secrets>.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub enum connection_string {}

/// A connection string: a secret that whoever deploys gives, or text made of other values.
///
/// ```
/// use app_model::Builder;
/// use app_model::kinds::connection_string::ConnectionString;
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let legacy: ConnectionString<'_> = app.add_connection_string("legacy");
/// app.add_container("web", "nginx:1.29").reference(legacy);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ConnectionString<'app>(Node<'app>);

impl Builder {
    /// Adds a connection string that whoever deploys gives.
    #[track_caller]
    pub fn add_connection_string(&self, name: &str) -> ConnectionString<'_> {
        self.add::<connection_string>(name)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Keyword<'app> for connection_string {
    type Handle = ConnectionString<'app>;
    const FACTS: Facts = Facts::Connection { variable: None, parts: &[], host: &[] };
}

#[diagnostic::do_not_recommend]
impl<'app> Declare<'app> for connection_string {
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let content = Content::Parameter(ParameterNode {
            ty: ValueType::String,
            secret: true,
            connection: true,
            encoded: false,
            default: None,
        });
        ConnectionString(app.push(name, "connection_string", None, content, location))
    }
}

crate::__private::words! { struct ConnectionString: AnyBody }

#[crate::__private::members]
impl<'app> ConnectionString<'app> {
    /// The variable of the connection string in every program that refers to it, in place of
    /// `ConnectionStrings__{name}`.
    ///
    /// Source: `AddConnectionString(name, environmentVariableName)` of Aspire.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let orders = app.add_connection_string("orders").variable("DATABASE_URL");
    /// app.add_container("web", "nginx:1.29").reference(orders);
    /// # let application = app.build().expect("the model is right");
    /// # assert!(application.module("web").expect("a module").contains("name: 'DATABASE_URL'"));
    /// ```
    pub fn variable(self, name: impl PlainText) -> Self {
        let name = name.into_text();
        self.0.change(|node| node.connection_variable = Some(name));
        self
    }

    /// Parts of the connection that programs are handed besides the connection string:
    /// `{NAME}_{PART}` is a variable of each program that refers to it.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let orders = app.add_connection_string("orders");
    /// orders.connection_properties().entry("Database", "orders-2026");
    /// app.add_container("web", "nginx:1.29").reference(orders);
    /// # assert!(app.build().is_ok());
    /// ```
    #[must_use = "nothing is set until `.entry(…, …)` is called on it"]
    pub fn connection_properties(self) -> AddedProperties<'app> {
        AddedProperties::new(self.0)
    }
}

impl<'app> ConnectionString<'app> {
    /// Makes the connection string from other values.
    ///
    /// ```
    /// use app_model::{Builder, Expression};
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let password = app.add_secret_parameter("password");
    /// let orders = app.add_connection_string("orders");
    /// let orders = orders.value(Expression::new().text("Server=db;Password=").secret(password));
    /// app.add_container("web", "nginx:1.29").reference(orders);
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn value(self, value: impl SecretValue<'app, Connected>) -> Self {
        let value = value.into_secret(self.0.app());
        self.0.change(|node| node.content = Content::Connection(value));
        self
    }

    /// Shown to whoever deploys.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let legacy = app.add_connection_string("legacy").description("The database of the shop.");
    /// app.add_container("web", "nginx:1.29").reference(legacy);
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn description(self, text: &str) -> Self {
        self.0.describe(text);
        self
    }

    /// The declaration behind the handle. For authors of kinds.
    #[must_use]
    pub fn node(self) -> Node<'app> {
        self.0
    }
}

#[diagnostic::do_not_recommend]
impl Unused for ConnectionString<'_> {
    type Lint = unused_parameter;
}

#[diagnostic::do_not_recommend]
impl LintOf<ConnectionString<'_>> for unused_parameter {
    const NAME: &'static str = "unused_parameter";

    fn node<'d>(declaration: &'d ConnectionString<'_>) -> Node<'d> {
        declaration.0
    }
}

#[diagnostic::do_not_recommend]
impl LintOf<ConnectionString<'_>> for plain_credential {
    const NAME: &'static str = "plain_credential";

    fn node<'d>(declaration: &'d ConnectionString<'_>) -> Node<'d> {
        declaration.0
    }
}

#[diagnostic::do_not_recommend]
impl<'app> ReferenceTarget<'app> for ConnectionString<'app> {
    fn node(self) -> Node<'app> {
        self.0
    }
}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for ConnectionString<'app> {
    fn into_setting(self, _app: &Builder) -> Value {
        Value::Connection(self.0.id())
    }
}
