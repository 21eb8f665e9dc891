//! What a setter accepts: literals, parameters, outputs, and choices.

use crate::builder::Builder;
use crate::kinds::bicep::ModuleOutput;
use crate::kinds::output::OutputRef;
use crate::kinds::parameter::{Parameter, int, string};
use crate::model::{Expression, Value};

/// A value that a setting of type `T` takes: a literal, a parameter of the right type, or an
/// output of another resource.
///
/// `T` is [`text`], [`number`], `bool`, or the enum of a setting's choices. A number is an `i64` and no
/// other integer, as in Bicep: an open literal such as `30` has its type at once then, where the compiler
/// would look at it again at each later call of the function. A secret is none of these:
/// it goes only where a [`SecretValue`] is asked for, so that it cannot reach a tag or an output.
///
/// ```
/// use app_model::{Builder, IntoValue, Value, number};
///
/// fn days<'app>(app: &'app Builder, days: impl IntoValue<'app, number>) -> Value {
///     days.into_value(app)
/// }
/// let app = Builder::new();
/// assert_eq!(days(&app, 30), Value::Int(30));
/// days(&app, app.add_int_parameter("days"));
/// ```
#[diagnostic::on_unimplemented(
    message = "expected a value of type `{T}`, found `{Self}` [AM0410]",
    label = "this has the type `{Self}`",
    note = "what fits a `number` is a literal, `2`, a parameter, `parameter count: int;`, or an `i64`, which other integers become with `i64::from(…)`\n\
            a `bool`: `true`, `false`, or a parameter `parameter wanted: bool;`\n\
            a `text`: a literal in quotes, a parameter `parameter name;`, or an output of a resource",
    note = "a `SecretParameter` fits no setting, where everybody could read it: it goes into a vault, `keyvault secrets {{ secret token = api_key; }}`, into the `params` of a Bicep module or, while an image is built, into `build_secrets`"
)]
pub trait IntoValue<'app, T> {
    /// The value without its type.
    fn into_value(self, app: &Builder) -> Value;
}

/// A value of type `T` that becomes part of a command line when the application is published: a literal, or
/// what Rust makes, and no reference.
///
/// ```
/// use app_model::{Builder, Value, WrittenValue, text};
///
/// fn age<'app>(app: &'app Builder, age: impl WrittenValue<'app, text>) -> Value {
///     age.into_value(app)
/// }
/// let app = Builder::new();
/// assert_eq!(age(&app, "7d"), Value::String("7d".to_owned()));
/// age(&app, format!("{}d", 7));
/// ```
#[diagnostic::on_unimplemented(
    message = "expected a `{T}` that is written here, found `{Self}` [AM0555]",
    label = "this has the type `{Self}`",
    note = "it becomes part of a command line, which is written when the application is published: what a parameter or an output holds is known only when it is deployed",
    note = "write a literal, or Rust in parentheses that makes one"
)]
pub trait WrittenValue<'app, T>: IntoValue<'app, T> {}

/// A whole number that a setting takes: a literal, or a parameter of the type `int`.
///
/// ```
/// use app_model::{Builder, NumberValue, Value};
///
/// fn days<'app>(app: &'app Builder, days: impl NumberValue<'app>) -> Value {
///     days.into_value(app)
/// }
/// let app = Builder::new();
/// assert_eq!(days(&app, 30), Value::Int(30));
/// days(&app, app.add_int_parameter("days"));
/// ```
#[diagnostic::on_unimplemented(
    message = "this setting takes a whole number, and not `{Self}` [AM0410]",
    label = "write a number without quotes, such as `2`",
    note = "a parameter of the type `int` fits too, `parameter count: int;`; other integers of Rust become an `i64` with `i64::from(…)`"
)]
pub trait NumberValue<'app>: IntoValue<'app, number> {}

/// A switch that a setting takes: a literal, or a parameter of the type `bool`.
///
/// ```
/// use app_model::{Builder, SwitchValue, Value};
///
/// fn wanted<'app>(app: &'app Builder, wanted: impl SwitchValue<'app>) -> Value {
///     wanted.into_value(app)
/// }
/// let app = Builder::new();
/// assert_eq!(wanted(&app, true), Value::Bool(true));
/// wanted(&app, app.add_bool_parameter("wanted"));
/// ```
#[diagnostic::on_unimplemented(
    message = "this setting takes `true` or `false`, and not `{Self}` [AM0410]",
    label = "write `true` or `false`",
    note = "a parameter of the type `bool` fits too, `parameter wanted: bool;`"
)]
pub trait SwitchValue<'app>: IntoValue<'app, bool> {}

