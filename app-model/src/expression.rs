//! Text with references in it. What it holds decides where it may go.

use std::fmt;

use crate::builder::Builder;
use crate::convert::{
    CommandLineValue, EnvironmentValue, IntoValue, Kept, OutputValue, SecretValue, text,
};
use crate::model::{Conditional, Content, Expression, Value, ValuePart};

#[diagnostic::do_not_recommend]
impl<'app> IntoValue<'app, text> for Expression {
    fn into_value(self, _app: &Builder) -> Value {
        Value::Expression(self)
    }
}

crate::__nowhere! { Expression }

#[diagnostic::do_not_recommend]
impl<'app> OutputValue<'app> for Expression {
    fn into_output(self, _app: &Builder) -> Value {
        Value::Expression(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'app, U> SecretValue<'app, U> for Expression {
    fn into_secret(self, _app: &Builder) -> Value {
        Value::Expression(self)
    }
}

/// Text with a secret in it. It goes only where a [`SecretValue`] is asked for.
///
/// ```
/// use app_model::{Builder, Expression};
///
/// let app = Builder::new();
/// let (host, password) = (app.add_parameter("host"), app.add_secret_parameter("password"));
/// let database = Expression::new().text("Password=").secret(password);
/// let database = database.text(";Server=").value(host);
/// assert_eq!(format!("{database:?}"), "SecretExpression(…)");
/// app.add_key_vault("secrets").add_secret("database", database);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Clone)]
pub struct SecretExpression(Expression);

/// Not what is in it: the text around a secret may be as telling.
impl fmt::Debug for SecretExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretExpression(…)")
    }
}

#[diagnostic::do_not_recommend]
impl<'app, U> SecretValue<'app, U> for SecretExpression {
    fn into_secret(self, _app: &Builder) -> Value {
        Value::Expression(self.0)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for SecretExpression {
    fn into_setting(self, app: &Builder) -> Value {
        SecretValue::<Kept>::into_secret(self, app)
    }
}

impl SecretExpression {
    /// Adds literal text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.text(text))
    }

    /// Adds a reference.
    #[must_use]
    pub fn value<'app>(self, reference: impl Reference<'app>) -> Self {
        Self(self.0.value(reference))
    }

    /// Adds a secret.
    #[must_use]
    pub fn secret(self, secret: crate::kinds::parameter::SecretParameter<'_>) -> Self {
        self.0.secret(secret)
    }

    /// Adds a secret as a part of a URI, as [`Expression::secret_in_uri`] does.
    ///
    /// ```
    /// use app_model::{Builder, Expression};
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let [user, password] = ["user", "password"].map(|name| app.add_secret_parameter(name));
    /// let uri = Expression::new().text("amqp://").secret_in_uri(user).text(":");
    /// let uri = uri.secret_in_uri(password).text("@queue:5672");
    /// app.add_container("web", "nginx:1.29").env().entry("QUEUE_URI", uri);
    /// # assert!(app.build().is_ok());
    /// ```
    #[must_use]
    pub fn secret_in_uri(self, secret: crate::kinds::parameter::SecretParameter<'_>) -> Self {
        self.0.secret_in_uri(secret)
    }
}

impl Expression {
    /// An empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds literal text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(ValuePart::Text(text.into()));
        self
    }

    /// Adds a reference.
    ///
    /// ```
    /// use app_model::{Builder, Expression};
    ///
    /// let app = Builder::new();
    /// let vault = app.add_key_vault("secrets");
    /// app.add_output("token", Expression::new().value(vault.vault_uri()).text("secrets/token"));
    /// # assert!(app.build().is_ok());
    /// ```
    #[must_use]
    pub fn value<'app>(mut self, reference: impl Reference<'app>) -> Self {
        self.parts.push(ValuePart::Value(reference.into_reference()));
        self
    }

    /// Adds a part of an address, such as `api.http.host`. It goes only where an
    /// [`EnvironmentValue`] is asked for: an address is known when the application is deployed.
    #[must_use]
    pub fn address(self, part: crate::kinds::compute::endpoint::EndpointPart<'_>) -> Address {
        Address(self).address(part)
    }

    /// One of two texts: the first one if the condition is the given text, without regard to case.
    ///
    /// ```
    /// use app_model::{Builder, Expression};
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let tracing = app.add_parameter("tracing");
    /// let level = Expression::when(
    ///     tracing,
    ///     "on",
    ///     Expression::new().text("trace"),
    ///     Expression::new().text("info"),
    /// );
    /// app.add_container("web", "nginx:1.29").env().entry("LOG_LEVEL", level);
    /// # let application = app.build().expect("the model is right");
    /// # let text = application.module("web").expect("a module");
    /// # assert!(text.contains("(toLower(tracing_value) == 'on') ? 'trace' : 'info'"));
    /// ```
    #[must_use]
    pub fn when<'app>(
        condition: impl Reference<'app>,
        equals: impl Into<String>,
        then: Expression,
        otherwise: Expression,
    ) -> Self {
        let value = Value::Conditional(Box::new(Conditional {
            condition: condition.into_reference(),
            equals: equals.into(),
            then: Value::Expression(then),
            otherwise: Value::Expression(otherwise),
        }));
        Self { parts: vec![ValuePart::Value(value)] }
    }

    /// Adds a secret. The whole text is secret from then on.
    #[must_use]
    pub fn secret(
        mut self,
        secret: crate::kinds::parameter::SecretParameter<'_>,
    ) -> SecretExpression {
        self.parts.push(ValuePart::Value(Value::Parameter(secret.node().id())));
        SecretExpression(self)
    }

    /// Adds a secret as a part of a URI: a `/` in a password is no end of the host then. The whole
    /// text is secret from then on.
    ///
    /// In Bicep: `uriComponent(…)`,
    /// <https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string#uricomponent>.
    ///
    /// ```
    /// use app_model::{Builder, Expression};
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let password = app.add_secret_parameter("password");
    /// let uri = Expression::new().text("redis://:").secret_in_uri(password).text("@cache:6379");
    /// app.add_container("web", "nginx:1.29").env().entry("CACHE_URI", uri);
    /// # let application = app.build().expect("the model is right");
    /// # let text = application.module("web").expect("a module");
    /// # assert!(text.contains("'redis://:${uriComponent(password_value)}@cache:6379'"));
    /// ```
    #[must_use]
    pub fn secret_in_uri(
        mut self,
        secret: crate::kinds::parameter::SecretParameter<'_>,
    ) -> SecretExpression {
        secret.node().change(|node| {
            if let Content::Parameter(parameter) = &mut node.content {
                parameter.encoded = true;
            }
        });
        self.parts.push(ValuePart::Encoded(Value::Parameter(secret.node().id())));
        SecretExpression(self)
    }

    /// Adds a secret of a vault. The whole text is secret from then on.
    #[must_use]
    pub fn vault_secret(
        mut self,
        secret: crate::kinds::key_vault::VaultSecret<'_>,
    ) -> VaultExpression {
        self.parts.push(ValuePart::Value(Value::VaultSecret(secret.node().id())));
        VaultExpression(self)
    }
}

