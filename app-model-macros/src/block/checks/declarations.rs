//! What only the macro can see: duplicates, names that nobody declares, contradictions.

use crate::block::asked::plain;
use crate::block::checks::names::{Names, check_child_form, check_form};
use crate::block::errors::{Errors, Instead};
use crate::block::language::{NAMED, PROPERTIES, SECRET, TAGS};
use crate::block::suggest::{distance, is_near, is_slip, nearest};
use crate::block::syntax::{
    Attributes, Block, Declaration, Entry, Existing, Member, Statement, Value, are_alternatives,
};
use crate::block::table::{Set, Table};
use crate::block::word::Word;

pub(crate) fn check<'b>(block: &'b Block, errors: &mut Errors) -> Names<'b> {
    let mut names = collect(block, errors);
    mention(block, &mut names, errors);
    let broken = |declaration: &&Declaration| {
        let values = declaration.arguments.iter().flatten();
        values.into_iter().any(|value| match value {
            Value::Path(path) => path.first().is_some_and(|name| !names.knows(name)),
            _ => false,
        })
    };
    let declarations = block.statements.iter().filter_map(Statement::declaration);
    let broken = declarations.filter(broken).map(|it| it.name.text().to_owned()).collect();
    names.broken = broken;
    let mut existing: Vec<(&Existing, &str)> = Vec::new();
    for statement in &block.statements {
        match statement {
            Statement::Declaration(declaration) => {
                check_declaration(declaration, &names, errors);
            }
            Statement::Existing(statement) => {
                check_existing(statement, &mut existing, &names, errors);
            }
        }
    }
    names
}

/// The declared names. A name that is taken is reported and stays with its first owner.
fn collect<'b>(block: &'b Block, errors: &mut Errors) -> Names<'b> {
    let mut names = Names { lost: block.lost.clone(), ..Names::default() };
    names.declared.reserve(block.statements.len());
    names.by_model_name.reserve(block.statements.len());
    for statement in &block.statements {
        let Statement::Declaration(declaration) = statement else { continue };
        check_form(declaration, errors);
        // Two names that only the run knows are compared when it builds the model.
        let is_computed = declaration.computed.is_some();
        let alike = (!is_computed).then(|| names.by_model_name.get(declaration.small_name()));
        let taken = alike.flatten().or_else(|| names.declared.get(declaration.name.text()));
        if let Some(first) = taken {
            // Of alternatives one is compiled; if both are, `build()` sees it.
            if are_alternatives(&first.attributes, &declaration.attributes) {
                continue;
            }
            let computed = is_computed.then(|| format!("({})", declaration.name));
            let mapped = computed.as_deref().unwrap_or_else(|| declaration.model_name());
            errors.duplicate(&declaration.name, &first.name, &first.keyword, mapped);
            names.repeated.push(&declaration.name);
            continue;
        }
        if !is_computed {
            names.by_model_name.insert(declaration.small_name(), declaration);
        }
        names.declared.insert(declaration.name.text(), declaration);
    }
    names
}

/// Arguments of `existing` that nobody declares become parameters, unless they look like a slip.
fn mention(block: &Block, names: &mut Names<'_>, errors: &mut Errors) {
    if !block.statements.iter().any(|statement| matches!(statement, Statement::Existing(_))) {
        return;
    }
    let mut used = Set::default();
    for statement in &block.statements {
        if let Statement::Existing(existing) = statement {
            used.insert(existing.name.text());
        }
        statement.visit_values(&mut |value| match value {
            Value::Path(path) => used.extend(path.first().map(Word::text)),
            Value::Choice(name) => drop(used.insert(name.text())),
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => {}
        });
    }
    for statement in &block.statements {
        let Statement::Existing(existing) = statement else { continue };
        if existing.word == "existing_read_only" {
            names.read_only.insert(existing.name.to_string());
        }
        for argument in &existing.arguments {
            let Value::Path(path) = argument else { continue };
            let [name] = path.as_slice() else { continue };
            if names.knows(name) || names.lost.contains(name.text()) {
                continue;
            }
            let text = plain(name);
            // A parameter that nothing else names was meant, even if it is two slips away.
            let unused = names.declared.values().iter().filter(|declaration| {
                declaration.keyword == "parameter"
                    && !used.contains(plain(&declaration.name).as_str())
            });
            let unused = unused.map(|declaration| plain(&declaration.name));
            let unused =
                unused.filter(|known| distance(&text, known) <= 2 && is_near(&text, known));
            let near = names.all().into_iter().find(|known| is_slip(&text, known));
            match (near, nearest(&text, unused)) {
                (Some(near), _) => errors.implicit_slip(name, &near, "is one slip away"),
                (None, Some(near)) => errors.implicit_slip(name, &near, "is named by nothing else"),
                (None, None) => names.mentioned.push(name.clone()),
            }
        }
    }
}

