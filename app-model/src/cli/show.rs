//! What the application is, for a person who runs it without a command.

use std::path::Path;

use crate::application::Application;
use crate::model::{Content, Mode, Model, NodeId, Source, ValueType};

use super::permissions::{self, Right, permissions};
use super::style::Style;
use super::table::columns;

/// One line that says how much there is, and one about the lock of permissions.
pub(super) fn summary(application: &Application, lock: Option<&Path>) -> String {
    let lock = lock
        .map_or(String::new(), |lock| format!("Every permission is in `{}`.\n", lock.display()));
    format!("The model is right: {}.\n{lock}", count(application))
}

/// How much there is: `6 resources, 3 parameters, 5 grants`.
pub(super) fn count(application: &Application) -> String {
    let count = |one: &str, many: &str, count: usize| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let nodes = &application.model.nodes;
    let resources = nodes.iter().filter(|node| node.is_module()).count();
    let parameters =
        nodes.iter().filter(|node| matches!(node.content, Content::Parameter(_))).count();
    let grants = permissions(application);
    let grants = grants.iter().filter(|permission| matches!(permission.right, Right::Role(_)));
    [
        count("resource", "resources", resources),
        count("parameter", "parameters", parameters),
        count("grant", "grants", grants.count()),
    ]
    .join(", ")
}

pub(super) fn text(application: &Application, style: Style) -> String {
    let model = &application.model;
    let mut text = String::new();
    let mut section = |title: &str, rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            text.push_str(&format!("{}\n{}\n", style.heading(title), columns(&rows, "  ")));
        }
    };
    section("Parameters", parameters(model, style));
    section("Programs", programs(model, style));
    section("Resources", resources(model, style));
    section(
        "Access",
        permissions(application)
            .iter()
            .map(|permission| {
                let who = style.name(permission.who());
                let target = style.name(permission.target().0);
                let (verb, right, preposition) = match permission.right {
                    Right::Role(_) => ("may", permission.right(), "on"),
                    Right::RunAs => ("runs as", String::new(), ""),
                    Right::Assignments(_) => ("writes", permission.right(), "in"),
                };
                vec![who, verb.to_owned(), right, preposition.to_owned(), target]
            })
            .collect(),
    );
    section("Outputs", outputs(model, style));
    if text.is_empty() {
        text.push_str("The application is empty: nothing is declared.\n\n");
    }
    let next = [
        ("cargo run -- publish", "writes the Bicep to `infra`"),
        ("cargo run -- access", "lists every grant with its role id and source line"),
        ("cargo run -- graph -o application.html", "draws it all, for a browser"),
        ("cargo run -- --help", "lists the other commands"),
    ];
    let next: Vec<Vec<String>> =
        next.iter().map(|(command, what)| vec![(*command).to_owned(), style.quiet(what)]).collect();
    text.push_str(&format!("{}\n{}", style.heading("Next"), columns(&next, "  ")));
    text
}

fn parameters(model: &Model, style: Style) -> Vec<Vec<String>> {
    model
        .iter()
        .filter_map(|(id, node)| {
            let parameter = model.parameter(id)?;
            let ty = match parameter.ty {
                _ if parameter.secret => "secret",
                ValueType::Int => "int",
                ValueType::Bool => "bool",
                ValueType::String => "string",
            };
            let default = parameter
                .default
                .as_ref()
                .map_or(String::new(), |value| format!("default {}", value.placeholder(model)));
            Some(described(model, id, vec![style.name(&node.name), ty.to_owned(), default], style))
        })
        .collect()
}

/// The row with the description at its end.
fn described(model: &Model, id: NodeId, mut row: Vec<String>, style: Style) -> Vec<String> {
    if let Some(description) = &model[id].description {
        row.push(style.quiet(description.lines().next().unwrap_or_default()));
    }
    row
}

fn resources(model: &Model, style: Style) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (id, node) in model.iter().filter(|(_, node)| node.is_module()) {
        let mut facts = Vec::new();
        for (mode, word) in [(Mode::Publish, "existing"), (Mode::Run, "existing when run")] {
            if let Some(existing) = node.existing_in(mode)
                && (mode == Mode::Publish || node.existing_in(Mode::Publish).is_none())
            {
                let name = existing.name.placeholder(model);
                let read_only = if existing.read_only { ", read only" } else { "" };
                facts.push(format!(
                    "{word}{read_only}: {name} in {}",
                    permissions::scope(model, &existing.scope)
                ));
            }
        }
        tree(model, id, facts, style, &mut rows);
    }
    rows
}

fn programs(model: &Model, style: Style) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (id, node) in model.iter() {
        let Some(compute) = node.compute() else { continue };
        let mut facts = Vec::new();
        match &compute.source {
            Source::Image(image) => facts.push(format!("image {image}")),
            Source::Project(path) => facts.push(format!("built from {path}")),
            Source::Command { command, folder } => {
                facts.push(format!("runs {command}, built from {folder}"));
            }
            Source::Missing => {}
        }
        match model.environment_of(compute) {
            Some(environment) => facts.push(format!("in {}", model[environment].name)),
            None => facts.push("nowhere to run".to_owned()),
        }
        let identities: Vec<&str> =
            compute.identities.iter().map(|identity| model[*identity].name.as_str()).collect();
        if !identities.is_empty() {
            facts.push(format!("as {}", identities.join(", ")));
        }
        tree(model, id, facts, style, &mut rows);
    }
    rows
}

/// A row for a declaration, and one for each of its children.
fn tree(
    model: &Model,
    id: NodeId,
    mut facts: Vec<String>,
    style: Style,
    rows: &mut Vec<Vec<String>>,
) {
    let node = &model[id];
    if node.excluded {
        facts.push("not published".to_owned());
    }
    let row = vec![style.name(&node.name), node.title().to_owned(), facts.join(", ")];
    rows.push(described(model, id, row, style));
    let last = node.children.len().saturating_sub(1);
    for (index, &child) in node.children.iter().enumerate() {
        let branch = if index == last { "└─" } else { "├─" };
        let name = &model[child].name;
        let title = model[child].title().to_owned();
        let row = vec![
            format!("{} {}", style.quiet(branch), style.name(name)),
            title,
            child_facts(model, child),
        ];
        rows.push(described(model, child, row, style));
    }
}

fn child_facts(model: &Model, child: NodeId) -> String {
    if let Some(endpoint) = model[child].endpoint() {
        let port = endpoint.port.map_or(String::new(), |port| format!(", port {port}"));
        let reach = if endpoint.external { ", reached from outside" } else { "" };
        return format!("{}{port}{reach}", endpoint.scheme);
    }
    let in_azure = model.azure_name(child);
    if in_azure == model[child].name {
        String::new()
    } else {
        format!("called {in_azure} in Azure")
    }
}

fn outputs(model: &Model, style: Style) -> Vec<Vec<String>> {
    model
        .iter()
        .filter_map(|(id, node)| match &node.content {
            Content::Output(output) => {
                let value = output.value.as_ref()?.placeholder(model);
                Some(described(model, id, vec![style.name(&node.name), value], style))
            }
            _ => None,
        })
        .collect()
}
