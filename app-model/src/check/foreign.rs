//! Declarations of another builder.

use crate::model::{Mention, Model};

use super::Finding;

/// Each declaration of another builder that something of this one names.
pub(super) fn check(model: &Model) -> Vec<Finding> {
    model.foreign_mentions().into_iter().filter_map(|mention| finding(model, mention)).collect()
}

fn finding(model: &Model, mention: Mention) -> Option<Finding> {
    let declared = mention.foreign.declared()?;
    let reader = mention.reader.map(|reader| &model[reader]);
    let what = match reader {
        Some(node) => format!("the {} `{}`", node.title(), node.name),
        None => "the application".to_owned(),
    };
    let location = mention.location.or(reader.map(|node| node.location)).unwrap_or(declared);
    let finding = Finding::new(
        "AM0579",
        format!("{what} names a declaration of another builder"),
        "declare both in one builder, or hand the value over as a parameter",
        location,
    );
    Some(finding.with_note(format!("that declaration is at {declared}")))
}
