//! What programs run in, as the later stages see it.

use crate::check::Findings;
use crate::model::{Addition, EndpointProperty, NodeId, Value};
use crate::module::ModuleContext;
use crate::roles::RoleDefinition;

use super::Program;

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
