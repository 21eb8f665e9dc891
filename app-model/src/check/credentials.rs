//! Credentials that everybody can read, in models that the macro has not seen as a whole.

use crate::literal::credential;
use crate::model::{
    ComputeNode, Content, Model, Node, NodeId, ParameterNode, Value, ValueType, Variable,
};

use super::{Finding, Findings};

/// What looks like a credential and is no secret.
pub(super) fn check(model: &Model, findings: &mut Vec<Finding>) {
    const LINT: &str = "plain_credential";
    for (id, node) in model.iter() {
        let problem = match &node.content {
            Content::Parameter(parameter) => plain_parameter(node, parameter),
            Content::Compute(program) => readable(model, program),
            _ => continue,
        };
        let is_allowed = node.allowed.iter().any(|allowed| allowed.lint == LINT);
        let mut findings = Findings::new(model, id, findings);
        match problem {
            Some(problem) if !is_allowed => findings.report(
                "AM0686",
                problem,
                format!("make it a secret, `app.add_secret_parameter(\"…\")`, or say why it is none: `app.allow(…, lint::{LINT}, \"…\")`"),
            ),
            None if is_allowed && !is_in_variables(model, id) => findings.report(
                "AM0604",
                format!("`{LINT}` allows nothing here: nothing of `{}` looks like a credential", node.name),
                "leave it out",
            ),
            _ => {}
        }
    }
}

/// Whether a variable that looks like a credential has the parameter as its value.
fn is_in_variables(model: &Model, parameter: NodeId) -> bool {
    let programs = model.nodes.iter().filter_map(Node::compute);
    programs.flat_map(|program| &program.variables).any(|variable| match variable {
        Variable::Value { name, value: Value::Parameter(id) } => {
            *id == parameter && credential::is_name(name)
        }
        _ => false,
    })
}

fn plain_parameter(node: &Node, parameter: &ParameterNode) -> Option<String> {
    let is_text = parameter.ty == ValueType::String && !parameter.secret && !parameter.connection;
    let default = match &parameter.default {
        Some(Value::String(text)) => credential::in_text(text),
        _ => None,
    };
    if is_text && credential::is_name(&node.name) {
        let name = &node.name;
        Some(format!(
            "the parameter `{name}` looks like a credential, and is readable in the history of deployments"
        ))
    } else {
        let found = default.filter(|_| is_text)?;
        Some(format!("the default of `{}` has a credential in it, `{found}`", node.name))
    }
}

/// The first variable or argument of a program that is a credential.
fn readable(model: &Model, program: &ComputeNode) -> Option<String> {
    let variable = |variable: &Variable| {
        let Variable::Value { name, value } = variable else { return None };
        let is_readable = match value {
            Value::String(text) => {
                credential::in_text(text).is_some() || credential::is_value(name, text)
            }
            Value::Parameter(id) => {
                let node = &model[*id];
                let is_plain = model.parameter(*id).is_some_and(|parameter| {
                    parameter.ty == ValueType::String && !parameter.secret
                });
                let known = node.allowed.iter().any(|allowed| allowed.lint == "plain_credential")
                    || credential::is_name(&node.name);
                is_plain && !known && credential::is_name(name)
            }
            _ => false,
        };
        is_readable.then(|| format!("the variable `{name}` has a credential as its value, which everybody reads who may see the application"))
    };
    let argument = |value: &Value| {
        match value {
        Value::String(text) => credential::in_text(text).map(|found| {
            format!("an argument has a credential in it, `{found}`, which everybody reads who may see the application")
        }),
        _ => None,
    }
    };
    let mut variables = program.variables.iter().filter_map(variable);
    variables.next().or_else(|| program.arguments.iter().find_map(argument))
}
