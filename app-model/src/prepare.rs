//! Preparation: from the model to the list of modules, role modules included.

use std::collections::HashMap;
use std::panic::Location;
use std::sync::Arc;

use crate::bicep::{Expr, Object, Statement, identifier};
use crate::kinds::bicep::Declarations;
use crate::model::{
    Assignment, Content, DefaultRoles, Mode, Model, NodeId, Scope, TemplateSource, Value,
};
use crate::module::{Argument, ModuleContext};
use crate::roles::RoleDefinition;

/// A module that is going to be written.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The module's name: its folder, its deployment, its entry in the manifest.
    pub(crate) name: String,
    pub(crate) content: PlanContent,
    pub(crate) scope: Scope,
}

#[derive(Debug)]
pub(crate) enum PlanContent {
    /// A declared resource.
    Resource(NodeId),
    /// A Bicep file of the user's.
    Template(NodeId),
    /// The roles of one principal on one target.
    Roles {
        owner: NodeId,
        target: NodeId,
        roles: Vec<Granted>,
        location: &'static Location<'static>,
    },
    /// The default roles of a target, for a principal that is named at deployment.
    DefaultRoles { target: NodeId, roles: &'static [&'static RoleDefinition] },
}

/// A role of a role module, and where it was granted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Granted {
    pub(crate) role: &'static RoleDefinition,
    pub(crate) location: &'static Location<'static>,
}

impl Plan {
    /// The declaration that the module comes from.
    pub(crate) fn origin(&self) -> NodeId {
        match self.content {
            PlanContent::Resource(id) | PlanContent::Template(id) => id,
            PlanContent::Roles { target, .. } | PlanContent::DefaultRoles { target, .. } => target,
        }
    }

    /// The target of a role module.
    pub(crate) fn is_roles(&self) -> bool {
        matches!(self.content, PlanContent::Roles { .. } | PlanContent::DefaultRoles { .. })
    }
}

/// The modules in the order in which they are published: resources in the order of declaration,
/// then the role modules, principal by principal.
pub(crate) fn prepare(model: &Model, mode: Mode) -> Vec<Plan> {
    let mut plans = Vec::with_capacity(model.nodes.len());
    for (id, node) in model.iter().filter(|(_, node)| node.is_module() && !node.excluded) {
        let content = match &node.content {
            Content::Template(_) => PlanContent::Template(id),
            // A principal is not created on a developer's machine: the developer's own counts.
            Content::Resource(resource) if resource.info().principal && mode == Mode::Run => {
                continue;
            }
            _ => PlanContent::Resource(id),
        };
        plans.push(Plan { name: node.name.clone(), content, scope: scope_of(model, id, mode) });
    }
    if mode == Mode::Publish {
        role_modules(model, &mut plans);
    }
    if mode == Mode::Run || model.default_roles == DefaultRoles::Deployer {
        default_role_modules(model, mode, &mut plans);
    }
    plans
}

fn scope_of(model: &Model, id: NodeId, mode: Mode) -> Scope {
    let node = &model[id];
    node.existing_in(mode).map_or_else(|| node.scope.clone(), |existing| existing.scope.clone())
}

/// One module per principal and target: principals in the order of declaration, their targets in
/// the order of first mention, roles without repetition.
fn role_modules(model: &Model, plans: &mut Vec<Plan>) {
    let mut modules: Vec<Plan> = Vec::new();
    let mut index = HashMap::new();
    for assignment in &model.assignments {
        let Assignment { owner, target, role, location } = *assignment;
        let at = *index.entry((owner, target)).or_insert_with(|| {
            modules.push(Plan {
                name: format!("{}-roles-{}", model[owner].name, model[target].name),
                content: PlanContent::Roles { owner, target, roles: Vec::new(), location },
                scope: scope_of(model, target, Mode::Publish),
            });
            modules.len() - 1
        });
        if let Some(role) = role
            && let Some(Plan { content: PlanContent::Roles { roles, .. }, .. }) =
                modules.get_mut(at)
            && !roles.iter().any(|known| known.role.id == role.id)
        {
            roles.push(Granted { role, location });
        }
    }
    // Stable: the order of first mention stays within one principal.
    modules.sort_by_key(|module| match module.content {
        PlanContent::Roles { owner, .. } => Some(owner),
        _ => None,
    });
    plans.extend(modules);
}

