//! What follows from the declarations of programs: their ports, their variables, what they need.
//!
//! The model says what was declared. This is what a program is handed because of it, the same for
//! every environment that it may run in and for the manifest.

mod dependencies;
mod endpoints;
mod variables;

pub(crate) use dependencies::dependencies;
pub(crate) use endpoints::{Ports, ResolvedEndpoint, endpoints};
pub(crate) use variables::{
    CLIENT_ID, CREDENTIALS, Given, Origin, client_id_variable, given, referenced_variables,
    variables,
};

use crate::check::Findings;
use crate::model::{Addition, ComputeNode, EndpointProperty, Model, Node, NodeId, Value};
use crate::module::ModuleContext;
use crate::roles::RoleDefinition;

/// Something that programs run in: it writes a module for each of them.
///
/// A kind of environment is a kind of resource whose [`AzureResource::environment`] is this.
///
/// [`AzureResource::environment`]: crate::AzureResource::environment
pub trait ComputeEnvironment {
    /// What the manifest adds to a program's name for its module, such as `containerapp`.
    fn suffix(&self) -> &'static str;

    /// The registry that images of the environment's programs are pushed to and pulled from.
    fn registry(&self) -> Option<NodeId>;

    /// The registry that the environment gets when it names none.
    fn new_registry(&self, environment: &str) -> Addition;

    /// Takes the registry that was made for it.
    fn set_default_registry(&mut self, registry: NodeId);

    /// The identity that pulls images; `None` if the environment's module makes one.
    fn pull_identity(&self) -> Option<NodeId>;

    /// The role on the registry with which images are pulled.
    fn pull_role(&self) -> &'static RoleDefinition;

    /// The identity that the environment gets when its own module cannot make one: the registry is in
    /// another resource group.
    fn new_pull_identity(&self, environment: &str) -> Addition;

    /// Takes the identity that was made for it.
    fn set_pull_identity(&mut self, identity: NodeId);

    /// The subnet that is delegated to it.
    fn subnet(&self) -> Option<&Value> {
        None
    }

    /// Whether the module of the environment has this output: some depend on its settings, or on
    /// whether it `exists` already.
    fn writes_output(&self, _output: &str, _exists: bool) -> bool {
        true
    }

    /// Writes the module of one program.
    fn write(&self, program: Program<'_>, module: &mut ModuleContext<'_>);

    /// A part of the address of one of a program's endpoints.
    fn address(&self, program: Program<'_>, endpoint: NodeId, part: EndpointProperty) -> Value;

    /// Reports what the environment cannot run.
    fn check(&self, program: Program<'_>, findings: &mut Findings<'_>);
}

/// A program of the model, and the environment that it runs in.
#[derive(Clone, Copy)]
pub struct Program<'m> {
    pub(crate) model: &'m Model,
    pub(crate) id: NodeId,
    pub(crate) node: &'m Node,
    pub(crate) compute: &'m ComputeNode,
    pub(crate) environment: NodeId,
}

impl<'m> Program<'m> {
    /// The program behind a declaration; `None` if it is no program or has nowhere to run.
    pub(crate) fn of(model: &'m Model, id: NodeId) -> Option<Self> {
        let node = &model[id];
        let compute = node.compute()?;
        let environment = model.environment_of(compute)?;
        Some(Self { model, id, node, compute, environment })
    }

    /// The environment as what writes modules.
    pub(crate) fn runs_in(self) -> Option<&'m dyn ComputeEnvironment> {
        self.model[self.environment].resource()?.environment()
    }

    /// The name in Azure, which has lower-case letters only.
    pub(crate) fn azure_name(self) -> String {
        self.node.name.to_ascii_lowercase()
    }

    /// The endpoints with their ports.
    pub(crate) fn endpoints(self) -> Vec<ResolvedEndpoint<'m>> {
        endpoints(self.model, self.id, &mut Ports::new())
    }

    /// An output of the environment's module.
    pub(crate) fn environment_output(self, output: &str) -> Value {
        Value::Output(self.environment, output.to_owned())
    }
}

impl Model {
    /// Where a program runs: in the environment that it names, or in the only one.
    pub(crate) fn environment_of(&self, compute: &ComputeNode) -> Option<NodeId> {
        match (compute.environment, self.environments.as_slice()) {
            (Some(environment), _) => Some(environment),
            (None, [only]) => Some(*only),
            (None, _) => None,
        }
    }
}
