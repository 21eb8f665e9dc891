//! `aspire-manifest.json`: the application as one JSON document.

mod program;

use crate::application::Application;
use crate::compute::Ports;
use crate::json::{Json, Map, json};
use crate::model::{
    Content, Model, Node, NodeId, ParameterNode, Scope, TemplateSource, Value, encoded_name,
};
use crate::module::Argument;
use crate::prepare::{Plan, PlanContent, Rendered};

/// The whole document. Entries are in the order of the model, role modules last.
pub(crate) fn write(application: &Application) -> Json {
    let model = &application.model;
    let mut resources = Map::new();
    let mut ports = Ports::new();
    let mut modules = application.plans.iter().zip(&application.modules).peekable();
    let declared = |node: &Node| !node.excluded && node.needed_by.is_none();
    for (id, node) in model.iter().filter(|(_, node)| declared(node)) {
        let mut deployment = None;
        // What preparation made for a declaration stands beside it.
        while let Some((plan, module)) = modules.next_if(|(plan, _)| {
            !plan.is_roles() && (plan.origin() == id || model[plan.origin()].needed_by == Some(id))
        }) {
            let entry = module_entry(model, plan, module);
            if plan.is_called() {
                resources.insert(plan.name.clone(), entry);
            } else {
                deployment = Some(entry);
            }
        }
        match &node.content {
            Content::Parameter(parameter) => {
                resources.insert(node.name.clone(), parameter_entry(model, node, parameter));
            }
            Content::Child(_) => child_entries(model, id, &mut resources),
            Content::Compute(_) => {
                let entry = program::entry(model, id, deployment, &mut ports);
                resources.insert(node.name.clone(), entry);
            }
            Content::Resource(_)
            | Content::Template(_)
            | Content::Output(_)
            | Content::Part(_)
            | Content::External(_) => {}
            Content::Connection(value) => {
                let entry = value_entry(&value.placeholder(model));
                resources.insert(node.name.clone(), entry);
            }
        }
    }
    for (plan, module) in modules {
        resources.insert(plan.name.clone(), module_entry(model, plan, module));
    }
    for (id, node) in model.iter().filter(|(_, node)| declared(node)) {
        if let Content::Parameter(ParameterNode { encoded: true, .. }) = node.content {
            let value = Value::Parameter(id).placeholder(model);
            let entry = json!({ "type": "annotated.string", "value": value, "filter": "uri" });
            resources.insert(encoded_name(&node.name), entry);
        }
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
        && let Some(connection) = model.connection(id)
    {
        entry.insert("connectionString".to_owned(), connection.string.placeholder(model).into());
    }
    entry.insert("path".to_owned(), path(model, plan).into());
    if !module.arguments.is_empty() {
        let mut params = Map::new();
        for (name, argument) in &module.arguments {
            let value = match argument {
                Argument::Value(value) => argument_entry(model, value),
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

/// A value that is passed to a module: literals as they are, references as placeholders.
fn argument_entry(model: &Model, value: &Value) -> Json {
    match value {
        Value::Int(value) => (*value).into(),
        Value::Bool(value) => (*value).into(),
        Value::List(values) => {
            let values = values.iter().map(|value| argument_entry(model, value));
            Json::Array(values.collect())
        }
        Value::Json(value) => Json::Given(value.clone()),
        value => value.placeholder(model).into(),
    }
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
    match plan.content {
        PlanContent::Program(id) => {
            format!("{}-{}.module.bicep", plan.name, program::suffix(model, id))
        }
        _ => format!("{}.module.bicep", plan.name),
    }
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
    if parameter.connection {
        return json!({
            "type": "parameter.v0",
            "connectionString": format!("{{{}.value}}", node.name),
            "value": format!("{{{}.inputs.value}}", node.name),
            "inputs": json!({ "value": input }),
        });
    }
    json!({
        "type": "parameter.v0",
        "value": format!("{{{}.inputs.value}}", node.name),
        "inputs": json!({ "value": input }),
    })
}

/// `value.v0` for a child with a connection string, after one for the service that holds it.
fn child_entries(model: &Model, id: NodeId, resources: &mut Map) {
    let node = &model[id];
    let (Content::Child(_), Some(parent)) = (&node.content, node.parent) else { return };
    let children = &model[parent].children;
    let first = children.iter().find(|child| model[**child].keyword == node.keyword);
    let parent = &model[parent].name;
    if let Some((suffix, connection)) = model.implied_service(id)
        && first == Some(&id)
    {
        resources.insert(format!("{parent}-{suffix}"), value_entry(&connection));
    }
    if let Some(connection) = model.connection(id) {
        let connection = value_entry(&connection.string.placeholder(model));
        resources.insert(model.manifest_name(id), connection);
    }
}

fn value_entry(connection: &str) -> Json {
    json!({ "type": "value.v0", "connectionString": connection })
}
