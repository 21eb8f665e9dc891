//! `aspire-manifest.json`: the application as one JSON document.

use std::collections::HashSet;

use serde_json::{Map, Value as Json, json};

use crate::application::Application;
use crate::model::{Content, Model, Node, NodeId, ParameterNode, Scope, TemplateSource, Value};
use crate::module::Argument;
use crate::prepare::{Plan, PlanContent, Rendered};

/// The whole document. Entries are in the order of the model, role modules last.
pub(crate) fn write(application: &Application) -> Json {
    let model = &application.model;
    let mut resources = Map::new();
    let shared = shared_names(model);
    let mut modules = application.plans.iter().zip(&application.modules).peekable();
    for (id, node) in model.iter().filter(|(_, node)| !node.excluded) {
        match &node.content {
            Content::Parameter(parameter) => {
                resources.insert(node.name.clone(), parameter_entry(model, node, parameter));
            }
            Content::Child(_) => child_entries(model, id, &shared, &mut resources),
            Content::Resource(_) | Content::Template(_) => {
                if let Some((plan, module)) =
                    modules.next_if(|(plan, _)| !plan.is_roles() && plan.origin() == id)
                {
                    resources.insert(plan.name.clone(), module_entry(model, plan, module));
                }
            }
            Content::Output(_) => {}
        }
    }
    for (plan, module) in modules {
        resources.insert(plan.name.clone(), module_entry(model, plan, module));
    }
    json!({ "resources": resources })
}

/// `azure.bicep.v0`, or `v1` with a scope.
pub(crate) fn module_entry(model: &Model, plan: &Plan, module: &Rendered) -> Json {
    let mut entry = Map::new();
    let scoped = !plan.scope.is_empty();
    let ty = if scoped { "azure.bicep.v1" } else { "azure.bicep.v0" };
    entry.insert("type".to_owned(), ty.into());
    if let PlanContent::Resource(id) = plan.content
        && let Some(output) = model[id].resource().and_then(|r| r.info().connection_string)
    {
        let placeholder = format!("{{{}.outputs.{output}}}", plan.name);
        entry.insert("connectionString".to_owned(), placeholder.into());
    }
    entry.insert("path".to_owned(), path(model, plan).into());
    if !module.arguments.is_empty() {
        let mut params = Map::new();
        for (name, argument) in &module.arguments {
            let value = match argument {
                Argument::Value(Value::Int(value)) => (*value).into(),
                Argument::Value(Value::Bool(value)) => (*value).into(),
                Argument::Value(value) => value.placeholder(model).into(),
                Argument::Principal | Argument::Empty => "".into(),
            };
            params.insert(name.clone(), value);
        }
        entry.insert("params".to_owned(), params.into());
    }
    if scoped {
        entry.insert("scope".to_owned(), scope_entry(model, &plan.scope));
    }
    entry.into()
}

fn scope_entry(model: &Model, scope: &Scope) -> Json {
    let mut entry = Map::new();
    for (key, value) in
        [("resourceGroup", &scope.resource_group), ("subscription", &scope.subscription)]
    {
        if let Some(value) = value {
            entry.insert(key.to_owned(), value.placeholder(model).into());
        }
    }
    if scope.tenant {
        entry.insert("tenant".to_owned(), "current".into());
    }
    entry.into()
}

/// Where the module is, as seen from the manifest. A file of the user's own stays where it is;
/// text of the user's own is named in lower case.
fn path(model: &Model, plan: &Plan) -> String {
    if let PlanContent::Template(id) = plan.content
        && let Content::Template(template) = &model[id].content
    {
        return match &template.source {
            Some(TemplateSource::File { path, .. }) => path.clone(),
            _ => format!("{}.module.bicep", plan.name.to_lowercase()),
        };
    }
    format!("{}.module.bicep", plan.name)
}

fn parameter_entry(model: &Model, node: &Node, parameter: &ParameterNode) -> Json {
    let mut input = Map::new();
    // The manifest knows strings only.
    input.insert("type".to_owned(), "string".into());
    if parameter.secret {
        input.insert("secret".to_owned(), true.into());
    } else if let Some(default) = &parameter.default {
        input.insert("default".to_owned(), json!({ "value": default.placeholder(model) }));
    }
    json!({
        "type": "parameter.v0",
        "value": format!("{{{}.inputs.value}}", node.name),
        "inputs": { "value": input },
    })
}

/// Names, in lower case, that more than one declaration has: the manifest has one namespace, and
/// two accounts may each have a container of the same name.
fn shared_names(model: &Model) -> HashSet<String> {
    let mut seen = HashSet::new();
    let names = model.nodes.iter().map(|node| node.name.to_ascii_lowercase());
    names.filter(|name| !seen.insert(name.clone())).collect()
}

/// `value.v0` for a child with a connection string, after one for the service that holds it.
fn child_entries(
    model: &Model,
    id: NodeId,
    shared: &HashSet<String>,
    resources: &mut Map<String, Json>,
) {
    let node = &model[id];
    let (Content::Child(child), Some(parent)) = (&node.content, node.parent) else { return };
    let parent = &model[parent].name;
    if let Some((suffix, connection)) = child.service(parent) {
        let entry = resources.entry(format!("{parent}-{suffix}"));
        entry.or_insert_with(|| value_entry(&connection));
    }
    if let Some(connection) = child.connection_string(model.azure_name(id), parent) {
        let unique = !shared.contains(&node.name.to_ascii_lowercase());
        let name = if unique { node.name.clone() } else { format!("{parent}-{}", node.name) };
        resources.insert(name, value_entry(&connection));
    }
}

fn value_entry(connection: &str) -> Json {
    json!({ "type": "value.v0", "connectionString": connection })
}