/// Text that a setting takes: a literal, a parameter of the type `string`, or an output.
///
/// ```
/// use app_model::{Builder, TextValue, Value};
///
/// fn region<'app>(app: &'app Builder, region: impl TextValue<'app>) -> Value {
///     region.into_value(app)
/// }
/// let app = Builder::new();
/// assert_eq!(region(&app, "westeurope"), Value::String("westeurope".into()));
/// region(&app, app.add_parameter("region"));
/// ```
#[diagnostic::on_unimplemented(
    message = "text is taken here, and not `{Self}` [AM0410]",
    label = "write text in quotes",
    note = "a parameter, `parameter name;`, or an output of a resource, such as `secrets.vault_uri`, fits too",
    note = "a secret does not, since everybody could read it here: it goes into a vault, `keyvault secrets {{ secret token = api_key; }}`, into the `params` of a Bicep module or, while an image is built, into `build_secrets`"
)]
pub trait TextValue<'app>: IntoValue<'app, text> {}

/// The type of a setting that is text: it takes text, a parameter of type `string` or an output. Messages
/// show this name.
///
/// ```
/// use app_model::{Builder, IntoValue, text};
///
/// fn fits<'app>(_: impl IntoValue<'app, text>) {}
/// let app = Builder::new();
/// fits("westeurope");
/// fits(app.add_parameter("region"));
/// ```
#[allow(non_camel_case_types)]
#[derive(Debug, Clone, Copy)]
pub enum text {}

/// The type of a setting that is a whole number: it takes one, or a parameter of type `int`. Messages show
/// this name.
///
/// ```
/// use app_model::{Builder, IntoValue, number};
///
/// fn fits<'app>(_: impl IntoValue<'app, number>) {}
/// let app = Builder::new();
/// fits(30);
/// fits(app.add_int_parameter("days"));
/// ```
#[allow(non_camel_case_types)]
#[derive(Debug, Clone, Copy)]
pub enum number {}

/// An enum whose variants are the choices of a setting.
///
/// ```
/// use app_model::Choice;
/// use app_model::kinds::storage::StorageSku;
///
/// assert_eq!(StorageSku::PremiumLrs.text(), "Premium_LRS");
/// ```
pub trait Choice {
    /// The text that Azure knows the choice by.
    fn text(&self) -> &'static str;
}

/// What is kept as a secret: in a vault, or while an image is built.
#[doc(hidden)]
#[derive(Debug)]
pub enum Kept {}

/// What says where something is, and may hold a secret: a connection string. A plain parameter can be
/// one.
#[doc(hidden)]
#[derive(Debug)]
pub enum Connected {}

/// A value that may be secret, or hold something secret.
///
/// ```
/// use app_model::{Builder, Expression, SecretValue};
///
/// fn is_kept<'app>(app: &'app Builder, secret: impl SecretValue<'app>) {
///     secret.into_secret(app);
/// }
/// let app = Builder::new();
/// let password = app.add_secret_parameter("password");
/// is_kept(&app, password);
/// is_kept(&app, Expression::new().text("Password=").secret(password));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a secret [AM0411]",
    label = "this has the type `{Self}`, and a secret is needed",
    note = "declare a secret parameter, `secret api_key;`, and write its name here; in calls by hand, `app.add_secret_parameter(\"api-key\")`",
    note = "a literal would be readable in the source and in the published files, a plain parameter in the history of deployments"
)]
pub trait SecretValue<'app, U = Kept> {
    /// The value without its type.
    fn into_secret(self, app: &Builder) -> Value;
}

/// A value that a published output can show to everybody who reads the deployment.
///
/// ```
/// use app_model::{Builder, OutputValue, Value};
///
/// fn shown<'app>(app: &'app Builder, value: impl OutputValue<'app>) -> Value {
///     value.into_output(app)
/// }
/// let app = Builder::new();
/// assert_eq!(shown(&app, true), Value::Bool(true));
/// shown(&app, app.add_key_vault("secrets").vault_uri());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of an output [AM0412]",
    label = "an output shows text, a number or a switch, and this has the type `{Self}`",
    note = "use a literal, a parameter, or an output of a resource, such as `secrets.vault_uri`",
    note = "the URL of a program cannot be one, since programs are deployed after `main.bicep`, which has the outputs: other programs are handed it, `env {{ API: api.http; }}`",
    note = "a secret cannot be an output, since everybody who may read the deployment would see it: leave the output out, and let whoever needs the secret read it from a vault"
)]
pub trait OutputValue<'app> {
    /// The value without its type.
    fn into_output(self, app: &Builder) -> Value;
}

