//! Programs: that they have somewhere to run, and that it can run them.

use crate::compute::{Program, dependencies};
use crate::facts::{PORTS, no_port};
use crate::model::{ComputeNode, Content, Model, NodeId, Part, Source, Value, Variable, Work};

use super::{Finding, Findings};

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
    let values = compute.literals();
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
    Findings::new(model, id, findings).literals(ComputeNode::LITERALS, &values);
    asleep(model, id, compute, findings);
    build(model, id, compute, &mut Findings::new(model, id, findings));
    zero_ports(model, id, findings);
    port_variables(model, id, findings);
    ports(model, id, compute, findings);
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
                Findings::new(model, child, findings).problem(&problem);
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
