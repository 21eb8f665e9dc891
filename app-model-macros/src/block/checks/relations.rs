//! What declarations say of each other: `reference` hands an address over, and `wait_for` is the
//! order of starting.
//!
//! Both are words of the language, like `roles`: every kind that has them means the same by them.
//! Nothing does either to itself, nothing waits in a cycle, and no name stands twice in one list.

use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::names::{literal_text, model_name};
use crate::block::language::{IDENTITY, NAMED, ORDER, PARTS, REFERENCE};
use crate::block::syntax::{Block, Declaration, Entry, Key, Member, Statement, Value};
use crate::block::table::{Set, Table};
use crate::block::word::Word;

pub(crate) fn check(block: &Block, names: &Names<'_>, errors: &mut Errors) {
    let mut waits: Vec<Waits<'_>> = Vec::new();
    for statement in &block.statements {
        let Statement::Declaration(declaration) = statement else { continue };
        if names.is_repeated(declaration) {
            continue;
        }
        let mut targets = Vec::new();
        for member in &declaration.members {
            let Member::Setting { name, values, .. } = member.bare() else { continue };
            if ![REFERENCE, ORDER, PARTS, IDENTITY].iter().any(|list| name == *list) {
                continue;
            }
            list(declaration, name, values, errors);
            // What `cfg` takes out may be what breaks the cycle.
            let is_fixed = declaration.attributes.is_fixed()
                && !matches!(member, Member::Attributed(own, _) if !own.is_fixed());
            if name == ORDER && is_fixed {
                let others = values.iter().filter_map(whole);
                targets.extend(others.filter(|target| **target != declaration.name));
            }
        }
        named(declaration, errors);
        if !targets.is_empty() {
            waits.push(Waits { name: &declaration.name, targets });
        }
    }
    cycles(&waits, errors);
}

/// One list: nothing in it is the declaration itself, and nothing stands in it twice.
fn list(declaration: &Declaration, setting: &Word, values: &[Value], errors: &mut Errors) {
    let mut seen: Vec<String> = Vec::new();
    for value in values {
        let first = match value {
            Value::Path(path) => path.first(),
            Value::Choice(name) => Some(name),
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => None,
        };
        let Some(first) = first else { continue };
        let text = value.text();
        let is_self = *first == declaration.name && (setting == REFERENCE || setting == ORDER);
        if is_self && (setting == REFERENCE || *first == text) {
            errors.relation_to_itself(first, setting == ORDER);
        } else if seen.contains(&text) {
            errors.repeated_relation(value.span(), &text, setting);
        }
        seen.push(text);
    }
}

/// References with names of their own: none of these is the name of another reference. What reads
/// them ignores case.
fn named(declaration: &Declaration, errors: &mut Errors) {
    let members = || declaration.members.iter().map(Member::bare);
    if !members().any(|member| matches!(member, Member::Map { name, .. } if name == NAMED)) {
        return;
    }
    let plain: Set<String> = members()
        .filter_map(|member| match member {
            Member::Setting { name, values, .. } if name == REFERENCE => Some(values),
            _ => None,
        })
        .flatten()
        .filter_map(|value| whole(value).map(|name| model_name(name, None).to_lowercase()))
        .collect();
    for member in members() {
        let Member::Map { name, entries } = member else { continue };
        for Entry { key, .. } in entries.iter().filter(|_| name == NAMED) {
            let text = match key {
                Key::Name(name) => model_name(name, None),
                Key::Text(text) => literal_text(text),
            };
            if plain.contains(&text.replace('_', "-").to_lowercase()) {
                errors.name_of_a_reference(key.span(), &text);
            }
        }
    }
}

/// The declaration that a value names as a whole.
fn whole(value: &Value) -> Option<&Word> {
    match value {
        Value::Path(path) => match path.as_slice() {
            [name] => Some(name),
            _ => None,
        },
        Value::Choice(name) => Some(name),
        Value::Literal(_) | Value::List(..) | Value::Rust(_) => None,
    }
}

/// What a declaration waits for.
struct Waits<'b> {
    name: &'b Word,
    targets: Vec<&'b Word>,
}

/// Reports each cycle where it closes.
fn cycles(waits: &[Waits<'_>], errors: &mut Errors) {
    let mut place: Table<&str, usize> = Table::default();
    for (index, waits) in waits.iter().enumerate() {
        place.insert(waits.name.text(), index);
    }
    let mut seen = vec![false; waits.len()];
    for start in 0..waits.len() {
        // The way from the start, each step with the next of its targets to go to.
        let mut way: Vec<(usize, usize)> = Vec::new();
        if !std::mem::replace(&mut seen[start], true) {
            way.push((start, 0));
        }
        while let Some((at, next)) = way.last_mut() {
            let Some(target) = waits[*at].targets.get(*next) else {
                way.pop();
                continue;
            };
            *next += 1;
            let Some(index) = place.get(target.text()).copied() else { continue };
            if let Some(from) = way.iter().position(|(at, _)| *at == index) {
                let cycle: Vec<&Word> =
                    way.iter().skip(from).map(|(at, _)| waits[*at].name).collect();
                errors.cycle(target, &cycle);
            } else if !std::mem::replace(&mut seen[index], true) {
                way.push((index, 0));
            }
        }
    }
}
