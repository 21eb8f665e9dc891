//! Environments: that the identity that is named to pull images can do it.

use crate::model::{Mode, Model, NodeId};
use crate::roles::{PULL, larger};

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
    if may_be_granted_elsewhere || roles.contains(&PULL) || larger(PULL, &roles).is_some() {
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
            "grant it the role, in the body of `{registry}`: `roles: {} => {PULL};`",
            identity.replace('-', "_")
        ),
    );
}