fn default_role_modules(model: &Model, mode: Mode, plans: &mut Vec<Plan>) {
    for (target, node) in model.iter().filter(|(_, node)| !node.excluded) {
        let Some(roles) = node.resource().and_then(|resource| resource.info().default_roles) else {
            continue;
        };
        let name = format!("{}-roles", node.name);
        let scope = scope_of(model, target, mode);
        plans.push(Plan { name, content: PlanContent::DefaultRoles { target, roles }, scope });
    }
}

/// A module's text, and what its caller passes.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub(crate) text: Arc<str>,
    /// Whether it has the parameter `location`. A module of the user's own may not have it.
    pub(crate) takes_location: bool,
    pub(crate) arguments: Vec<(String, Argument)>,
    pub(crate) problems: Vec<String>,
}

/// Writes one module; `scratch` is what its text is printed into.
pub(crate) fn render(model: &Model, mode: Mode, plan: &Plan, scratch: &mut String) -> Rendered {
    let mut cx = ModuleContext::new(model, mode, plan.origin(), plan.scope.clone());
    match &plan.content {
        PlanContent::Template(id) => return render_template(model, *id),
        PlanContent::Resource(id) => {
            cx.main_resource();
            for adjustment in &model[*id].adjustments {
                adjustment(&mut cx.module);
            }
        }
        PlanContent::Roles { owner, target, roles, .. } => {
            if let Some(symbol) = cx.existing(*target) {
                let owner = Value::Output(*owner, "principalId".to_owned());
                for Granted { role, .. } in roles {
                    let principal = cx.named("principalId".to_owned(), &owner, false);
                    assignment(&mut cx, &symbol, role, principal, "ServicePrincipal".into());
                }
            }
        }
        PlanContent::DefaultRoles { target, roles } => {
            if let Some(symbol) = cx.existing(*target) {
                for role in *roles {
                    let ty = cx.open_parameter("principalType", Argument::Empty);
                    let principal = cx.open_parameter("principalId", Argument::Principal);
                    assignment(&mut cx, &symbol, role, principal, ty);
                }
            }
        }
    }
    same_names(&mut cx);
    Rendered {
        text: cx.module.text(scratch),
        takes_location: true,
        arguments: cx.arguments,
        problems: cx.problems,
    }
}

/// Parameters, variables and resources of a module share one set of names.
fn same_names(cx: &mut ModuleContext<'_>) {
    let mut names: Vec<_> = cx.module.statements().iter().filter_map(Statement::name).collect();
    names.sort_unstable();
    let twice = names.windows(2).filter_map(|pair| match pair {
        [one, other] if one == other => Some(one),
        _ => None,
    });
    let problems = twice.map(|name| format!("two parts of its module would be called `{name}`"));
    cx.problems.extend(problems.collect::<Vec<_>>());
}

/// The text stays as the user wrote it.
fn render_template(model: &Model, id: NodeId) -> Rendered {
    let mut rendered = Rendered {
        text: "".into(),
        takes_location: false,
        arguments: Vec::new(),
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
        rendered.takes_location = declared.params.iter().any(|(name, _)| *name == "location");
        for (name, optional) in declared.params {
            let given = template.params.iter().any(|(known, _)| known == name);
            let argument = match name {
                _ if given || optional => continue,
                "principalId" | "userPrincipalId" => Argument::Principal,
                "principalName" | "principalType" | "keyVaultName" | "logAnalyticsWorkspaceId" => {
                    Argument::Empty
                }
                _ => continue,
            };
            rendered.arguments.push((name.to_owned(), argument));
        }
    }
    rendered
}

/// One role assignment. Its name is the same for the same role, principal and target, so that
/// deploying twice changes nothing.
fn assignment(
    cx: &mut ModuleContext<'_>,
    symbol: &str,
    role: &RoleDefinition,
    principal: Expr,
    principal_type: Expr,
) {
    let definition = Expr::call(
        "subscriptionResourceId",
        [Expr::str("Microsoft.Authorization/roleDefinitions"), Expr::str(role.id)],
    );
    let target = Expr::ident(symbol.to_owned());
    let name =
        Expr::call("guid", [target.clone().member("id"), principal.clone(), definition.clone()]);
    let properties = Object::new()
        .with("principalId", principal)
        .with("roleDefinitionId", definition)
        .with("principalType", principal_type);
    cx.resource(
        identifier(&format!("{symbol}_{}", role.symbol)),
        "Microsoft.Authorization/roleAssignments",
        "2022-04-01",
        Object::new().with("name", name).with("properties", properties).with("scope", target),
    );
}
