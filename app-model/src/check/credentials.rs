//! Credentials that everybody can read, in models that the macro has not seen as a whole.

use crate::literal::credential;
use crate::model::{
    ComputeNode, Content, Model, Node, NodeId, ParameterNode, Part, Value, ValuePart, ValueType,
    Variable,
};

use super::{Finding, Findings};

const LINT: &str = "plain_credential";

/// What is wrong, and what to do about it.
struct Problem(String, &'static str);

const MAKE_SECRET: &str = "make it a secret, `app.add_secret_parameter(\"…\")`";

/// What looks like a credential and is no secret.
pub(super) fn check(model: &Model, findings: &mut Vec<Finding>) {
    let allows = |id: NodeId| model[id].allowed.iter().any(|allowed| allowed.lint == LINT);
    // A declaration says it of what is in it, too.
    let mut found: Vec<NodeId> = Vec::new();
    for (id, node) in model.iter() {
        let Some(Problem(problem, remedy)) = problem(model, node) else { continue };
        let owner = node.parent.unwrap_or(id);
        found.extend([id, owner]);
        if !allows(id) && !allows(owner) {
            Findings::new(model, id, findings).report(
                "AM0686",
                problem,
                format!("{remedy}, or say why it is none: `app.allow(…, lint::{LINT}, \"…\")`"),
            );
        }
    }
    for (id, node) in model.iter() {
        if allows(id) && !found.contains(&id) && !is_in_variables(model, id) {
            Findings::new(model, id, findings).report(
                "AM0604",
                format!(
                    "`{LINT}` allows nothing here: nothing of `{}` looks like a credential",
                    node.name
                ),
                "leave it out",
            );
        }
    }
}

fn problem(model: &Model, node: &Node) -> Option<Problem> {
    let own = match &node.content {
        Content::Parameter(parameter) => {
            plain_parameter(node, parameter).map(|text| Problem(text, MAKE_SECRET))
        }
        Content::Compute(program) => readable(model, program),
        Content::Part(Part::Rule(rule)) => {
            named(model, &rule.metadata, &format!("in `{}`, the metadata", node.name))
                .map(|text| Problem(text, MAKE_SECRET))
        }
        Content::Connection(value) => in_text(value).map(|found| {
            let name = &node.name;
            let text = format!("the connection string `{name}` has a credential in it, `{found}`");
            Problem(text, "add it with `.secret(…)` of `Expression`")
        }),
        _ => None,
    };
    own.or_else(|| {
        let properties = named(model, &node.connection_properties, "the connection property");
        properties.map(|text| Problem(text, MAKE_SECRET))
    })
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

/// The first variable, argument or build argument of a program that is a credential.
fn readable(model: &Model, program: &ComputeNode) -> Option<Problem> {
    let variables = program.variables.iter().filter_map(|variable| match variable {
        Variable::Value { name, value } => Some((name, value)),
        Variable::Reference { .. } => None,
    });
    let variable = variables
        .filter(|(name, value)| is_readable(model, name, value))
        .map(|(name, _)| format!("the variable `{name}` has a credential as its value, which everybody reads who may see the application"));
    let argument = program.entrypoint.iter().chain(&program.arguments).filter_map(|value| {
        in_text(value).map(|found| format!("an argument has a credential in it, `{found}`, which everybody reads who may see the application"))
    });
    let mut readable = variable.chain(argument).map(|text| Problem(text, MAKE_SECRET));
    readable.next().or_else(|| {
        let text = named(model, &program.build.arguments, "the build argument")?;
        Some(Problem(text, "hand it over in `build_secrets`, which are not in the image"))
    })
}

/// The first entry of a map that is a credential.
fn named(model: &Model, entries: &[(String, Value)], what: &str) -> Option<String> {
    let (name, _) = entries.iter().find(|(name, value)| is_readable(model, name, value))?;
    Some(format!("{what} `{name}` has a credential as its value, which everybody can read"))
}

/// Whether the value of something with this name is a credential, by what is in it or by the name.
fn is_readable(model: &Model, name: &str, value: &Value) -> bool {
    if let Value::Parameter(id) = value {
        let node = &model[*id];
        let is_plain = model
            .parameter(*id)
            .is_some_and(|parameter| parameter.ty == ValueType::String && !parameter.secret);
        let known = node.allowed.iter().any(|allowed| allowed.lint == LINT)
            || credential::is_name(&node.name);
        return is_plain && !known && credential::is_name(name);
    }
    let mut found = false;
    texts(value, &mut |text, is_whole| {
        found |=
            credential::in_text(text).is_some() || (is_whole && credential::is_value(name, text));
    });
    found
}

/// What in the text of the value is a credential, in words.
fn in_text(value: &Value) -> Option<String> {
    let mut found = None;
    texts(value, &mut |text, _| {
        if found.is_none() {
            found = credential::in_text(text).map(str::to_owned);
        }
    });
    found
}

/// The literal text in a value, and whether it is all of it. What a reference stands for is left out.
fn texts(value: &Value, visit: &mut dyn FnMut(&str, bool)) {
    value.visit(&mut |value| match value {
        Value::String(text) => visit(text, true),
        Value::Expression(expression) => {
            let is_text = |part: &ValuePart| matches!(part, ValuePart::Text(_));
            let mut whole = String::new();
            for part in &expression.parts {
                match part {
                    ValuePart::Text(text) => whole.push_str(text),
                    ValuePart::Value(_) | ValuePart::Encoded(_) => whole.push_str("{}"),
                }
            }
            visit(&whole, expression.parts.iter().all(is_text));
        }
        _ => {}
    });
}
