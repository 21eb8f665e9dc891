//! Environment variables of a program.
//!
//! ```
//! use app_model::Builder;
//!
//! let app = Builder::new();
//! app.add_container_app_environment("env");
//! let key = app.add_secret_parameter("mail-key");
//! let orders = app.add_storage("data").add_queue("orders");
//! let mails = app.add_container("mails", "contoso/mails:1");
//! mails.env().entry("LOG_LEVEL", "info").entry("MAIL_KEY", key);
//! // As if the queue were called `jobs`: `ConnectionStrings__jobs`, and nothing else.
//! mails.references().entry("jobs", orders);
//! mails.reference_parts(mails.choices.ConnectionStrings);
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

use std::panic::Location;

use crate::convert::EnvironmentValue;
use crate::declare::ReferenceTarget;
use crate::model::Variable;
use crate::node::Node;

pub use crate::model::{ProgramChoices, ReferencePart, WrittenReferencePart};

/// The environment variables of a program.
#[derive(Debug, Clone, Copy)]
pub struct Variables<'app> {
    node: Node<'app>,
}

impl<'app> Variables<'app> {
    pub(super) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Sets a variable. A variable that is set again keeps its place and takes the new value.
    ///
    /// A secret, or text with one in it, becomes a secret of the program.
    pub fn entry(self, name: &str, value: impl EnvironmentValue<'app>) -> Self {
        let variable =
            Variable::Value { name: name.to_owned(), value: value.into_setting(self.node.app()) };
        self.node.compute(|compute| compute.variables.push(variable));
        self
    }
}

/// References under names of their own.
#[derive(Debug, Clone, Copy)]
pub struct References<'app> {
    node: Node<'app>,
}

impl<'app> References<'app> {
    pub(super) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Refers to the target as if it had the name: `ConnectionStrings__{name}`, `{NAME}_URI`.
    #[track_caller]
    pub fn entry(self, name: &str, target: impl ReferenceTarget<'app>) -> Self {
        self.node.refer(target.node(), Some(name), Location::caller());
        self
    }
}
