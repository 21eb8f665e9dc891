//! What a reference to a resource hands over.

use std::borrow::Cow;

use super::{ComputeNode, Content, Expression, Model, Node, NodeId, Value, ValuePart, Work};

/// How a program connects to a resource: what a `reference` becomes in its environment.
///
/// ```
/// use app_model::{Builder, Connection, Value};
///
/// let app = Builder::new();
/// let cache = app.add_key_vault("stands-for-a-cache").node().id();
/// let port = Value::String("6380".to_owned());
/// let connection = Connection::output(cache, "connectionString").with("Port", port);
/// let connection = connection.in_variable("CACHE_CONNECTION_STRING");
/// assert_ne!(connection, Connection::output(cache, "connectionString"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Connection {
    /// The connection string: the variable `ConnectionStrings__{name}`.
    pub(crate) string: Value,
    /// The variable of the connection string, when it has a name of its own.
    pub(crate) variable: Option<Cow<'static, str>>,
    /// Its parts by name: the variables `{NAME}_{PART}`.
    pub(crate) properties: Vec<(Cow<'static, str>, Value)>,
    /// What the host of Azure Functions reads in place of both, when it knows the kind.
    pub(crate) host: Vec<(HostSetting, Value)>,
}

/// A variable in which the host of Azure Functions, or a client library of Aspire in it, looks for an
/// endpoint: it bears the name of the connection between two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostSetting {
    /// What stands before the name of the connection: nothing for the host itself.
    pub before: &'static str,
    /// What stands after it.
    pub after: &'static str,
    /// The output that it holds.
    pub output: &'static str,
}

impl HostSetting {
    /// The variable of a connection.
    pub(crate) fn variable(&self, connection: &str) -> String {
        format!("{}{connection}{}", self.before, self.after)
    }
}

impl Connection {
    /// A connection with its connection string.
    #[must_use]
    pub fn new(string: Value) -> Self {
        Self { string, variable: None, properties: Vec::new(), host: Vec::new() }
    }

    /// A connection string that is an output of the resource's module.
    #[must_use]
    pub fn output(resource: NodeId, output: &str) -> Self {
        Self::new(Value::Output(resource, output.to_owned()))
    }

    /// The connection with one more part, such as `Uri`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.properties.push((Cow::Borrowed(name), value));
        self
    }

    /// The connection with what the host of Azure Functions reads of the resource.
    #[must_use]
    pub(crate) fn for_host(mut self, resource: NodeId, settings: &[HostSetting]) -> Self {
        let outputs = settings
            .iter()
            .map(|setting| (*setting, Value::Output(resource, setting.output.to_owned())));
        self.host.extend(outputs);
        self
    }

    /// Whether a program is handed what the host of Azure Functions reads in place of the rest.
    pub(crate) fn is_read_by_host(&self, program: &ComputeNode) -> bool {
        matches!(program.work, Work::Function) && !self.host.is_empty()
    }

    /// Adds a part, or gives the one of this name another value. Variables show no difference between
    /// small and capital letters of its name.
    fn set(&mut self, name: &str, value: Value) {
        match self.properties.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, old)) => *old = value,
            None => self.properties.push((Cow::Owned(name.to_owned()), value)),
        }
    }

    /// The connection with a name of its own for the variable of the connection string.
    #[must_use]
    pub fn in_variable(mut self, variable: &'static str) -> Self {
        self.variable = Some(Cow::Borrowed(variable));
        self
    }
}

impl Node {
    /// Whether the block says what this part of the connection is.
    pub(crate) fn adds_to_connection(&self, part: &str) -> bool {
        self.connection_properties.iter().any(|(name, _)| name.eq_ignore_ascii_case(part))
    }
}

impl Model {
    /// How a program connects to a resource or to its child; `None` if it cannot.
    pub(crate) fn connection(&self, id: NodeId) -> Option<Connection> {
        let node = &self[id];
        let mut connection = match &node.content {
            Content::Resource(resource) => resource.connection(id)?,
            Content::Child(child) => child.connection(node.parent?, self.azure_name(id))?,
            Content::Parameter(parameter) if parameter.connection => {
                Connection::new(Value::Parameter(id))
            }
            Content::Connection(value) => Connection::new(value.clone()),
            _ => return None,
        };
        if let Some(variable) = &node.connection_variable {
            connection.variable = Some(Cow::Owned(variable.clone()));
        }
        for (name, value) in &node.connection_properties {
            connection.set(name, value.clone());
        }
        Some(connection)
    }

    /// Whether the host of Azure Functions reads the connection for this program.
    pub(crate) fn is_read_by_host(&self, program: &ComputeNode, target: NodeId) -> bool {
        self.connection(target).is_some_and(|connection| connection.is_read_by_host(program))
    }

    /// The service that holds a child, unless it is declared: the suffix of its name, and its
    /// connection string in the manifest.
    pub(crate) fn implied_service(&self, id: NodeId) -> Option<(&'static str, String)> {
        let Content::Child(child) = &self[id].content else { return None };
        let parent = &self[self[id].parent?];
        let service = child.service(&parent.name)?;
        let is_it = |child: &NodeId| {
            self.connection(*child).is_some_and(|other| other.string.placeholder(self) == service.1)
        };
        (!parent.children.iter().any(is_it)).then_some(service)
    }
}

impl Value {
    /// `text{value}text…`: text with a value between its pieces.
    pub(crate) fn text(pieces: impl IntoIterator<Item = ValuePart>) -> Self {
        Self::Expression(Expression { parts: pieces.into_iter().collect() })
    }
}
