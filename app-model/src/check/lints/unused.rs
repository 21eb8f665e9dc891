//! What nothing uses.

use super::uses::{Uses, scope};
use super::{allows, needless, only_granted};
use crate::check::{Finding, Findings};
use crate::model::{Content, Model, NodeSet, Value};
use crate::prepare::{Plan, Rendered};

/// Parameters and identities that nothing uses. What is wrong otherwise may be what would use them,
/// so this comes last.
pub(in crate::check) fn unused(
    model: &Model,
    plans: &[Plan],
    modules: &[Rendered],
    findings: &mut Vec<Finding>,
) {
    // What an excluded resource names is not known: it is never written.
    if model.nodes.iter().any(|node| node.excluded) || is_first_program(model) {
        return;
    }
    let uses = Uses::of(model, plans, modules);
    only_granted::idle(model, &uses, findings);
    only_granted::unreferenced(model, &uses, findings);
    let declared =
        model.iter().filter(|(_, node)| node.parent.is_none() && node.needed_by.is_none());
    for (id, node) in declared {
        let (lint, what, help) = match &node.content {
            Content::Parameter(_) => {
                ("unused_parameter", "is read by nothing", "read it or delete it")
            }
            Content::Resource(resource) if resource.info().principal => (
                "unused_identity",
                "is granted nothing, and nothing runs as it",
                "grant it a role or delete it",
            ),
            _ => continue,
        };
        let is_used = uses.named.contains(id) || uses.is_granted(id);
        match (is_used, allows(node, lint)) {
            (false, false) => Findings::new(model, id, findings).report(
                "AM0621",
                format!("the {} `{}` {what}", node.title(), node.name),
                format!("{help}, or say why it stays: `app.allow(…, lint::{lint}, \"…\")`"),
            ),
            (true, true) => {
                needless(model, id, lint, &format!("`{}` is used", node.name), findings)
            }
            _ => {}
        }
    }
}

/// Whether everything is of one kind, besides the parameters that `existing` names: what everybody
/// writes first.
fn is_first_program(model: &Model) -> bool {
    let mut named = NodeSet::default();
    for existing in model.nodes.iter().flat_map(|node| &node.existing) {
        let mut read = |value: &Value| {
            if let Value::Parameter(id) = value {
                named.insert(*id);
            }
        };
        read(&existing.name);
        scope(&existing.scope, &mut read);
    }
    let declared = model.iter().filter(|(id, node)| node.parent.is_none() && !named.contains(*id));
    let mut keywords = declared.map(|(_, node)| node.keyword);
    keywords.next().is_none_or(|first| keywords.all(|keyword| keyword == first))
        && model.assignments.is_empty()
}
