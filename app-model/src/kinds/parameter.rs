//! Parameters: values that whoever deploys gives, secret or not.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     /// The replication of the account.
//!     parameter replication: string = "Standard_ZRS";
//!     parameter days: int = 30;
//!     parameter purge_protection: bool;
//!     secret signing_key;
//!     storage data { sku: replication; }
//!     keyvault secrets {
//!         soft_delete_retention_days: days;
//!         purge_protection: purge_protection;
//!         secret token = signing_key;
//!     }
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::marker::PhantomData;
use std::panic::Location;

use crate::builder::Builder;

use crate::check::limit;
use crate::convert::{
    Choice, Connected, IntoValue, Nowhere, OutputValue, SecretValue, number, text,
};
use crate::declare::{Declare, Keyword};
use crate::expression::Reference;
use crate::lint::{LintOf, Unused, plain_credential, unused_parameter};
#[doc(hidden)]
pub use crate::model::ValueType;
use crate::model::{Content, ParameterNode, Value};
use crate::node::Node;

/// Text: the type of a parameter that names none.
#[allow(non_camel_case_types)]
#[derive(Debug, Clone, Copy)]
pub enum string {}

/// A whole number.
#[allow(non_camel_case_types)]
#[derive(Debug, Clone, Copy)]
pub enum int {}

/// The type of a parameter: [`string`], [`int`] or `bool`.
///
/// ```
/// use app_model::Builder;
/// use app_model::kinds::parameter::{Parameter, ParameterType};
///
/// fn describe<T: ParameterType>(parameter: Parameter<'_, T>, text: &str) {
///     parameter.description(&format!("{text}. Ask the platform team before you change it."));
/// }
/// let app = Builder::new();
/// describe(app.add_int_parameter("days"), "How long deleted secrets are kept");
/// describe(app.add_parameter("region"), "Where everything is");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a parameter type [AM0414]",
    label = "the types are `string`, `int` and `bool`",
    note = "write the type after the name: `parameter replicas: int = 3;`"
)]
pub trait ParameterType: Copy {
    #[doc(hidden)]
    type Handle<'app>;
    #[doc(hidden)]
    const TYPE: ValueType;
    #[doc(hidden)]
    type Rust;
    #[doc(hidden)]
    fn handle(node: Node<'_>) -> Self::Handle<'_>;
}

#[diagnostic::do_not_recommend]
impl ParameterType for string {
    type Handle<'app> = Parameter<'app, string>;
    const TYPE: ValueType = ValueType::String;
    type Rust = String;

    fn handle(node: Node<'_>) -> Parameter<'_, string> {
        Parameter(node, PhantomData)
    }
}

#[diagnostic::do_not_recommend]
impl ParameterType for int {
    type Handle<'app> = Parameter<'app, int>;
    const TYPE: ValueType = ValueType::Int;
    type Rust = i64;

    fn handle(node: Node<'_>) -> Parameter<'_, int> {
        Parameter(node, PhantomData)
    }
}

#[diagnostic::do_not_recommend]
impl ParameterType for bool {
    type Handle<'app> = Parameter<'app, bool>;
    const TYPE: ValueType = ValueType::Bool;
    type Rust = bool;

