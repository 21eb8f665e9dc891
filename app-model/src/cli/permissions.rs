//! Everything that gives somebody rights: what, to whom, on what, and where that was said.

use crate::application::Application;
use crate::lint::Allowed;
use crate::model::{Mode, Model, NodeId, Scope};
use crate::module::{GrantedOn, OtherAssignments, OwnGrant};
use crate::prepare::{Granted, PlanContent};
use crate::roles::RoleDefinition;

/// One permission.
pub(super) struct Permission<'a> {
    pub(super) model: &'a Model,
    pub(super) holder: Holder,
    pub(super) right: Right,
    pub(super) target: GrantedOn,
    pub(super) scope: &'a Scope,
    pub(super) source: Source,
    /// Why it is granted, where somebody had to say so.
    pub(super) reason: Option<String>,
}

/// Who gets it.
#[derive(Clone, Copy)]
pub(super) enum Holder {
    /// A declaration, and the identity that it acts as: often itself.
    Declared { owner: NodeId, principal: NodeId },
    /// Whoever deploys the application.
    Deployer,
    /// Only the target's Bicep knows.
    Unknown,
}

/// What may be done.
#[derive(Clone, Copy)]
pub(super) enum Right {
    /// What the role allows.
    Role(&'static RoleDefinition),
    /// Everything that the identity may do.
    RunAs,
    /// What role assignments allow that somebody wrote into a module's Bicep.
    Assignments(OtherAssignments),
}

/// Where a permission comes from.
#[derive(Clone, Copy)]
pub(super) enum Source {
    Declared { file: &'static str, line: u32, rule: Option<&'static str> },
    Rule(&'static str),
}

impl Source {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Declared { file, line, rule: None } => format!("{file}:{line}"),
            Self::Declared { file, line, rule: Some(rule) } => format!("{file}:{line}, {rule}"),
            Self::Rule(rule) => (*rule).to_owned(),
        }
    }

    /// The file and the line, if it is declared.
    pub(super) fn place(self) -> Option<(&'static str, u32)> {
        match self {
            Self::Declared { file, line, .. } => Some((file, line)),
            Self::Rule(_) => None,
        }
    }
}

impl Permission<'_> {
    /// Who, by the declared name.
    pub(super) fn principal(&self) -> &str {
        match self.holder {
            Holder::Declared { owner, .. } => &self.model[owner].name,
            Holder::Deployer => "(whoever deploys)",
            Holder::Unknown => "(its own Bicep)",
        }
    }

    /// Who, in words.
    pub(super) fn who(&self) -> String {
        match self.identity() {
            Some(identity) => format!("{} (as {})", self.principal(), self.model[identity].name),
            None => self.principal().to_owned(),
        }
    }

    /// The declared identity that a program acts as.
    pub(super) fn identity(&self) -> Option<NodeId> {
        match self.holder {
            Holder::Declared { owner, principal }
                if owner != principal && self.model[principal].needed_by.is_none() =>
            {
                Some(principal)
            }
            _ => None,
        }
    }

    /// What it is on, by the declared name, and what that is.
    pub(super) fn target(&self) -> (&str, &'static str) {
        match self.target {
            GrantedOn::Declared(target) => {
                let target = &self.model[target];
                (&target.name, target.title())
            }
            GrantedOn::Group => ("all resources", "resource group"),
        }
    }

    /// The right, in words.
    pub(super) fn right(&self) -> String {
        match self.right {
            Right::Role(role) => role.name.to_owned(),
            Right::RunAs => "runs as".to_owned(),
            Right::Assignments(OtherAssignments { unknown: true, .. }) => {
                "unknown role assignments".to_owned()
            }
            Right::Assignments(OtherAssignments { count: 1, .. }) => "1 role assignment".to_owned(),
            Right::Assignments(others) => format!("{} role assignments", others.count),
        }
    }

    /// The role's id; empty for any other right.
    pub(super) fn role_id(&self) -> &'static str {
        match self.right {
            Right::Role(role) => role.id,
            _ => "",
        }
    }
}