fn check_existing<'b>(
    statement: &'b Existing,
    seen: &mut Vec<(&'b Existing, &'static str)>,
    names: &Names<'_>,
    errors: &mut Errors,
) {
    if !names.knows(&statement.name) && !names.lost.contains(statement.name.text()) {
        let near = nearest(statement.name.text(), names.all().into_iter());
        errors.existing_undeclared(&statement.word, &statement.name, near.as_deref());
    }
    for argument in &statement.arguments {
        match argument {
            // One name was judged when it was mentioned.
            Value::Path(path) if path.len() == 1 => {}
            Value::Choice(choice) if !names.knows(choice) => {
                let near = nearest(choice.text(), names.all().into_iter());
                errors.existing_choice(choice, near.as_deref());
            }
            value => check_value(value, names, errors),
        }
    }
    let modes: &[&str] = match statement.word.text() {
        "existing" | "existing_read_only" => &["publish"],
        "run_as_existing" => &["run"],
        _ => &["publish", "run"],
    };
    let first =
        seen.iter().find(|(first, mode)| first.name == statement.name && modes.contains(mode));
    if let Some((first, _)) = first {
        errors.existing_twice(&statement.name, &statement.word, &first.word);
    }
    seen.extend(modes.iter().map(|mode| (statement, *mode)));
}

fn check_declaration(declaration: &Declaration, names: &Names<'_>, errors: &mut Errors) {
    for value in declaration.arguments.iter().flatten() {
        check_plain(value, Instead::Text, names, errors);
    }
    if let Some((_, value)) = &declaration.value {
        // No literal is a secret.
        let is_text = declaration.keyword != SECRET;
        check_plain(value, if is_text { Instead::Text } else { Instead::Name }, names, errors);
    }
    children(declaration, errors);
    if names.read_only.contains(declaration.name.text()) {
        read_only(declaration, errors);
    }
    check_members(&declaration.members, names, errors);
}

/// Nothing is created in what is read only: its children are the ones that are there.
fn read_only(parent: &Declaration, errors: &mut Errors) {
    for child in parent.children() {
        // What no secret can be is said of the literal.
        if let Some((equals, value)) = &child.value
            && !matches!(value, Value::Literal(_))
        {
            errors.value_in_read_only(*equals, &child.name, &parent.name);
        }
        for member in &child.members {
            match member.bare() {
                Member::Flag(name)
                | Member::Setting { name, .. }
                | Member::Section { name, .. }
                | Member::Map { name, .. }
                    if name != "name" && name != "description" && name != PROPERTIES =>
                {
                    errors.setting_in_read_only(name, &child.name, &parent.name);
                }
                _ => {}
            }
        }
    }
}

fn children(parent: &Declaration, errors: &mut Errors) {
    let mut seen: Table<String, &Declaration> = Table::default();
    for child in parent.children() {
        check_child_form(child, errors);
        let mapped = match child.computed {
            Some(_) => child.name.to_string(),
            None => child.model_name().to_lowercase(),
        };
        if let Some(first) = seen.insert(mapped, child) {
            errors.duplicate_child(&child.name, &first.name, &first.keyword, &parent.name);
        }
    }
}