    fn handle(node: Node<'_>) -> Parameter<'_, bool> {
        Parameter(node, PhantomData)
    }
}

/// A default value that fits a parameter of type `T`.
///
/// ```
/// use app_model::Builder;
/// use app_model::keyword::int;
/// use app_model::kinds::parameter::ParameterValue;
///
/// fn keep(app: &Builder, days: impl ParameterValue<int>) {
///     let days = app.add_int_parameter("days").value(days);
///     app.add_key_vault("secrets").soft_delete_retention_days(days);
/// }
/// let app = Builder::new();
/// keep(&app, 30);
/// # assert!(app.build().is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "a parameter of type `{T}` cannot have `{Self}` as its default [AM0415]",
    label = "this has the type `{Self}`",
    note = "the default of an `int` is a whole number, `parameter replicas: int = 3;`, of a `bool` `true` or `false`, and of a `string` text in quotes",
    note = "without a type it is a `string`: `parameter region = \"westeurope\";`"
)]
pub trait ParameterValue<T> {
    #[doc(hidden)]
    fn into_default(self) -> Value;
}

macro_rules! defaults {
    ($($source:ty => $ty:ty, $variant:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl ParameterValue<Nowhere> for $source {
            fn into_default(self) -> Value {
                Value::Bool(false)
            }
        }

        #[diagnostic::do_not_recommend]
        impl ParameterValue<$ty> for $source {
            fn into_default(self) -> Value {
                Value::$variant(self.into())
            }
        }
    )*};
}

defaults! {
    &str => string, String;
    String => string, String;
    i64 => int, Int;
    i32 => int, Int;
    u32 => int, Int;
    bool => bool, Bool;
}

/// Keyword: a value that whoever deploys gives.
///
/// `parameter name;`, `parameter sku = "Standard_LRS";`, `parameter replicas: int = 3;`
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/parameters>.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub struct parameter<T = string> {
    ty: PhantomData<T>,
}

/// A parameter of the application. It becomes a `param` of `main.bicep`.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let sku = app.add_parameter("sku").value("Standard_LRS").description("The SKU of all accounts");
/// app.add_storage("data").sku(sku);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Parameter<'app, T = string>(Node<'app>, PhantomData<T>);

/// Keyword: a secret value that whoever deploys gives; in a key vault, one of its secrets.
///
/// `secret signing_key;` and `keyvault secrets { secret token = signing_key; }`
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/parameters>.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub enum secret {}

/// A secret parameter. It becomes a `@secure()` parameter of `main.bicep`; its value is in no file.
///
/// It is not a string: it goes into a vault's secret or a secure module parameter and nowhere else.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let key = app.add_secret_parameter("signing-key").description("Signs the sessions.");
/// app.add_key_vault("secrets").add_secret("token", key);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SecretParameter<'app>(Node<'app>);

impl Builder {
    /// Adds a parameter of type string.
    #[track_caller]
    pub fn add_parameter(&self, name: &str) -> Parameter<'_> {
        self.add::<parameter>(name)
    }

    /// Adds a parameter of type int.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let days = app.add_int_parameter("days").value(30);
    /// app.add_key_vault("secrets").soft_delete_retention_days(days);
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn add_int_parameter(&self, name: &str) -> Parameter<'_, int> {
        self.add::<parameter<int>>(name)
    }

    /// Adds a parameter of type bool.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// let protected = app.add_bool_parameter("protected").value(true);
    /// app.add_key_vault("secrets").purge_protection(protected);
    /// # assert!(app.build().is_ok());
    /// ```
    #[track_caller]
    pub fn add_bool_parameter(&self, name: &str) -> Parameter<'_, bool> {
        self.add::<parameter<bool>>(name)
    }

    /// Adds a secret parameter.
    #[track_caller]
    pub fn add_secret_parameter(&self, name: &str) -> SecretParameter<'_> {
        self.add::<secret>(name)
    }
}

fn declare<'app>(
    app: &'app Builder,
    name: &str,
    ty: ValueType,
    secret: bool,
    location: &'static Location<'static>,
) -> Node<'app> {
    let keyword = if secret { "secret" } else { "parameter" };
    let content = Content::Parameter(ParameterNode {
        ty,
        secret,
        connection: false,
        encoded: false,
        default: None,
    });
    app.push(name, keyword, None, content, location)
}

// Recommended: the compiler then names the type that is wrong.
impl<'app, T: ParameterType> Keyword<'app> for parameter<T> {
    type Handle = T::Handle<'app>;
    const IS_TEXT: bool = matches!(T::TYPE, ValueType::String);
    const LIMIT: Option<(&'static str, usize)> =
        Some(("parameters", limit::PARAMETERS - limit::PARAMETERS_OF_MAIN));
}

#[diagnostic::do_not_recommend]
impl<'app, T: ParameterType> Declare<'app> for parameter<T> {
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        T::handle(declare(app, name, T::TYPE, false, location))
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Keyword<'app> for secret {
    type Handle = SecretParameter<'app>;
}

#[diagnostic::do_not_recommend]
impl<'app> Declare<'app> for secret {
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        SecretParameter(declare(app, name, ValueType::String, true, location))
    }
}

impl<'app, T: ParameterType> Parameter<'app, T> {
    /// The value when none is given at deployment.
    pub fn value(self, default: impl ParameterValue<T>) -> Self {
        let default = default.into_default();
        self.0.change(|node| {
            if let Content::Parameter(parameter) = &mut node.content {
                parameter.default = Some(default);
            }
        });
        self
    }

    /// Shown to whoever deploys: the `@description` of the parameter in `main.bicep`. Where programs
    /// alone read the parameter, nothing published has it.
    pub fn description(self, text: &str) -> Self {
        self.0.describe(text);
        self
    }

