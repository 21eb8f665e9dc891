//! What is legal and hardly ever meant, in models that the macro has not seen as a whole.

use std::collections::{HashMap, HashSet};

use crate::model::{ComputeNode, Content, Mode, Model, Node, NodeId, Scope, Value};
use crate::module::Argument;
use crate::prepare::{Plan, Rendered};

use super::{Finding, Findings};

/// Reasons that say nothing.
pub(super) fn reasons(model: &Model, findings: &mut Vec<Finding>) {
    let help = "say why it is meant, for whoever reviews the application";
    for (id, node) in model.iter() {
        for allowed in node.allowed.iter().filter(|allowed| allowed.reason.trim().is_empty()) {
            let message =
                format!("`{}` is allowed on `{}` without a reason", allowed.lint, node.name);
            Findings::new(model, id, findings).report("AM0602", message, help);
        }
    }
    for assignment in &model.assignments {
        if let Some(allowed) = &assignment.allowed
            && allowed.reason.trim().is_empty()
        {
            let message = format!("`{}` is allowed without a reason", allowed.lint);
            findings.push(Finding::new("AM0602", message, help, assignment.location));
        }
    }
}

/// Two declarations that are one and the same existing resource.
pub(super) fn same_existing(model: &Model, findings: &mut Vec<Finding>) {
    let is_allowed = |node: &Node| node.allowed.iter().any(|it| it.lint == "same_existing");
    let mut places: HashMap<(&str, [String; 3]), &Node> = HashMap::new();
    for node in &model.nodes {
        let Some(existing) = node.existing_in(Mode::Publish) else { continue };
        // Azure ignores case.
        let text = |value: &Value| value.placeholder(model).to_ascii_lowercase();
        let part = |value: &Option<Value>| value.as_ref().map(text).unwrap_or_default();
        let Scope { resource_group, subscription, .. } = &existing.scope;
        let place = [text(&existing.name), part(resource_group), part(subscription)];
        let first = places.entry((node.keyword, place)).or_insert(node);
        if first.name != node.name && !is_allowed(node) && !is_allowed(first) {
            let (name, first, title) = (&node.name, &first.name, node.title());
            findings.push(Finding::new(
                "AM0605",
                format!("`{name}` is the same existing {title} as `{first}`"),
                "correct one of the two or leave it out, or say why there are two: `app.allow(…, lint::same_existing, \"…\")`",
                existing.location,
            ));
        }
    }
}

/// Parameters and identities that nothing uses. What is wrong otherwise may be what would use them,
/// so this comes last.
pub(super) fn unused(
    model: &Model,
    plans: &[Plan],
    modules: &[Rendered],
    findings: &mut Vec<Finding>,
) {
    // What an excluded resource names is not known: it is never written.
    if model.nodes.iter().any(|node| node.excluded) || is_first_program(model) {
        return;
    }
    let used = used(model, plans, modules);
    for (id, node) in model.iter().filter(|(id, node)| {
        node.parent.is_none() && node.needed_by.is_none() && !used.contains(id)
    }) {
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
        if node.allowed.iter().all(|allowed| allowed.lint != lint) {
            Findings::new(model, id, findings).report(
                "AM0621",
                format!("the {} `{}` {what}", node.title(), node.name),
                format!("{help}, or say why it stays: `app.allow(…, lint::{lint}, \"…\")`"),
            );
        }
    }
}

/// Every declaration that something names. To say that a resource exists is no use of it.
fn used(model: &Model, plans: &[Plan], modules: &[Rendered]) -> HashSet<NodeId> {
    let mut used: HashSet<NodeId> =
        [model.resource_group, model.location].into_iter().flatten().collect();
    used.extend(
        model.assignments.iter().flat_map(|assignment| [assignment.owner, assignment.target]),
    );
    let mut read = |value: &Value| {
        value.visit(&mut |value| {
            if let Value::Parameter(id) | Value::Output(id, _) | Value::Connection(id) = value {
                used.insert(*id);
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
        scope(&plan.scope, &mut read);
        for (_, argument) in &module.arguments {
            if let Argument::Value(value) = argument {
                read(value);
            }
        }
    }
    used.extend(modules.iter().flat_map(|module| &module.referenced));
    used.extend(
        model.nodes.iter().filter_map(Node::compute).flat_map(|program| &program.identities),
    );
    used
}

fn scope(scope: &Scope, read: &mut dyn FnMut(&Value)) {
    scope.resource_group.iter().for_each(&mut *read);
    scope.subscription.iter().for_each(read);
}

/// Whether everything is of one kind, besides the parameters that `existing` names: what everybody
/// writes first.
fn is_first_program(model: &Model) -> bool {
    let mut named = HashSet::new();
    for existing in model.nodes.iter().flat_map(|node| &node.existing) {
        let mut read = |value: &Value| {
            if let Value::Parameter(id) = value {
                named.insert(*id);
            }
        };
        read(&existing.name);
        scope(&existing.scope, &mut read);
    }
    let declared = model.iter().filter(|(id, node)| node.parent.is_none() && !named.contains(id));
    let mut keywords = declared.map(|(_, node)| node.keyword);
    keywords.next().is_none_or(|first| keywords.all(|keyword| keyword == first))
        && model.assignments.is_empty()
}
