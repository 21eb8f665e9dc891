//! Nodes: one per declaration, in the order of declaration.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::{Index, IndexMut};
use std::panic::Location;

use crate::lint::Allowed;
use crate::roles::RoleDefinition;

use super::{
    Addition, Adjustment, AzureResource, ChildResource, ComputeNode, EndpointNode, Foreign, NodeId,
    NodeTable, Part, Value, ValueType,
};

/// What the modules are written for.
///
/// Publishing produces files for a deployment. Running provisions from a developer's machine: an
/// identity is not created there, and `run_as_existing` takes effect.
///
/// ```
/// use app_model::{Builder, Mode};
///
/// let app = Builder::new();
/// app.add_key_vault("secrets").run_as_existing("dev-vault");
/// let application = app.build_for(Mode::Run).expect("the model is right");
/// assert!(application.module("secrets").is_some_and(|text| text.contains("existing")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Files for a deployment.
    Publish,
    /// Provisioning from a developer's machine.
    Run,
}

/// For which mode a resource was said to be an existing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExistingMode {
    Publish,
    Run,
    Both,
}

impl ExistingMode {
    pub(crate) fn applies_to(self, mode: Mode) -> bool {
        match self {
            Self::Both => true,
            Self::Publish => mode == Mode::Publish,
            Self::Run => mode == Mode::Run,
        }
    }
}

/// Where an existing resource is.
#[derive(Debug, Clone)]
pub(crate) struct Existing {
    pub(crate) mode: ExistingMode,
    pub(crate) name: Value,
    pub(crate) scope: Scope,
    /// Whether nothing is granted on it and nothing is created in it.
    pub(crate) read_only: bool,
    pub(crate) location: &'static Location<'static>,
}

/// Where a module is deployed; empty means the application's own resource group.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Scope {
    pub(crate) resource_group: Option<Value>,
    pub(crate) subscription: Option<Value>,
    pub(crate) tenant: bool,
}

impl Scope {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A declaration.
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) keyword: &'static str,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    pub(crate) location: &'static Location<'static>,
    /// For a node that preparation adds: the declaration that needs it.
    pub(crate) needed_by: Option<NodeId>,
    pub(crate) description: Option<String>,
    /// The Azure name, when it is pinned instead of made from the declared name.
    pub(crate) azure_name: Option<Value>,
    pub(crate) tags: Vec<(String, Value)>,
    /// Parts of its connection that a reference hands over besides, or instead of its own.
    pub(crate) connection_properties: Vec<(String, Value)>,
    /// The variable of its connection string, when the block gives it a name of its own.
    pub(crate) connection_variable: Option<String>,
    pub(crate) existing: Vec<Existing>,
    /// Where the module goes, for kinds that may choose it freely.
    pub(crate) scope: Scope,
    pub(crate) excluded: bool,
    pub(crate) allowed: Vec<Allowed>,
    pub(crate) adjustments: Vec<Adjustment>,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Parameter(ParameterNode),
    Output(OutputNode),
    Resource(Box<dyn AzureResource>),
    Child(Box<dyn ChildResource>),
    Template(TemplateNode),
    Compute(Box<ComputeNode>),
    /// A part of a program.
    Part(Part),
    /// A service that is not part of the application.
    External(ExternalNode),
    /// A connection string that is made of other values.
    Connection(Value),
}

#[derive(Debug)]
pub(crate) struct ParameterNode {
    pub(crate) ty: ValueType,
    pub(crate) secret: bool,
    /// Whether it is the connection string of something outside of the application.
    pub(crate) connection: bool,
    /// Whether some text has it in it as a part of a URI.
    pub(crate) encoded: bool,
    pub(crate) default: Option<Value>,
}

/// A service that is not part of the application.
#[derive(Debug, Default)]
pub(crate) struct ExternalNode {
    /// Its URL: text, or a parameter.
    pub(crate) url: Option<Value>,
}

#[derive(Debug, Default)]
pub(crate) struct OutputNode {
    pub(crate) value: Option<Value>,
}

/// A module whose text the user wrote.
#[derive(Debug, Default)]
pub(crate) struct TemplateNode {
    pub(crate) source: Option<TemplateSource>,
    pub(crate) params: Vec<(String, Value)>,
}

#[derive(Debug)]
pub(crate) enum TemplateSource {
    Text(String),
    File { path: String, text: Result<String, String> },
}

impl Node {
    pub(super) fn new(
        name: &str,
        keyword: &'static str,
        parent: Option<NodeId>,
        content: Content,
        location: &'static Location<'static>,
    ) -> Self {
        Self {
            name: name.to_owned(),
            keyword,
            parent,
            children: Vec::new(),
            location,
            needed_by: None,
            description: None,
            azure_name: None,
            tags: Vec::new(),
            connection_properties: Vec::new(),
            connection_variable: None,
            existing: Vec::new(),
            scope: Scope::default(),
            excluded: false,
            allowed: Vec::new(),
            adjustments: Vec::new(),
            content,
        }
    }

    pub(crate) fn is_secret_parameter(&self) -> bool {
        matches!(&self.content, Content::Parameter(p) if p.secret)
    }

    /// Whether nothing is granted on the resource and nothing is created in it.
    pub(crate) fn is_read_only_in(&self, mode: Mode) -> bool {
        self.existing_in(mode).is_some_and(|existing| existing.read_only)
    }

    /// The last declaration as existing that counts in this mode.
    pub(crate) fn existing_in(&self, mode: Mode) -> Option<&Existing> {
        self.existing.iter().rev().find(|existing| existing.mode.applies_to(mode))
    }

    /// Whether the node becomes a module of its own.
    pub(crate) fn is_module(&self) -> bool {
        matches!(self.content, Content::Resource(_) | Content::Template(_))
    }

