//! Questions about two declarations that a third one names, which the compiler answers.
//!
//! An environment that names an identity and a registry expects a role of the one on the other. The
//! macro knows neither: it writes down which setting names what, and the roles that the one has on the
//! other.

use std::cell::LazyCell;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::block::checks::names::Names;
use crate::block::questions::grants::Grants;
use crate::block::questions::literals::published_as_existing;
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::Set;
use crate::block::word::{Word, start};

/// A setting that names a declaration.
struct Named<'b> {
    setting: &'b Word,
    value: &'b Word,
    declaration: &'b Declaration,
}

/// The constants of a block.
pub(crate) fn constants(
    block: &Block,
    names: &Names<'_>,
    grants: &Grants<'_>,
    in_rust: &Set<String>,
) -> TokenStream {
    let mut tokens = TokenStream::new();
    let existing = LazyCell::new(|| published_as_existing(block, names));
    // Rust code may grant more, and what exists already may have its roles already.
    let is_known = |declaration: &Declaration| {
        let name = declaration.name.text();
        !in_rust.contains(name) && !existing.contains(name) && is_plain(declaration)
    };
    for third in block.statements.iter().filter_map(Statement::declaration) {
        let named: Vec<Named<'_>> = third
            .settings()
            .filter_map(|(setting, values)| {
                let [value] = values else { return None };
                let value = name(value)?;
                let declaration = *names.declared.get(value.text())?;
                Some(Named { setting, value, declaration })
            })
            .collect();
        let is_asked = named.len() > 1 && !names.is_repeated(third) && !third.may_be_program();
        if !is_asked || !is_known(third) {
            continue;
        }
        let named: Vec<Named<'_>> =
            named.into_iter().filter(|it| is_known(it.declaration)).collect();
        for one in &named {
            for other in named.iter().filter(|it| it.declaration.keyword != one.declaration.keyword)
            {
                tokens.extend(question(third, one, other, names, grants));
            }
        }
    }
    tokens
}

fn question(
    third: &Declaration,
    one: &Named<'_>,
    other: &Named<'_>,
    names: &Names<'_>,
    grants: &Grants<'_>,
) -> TokenStream {
    let pair = grants.find(one.declaration, other.declaration, names);
    let roles = pair.into_iter().flat_map(|(_, pair)| pair).map(|granted| granted.role.to_string());
    let [first, second] = [one, other].map(|Named { setting, declaration, .. }| {
        let (keyword, setting) = (&declaration.keyword, setting.to_string());
        let name = declaration.name.to_string();
        quote! { (::app_model::literal::Of::<#keyword>::RULES, #setting, #name) }
    });
    let (keyword, name) = (&third.keyword, third.name.to_string());
    let span = one.value.span();
    let before = start(span);
    let of = quote_spanned! {before=> ::app_model::literal::Of:: };
    let method = quote_spanned! {before=> ::RULES.together };
    let arguments = quote_spanned! {span=> (#name, #first, #second, &[#(#roles),*]) };
    quote! { const _: () = #of<#keyword> #method #arguments; }
}

/// The name that a value is as a whole.
fn name(value: &Value) -> Option<&Word> {
    match value {
        Value::Path(path) => match path.as_slice() {
            [name] => Some(name),
            _ => None,
        },
        Value::Choice(name) => Some(name),
        Value::Literal(_) | Value::List(..) | Value::Rust(_) => None,
    }
}

/// Whether everything that the declaration says is there in any case, and without Rust code.
fn is_plain(declaration: &Declaration) -> bool {
    let mut is_plain = declaration.attributes.is_fixed();
    for member in &declaration.members {
        is_plain &= !matches!(member, Member::Attributed(own, _) if !own.is_fixed());
    }
    declaration.visit_values(&mut |value| is_plain &= !matches!(value, Value::Rust(_)));
    is_plain
}
