//! Names in Azure: what the resource type takes, and that two resources do not become one.

use std::collections::HashMap;

use crate::literal::{Literal, LiteralRule, Text};
use crate::model::{Content, Mode, Model, NameRule, Node, NodeId, NodeTable, Value};

use super::{Finding, Findings};

pub(super) fn check(model: &Model, findings: &mut Vec<Finding>) {
    for (id, _) in model.iter() {
        azure_name(model, id, findings);
        existing(model, id, findings);
    }
    generated(model, findings);
    pinned(model, findings);
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
    let mut pinned: HashMap<String, NodeId> = HashMap::new();
    for (id, node) in model.iter() {
        let (Content::Resource(resource), Some(Value::String(name))) =
            (&node.content, &node.azure_name)
        else {
            continue;
        };
        if node.excluded || node.existing_in(Mode::Publish).is_some() {
            continue;
        }
        let key = format!("{} {}", resource.info().resource_type, name.to_ascii_lowercase());
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

/// The names in Azure that are made from declared ones: no word in them is refused, no two are one, and
/// they have room for the suffix that makes them unique.
fn generated(model: &Model, findings: &mut Vec<Finding>) {
    let help = "choose another name, or pin the one in Azure with `name: \"…\"`";
    let twins = twins(model);
    for (id, node, rule) in made(model) {
        let (name, title) = (&node.name, node.title());
        if let Some(violation) = rule.reserved_part_of_made(name) {
            let why = rule.explain_made(violation, name, Text::new());
            let message = format!("the name `{name}` of a {title} {}", why.as_str());
            Findings::new(model, id, findings).report("AM0502", message, help);
        } else if let Some(first) = twins.get(id).copied().flatten() {
            // It is said of the later one.
            if first == id {
                continue;
            }
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
        }
    }
}

/// The resources whose names in Azure are made from declared ones.
fn made(model: &Model) -> impl Iterator<Item = (NodeId, &Node, &'static NameRule)> {
    model.iter().filter_map(|(id, node)| {
        let is_made = node.azure_name.is_none()
            && !node.excluded
            && node.needed_by.is_none()
            && node.existing_in(Mode::Publish).is_none();
        Some((id, node, &node.resource().filter(|_| is_made)?.info().name_rule))
    })
}

/// The resources of which several get one name, each with the first one of them. That two declarations
/// have one name is said of their names.
fn twins(model: &Model) -> NodeTable<Option<NodeId>> {
    let mut firsts: HashMap<String, NodeId> = HashMap::new();
    let mut twins: NodeTable<Option<NodeId>> = NodeTable::default();
    for (id, node, rule) in made(model).filter(|(.., rule)| rule.generated_unless.is_empty()) {
        let key = format!("{} {}", node.keyword, rule.of_generated().made(&node.name));
        let first = *firsts.entry(key).or_insert(id);
        if !model[first].name.eq_ignore_ascii_case(&node.name) {
            *twins.of(first) = Some(first);
            *twins.of(id) = Some(first);
        }
    }
    twins
}
