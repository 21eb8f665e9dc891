//! Bicep modules of the user's own: that the file is there, and that names match its text.

use crate::bicep::{Declarations, Parameter};
use crate::model::{Scope, TemplateNode, TemplateSource};
use crate::module::Argument;

use super::Findings;

/// Whether a parameter is filled when nobody gives a value.
fn is_filled(parameter: &str) -> bool {
    parameter == "location" || Argument::known(parameter).is_some()
}

pub(super) fn check(template: &TemplateNode, scope: &Scope, findings: &mut Findings<'_>) {
    place(scope, findings);
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
    let model = findings.model();
    for (name, value) in &template.params {
        if name == "location" {
            findings.report(
                "AM0543",
                "the parameter `location` is passed to every module already",
                "leave it out, or give the module's parameter another name",
            );
        } else if let Some(param) = declared.params.iter().find(|param| param.name == name) {
            if param.plain && value.is_secret(model) {
                findings.report(
                    "AM0547",
                    format!(
                        "the secret that is passed as `{name}` would stay in the history of deployments: the module's parameter is not secure"
                    ),
                    format!("write `@secure()` above `param {name}` in the module"),
                );
            }
        } else {
            findings.report(
                "AM0544",
                format!("the module's text has no parameter `{name}`"),
                format!(
                    "its parameters are: {}",
                    list(&mut declared.params.iter().map(|param| param.name))
                ),
            );
        }
    }
    for Parameter { name: param, optional, .. } in &declared.params {
        let given = template.params.iter().any(|(name, _)| name == param);
        if !given && !optional && !is_filled(param) {
            findings.report(
                "AM0545",
                format!("the module's parameter `{param}` has no value"),
                format!(
                    "add `params {{ {param}: …; }}`, or give the parameter a default in the module"
                ),
            );
        }
    }
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

/// The tenant has no resource groups and no subscriptions.
fn place(scope: &Scope, findings: &mut Findings<'_>) {
    if !scope.tenant {
        return;
    }
    if let Some(place) = scope.resource_group.as_ref().or(scope.subscription.as_ref()) {
        let place = place.placeholder(findings.model());
        findings.report(
            "AM0552",
            format!(
                "it is deployed to the tenant and to `{place}`, and a module goes to one place"
            ),
            "leave one of the two out",
        );
    }
}
