//! Names: their form, that they differ, and that they still differ where they end up.

use std::collections::{HashMap, HashSet};

use crate::bicep::identifier;
use crate::literal::{Literal, LiteralRule, Text};
use crate::model::{Content, Mode, Model, NameRule, NodeId, Value};
use crate::prepare::{Plan, PlanContent, Rendered};

use super::{Finding, Findings, limit};

pub(super) fn check(
    model: &Model,
    plans: &[Plan],
    modules: &[Rendered],
    findings: &mut Vec<Finding>,
) {
    for (id, node) in model.iter() {
        if node.parent.is_none() {
            form(model, id, findings);
        }
        azure_name(model, id, findings);
        existing(model, id, findings);
    }
    generated(model, findings);
    pinned(model, findings);
    duplicates(model, findings);
    let reported = children(model, findings);
    parts(model, plans, modules, &reported, findings);
    synthesised(model, plans, findings);
    symbols(model, findings);
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
    } else {
        return;
    };
    let help =
        "a name is 1 to 64 letters, digits and single hyphens, from a letter to a letter or digit";
    Findings::new(model, id, findings).report("AM0501", problem, help);
}

/// The rules of the resource type for a pinned name, or for a child's name.
fn azure_name(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let node = &model[id];
    let rule: &NameRule = match (&node.content, &node.azure_name) {
        (Content::Resource(resource), Some(_)) => &resource.info().name_rule,
        (Content::Child(child), _) => &child.info().name_rule,
        _ => return,
    };
    let name = match (&node.azure_name, node.parent) {
        (Some(Value::String(name)), _) => name,
        (None, Some(_)) => &node.name,
        _ => return,
    };
    if let Some(violation) = rule.violation(name) {
        let help = match rule.nearest(name) {
            Some(nearest) => format!("write `name: \"{nearest}\"`"),
            None => "set another name with `name: \"…\"`".to_owned(),
        };
        let title = node.title();
        Findings::new(model, id, findings).report(
            "AM0502",
            format!("the name `{name}` of a {title} {violation}"),
            help,
        );
    }
}

/// The same for the names of what exists already, and of its resource group.
fn existing(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let node = &model[id];
    let Some(resource) = node.resource() else { return };
    let rule = resource.info().name_rule.of_existing();
    for existing in &node.existing {
        let names = [
            (node.title(), &rule, Some(&existing.name)),
            ("resource group", &NameRule::RESOURCE_GROUP, existing.scope.resource_group.as_ref()),
        ];
        for (title, rule, name) in names {
            if let Some(Value::String(name)) = name
                && let Some(violation) = rule.violation(name)
            {
                findings.push(Finding::new(
                    "AM0502",
                    format!("the name `{name}` of a {title} {violation}"),
                    "look the name up in the Azure portal",
                    existing.location,
                ));
            }
        }
        let guid = LiteralRule::Guid { of: "a subscription" };
        if let Some(Value::String(id)) = &existing.scope.subscription
            && let Some(problem) = guid.problem("", Literal::Text(id), &[])
        {
            findings.push(Finding::new(
                problem.code,
                problem.text.as_str(),
                problem.help.as_str(),
                existing.location,
            ));
        }
    }
}

/// Two resources of one type that are pinned to one name are one: they are in one resource group, or
/// the name is unique in all of Azure.
fn pinned(model: &Model, findings: &mut Vec<Finding>) {
    let mut pinned: HashMap<(&str, String), NodeId> = HashMap::new();
    for (id, node) in model.iter() {
        let (Content::Resource(resource), Some(Value::String(name))) =
            (&node.content, &node.azure_name)
        else {
            continue;
        };
        if node.excluded || node.existing_in(Mode::Publish).is_some() {
            continue;
        }
        let key = (resource.info().resource_type, name.to_ascii_lowercase());
        if let Some(first) = pinned.insert(key, id) {
            let first = &model[first];
            findings.push(
                Finding::new(
                    "AM0510",
                    format!(
                        "`{}` and `{}` would be one {}, `{name}`, in Azure",
                        node.name,
                        first.name,
                        node.title()
                    ),
                    "pin another name, or declare one of the two only",
                    node.location,
                )
                .with_note(format!("`{}` is declared at {}", first.name, first.location)),
            );
        }
    }
}

