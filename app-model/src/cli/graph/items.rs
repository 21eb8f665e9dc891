//! The boxes and frames of a drawing: what each declaration is drawn as, and what it says.

use crate::cli::permissions::scope;
use crate::model::{Content, EndpointNode, Mode, Model, Node, NodeId, Part, Source, Work};

/// A box, or the frame of an environment around the programs that run in it.
pub(super) struct Item {
    /// A name for the formats' own use, such as `n7`.
    pub(super) key: String,
    pub(super) class: Class,
    pub(super) name: String,
    /// What it is, such as `key vault`.
    pub(super) kind: String,
    /// Lines below: children, ports, where it is already.
    pub(super) facts: Vec<String>,
    pub(super) description: Option<String>,
    /// Whether it is in Azure already.
    pub(super) existing: bool,
    /// The environment that it runs in, as a place in the list of items.
    pub(super) frame: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Environment,
    Program,
    Identity,
    Resource,
    /// A module of Bicep that somebody wrote.
    Module,
    /// Something that is not part of the application.
    Outside,
}

impl Class {
    /// The word for it in a picture's style.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Environment => "environment",
            Self::Program => "program",
            Self::Identity => "identity",
            Self::Resource => "resource",
            Self::Module => "module",
            Self::Outside => "outside",
        }
    }
}

/// What a declaration is drawn as, if it is.
pub(super) fn class(node: &Node) -> Option<Class> {
    match &node.content {
        Content::Resource(resource) if resource.environment().is_some() => Some(Class::Environment),
        Content::Resource(resource) if resource.info().principal => {
            node.needed_by.is_none().then_some(Class::Identity)
        }
        Content::Resource(resource) if resource.info().resource_type.is_empty() => {
            Some(Class::Module)
        }
        Content::Resource(_) => Some(Class::Resource),
        Content::Template(_) => Some(Class::Module),
        Content::Compute(_) => Some(Class::Program),
        Content::External(_) | Content::Connection(_) => Some(Class::Outside),
        Content::Parameter(parameter) => parameter.connection.then_some(Class::Outside),
        Content::Child(_) | Content::Part(_) | Content::Output(_) => None,
    }
}

pub(super) fn item(model: &Model, id: NodeId, class: Class) -> Item {
    let node = &model[id];
    let existing = node.existing_in(Mode::Publish);
    let mut facts = Vec::new();
    if let Some(existing) = existing {
        facts.push(format!("exists: {}", existing.name.placeholder(model)));
        if !existing.scope.is_empty() {
            facts.push(format!("in {}", scope(model, &existing.scope)));
        }
    }
    if let Some(needed_by) = node.needed_by {
        facts.push(format!("made for {}", model[needed_by].name));
    }
    if let Some(compute) = node.compute() {
        facts.extend(match &compute.source {
            Source::Image(image) => Some(image.clone()),
            Source::Project(path) => Some(path.clone()),
            Source::Command { command, folder } => Some(format!("{command} in {folder}")),
            Source::Missing => None,
        });
        if let Work::Job(job) = &compute.work {
            facts.extend(job.schedule.as_ref().map(|at| format!("at {}", at.placeholder(model))));
        }
    }
    for &child in &node.children {
        let child = &model[child];
        match &child.content {
            Content::Part(Part::Endpoint(endpoint)) => facts.push(port(&child.name, endpoint)),
            Content::Part(Part::Probe(_) | Part::Rule(_)) => {}
            _ => facts.push(format!("{} {}", child.title(), child.name)),
        }
    }
    Item {
        key: format!("n{}", id.place()),
        class,
        name: node.name.clone(),
        kind: node.title().to_owned(),
        facts,
        description: node.description.clone(),
        existing: existing.is_some(),
        frame: None,
    }
}

fn port(name: &str, endpoint: &EndpointNode) -> String {
    let mut text = name.to_owned();
    if name != endpoint.scheme {
        text.push_str(&format!(" {}", endpoint.scheme));
    }
    if let Some(port) = endpoint.exposed_port.or(endpoint.port) {
        text.push_str(&format!(" :{port}"));
    }
    if endpoint.external {
        text.push_str(", public");
    }
    text
}
