//! Values: literals, declared names, choices, and Rust in parentheses.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::Parser;
use super::text::written;
use super::tokens::Tokens;
use crate::block::language::names::is_keyword;
use crate::block::scalar::Scalar;
use crate::block::syntax::Value;
use crate::block::word::Word;

impl Parser<'_, '_> {
    /// A value for the setting `name`. On `None` an error was reported and nothing was taken that
    /// could be the beginning of something else.
    pub(super) fn value(&mut self, name: &str) -> Option<Value> {
        let start = self.tokens;
        self.ask_name();
        if start.is_punct('.') || start.is_punct('/') {
            return Some(self.bare_path());
        }
        if let Some(value) = self.qualified().or_else(|| self.unquoted()) {
            return Some(value);
        }
        let value = self.plain_value(name)?;
        if !self.tokens.at_operator() {
            return Some(value);
        }
        let end = self.tokens;
        self.tokens = start;
        if matches!(value, Value::Path(_)) && end.is_punct('/') {
            return Some(self.bare_path());
        }
        // Rust without its parentheses: reported, and taken as it was meant.
        let tokens = self.expression();
        if self.tokens.is_at(&end) {
            return Some(value);
        }
        let is_text = self.is_sum_of_text(&tokens);
        let tokens: TokenStream = tokens.into_iter().collect();
        // A sum of text with a declared name is wrong in parentheses, too, and reported as that.
        if !is_text {
            self.errors.bare_expression(start.span(), &written(&tokens, " "));
        }
        let mut group = Group::new(Delimiter::Parenthesis, tokens);
        group.set_span(start.span());
        Some(Value::Rust(group))
    }

    /// The operands and operators from here, as far as they are an expression of Rust.
    fn expression(&mut self) -> Vec<TokenTree> {
        let mut tokens = Vec::new();
        loop {
            let (before, length) = (self.tokens, tokens.len());
            if length > 0 {
                let operator = "+-*/%&|^".chars().any(|sign| self.tokens.is_punct(sign));
                if !operator || self.tokens.is_double('-', '>') {
                    return tokens;
                }
                tokens.extend(self.tokens.next());
            }
            if self.tokens.is_punct('-') {
                tokens.extend(self.tokens.next());
            }
            if !self.operand(&mut tokens) {
                tokens.truncate(length);
                self.tokens = before;
                return tokens;
            }
        }
    }

    /// A literal, a path or a group, with the calls and fields that follow it.
    fn operand(&mut self, tokens: &mut Vec<TokenTree>) -> bool {
        let group = self.tokens.group(Delimiter::Parenthesis).is_some();
        let word = self.tokens.word().is_some();
        let literal = self.tokens.literal().is_some() || is_switch(&self.tokens);
        if self.tokens.at_end() || !(group || word || literal) {
            return false;
        }
        tokens.extend(self.tokens.next());
        let mut path = word;
        loop {
            let next = self.tokens.after();
            let taken = if path && self.tokens.is_double(':', ':') && next.after().word().is_some()
            {
                3
            } else if path && self.tokens.is_punct('!') {
                path = false;
                if next.group(Delimiter::Parenthesis).is_none() {
                    return true;
                }
                2
            } else if self.tokens.is_punct('.') && next.word().is_some() {
                path = false;
                2
            } else if self.tokens.is_punct('?')
                || (!self.tokens.at_end() && self.tokens.group(Delimiter::Parenthesis).is_some())
            {
                path = false;
                1
            } else {
                return true;
            };
            for _ in 0..taken {
                tokens.extend(self.tokens.next());
            }
        }
    }

    fn plain_value(&mut self, name: &str) -> Option<Value> {
        let span = self.tokens.span();
        if self.tokens.at_end() {
            self.errors.expected_value(span, name);
            return None;
        }
        if let Some((group, inside)) = self.tokens.group(Delimiter::Parenthesis) {
            self.tokens.skip();
            return Some(Value::Rust(self.rust(group, inside)));
        }
        if let Some(fragment) = self.tokens.fragment() {
            self.tokens.skip();
            let mut group = Group::new(Delimiter::Parenthesis, fragment.stream());
            group.set_span(fragment.span());
            return Some(Value::Rust(group));
        }
        if let Some((_, inside)) = self.tokens.group(Delimiter::Bracket) {
            self.errors.list_as_value(span, name);
            self.tokens.skip();
            // What it begins with is taken, so that the setting counts as set.
            return if inside.at_end() {
                None
            } else {
                self.within(inside, |parser| parser.plain_value(name))
            };
        }
        if let Some(literal) = self.tokens.next_if_literal() {
            return Some(Value::Literal(self.with_unit(Scalar::new(literal))));
        }
        if self.tokens.is_punct('-') && self.tokens.after().literal().is_some() {
            let sign = self.tokens.next()?;
            return Some(Value::Literal(Scalar::signed(sign, self.tokens.next()?)));
        }
        let switch = is_switch(&self.tokens);
        let word = self.tokens.any_word().filter(|word| switch || !is_keyword(word));
        let Some(word) = word else {
            self.errors.expected_value(span, name);
            return None;
        };
        // `sku: access_tier: …`: the value is missing and the next setting begins.
        let next = self.tokens.after();
        if next.is_punct(':') && !next.is_double(':', ':') {
            self.errors.expected_value(span, name);
            return None;
        }
        let asked = self.marked(word.clone());
        self.tokens.skip();
        if switch {
            return Some(Value::Literal(Scalar::new(word)));
        }
        if (word == "True" || word == "False") && !self.tokens.at_operator() {
            self.errors.capital_switch(&word);
            let small = Word::new(&word.to_string().to_lowercase(), word.span());
            return Some(Value::Literal(Scalar::new(small)));
        }
        let is_capital = word.to_string().starts_with(char::is_uppercase);
        let mut path = vec![asked];
        while self.tokens.is_punct('.') {
            self.tokens.skip();
            match self.tokens.word().filter(|_| !self.tokens.at_end()) {
                Some(segment) => {
                    path.push(self.marked(segment));
                    self.tokens.skip();
                }
                None => {
                    let text: Vec<String> = path.iter().map(ToString::to_string).collect();
                    let span = if self.tokens.at_end() { span } else { self.tokens.span() };
                    self.errors.expected_segment(span, &text.join("."));
                    // The path without its end would be something else, and wrong again.
                    path.push(self.missing_word()?);
                    break;
                }
            }
        }
        match path.as_slice() {
            [word] if is_capital => Some(Value::Choice(word.clone())),
            _ => Some(Value::Path(path)),
        }
    }
}

/// Whether `true` or `false` stands here.
pub(super) fn is_switch(tokens: &Tokens<'_>) -> bool {
    tokens.any_word().is_some_and(|word| word == "true" || word == "false")
}