/// The names in Azure that are made from declared ones: they have room for the suffix that makes them
/// unique, no word in them is refused, and no two are one.
fn generated(model: &Model, findings: &mut Vec<Finding>) {
    let help = "choose another name, or pin the one in Azure with `name: \"…\"`";
    let mut made: HashMap<(&str, String), NodeId> = HashMap::new();
    for (id, node) in model.iter().filter(|(_, node)| {
        node.azure_name.is_none()
            && node.needed_by.is_none()
            && node.existing_in(Mode::Publish).is_none()
    }) {
        let Content::Resource(resource) = &node.content else { continue };
        let (rule, name, title) = (&resource.info().name_rule, &node.name, node.title());
        if let Some(violation) = rule.reserved_part(name) {
            let why = rule.explain(violation, Text::new());
            let message = format!("the name `{name}` of a {title} {}", why.as_str());
            Findings::new(model, id, findings).report("AM0502", message, help);
        } else if let Some(room) = rule.room(NameRule::letters_digits_separators(name)) {
            Findings::new(model, id, findings).report(
                "AM0509",
                format!(
                    "the name `{name}` of a {title}, of which Azure takes {} characters, leaves \
                     nothing of the suffix that makes it unique",
                    rule.max
                ),
                format!("keep it to {room} letters and digits, or pin the name in Azure with `name: \"…\"`"),
            );
        } else if rule.generated_unless.is_empty()
            && let Some(first) = made.insert((node.keyword, rule.of_generated().made(name)), id)
            // That two declarations have one name is said of their names.
            && !model[first].name.eq_ignore_ascii_case(name)
        {
            let first = &model[first];
            findings.push(
                Finding::new(
                    "AM0510",
                    format!("`{name}` and `{}` would be one {title} in Azure", first.name),
                    "rename one of the two, or pin a name in Azure with `name: \"…\"`",
                    node.location,
                )
                .with_note(format!("`{}` is declared at {}", first.name, first.location)),
            );
        }
    }
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
fn children(model: &Model, findings: &mut Vec<Finding>) -> HashSet<NodeId> {
    let mut parents = HashSet::new();
    for (parent, node) in model.iter().filter(|(_, node)| node.children.len() > 1) {
        let mut declared: HashMap<String, NodeId> = HashMap::new();
        let mut azure: HashMap<(&str, String), NodeId> = HashMap::new();
        for &child in &node.children {
            let name = &model[child].name;
            let in_azure = model.azure_name(child);
            let first =
                declared.insert(identifier(name).to_ascii_lowercase(), child).or_else(|| {
                    let kind = match &model[child].content {
                        Content::Child(resource) => resource.names_of(),
                        _ => model[child].keyword,
                    };
                    azure.insert((kind, in_azure.to_ascii_lowercase()), child)
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
    reported: &HashSet<NodeId>,
    findings: &mut Vec<Finding>,
) {
    for (plan, module) in plans.iter().zip(modules) {
        // Children of one name have one symbol: that is said once.
        if reported.contains(&plan.origin()) {
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
    let mut names: HashMap<String, &Plan> = HashMap::new();
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
        if names.insert(key, plan).is_some() {
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
    let mut known: HashMap<String, Option<NodeId>> = HashMap::new();
    known.insert("rg".to_owned(), None);
    for (chosen, name) in [
        (model.resource_group, "resourceGroupName"),
        (model.location, "location"),
        (None, "principalId"),
    ] {
        if chosen.is_none() {
            known.insert(name.to_owned(), None);
        }
    }
    let symbols = model.iter().filter(|(_, node)| {
        // Programs are no part of main.bicep.
        let elsewhere = matches!(node.content, Content::Output(_) | Content::Compute(_));
        node.parent.is_none() && !elsewhere && !node.excluded
    });
    for (id, node) in symbols {
        let symbol = identifier(&node.name);
        match known.insert(symbol.clone(), Some(id)) {
            None => {}
            // The same name in the model was reported as a duplicate.
            Some(Some(first)) if model[first].name.eq_ignore_ascii_case(&node.name) => {}
            Some(Some(first)) => findings.push(
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
            Some(None) => findings.push(Finding::new(
                "AM0508",
                format!(
                    "`{}` would be `{symbol}` in main.bicep, a name that main.bicep needs itself",
                    node.name
                ),
                "rename it: `rg`, `location`, `principalId` and `resourceGroupName` are taken",
                node.location,
            )),
        }
    }
}
