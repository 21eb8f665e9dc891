//! What is legal and hardly ever meant, in models that the macro has not seen as a whole.

use std::collections::HashMap;

use crate::compute::dependencies;
use crate::model::{ComputeNode, Content, Mode, Model, Node, NodeId, NodeSet, Scope, Value};
use crate::module::Argument;
use crate::prepare::{Plan, PlanContent, Rendered};

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

fn allows(node: &Node, lint: &str) -> bool {
    node.allowed.iter().any(|allowed| allowed.lint == lint)
}

/// A lint that is allowed on a declaration, and is not about it.
fn needless(model: &Model, id: NodeId, lint: &str, why: &str, findings: &mut Vec<Finding>) {
    let message = format!("`{lint}` allows nothing here: {why}");
    Findings::new(model, id, findings).report("AM0604", message, "leave it out");
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
    let named = used(model, plans, modules);
    let (mut owners, mut targets) = (NodeSet::default(), NodeSet::default());
    for grant in &model.assignments {
        owners.insert(grant.owner);
        targets.insert(grant.target);
    }
    idle(model, |id| owners.contains(id) && !targets.contains(id) && !named.contains(id), findings);
    unreferenced(model, &named, findings);
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
        let is_used = named.contains(id) || owners.contains(id) || targets.contains(id);
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

/// Identities that only have roles, beside programs of which none runs as them. What exists already
/// may serve others.
fn idle(model: &Model, is_only_granted: impl Fn(NodeId) -> bool, findings: &mut Vec<Finding>) {
    const LINT: &str = "idle_identity";
    let has_programs = model.nodes.iter().any(|node| node.compute().is_some());
    let identities = model
        .iter()
        .filter(|(_, node)| node.resource().is_some_and(|resource| resource.info().principal));
    for (id, node) in identities {
        let name = &node.name;
        let is_idle = has_programs && is_only_granted(id) && node.existing.is_empty();
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
fn unreferenced(model: &Model, named: &NodeSet, findings: &mut Vec<Finding>) {
    const LINT: &str = "unreferenced_resource";
    let programs = || model.iter().filter(|(_, node)| node.compute().is_some());
    let has_programs = programs().next().is_some();
    let runs = |id: NodeId| named.contains(id) || model[id].compute().is_some();
    let (mut targets, mut referred) = (NodeSet::default(), NodeSet::default());
    let granted = model.assignments.iter().filter(|grant| runs(grant.owner));
    targets.extend(granted.map(|grant| grant.target));
    for id in named.iter() {
        referred.insert(id);
        referred.extend(model[id].parent);
    }
    for (program, _) in programs() {
        referred.extend(dependencies(model, program).into_iter().map(|(id, _)| id));
    }
    for (id, node) in model.iter() {
        let Some(resource) = node.resource() else { continue };
        let name = &node.name;
        let is_unreferenced = has_programs
            && targets.contains(id)
            && !referred.contains(id)
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

/// Every declaration that something names. To say that a resource exists is no use of it, and a grant
/// names it for its own sake.
fn used(model: &Model, plans: &[Plan], modules: &[Rendered]) -> NodeSet {
    let mut used = NodeSet::default();
    used.extend(model.resource_group);
    used.extend(model.location);
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
        used.extend(module.referenced.iter().copied());
    }
    for program in model.nodes.iter().filter_map(Node::compute) {
        used.extend(program.identities.iter().copied());
    }
    used
}

fn scope(scope: &Scope, read: &mut dyn FnMut(&Value)) {
    scope.resource_group.iter().for_each(&mut *read);
    scope.subscription.iter().for_each(read);
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
