//! What an image is built with.
//!
//! ```
//! use app_model::Builder;
//!
//! let app = Builder::new();
//! app.add_container_app_environment("env");
//! let token = app.add_secret_parameter("npm-token");
//! let web = app.add_project("web", "../web");
//! web.build_args().entry("CHANNEL", "stable");
//! web.build_secrets().entry("npm", token);
//! # assert!(app.build().is_ok());
//! ```

use crate::convert::{SecretValue, TextValue};
use crate::maps;
use crate::node::Node;

/// The arguments of a program's `Dockerfile`.
#[derive(Debug, Clone, Copy)]
pub struct BuildArguments<'app> {
    node: Node<'app>,
}

impl<'app> BuildArguments<'app> {
    pub(super) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Sets an argument, by the name that the `Dockerfile` has after `ARG`. One that is set again keeps
    /// its place and takes the new value.
    pub fn entry(self, name: &str, value: impl TextValue<'app>) -> Self {
        let value = value.into_value(self.node.app());
        self.node.compute(|compute| maps::set(&mut compute.build.arguments, name, value, str::eq));
        self
    }
}

/// The secrets that are read while a program's image is built.
#[derive(Debug, Clone, Copy)]
pub struct BuildSecrets<'app> {
    node: Node<'app>,
}

impl<'app> BuildSecrets<'app> {
    pub(super) fn new(node: Node<'app>) -> Self {
        Self { node }
    }

    /// Sets a secret, by the id that the `Dockerfile` names. One that is set again keeps its place and
    /// takes the new value.
    pub fn entry(self, name: &str, value: impl SecretValue<'app>) -> Self {
        let value = value.into_secret(self.node.app());
        self.node.compute(|compute| maps::set(&mut compute.build.secrets, name, value, str::eq));
        self
    }
}
