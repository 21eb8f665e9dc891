//! Attributes: doc comments, the lints that a statement allows, and what goes to rustc as it stands.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use super::statement::is_string;
use super::{Parser, Tokens};
use crate::block::language::lints;
use crate::block::language::names::literal_text;
use crate::block::syntax::{Allowed, Attributes};
use crate::block::word::Word;

/// The attributes that set the level of a lint. The lints of a block know only the first.
const LEVELS: [&str; 5] = ["allow", "expect", "warn", "deny", "forbid"];

impl Parser<'_, '_> {
    /// Outer attributes and doc comments.
    pub(super) fn attributes(&mut self) -> Attributes {
        let mut attributes = Attributes::default();
        let mut last = None;
        while self.tokens.is_punct('#') {
            let hash = self.tokens.next();
            let span = hash.as_ref().map_or_else(Span::call_site, TokenTree::span);
            if let Some(bang) = self.tokens.eat('!') {
                self.errors.inner_attribute(bang);
            }
            let Some((group, inside)) = self.tokens.group(Delimiter::Bracket) else { break };
            self.tokens.skip();
            last = Some(span);
            if let Some(text) = doc_text(inside) {
                attributes.docs.push(text);
            } else if !is_attribute(inside) {
                self.errors.not_an_attribute(span);
            } else if let Some(rest) = self.lints(inside, &mut attributes.allowed) {
                attributes.others.extend(rest.map(|rest| quote! { #hash #rest }));
            } else {
                attributes.others.push(quote! { #hash #group });
            }
        }
        if let Some(span) = last
            && self.tokens.at_end()
        {
            self.errors.attribute_without_statement(span);
        }
        attributes
    }

    /// Reads `allow(lint, …, reason = "…")` if one of the lints is ours, and gives what is left of
    /// it for rustc; `None` if nothing in it is for us.
    fn lints(&mut self, inside: Tokens<'_>, allowed: &mut Vec<Allowed>) -> Option<Option<Group>> {
        let level = inside.word().filter(|word| LEVELS.iter().any(|level| word == level))?;
        let (_, mut list) = inside.after().group(Delimiter::Parenthesis)?;
        let mut ours: Vec<Word> = Vec::new();
        let mut rest = TokenStream::new();
        let mut reason = None;
        let mut misspelt = false;
        while !list.at_end() {
            let start = list;
            let mut item = TokenStream::new();
            while !list.at_end() && !list.is_punct(',') {
                item.extend(list.next());
            }
            list.eat(',');
            let name = start.word().filter(|_| item.clone().into_iter().count() == 1);
            match name {
                Some(name) if lints::is_known(&name) => ours.push(name),
                Some(name) if lints::near(&name).is_some() => {
                    let near = lints::near(&name).unwrap_or_default();
                    misspelt = true;
                    self.errors.unknown_lint(&name, near);
                    // The mistake is one: what was meant is allowed.
                    ours.push(Word::new(near, name.span()));
                }
                _ => {
                    if start.word().is_some_and(|word| word == "reason") {
                        reason = reason_text(start.after());
                    }
                    rest.extend(quote! { #item, });
                }
            }
        }
        let first = ours.first()?.clone();
        if level != "allow" {
            self.errors.level_of_lint(&level, &first);
        }
        let empty = reason.as_ref().is_none_or(|text| literal_text(text).trim().is_empty());
        if empty && !misspelt {
            self.errors.reason_missing(&first);
        }
        let reason = reason.unwrap_or_else(|| Literal::string(""));
        allowed.extend(ours.into_iter().map(|lint| Allowed { lint, reason: reason.clone() }));
        // A reason alone is no attribute.
        let others = rest
            .clone()
            .into_iter()
            .any(|token| matches!(token, TokenTree::Ident(word) if word != "reason"));
        Some(others.then(|| Group::new(Delimiter::Bracket, quote! { #level(#rest) })))
    }
}

/// The text of `= "…"`.
fn reason_text(mut tokens: Tokens<'_>) -> Option<Literal> {
    tokens.eat('=')?;
    tokens.literal().filter(is_string)
}

/// The text of `doc = "…"`.
fn doc_text(mut inside: Tokens<'_>) -> Option<Literal> {
    inside.word().filter(|word| word == "doc")?;
    inside.skip();
    inside.eat('=')?;
    inside.literal().filter(is_string)
}

/// Whether `name`, `name(…)` or `name = literal` stands here, with a path for a name.
fn is_attribute(mut inside: Tokens<'_>) -> bool {
    loop {
        if inside.word().is_none() {
            return false;
        }
        inside.skip();
        if !inside.is_double(':', ':') {
            break;
        }
        inside.skip();
        inside.skip();
    }
    let group = [Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace]
        .iter()
        .any(|delimiter| inside.group(*delimiter).is_some());
    if group {
        inside.skip();
    } else if inside.eat('=').is_some() {
        if inside.literal().is_none() {
            return false;
        }
        inside.skip();
    }
    inside.at_end()
}
