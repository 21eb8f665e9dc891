//! Questions about the roles of what runs as one identity, which the compiler answers.
//!
//! For Azure an identity and the programs that run as it are one principal: each has the roles of all.
//! A program that is granted no roles on what it refers to brings the usual ones. The macro knows
//! neither these nor which role contains which: it asks whether one grant makes another one moot.

use std::ptr;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::block::checks::names::Names;
use crate::block::language::lints::ON_TOP;
use crate::block::language::{ARGUMENTS, IDENTITY, NAMED, REFERENCE, VARIABLES};
use crate::block::questions::grants::{Granted, Grants};
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::{Set, Table};
use crate::block::word::start;

/// A declaration that runs as identities of the block.
struct Program<'b> {
    declaration: &'b Declaration,
    /// The first is the one that the program's own grants are for.
    identities: Vec<&'b Declaration>,
    /// What it refers to.
    uses: Vec<&'b Declaration>,
}

impl<'b> Program<'b> {
    /// `None` if it names no identity, or one that is not known.
    fn of(declaration: &'b Declaration, names: &Names<'b>) -> Option<Self> {
        let (mut identities, mut uses) = (Vec::new(), Vec::new());
        for member in &declaration.members {
            if matches!(member, Member::Attributed(own, _) if !own.is_fixed()) {
                return None;
            }
            match member.bare() {
                Member::Setting { name, values, .. } if name == IDENTITY => {
                    for value in values {
                        add(declared(value, names)?, &mut identities);
                    }
                }
                Member::Setting { name, values, .. } if name == REFERENCE || name == ARGUMENTS => {
                    let named = values.iter().filter_map(|value| declared(value, names));
                    named.for_each(|it| add(it, &mut uses));
                }
                Member::Map { name, entries } if name == VARIABLES || name == NAMED => {
                    let named = entries.iter().filter_map(|entry| declared(&entry.value, names));
                    named.for_each(|it| add(it, &mut uses));
                }
                _ => {}
            }
        }
        (!identities.is_empty()).then_some(Self { declaration, identities, uses })
    }

    fn runs_as(&self, identity: &Declaration) -> bool {
        self.identities.first().is_some_and(|it| ptr::eq(*it, identity))
    }
}

fn names_identity(declaration: &Declaration) -> bool {
    let is =
        |member: &Member| matches!(member.bare(), Member::Setting { name, .. } if name == IDENTITY);
    declaration.members.iter().any(is)
}

/// The declaration that a value names, or whose child it names.
fn declared<'b>(value: &Value, names: &Names<'b>) -> Option<&'b Declaration> {
    let Value::Path(path) = value else { return None };
    names.declared.get(path.first()?.text()).copied()
}

fn add<'b>(declaration: &'b Declaration, list: &mut Vec<&'b Declaration>) {
    if !list.iter().any(|it| ptr::eq(*it, declaration)) {
        list.push(declaration);
    }
}

/// The roles of one declaration on another.
#[derive(Clone, Copy)]
struct Held<'a, 'b> {
    owner: &'b Declaration,
    target: &'b Declaration,
    place: usize,
    roles: &'a [Granted<'b>],
}

impl Held<'_, '_> {
    fn names(&self) -> Vec<String> {
        self.roles.iter().map(|it| it.role.to_string()).collect()
    }
}

/// What runs as which identity, and may do what.
pub(crate) struct Principals<'a, 'b> {
    programs: Vec<Program<'b>>,
    /// Whether something may run as an identity that is not known.
    any_unknown: bool,
    /// By the name of the owner.
    held: Table<String, Vec<Held<'a, 'b>>>,
    grants: &'a Grants<'b>,
}

impl<'a, 'b> Principals<'a, 'b> {
    pub(crate) fn of(
        block: &'b Block,
        names: &Names<'b>,
        grants: &'a Grants<'b>,
        in_rust: &Set<String>,
    ) -> Self {
        let (mut programs, mut any_unknown) = (Vec::new(), false);
        for declaration in block.statements.iter().filter_map(Statement::declaration) {
            if !names_identity(declaration) {
                continue;
            }
            // Rust code may grant more, or let it run as somebody else.
            let is_known = !names.is_repeated(declaration)
                && declaration.attributes.is_fixed()
                && !in_rust.contains(declaration.name.text());
            match Program::of(declaration, names).filter(|_| is_known) {
                Some(program) => programs.push(program),
                None => any_unknown = true,
            }
        }
        let mut held: Table<String, Vec<Held<'a, 'b>>> = Table::default();
        if !programs.is_empty() {
            for (place, [one, other], roles) in grants.declared() {
                for [owner, target] in [[one, other], [other, one]] {
                    if !in_rust.contains(target.name.text()) {
                        let of_owner = held.or_insert_with(owner.name.to_string(), Vec::new);
                        of_owner.push(Held { owner, target, place, roles });
                    }
                }
            }
        }
        Self { programs, any_unknown, held, grants }
    }

    /// The constants.
    pub(crate) fn questions(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        self.on_top(&mut tokens);
        self.implied(&mut tokens);
        tokens
    }

