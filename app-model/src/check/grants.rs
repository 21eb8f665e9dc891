//! What is granted and hardly ever meant, in models that the macro has not seen as a whole.

use std::collections::HashMap;

use crate::lint::Allowed;
use crate::model::{Assignment, Model, NodeId};
use crate::roles::larger;

use super::Finding;

/// Roles beside one that contains them.
pub(super) fn implied(model: &Model, findings: &mut Vec<Finding>) {
    let mut pairs: HashMap<(NodeId, NodeId), Vec<&Assignment>> = HashMap::new();
    for assignment in model.assignments.iter().filter(|assignment| assignment.role.is_some()) {
        pairs.entry((assignment.owner, assignment.target)).or_default().push(assignment);
    }
    for ((owner, target), pair) in &pairs {
        let name = |assignment: &Assignment| assignment.role.map_or("", |role| role.name);
        let names: Vec<&str> = pair.iter().map(|assignment| name(assignment)).collect();
        let (owner, target) = (&model[*owner].name, &model[*target].name);
        let implied = |assignment: &&&Assignment| larger(name(assignment), &names).is_some();
        for assignment in pair.iter().filter(implied).filter(|it| it.allowed.is_none()) {
            let (role, larger) = (name(assignment), larger(name(assignment), &names));
            let larger = larger.unwrap_or_default();
            findings.push(Finding::new(
                "AM0685",
                format!("`{role}` of `{owner}` on `{target}` adds nothing beside `{larger}`, which contains it"),
                "leave it out, or say why it stays: `.grant_allowing(lint::implied_role, \"…\")`",
                assignment.location,
            ));
        }
        let reason = pair.iter().find(|it| it.allowed.as_ref().is_some_and(Allowed::is_about_pair));
        if let Some(assignment) = reason
            && !pair.iter().any(|it| implied(&it))
        {
            let message = format!(
                "`implied_role` allows nothing for `{owner}` on `{target}`: no role is contained in another one"
            );
            findings.push(Finding::new(
                "AM0604",
                message,
                "grant it with `.grant()`",
                assignment.location,
            ));
        }
    }
}
