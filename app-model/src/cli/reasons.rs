//! What is legal, hardly ever meant, and allowed all the same: on what, why, and where that was said.

use std::collections::HashSet;

use crate::application::Application;
use crate::json::{Json, Map, json};
use crate::lint::Allowed;
use crate::model::{Model, NodeId};
use crate::prepare::{Granted, PlanContent};

pub(super) const HEADINGS: [&str; 4] = ["allowed", "on", "because", "declared"];

/// A lint that is allowed.
pub(super) struct Reason<'a> {
    model: &'a Model,
    on: On,
    allowed: &'a Allowed,
}

/// What a lint is allowed on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum On {
    Declaration(NodeId),
    /// A role of somebody on something; no role: all that somebody has there.
    Role {
        role: Option<&'static str>,
        owner: NodeId,
        target: NodeId,
    },
}

/// The reasons of declarations, in their order, then those of roles.
pub(super) fn reasons(application: &Application) -> Vec<Reason<'_>> {
    let model = &application.model;
    let mut reasons = Vec::new();
    for (id, node) in model.iter() {
        let on = On::Declaration(id);
        reasons.extend(node.allowed.iter().map(|allowed| Reason { model, on, allowed }));
    }
    // Of several roles each may have the reason that is about them all.
    let mut seen = HashSet::new();
    for plan in &application.plans {
        let PlanContent::Roles { owner, target, roles, .. } = &plan.content else { continue };
        for Granted { role, allowed, .. } in roles {
            for allowed in allowed {
                let role = (!allowed.is_about_pair()).then_some(role.name);
                let on = On::Role { role, owner: *owner, target: *target };
                if seen.insert((on, allowed.lint, allowed.reason.as_str())) {
                    reasons.push(Reason { model, on, allowed });
                }
            }
        }
    }
    reasons
}

impl Reason<'_> {
    pub(super) fn cells(&self) -> Vec<String> {
        let Self { model, on, allowed } = self;
        let on = match *on {
            On::Declaration(id) => format!("{} ({})", model[id].name, model[id].title()),
            On::Role { role, owner, target } => {
                let role = role.unwrap_or("roles");
                format!("{role} of {} on {}", model[owner].name, model[target].name)
            }
        };
        let place = format!("{}:{}", allowed.location.file(), allowed.location.line());
        vec![allowed.lint.to_owned(), on, allowed.reason.clone(), place]
    }

    pub(super) fn json(&self) -> Json {
        let Self { model, on, allowed } = self;
        let mut reason = Map::new();
        let mut add = |key: &str, value: Json| {
            reason.insert(key.to_owned(), value);
        };
        add("lint", allowed.lint.into());
        match *on {
            On::Declaration(id) => {
                add("declaration", model[id].name.as_str().into());
                add("kind", model[id].title().into());
            }
            On::Role { role, owner, target } => {
                add("principal", model[owner].name.as_str().into());
                if let Some(role) = role {
                    add("role", role.into());
                }
                add("target", model[target].name.as_str().into());
            }
        }
        add("reason", allowed.reason.as_str().into());
        let (file, line) = (allowed.location.file(), allowed.location.line());
        add("source", json!({ "file": file, "line": line }));
        reason.into()
    }
}
