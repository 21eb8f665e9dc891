//! Role assignments.

use crate::bicep::{Declarations, Expr, Module, Object, Resource, Statement, identifier};
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
        let mut kept = vec![false; granted.len()];
        let mut others = OtherAssignments::default();
        let mut written = Module::new();
        for statement in self.module.statements() {
            let granting = match statement {
                Statement::Resource(it) if !it.existing => granting(&it.resource_type),
                Statement::Module { .. } => Granting::Anything,
                _ => Granting::Nothing,
            };
            if granting == Granting::Nothing {
                continue;
            }
            let mut known = false;
            for (own, kept) in granted.iter().zip(&mut kept) {
                if matches!(statement, Statement::Resource(it) if own.written == *it) {
                    (known, *kept) = (true, true);
                }
            }
            if !known {
                others.add(granting);
                written.push(statement.clone());
            }
        }
        let mut kept = kept.into_iter();
        granted.retain(|_| kept.next() == Some(true));
        if !others.is_empty() {
            others.fingerprint = fingerprint(&written.to_string());
        }
        (granted, others)
    }
}

/// Role assignments that somebody wrote as Bicep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct OtherAssignments {
    pub(crate) count: usize,
    /// There may be any number of them.
    pub(crate) unknown: bool,
    /// Tells their text from any other.
    pub(crate) fingerprint: u64,
}

impl OtherAssignments {
    /// Those in a Bicep file of the user's, as far as its text shows; unknown where it does not. What
    /// they assign may stand anywhere in the file, so all of it counts.
    pub(crate) fn in_text(text: &str, declared: &Declarations<'_>) -> Self {
        let mut others = Self { unknown: declared.calls || !declared.complete, ..Self::default() };
        for resource in &declared.resources {
            // A type that is not written as it is could be any.
            others.add(resource.map_or(Granting::Anything, granting));
        }
        if !others.is_empty() {
            others.fingerprint = fingerprint(text);
        }
        others
    }

    fn add(&mut self, granting: Granting) {
        match granting {
            Granting::Nothing => {}
            Granting::Role => self.count += 1,
            Granting::Anything => self.unknown = true,
        }
    }

    /// Whether there are none for certain.
    pub(crate) fn is_empty(self) -> bool {
        self.count == 0 && !self.unknown
    }
}

/// What a resource of a type may grant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Granting {
    Nothing,
    /// A role, or the right to take it: besides the role assignments of Azure itself those of
    /// databases, of Entra, and those for a time.
    Role,
    /// Whatever stands in a template of its own.
    Anything,
}

/// Azure does not care about the case of a resource type.
fn granting(resource_type: &str) -> Granting {
    let has = |word: &str| {
        let mut parts = resource_type.as_bytes().windows(word.len());
        parts.any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    if has("roleassign") || has("roleeligibility") {
        Granting::Role
    } else if has("microsoft.resources/deployment") && !has("deploymentscripts") {
        Granting::Anything
    } else {
        Granting::Nothing
    }
}

/// FNV-1a, which is the same everywhere and always. Line ends do not count.
fn fingerprint(text: &str) -> u64 {
    let bytes = text.bytes().filter(|byte| *byte != b'\r');
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
