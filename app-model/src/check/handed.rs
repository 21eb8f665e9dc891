//! What a program is handed: references that make sense, and variables that one thing sets.

use std::collections::HashMap;
use std::panic::Location;

use crate::compute::{client_id_variable, dependencies, port_variables, referenced_variables};
use crate::convert::Choice;
use crate::model::{CLIENT_ID, CREDENTIALS, ComputeNode, Content, Model, NodeId, Variable};

use super::{Finding, Findings, fitting};

/// Variables that the identity of a program sets.
const OF_THE_IDENTITY: [&str; 2] = [CLIENT_ID, CREDENTIALS.0];

pub(super) fn check(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let Some(compute) = model[id].compute() else { return };
    references(model, id, compute, findings);
    variables(model, id, compute, findings);
}

fn references(model: &Model, id: NodeId, compute: &ComputeNode, findings: &mut Vec<Finding>) {
    let name = &model[id].name;
    let mut report = |code: &'static str, message, help: &str, location| {
        findings.push(Finding::new(code, message, help, location));
    };
    for (at, part) in compute.reference_parts.iter().enumerate() {
        if compute.reference_parts.iter().take(at).any(|other| other == part) {
            report(
                "AM0325",
                format!("`{}` is listed twice in `reference_parts` of `{name}`", part.text()),
                "leave one of the two out",
                model[id].location,
            );
        }
    }
    for (at, identity) in compute.identities.iter().enumerate() {
        if compute.identities.iter().take(at).any(|other| other == identity) {
            report(
                "AM0325",
                format!("`{name}` runs as `{}` twice", model[*identity].name),
                "leave one of the two out",
                model[id].location,
            );
        }
    }
    let mut seen: Vec<(NodeId, Option<&str>)> = Vec::new();
    for variable in &compute.variables {
        let Variable::Reference { target, name: alias, location } = variable else { continue };
        let other = &model[*target];
        let set = |alias| referenced_variables(model, compute, *target, alias);
        // Under another name it sets other variables, mostly.
        let again = |(known, other)| known == *target && set(other) == set(alias.as_deref());
        if seen.iter().copied().any(again) {
            report(
                "AM0325",
                format!("`{name}` refers to `{}` twice", other.name),
                "leave one of the two out",
                *location,
            );
        }
        seen.push((*target, alias.as_deref()));
        if *target == id || other.parent == Some(id) {
            report(
                "AM0569",
                format!("`{name}` refers to itself"),
                "leave the reference out: a program knows its own ports",
                *location,
            );
        } else if let Content::Compute(_) = other.content
            && other.children.iter().all(|child| model[*child].endpoint().is_none())
        {
            report(
                "AM0571",
                format!(
                    "`{}` has no endpoint, so there is no address to hand to `{name}`",
                    other.name
                ),
                "add `endpoint http { … }` to it, or write `wait_for` for the order only",
                *location,
            );
        } else if !compute.reference_parts.is_empty() && set(alias.as_deref()).is_empty() {
            let part = match other.content {
                Content::Compute(_) | Content::Part(_) | Content::External(_) => "Endpoints",
                _ => "ConnectionStrings",
            };
            report(
                "AM0574",
                format!("`{name}` is handed nothing of `{}`", other.name),
                &format!(
                    "add `{part}` to `reference_parts`, or write `wait_for` for the order only"
                ),
                *location,
            );
        }
    }
    for wait in compute.waits.iter().filter(|wait| wait.target == id) {
        report(
            "AM0569",
            format!("`{name}` waits for itself"),
            "leave it out of `wait_for`",
            wait.location,
        );
    }
    for (target, location) in dependencies(model, id) {
        if model[target].excluded {
            report(
                "AM0524",
                format!(
                    "`{name}` refers to `{}`, which is excluded from what is published",
                    model[target].name
                ),
                "publish both or neither",
                location,
            );
        }
    }
}

