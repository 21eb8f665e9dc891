//! What a variable holds, in words.

use crate::compute::Origin;
use crate::model::{Content, EndpointProperty, Model, NodeId, Value};

/// How long a literal may be to stand in a sentence.
const SHORT: usize = 40;

/// A declaration: the blob container `photos` of `data`.
pub(super) fn named(model: &Model, id: NodeId) -> String {
    let node = &model[id];
    let of = match node.parent {
        Some(parent) => format!(" of `{}`", model[parent].name),
        None => String::new(),
    };
    format!("the {} `{}`{of}", node.title(), node.name)
}

/// What a variable holds, as a phrase.
pub(super) fn of(model: &Model, value: &Value, origin: &Origin) -> String {
    match origin {
        Origin::Port(id) => format!("the port on which the endpoint `{}` listens", model[*id].name),
        Origin::Connection(id) => connection_string(model, *id),
        Origin::Property(id, property) => format!("the `{property}` of {}", named(model, *id)),
        Origin::Address(id) => format!("the URL of {}", named(model, *id)),
        Origin::Identity(id) => format!("the client id of {}", named(model, *id)),
        Origin::Written | Origin::Dotnet => held(model, value),
    }
}

fn connection_string(model: &Model, id: NodeId) -> String {
    match model[id].content {
        Content::Parameter(_) | Content::Connection(_) => named(model, id),
        _ => format!("the connection string of {}", named(model, id)),
    }
}

fn held(model: &Model, value: &Value) -> String {
    match value {
        Value::String(text) if is_sayable(text) => format!("a setting, such as `{text}`"),
        Value::Int(number) => format!("a setting, such as `{number}`"),
        Value::Bool(flag) => format!("a setting, such as `{flag}`"),
        Value::Parameter(id) => {
            let description =
                model[*id].description.as_deref().and_then(|text| text.lines().next());
            let description = description.map(|text| text.trim().trim_end_matches('.'));
            match description.filter(|text| !text.is_empty()) {
                Some(text) => format!("{}. {text}", named(model, *id)),
                None => named(model, *id),
            }
        }
        Value::Output(id, output) => format!("the output `{output}` of {}", named(model, *id)),
        Value::VaultSecret(id) => named(model, *id),
        Value::Connection(id) => connection_string(model, *id),
        Value::Endpoint(id, property) => {
            format!("the {} of {}", part(*property), named(model, *id))
        }
        _ => "a setting".to_owned(),
    }
}

fn is_sayable(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= SHORT
        && !text.contains(|c: char| c.is_control() || c == '`')
}

fn part(property: EndpointProperty) -> &'static str {
    match property {
        EndpointProperty::Url => "URL",
        EndpointProperty::Host => "host",
        EndpointProperty::Port => "port",
        EndpointProperty::TargetPort => "listening port",
        EndpointProperty::Scheme => "scheme",
        EndpointProperty::HostAndPort => "host and port",
    }
}