    pub(crate) fn resource(&self) -> Option<&dyn AzureResource> {
        match &self.content {
            Content::Resource(resource) => Some(resource.as_ref()),
            _ => None,
        }
    }

    pub(crate) fn compute(&self) -> Option<&ComputeNode> {
        match &self.content {
            Content::Compute(compute) => Some(compute),
            _ => None,
        }
    }

    pub(crate) fn endpoint(&self) -> Option<&EndpointNode> {
        match &self.content {
            Content::Part(Part::Endpoint(endpoint)) => Some(endpoint),
            _ => None,
        }
    }

    /// What the declaration is, for messages: `key vault`, `parameter`.
    pub(crate) fn title(&self) -> &'static str {
        match &self.content {
            Content::Parameter(p) if p.connection => "connection string",
            Content::Parameter(p) if p.secret => "secret parameter",
            Content::Parameter(_) => "parameter",
            Content::Output(_) => "output",
            Content::Resource(resource) => resource.info().title,
            Content::Child(child) => child.info().title,
            Content::Template(_) => "Bicep module",
            Content::Part(part) => part.title(),
            Content::External(_) => "external service",
            Content::Connection(_) => "connection string",
            // A program is called by its keyword: `project`, `container`, `job`.
            Content::Compute(_) => self.keyword,
        }
    }
}

/// A principal, a target, and a role on it. No role: the pair was named without one.
#[derive(Debug, Clone)]
pub(crate) struct Assignment {
    pub(crate) owner: NodeId,
    pub(crate) target: NodeId,
    pub(crate) role: Option<&'static RoleDefinition>,
    /// What would forbid it, and why it is granted all the same.
    pub(crate) allowed: Option<Allowed>,
    pub(crate) location: &'static Location<'static>,
}

/// Whether every resource's default roles go to whoever deploys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DefaultRoles {
    #[default]
    Nobody,
    Deployer,
}

/// Everything that was declared.
#[derive(Default)]
pub(crate) struct Model {
    pub(crate) nodes: Vec<Node>,
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) default_roles: DefaultRoles,
    pub(crate) resource_group: Option<NodeId>,
    pub(crate) location: Option<NodeId>,
    /// The programs of each environment, in the order of declaration. Filled by preparation.
    pub(crate) programs: NodeTable<Vec<NodeId>>,
    /// What programs can run in. Filled by preparation.
    pub(crate) environments: Vec<NodeId>,
    /// Names, in lower case, that more than one declaration has. Filled by preparation.
    pub(crate) shared_names: HashSet<String>,
    /// What is asked for here and is in the model of another builder.
    pub(crate) foreign: Foreign,
}

impl Model {
    /// Adds a node.
    pub(crate) fn push(
        &mut self,
        name: &str,
        keyword: &'static str,
        parent: Option<NodeId>,
        content: Content,
        location: &'static Location<'static>,
    ) -> NodeId {
        let place = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let id = NodeId::declared_at(place, self.foreign.own(), location);
        self.nodes.push(Node::new(name, keyword, parent, content, location));
        if let Some(parent) = parent {
            self[parent].children.push(id);
        }
        id
    }

    /// Adds a resource that nobody declared and a declaration needs.
    pub(crate) fn synthesise(&mut self, addition: Addition, needed_by: NodeId) -> NodeId {
        let Addition { name, resource, adjustments } = addition;
        let keyword = resource.info().keyword;
        let location = self[needed_by].location;
        let id = self.push(&name, keyword, None, Content::Resource(resource), location);
        self[id].needed_by = Some(needed_by);
        self[id].adjustments = adjustments;
        id
    }

    /// The name in the manifest, which has one namespace: two accounts may each have a container
    /// of the same name.
    pub(crate) fn manifest_name(&self, id: NodeId) -> String {
        let node = &self[id];
        match node.parent {
            Some(parent) if self.shared_names.contains(&node.name.to_ascii_lowercase()) => {
                format!("{}-{}", self[parent].name, node.name)
            }
            _ => node.name.clone(),
        }
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        let model = self.foreign.own();
        let end = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        (0..end).map(move |place| NodeId::at(place, model))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.ids().zip(&self.nodes)
    }

    /// A node of this model; `None` if it is of another one.
    fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.place()).filter(|_| id.model() == self.foreign.own())
    }

    pub(crate) fn parameter(&self, id: NodeId) -> Option<&ParameterNode> {
        match &self[id].content {
            Content::Parameter(parameter) => Some(parameter),
            _ => None,
        }
    }

    /// The name in Azure of a child: the pinned one, or the declared one.
    pub(crate) fn azure_name(&self, id: NodeId) -> &str {
        match &self[id].azure_name {
            Some(Value::String(name)) => name,
            _ => &self[id].name,
        }
    }

    /// The nodes by name, in lower case: names are unique without regard to case.
    pub(crate) fn by_name(&self) -> HashMap<String, NodeId> {
        self.iter()
            .filter(|(_, node)| node.parent.is_none())
            .map(|(id, node)| (node.name.to_ascii_lowercase(), id))
            .collect()
    }
}

impl Index<NodeId> for Model {
    type Output = Node;

    fn index(&self, id: NodeId) -> &Node {
        self.get(id).unwrap_or_else(|| self.foreign.stand_in(id))
    }
}

impl IndexMut<NodeId> for Model {
    fn index_mut(&mut self, id: NodeId) -> &mut Node {
        if self.get(id).is_some() {
            #[allow(clippy::indexing_slicing, reason = "the node is there")]
            return &mut self.nodes[id.place()];
        }
        self.foreign.stand_in_mut(id)
    }
}

/// Values may be secret; only the shape is shown.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.keyword, self.name)
    }
}
