//! What a module refers to and does not create.

use super::ModuleContext;
use crate::bicep::{Expr, Object, Resource, Statement, identifier};
use crate::model::{NodeId, Scope, Value};

impl ModuleContext<'_> {
    pub(super) fn push_existing(
        &mut self,
        symbol: String,
        resource_type: &'static str,
        api_version: &'static str,
        name: Expr,
        rest: Object,
    ) {
        let mut body = Object::new().with("name", name);
        body.properties.extend(rest.properties);
        self.module.push(Statement::Resource(Resource {
            symbol: symbol.into(),
            resource_type: resource_type.into(),
            api_version: api_version.into(),
            existing: true,
            only_if_not_exists: false,
            body,
        }));
    }

    /// Refers to another resource of the model as an existing one and returns its symbolic name.
    /// Referring twice gives the same symbol.
    pub(crate) fn existing(&mut self, target: NodeId) -> Option<String> {
        let model = self.model;
        let node = &model[target];
        let info = node.resource()?.info();
        let symbol = identifier(&node.name);
        if self.module.resource(&symbol).is_some() {
            return Some(symbol);
        }
        let mut rest = Object::new();
        let name = if let Some(existing) = node.existing_in(self.mode) {
            let name = self.value(&existing.name);
            if existing.scope != self.scope && !existing.scope.is_empty() {
                let scope = self.scope_expression(&existing.scope);
                rest.push("scope", scope);
            }
            name
        } else {
            self.parameter(&Value::Output(target, info.name_output.to_owned()), false)
        };
        self.referenced.push(target);
        self.push_existing(symbol.clone(), info.resource_type, info.api_version, name, rest);
        Some(symbol)
    }

    /// Refers to the main resource, for a kind that writes its whole module.
    pub(crate) fn existing_self(&mut self) -> Option<String> {
        self.existing(self.node)
    }

    /// `resourceGroup(…)`, `subscription(…)` or `tenant()`.
    fn scope_expression(&mut self, scope: &Scope) -> Expr {
        let subscription = scope.subscription.as_ref().map(|value| self.value(value));
        let group = scope.resource_group.as_ref().map(|value| self.value(value));
        scope_call(subscription, group)
    }

    /// Refers to a secret in a vault of the model and returns its symbolic name.
    pub(crate) fn existing_secret(
        &mut self,
        vault: NodeId,
        secret: &str,
        resource_type: &'static str,
        api_version: &'static str,
    ) -> Option<String> {
        let parent = self.existing(vault)?;
        let symbol = format!("{parent}_{}", identifier(secret));
        if self.module.resource(&symbol).is_none() {
            let rest = Object::new().with("parent", Expr::ident(parent));
            let name = Expr::str(secret.to_owned());
            self.push_existing(symbol.clone(), resource_type, api_version, name, rest);
        }
        Some(symbol)
    }
}

/// The scope function for a group, a subscription, both, or neither (the tenant).
pub(crate) fn scope_call(subscription: Option<Expr>, group: Option<Expr>) -> Expr {
    match (subscription, group) {
        (Some(subscription), Some(group)) => Expr::call("resourceGroup", [subscription, group]),
        (None, Some(group)) => Expr::call("resourceGroup", [group]),
        (Some(subscription), None) => Expr::call("subscription", [subscription]),
        (None, None) => Expr::call("tenant", []),
    }
}
