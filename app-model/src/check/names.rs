//! Names in the model: their form, that they differ, and that they still differ in the published files.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::bicep::identifier;
use crate::model::{Content, Model, NodeId, NodeSet};
use crate::prepare::{Plan, PlanContent, Rendered, Shown, shown};

use super::{Finding, Findings, limit};

pub(super) fn check(
    model: &Model,
    plans: &[Plan],
    modules: &[Rendered],
    findings: &mut Vec<Finding>,
) {
    for (id, _) in model.iter().filter(|(_, node)| node.parent.is_none()) {
        form(model, id, findings);
    }
    duplicates(model, findings);
    let reported = children(model, findings);
    parts(model, plans, modules, &reported, findings);
    synthesised(model, plans, findings);
    symbols(model, findings);
    outputs(model, plans, modules, findings);
}

/// The rules of a resource's name in the model.
fn form(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let name = &model[id].name;
    let problem = if name.is_empty() {
        "a name is empty".to_owned()
    } else if name.chars().count() > limit::DEPLOYMENT_NAME {
        format!(
            "the name `{name}` has {} characters, and at most {} are allowed",
            name.chars().count(),
            limit::DEPLOYMENT_NAME
        )
    } else if let Some(c) = name.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '-') {
        format!(
            "the name `{name}` contains `{c}`, and only ASCII letters, digits and `-` are allowed"
        )
    } else if name.contains("--") {
        format!("the name `{name}` has two hyphens in a row")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        format!("the name `{name}` does not begin with a letter")
    } else if name.ends_with('-') {
        format!("the name `{name}` ends in a hyphen")
    } else if has_file(&model[id].content) && is_device(name) {
        let problem = format!(
            "the name `{name}` is that of a device on Windows, which can have no folder of that name"
        );
        Findings::new(model, id, findings).report("AM0501", problem, "choose another name");
        return;
    } else {
        return;
    };
    let help =
        "a name is 1 to 64 letters, digits and single hyphens, from a letter to a letter or digit";
    Findings::new(model, id, findings).report("AM0501", problem, help);
}

/// Whether a file is published under the name.
fn has_file(content: &Content) -> bool {
    matches!(content, Content::Resource(_) | Content::Template(_) | Content::Compute(_))
}

/// Source: the names that Windows reserves, with any extension.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |device| {
        name.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
    };
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Names are unique without regard to case.
fn duplicates(model: &Model, findings: &mut Vec<Finding>) {
    let mut known: HashMap<String, NodeId> = HashMap::new();
    for (id, node) in model.iter().filter(|(_, node)| node.parent.is_none()) {
        if let Some(first) = known.insert(node.name.to_ascii_lowercase(), id) {
            let first = &model[first];
            if let Some(needing) = node.needed_by {
                let needing = &model[needing];
                findings.push(
                    Finding::new(
                        "AM0503",
                        format!(
                            "the name `{}` is needed for the {} of `{}`",
                            node.name,
                            node.title(),
                            needing.name
                        ),
                        format!("rename this {}", first.title()),
                        first.location,
                    )
                    .with_note(format!("`{}` is declared at {}", needing.name, needing.location)),
                );
                continue;
            }
            findings.push(
                Finding::new(
                    "AM0503",
                    format!(
                        "the name `{}` of this {} is taken by the {} `{}`",
                        node.name,
                        node.title(),
                        first.title(),
                        first.name
                    ),
                    "names are compared without regard to case; rename one of the two",
                    node.location,
                )
                .with_note(format!("`{}` is declared at {}", first.name, first.location)),
            );
        }
    }
}

/// Children of one parent have different names in the model and, of one kind, in Azure. Returns the
/// parents of those that do not.
fn children(model: &Model, findings: &mut Vec<Finding>) -> NodeSet {
    let mut parents = NodeSet::default();
    for (parent, node) in model.iter().filter(|(_, node)| node.children.len() > 1) {
        let mut declared: HashMap<String, NodeId> = HashMap::new();
        let mut azure: HashMap<String, NodeId> = HashMap::new();
        for &child in &node.children {
            let name = &model[child].name;
            let in_azure = model.azure_name(child);
            let first =
                declared.insert(identifier(name).to_ascii_lowercase(), child).or_else(|| {
                    let kind = match &model[child].content {
                        Content::Child(resource) => resource.names_of(),
                        _ => model[child].keyword,
                    };
                    azure.insert(format!("{kind} {}", in_azure.to_ascii_lowercase()), child)
                });
            if let Some(first) = first {
                parents.insert(parent);
                findings.push(
                    Finding::new(
                        "AM0504",
                        format!("two children of `{}` would be called `{name}`", node.name),
                        "rename one of the two",
                        model[child].location,
                    )
                    .with_note(format!("the first one is declared at {}", model[first].location)),
                );
            }
        }
    }
    parents
}

/// The symbols, parameters and outputs of a module differ.
fn parts(
    model: &Model,
    plans: &[Plan],
    modules: &[Rendered],
    reported: &NodeSet,
    findings: &mut Vec<Finding>,
) {
    for (plan, module) in plans.iter().zip(modules) {
        // Children of one name have one symbol: that is said once.
        if reported.contains(plan.origin()) {
            continue;
        }
        for problem in &module.problems {
            Findings::new(model, plan.origin(), findings).report(
                "AM0505",
                problem.clone(),
                "give one of the two another name with `as \"…\"`",
            );
        }
    }
}

