//! Statements, and the files that they make.

use super::{Expr, Object, Text};

/// The type of a Bicep parameter or output.
///
/// ```
/// use app_model::bicep::ParamType;
///
/// assert_eq!(ParamType::Int.name(), "int");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParamType {
    /// `string`
    String,
    /// `int`
    Int,
    /// `bool`
    Bool,
    /// `object`
    Object,
}

impl ParamType {
    /// The type's name in Bicep.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Int => "int",
            Self::Bool => "bool",
            Self::Object => "object",
        }
    }
}

/// A `param` statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// The parameter's name, a Bicep identifier.
    pub name: Text,
    /// Its type.
    pub ty: ParamType,
    /// Whether the value is kept out of logs and deployment history (`@secure()`).
    pub secure: bool,
    /// Shown to whoever deploys (`@description`).
    pub description: Option<Text>,
    /// The value when none is given.
    pub default: Option<Expr>,
}

/// A `resource` statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// The symbolic name, a Bicep identifier.
    pub symbol: Text,
    /// The resource type without its version, such as `Microsoft.KeyVault/vaults`.
    pub resource_type: Text,
    /// The API version, such as `2024-11-01`.
    pub api_version: Text,
    /// Whether the resource is only referred to and not deployed.
    pub existing: bool,
    /// Whether a resource that is there already is left as it is (`@onlyIfNotExists()`).
    pub only_if_not_exists: bool,
    /// Its properties.
    pub body: Object,
}

/// A statement of a Bicep file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Statement {
    /// `targetScope = '…'`
    TargetScope(Text),
    /// `param …`
    Param(Param),
    /// `var name = …`
    Var(Text, Expr),
    /// `resource …`
    Resource(Resource),
    /// `module symbol 'path' = { … }`
    Module {
        /// The symbolic name.
        symbol: Text,
        /// The path of the file, relative to the file that holds the statement.
        path: Text,
        /// Name, scope and parameters.
        body: Object,
    },
    /// `output name type = value`
    Output(Text, ParamType, Expr),
}

impl Statement {
    /// The name by which the rest of the file knows the statement. Outputs have names apart.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Param(param) => Some(&param.name),
            Self::Var(name, _) | Self::Module { symbol: name, .. } => Some(name),
            Self::Resource(resource) => Some(&resource.symbol),
            Self::TargetScope(_) | Self::Output(..) => None,
        }
    }
}

/// A comment ends with its line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A Bicep file: its statements in the order in which they were added.
///
/// Printing sorts them, stably, into target scope, parameters, then variables with resources and
/// modules, then outputs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Module {
    pub(crate) statements: Vec<Statement>,
    /// Comments, each with the place of its statement, in the order of the statements.
    pub(crate) comments: Vec<(usize, String)>,
}

impl Module {
    /// An empty file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a statement.
    pub fn push(&mut self, statement: Statement) {
        self.statements.push(statement);
    }

    /// Adds a comment of one line above the last statement.
    pub fn comment(&mut self, text: &str) {
        self.comments.push((self.statements.len().saturating_sub(1), one_line(text)));
    }

    /// Adds a comment of one line above the statement with a name, or above the first one.
    pub(crate) fn comment_on(&mut self, name: &str, text: &str) {
        let place = self.statements.iter().position(|statement| statement.name() == Some(name));
        let place = place.unwrap_or_default();
        let after = self.comments.partition_point(|(other, _)| *other <= place);
        self.comments.insert(after, (place, one_line(text)));
    }

    /// The statements in the order in which they were added.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Adds an output of type string.
    pub fn output(&mut self, name: impl Into<Text>, value: Expr) {
        self.push(Statement::Output(name.into(), ParamType::String, value));
    }

    /// The resource with this symbolic name, to change its properties.
    pub fn resource_mut(&mut self, symbol: &str) -> Option<&mut Resource> {
        self.statements.iter_mut().find_map(|statement| match statement {
            Statement::Resource(resource) if resource.symbol == symbol => Some(resource),
            _ => None,
        })
    }

    pub(crate) fn resource(&self, symbol: &str) -> Option<&Resource> {
        self.statements.iter().find_map(|statement| match statement {
            Statement::Resource(resource) if resource.symbol == symbol => Some(resource),
            _ => None,
        })
    }

    pub(crate) fn has_param(&self, name: &str) -> bool {
        self.statements.iter().any(|s| matches!(s, Statement::Param(p) if p.name == name))
    }
}
