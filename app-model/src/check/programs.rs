//! Programs: that they have somewhere to run, and that it can run them.

use crate::compute::Program;
use crate::model::{Model, NodeId};

use super::Findings;

pub(super) fn check(model: &Model, id: NodeId, findings: &mut Findings<'_>) {
    let name = &model[id].name;
    if let Some(program) = Program::of(model, id) {
        if let Some(environment) = program.runs_in() {
            environment.check(program, findings);
        }
        return;
    }
    let names: Vec<String> = model
        .environments
        .iter()
        .map(|environment| format!("`{}`", model[*environment].name))
        .collect();
    match model.environments.first() {
        None => findings.report(
            "AM0564",
            format!("`{name}` has nowhere to run: no environment is declared"),
            "add one, such as `containerapps env;`",
        ),
        Some(first) => findings.report(
            "AM0565",
            format!("`{name}` could run in {}", names.join(" or in ")),
            format!("add `environment: {};`", crate::bicep::identifier(&model[*first].name)),
        ),
    }
}
