//! Bicep modules of the user's own: that the file is there, and that names match its text.

use crate::kinds::bicep::Declarations;
use crate::model::{TemplateNode, TemplateSource};

use super::Findings;

/// Parameters that are filled when nobody gives a value.
pub(crate) const FILLED: [&str; 7] = [
    "location",
    "principalId",
    "userPrincipalId",
    "principalName",
    "principalType",
    "keyVaultName",
    "logAnalyticsWorkspaceId",
];

pub(super) fn check(template: &TemplateNode, findings: &mut Findings<'_>) {
    let text = match &template.source {
        None => {
            findings.report(
                "AM0541",
                "the module has no text",
                "name a file, as in `bicep network(\"network.bicep\");`, or set `template`",
            );
            return;
        }
        Some(TemplateSource::File { path, text: Err(error) }) => {
            findings.report(
                "AM0542",
                format!("cannot read `{path}`: {error}"),
                "a relative path starts at the package that cargo runs, and otherwise at the current directory",
            );
            return;
        }
        Some(TemplateSource::Text(text) | TemplateSource::File { text: Ok(text), .. }) => text,
    };
    let declared = Declarations::of(text);
    let list = |names: &mut dyn Iterator<Item = &str>| {
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    for (name, _) in &template.params {
        if name == "location" {
            findings.report(
                "AM0543",
                "the parameter `location` is passed to every module already",
                "leave it out, or give the module's parameter another name",
            );
        } else if !declared.params.iter().any(|(param, _)| param == name) {
            findings.report(
                "AM0544",
                format!("the module's text has no parameter `{name}`"),
                format!(
                    "its parameters are: {}",
                    list(&mut declared.params.iter().map(|(param, _)| *param))
                ),
            );
        }
    }
    for (param, optional) in &declared.params {
        let given = template.params.iter().any(|(name, _)| name == param);
        if !given && !optional && !FILLED.contains(param) {
            findings.report(
                "AM0545",
                format!("the module's parameter `{param}` has no value"),
                format!(
                    "add `params {{ {param}: …; }}`, or give the parameter a default in the module"
                ),
            );
        }
    }
    let model = findings.model();
    for child in findings.children() {
        let name = &model[child].name;
        if !declared.outputs.iter().any(|output| output == name) {
            findings.report(
                "AM0546",
                format!("the module's text has no output `{name}`"),
                format!("its outputs are: {}", list(&mut declared.outputs.iter().copied())),
            );
        }
    }
}