    /// The declaration behind the handle. For authors of kinds.
    #[must_use]
    pub fn node(self) -> Node<'app> {
        self.0
    }

    fn reference(self) -> Value {
        Value::Parameter(self.0.id())
    }
}

impl<'app> SecretParameter<'app> {
    /// Shown to whoever deploys: the `@description` of the parameter in `main.bicep`. Where programs
    /// alone read the parameter, nothing published has it.
    pub fn description(self, text: &str) -> Self {
        self.0.describe(text);
        self
    }

    /// A secret has no default: the bound on `T` holds for no type, and says why.
    ///
    /// See the example of [`SecretDefault`].
    pub fn value<T: SecretDefault>(self, _default: T) -> Self {
        self
    }

    /// The declaration behind the handle. For authors of kinds.
    #[must_use]
    pub fn node(self) -> Node<'app> {
        self.0
    }
}

/// What a secret parameter could have as its default: nothing.
///
/// ```compile_fail,E0277
/// use app_model::Builder;
///
/// let app = Builder::new();
/// app.add_secret_parameter("signing-key").value("everybody could read this");
/// ```
#[diagnostic::on_unimplemented(
    message = "a secret cannot have a default [AM0416]",
    label = "this would be readable in the source and in the published files",
    note = "write `secret some_name;` without a value: whoever deploys is asked for it"
)]
pub trait SecretDefault {}

#[diagnostic::do_not_recommend]
impl<T: Copy> Unused for Parameter<'_, T> {
    type Lint = unused_parameter;
}

#[diagnostic::do_not_recommend]
impl Unused for SecretParameter<'_> {
    type Lint = unused_parameter;
}

#[diagnostic::do_not_recommend]
impl<'app, T> LintOf<Parameter<'app, T>> for unused_parameter {
    const NAME: &'static str = "unused_parameter";

    fn node<'d>(parameter: &'d Parameter<'app, T>) -> Node<'d> {
        parameter.0
    }
}

#[diagnostic::do_not_recommend]
impl<'app> LintOf<Parameter<'app, string>> for plain_credential {
    const NAME: &'static str = "plain_credential";

    fn node<'d>(parameter: &'d Parameter<'app, string>) -> Node<'d> {
        parameter.0
    }
}

#[diagnostic::do_not_recommend]
impl<'app> LintOf<SecretParameter<'app>> for unused_parameter {
    const NAME: &'static str = "unused_parameter";

    fn node<'d>(parameter: &'d SecretParameter<'app>) -> Node<'d> {
        parameter.0
    }
}

#[diagnostic::do_not_recommend]
impl<'app> IntoValue<'app, text> for Parameter<'app, string> {
    fn into_value(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app, T: Choice> IntoValue<'app, T> for Parameter<'app, string> {
    fn into_value(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> IntoValue<'app, number> for Parameter<'app, int> {
    fn into_value(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> IntoValue<'app, bool> for Parameter<'app, bool> {
    fn into_value(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app, T: ParameterType> OutputValue<'app> for Parameter<'app, T> {
    fn into_output(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Reference<'app> for Parameter<'app, string> {
    fn into_reference(self) -> Value {
        self.reference()
    }
}

// Parameters that there are none of. Beside the only implementation for a parameter the compiler shows
// where that stands.
#[diagnostic::do_not_recommend]
impl<'app, T> IntoValue<'app, T> for Parameter<'app, Nowhere<T>> {
    fn into_value(self, _app: &Builder) -> Value {
        Value::Parameter(self.0.id())
    }
}

#[diagnostic::do_not_recommend]
impl<'app, T: ParameterType> IntoValue<'app, Nowhere> for Parameter<'app, T> {
    fn into_value(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app, U> SecretValue<'app, U> for SecretParameter<'app> {
    fn into_secret(self, _app: &Builder) -> Value {
        Value::Parameter(self.0.id())
    }
}

#[diagnostic::do_not_recommend]
impl<'app> SecretValue<'app, Connected> for Parameter<'app, string> {
    fn into_secret(self, _app: &Builder) -> Value {
        self.reference()
    }
}

// Of one implementation the compiler would say what it is for.
#[diagnostic::do_not_recommend]
impl<'app> SecretValue<'app, Nowhere> for Parameter<'app, string> {
    fn into_secret(self, _app: &Builder) -> Value {
        self.reference()
    }
}
