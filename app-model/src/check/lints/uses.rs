//! Who is granted something, and who is named.

use crate::compute::dependencies;
use crate::model::{ComputeNode, Content, Model, NodeId, NodeSet, Scope, Value};
use crate::module::Argument;
use crate::prepare::{Plan, PlanContent, Rendered};

/// The declarations that are granted something and those that are named: a declaration is *granted*
/// where it stands on either side of a grant, and *named* where it, or what is in it, stands anywhere
/// else but as what `existing` is about. The macro means the same by the words,
/// `questions/only_granted.rs` there; `tests/tests/mistakes/by_hand/unasked.rs` compares the two over
/// right blocks and random mutants.
pub(super) struct Uses {
    pub(super) owners: NodeSet,
    pub(super) targets: NodeSet,
    pub(super) named: NodeSet,
}

impl Uses {
    pub(super) fn of(model: &Model, plans: &[Plan], modules: &[Rendered]) -> Self {
        let (mut owners, mut targets) = (NodeSet::default(), NodeSet::default());
        for grant in &model.assignments {
            owners.insert(grant.owner);
            targets.insert(grant.target);
        }
        Self { owners, targets, named: named(model, plans, modules) }
    }

    pub(super) fn is_granted(&self, id: NodeId) -> bool {
        self.owners.contains(id) || self.targets.contains(id)
    }
}

fn named(model: &Model, plans: &[Plan], modules: &[Rendered]) -> NodeSet {
    let mut named = NodeSet::default();
    named.extend(model.resource_group);
    named.extend(model.location);
    let mut read = |value: &Value| {
        value.visit(&mut |value| {
            if let Value::Parameter(id) | Value::Output(id, _) | Value::Connection(id) = value {
                named.insert(*id);
            }
        });
    };
    for node in &model.nodes {
        for existing in &node.existing {
            read(&existing.name);
            scope(&existing.scope, &mut read);
        }
        scope(&node.scope, &mut read);
        if let Content::Output(output) = &node.content {
            output.value.iter().for_each(&mut read);
        }
        // The manifest alone has what an image is built with.
        if let Some(ComputeNode { build, .. }) = node.compute() {
            build.arguments.iter().chain(&build.secrets).for_each(|(_, value)| read(value));
        }
    }
    for (plan, module) in plans.iter().zip(modules) {
        // A module of roles takes the identity's name from the module of the identity.
        let of_grants = |value: &Value| match &plan.content {
            PlanContent::Roles { principal, target, .. } => {
                matches!(value, Value::Output(id, _) if id == principal || id == target)
            }
            _ => false,
        };
        scope(&plan.scope, &mut read);
        for (_, argument) in &module.arguments {
            if let Argument::Value(value) = argument
                && !of_grants(value)
            {
                read(value);
            }
        }
    }
    for (_, module) in plans.iter().zip(modules).filter(|(plan, _)| !plan.is_roles()) {
        named.extend(module.referenced.iter().copied());
    }
    for (id, program) in model.iter().filter_map(|(id, node)| Some((id, node.compute()?))) {
        named.extend(program.identities.iter().copied());
        named.extend(dependencies(model, id).into_iter().map(|(target, _)| target));
    }
    for mut id in named.iter().collect::<Vec<_>>() {
        while let Some(parent) = model[id].parent {
            named.insert(parent);
            id = parent;
        }
    }
    named
}

pub(super) fn scope(scope: &Scope, read: &mut dyn FnMut(&Value)) {
    scope.resource_group.iter().for_each(&mut *read);
    scope.subscription.iter().for_each(read);
}
