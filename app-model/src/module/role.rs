//! Role assignments.

use crate::bicep::{Expr, Object, identifier};
use crate::roles::RoleDefinition;

use super::ModuleContext;

/// A role that a principal gets on a resource of the module.
pub(crate) struct Assigned<'r> {
    /// The symbolic name of the resource.
    pub(crate) target: &'r str,
    pub(crate) role: &'r RoleDefinition,
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
        let Assigned { target, role, named_by, principal, principal_type } = assigned;
        let definition = Expr::call(
            "subscriptionResourceId",
            [Expr::str("Microsoft.Authorization/roleDefinitions"), Expr::str(role.id)],
        );
        let target = Expr::ident(target.to_owned());
        let name = Expr::call("guid", [target.clone().member("id"), named_by, definition.clone()]);
        let properties = Object::new()
            .with("principalId", principal)
            .with("roleDefinitionId", definition)
            .with("principalType", principal_type);
        self.resource(
            identifier(&symbol),
            "Microsoft.Authorization/roleAssignments",
            "2022-04-01",
            Object::new().with("name", name).with("properties", properties).with("scope", target),
        );
    }
}
