//! Modules as text: each one written by its kind, with what its caller passes.

use std::collections::HashSet;
use std::sync::Arc;

use crate::bicep::{Declarations, Parameter, Statement};
use crate::compute::Program;
use crate::model::{Content, Mode, Model, NodeId, TemplateSource, Value};
use crate::module::{
    Argument, Assigned, InfrastructureModule, ModuleContext, OtherAssignments, OwnGrant,
};

use super::{Granted, Plan, PlanContent};

/// A module's text, and what its caller passes.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub(crate) text: Arc<str>,
    /// Whether it has the parameter `location`. A module of the user's own may not have it.
    pub(crate) takes_location: bool,
    pub(crate) arguments: Vec<(String, Argument)>,
    /// The declarations that it refers to as existing resources.
    pub(crate) referenced: Vec<NodeId>,
    /// The roles that the module's kind assigns.
    pub(crate) granted: Vec<OwnGrant>,
    /// The role assignments besides, which somebody wrote as Bicep.
    pub(crate) other_assignments: OtherAssignments,
    pub(crate) problems: Vec<String>,
}

/// Writes one module; `scratch` is what its text is printed into.
pub(crate) fn render(model: &Model, mode: Mode, plan: &Plan, scratch: &mut String) -> Rendered {
    let mut cx = ModuleContext::new(model, mode, plan.origin(), plan.scope.clone());
    cx.granted = (!plan.is_roles()).then(Vec::new);
    match &plan.content {
        PlanContent::Template(id) => return render_template(model, *id),
        PlanContent::Resource(id) => {
            cx.main_resource();
            for adjustment in &model[*id].adjustments {
                adjustment(&mut cx.module);
            }
        }
        PlanContent::Program(id) => {
            if let Some(program) = Program::of(model, *id)
                && let Some(environment) = program.runs_in()
            {
                environment.write(program, &mut cx);
                let keyword = model[program.environment].keyword;
                for custom in &program.compute.customizations {
                    if custom.environment == keyword {
                        (custom.apply)(&mut InfrastructureModule::new(&mut cx));
                    }
                }
                for adjustment in &model[*id].adjustments {
                    adjustment(&mut cx.module);
                }
            }
        }
        PlanContent::Roles { principal, target, roles, .. } => {
            if let Some(symbol) = cx.existing(*target) {
                let owner = Value::Output(*principal, "principalId".to_owned());
                for Granted { role, allowed, .. } in roles {
                    let principal = cx.named("principalId".to_owned(), &owner, false);
                    cx.role_assignment(
                        format!("{symbol}_{}", role.symbol),
                        Assigned {
                            target: &symbol,
                            role,
                            named_by: principal.clone(),
                            principal,
                            principal_type: "ServicePrincipal".into(),
                        },
                    );
                    for allowed in allowed.iter().filter(|it| !it.is_about_pair()) {
                        cx.module.comment(&allowed.to_string());
                    }
                }
            }
        }
        PlanContent::DefaultRoles { target, roles } => {
            if let Some(symbol) = cx.existing(*target) {
                for role in roles {
                    let ty = cx.open_parameter("principalType", Argument::Empty);
                    let principal = cx.open_parameter("principalId", Argument::Principal);
                    cx.role_assignment(
                        format!("{symbol}_{}", role.symbol),
                        Assigned {
                            target: &symbol,
                            role,
                            named_by: principal.clone(),
                            principal,
                            principal_type: ty,
                        },
                    );
                }
            }
        }
    }
    cx.pass_known();
    same_names(&mut cx);
    let (granted, other_assignments) = cx.take_granted();
    Rendered {
        text: cx.module.text(scratch),
        takes_location: true,
        arguments: cx.arguments,
        referenced: cx.referenced,
        granted,
        other_assignments,
        problems: cx.problems,
    }
}

/// Parameters, variables and resources of a module share one set of names.
fn same_names(cx: &mut ModuleContext<'_>) {
    let mut seen = HashSet::with_capacity(cx.module.statements().len());
    let twice = cx.module.statements().iter().filter_map(Statement::name);
    let twice = twice.filter(|name| !seen.insert(*name));
    let problems = twice.map(|name| format!("two parts of its module would be called `{name}`"));
    cx.problems.extend(problems);
}

/// The text stays as the user wrote it.
fn render_template(model: &Model, id: NodeId) -> Rendered {
    let mut rendered = Rendered {
        text: "".into(),
        takes_location: false,
        arguments: Vec::new(),
        referenced: Vec::new(),
        granted: Vec::new(),
        other_assignments: OtherAssignments::default(),
        problems: Vec::new(),
    };
    if let Content::Template(template) = &model[id].content {
        rendered.text = match &template.source {
            Some(TemplateSource::Text(text) | TemplateSource::File { text: Ok(text), .. }) => {
                text.as_str().into()
            }
            _ => "".into(),
        };
        for (name, value) in &template.params {
            rendered.arguments.push((name.clone(), Argument::Value(value.clone())));
        }
        let declared = Declarations::of(&rendered.text);
        rendered.other_assignments = OtherAssignments::in_text(&rendered.text, &declared);
        rendered.takes_location = declared.params.iter().any(|param| param.name == "location");
        for Parameter { name, optional, .. } in declared.params {
            let given = template.params.iter().any(|(known, _)| known == name);
            if !given
                && !optional
                && let Some(argument) = Argument::known(name)
            {
                rendered.arguments.push((name.to_owned(), argument));
            }
        }
    }
    rendered
}