/// What sets each variable, and that nothing else does.
fn variables(model: &Model, id: NodeId, compute: &ComputeNode, findings: &mut Vec<Finding>) {
    // Each variable that is set, with the place of what sets it.
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut setters = vec![Setter::Identity];
    if !compute.identities.is_empty() {
        for name in OF_THE_IDENTITY {
            known.insert(name.to_owned(), 0);
        }
        for other in compute.other_identities() {
            known.insert(client_id_variable(model, other), 0);
        }
    }
    let ports = port_variables(model, id);
    for (name, _, endpoint) in &ports {
        known.insert(name.clone(), setters.len());
        setters.push(Setter::OwnPort(*endpoint));
    }
    for variable in &compute.variables {
        let (set, by, location): (Vec<String>, Setter, &'static Location<'static>) = match variable
        {
            // The same once more is lost to nobody.
            Variable::Value { name, value }
                if ports.iter().any(|(port, same, _)| port == name && same == value) =>
            {
                continue;
            }
            Variable::Value { name, .. } => {
                if name.is_empty() {
                    Findings::new(model, id, findings).report(
                        "AM0554",
                        "a variable has no name",
                        "write one, such as `LOG_LEVEL`",
                    );
                }
                if let Some(c) = name.chars().find(|c| c.is_whitespace() || matches!(c, '=' | '\0'))
                {
                    let what = match c {
                        '=' => "a `=`",
                        '\0' => "a null character",
                        _ => "a blank",
                    };
                    Findings::new(model, id, findings).report(
                        "AM0554",
                        format!("the variable `{name}` has {what} in its name"),
                        format!("write `{}`", fitting(name, char::is_alphanumeric)),
                    );
                }
                (vec![name.clone()], Setter::Written, model[id].location)
            }
            Variable::Reference { target, name, location } => {
                let set = referenced_variables(model, compute, *target, name.as_deref());
                (set, Setter::Reference(*target), location)
            }
        };
        let mut clash = None;
        for name in set {
            if let Some(first) = known.insert(name.clone(), setters.len()) {
                clash.get_or_insert((name, first));
            }
        }
        setters.push(by);
        let Some((name, first)) = clash else { continue };
        let Some(first) = setters.get(first).copied().filter(|first| *first != by) else {
            continue;
        };
        findings.push(Finding::new(
            "AM0572",
            format!(
                "the variable `{name}` of `{}` is set by {} and again by {}",
                model[id].name,
                first.text(model),
                by.text(model)
            ),
            first.help(by, model),
            location,
        ));
    }
}

/// What sets a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setter {
    Identity,
    /// The port of an endpoint.
    OwnPort(NodeId),
    Written,
    Reference(NodeId),
}

impl Setter {
    fn text(self, model: &Model) -> String {
        match self {
            Self::Identity => "the identity that it runs as".to_owned(),
            Self::OwnPort(endpoint) => format!("the port of `{}`", model[endpoint].name),
            Self::Written => "`env`".to_owned(),
            Self::Reference(target) => format!("the reference to `{}`", model[target].name),
        }
    }

    /// What to do about a variable that something else sets as well.
    fn help(self, other: Self, model: &Model) -> String {
        let has_own_name = |target: NodeId| {
            model.connection(target).is_some_and(|connection| connection.variable.is_some())
        };
        let what = match (self, other) {
            (Self::Identity, _) | (_, Self::Identity) => {
                return "leave it out: the SDKs of Azure read from it how to sign in as that identity"
                    .to_owned();
            }
            (Self::OwnPort(_), Self::Written) => {
                return "leave it out of `env`: the `port` of the endpoint is what the program is told; or write `port_variable: false;` in the endpoint"
                    .to_owned();
            }
            (Self::Reference(_), Self::Reference(_)) => "leave one of the two out",
            _ => "leave it out of `env`",
        };
        match (self, other) {
            (_, Self::Reference(target)) | (Self::Reference(target), _)
                if !has_own_name(target) =>
            {
                let node = &model[target];
                let parent = node.parent.map(|parent| format!("{}.", model[parent].name));
                let written = format!("{}{}", parent.unwrap_or_default(), node.name);
                format!(
                    "{what}, or refer under another name: `references {{ another_name: {}; }}`",
                    written.replace('-', "_")
                )
            }
            _ => what.to_owned(),
        }
    }
}
