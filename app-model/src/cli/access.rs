//! The table of permissions: who may do what on which resource, and where that was said; and what is
//! allowed for a reason.

use crate::application::Application;
use crate::json::{Json, Map, json};
use crate::model::Mode;

use super::args::AccessFormat;
use super::permissions::{Permission, Right, Source, permissions, scope};
use super::reasons::{self, Reason, reasons};
use super::style::Style;
use super::table::columns;

pub(super) fn text(application: &Application, format: AccessFormat, style: Style) -> String {
    let permissions = permissions(application);
    // A column that is empty everywhere is left out.
    let with_reasons = permissions.iter().any(|permission| permission.reason.is_some());
    let headings: &[&str] = if with_reasons { &HEADINGS } else { &HEADINGS[..HEADINGS.len() - 1] };
    let allowed = reasons(application);
    match format {
        AccessFormat::Table => {
            let mut text = match permissions.as_slice() {
                [] => "Nobody is granted anything.\n".to_owned(),
                permissions => {
                    table(headings, permissions.iter().map(|it| it.cells(with_reasons)), style)
                }
            };
            text.push_str(&read_only(application));
            if !allowed.is_empty() {
                text.push('\n');
                text.push_str(&table(&reasons::HEADINGS, allowed.iter().map(Reason::cells), style));
            }
            text
        }
        AccessFormat::Markdown => {
            let mut text = markdown(headings, permissions.iter().map(|it| it.cells(with_reasons)));
            if !allowed.is_empty() {
                text.push('\n');
                text.push_str(&markdown(&reasons::HEADINGS, allowed.iter().map(Reason::cells)));
            }
            text
        }
        AccessFormat::Json => {
            let grants: Vec<_> = permissions.iter().map(Permission::json).collect();
            let allowed: Vec<_> = allowed.iter().map(Reason::json).collect();
            format!("{:#}\n", json!({ "grants": grants, "allowed": allowed }))
        }
    }
}

/// Aligned columns, with the first cell of each row as what the row is about.
fn table(headings: &[&str], rows: impl Iterator<Item = Vec<String>>, style: Style) -> String {
    let mut lines = vec![headings.iter().map(|heading| style.heading(heading)).collect()];
    lines.extend(rows.map(|mut row| {
        if let Some(cell) = row.first_mut() {
            *cell = style.name(&cell);
        }
        row
    }));
    columns(&lines, "")
}

fn markdown(headings: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut text = line(&headings.iter().map(|&heading| heading.to_owned()).collect::<Vec<_>>());
    text.push_str(&format!("|{}\n", " --- |".repeat(headings.len())));
    for row in rows {
        text.push_str(&line(&row.iter().map(|cell| escaped(cell)).collect::<Vec<_>>()));
    }
    text
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
            cells.push(self.reason.clone().unwrap_or_default());
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
                let count = u32::try_from(others.count).unwrap_or(u32::MAX);
                add(
                    "roleAssignments",
                    if others.unknown { "unknown".into() } else { count.into() },
                );
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
        if let Some(reason) = &self.reason {
            add("reason", reason.as_str().into());
        }
        permission.into()
    }
}