/// A value that a program can be handed as an environment variable or an argument.
///
/// ```
/// use app_model::{Builder, EnvironmentValue};
///
/// fn handed_over<'app>(app: &'app Builder, value: impl EnvironmentValue<'app>) {
///     value.into_setting(app);
/// }
/// let app = Builder::new();
/// handed_over(&app, app.add_secret_parameter("api-key"));
/// handed_over(&app, app.add_container("api", "contoso/api:1").add_endpoint("http"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of an environment variable [AM0418]",
    label = "a variable is text, and this has the type `{Self}`",
    note = "use a literal, a parameter, a secret, an endpoint such as `api.http`, or an output of a resource, such as `secrets.vault_uri`",
    note = "`reference: secrets;` hands over everything that a program needs to connect"
)]
pub trait EnvironmentValue<'app> {
    /// The value without its type.
    fn into_setting(self, app: &Builder) -> Value;
}

#[diagnostic::do_not_recommend]
impl<'app, T: OutputValue<'app>> EnvironmentValue<'app> for T {
    fn into_setting(self, app: &Builder) -> Value {
        self.into_output(app)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for crate::kinds::parameter::SecretParameter<'app> {
    fn into_setting(self, app: &Builder) -> Value {
        SecretValue::<Kept>::into_secret(self, app)
    }
}

/// A value that can stand on the command line of a program, where everybody reads it.
///
/// ```
/// use app_model::{Builder, CommandLineValue};
///
/// fn argument<'app>(app: &'app Builder, value: impl CommandLineValue<'app>) {
///     value.into_setting(app);
/// }
/// let app = Builder::new();
/// argument(&app, "--verbose");
/// argument(&app, app.add_parameter("level"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument of a command [AM0426]",
    label = "arguments are readable in the portal and in lists of processes",
    note = "use a literal, a parameter, an endpoint such as `api.http`, or an output of a resource",
    note = "hand a secret over as a variable: `env {{ DB_PASSWORD: db_password; }}`"
)]
pub trait CommandLineValue<'app>: EnvironmentValue<'app> {}

#[diagnostic::do_not_recommend]
impl<'app, T: OutputValue<'app>> CommandLineValue<'app> for T {}

macro_rules! literals {
    ($($source:ty => $target:ty, $variant:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'app> IntoValue<'app, $target> for $source {
            fn into_value(self, _app: &Builder) -> Value {
                Value::$variant(self.into())
            }
        }

        crate::__nowhere! { $source }

        #[diagnostic::do_not_recommend]
        impl<'app> WrittenValue<'app, $target> for $source {}

        #[diagnostic::do_not_recommend]
        impl<'app> WrittenValue<'app, Nowhere> for $source {}

        #[diagnostic::do_not_recommend]
        impl<'app> OutputValue<'app> for $source {
            fn into_output(self, _app: &Builder) -> Value {
                Value::$variant(self.into())
            }
        }
    )*};
}

literals! {
    &str => text, String;
    String => text, String;
    bool => bool, Bool;
    i64 => number, Int;
}

macro_rules! values {
    ($($Trait:ident: $($Type:ty)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl<'app> $Trait<'app> for $Type {}
    )*)*};
}

values! {
    NumberValue: i64 Parameter<'app, int> Parameter<'app, Nowhere<number>>;
    SwitchValue: bool Parameter<'app, bool> Parameter<'app, Nowhere<bool>>;
    TextValue: &str String Parameter<'app, string> Parameter<'app, Nowhere<text>>
        OutputRef<'app> ModuleOutput<'app> Expression;
}

/// What no setting takes: see `__nowhere!` in `handle/common.rs`.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Nowhere<T = ()>(std::convert::Infallible, std::marker::PhantomData<T>);

impl<T> Nowhere<T> {
    /// There is no such value, so anything can be made of it.
    pub fn never<R>(&self) -> R {
        match self.0 {}
    }
}
