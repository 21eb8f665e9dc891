//! Questions about declarations that may lack a setting without which they mean nothing.
//!
//! The macro does not know which setting that is, and a question costs the compiler something. It asks
//! about declarations with neither an argument nor a value, each shape of a body once: at the top level,
//! where a body says what only programs are told, and in a resource, unless a program refers to the child
//! or the child has a schedule.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::block::checks::names::Names;
use crate::block::language::{NAMED, REFERENCE, VARIABLES};
use crate::block::questions::facts::{is_plain, is_schedule, may_be_image, row, written};
use crate::block::questions::literals::published_as_existing;
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::Set;
use crate::block::word::start;

/// The constants of a block without errors.
pub(crate) fn constants(block: &Block, names: &Names<'_>, in_rust: &Set<String>) -> TokenStream {
    let declarations = block.statements.iter().filter_map(Statement::declaration);
    // Rust code may set more.
    let declarations = declarations.filter(|it| {
        // With nothing in it, it neither runs nor has a child.
        !it.members.is_empty()
            && is_plain(it)
            && !names.is_repeated(it)
            && !in_rust.contains(it.name.text())
    });
    let existing = published_as_existing(block, names);
    let mut referred = None;
    let mut seen = Set::default();
    let mut tokens = TokenStream::new();
    for declaration in declarations {
        let of = &declaration.keyword;
        if lacks_value(declaration)
            && may_run(declaration)
            && !has(declaration, may_be_image)
            && seen.insert(shape(declaration))
        {
            let before = start(declaration.name.span());
            let rules = quote_spanned! {before=> ::app_model::literal::Of::<#of> };
            tokens.extend(question(&rules, declaration));
        }
        if declaration.may_be_program() || existing.contains(declaration.name.text()) {
            continue;
        }
        for child in declaration.live_children() {
            let may_lack = lacks_value(child)
                && is_plain(child)
                && child.keyword != child.name
                && !in_rust.contains(child.name.text())
                && !has(child, is_scheduled);
            let shape = format!("{of}.{}", shape(child));
            if !may_lack || seen.contains(&shape) {
                continue;
            }
            let is_referred_to = referred
                .get_or_insert_with(|| referred_to(block))
                .contains(&format!("{}.{}", declaration.name, child.name));
            if !is_referred_to && seen.insert(shape) {
                let (inside, before) = (&child.keyword, start(child.name.span()));
                let rules = quote_spanned! {before=> ::app_model::literal::In::<#of, #inside> };
                tokens.extend(question(&rules, child));
            }
        }
    }
    tokens
}

fn question(rules: &TokenStream, declaration: &Declaration) -> TokenStream {
    let place = declaration.name.span();
    let whole = quote_spanned! {start(place)=> ::app_model::facts::whole };
    let row = row(declaration);
    let arguments = quote_spanned! {place=> (#rules::NEEDED, #row) };
    quote! { const _: () = #whole #arguments; }
}

fn lacks_value(declaration: &Declaration) -> bool {
    declaration.arguments.is_none() && declaration.value.is_none() && declaration.ty.is_none()
}

/// Whether it is set as programs are.
fn may_run(declaration: &Declaration) -> bool {
    let is_variables =
        |member: &Member| matches!(member, Member::Map { name, .. } if name == VARIABLES);
    declaration.may_be_program()
        || has(declaration, is_scheduled)
        || declaration.members.iter().any(is_variables)
}

fn is_scheduled(values: &[Value]) -> bool {
    matches!(values, [value] if is_schedule(value))
}

/// Whether one of the settings has such values.
fn has(declaration: &Declaration, are_such: fn(&[Value]) -> bool) -> bool {
    declaration.settings().any(|(_, values)| are_such(values))
}

/// The keyword, and what is set.
fn shape(declaration: &Declaration) -> String {
    let mut shape = declaration.keyword.to_string();
    for (setting, _) in written(&declaration.members) {
        shape += " ";
        shape += &setting;
    }
    shape
}

/// The children that programs refer to.
fn referred_to(block: &Block) -> Set<String> {
    let mut referred = Set::default();
    for declaration in block.statements.iter().filter_map(Statement::declaration) {
        for member in &declaration.members {
            match member.bare() {
                Member::Setting { name, values, .. } if name == REFERENCE => {
                    referred.extend(values.iter().map(Value::text));
                }
                Member::Map { name, entries } if name == NAMED => {
                    referred.extend(entries.iter().map(|entry| entry.value.text()));
                }
                _ => {}
            }
        }
    }
    referred
}
