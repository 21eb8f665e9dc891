//! Outputs: of the whole application, and of its modules.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     keyvault secrets;
//!     /// Where the programs find their secrets.
//!     output vault_uri = secrets.vault_uri;
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;
use crate::convert::{Choice, IntoValue, OutputValue, SecretValue, text};

use crate::check::limit;
use crate::declare::{Declare, Keyword};
use crate::expression::Reference;
use crate::facts::Needed;
use crate::model::{Content, OutputNode, Value};
use crate::node::Node;

/// Keyword: a value that the deployment shows when it is done; in a `bicep` module, one of its
/// outputs.
///
/// `output vault_uri = secrets.vault_uri;`
///
/// In Bicep: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/outputs>.
#[allow(non_camel_case_types)]
#[derive(Debug)]
pub enum output {}

/// What an output shows.
static VALUE: Needed = Needed {
    setting: "value",
    settings: &["description"],
    names: &[],
    says: ("the output has no value", None),
    help: "give it one, such as `output uri = vault.vault_uri;`",
};

/// An output of the application. It becomes an `output` of `main.bicep`.
///
/// ```
/// use app_model::Builder;
///
/// let app = Builder::new();
/// let vault = app.add_key_vault("secrets");
/// let output = app.add_output("vault-uri", vault.vault_uri());
/// output.description("Where the programs find their secrets.");
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Output<'app>(Node<'app>);

impl Builder {
    /// Adds an output of the application.
    #[track_caller]
    pub fn add_output<'app>(&'app self, name: &str, value: impl OutputValue<'app>) -> Output<'app> {
        self.add::<output>(name).value(value)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Keyword<'app> for output {
    type Handle = Output<'app>;
    const IN_MAIN: bool = false;
    const NEEDED: Option<&'static Needed> = Some(&VALUE);
    const LIMIT: Option<(&'static str, usize)> = Some(("outputs", limit::OUTPUTS));
}

#[diagnostic::do_not_recommend]
impl<'app> Declare<'app> for output {
    fn declare(
        app: &'app Builder,
        name: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        Output(app.push(name, "output", None, Content::Output(OutputNode::default()), location))
    }
}

#[diagnostic::do_not_recommend]
impl crate::lint::Unused for Output<'_> {
    type Lint = crate::lint::Usual;
}

impl<'app> Output<'app> {
    /// The value that is shown.
    ///
    /// ```
    /// use app_model::{Builder, keyword::output};
    ///
    /// let app = Builder::new();
    /// let vault = app.add_key_vault("secrets");
    /// app.add::<output>("vault-uri").value(vault.vault_uri());
    /// # assert!(app.build().is_ok());
    /// ```
    pub fn value(self, value: impl OutputValue<'app>) -> Self {
        let value = value.into_output(self.0.app());
        self.0.change(|node| {
            if let Content::Output(output) = &mut node.content {
                output.value = Some(value);
            }
        });
        self
    }

    /// Describes the output.
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

/// An output of a resource's module, such as a vault's URI: a string known after deployment.
///
/// ```
/// use app_model::{Builder, OutputRef};
///
/// let app = Builder::new();
/// let uri: OutputRef<'_> = app.add_key_vault("secrets").vault_uri();
/// app.add_storage("data").tags().entry("vault", uri);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct OutputRef<'app> {
    node: Node<'app>,
    output: &'static str,
}

impl<'app> OutputRef<'app> {
    /// The output of this name, which the kind's module must have. For authors of kinds:
    /// [`outputs!`](crate::outputs) calls this.
    ///
    /// ```
    /// use app_model::{Builder, OutputRef};
    ///
    /// let app = Builder::new();
    /// let vault = app.add_key_vault("secrets");
    /// app.add_output("vault-uri", OutputRef::new(vault.node(), "vaultUri"));
    /// # assert!(app.build().is_ok());
    /// ```
    #[must_use]
    pub fn new(node: Node<'app>, output: &'static str) -> Self {
        Self { node, output }
    }

    fn reference(self) -> Value {
        Value::Output(self.node.id(), self.output.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<'app> IntoValue<'app, text> for OutputRef<'app> {
    fn into_value(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app, T: Choice> IntoValue<'app, T> for OutputRef<'app> {
    fn into_value(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> OutputValue<'app> for OutputRef<'app> {
    fn into_output(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> Reference<'app> for OutputRef<'app> {
    fn into_reference(self) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app, U> SecretValue<'app, U> for OutputRef<'app> {
    fn into_secret(self, _app: &Builder) -> Value {
        self.reference()
    }
}
