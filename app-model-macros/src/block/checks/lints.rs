//! What is legal and hardly ever meant. It is an error unless an attribute says why it is meant:
//! `#[allow(unused_identity, reason = "…")]`.
//!
//! The macro sees what nobody names, what stands twice, and which attributes allow nothing. Which
//! declarations must be used, and which roles are privileged, is known to the types.

use proc_macro2::{TokenStream, TokenTree};

use crate::block::checks::named;
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::IDENTITY;
use crate::block::language::lints::{Place, is_about_existing, is_about_use, place, place_of};
use crate::block::syntax::{Allowed, Attributes, Block, Declaration, Member, Statement, Value};
use crate::block::table::Set;
use crate::block::word::Word;

/// What was found, for the expansion.
#[derive(Default)]
pub(crate) struct Lints {
    unused: Set<String>,
}

impl Lints {
    /// Whether nothing names the declaration, and nothing in its body gives it a purpose.
    pub(crate) fn is_unused(&self, declaration: &Declaration) -> bool {
        self.unused.contains(declaration.name.text())
    }
}

/// The reason of a lint, if it is allowed here.
pub(crate) fn allowed<'a>(lint: &str, places: &[&'a Attributes]) -> Option<&'a Allowed> {
    places.iter().flat_map(|place| &place.allowed).find(|allowed| allowed.lint == lint)
}

pub(crate) fn check(block: &Block, names: &Names<'_>, errors: &mut Errors) -> Lints {
    let mut used = used(block, names);
    used.extend(named::of_their_kind(block, names));
    let mut lints = Lints::default();
    for statement in &block.statements {
        let declaration = match statement {
            Statement::Declaration(declaration) => declaration,
            Statement::Existing(existing) => {
                for Allowed { lint, .. } in &existing.attributes.allowed {
                    if !is_about_existing(lint) {
                        errors.lint_elsewhere(lint, place_of(lint));
                    }
                }
                continue;
            }
        };
        let name = declaration.name.to_string();
        // A setting that seems to give a purpose may be none: that is said there, and once.
        let members = &declaration.members;
        let is_used = || {
            used.contains(&name)
                || members.iter().any(has_roles)
                || !members.iter().any(gives_purpose)
        };
        let purpose = members.iter().any(gives_purpose)
            || declaration.arguments.is_some()
            || matches!(declaration.value, Some((_, Value::Path(_))));
        if !purpose && !used.contains(&name) {
            lints.unused.insert(name.clone());
        }
        for allowed in &declaration.attributes.allowed {
            let lint = &allowed.lint;
            if is_about_use(lint) && is_used() && !lints.is_unused(declaration) {
                errors.lint_of_used(lint, &declaration.name);
            }
            if is_about_existing(lint) {
                errors.lint_elsewhere(lint, place_of(lint));
            }
            if place(lint) == Place::Roles && !declaration.members.iter().any(has_roles) {
                errors.lint_without_roles(lint, &declaration.name);
            }
        }
        check_members(&declaration.members, errors);
    }
    // What is broken may be what would have used a name, and everybody begins with one declaration.
    if !errors.is_empty() || is_first_program(block) {
        lints.unused.clear();
    }
    lints
}

/// The lints of members and of children, which stand before `roles` or nowhere.
fn check_members(members: &[Member], errors: &mut Errors) {
    for member in members {
        let (attributes, roles) = match member {
            Member::Attributed(attributes, member) => (attributes, has_roles(member)),
            Member::Child(child) => {
                check_members(&child.members, errors);
                (&child.attributes, false)
            }
            _ => continue,
        };
        for allowed in &attributes.allowed {
            if !roles || place(&allowed.lint) != Place::Roles {
                errors.lint_elsewhere(&allowed.lint, place_of(&allowed.lint));
            }
        }
    }
}

fn has_roles(member: &Member) -> bool {
    matches!(member.bare(), Member::Roles { .. })
}

/// Whether a declaration with this member is there for its own sake: it is granted something, has
/// parts, or is set to be something. A name, a description and tags are what everything can have.
fn gives_purpose(member: &Member) -> bool {
    match member.bare() {
        Member::Map { .. } => false,
        Member::Setting { name, .. } => name != "name" && name != "description",
        _ => true,
    }
}

/// The same for what is granted something already.
pub(crate) fn gives_more_than_roles(member: &Member) -> bool {
    !has_roles(member) && gives_purpose(member)
}

/// The names that stand somewhere as a value. `existing` does not use what it is about.
fn used(block: &Block, names: &Names<'_>) -> Set<String> {
    let mut used = Set::default();
    for statement in &block.statements {
        statement.visit_values(&mut |value| match value {
            Value::Path(path) => used.extend(path.first().map(Word::to_string)),
            Value::Choice(name) if names.knows(name) => drop(used.insert(name.to_string())),
            Value::Rust(group) => words(group.stream(), &mut used),
            // `Days` for `days` is one mistake, and not two.
            Value::Choice(name) => used.extend(names.in_another_case(name)),
            Value::Literal(_) | Value::List(..) => {}
        });
        if let Statement::Declaration(declaration) = statement {
            // `host domain;` for `host: domain;` is one mistake, and not two.
            names_of_children(declaration, &mut used);
            // So is an identity in quotes.
            names_in_quotes(declaration, &mut used);
        }
    }
    used
}

/// The texts that stand where an identity does.
fn names_in_quotes(declaration: &Declaration, names: &mut Set<String>) {
    let mut add =
        |value: &Value| names.extend(value.string().map(|(text, _)| text.replace('-', "_")));
    for (_, values) in declaration.settings().filter(|(name, _)| *name == IDENTITY) {
        values.iter().for_each(&mut add);
    }
    declaration.visit_grants(&mut |_, grants| grants.iter().for_each(|grant| add(&grant.who)));
}

/// The words of all Rust code in a block.
pub(crate) fn words_in_rust(block: &Block) -> Set<String> {
    let mut used = Set::default();
    for statement in &block.statements {
        statement.visit_values(&mut |value| {
            if let Value::Rust(group) = value {
                words(group.stream(), &mut used);
            }
        });
    }
    used
}

pub(crate) fn names_of_children(declaration: &Declaration, names: &mut Set<String>) {
    for child in declaration.children() {
        names.insert(child.name.to_string());
        names_of_children(child, names);
    }
}

/// The words of Rust code: each may be a declared name.
pub(crate) fn words(tokens: TokenStream, found: &mut Set<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => drop(found.insert(word.to_string())),
            TokenTree::Group(group) => words(group.stream(), found),
            _ => {}
        }
    }
}

/// Whether the block declares things of one kind and, besides, only what `existing` names: what
/// everybody writes first.
fn is_first_program(block: &Block) -> bool {
    let mut arguments = Set::default();
    for statement in &block.statements {
        if let Statement::Existing(existing) = statement {
            for argument in &existing.arguments {
                if let Value::Path(path) = argument {
                    arguments.extend(path.first().map(Word::to_string));
                }
            }
        }
    }
    let mut keyword = None;
    block.statements.iter().all(|statement| {
        let Statement::Declaration(declaration) = statement else { return true };
        arguments.contains(declaration.name.text())
            || **keyword.get_or_insert(&declaration.keyword) == declaration.keyword
    })
}
