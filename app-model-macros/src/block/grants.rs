//! Questions about the roles of one principal on one resource, which the compiler answers.
//!
//! The macro knows no role. It puts together what a block grants, in one `roles` or in several, and
//! asks `const _: () = roles::implied("AcrPull", &["AcrPush"]);` for each role that stands beside
//! others. Lists that are alike share their questions.

use std::collections::{HashMap, HashSet};
use std::ptr;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::expand::start;
use super::lints::{IMPLIED, INSUFFICIENT, PRIVILEGED, allowed};
use super::names::Names;
use super::needs;
use super::syntax::{Attributes, Block, Declaration, Grant, Member, Statement, Value};

/// The constants of a block.
pub(crate) fn constants(block: &Block, names: &Names<'_>) -> TokenStream {
    let mut grants = Grants::default();
    for statement in &block.statements {
        // What `cfg` takes out is not granted.
        if let Statement::Declaration(declaration) = statement
            && !names.is_repeated(declaration)
            && declaration.attributes.others.is_empty()
        {
            for member in &declaration.members {
                grants.member(declaration, member, &[&declaration.attributes], names);
            }
        }
    }
    let mut tokens = grants.questions();
    tokens.extend(needs::constants(block, names, &grants));
    tokens
}

/// A role that is granted, and whether a reason says why.
pub(super) struct Granted<'b> {
    pub(super) role: &'b Ident,
    has_reason: bool,
}

#[derive(Default)]
pub(super) struct Grants<'b> {
    /// The roles of each pair.
    pairs: Vec<Vec<Granted<'b>>>,
    places: HashMap<(String, String), usize>,
    /// Where a lint about roles is allowed, and of which pairs.
    allowed: Vec<(&'b Ident, Vec<usize>)>,
}

impl<'b> Grants<'b> {
    fn member(
        &mut self,
        declaration: &'b Declaration,
        member: &'b Member,
        attributes: &[&'b Attributes],
        names: &Names<'_>,
    ) {
        match member {
            Member::Attributed(own, member) if own.others.is_empty() => {
                let attributes: Vec<&Attributes> =
                    attributes.iter().copied().chain([own]).collect();
                self.member(declaration, member, &attributes, names);
            }
            Member::Roles { grants, .. } => {
                let because = |lint| allowed(lint, attributes);
                let has_reason = because(PRIVILEGED).or_else(|| because(IMPLIED)).is_some();
                for Grant { who, roles, .. } in grants {
                    let pair = self.pair(declaration, who, names);
                    for allowed in [IMPLIED, INSUFFICIENT].into_iter().filter_map(because) {
                        match self
                            .allowed
                            .iter_mut()
                            .find(|(lint, _)| ptr::eq(*lint, &allowed.lint))
                        {
                            Some((_, pairs)) => pairs.push(pair),
                            None => self.allowed.push((&allowed.lint, vec![pair])),
                        }
                    }
                    if let Some(granted) = self.pairs.get_mut(pair) {
                        granted.extend(roles.iter().map(|role| Granted { role, has_reason }));
                    }
                }
            }
            _ => {}
        }
    }

    /// The place of a pair. `roles` may stand on either side of it.
    fn pair(&mut self, declaration: &Declaration, who: &Value, names: &Names<'_>) -> usize {
        let next = self.pairs.len();
        let name = match who {
            Value::Choice(name) => name.to_string(),
            Value::Path(_) => who.text(),
            // What Rust code names is not known.
            Value::Literal(_) | Value::Rust(_) => format!("({next})"),
        };
        let place = *self.places.entry(key(declaration, name, names)).or_insert(next);
        if place == next {
            self.pairs.push(Vec::new());
        }
        place
    }

    /// Where a lint is allowed, and the places of the pairs that it is about.
    pub(super) fn allowed(&self, lint: &str) -> impl Iterator<Item = (&'b Ident, &[usize])> {
        let places = self.allowed.iter().filter(move |(known, _)| *known == lint);
        places.map(|(lint, pairs)| (*lint, pairs.as_slice()))
    }

    /// The roles that one declaration has on another, and their place.
    pub(super) fn find(
        &self,
        one: &Declaration,
        other: &Declaration,
        names: &Names<'_>,
    ) -> Option<(usize, &[Granted<'b>])> {
        let place = *self.places.get(&key(one, other.name.to_string(), names))?;
        Some((place, self.pairs.get(place)?))
    }

    fn questions(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        let mut seen = HashSet::new();
        for pair in self.pairs.iter().filter(|pair| pair.len() > 1) {
            let all: Vec<String> = pair.iter().map(|granted| granted.role.to_string()).collect();
            for Granted { role, .. } in pair.iter().filter(|granted| !granted.has_reason) {
                if seen.insert((role.to_string(), all.clone())) {
                    let name = role.to_string();
                    let place = role.span();
                    let arguments = quote_spanned! {place=> (#name, &[#(#all),*]) };
                    tokens.extend(question("implied", &arguments, place));
                }
            }
        }
        for (lint, pairs) in self.allowed(IMPLIED) {
            let lists = pairs.iter().filter_map(|pair| self.pairs.get(*pair)).map(|pair| {
                let roles = pair.iter().map(|granted| granted.role.to_string());
                quote! { &[#(#roles),*] }
            });
            let place = lint.span();
            let arguments = quote_spanned! {place=> (&[#(#lists),*]) };
            tokens.extend(question("implied_somewhere", &arguments, place));
        }
        tokens
    }
}

/// The names of a pair in an order that does not depend on where `roles` stands. Of two declarations of
/// one kind it does: one has a role on the other.
fn key(declaration: &Declaration, name: String, names: &Names<'_>) -> (String, String) {
    let first = declaration.name.to_string();
    let is_same = names.declared.get(&name).is_some_and(|it| it.keyword == declaration.keyword);
    if name < first && !is_same { (name, first) } else { (first, name) }
}

/// `const _: () = roles::method(arguments);`, of which everything but the arguments takes no room, so
/// that the compiler underlines the place.
fn question(method: &str, arguments: &TokenStream, place: Span) -> TokenStream {
    let before = start(place);
    let method = Ident::new(method, before);
    let path = quote_spanned! {before=> ::app_model::roles::#method };
    let arguments: TokenStream = arguments
        .clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(place));
            token
        })
        .collect();
    quote! { const _: () = #path #arguments; }
}