/// Role modules get names of their own, which must fit and differ from the declared ones.
fn synthesised(model: &Model, plans: &[Plan], findings: &mut Vec<Finding>) {
    let declared = model.by_name();
    for (id, node) in model.iter() {
        let Some(parent) = node.parent else { continue };
        let parent = &model[parent].name;
        if let Some((suffix, _)) = model.implied_service(id)
            && let Some(taken) = declared.get(&format!("{parent}-{suffix}").to_ascii_lowercase())
        {
            let taken = &model[*taken];
            findings.push(
                Finding::new(
                    "AM0506",
                    format!("the name `{}` is needed for the {suffix} of `{parent}`", taken.name),
                    "rename one of the two",
                    taken.location,
                )
                .with_note(format!("`{}` is declared at {}", node.name, node.location)),
            );
        }
    }
    let mut names: HashSet<String> = HashSet::new();
    for plan in plans.iter().filter(|plan| plan.is_roles()) {
        let location = match plan.content {
            PlanContent::Roles { location, .. } => location,
            _ => model[plan.origin()].location,
        };
        let length = plan.name.chars().count();
        if length > limit::DEPLOYMENT_NAME {
            findings.push(Finding::new(
                "AM0507",
                format!(
                    "the role module `{}` has a name of {length} characters, and Azure takes {}",
                    plan.name,
                    limit::DEPLOYMENT_NAME
                ),
                "shorten the name of the identity or of the resource",
                location,
            ));
        }
        let key = plan.name.to_ascii_lowercase();
        if let Some(taken) = declared.get(&key) {
            findings.push(
                Finding::new(
                    "AM0506",
                    format!("the name `{}` is needed for a role module", plan.name),
                    format!("rename `{}`", model[*taken].name),
                    model[*taken].location,
                )
                .with_note(format!("the roles are granted at {location}")),
            );
        }
        if !names.insert(key) {
            findings.push(Finding::new(
                "AM0506",
                format!("two role modules would be called `{}`", plan.name),
                "rename one of the identities or resources",
                location,
            ));
        }
    }
}

/// Names that are different in the model and the same in `main.bicep`.
fn symbols(model: &Model, findings: &mut Vec<Finding>) {
    let mut known: HashMap<String, NodeId> = HashMap::new();
    let is_taken = |symbol: &str| match symbol {
        "rg" | "principalId" => true,
        "resourceGroupName" => model.resource_group.is_none(),
        "location" => model.location.is_none(),
        _ => false,
    };
    let symbols = model.iter().filter(|(_, node)| {
        // Programs are no part of main.bicep.
        let elsewhere = matches!(node.content, Content::Output(_) | Content::Compute(_));
        node.parent.is_none() && !elsewhere && !node.excluded
    });
    for (id, node) in symbols {
        let symbol = identifier(&node.name);
        match known.insert(symbol.clone(), id) {
            None if !is_taken(&symbol) => {}
            // The same name in the model was reported as a duplicate.
            Some(first) if model[first].name.eq_ignore_ascii_case(&node.name) => {}
            Some(first) => findings.push(
                Finding::new(
                    "AM0508",
                    format!(
                        "`{}` and `{}` would both be `{symbol}` in main.bicep",
                        model[first].name, node.name
                    ),
                    "rename one of the two",
                    node.location,
                )
                .with_note(format!(
                    "`{}` is declared at {}",
                    model[first].name, model[first].location
                )),
            ),
            None => findings.push(Finding::new(
                "AM0508",
                if symbol == node.name {
                    format!("`{symbol}` is a name that main.bicep needs itself")
                } else {
                    format!(
                        "`{}` would be `{symbol}` in main.bicep, a name that main.bicep needs itself",
                        node.name
                    )
                },
                "rename it: `rg`, `location`, `principalId` and `resourceGroupName` are taken",
                node.location,
            )),
        }
    }
}

/// The outputs of `main.bicep`, those that programs need and those that are declared: Azure compares
/// them without regard to case.
fn outputs(model: &Model, plans: &[Plan], modules: &[Rendered], findings: &mut Vec<Finding>) {
    let mut known: HashMap<String, (String, NodeId)> = HashMap::new();
    let shown = shown(model, plans, modules).into_iter().map(|Shown { name, node, output }| {
        (name, node, format!("`{output}` of `{}`", model[node].name))
    });
    let declared = model.iter().filter(|(_, node)| matches!(node.content, Content::Output(_)));
    let declared =
        declared.map(|(id, node)| (identifier(&node.name), id, format!("`{}`", node.name)));
    for (name, id, title) in shown.chain(declared) {
        match known.entry(name.to_ascii_lowercase()) {
            Entry::Vacant(place) => drop(place.insert((title, id))),
            Entry::Occupied(first) => {
                let (first, declared) = first.get();
                // The same name in the model was reported as a duplicate.
                if model[*declared].name.eq_ignore_ascii_case(&model[id].name) {
                    continue;
                }
                findings.push(
                    Finding::new(
                        "AM0508",
                        format!(
                            "the outputs {first} and {title} would both be `{name}` in main.bicep"
                        ),
                        "rename one of the two; what a program takes of a resource is an output too",
                        model[id].location,
                    )
                    .with_note(format!(
                        "`{}` is declared at {}",
                        model[*declared].name, model[*declared].location
                    )),
                );
            }
        }
    }
}
