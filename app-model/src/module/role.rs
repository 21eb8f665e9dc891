//! Role assignments.

use crate::bicep::{Expr, Module, Object, Resource, Statement, identifier};
use crate::model::NodeId;
use crate::roles::RoleDefinition;

use super::ModuleContext;

/// The resource type of a role assignment.
pub(crate) const ROLE_ASSIGNMENTS: &str = "Microsoft.Authorization/roleAssignments";

/// A role assignment that a kind writes into the module of its resource, such as the one of an
/// environment on its registry.
#[derive(Debug)]
pub(crate) struct OwnGrant {
    /// Whose right it is.
    pub(crate) holder: NodeId,
    pub(crate) target: GrantedOn,
    pub(crate) role: &'static RoleDefinition,
    written: Resource,
}

/// What a role is granted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GrantedOn {
    /// The resource of a declaration.
    Declared(NodeId),
    /// Everything in the resource group of the module.
    Group,
}

/// A role that a principal gets on a resource of the module.
pub(crate) struct Assigned<'r> {
    /// The symbolic name of the resource; of no meaning for a resource group.
    pub(crate) target: &'r str,
    pub(crate) role: &'static RoleDefinition,
    /// What tells the assignment's name from others: the principal, or its resource id. The same
    /// role, principal and target give the same name, so that deploying twice changes nothing.
    pub(crate) named_by: Expr,
    /// The principal's object id.
    pub(crate) principal: Expr,
    /// What the principal is, such as `ServicePrincipal`.
    pub(crate) principal_type: Expr,
}

impl ModuleContext<'_> {
    /// Adds a role assignment.
    pub(crate) fn role_assignment(&mut self, symbol: String, assigned: Assigned<'_>) {
        let target = Expr::ident(assigned.target.to_owned());
        self.assign(symbol, assigned, target.clone().member("id"), Some(target));
    }

    /// Adds a role assignment on the resource group that the module is deployed to.
    pub(crate) fn group_role_assignment(&mut self, symbol: String, assigned: Assigned<'_>) {
        let group = Expr::call("resourceGroup", []).member("id");
        self.assign(symbol, assigned, group, None);
    }

    fn assign(&mut self, symbol: String, assigned: Assigned<'_>, on: Expr, scope: Option<Expr>) {
        let Assigned { target, role, named_by, principal, principal_type } = assigned;
        let of_group = scope.is_none();
        let definition = Expr::call(
            "subscriptionResourceId",
            [Expr::str("Microsoft.Authorization/roleDefinitions"), Expr::str(role.id)],
        );
        let name = Expr::call("guid", [on, named_by, definition.clone()]);
        let properties = Object::new()
            .with("principalId", principal)
            .with("roleDefinitionId", definition)
            .with("principalType", principal_type);
        self.resource(
            identifier(&symbol),
            ROLE_ASSIGNMENTS,
            "2022-04-01",
            Object::new()
                .with("name", name)
                .with("properties", properties)
                .with_some("scope", scope),
        );
        if self.granted.is_none() {
            return;
        }
        let is_target = |id: &&NodeId| identifier(&self.model[**id].name) == target;
        let target = match self.referenced.iter().find(is_target) {
            Some(target) => GrantedOn::Declared(*target),
            None if of_group => GrantedOn::Group,
            None => return,
        };
        self.granted(self.node(), target, role);
    }

    /// Says whose right the last role assignment is, and on what.
    fn granted(&mut self, holder: NodeId, target: GrantedOn, role: &'static RoleDefinition) {
        if let Some(granted) = &mut self.granted
            && let Some(Statement::Resource(written)) = self.module.statements().last()
        {
            granted.push(OwnGrant { holder, target, role, written: written.clone() });
        }
    }

    /// Adds a role assignment on the resource that the module deploys for its declaration; it is
    /// the right of another declaration.
    pub(crate) fn role_assignment_on_self(
        &mut self,
        symbol: String,
        holder: NodeId,
        assigned: Assigned<'_>,
    ) {
        let role = assigned.role;
        self.role_assignment(symbol, assigned);
        self.granted(holder, GrantedOn::Declared(self.node()), role);
    }

    /// The role assignments of the module that its kind wrote and nobody changed, and all others.
    pub(crate) fn take_granted(&mut self) -> (Vec<OwnGrant>, OtherAssignments) {
        let Some(mut granted) = self.granted.take() else { return Default::default() };
        let written = self.module.statements().iter().filter_map(|statement| match statement {
            Statement::Resource(resource) if is_role_assignment(resource) => Some(resource),
            _ => None,
        });
        let is_known = |resource: &&Resource| granted.iter().any(|own| own.written == **resource);
        let (known, others): (Vec<&Resource>, Vec<&Resource>) = written.partition(is_known);
        granted.retain(|own| known.contains(&&own.written));
        if others.is_empty() {
            return (granted, OtherAssignments::default());
        }
        let mut module = Module::new();
        for other in &others {
            module.push(Statement::Resource((*other).clone()));
        }
        let fingerprint = fingerprint(&module.to_string());
        (granted, OtherAssignments { count: others.len(), fingerprint })
    }
}

/// Role assignments that somebody wrote as Bicep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct OtherAssignments {
    pub(crate) count: usize,
    /// Tells their text from any other.
    pub(crate) fingerprint: u64,
}

impl OtherAssignments {
    /// Those in a Bicep file of the user's, as far as its text shows. What they assign may stand
    /// anywhere in the file, so all of it counts.
    pub(crate) fn in_text(text: &str) -> Self {
        let declared = format!("'{ROLE_ASSIGNMENTS}@").to_ascii_lowercase();
        let lines = text.lines().map(|line| line.trim().to_ascii_lowercase());
        let assigns = |line: &String| line.starts_with("resource ") && line.contains(&declared);
        match lines.filter(assigns).count() {
            0 => Self::default(),
            count => Self { count, fingerprint: fingerprint(text) },
        }
    }
}

/// FNV-1a, which is the same everywhere and always. Line ends do not count.
fn fingerprint(text: &str) -> u64 {
    let bytes = text.bytes().filter(|byte| *byte != b'\r');
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Azure does not care about the case of a resource type.
fn is_role_assignment(resource: &Resource) -> bool {
    !resource.existing && resource.resource_type.eq_ignore_ascii_case(ROLE_ASSIGNMENTS)
}
