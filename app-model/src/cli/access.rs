//! Every grant: who may do what on which resource, and where that was said.

use crate::application::Application;
use crate::json::{Json, Map, json};
use crate::model::{Model, Scope};
use crate::prepare::{Granted, Plan, PlanContent};
use crate::roles::RoleDefinition;

use super::args::AccessFormat;
use super::style::Style;
use super::table::columns;

/// One grant.
pub(super) struct Grant<'a> {
    pub(super) principal: &'a str,
    pub(super) role: &'static RoleDefinition,
    pub(super) target: &'a str,
    target_title: &'static str,
    pub(super) scope: String,
    source: Source,
    /// Why it is granted, where somebody had to say so.
    reason: Option<&'a str>,
}

/// Where a grant comes from.
enum Source {
    Declared { file: &'static str, line: u32 },
    Rule(&'static str),
}

impl Source {
    fn text(&self) -> String {
        match self {
            Self::Declared { file, line } => format!("{file}:{line}"),
            Self::Rule(rule) => (*rule).to_owned(),
        }
    }
}

/// The grants in the order of their modules.
pub(super) fn grants(application: &Application) -> Vec<Grant<'_>> {
    let model = &application.model;
    let mut grants = Vec::new();
    for plan in &application.plans {
        match &plan.content {
            PlanContent::Roles { owner, roles, .. } => {
                for Granted { role, allowed, location } in roles {
                    let source = Source::Declared { file: location.file(), line: location.line() };
                    let reason = allowed.as_ref().map(|allowed| allowed.reason.as_str());
                    let grant = grant(model, plan, &model[*owner].name, role, source);
                    grants.push(Grant { reason, ..grant });
                }
            }
            PlanContent::DefaultRoles { roles, .. } => {
                for role in roles {
                    let source = Source::Rule("default roles for whoever deploys");
                    grants.push(grant(model, plan, "(whoever deploys)", role, source));
                }
            }
            _ => {}
        }
    }
    grants
}

fn grant<'a>(
    model: &'a Model,
    plan: &Plan,
    principal: &'a str,
    role: &'static RoleDefinition,
    source: Source,
) -> Grant<'a> {
    let target = &model[plan.origin()];
    Grant {
        principal,
        role,
        target: &target.name,
        target_title: target.title(),
        scope: scope(model, &plan.scope),
        source,
        reason: None,
    }
}

/// Where the target is, in words.
pub(super) fn scope(model: &Model, scope: &Scope) -> String {
    let group = scope.resource_group.as_ref().map(|value| value.placeholder(model));
    let subscription = scope.subscription.as_ref().map(|value| value.placeholder(model));
    match (group, subscription) {
        (Some(group), Some(subscription)) => {
            format!("resource group {group} of subscription {subscription}")
        }
        (Some(group), None) => format!("resource group {group}"),
        (None, Some(subscription)) => format!("subscription {subscription}"),
        (None, None) => "the application's resource group".to_owned(),
    }
}

pub(super) fn text(application: &Application, format: AccessFormat, style: Style) -> String {
    let grants = grants(application);
    // A column that is empty everywhere is left out.
    let reasons = grants.iter().any(|grant| grant.reason.is_some());
    let headings: &[&str] = if reasons { &HEADINGS } else { &HEADINGS[..HEADINGS.len() - 1] };
    match format {
        AccessFormat::Table if grants.is_empty() => "Nobody is granted anything.\n".to_owned(),
        AccessFormat::Table => {
            let mut rows: Vec<Vec<String>> =
                vec![headings.iter().map(|heading| style.heading(heading)).collect()];
            rows.extend(grants.iter().map(|grant| {
                let mut row = grant.cells(reasons);
                if let Some(cell) = row.first_mut() {
                    *cell = style.name(&cell);
                }
                row
            }));
            columns(&rows, "")
        }
        AccessFormat::Markdown => {
            let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
            let headings: Vec<String> = headings.iter().map(|&heading| heading.into()).collect();
            let mut text = line(&headings);
            text.push_str(&format!("|{}\n", " --- |".repeat(headings.len())));
            for grant in &grants {
                text.push_str(&line(&grant.cells(reasons)));
            }
            text
        }
        AccessFormat::Json => {
            let list: Vec<_> = grants.iter().map(Grant::json).collect();
            format!("{:#}\n", json!({ "grants": list }))
        }
    }
}

const HEADINGS: [&str; 7] = ["who", "role", "role id", "on", "in", "declared", "because"];

impl Grant<'_> {
    fn cells(&self, reasons: bool) -> Vec<String> {
        let mut cells = vec![
            self.principal.to_owned(),
            self.role.name.to_owned(),
            self.role.id.to_owned(),
            format!("{} ({})", self.target, self.target_title),
            self.scope.clone(),
            self.source.text(),
        ];
        if reasons {
            cells.push(self.reason.unwrap_or_default().to_owned());
        }
        cells
    }

    fn json(&self) -> Json {
        let source = match &self.source {
            Source::Declared { file, line } => json!({ "file": *file, "line": *line }),
            Source::Rule(rule) => json!({ "rule": *rule }),
        };
        let mut grant = Map::new();
        for (key, value) in [
            ("principal", self.principal),
            ("role", self.role.name),
            ("azureRole", self.role.azure_name),
            ("roleDefinitionId", self.role.id),
            ("target", self.target),
            ("targetKind", self.target_title),
            ("scope", &self.scope),
        ] {
            grant.insert(key.to_owned(), value.into());
        }
        grant.insert("source".to_owned(), source);
        if let Some(reason) = self.reason {
            grant.insert("reason".to_owned(), reason.into());
        }
        grant.into()
    }
}
