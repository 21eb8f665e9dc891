//! Questions about what programs refer to and may not use, which the compiler answers.
//!
//! A program that is granted roles on a resource has those and not the usual ones. The macro knows
//! neither roles nor what a program does with a child: it asks whether the roles reach the child.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::block::checks::names::Names;
use crate::block::language::lints::INSUFFICIENT;
use crate::block::language::{IDENTITY, NAMED, REFERENCE, VARIABLES};
use crate::block::questions::grants::{Granted, Grants};
use crate::block::suggest::nearest;
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::Set;
use crate::block::word::{Word, start};

/// The maps whose values a program is handed.
const MAPS: [&str; 2] = [VARIABLES, NAMED];

/// The constants of a block.
pub(crate) fn constants(
    block: &Block,
    names: &Names<'_>,
    grants: &Grants<'_>,
    in_rust: &Set<String>,
) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut seen = Set::default();
    let mut allowed: Vec<(&Word, Vec<TokenStream>)> = Vec::new();
    for (lint, _) in grants.allowed(INSUFFICIENT) {
        allowed.push((lint, Vec::new()));
    }
    for program in block.statements.iter().filter_map(Statement::declaration) {
        if names.is_repeated(program) || !program.attributes.is_fixed() {
            continue;
        }
        // Rust code may grant more.
        if in_rust.contains(program.name.text()) {
            continue;
        }
        let uses = uses(program, names);
        if !allowed.is_empty() {
            for parent in misspelt(program, &uses, names) {
                let place = grants.find(program, parent, names).map(|(place, _)| place);
                let lints = grants.allowed(INSUFFICIENT);
                let lints = lints.filter(|(_, pairs)| place.is_some_and(|it| pairs.contains(&it)));
                for (lint, _) in lints {
                    allowed.retain(|(other, _)| !std::ptr::eq(*other, lint));
                }
            }
        }
        for (parent, child) in uses {
            if in_rust.contains(parent.name.text()) {
                continue;
            }
            let Some((place, pair)) = grants.find(program, parent, names) else { continue };
            let (Some(first), Some(granted)) =
                (pair.first(), granted(program, parent, pair, names, grants))
            else {
                continue;
            };
            let roles: Vec<String> = granted.iter().map(|it| it.role.to_string()).collect();
            // Of a privileged one that is refused nothing else is said.
            let explained = granted.iter().filter(|it| it.may_be_privileged);
            let explained: Vec<String> = explained.map(|it| it.role.to_string()).collect();
            let (of, inside, keyword) = (&parent.keyword, &child.keyword, &program.keyword);
            let rules = quote! { ::app_model::literal::In::<#of, #inside>::RULES };
            let by = quote! { ::app_model::literal::Of::<#keyword>::RULES };
            let reason = grants.allowed(INSUFFICIENT).find(|(_, pairs)| pairs.contains(&place));
            if let Some((lint, _)) = reason {
                for (_, list) in allowed.iter_mut().filter(|(other, _)| std::ptr::eq(*other, lint))
                {
                    list.push(quote! { (#rules, #by, &[#(#roles),*]) });
                }
            } else if seen.insert(format!("{place} {}", child.keyword)) {
                let span = first.role.span();
                let before = start(span);
                let (name, used) =
                    (program.name.to_string(), format!("{}.{}", parent.name, child.name));
                let path = quote_spanned! {before=> ::app_model::literal::In:: };
                let method = quote_spanned! {before=> ::RULES.reached };
                let arguments = quote_spanned! {span=> (#by, #name, #used, &[#(#roles),*], &[#(#explained),*]) };
                tokens.extend(quote! { const _: () = #path<#of, #inside> #method #arguments; });
            }
        }
    }
    for (lint, uses) in allowed {
        let span = lint.span();
        let path = quote_spanned! {start(span)=> ::app_model::literal::allows_insufficient };
        let arguments = quote_spanned! {span=> (&[#(#uses),*]) };
        tokens.extend(quote! { const _: () = #path #arguments; });
    }
    tokens
}

/// The children that a program refers to, with their parents.
fn uses<'b>(program: &Declaration, names: &Names<'b>) -> Vec<(&'b Declaration, &'b Declaration)> {
    let mut values: Vec<&Value> = Vec::new();
    for member in &program.members {
        match member.bare() {
            Member::Setting { name, values: list, .. } if name == REFERENCE => values.extend(list),
            Member::Map { name, entries } if MAPS.iter().any(|map| name == map) => {
                values.extend(entries.iter().map(|entry| &entry.value));
            }
            _ => {}
        }
    }
    let child = |value: &Value| {
        let Value::Path(path) = value else { return None };
        let [parent, child] = path.as_slice() else { return None };
        let parent = *names.declared.get(parent.text())?;
        Some((parent, parent.child(child)?))
    };
    values.into_iter().filter_map(child).collect()
}

/// What a program may refer to, but for a slip: of a child's name, or of `reference` itself. That
/// nothing is allowed there is not said a second time.
fn misspelt<'b>(
    program: &Declaration,
    uses: &[(&'b Declaration, &'b Declaration)],
    names: &Names<'b>,
) -> Vec<&'b Declaration> {
    let mut parents = Vec::new();
    program.visit_values(&mut |value| {
        let Value::Path(path) = value else { return };
        let [parent, child] = path.as_slice() else { return };
        let Some(&parent) = names.declared.get(parent.text()) else { return };
        let is_misspelt = match parent.child(child) {
            Some(child) => !uses.iter().any(|(_, used)| std::ptr::eq(*used, child)),
            None => {
                let children = parent.children().map(|child| child.name.text().to_owned());
                nearest(child.text(), children).is_some()
            }
        };
        if is_misspelt {
            parents.push(parent);
        }
    });
    parents
}

/// The roles that the program has on the resource, as itself and as the identities that it runs as;
/// `None` if Rust code says who that is.
fn granted<'b>(
    program: &Declaration,
    parent: &Declaration,
    pair: &[Granted<'b>],
    names: &Names<'_>,
    grants: &Grants<'b>,
) -> Option<Vec<Granted<'b>>> {
    let mut granted = pair.to_vec();
    for member in &program.members {
        let Member::Setting { name, values, .. } = member.bare() else { continue };
        for value in values.iter().filter(|_| name == IDENTITY) {
            let Value::Path(path) = value else { return None };
            let identity = path.first().and_then(|name| names.declared.get(name.text()));
            let pair = grants.find(identity?, parent, names);
            granted.extend(pair.into_iter().flat_map(|(_, pair)| pair));
        }
    }
    Some(granted)
}
