//! What is granted and hardly ever meant, in models that the macro has not seen as a whole.

use std::collections::HashMap;

use crate::lint::{LintOfGrant, implied_role, insufficient_role};
use crate::model::{Assignment, Content, Model, NodeId, NodeTable, Value, Variable};
use crate::roles::larger;

use super::Finding;

/// Roles beside one that contains them.
pub(super) fn implied(model: &Model, findings: &mut Vec<Finding>) {
    let mut places: HashMap<(NodeId, NodeId), usize> = HashMap::new();
    let mut pairs: Vec<Vec<&Assignment>> = Vec::new();
    for assignment in model.assignments.iter().filter(|assignment| assignment.role.is_some()) {
        let place = *places.entry((assignment.owner, assignment.target)).or_insert(pairs.len());
        match pairs.get_mut(place) {
            Some(pair) => pair.push(assignment),
            None => pairs.push(vec![assignment]),
        }
    }
    let mut meant = Vec::new();
    for pair in &pairs {
        let name = |assignment: &Assignment| assignment.role.map_or("", |role| role.name);
        let names: Vec<&str> = pair.iter().map(|assignment| name(assignment)).collect();
        let implied = |assignment: &&&Assignment| larger(name(assignment), &names).is_some();
        let Some(first) = pair.first() else { continue };
        if pair.iter().any(|it| implied(&it)) {
            meant.push((first.owner, first.target));
        }
        let (owner, target) = (&model[first.owner].name, &model[first.target].name);
        let is_explained = |role: &str| {
            let is = |it: &&Assignment| {
                name(it) == role && it.allowed.as_ref().is_some_and(|it| !it.is(insufficient_role))
            };
            pair.iter().any(is)
        };
        let mut seen = Vec::new();
        for assignment in pair.iter().filter(implied) {
            if is_explained(name(assignment)) || seen.contains(&name(assignment)) {
                continue;
            }
            seen.push(name(assignment));
            let (role, larger) = (name(assignment), larger(name(assignment), &names));
            let larger = larger.unwrap_or_default();
            findings.push(Finding::new(
                "AM0685",
                format!("`{role}` of `{owner}` on `{target}` adds nothing beside `{larger}`, which contains it"),
                "leave it out, or say why it stays: `.grant_allowing(lint::implied_role, \"…\")`",
                assignment.location,
            ));
        }
    }
    needless(model, implied_role, "no role is contained in another one", &meant, findings);
}

/// Reasons for a lint of which no pair is one of those that are `meant`. One reason may stand for
/// several grants, such as those of one `roles`.
fn needless<L: LintOfGrant>(
    model: &Model,
    lint: L,
    why: &str,
    meant: &[(NodeId, NodeId)],
    findings: &mut Vec<Finding>,
) {
    let mut reasons: Vec<(&str, &Assignment, bool)> = Vec::new();
    for assignment in &model.assignments {
        let Some(allowed) = assignment.allowed.as_ref().filter(|it| it.is(lint)) else { continue };
        let is_meant = meant.contains(&(assignment.owner, assignment.target));
        match reasons.iter_mut().find(|(reason, ..)| *reason == allowed.reason) {
            Some((_, _, any)) => *any |= is_meant,
            None => reasons.push((&allowed.reason, assignment, is_meant)),
        }
    }
    for (_, assignment, _) in reasons.into_iter().filter(|(.., is_meant)| !is_meant) {
        let (owner, target) = (&model[assignment.owner].name, &model[assignment.target].name);
        findings.push(Finding::new(
            "AM0604",
            format!("`{}` allows nothing for `{owner}` on `{target}`: {why}", L::NAME),
            "grant it with `.grant()`",
            assignment.location,
        ));
    }
}

/// Roles of programs that do not reach what the programs refer to. Without roles of its own a program
/// has the usual ones.
pub(super) fn insufficient(model: &Model, findings: &mut Vec<Finding>) {
    let mut roles_on: NodeTable<Vec<(&Assignment, &str)>> = NodeTable::default();
    for assignment in &model.assignments {
        if let Some(role) = assignment.role {
            roles_on.of(assignment.target).push((assignment, role.name));
        }
    }
    let mut meant = Vec::new();
    for (program, node) in model.iter() {
        let Some(compute) = node.compute() else { continue };
        let mut seen = Vec::new();
        for child in compute.variables.iter().flat_map(children) {
            let (Content::Child(resource), Some(parent)) =
                (&model[child].content, model[child].parent)
            else {
                continue;
            };
            let Some(need) = resource.need() else { continue };
            let mut names = Vec::new();
            let mut pairs = Vec::new();
            let mut is_allowed = false;
            let mut first = None;
            for &(it, role) in roles_on.get(parent).into_iter().flatten() {
                if it.owner == program {
                    first.get_or_insert((it, role));
                } else if !compute.identities.contains(&it.owner) {
                    continue;
                }
                names.push(role);
                pairs.push((it.owner, parent));
                is_allowed |= it.allowed.as_ref().is_some_and(|it| it.is(insufficient_role));
            }
            let Some((first, role)) = first.filter(|_| !need.is_met(&names)) else { continue };
            meant.append(&mut pairs);
            if !is_allowed && !seen.contains(&(parent, need.what())) {
                seen.push((parent, need.what()));
                let what = need.what();
                let (program, parent) = (&node.name, &model[parent].name);
                findings.push(Finding::new(
                    "AM0688",
                    format!("`{role}` does not reach {what}, and `{program}` refers to `{parent}.{}`", model[child].name),
                    format!("grant it `{}`, or say how it signs in otherwise: `.grant_allowing(lint::insufficient_role, \"…\")`", need.role()),
                    first.location,
                ));
            }
        }
    }
    let why = "no program refers to something that these roles do not reach";
    needless(model, insufficient_role, why, &meant, findings);
}

/// The children that a variable is about.
fn children(variable: &Variable) -> Vec<NodeId> {
    match variable {
        Variable::Reference { target, .. } => vec![*target],
        Variable::Value { value, .. } => {
            let mut found = Vec::new();
            value.visit(&mut |value| {
                if let Value::VaultSecret(id) = value {
                    found.push(*id);
                }
            });
            found
        }
    }
}
