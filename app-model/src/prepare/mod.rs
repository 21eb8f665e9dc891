//! Preparation: from the model to the list of modules.
//!
//! What nobody declared and something needs is added here: a registry for an environment without
//! one, an identity for a program that roles are granted to, and the role modules. What each of these
//! is, the kinds say.

mod parameters;
mod render;
mod roles;

use std::collections::HashSet;
use std::panic::Location;

use crate::compute::ComputeEnvironment;
use crate::lint::Allowed;
use crate::model::{Assignment, Content, DefaultRoles, Mode, Model, NodeId, NodeTable, Scope};
use crate::roles::RoleDefinition;

pub(crate) use parameters::{Shown, parameters, shown};
pub(crate) use render::{Rendered, render};
pub(crate) use roles::{attached, default_roles};

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
    /// A resource.
    Resource(NodeId),
    /// A Bicep file of the user's.
    Template(NodeId),
    /// A program, in the environment that it runs in. It is deployed after `main.bicep`, when its
    /// image is there.
    Program(NodeId),
    /// The roles of one owner on one target.
    Roles {
        /// The identity or program that the roles were granted to.
        owner: NodeId,
        /// The identity that gets them: the owner, or the one that the program runs as.
        principal: NodeId,
        target: NodeId,
        roles: Vec<Granted>,
        location: &'static Location<'static>,
    },
    /// Roles on a target for a principal that is named at deployment.
    DefaultRoles { target: NodeId, roles: Vec<&'static RoleDefinition> },
}

/// A role of a role module, and where and why it was granted.
#[derive(Debug, Clone)]
pub(crate) struct Granted {
    pub(crate) role: &'static RoleDefinition,
    pub(crate) allowed: Vec<Allowed>,
    /// Whether a reference at that place brought it, and nobody wrote the role.
    pub(crate) by_default: bool,
    pub(crate) location: &'static Location<'static>,
}

impl Plan {
    /// The declaration that the module comes from.
    pub(crate) fn origin(&self) -> NodeId {
        match self.content {
            PlanContent::Resource(id) | PlanContent::Template(id) | PlanContent::Program(id) => id,
            PlanContent::Roles { target, .. } | PlanContent::DefaultRoles { target, .. } => target,
        }
    }

    /// What is allowed of the roles as a whole, and why.
    pub(crate) fn allowed_pairs(&self) -> impl Iterator<Item = &Allowed> {
        let roles = match &self.content {
            PlanContent::Roles { roles, .. } => roles.as_slice(),
            _ => &[],
        };
        roles.iter().flat_map(|role| &role.allowed).filter(|it| it.is_about_pair())
    }

    /// Whether it is a role module.
    pub(crate) fn is_roles(&self) -> bool {
        matches!(self.content, PlanContent::Roles { .. } | PlanContent::DefaultRoles { .. })
    }

    /// Whether `main.bicep` calls it.
    pub(crate) fn is_called(&self) -> bool {
        !matches!(self.content, PlanContent::Program(_))
    }
}

/// The modules in the order in which they are published: resources and programs in the order of
/// declaration, then of each owner its identity, if it was made for it, and its role modules.
pub(crate) fn prepare(model: &mut Model, mode: Mode) -> Vec<Plan> {
    model.shared_names = shared_names(model);
    let declared: Vec<NodeId> = model.ids().collect();
    let mut plans = Vec::with_capacity(declared.len());
    let mut programs: NodeTable<Vec<NodeId>> = NodeTable::default();
    model.environments = declared.iter().copied().filter(|id| is_environment(model, *id)).collect();
    for (id, node) in model.iter() {
        if let Some(environment) = node.compute().and_then(|compute| model.environment_of(compute))
            && !node.excluded
        {
            programs.of(environment).push(id);
        }
    }
    model.programs = programs;
    let mut made = Vec::new();
    for &id in &declared {
        if model[id].excluded {
            continue;
        }
        if mode == Mode::Publish && is_environment(model, id) {
            plans.extend(default_registry(model, id).map(|registry| plan(model, registry, mode)));
        }
        if mode == Mode::Publish {
            let shared = shared(model, id, &mut made);
            plans.extend(shared.map(|shared| plan(model, shared, mode)));
        }
        if is_planned(model, id, mode) {
            plans.push(plan(model, id, mode));
        }
    }
    if mode == Mode::Publish {
        for id in declared {
            if is_environment(model, id) {
                plans.extend(pull_identity(model, id).map(|identity| plan(model, identity, mode)));
            }
        }
        roles::targeted(model, &mut plans);
    }
    if mode == Mode::Run || model.default_roles == DefaultRoles::Deployer {
        roles::of_deployer(model, mode, &mut plans);
    }
    plans
}

