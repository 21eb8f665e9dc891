//! The table of permissions: who may do what on which resource, and where that was said.

use crate::application::Application;
use crate::json::{Json, Map, json};
use crate::model::Mode;

use super::args::AccessFormat;
use super::permissions::{Permission, Right, Source, permissions, scope};
use super::style::Style;
use super::table::columns;

pub(super) fn text(application: &Application, format: AccessFormat, style: Style) -> String {
    let permissions = permissions(application);
    // A column that is empty everywhere is left out.
    let reasons = permissions.iter().any(|permission| permission.reason.is_some());
    let headings: &[&str] = if reasons { &HEADINGS } else { &HEADINGS[..HEADINGS.len() - 1] };
    match format {
        AccessFormat::Table if permissions.is_empty() => {
            format!("Nobody is granted anything.\n{}", read_only(application))
        }
        AccessFormat::Table => {
            let mut rows: Vec<Vec<String>> =
                vec![headings.iter().map(|heading| style.heading(heading)).collect()];
            rows.extend(permissions.iter().map(|permission| {
                let mut row = permission.cells(reasons);
                if let Some(cell) = row.first_mut() {
                    *cell = style.name(&cell);
                }
                row
            }));
            columns(&rows, "") + &read_only(application)
        }
        AccessFormat::Markdown => {
            let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
            let headings: Vec<String> = headings.iter().map(|&heading| heading.into()).collect();
            let mut text = line(&headings);
            text.push_str(&format!("|{}\n", " --- |".repeat(headings.len())));
            for permission in &permissions {
                let cells = permission.cells(reasons);
                let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
                text.push_str(&line(&cells));
            }
            text
        }
        AccessFormat::Json => {
            let list: Vec<_> = permissions.iter().map(Permission::json).collect();
            format!("{:#}\n", json!({ "grants": list }))
        }
    }
}

pub(super) const HEADINGS: [&str; 7] =
    ["who", "role", "role id", "on", "in", "declared", "because"];

/// The resources on which nothing can be granted from here: who may do what there is said elsewhere.
fn read_only(application: &Application) -> String {
    let nodes = application.model.nodes.iter();
    let names = nodes.filter(|node| node.is_read_only_in(Mode::Publish)).map(|node| {
        format!("`{}` is existing, read only: its grants are made elsewhere.\n", node.name)
    });
    names.collect()
}

/// A cell that stays one cell of a Markdown table.
fn escaped(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '|' | '\\' | '<' | '`' | '*' | '_' | '[' => text.extend(['\\', c]),
            '\n' | '\r' => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

impl Permission<'_> {
    pub(super) fn cells(&self, reasons: bool) -> Vec<String> {
        let (target, kind) = self.target();
        let mut cells = vec![
            self.who(),
            self.right(),
            self.role_id().to_owned(),
            format!("{target} ({kind})"),
            scope(self.model, self.scope),
            self.source.text(),
        ];
        if reasons {
            cells.push(self.reason.unwrap_or_default().to_owned());
        }
        cells
    }

    fn json(&self) -> Json {
        let (target, kind) = self.target();
        let mut permission = Map::new();
        let mut add = |key: &str, value: Json| {
            permission.insert(key.to_owned(), value);
        };
        add("principal", self.principal().into());
        if let Some(identity) = self.identity() {
            add("identity", self.model[identity].name.as_str().into());
        }
        match self.right {
            Right::Role(role) => {
                add("role", role.name.into());
                add("azureRole", role.azure_name.into());
                add("roleDefinitionId", role.id.into());
            }
            Right::RunAs => add("runsAs", target.into()),
            Right::Assignments(others) => {
                add("roleAssignments", u32::try_from(others.count).unwrap_or(u32::MAX).into());
                add("fingerprint", format!("{:016x}", others.fingerprint).into());
            }
        }
        add("target", target.into());
        add("targetKind", kind.into());
        add("scope", scope(self.model, self.scope).into());
        let source = match &self.source {
            Source::Declared { file, line, rule: None } => json!({ "file": *file, "line": *line }),
            Source::Declared { file, line, rule: Some(rule) } => {
                json!({ "file": *file, "line": *line, "rule": *rule })
            }
            Source::Rule(rule) => json!({ "rule": *rule }),
        };
        add("source", source);
        if let Some(reason) = self.reason {
            add("reason", reason.into());
        }
        permission.into()
    }
}
