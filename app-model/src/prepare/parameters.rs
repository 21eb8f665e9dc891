//! What `main.bicep` takes and shows: the parameters of the model that its modules need, and the outputs
//! that programs need.

use crate::bicep::identifier;
use crate::model::{Content, Mode, Model, NodeId, NodeSet, NodeTable, Value};
use crate::module::Argument;

use super::{Plan, Rendered};

/// The parameters that something published needs, in the order of first need: of each module its
/// resource group, subscription and name if it exists already, then its scope, then its arguments.
pub(crate) fn parameters(
    model: &Model,
    mode: Mode,
    plans: &[Plan],
    modules: &[Rendered],
) -> Vec<NodeId> {
    let mut seen = NodeSet::default();
    let mut ordered = Vec::new();
    let mut need = |value: &Value| {
        value.visit(&mut |value| {
            if let Value::Parameter(id) = value
                && seen.insert(*id)
            {
                ordered.push(*id);
            }
        });
    };
    for (plan, module) in plans.iter().zip(modules).filter(|(plan, _)| plan.is_called()) {
        plan.scope.resource_group.iter().for_each(&mut need);
        plan.scope.subscription.iter().for_each(&mut need);
        if !plan.is_roles()
            && let Some(existing) = model[plan.origin()].existing_in(mode)
        {
            // The module of an environment stays where the application is and names the place.
            existing.scope.resource_group.iter().for_each(&mut need);
            existing.scope.subscription.iter().for_each(&mut need);
            need(&existing.name);
        }
        for (_, argument) in &module.arguments {
            if let Argument::Value(value) = argument {
                need(value);
            }
        }
    }
    for (_, node) in model.iter() {
        if let Content::Output(output) = &node.content {
            output.value.iter().for_each(&mut need);
        }
    }
    ordered
}

/// An output of a module that `main.bicep` shows.
pub(crate) struct Shown<'m> {
    /// What `main.bicep` calls it.
    pub(crate) name: String,
    pub(crate) node: NodeId,
    pub(crate) output: &'m String,
}

/// The outputs that the modules of programs take: whoever deploys them reads them in `main.bicep`.
pub(crate) fn shown<'m>(model: &Model, plans: &[Plan], modules: &'m [Rendered]) -> Vec<Shown<'m>> {
    let mut seen: NodeTable<Vec<&String>> = NodeTable::default();
    let mut ordered = Vec::new();
    let programs = plans.iter().zip(modules).filter(|(plan, _)| !plan.is_called());
    for argument in programs.flat_map(|(_, module)| &module.arguments) {
        if let (_, Argument::Value(value)) = argument {
            value.visit(&mut |value| {
                if let Value::Output(node, output) = value
                    && !seen.of(*node).contains(&output)
                {
                    seen.of(*node).push(output);
                    let name = identifier(&format!("{}_{output}", model[*node].name));
                    ordered.push(Shown { name, node: *node, output });
                }
            });
        }
    }
    ordered
}
