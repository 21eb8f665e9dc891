//! Several values in one, for the parameters of Bicep modules.

use std::fmt;

use crate::builder::Builder;
use crate::convert::OutputValue;
use crate::kinds::bicep::ArgumentValue;
use crate::model::Value;

/// Several values in one. It goes to a parameter of a Bicep module.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let zone = app.add_parameter("zone");
/// let text = "param location string\nparam zones array\n";
/// let module = app.add_bicep_template_string("network", text);
/// module.params().entry("zones", app.list().with("1").with(zone));
/// # let application = app.build().expect("the model is right");
/// # let publication = application.publication();
/// # let text = publication.file("main.bicep").unwrap_or_default();
/// # assert!(text.contains("zones: [\n      '1'\n      zone\n    ]"), "{text}");
/// ```
#[derive(Clone)]
pub struct ValueList<'app> {
    app: &'app Builder,
    values: Vec<Value>,
}

impl fmt::Debug for ValueList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.values).finish()
    }
}

impl Builder {
    /// An empty list.
    #[must_use]
    pub fn list(&self) -> ValueList<'_> {
        ValueList { app: self, values: Vec::new() }
    }
}

impl<'app> ValueList<'app> {
    /// The list with one more value.
    #[must_use]
    pub fn with(mut self, value: impl ElementValue<'app>) -> Self {
        self.values.push(value.into_element(self.app));
        self
    }
}

/// A value that can stand in a list. A secret cannot: Bicep keeps no list secret.
///
/// ```
/// use app_model::{Builder, ElementValue, ValueList};
///
/// fn twice<'app>(app: &'app Builder, value: impl ElementValue<'app> + Copy) -> ValueList<'app> {
///     app.list().with(value).with(value)
/// }
/// let app = Builder::new();
/// let text = "param location string\nparam zones array\n";
/// app.add_bicep_template_string("network", text).params().entry("zones", twice(&app, "1"));
/// # assert!(app.build().is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an element of a list [AM0429]",
    label = "this has the type `{Self}`",
    note = "use a literal, a parameter, an output of a resource, such as `secrets.vault_uri`, or another list",
    note = "a secret is passed by itself, to a parameter of the module that is `@secure()`"
)]
pub trait ElementValue<'app> {
    #[doc(hidden)]
    fn into_element(self, app: &Builder) -> Value;
}

#[diagnostic::do_not_recommend]
impl<'app, T: OutputValue<'app>> ElementValue<'app> for T {
    fn into_element(self, app: &Builder) -> Value {
        self.into_output(app)
    }
}

macro_rules! whole {
    ($($Type:ty, |$value:ident| $made:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'app> ElementValue<'app> for $Type {
            fn into_element(self, _app: &Builder) -> Value {
                let $value = self;
                $made
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'app> ArgumentValue<'app> for $Type {
            fn into_argument(self, app: &Builder) -> Value {
                self.into_element(app)
            }
        }
    )*};
}

whole! {
    ValueList<'app>, |list| Value::List(list.values);
    serde_json::Value, |value| Value::Json(value);
}
