//! Questions about the roles of one principal on one resource, which the compiler answers.
//!
//! The macro knows no role. It puts together what a block grants, in one `roles` or in several, and
//! asks about each role that stands beside others whether one of them contains it. Lists that are
//! alike share their questions.

use std::borrow::Cow;
use std::ptr;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::block::checks::lints::allowed;
use crate::block::checks::names::Names;
use crate::block::language::lints::{IMPLIED, INSUFFICIENT, ON_TOP, PRIVILEGED};
use crate::block::questions::needs;
use crate::block::questions::principals::Principals;
use crate::block::questions::together;
use crate::block::syntax::{Attributes, Block, Declaration, Grant, Member, Statement, Value};
use crate::block::table::{Set, Table};
use crate::block::word::{Word, start};

/// The constants of a block.
pub(crate) fn constants<'b>(
    block: &'b Block,
    names: &Names<'b>,
    in_rust: &Set<String>,
) -> TokenStream {
    let mut grants = Grants::default();
    for statement in &block.statements {
        // What `cfg` takes out is not granted.
        if let Statement::Declaration(declaration) = statement
            && !names.is_repeated(declaration)
            && declaration.attributes.is_fixed()
        {
            for member in &declaration.members {
                grants.member(declaration, member, &[&declaration.attributes], names);
            }
        }
    }
    let principals = Principals::of(block, names, &grants, in_rust);
    let mut tokens = grants.questions(&principals);
    tokens.extend(principals.questions());
    tokens.extend(needs::constants(block, names, &grants, in_rust));
    tokens.extend(together::constants(block, names, &grants, in_rust));
    tokens
}

/// A role that is granted.
#[derive(Clone, Copy)]
pub(crate) struct Granted<'b> {
    pub(crate) role: &'b Word,
    /// Whether it may be a privileged one: a reason says why.
    pub(crate) may_be_privileged: bool,
    /// Whether it may be contained in another one.
    pub(crate) may_be_implied: bool,
}

/// The roles of one declaration on another.
struct Pair<'b> {
    /// The keyword of the declaration whose body grants them, and that of the other one: the same, if
    /// nobody declares it.
    one: &'b Word,
    other: &'b Word,
    /// Both, if both are declared.
    declared: Option<[&'b Declaration; 2]>,
    roles: Vec<Granted<'b>>,
}

#[derive(Default)]
pub(crate) struct Grants<'b> {
    pairs: Vec<Pair<'b>>,
    places: Table<String, usize>,
    /// Where a lint about roles is allowed, and of which pairs.
    allowed: Vec<(&'b Word, Vec<usize>)>,
}

