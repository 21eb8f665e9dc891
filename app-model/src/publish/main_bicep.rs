//! `main.bicep`: the parameters of the application, its resource group, and its modules.

use std::sync::Arc;

use crate::application::Application;
use crate::bicep::{Expr, Module, Object, Page, Param, ParamType, Resource, Statement, identifier};
use crate::lint::Allowed;
use crate::model::{Conditional, Content, Model, NodeId, Scope, Value};
use crate::module::{Argument, interpolation, one_of, scope_call};
use crate::prepare::{Plan, Rendered, Shown, parameters, shown};

use super::module_path;

const RESOURCE_GROUP: &str = "rg";

/// Prints it into `scratch`, each statement as soon as it is made: there is one for each module.
pub(super) fn write(application: &Application, scratch: &mut String) -> Arc<str> {
    let model = &application.model;
    let mut main = Module::new();
    main.push(Statement::TargetScope("subscription".into()));
    let read = parameters(model, application.mode, &application.plans, &application.modules);
    let environment = [model.resource_group, model.location];
    for (id, node) in model.iter() {
        if node.allowed.iter().any(Allowed::is_about_parameter)
            && !read.contains(&id)
            && !environment.contains(&Some(id))
        {
            for allowed in &node.allowed {
                main.comment(&format!("{} is left out, {allowed}", node.name));
            }
        }
    }

    let group = environment_param(&mut main, model, model.resource_group, "resourceGroupName");
    let location = environment_param(&mut main, model, model.location, "location");
    main.push(param("principalId".to_owned(), ParamType::String));
    for id in read {
        // The environment's own parameters were written first.
        if Some(id) != model.resource_group && Some(id) != model.location {
            main.push(model_param(model, id));
            for allowed in &model[id].allowed {
                main.comment(&allowed.to_string());
            }
        }
    }

    main.push(Statement::Resource(Resource {
        symbol: RESOURCE_GROUP.into(),
        resource_type: "Microsoft.Resources/resourceGroups".into(),
        api_version: "2023-07-01".into(),
        existing: false,
        only_if_not_exists: false,
        body: Object::new().with("name", group).with("location", location.clone()),
    }));

    let mut page = Page::new(scratch);
    page.module(&main);
    for (plan, module) in application.plans.iter().zip(&application.modules) {
        if plan.is_called() {
            // Of several roles each may have the reason.
            let mut comments: Vec<String> = Vec::new();
            for reason in plan.allowed_pairs().map(ToString::to_string) {
                if let Err(place) = comments.binary_search(&reason) {
                    comments.insert(place, reason);
                }
            }
            page.explained(comments.into_iter(), &call(model, plan, module, &location));
        }
    }
    for Shown { name, node, output } in shown(model, &application.plans, &application.modules) {
        let value = resolve(model, &Value::Output(node, output.clone()));
        page.statement(&Statement::Output(name.into(), ParamType::String, value));
    }
    for (_, node) in model.iter() {
        if let Content::Output(output) = &node.content
            && let Some(value) = &output.value
        {
            let name = identifier(&node.name);
            let value_type = value.ty(model).into();
            page.statement(&Statement::Output(name.into(), value_type, resolve(model, value)));
        }
    }
    scratch.as_str().into()
}

/// The call of one module.
fn call(model: &Model, plan: &Plan, module: &Rendered, location: &Expr) -> Statement {
    let mut params = Object::new();
    if module.takes_location {
        params.push("location", location.clone());
    }
    for (name, argument) in &module.arguments {
        params.push(
            name.clone(),
            match argument {
                Argument::Value(value) => resolve(model, value),
                Argument::Principal => Expr::ident("principalId"),
                Argument::Empty => Expr::str(""),
            },
        );
    }
    let mut body =
        Object::new().with("name", plan.name.clone()).with("scope", scope(model, &plan.scope));
    if !params.is_empty() {
        body.push("params", params);
    }
    Statement::Module {
        symbol: identifier(&plan.name).into(),
        path: module_path(&plan.name).into(),
        body,
    }
}

fn scope(model: &Model, scope: &Scope) -> Expr {
    if scope.is_empty() {
        return Expr::ident(RESOURCE_GROUP);
    }
    if scope.tenant {
        return scope_call(None, None);
    }
    let resolved = |value: &Option<Value>| value.as_ref().map(|value| resolve(model, value));
    scope_call(resolved(&scope.subscription), resolved(&scope.resource_group))
}

/// A value as `main.bicep` sees it: parameters and outputs by name.
fn resolve(model: &Model, value: &Value) -> Expr {
    match value {
        Value::String(text) => Expr::str(text.clone()),
        Value::Int(value) => Expr::Int(*value),
        Value::Bool(value) => Expr::Bool(*value),
        Value::Parameter(id) => Expr::ident(identifier(&model[*id].name)),
        Value::Output(id, output) => {
            Expr::ident(identifier(&model[*id].name)).member("outputs").member(output.clone())
        }
        Value::Connection(id) => match model.connection(*id) {
            Some(connection) => resolve(model, &connection.string),
            None => Expr::str(""),
        },
        Value::Conditional(conditional) => {
            let Conditional { condition, equals, then, otherwise } = conditional.as_ref();
            let condition = resolve(model, condition);
            one_of(condition, equals, resolve(model, then), resolve(model, otherwise))
        }
        // Known after `main.bicep` is deployed.
        Value::VaultSecret(_) | Value::Endpoint(..) | Value::Built(..) | Value::Placeholder(_) => {
            Expr::str("")
        }
        Value::List(values) => {
            Expr::Array(values.iter().map(|value| resolve(model, value)).collect())
        }
        Value::Json(value) => Expr::json(value),
        Value::Expression(expression) => {
            interpolation(&expression.parts, &mut |value| resolve(model, value))
        }
    }
}

fn environment_param(
    main: &mut Module,
    model: &Model,
    chosen: Option<NodeId>,
    name: &'static str,
) -> Expr {
    match chosen {
        Some(id) => {
            main.push(model_param(model, id));
            for allowed in &model[id].allowed {
                main.comment(&allowed.to_string());
            }
            Expr::ident(identifier(&model[id].name))
        }
        None => {
            main.push(param(name.to_owned(), ParamType::String));
            Expr::ident(name)
        }
    }
}

fn param(name: String, ty: ParamType) -> Statement {
    Statement::Param(Param {
        name: name.into(),
        ty,
        secure: false,
        description: None,
        default: None,
    })
}

/// A parameter of the model. A secret one is secure and has no default.
fn model_param(model: &Model, id: NodeId) -> Statement {
    let node = &model[id];
    let parameter = model.parameter(id);
    let secure = parameter.is_some_and(|parameter| parameter.secret);
    let default = parameter.filter(|_| !secure).and_then(|parameter| parameter.default.as_ref());
    Statement::Param(Param {
        name: identifier(&node.name).into(),
        ty: parameter.map_or(ParamType::String, |parameter| parameter.ty.into()),
        secure,
        description: node.description.clone().map(Into::into),
        default: default.map(|value| resolve(model, value)),
    })
}
