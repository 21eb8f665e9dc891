//! What is granted and hardly ever meant, in models that the macro has not seen as a whole.

use std::collections::HashMap;

use crate::compute::dependencies;
use crate::lint::{LintOfGrant, implied_role, insufficient_role, roles_on_top};
use crate::model::{Assignment, Content, Mode, Model, NodeId, NodeTable, Value, Variable};
use crate::prepare::{attached, default_roles};
use crate::roles::larger;

use super::Finding;

/// What the principal of a grant is: the identity that a program runs as, and else who is granted it.
fn principal(model: &Model, owner: NodeId) -> NodeId {
    attached(model, owner).unwrap_or(owner)
}

fn name(assignment: &Assignment) -> &'static str {
    assignment.role.map_or("", |role| role.name)
}

/// Roles beside one that contains them.
pub(super) fn implied(model: &Model, findings: &mut Vec<Finding>) {
    let mut places: HashMap<(NodeId, NodeId), usize> = HashMap::new();
    let mut sets: Vec<Vec<&Assignment>> = Vec::new();
    for assignment in model.assignments.iter().filter(|assignment| assignment.role.is_some()) {
        let principal = principal(model, assignment.owner);
        let place = *places.entry((principal, assignment.target)).or_insert(sets.len());
        match sets.get_mut(place) {
            Some(set) => set.push(assignment),
            None => sets.push(vec![assignment]),
        }
    }
    let mut meant = Vec::new();
    for set in sets.iter().filter(|set| set.len() > 1) {
        let mut seen = Vec::new();
        for assignment in set {
            // One of its own explains more than one of another declaration.
            let beside =
                set.iter().find(|it| it.owner == assignment.owner && contains(it, assignment));
            let beside = beside.or_else(|| set.iter().find(|it| contains(it, assignment)));
            let Some(beside) = beside else { continue };
            meant.push((assignment.owner, assignment.target));
            let of_pair = (assignment.owner, name(assignment));
            let is_explained = set.iter().any(|it| {
                (it.owner, name(it)) == of_pair
                    && it
                        .allowed
                        .as_ref()
                        .is_some_and(|it| it.is(implied_role) || it.is_about_privilege())
            });
            if is_explained || seen.contains(&of_pair) {
                continue;
            }
            seen.push(of_pair);
            findings.push(Finding::new(
                "AM0685",
                adds_nothing(model, assignment, beside),
                "leave it out, or say why it stays: `.grant_allowing(lint::implied_role, \"…\")`",
                assignment.location,
            ));
        }
    }
    needless(model, implied_role, "no role is contained in another one", &meant, findings);
}

fn contains(one: &Assignment, other: &Assignment) -> bool {
    larger(name(other), &[name(one)]).is_some()
}

fn adds_nothing(model: &Model, assignment: &Assignment, beside: &Assignment) -> String {
    let (role, larger) = (name(assignment), name(beside));
    let of = |id: NodeId| &model[id].name;
    let (owner, target) = (of(assignment.owner), of(assignment.target));
    let text = format!("`{role}` of `{owner}` on `{target}` adds nothing beside `{larger}`");
    if assignment.owner == beside.owner {
        return format!("{text}, which contains it");
    }
    let (other, identity) = (of(beside.owner), of(principal(model, assignment.owner)));
    format!("{text} of `{other}`, which contains it: both are the identity `{identity}`")
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

/// Roles of an identity on a resource, where a program that runs as it refers to the resource without
/// roles of its own, and the usual ones add something.
pub(super) fn on_top(model: &Model, findings: &mut Vec<Finding>) {
    let mut on: NodeTable<Vec<&Assignment>> = NodeTable::default();
    for assignment in &model.assignments {
        on.of(assignment.target).push(assignment);
    }
    let (mut meant, mut seen) = (Vec::new(), Vec::new());
    for (program, node) in model.iter().filter(|(_, node)| !node.excluded) {
        let identities = node.compute().map_or(&[][..], |compute| &compute.identities);
        if identities.is_empty() {
            continue;
        }
        for (target, _) in dependencies(model, program) {
            let (Some(usual), Some(on)) =
                (default_roles(model, target, Mode::Publish), on.get(target))
            else {
                continue;
            };
            if on.iter().any(|it| it.owner == program) {
                continue;
            }
            let granted: Vec<&Assignment> = on
                .iter()
                .copied()
                .filter(|it| it.role.is_some() && identities.contains(&principal(model, it.owner)))
                .collect();
            let names: Vec<&str> = granted.iter().map(|it| name(it)).collect();
            let added = usual
                .iter()
                .find(|role| !names.contains(&role.name) && larger(role.name, &names).is_none());
            let (Some(first), Some(added)) = (granted.first(), added) else { continue };
            meant.extend(granted.iter().map(|it| (it.owner, target)));
            let is_allowed =
                |it: &&Assignment| it.allowed.as_ref().is_some_and(|it| it.is(roles_on_top));
            if granted.iter().any(is_allowed) || seen.contains(&(first.owner, target)) {
                continue;
            }
            seen.push((first.owner, target));
            let of = |id: NodeId| &model[id].name;
            let (program, target, role) = (&node.name, of(target), name(first));
            let (identity, owner) = (of(principal(model, first.owner)), of(first.owner));
            let others =
                if identity == owner { String::new() } else { format!(", as `{owner}` does") };
            findings.push(Finding::new(
                "AM0690",
                format!("`{program}` runs as `{identity}`{others}, and its reference to `{target}` adds `{}` to `{role}`", added.name),
                format!("grant roles to `{program}`, which take the place of the usual ones: `….with_role_assignments({program}).{role}.grant()`; or say why it has both: `.grant_allowing(lint::roles_on_top, \"…\")`"),
                first.location,
            ));
        }
    }
    let why = "no reference of a program that runs as it adds others";
    needless(model, roles_on_top, why, &meant, findings);
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
