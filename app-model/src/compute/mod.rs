//! What follows from the declarations of programs: their ports, their variables, what they need.
//!
//! The model says what was declared. This is what a program is handed because of it, the same for
//! every environment that it may run in and for the manifest.

mod dependencies;
mod endpoints;
mod environment;
mod variables;

pub(crate) use dependencies::dependencies;
pub(crate) use endpoints::{Ports, ResolvedEndpoint, endpoints};
pub(crate) use environment::ComputeEnvironment;
pub(crate) use variables::{
    Given, Origin, client_id_variable, given, port_variables, referenced_variables, variables,
};

use crate::model::{ComputeNode, Model, Node, NodeId, Value};

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
