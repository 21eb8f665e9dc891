//! What a setter accepts that decides what is published: literals, and nothing that only the deployment
//! knows.
//!
//! Their texts are what the compiler says of anything else. Each trait has more than one
//! implementation, or one for [`Nowhere`] besides: the compiler explains an only one at length.

use crate::convert::Nowhere;

/// Text that is written down: a literal, or a string that Rust has made.
///
/// ```
/// use app_model::{Builder, PlainText};
///
/// fn memory(text: impl PlainText) -> String {
///     text.into_text()
/// }
/// assert_eq!(memory("1Gi"), memory(&format!("{}Gi", 1)));
///
/// let app = Builder::new();
/// app.add_project("api", "../api").memory("1Gi");
/// ```
#[diagnostic::on_unimplemented(
    message = "this setting takes text in quotes, and not `{Self}` [AM0433]",
    label = "write text in quotes, such as `memory: \"1Gi\";` or `path: \"/health\";`",
    note = "a declared name does not stand for its text: an endpoint is `endpoint: \"http\";` here",
    note = "a parameter or an output does not fit, since it has its value only when the application is deployed"
)]
pub trait PlainText {
    /// The text.
    fn into_text(self) -> String;
}

/// A switch that is written down.
///
/// ```
/// use app_model::{Builder, Switch};
///
/// fn is_on(switch: impl Switch) -> bool {
///     switch.on()
/// }
/// assert!(is_on(true));
///
/// let app = Builder::new();
/// app.add_container_app_environment("env").dashboard(false);
/// ```
#[diagnostic::on_unimplemented(
    message = "this setting takes `true` or `false`, and not `{Self}` [AM0433]",
    label = "write `true` or `false`",
    note = "a parameter does not fit, since it has its value only when the application is deployed"
)]
pub trait Switch {
    /// Whether it is on.
    fn on(self) -> bool;
}

/// A port that is written down.
///
/// ```
/// use app_model::{Builder, PortNumber};
///
/// fn number(port: impl PortNumber) -> u16 {
///     port.number()
/// }
/// assert_eq!(number(8080), 8080);
///
/// let app = Builder::new();
/// app.add_container("web", "nginx:1.29").add_endpoint("http").port(8080);
/// ```
#[diagnostic::on_unimplemented(
    message = "this setting takes the number of a port, and not `{Self}` [AM0433]",
    label = "write a number without quotes, such as `8080`",
    note = "a parameter does not fit, since it has its value only when the application is deployed"
)]
pub trait PortNumber {
    /// The number.
    fn number(self) -> u16;
}

/// Processor cores that are written down.
///
/// An `f64`, or an `i64` and no other integer: an open literal such as `1` has its type at once then.
///
/// ```
/// use app_model::{Builder, Cores};
///
/// fn number(cores: impl Cores) -> f64 {
///     cores.number()
/// }
/// assert_eq!(number(1), number(1.0));
///
/// let app = Builder::new();
/// app.add_project("api", "../api").cpu(0.5);
/// ```
#[diagnostic::on_unimplemented(
    message = "this setting takes a number of cores, and not `{Self}` [AM0433]",
    label = "write a number without quotes, such as `0.5`",
    note = "a parameter does not fit, since it has its value only when the application is deployed"
)]
pub trait Cores {
    /// The number.
    fn number(self) -> f64;
}

macro_rules! written {
    ($($Trait:ident, $method:ident -> $Made:ty { $($Type:ty, |$value:ident| $made:expr;)* })*) => {$($(
        #[diagnostic::do_not_recommend]
        impl $Trait for $Type {
            fn $method(self) -> $Made {
                let $value = self;
                $made
            }
        }
    )*)*};
}

written! {
    PlainText, into_text -> String {
        &str, |text| text.to_owned();
        &String, |text| text.clone();
        String, |text| text;
    }
    Switch, on -> bool {
        bool, |on| on;
        Nowhere, |nowhere| nowhere.never();
    }
    PortNumber, number -> u16 {
        u16, |number| number;
        Nowhere, |nowhere| nowhere.never();
    }
    Cores, number -> f64 {
        f64, |number| number;
        i64, |number| f64::from(i32::try_from(number).unwrap_or(i32::MAX));
    }
}
