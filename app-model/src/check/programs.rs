//! Programs: that they have somewhere to run, that it can run them, and that what they are handed
//! makes sense.

use std::collections::HashMap;
use std::panic::Location;

use crate::compute::{Program, client_id_variable, dependencies, referenced_variables};
use crate::convert::Choice;
use crate::facts::{PORTS, no_port};
use crate::model::{
    CLIENT_ID, CREDENTIALS, ComputeNode, Content, Model, NodeId, Part, Source, Value, Variable,
    Work,
};

use super::{Finding, Findings};

/// Variables that the identity of a program sets.
const OF_THE_IDENTITY: [&str; 2] = [CLIENT_ID, CREDENTIALS.0];

pub(super) fn check(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let Some(compute) = model[id].compute() else { return };
    match Program::of(model, id) {
        Some(program) => {
            if let Some(environment) = program.runs_in() {
                environment.check(program, &mut Findings::new(model, id, findings));
            }
            elsewhere(program, findings);
            customizations(program, findings);
        }
        None => nowhere(model, id, findings),
    }
    asleep(model, id, compute, findings);
    build(model, id, compute, &mut Findings::new(model, id, findings));
    zero_ports(model, id, findings);
    port_variables(model, id, findings);
    ports(model, id, compute, findings);
    references(model, id, compute, findings);
    variables(model, id, compute, findings);
}

/// A program of which no instance has to run, and that nothing starts. Code may add what does.
fn asleep(model: &Model, id: NodeId, compute: &ComputeNode, findings: &mut Vec<Finding>) {
    let node = &model[id];
    let wakes = |id: &NodeId| {
        matches!(model[*id].content, Content::Part(Part::Endpoint(_) | Part::Rule(_)))
    };
    if matches!(compute.min_replicas, Some(Value::Int(0)))
        && matches!(compute.work, Work::Service)
        && !node.children.iter().any(wakes)
        && compute.customizations.is_empty()
        && node.adjustments.is_empty()
    {
        Findings::new(model, id, findings).report(
            "AM0515",
            format!(
                "`{}` may sleep, and nothing wakes it: it has neither an endpoint nor a rule",
                node.name
            ),
            "let one instance run, or add a rule or an endpoint",
        );
    }
}

/// The settings of a build, where there is one.
fn build(model: &Model, id: NodeId, compute: &ComputeNode, findings: &mut Findings<'_>) {
    let name = &model[id].name;
    if let Some(setting) = compute.build.setting()
        && (!compute.source.is_built() || compute.source.is_dotnet())
    {
        findings.report(
            "AM0552",
            format!("`{name}` has a `{setting}`, and its image is not built with a `Dockerfile`"),
            format!("leave `{setting}` out, or name the folder that is built"),
        );
    }
    if compute.build.dockerfile.is_some() && compute.build.text.is_some() {
        findings.report(
            "AM0552",
            format!("`{name}` has a `dockerfile` and a `dockerfile_text`"),
            "leave one of them out",
        );
    }
}

/// Ports that are zero, which Azure refuses.
fn zero_ports(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    for &child in &model[id].children {
        let Some(endpoint) = model[child].endpoint() else { continue };
        let ports = [endpoint.port, endpoint.exposed_port];
        for (port, setting) in ports.into_iter().zip(PORTS) {
            if port == Some(0)
                && let Some(problem) = no_port(setting)
            {
                Findings::new(model, child, findings).report(
                    problem.code,
                    problem.text.as_str(),
                    problem.help.as_str(),
                );
            }
        }
    }
}

/// The variable that tells a port: named, or none, and not both.
fn port_variables(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    for &child in &model[id].children {
        if let Some(endpoint) = model[child].endpoint()
            && let Some(variable) = &endpoint.variable
            && !endpoint.has_variable
        {
            Findings::new(model, child, findings).report(
                "AM0552",
                format!(
                    "`{}` tells its port by `{variable}`, and `port_variable` says that no variable does",
                    model[child].name
                ),
                "leave out `env` or `port_variable`",
            );
        }
    }
}

