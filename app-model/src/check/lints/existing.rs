//! Declarations of what exists already.

use std::collections::HashMap;

use super::{allows, needless};
use crate::check::Finding;
use crate::model::{Mode, Model, NodeId, NodeSet, Scope, Value};

/// Two declarations that are one and the same existing resource.
pub(in crate::check) fn same_existing(model: &Model, findings: &mut Vec<Finding>) {
    const LINT: &str = "same_existing";
    let mut places: HashMap<String, NodeId> = HashMap::new();
    let mut same = NodeSet::default();
    for (id, node) in model.iter() {
        let Some(existing) = node.existing_in(Mode::Publish) else { continue };
        // Azure ignores case.
        let text = |value: &Value| value.placeholder(model).to_ascii_lowercase();
        let part = |value: &Option<Value>| value.as_ref().map(text).unwrap_or_default();
        let Scope { resource_group, subscription, .. } = &existing.scope;
        let place = [text(&existing.name), part(resource_group), part(subscription)].join("\n");
        let first = *places.entry(format!("{} {place}", node.keyword)).or_insert(id);
        if first == id {
            continue;
        }
        same.extend([first, id]);
        let first = &model[first];
        if !allows(node, LINT) && !allows(first, LINT) {
            let (name, first, title) = (&node.name, &first.name, node.title());
            findings.push(Finding::new(
                "AM0605",
                format!("`{name}` is the same existing {title} as `{first}`"),
                "correct one of the two or leave it out, or say why there are two: `app.allow(…, lint::same_existing, \"…\")`",
                existing.location,
            ));
        }
    }
    for (id, node) in model.iter().filter(|(id, node)| allows(node, LINT) && !same.contains(*id)) {
        let why = format!("no other declaration is the same as `{}`", node.name);
        needless(model, id, LINT, &why, findings);
    }
}
