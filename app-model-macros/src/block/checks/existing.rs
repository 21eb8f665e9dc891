//! Declarations that say which resource in Azure they are: two of one kind that say the same are one.
//!
//! It is legal and hardly ever meant: a role of one is then a role of the other.

use crate::block::checks::lints::allowed;
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::lints::SAME;
use crate::block::syntax::{Block, Declaration, Existing, Statement, Value};
use crate::block::table::Table;

pub(crate) fn check(block: &Block, names: &Names<'_>, errors: &mut Errors) {
    let mut first: Table<String, &Existing> = Table::default();
    // A misspelt keyword is another mistake: what is allowed does not depend on it.
    let mut single: Table<String, Vec<&Existing>> = Table::default();
    // What is broken may be what was the same.
    let mut is_known = block.target.is_none() && errors.is_empty();
    for statement in &block.statements {
        let Statement::Existing(existing) = statement else { continue };
        let Some(declaration) = names.declared.get(existing.name.text()) else { continue };
        if existing.word == "run_as_existing" {
            // On a developer's machine one resource may well stand for several.
            single.or_insert_with(existing.name.to_string(), Vec::new).push(existing);
            continue;
        }
        let Some(place) = place(existing, declaration) else {
            is_known = false;
            continue;
        };
        single.or_insert_with(place.clone(), Vec::new).push(existing);
        let same = format!("{} {place}", declaration.keyword);
        let Some(earlier) = first.get(&same) else {
            first.insert(same, existing);
            continue;
        };
        let places = [&existing.attributes, &earlier.attributes];
        if earlier.name != existing.name
            && allowed(SAME, &places).is_none()
            && let Some(name) = existing.arguments.first()
        {
            errors.same_existing(name.span(), existing, earlier, &declaration.keyword);
        }
    }
    // What Rust computes may be the same as something else.
    for group in single.values().iter().filter(|_| is_known) {
        if let [existing] = group.as_slice()
            && let Some(needless) = allowed(SAME, &[&existing.attributes])
        {
            errors.lint_of_single(&needless.lint, &existing.name);
        }
    }
}

/// Where the resource is, as text that is equal for equal places; `None` if that is not known.
fn place(existing: &Existing, declaration: &Declaration) -> Option<String> {
    let is_fixed = existing.attributes.is_fixed() && declaration.attributes.is_fixed();
    if existing.arguments.is_empty() || !is_fixed {
        return None;
    }
    let mut place = String::new();
    for argument in &existing.arguments {
        place.push('\n');
        match argument {
            // Azure ignores case. What is no text is a mistake that the types report.
            Value::Literal(literal) if literal.is_string() => {
                place.push_str(&literal.text().to_lowercase());
            }
            Value::Path(_) | Value::Choice(_) => place.push_str(&argument.text()),
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => return None,
        }
    }
    Some(place)
}