impl<'b> Grants<'b> {
    fn member(
        &mut self,
        declaration: &'b Declaration,
        member: &'b Member,
        attributes: &[&'b Attributes],
        names: &Names<'b>,
    ) {
        match member {
            Member::Attributed(own, member) if own.is_fixed() => {
                let attributes: Vec<&Attributes> =
                    attributes.iter().copied().chain([own]).collect();
                self.member(declaration, member, &attributes, names);
            }
            Member::Roles { grants, .. } => {
                let because = |lint| allowed(lint, attributes);
                let may_be_privileged = because(PRIVILEGED).is_some();
                let may_be_implied = may_be_privileged || because(IMPLIED).is_some();
                for Grant { who, roles, .. } in grants {
                    let pair = self.pair(declaration, who, names);
                    for allowed in [IMPLIED, INSUFFICIENT, ON_TOP].into_iter().filter_map(because) {
                        match self
                            .allowed
                            .iter_mut()
                            .find(|(lint, _)| ptr::eq(*lint, &allowed.lint))
                        {
                            Some((_, pairs)) => pairs.push(pair),
                            None => self.allowed.push((&allowed.lint, vec![pair])),
                        }
                    }
                    if let Some(pair) = self.pairs.get_mut(pair) {
                        let granted = |role| Granted { role, may_be_privileged, may_be_implied };
                        pair.roles.extend(roles.iter().map(granted));
                    }
                }
            }
            _ => {}
        }
    }

    /// The place of a pair. `roles` may stand on either side of it.
    fn pair(&mut self, declaration: &'b Declaration, who: &'b Value, names: &Names<'b>) -> usize {
        let next = self.pairs.len();
        let name = match who {
            Value::Choice(name) => Cow::from(name.text()),
            Value::Path(path) => match path.as_slice() {
                [name] => Cow::from(name.text()),
                _ => Cow::from(who.text()),
            },
            // What Rust code names is not known.
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => Cow::from(format!("({next})")),
        };
        let one = &declaration.keyword;
        let partner = names.declared.get(&*name).copied();
        let other = partner.map_or(one, |partner| &partner.keyword);
        let place = *self.places.or_insert_with(key(declaration, &name, names), || next);
        if place == next {
            let declared = partner.map(|partner| [declaration, partner]);
            self.pairs.push(Pair { one, other, declared, roles: Vec::new() });
        }
        place
    }

    /// Where a lint is allowed, and the places of the pairs that it is about.
    pub(crate) fn allowed(&self, lint: &str) -> impl Iterator<Item = (&'b Word, &[usize])> {
        let places = self.allowed.iter().filter(move |(known, _)| *known == lint);
        places.map(|(lint, pairs)| (*lint, pairs.as_slice()))
    }

    /// The pairs of declarations, each with its place and its roles.
    pub(crate) fn declared(
        &self,
    ) -> impl Iterator<Item = (usize, [&'b Declaration; 2], &[Granted<'b>])> {
        let pairs = self.pairs.iter().enumerate();
        pairs.filter_map(|(place, pair)| Some((place, pair.declared?, pair.roles.as_slice())))
    }

    /// The roles that one declaration has on another, and their place.
    pub(crate) fn find(
        &self,
        one: &Declaration,
        other: &Declaration,
        names: &Names<'_>,
    ) -> Option<(usize, &[Granted<'b>])> {
        let place = *self.places.get(&key(one, other.name.text(), names))?;
        Some((place, &self.pairs.get(place)?.roles))
    }

    fn questions(&self, principals: &Principals<'_, '_>) -> TokenStream {
        let mut tokens = TokenStream::new();
        let mut seen = Set::default();
        for Pair { one, other, roles, .. } in self.pairs.iter().filter(|pair| pair.roles.len() > 1)
        {
            let all: Vec<String> = roles.iter().map(|granted| granted.role.to_string()).collect();
            for Granted { role, .. } in roles.iter().filter(|granted| !granted.may_be_implied) {
                let name = role.to_string();
                if seen.insert(format!("{one} {other} {name} of {}", all.join(" "))) {
                    let place = role.span();
                    let before = start(place);
                    let of = quote_spanned! {before=> ::app_model::literal::Of:: };
                    let other = quote! { ::app_model::literal::Of::<#other>::RULES };
                    let method = quote_spanned! {before=> ::RULES.implied };
                    let arguments = quote_spanned! {place=> (#other, #name, &[#(#all),*]) };
                    tokens.extend(quote! { const _: () = #of<#one> #method #arguments; });
                }
            }
        }
        for (lint, pairs) in self.allowed(IMPLIED) {
            let beside = pairs.iter().map(|place| principals.beside(*place));
            let Some(beside) = beside.collect::<Option<Vec<_>>>() else { continue };
            let lists = pairs.iter().filter_map(|pair| self.pairs.get(*pair)).zip(beside);
            let lists = lists.map(|(Pair { one, other, roles, .. }, beside)| {
                let roles = roles.iter().map(|granted| granted.role.to_string()).chain(beside);
                let of = quote! { ::app_model::literal::Of };
                quote! { (#of::<#one>::RULES, #of::<#other>::RULES, &[#(#roles),*]) }
            });
            let place = lint.span();
            let path = quote_spanned! {start(place)=> ::app_model::literal::allows_implied };
            let arguments = quote_spanned! {place=> (&[#(#lists),*]) };
            tokens.extend(quote! { const _: () = #path #arguments; });
        }
        tokens
    }
}

/// The names of a pair in an order that does not depend on where `roles` stands. Of two declarations of
/// one kind it does: one has a role on the other.
fn key(declaration: &Declaration, name: &str, names: &Names<'_>) -> String {
    let first = declaration.name.text();
    let is_same = names.declared.get(name).is_some_and(|it| it.keyword == declaration.keyword);
    if name < first && !is_same { format!("{name} {first}") } else { format!("{first} {name}") }
}
