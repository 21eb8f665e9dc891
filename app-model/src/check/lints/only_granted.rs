//! What stands in grants and nowhere else: an identity that nothing runs as, a resource that nothing
//! refers to.

use super::uses::Uses;
use super::{allows, needless};
use crate::check::{Finding, Findings};
use crate::model::{Model, NodeId, NodeSet};

/// Identities that only have roles, beside programs of which none runs as them. What exists already
/// may serve others.
pub(super) fn idle(model: &Model, uses: &Uses, findings: &mut Vec<Finding>) {
    const LINT: &str = "idle_identity";
    let has_programs = model.nodes.iter().any(|node| node.compute().is_some());
    let identities = model
        .iter()
        .filter(|(_, node)| node.resource().is_some_and(|resource| resource.info().principal));
    for (id, node) in identities {
        let name = &node.name;
        let is_idle = has_programs
            && uses.owners.contains(id)
            && !uses.targets.contains(id)
            && !uses.named.contains(id)
            && node.existing.is_empty();
        match (is_idle, allows(node, LINT)) {
            (true, false) => Findings::new(model, id, findings).report(
                "AM0687",
                format!("the identity `{name}` has a role, and no program runs as it"),
                format!("let a program run as it, `.identity(…)`, or say why it is here: `app.allow(…, lint::{LINT}, \"…\")`"),
            ),
            (false, true) => {
                let why = if has_programs {
                    format!("`{name}` is named by something, or has no role")
                } else {
                    format!("`{name}` could run no program of this application")
                };
                needless(model, id, LINT, &why, findings);
            }
            _ => {}
        }
    }
}

/// Resources that something that runs has a role on, and that nothing refers to. What exists already may
/// serve others, as does what only identities have a role on that nothing runs as; an environment serves
/// whoever names none.
pub(super) fn unreferenced(model: &Model, uses: &Uses, findings: &mut Vec<Finding>) {
    const LINT: &str = "unreferenced_resource";
    let has_programs = model.nodes.iter().any(|node| node.compute().is_some());
    let runs = |id: NodeId| uses.named.contains(id) || model[id].compute().is_some();
    let granted = model.assignments.iter().filter(|grant| runs(grant.owner));
    let mut targets = NodeSet::default();
    targets.extend(granted.map(|grant| grant.target));
    for (id, node) in model.iter() {
        let Some(resource) = node.resource() else { continue };
        let name = &node.name;
        let is_unreferenced = has_programs
            && targets.contains(id)
            && !uses.named.contains(id)
            && !resource.info().principal
            && resource.environment().is_none()
            && node.existing.is_empty()
            && node.needed_by.is_none();
        match (is_unreferenced, allows(node, LINT)) {
            (true, false) => Findings::new(model, id, findings).report(
                "AM0689",
                format!("a role is granted on `{name}`, and nothing refers to it"),
                format!("refer to it, or to what is in it, in the program that needs it, `.reference(…)`, or say why nothing does: `app.allow(…, lint::{LINT}, \"…\")`"),
            ),
            (false, true) => {
                let why = if has_programs {
                    format!("something refers to `{name}`, or nothing that runs has a role on it")
                } else {
                    "this application has no programs".to_owned()
                };
                needless(model, id, LINT, &why, findings);
            }
            _ => {}
        }
    }
}