/// The permissions in the order of their modules.
pub(super) fn permissions(application: &Application) -> Vec<Permission<'_>> {
    let mut list = List { model: &application.model, permissions: Vec::new() };
    for (plan, module) in application.plans.iter().zip(&application.modules) {
        match &plan.content {
            PlanContent::Roles { owner, principal, roles, .. } => {
                let holder = Holder::Declared { owner: *owner, principal: *principal };
                for Granted { role, allowed, by_default, location } in roles {
                    let rule = by_default.then_some("default role of a reference");
                    let (file, line) = (location.file(), location.line());
                    let source = Source::Declared { file, line, rule };
                    let reasons = allowed
                        .iter()
                        .chain(list.allowed(*principal, "idle_identity"))
                        .chain(list.allowed(plan.origin(), "unreferenced_resource"));
                    let reasons: Vec<&str> = reasons.map(|it| it.reason.as_str()).collect();
                    let reason = (!reasons.is_empty()).then(|| reasons.join("; "));
                    let target = GrantedOn::Declared(plan.origin());
                    let scope = &plan.scope;
                    list.add(Right::Role(role), holder, target, scope, source, reason);
                }
            }
            PlanContent::DefaultRoles { roles, .. } => {
                for role in roles {
                    let source = Source::Rule("default roles for whoever deploys");
                    let (right, target) = (Right::Role(role), GrantedOn::Declared(plan.origin()));
                    list.add(right, Holder::Deployer, target, &plan.scope, source, None);
                }
            }
            PlanContent::Program(id) => list.identities(*id),
            PlanContent::Resource(_) | PlanContent::Template(_) => {}
        }
        for (index, OwnGrant { holder, target, role, .. }) in module.granted.iter().enumerate() {
            // A site and its slot are one program.
            let same = |grant: &OwnGrant| (grant.target, grant.role) == (*target, *role);
            if module.granted.iter().take(index).any(same) {
                continue;
            }
            let scope = match target {
                GrantedOn::Declared(target) => list.scope_of(*target),
                GrantedOn::Group => &plan.scope,
            };
            let source = list.declared(*holder);
            let holder = Holder::Declared { owner: *holder, principal: *holder };
            list.add(Right::Role(role), holder, *target, scope, source, None);
        }
        if !module.other_assignments.is_empty() {
            let right = Right::Assignments(module.other_assignments);
            let source = list.declared(plan.origin());
            let target = GrantedOn::Declared(plan.origin());
            list.add(right, Holder::Unknown, target, &plan.scope, source, None);
        }
    }
    list.permissions
}

struct List<'a> {
    model: &'a Model,
    permissions: Vec<Permission<'a>>,
}

impl<'a> List<'a> {
    fn add(
        &mut self,
        right: Right,
        holder: Holder,
        target: GrantedOn,
        scope: &'a Scope,
        source: Source,
        reason: Option<String>,
    ) {
        let model = self.model;
        self.permissions.push(Permission { model, holder, right, target, scope, source, reason });
    }

    /// Why a lint is no matter on a declaration.
    fn allowed(&self, id: NodeId, lint: &str) -> Option<&'a Allowed> {
        self.model[id].allowed.iter().find(|allowed| allowed.lint == lint)
    }

    /// A program may do what each of its identities may. One that was made for it shows as the
    /// program itself.
    fn identities(&mut self, program: NodeId) {
        let model = self.model;
        let Some(compute) = model[program].compute() else { return };
        for &identity in &compute.identities {
            if model[identity].needed_by.is_none() {
                let holder = Holder::Declared { owner: program, principal: program };
                let scope = self.scope_of(identity);
                let source = self.declared(program);
                let target = GrantedOn::Declared(identity);
                self.add(Right::RunAs, holder, target, scope, source, None);
            }
        }
    }

    fn scope_of(&self, id: NodeId) -> &'a Scope {
        let node = &self.model[id];
        node.existing_in(Mode::Publish).map_or(&node.scope, |existing| &existing.scope)
    }

    fn declared(&self, id: NodeId) -> Source {
        let location = self.model[id].location;
        Source::Declared { file: location.file(), line: location.line(), rule: None }
    }
}

/// Where a target is, in words.
pub(super) fn scope(model: &Model, scope: &Scope) -> String {
    let group = scope.resource_group.as_ref().map(|value| value.placeholder(model));
    let subscription = scope.subscription.as_ref().map(|value| value.placeholder(model));
    match (group, subscription) {
        (Some(group), Some(subscription)) => {
            format!("resource group {group} of subscription {subscription}")
        }
        (Some(group), None) => format!("resource group {group}"),
        (None, Some(subscription)) => format!("subscription {subscription}"),
        (None, None) if scope.tenant => "the tenant".to_owned(),
        (None, None) => "the application's resource group".to_owned(),
    }
}
