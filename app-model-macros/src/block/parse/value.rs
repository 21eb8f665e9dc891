//! Values: literals, declared names, choices, and Rust in parentheses.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::Parser;
use crate::block::syntax::Value;

impl Parser<'_, '_> {
    /// A value for the setting `name`. On `None` an error was reported and nothing was taken that
    /// could be the beginning of something else.
    pub(super) fn value(&mut self, name: &str) -> Option<Value> {
        let span = self.tokens.span();
        if self.tokens.at_end() {
            self.errors.expected_value(span, name);
            return None;
        }
        if let Some((group, _)) = self.tokens.group(Delimiter::Parenthesis) {
            self.tokens.skip();
            return Some(Value::Rust(group));
        }
        if self.tokens.group(Delimiter::Bracket).is_some() {
            self.errors.list_as_value(span, name);
            self.tokens.skip();
            return None;
        }
        if self.tokens.literal().is_some() {
            return self.tokens.next().map(|literal| Value::Literal(literal.into()));
        }
        if self.tokens.is_punct('-') && self.tokens.after().literal().is_some() {
            let sign = self.tokens.next();
            let literal = self.tokens.next();
            return Some(Value::Literal(sign.into_iter().chain(literal).collect()));
        }
        let Some(word) = self.tokens.ident() else {
            self.errors.expected_value(span, name);
            return None;
        };
        // `sku: access_tier: …`: the value is missing and the next setting begins.
        let next = self.tokens.after();
        if next.is_punct(':') && !next.is_double(':', ':') {
            self.errors.expected_value(span, name);
            return None;
        }
        self.tokens.skip();
        if word == "true" || word == "false" {
            return Some(Value::Literal(TokenStream::from(TokenTree::Ident(word))));
        }
        let mut path = vec![word];
        while self.tokens.is_punct('.') {
            self.tokens.skip();
            match self.tokens.ident().filter(|_| !self.tokens.at_end()) {
                Some(segment) => {
                    path.push(segment);
                    self.tokens.skip();
                }
                None => {
                    let text: Vec<String> = path.iter().map(ToString::to_string).collect();
                    let span = if self.tokens.at_end() { span } else { self.tokens.span() };
                    self.errors.expected_segment(span, &text.join("."));
                    break;
                }
            }
        }
        match path.as_slice() {
            [word] if word.to_string().starts_with(char::is_uppercase) => {
                Some(Value::Choice(word.clone()))
            }
            _ => Some(Value::Path(path)),
        }
    }
}
