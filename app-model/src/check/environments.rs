//! Environments: that the identity that is named to pull images can do it, and that each has a subnet
//! of its own.

use crate::model::{Mode, Model, NodeId, Value};
use crate::roles::larger;

use super::{Finding, Findings};

/// An environment makes an identity with the role, unless one is named: that one needs the role from
/// elsewhere. What exists already may have it already, and code may grant it.
pub(super) fn pulls(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let Some(environment) = model[id].resource().and_then(|resource| resource.environment()) else {
        return;
    };
    let (Some(identity), Some(registry)) = (environment.pull_identity(), environment.registry())
    else {
        return;
    };
    let may_be_granted_elsewhere = [id, identity, registry].into_iter().any(|id| {
        let node = &model[id];
        node.existing_in(Mode::Publish).is_some()
            || node.needed_by.is_some()
            || !node.adjustments.is_empty()
    });
    let roles: Vec<&str> = model
        .assignments
        .iter()
        .filter(|assignment| assignment.owner == identity && assignment.target == registry)
        .filter_map(|assignment| assignment.role.map(|role| role.name))
        .collect();
    let needed = environment.pull_role().name;
    if may_be_granted_elsewhere || roles.contains(&needed) || larger(needed, &roles).is_some() {
        return;
    }
    let (name, identity, registry) =
        (&model[id].name, &model[identity].name, &model[registry].name);
    Findings::new(model, id, findings).report(
        "AM0595",
        format!(
            "`{identity}` pulls the images of `{name}` from `{registry}`, and has no role for that"
        ),
        format!(
            "grant it the role, in the body of `{registry}`: `roles: {} => {needed};`",
            identity.replace('-', "_")
        ),
    );
}

/// Two environments of different kinds in one subnet, which is delegated to one service.
pub(super) fn subnets(model: &Model, findings: &mut Vec<Finding>) {
    let mut known: Vec<(&Value, NodeId)> = Vec::new();
    for (id, node) in model.iter() {
        let Some(resource) = node.resource() else { continue };
        let Some(subnet) = resource.environment().and_then(|environment| environment.subnet())
        else {
            continue;
        };
        let title = resource.info().title;
        let other =
            known.iter().find(|(other, by)| *other == subnet && model[*by].title() != title);
        if let Some((_, other)) = other {
            let (name, other) = (&node.name, &model[*other].name);
            Findings::new(model, id, findings).report(
                "AM0575",
                format!("`{name}` is in the subnet of `{other}`, and a subnet serves one kind of environment"),
                "give it a subnet of its own",
            );
        }
        known.push((subnet, id));
    }
}
