//! Questions about the amounts that a program is set to.

use proc_macro2::Span;
use quote::quote;

use super::Questions;
use crate::block::scalar::Scalar;
use crate::block::syntax::{Declaration, Member, Value};

impl Questions<'_> {
    /// Whether the amounts that a program is set to go together.
    pub(super) fn amounts(&mut self, program: &Declaration) {
        let amounts: Vec<(String, String, Span)> = program
            .settings()
            .filter_map(|(name, values)| match values {
                [Value::Literal(literal)] => {
                    let (text, place) = amount(literal)?;
                    Some((name.to_string(), text, place))
                }
                _ => None,
            })
            .collect();
        // Whole numbers alone are the business of their settings.
        let is_whole = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let is_attributed = |member: &Member| matches!(member, Member::Attributed(..));
        if amounts.iter().all(|(_, text, _)| is_whole(text))
            || program.members.iter().any(is_attributed)
        {
            return;
        }
        let Some(place_of) = self.environment_of(program) else { return };
        let keyword = &program.keyword;
        let table = amounts.iter().map(|(name, text, _)| quote! { (#name, #text) });
        let table = quote! { &[#(#table),*] };
        if !self.seen.insert(format!("{keyword} {table} {place_of}")) {
            return;
        }
        for (name, _, place) in &amounts {
            self.ask(keyword, "amount", &quote! { #name, #table, #place_of }, *place);
        }
    }
}

/// A number, or text that begins with one and is one word, such as `4Gi`.
fn amount(literal: &Scalar) -> Option<(String, Span)> {
    let written = literal.text();
    let text = match written.strip_prefix('"') {
        Some(text) => text.strip_suffix('"')?,
        None => written,
    };
    let is_amount = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    is_amount.then(|| (text.to_owned(), literal.span()))
}
