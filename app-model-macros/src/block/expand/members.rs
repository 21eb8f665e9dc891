//! What is said of a declaration: its description, its value, settings and grants.

use proc_macro2::{Delimiter, Literal, Span};
use quote::{quote, quote_spanned};

use super::{Expander, end, handle, others};
use crate::block::checks::lints::allowed;
use crate::block::language::lints::{IMPLIED, INSUFFICIENT, ON_TOP, PRIVILEGED};
use crate::block::language::names::literal_text;
use crate::block::syntax::{Allowed, Attributes, Declaration, Entry, Grant, Member, Value};
use crate::block::trees::Trees;
use crate::block::word::{Word, start};

/// How many entries of a map are added in one statement: the compiler follows such a chain down.
const LONGEST: usize = 50;

impl Expander<'_> {
    /// Description, value and members of a declaration; with `parents`, of its children too.
    pub(super) fn details(
        &self,
        declaration: &Declaration,
        parents: &[&Declaration],
        place: &Trees,
    ) -> Trees {
        let attributes = others(&declaration.attributes);
        let mut calls = Trees::default();
        if !declaration.attributes.docs.is_empty() {
            let text = doc_text(&declaration.attributes.docs);
            calls.append(quote! { #attributes #place.description(#text); }.into());
        }
        if let Some((equals, value)) = &declaration.value
            && self.is_no_choice(value)
        {
            let method = Word::new("value", *equals);
            let value = self.value(value, place, *equals);
            let call = |calls: &mut Trees| calls.call(&method, value, Span::call_site());
            statement(&mut calls, &attributes, place, call);
        }
        let lints = [&declaration.attributes];
        calls.append(self.members(&declaration.members, place, &attributes, &lints));
        if self.keeps_children(declaration) || !parents.is_empty() {
            let mut path = parents.to_vec();
            path.push(declaration);
            for child in declaration.live_children() {
                calls.append(self.details(child, &path, &handle(child, &path)));
            }
        }
        calls
    }

    pub(super) fn members(
        &self,
        members: &[Member],
        handle: &Trees,
        attributes: &Trees,
        lints: &[&Attributes],
    ) -> Trees {
        let mut calls = Trees::default();
        for member in members {
            match member {
                Member::Flag(name) => {
                    let mut on = Trees::default();
                    on.word("true", name.span());
                    let call = |calls: &mut Trees| calls.call(name, on, name.span());
                    statement(&mut calls, attributes, handle, call);
                }
                Member::Setting { name, colon, values } => {
                    for value in values.iter().filter(|value| self.resolves(value)) {
                        let value = self.value(value, handle, *colon);
                        let call = |calls: &mut Trees| calls.call(name, value, *colon);
                        statement(&mut calls, attributes, handle, call);
                    }
                }
                Member::Section { name, members } => {
                    let section = name.at(Span::mixed_site());
                    let inner = self.members(members, &Trees::of(&section), &Trees::default(), &[]);
                    let call = quote_spanned! {name.span()=> () };
                    calls.append(
                        quote! { #attributes { let #section = #handle.#name #call; #inner } }
                            .into(),
                    );
                }
                Member::Map { name, entries } => {
                    let entries = entries.iter().filter(|entry| self.is_no_choice(&entry.value));
                    let entries: Vec<_> = entries.collect();
                    for entries in entries.chunks(LONGEST) {
                        statement(&mut calls, attributes, handle, |calls| {
                            calls.call(name, Trees::default(), name.span());
                            for entry in entries {
                                self.entry(entry, handle, calls);
                            }
                        });
                    }
                }
                Member::Roles { grants, .. } => {
                    for grant in grants.iter().filter(|grant| self.is_no_choice(&grant.who)) {
                        calls.copy(attributes);
                        calls.append(self.grant(grant, handle, lints));
                    }
                }
                Member::Child(_) | Member::Asked(_) => {}
                Member::Attributed(own, member) => {
                    let mut attributes = attributes.clone();
                    attributes.append(others(own));
                    let lints: Vec<&Attributes> = lints.iter().copied().chain([own]).collect();
                    let member = std::slice::from_ref(&**member);
                    calls.append(self.members(member, handle, &attributes, &lints));
                }
            }
        }
        calls
    }

    /// `.entry("key", value)`
    fn entry(&self, entry: &Entry, handle: &Trees, calls: &mut Trees) {
        let mut key = Literal::string(&entry.key.text());
        key.set_span(entry.key.span());
        let mut arguments = Trees::default();
        arguments.push(key);
        arguments.marks(",", entry.colon);
        arguments.append(self.value(&entry.value, handle, entry.colon));
        calls.call(&Word::new("entry", entry.colon), arguments, entry.colon);
    }

    /// `::app_model::grant(handle.with_role_assignments(who).Role);`
    ///
    /// A role is an argument, so that what it needs and has not is reported at the role.
    pub(super) fn grant(&self, grant: &Grant, handle: &Trees, lints: &[&Attributes]) -> Trees {
        let Grant { who, arrow, roles, .. } = grant;
        let arrow = *arrow;
        let assign = Word::new("with_role_assignments", arrow);
        let who = match who {
            Value::Choice(name) => self.reference(std::slice::from_ref(name)),
            who => self.value(who, handle, arrow),
        };
        // That of a privileged role first: what it returns takes the others.
        let reasons = [PRIVILEGED, IMPLIED, INSUFFICIENT, ON_TOP];
        let reasons: Vec<&Allowed> =
            reasons.iter().filter_map(|lint| allowed(lint, lints)).collect();
        // What stands before the role takes no room: the whole argument is underlined.
        let give = |calls: &mut Trees, role: &Word, mut place: Trees| {
            place.field(role);
            let Some((last, others)) = reasons.split_last() else {
                calls.path(["app_model", "grant"], arrow);
                calls.group(Delimiter::Parenthesis, place, arrow);
                calls.marks(";", arrow);
                return;
            };
            for reason in others {
                let method =
                    if reason.lint == PRIVILEGED { "granted_because" } else { "granted_allowing" };
                place.call(&Word::new(method, arrow), explained(reason, arrow), arrow);
            }
            let function = if last.lint == PRIVILEGED { "grant_because" } else { "grant_allowing" };
            place.marks(",", arrow);
            place.append(explained(last, arrow));
            calls.path(["app_model", function], arrow);
            calls.group(Delimiter::Parenthesis, place, arrow);
            calls.marks(";", arrow);
        };
        match roles.as_slice() {
            [] => {
                let nothing = Word::new("grant_nothing", arrow);
                quote! { #handle.#assign(#who).#nothing(); }.into()
            }
            [role] => {
                let mut pair = handle.at(start(role.span()));
                pair.call(&assign, who, arrow);
                let mut calls = Trees::default();
                give(&mut calls, role, pair);
                calls
            }
            many => {
                // Not of the expansion's own: the compiler underlines an argument as one only if
                // its words come from one place. Nothing else is named in these braces.
                let list = Word::new("roles", arrow);
                let mut pair = handle.clone();
                pair.call(&assign, who, arrow);
                let mut grants = Trees::default();
                for role in many {
                    give(&mut grants, role, Trees::of(&list).at(start(role.span())));
                }
                quote! {{ let #list = #pair; #grants }}.into()
            }
        }
    }
}

/// `attributes handle.call;`
fn statement(calls: &mut Trees, attributes: &Trees, handle: &Trees, call: impl FnOnce(&mut Trees)) {
    calls.copy(attributes);
    calls.copy(handle);
    call(calls);
    end(calls);
}

/// The doc comment's lines, each without the space after `///`.
fn doc_text(docs: &[Literal]) -> String {
    let lines: Vec<String> = docs
        .iter()
        .map(|line| {
            let text = literal_text(line);
            text.strip_prefix(' ').map_or(text.clone(), str::to_owned)
        })
        .collect();
    lines.join("\n").trim().to_owned()
}

/// The arguments that say why a role is granted: the lint, unless it is that of privileged roles, and the
/// reason.
fn explained(Allowed { lint, reason }: &Allowed, place: Span) -> Trees {
    let mut arguments = Trees::default();
    if *lint != PRIVILEGED {
        arguments.path(["app_model", "lint"], start(lint.span()));
        arguments.marks("::", start(lint.span()));
        arguments.push(lint.clone());
        arguments.marks(",", place);
    }
    arguments.push(reason.clone());
    arguments
}