fn check_members(members: &[Member], names: &Names<'_>, errors: &mut Errors) {
    let mut set: Vec<(&Word, Option<&Value>, Option<&Attributes>)> = Vec::new();
    for member in members {
        let own = if let Member::Attributed(own, _) = member { Some(own) } else { None };
        let mut once = |name, value, errors: &mut Errors| {
            let is_again = |other: Option<&Attributes>| match (other, own) {
                (Some(other), Some(own)) => !are_alternatives(other, own),
                _ => true,
            };
            let mut before =
                set.iter().filter(|(first, _, other)| *first == name && is_again(*other));
            if let Some((first, value, _)) = before.next() {
                errors.repeated_setting(name, first, *value);
            }
            set.push((name, value, own));
        };
        match member.bare() {
            Member::Flag(name) => once(name, None, errors),
            Member::Setting { name, values, .. } => {
                let single = if let [value] = values.as_slice() { Some(value) } else { None };
                once(name, single, errors);
                for value in values {
                    check_value(value, names, errors);
                }
            }
            Member::Section { name, members } => {
                once(name, None, errors);
                check_members(members, names, errors);
            }
            Member::Map { name, entries } => {
                let mut keys: Vec<(String, &Entry)> = Vec::new();
                for entry in entries {
                    let key = entry.key.text();
                    // The variable of a property has capital letters only, and Azure compares tags so.
                    let ignores_case = name == PROPERTIES || name == TAGS;
                    let key = if ignores_case { key.to_lowercase() } else { key };
                    match keys.iter().find(|(other, _)| *other == key) {
                        Some((_, first)) if name == NAMED => {
                            errors.repeated_reference(entry, first)
                        }
                        Some((_, first)) => errors.repeated_key(entry, first),
                        None => {}
                    }
                    keys.push((key, entry));
                    check_plain(&entry.value, Instead::Text, names, errors);
                }
            }
            Member::Roles { grants, .. } => {
                for grant in grants {
                    match &grant.who {
                        Value::Choice(role) if is_reversed(role, &grant.roles, names) => {
                            errors.reversed_grant(role, &grant.roles[0]);
                        }
                        who => check_plain(who, Instead::Name, names, errors),
                    }
                    let mut roles: Vec<&Word> = Vec::new();
                    for role in &grant.roles {
                        if roles.contains(&role) {
                            errors.repeated_role(role);
                        }
                        roles.push(role);
                    }
                }
            }
            Member::Child(child) => check_declaration(child, names, errors),
            Member::Attributed(..) | Member::Asked(_) => {}
        }
    }
}

/// `roles: Role => name`
fn is_reversed(who: &Word, roles: &[Word], names: &Names<'_>) -> bool {
    !names.knows(who) && !roles.is_empty() && roles.iter().all(|role| names.knows(role))
}

/// A value that is none of a setting's choices; `instead` is what else may stand in its place.
fn check_plain(value: &Value, instead: Instead, names: &Names<'_>, errors: &mut Errors) {
    value.visit(&mut |value| match value {
        Value::Choice(name) => undeclared(name, instead, names, errors),
        Value::Path(path) => check_path(path, instead, names, errors),
        Value::Literal(_) | Value::List(..) | Value::Rust(_) => {}
    });
}

/// The value of a setting.
fn check_value(value: &Value, names: &Names<'_>, errors: &mut Errors) {
    if let Value::Path(path) = value {
        check_path(path, Instead::Choice, names, errors);
    }
}

fn check_path(path: &[Word], instead: Instead, names: &Names<'_>, errors: &mut Errors) {
    if let Some(first) = path.first() {
        let instead = if path.len() == 1 { instead } else { Instead::Name };
        undeclared(first, instead, names, errors);
        read_setting(path, names, errors);
    }
}

/// `api.environment`, `cache.tcp.port`
fn read_setting(path: &[Word], names: &Names<'_>, errors: &mut Errors) {
    if let Some((declaration, setting)) = names.setting(path) {
        errors.setting_as_output(setting, declaration);
    }
}

fn undeclared(name: &Word, instead: Instead, names: &Names<'_>, errors: &mut Errors) {
    // The open word is missing, which was said, as what is wrong with a broken statement was.
    let said = plain(name).is_empty() || names.lost.contains(name.text());
    if !names.knows(name) && !said {
        let all = names.all();
        let near = nearest(name.text(), all.iter().cloned());
        errors.undeclared(name, near.as_deref(), &all, instead);
    }
}