/// Text with a vault's secret in it. It goes only where an [`EnvironmentValue`] is asked for: the tool
/// that deploys a program reads the secret from the vault, which `main.bicep` only makes.
///
/// ```
/// use app_model::{Builder, Expression};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let (key, user) = (app.add_secret_parameter("key"), app.add_parameter("user"));
/// let token = app.add_key_vault("secrets").add_secret("token", key);
/// let login = Expression::new().value(user).text(":").vault_secret(token);
/// let both = login.clone().text(" and ").vault_secret(token).value(user);
/// assert_eq!(format!("{login:?}"), "VaultExpression(…)");
/// app.add_container("web", "nginx:1.29").env().entry("LOGIN", login).entry("BOTH", both);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Clone)]
pub struct VaultExpression(Expression);

/// Not what is in it, as with [`SecretExpression`].
impl fmt::Debug for VaultExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultExpression(…)")
    }
}

impl VaultExpression {
    /// Adds literal text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.text(text))
    }

    /// Adds a reference.
    #[must_use]
    pub fn value<'app>(self, reference: impl Reference<'app>) -> Self {
        Self(self.0.value(reference))
    }

    /// Adds a secret of a vault.
    #[must_use]
    pub fn vault_secret(self, secret: crate::kinds::key_vault::VaultSecret<'_>) -> Self {
        self.0.vault_secret(secret)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for VaultExpression {
    fn into_setting(self, _app: &Builder) -> Value {
        Value::Expression(self.0)
    }
}

/// Text with an address in it. It goes only where an [`EnvironmentValue`] is asked for.
///
/// ```
/// use app_model::{Builder, Expression};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let version = app.add_parameter("version");
/// let http = app.add_container("api", "contoso/api:1").add_endpoint("http").port(8080);
/// let home = Expression::new().address(http.url()).text("/").value(version);
/// let both = Expression::new().text("on ").address(http.host()).text(":").address(http.public_port());
/// app.add_container("web", "nginx:1.29").env().entry("HOME_PAGE", home).entry("API", both);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone)]
pub struct Address(Expression);

impl Address {
    /// Adds literal text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.text(text))
    }

    /// Adds a reference.
    #[must_use]
    pub fn value<'app>(self, reference: impl Reference<'app>) -> Self {
        Self(self.0.value(reference))
    }

    /// Adds a part of an address.
    #[must_use]
    pub fn address(mut self, part: crate::kinds::compute::endpoint::EndpointPart<'_>) -> Self {
        self.0.parts.push(ValuePart::Value(part.reference()));
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'app> CommandLineValue<'app> for Address {}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for Address {
    fn into_setting(self, _app: &Builder) -> Value {
        Value::Expression(self.0)
    }
}

/// Something that only the deployment tool knows, by the name that the tool gives it.
///
/// ```
/// use app_model::{Builder, Placeholder};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let image = Placeholder::new("web.containerImage");
/// app.add_container("web", "nginx:1.29").env().entry("IMAGE", image);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder(String);

impl Placeholder {
    /// The placeholder `{name}`.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

#[diagnostic::do_not_recommend]
impl<'app> CommandLineValue<'app> for Placeholder {}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for Placeholder {
    fn into_setting(self, _app: &Builder) -> Value {
        Value::Placeholder(self.0)
    }
}

/// Something of the model that an [`Expression`] can name: a parameter or an output.
///
/// ```
/// use app_model::{Builder, Reference, Value};
///
/// let app = Builder::new();
/// let level = app.add_parameter("level").into_reference();
/// assert!(matches!(level, Value::Parameter(_)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of an expression [AM0413]",
    label = "expected a parameter or an output",
    note = "add text with `.text(…)`, and a secret with `.secret(…)`"
)]
pub trait Reference<'app> {
    /// The value without its type.
    fn into_reference(self) -> Value;
}