/// Ports of an image: nobody but its author knows them, unless the program is told its port.
fn ports(model: &Model, id: NodeId, compute: &ComputeNode, findings: &mut Vec<Finding>) {
    let name = &model[id].name;
    let mut is_told = !compute.customizations.is_empty();
    let mut visit = |value: &Value| {
        value.visit(&mut |value| {
            is_told |= matches!(value, Value::Endpoint(of, _) if model[*of].parent == Some(id));
        });
    };
    for variable in &compute.variables {
        if let Variable::Value { value, .. } = variable {
            visit(value);
        }
    }
    compute.arguments.iter().for_each(visit);
    if is_told || !matches!(compute.source, Source::Image(_)) {
        return;
    }
    for &child in &model[id].children {
        if let Some(endpoint) = model[child].endpoint()
            && !endpoint.is_http()
            && endpoint.port.is_none()
            && endpoint.exposed_port.is_none()
            && endpoint.variable.is_none()
        {
            Findings::new(model, child, findings).report(
                "AM0578",
                format!("nobody knows on which port the image of `{name}` listens"),
                format!(
                    "write the port, such as `endpoint {} {{ port: 6379; }}`",
                    model[child].name
                ),
            );
        }
    }
}

fn nowhere(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let name = &model[id].name;
    let names: Vec<String> =
        model.environments.iter().map(|id| format!("`{}`", model[*id].name)).collect();
    let mut findings = Findings::new(model, id, findings);
    match model.environments.first() {
        None => findings.report(
            "AM0564",
            format!("`{name}` has nowhere to run: no environment is declared"),
            "add one, such as `containerapps env;`",
        ),
        Some(first) => findings.report(
            "AM0565",
            format!("`{name}` could run in {}", names.join(" or in ")),
            format!("add `environment: {};`", crate::bicep::identifier(&model[*first].name)),
        ),
    }
}

/// A change to what a kind of environment writes, of which there is none.
fn customizations(program: Program<'_>, findings: &mut Vec<Finding>) {
    let model = program.model;
    let kinds: Vec<&str> = model.environments.iter().map(|id| model[*id].keyword).collect();
    let mut customizations = program.compute.customizations.iter();
    if let Some(custom) = customizations.find(|custom| !kinds.contains(&custom.environment)) {
        Findings::new(model, program.id, findings).report(
            "AM0591",
            format!(
                "`{}` is changed for `{}`, and there is no such environment",
                program.node.name, custom.environment
            ),
            "change what it is published as here, or add the environment and let it run there",
        );
    }
}

/// Programs of another environment are reached from outside only.
fn elsewhere(program: Program<'_>, findings: &mut Vec<Finding>) {
    let model = program.model;
    for (target, location) in dependencies(model, program.id) {
        let Some(other) = Program::of(model, target) else { continue };
        let reached = other.endpoints().iter().any(|resolved| resolved.endpoint.external);
        if other.environment != program.environment && !reached && names(program.compute, other) {
            findings.push(Finding::new(
                "AM0573",
                format!(
                    "`{}` runs in `{}`, and `{}` is reached inside of `{}` only",
                    program.node.name,
                    model[program.environment].name,
                    other.node.name,
                    model[other.environment].name
                ),
                "make its endpoint `external`, or run both in one environment",
                location,
            ));
        }
    }
}

/// Whether the address of another program is handed over, and not only waited for.
fn names(compute: &ComputeNode, other: Program<'_>) -> bool {
    compute.variables.iter().any(|variable| match variable {
        Variable::Reference { target, .. } => {
            *target == other.id || other.node.children.contains(target)
        }
        Variable::Value { value, .. } => {
            let mut named = false;
            value.visit(&mut |value| {
                named |=
                    matches!(value, Value::Endpoint(id, _) if other.node.children.contains(id));
            });
            named
        }
    })
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
                format!("`{}` stands twice in `reference_parts` of `{name}`", part.text()),
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
    let mut known: HashMap<String, Setter> = HashMap::new();
    if !compute.identities.is_empty() {
        known.extend(OF_THE_IDENTITY.map(|name| (name.to_owned(), Setter::Identity)));
        let others = compute.other_identities().map(|id| client_id_variable(model, id));
        known.extend(others.map(|name| (name, Setter::Identity)));
    }
    for variable in &compute.variables {
        let (set, by, location): (Vec<String>, Setter, &'static Location<'static>) = match variable
        {
            Variable::Value { name, .. } => {
                if let Some(c) = name.chars().find(|c| c.is_whitespace() || matches!(c, '=' | '\0'))
                {
                    Findings::new(model, id, findings).report(
                        "AM0554",
                        format!("the variable `{name}` has {c:?} in its name"),
                        format!("write `{}`", name.replace(|c: char| !c.is_alphanumeric(), "_")),
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
            if let Some(first) = known.insert(name.clone(), by) {
                clash.get_or_insert((name, first));
            }
        }
        let Some((name, first)) = clash.filter(|(_, first)| *first != by) else { continue };
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
    Written,
    Reference(NodeId),
}

impl Setter {
    fn text(self, model: &Model) -> String {
        match self {
            Self::Identity => "the identity that it runs as".to_owned(),
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
