//! What a program needs: the declarations that its settings name.

use std::panic::Location;

use crate::model::{Content, Model, NodeId, ReferencePart, Value, Variable};

/// The declarations that a program names and where it does, in the order of first mention: what it
/// waits for, then its references and variables, then its arguments. A child stands for its parent.
pub(crate) fn dependencies(
    model: &Model,
    program: NodeId,
) -> Vec<(NodeId, &'static Location<'static>)> {
    let node = &model[program];
    let Some(compute) = node.compute() else { return Vec::new() };
    let mut found = Found { model, location: node.location, list: Vec::new() };
    for wait in &compute.waits {
        found.node(wait.target, wait.location);
    }
    for variable in &compute.variables {
        match variable {
            Variable::Value { value, .. } => found.value(value),
            Variable::Reference { target, location, .. } => {
                found.node(*target, location);
                if compute.takes(ReferencePart::ConnectionProperties)
                    && !model.is_read_by_host(compute, *target)
                {
                    let properties = &model[*target].connection_properties;
                    properties.iter().for_each(|(_, value)| found.value(value));
                }
            }
        }
    }
    compute.arguments.iter().for_each(|value| found.value(value));
    found.list
}

struct Found<'m> {
    model: &'m Model,
    location: &'static Location<'static>,
    list: Vec<(NodeId, &'static Location<'static>)>,
}

impl Found<'_> {
    fn node(&mut self, id: NodeId, location: &'static Location<'static>) {
        let id = match &self.model[id].content {
            Content::Child(_) | Content::Part(_) => self.model[id].parent.unwrap_or(id),
            _ => id,
        };
        if !self.list.iter().any(|(known, _)| *known == id) {
            self.list.push((id, location));
        }
    }

    fn value(&mut self, value: &Value) {
        let location = self.location;
        value.visit(&mut |value| match value {
            Value::Output(id, _)
            | Value::VaultSecret(id)
            | Value::Connection(id)
            | Value::Endpoint(id, _) => self.node(*id, location),
            _ => {}
        });
    }
}