fn is_environment(model: &Model, id: NodeId) -> bool {
    !model[id].excluded
        && model[id].resource().is_some_and(|resource| resource.environment().is_some())
}

/// On a developer's machine there are no identities and no environments: the developer's own
/// account counts, and programs run as they are.
fn is_planned(model: &Model, id: NodeId, mode: Mode) -> bool {
    match &model[id].content {
        Content::Template(_) => true,
        Content::Resource(resource) => {
            mode == Mode::Publish || !(resource.info().principal || is_environment(model, id))
        }
        Content::Compute(compute) => {
            mode == Mode::Publish && model.environment_of(compute).is_some()
        }
        _ => false,
    }
}

fn plan(model: &Model, id: NodeId, mode: Mode) -> Plan {
    let content = match &model[id].content {
        Content::Template(_) => PlanContent::Template(id),
        Content::Compute(_) => PlanContent::Program(id),
        _ => PlanContent::Resource(id),
    };
    let name = model[id].name.clone();
    // A kind that writes its whole module stays where the application is, and names the place.
    let stays = model[id].resource().is_some_and(|resource| resource.environment().is_some());
    let scope = if stays { Scope::default() } else { scope_of(model, id, mode) };
    Plan { name, content, scope }
}

fn scope_of(model: &Model, id: NodeId, mode: Mode) -> Scope {
    let node = &model[id];
    node.existing_in(mode).map_or_else(|| node.scope.clone(), |existing| existing.scope.clone())
}

/// A registry for an environment that names none.
fn default_registry(model: &mut Model, id: NodeId) -> Option<NodeId> {
    let environment = environment(model, id)?;
    if environment.registry().is_some() {
        return None;
    }
    let addition = environment.new_registry(&model[id].name);
    let registry = model.synthesise(addition, id);
    if let Some(environment) = environment_mut(model, id) {
        environment.set_default_registry(registry);
    }
    Some(registry)
}

/// An identity that pulls images from a registry in another resource group: its role is assigned
/// there, which takes a module of its own.
fn pull_identity(model: &mut Model, id: NodeId) -> Option<NodeId> {
    let environment = environment(model, id)?;
    let registry = environment.registry()?;
    let scope = scope_of(model, registry, Mode::Publish);
    if environment.pull_identity().is_some() || scope.is_empty() {
        return None;
    }
    let role = environment.pull_role();
    let addition = environment.new_pull_identity(&model[id].name);
    let identity = model.synthesise(addition, id);
    grant(model, identity, registry, role, id);
    if let Some(environment) = environment_mut(model, id) {
        environment.set_pull_identity(identity);
    }
    Some(identity)
}

/// What programs of a kind share that name none of their own. `Some` for the first one.
fn shared(model: &mut Model, id: NodeId, made: &mut Vec<(&'static str, NodeId)>) -> Option<NodeId> {
    let shared = model[id].compute()?.shared?;
    let known = made.iter().find(|(name, _)| *name == shared.name).map(|(_, resource)| *resource);
    let resource = known.unwrap_or_else(|| model.synthesise((shared.make)(shared.name), id));
    if known.is_none() {
        made.push((shared.name, resource));
    }
    for role in (shared.roles)() {
        grant(model, id, resource, role, id);
    }
    if let Content::Compute(compute) = &mut model[id].content {
        (shared.hand)(compute, resource);
    }
    known.is_none().then_some(resource)
}

/// A role that nobody wrote and a declaration needs.
fn grant(
    model: &mut Model,
    owner: NodeId,
    target: NodeId,
    role: &'static RoleDefinition,
    needed_by: NodeId,
) {
    let location = model[needed_by].location;
    let assignment = Assignment { owner, target, role: Some(role), allowed: None, location };
    model.assignments.push(assignment);
}

fn environment(model: &Model, id: NodeId) -> Option<&dyn ComputeEnvironment> {
    model[id].resource()?.environment()
}

fn environment_mut(model: &mut Model, id: NodeId) -> Option<&mut dyn ComputeEnvironment> {
    match &mut model[id].content {
        Content::Resource(resource) => resource.environment_mut(),
        _ => None,
    }
}

/// Names, in lower case, that more than one declaration has.
fn shared_names(model: &Model) -> HashSet<String> {
    let mut seen = HashSet::new();
    let names = model.nodes.iter().map(|node| node.name.to_ascii_lowercase());
    names.filter(|name| !seen.insert(name.clone())).collect()
}