    /// The roles that others who are the same principal have on the same resource; `None` if that is
    /// not known.
    pub(crate) fn beside(&self, place: usize) -> Option<Vec<String>> {
        if self.any_unknown {
            return None;
        }
        let mut roles = Vec::new();
        for identity in self.identities() {
            let held = self.held_as(identity);
            for one in held.iter().filter(|held| held.place == place) {
                let others = held.iter().filter(|other| is_beside(one, other));
                roles.extend(others.flat_map(Held::names));
            }
        }
        Some(roles)
    }

    /// The identities that programs' own grants are for.
    fn identities(&self) -> Vec<&'b Declaration> {
        let mut identities = Vec::new();
        for program in &self.programs {
            program.identities.first().into_iter().for_each(|it| add(it, &mut identities));
        }
        identities
    }

    fn held(&self, owner: &Declaration) -> &[Held<'a, 'b>] {
        self.held.get(owner.name.text()).map_or(&[], Vec::as_slice)
    }

    /// What an identity, and whatever runs as it, was granted.
    fn held_as(&self, identity: &'b Declaration) -> Vec<Held<'a, 'b>> {
        let programs = self.programs.iter().filter(|program| program.runs_as(identity));
        let owners = [identity].into_iter().chain(programs.map(|program| program.declaration));
        let held = owners.flat_map(|owner| self.held(owner));
        held.filter(|held| !held.roles.is_empty()).copied().collect()
    }

    /// Asks whether the usual roles of a program add something to those that its identities have.
    fn on_top(&self, tokens: &mut TokenStream) {
        let mut asked: Vec<usize> = Vec::new();
        for program in &self.programs {
            let mut held: Vec<(&Declaration, Held<'a, 'b>)> = Vec::new();
            for identity in &program.identities {
                held.extend(self.held_as(identity).into_iter().map(|held| (*identity, held)));
            }
            for target in &program.uses {
                let is_on = |held: &Held<'_, '_>| ptr::eq(held.target, *target);
                let held: Vec<_> = held.iter().filter(|(_, held)| is_on(held)).collect();
                let Some((identity, first)) = held.first() else { continue };
                let is_allowed =
                    |place| self.grants.allowed(ON_TOP).any(|(_, pairs)| pairs.contains(&place));
                if self.held(program.declaration).iter().any(is_on)
                    || held.iter().any(|(_, held)| is_allowed(held.place))
                    || asked.contains(&first.place)
                {
                    continue;
                }
                asked.push(first.place);
                let [role, ..] = first.roles else { continue };
                let roles: Vec<String> = held.iter().flat_map(|(_, held)| held.names()).collect();
                // Of a privileged one that is refused nothing else is said.
                let explained = held.iter().flat_map(|(_, held)| held.roles);
                let explained = explained.filter(|granted| granted.may_be_privileged);
                let explained: Vec<String> = explained.map(|it| it.role.to_string()).collect();
                let (name, owner) = (target.name.to_string(), first.owner.name.to_string());
                let (keyword, span) = (&target.keyword, role.role.span());
                let (program, identity) = (of(program.declaration), of(identity));
                let before = start(span);
                let path = quote_spanned! {before=> ::app_model::literal::Of:: };
                let method = quote_spanned! {before=> ::RULES.on_top };
                let arguments = quote_spanned! {span=> (#name, #program, #identity, #owner, &[#(#roles),*], &[#(#explained),*]) };
                tokens.extend(quote! { const _: () = #path<#keyword> #method #arguments; });
            }
        }
    }

    /// Asks of each role whether another grant of the same principal contains it.
    fn implied(&self, tokens: &mut TokenStream) {
        for identity in self.identities() {
            let held = self.held_as(identity);
            for one in &held {
                for other in held.iter().filter(|other| is_beside(one, other)) {
                    let (roles, beside) = (one.names(), other.names());
                    let (keyword, by) = (&one.target.keyword, of(identity));
                    let (owner, another) = (of(one.owner), of(other.owner));
                    for granted in one.roles.iter().filter(|granted| !granted.may_be_implied) {
                        let (role, span) = (granted.role.to_string(), granted.role.span());
                        let before = start(span);
                        let path = quote_spanned! {before=> ::app_model::literal::Of:: };
                        let method = quote_spanned! {before=> ::RULES.implied_elsewhere };
                        let arguments = quote_spanned! {span=> (#role, #owner, #another, #by, &[#(#roles),*], &[#(#beside),*]) };
                        tokens.extend(quote! { const _: () = #path<#keyword> #method #arguments; });
                    }
                }
            }
        }
    }
}

/// Whether another declaration has roles on the same resource.
fn is_beside(one: &Held<'_, '_>, other: &Held<'_, '_>) -> bool {
    one.place != other.place && ptr::eq(one.target, other.target)
}

/// The rules of a declaration, and its name.
fn of(declaration: &Declaration) -> TokenStream {
    let (keyword, name) = (&declaration.keyword, declaration.name.to_string());
    quote! { (::app_model::literal::Of::<#keyword>::RULES, #name) }
}
