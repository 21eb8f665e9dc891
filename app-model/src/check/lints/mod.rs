//! What is legal and hardly ever meant, in models that the macro has not seen as a whole.

mod existing;
mod only_granted;
mod unused;
mod uses;

pub(super) use existing::same_existing;
pub(super) use unused::unused;

use super::{Finding, Findings};
use crate::model::{Model, Node, NodeId};

/// Reasons that say nothing.
pub(super) fn reasons(model: &Model, findings: &mut Vec<Finding>) {
    let help = "say why it is meant, for whoever reviews the application";
    for (id, node) in model.iter() {
        for allowed in node.allowed.iter().filter(|allowed| allowed.reason.trim().is_empty()) {
            let message =
                format!("`{}` is allowed on `{}` without a reason", allowed.lint, node.name);
            Findings::new(model, id, findings).report("AM0602", message, help);
        }
    }
    for assignment in &model.assignments {
        if let Some(allowed) = &assignment.allowed
            && allowed.reason.trim().is_empty()
        {
            let message = format!("`{}` is allowed without a reason", allowed.lint);
            findings.push(Finding::new("AM0602", message, help, assignment.location));
        }
    }
}

fn allows(node: &Node, lint: &str) -> bool {
    node.allowed.iter().any(|allowed| allowed.lint == lint)
}

/// A lint that is allowed on a declaration, and is not about it.
fn needless(model: &Model, id: NodeId, lint: &str, why: &str, findings: &mut Vec<Finding>) {
    let message = format!("`{lint}` allows nothing here: {why}");
    Findings::new(model, id, findings).report("AM0604", message, "leave it out");
}
