//! Statements: declarations and `existing`.

use proc_macro2::{Delimiter, Literal, Span};

use super::Parser;
use super::declaration::is_type;
use super::text::phrase;
use crate::block::language::names::is_keyword;
use crate::block::syntax::{Attributes, Existing, Marks, Statement, Value, place};
use crate::block::word::Word;

/// The words that say that a resource exists already.
pub(super) const EXISTING: [&str; 4] =
    ["existing", "existing_read_only", "run_as_existing", "as_existing"];

/// Words that begin statements of Rust.
const RUST: [&str; 10] =
    ["let", "for", "while", "loop", "if", "match", "fn", "use", "const", "static"];

impl Parser<'_, '_> {
    pub(super) fn statements(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        while !self.tokens.at_end() {
            self.ask_statement();
            if self.tokens.eat(';').is_some() {
                continue;
            }
            if self.tokens.is_punct(',') {
                self.errors.comma_between_statements(self.tokens.span());
                self.tokens.skip();
                continue;
            }
            let mut is_secret = self.decorators();
            let mut attributes = self.attributes();
            is_secret |= self.decorators();
            self.ask_statement();
            if self.tokens.at_end() {
                break;
            }
            if !self.habit(&mut attributes, is_secret, &mut statements) {
                self.statement(attributes, &mut statements);
            }
        }
        self.ask_statement();
        statements
    }

    fn statement(&mut self, attributes: Attributes, statements: &mut Vec<Statement>) {
        let Some(word) = self.tokens.any_word() else {
            self.errors.expected_statement(self.tokens.span(), &self.tokens.text());
            self.recover();
            return;
        };
        if word == "in" {
            self.errors.late_in(word.span());
            self.recover();
            return;
        }
        let after = self.tokens.after();
        let text = word.to_string();
        if RUST.contains(&text.as_str()) {
            self.errors.rust_statement(&word, after.word().as_ref());
            self.lost.extend(after.word().map(|name| name.text().to_owned()));
            self.recover();
            return;
        }
        if is_keyword(&word) {
            self.errors.expected_statement(word.span(), word.text());
            self.recover();
            return;
        }
        if after.is_punct('.') {
            if self.call(&word) {
                return;
            }
            self.errors.setting_as_statement(&word, after.after().word().as_ref());
            self.recover();
            return;
        }
        if EXISTING.contains(&text.as_str()) {
            self.tokens.skip();
            // The kind is stepped over, and the rest is the statement.
            if self.tokens.words() == 2 {
                self.existing_with_kind(&word, statements);
            }
            statements.extend(
                self.existing(attributes, word).map(|it| Statement::Existing(Box::new(it))),
            );
            return;
        }
        let words = self.tokens.words();
        // An odd number of words: the first is half of a statement, the others are whole ones.
        if words > 1 && words % 2 == 1 && !(words == 3 && self.lacks_mark()) {
            self.errors.half_statement(&word, after.word().as_ref());
            self.tokens.skip();
            return;
        }
        if let Some(declaration) = self.declaration(attributes) {
            if declaration.is_lost {
                self.lost.insert(declaration.name.text().to_owned());
            } else {
                statements.push(Statement::Declaration(Box::new(declaration)));
            }
        }
        // `identity one, two;`: reported there, and declared here.
        while let Some(Statement::Declaration(last)) = statements.last()
            && let Some(next) = self.another_name(last)
        {
            statements.push(Statement::Declaration(Box::new(next)));
        }
    }

    /// Whether the third word is the type or the value of the declaration that begins here, without
    /// its `:` or `=`, or its keyword again: `parameter replicas int = 3;`, `output uri secrets.vault_uri;`
    /// and `parameter replicas parameter = 3;`
    pub(super) fn lacks_mark(&self) -> bool {
        let third = self.tokens.after().after();
        let is_repeated = self.tokens.word() == third.word();
        is_repeated || is_type(&third) || self.at_reference(third)
    }

    /// Values, and where the commas are; `existing` is the word that takes them, if one does.
    pub(super) fn arguments(
        &mut self,
        name: &Word,
        existing: Option<&Word>,
    ) -> (Vec<Value>, Vec<Span>) {
        self.question.names_for(place::ARGUMENT);
        let (mut values, mut commas) = (Vec::new(), Vec::new());
        while !self.tokens.at_end() {
            let next = self.tokens.after();
            if let Some(word) = self.tokens.word()
                && next.is_punct(':')
                && !next.is_double(':', ':')
            {
                // `redis:7` is an image.
                let is_text = next.after().literal().is_none_or(|it| !is_string(&it));
                if is_text && existing.is_none() {
                    values.push(self.argument_without_quotes());
                    continue;
                }
                let value = phrase(next.after()).unwrap_or_else(|| "…".to_owned());
                self.errors.named_argument(&word, name, existing, (values.len(), &value));
                self.tokens.skip();
                self.tokens.skip();
                // In its place would stand something else.
                if existing.is_some() && values.len() == 1 && word == "subscription" {
                    self.skip_to_comma();
                    self.tokens.eat(',');
                    continue;
                }
            }
            match self.named_value(name.text()) {
                Some(value) => values.push(value),
                None => self.skip_to_comma(),
            }
            if self.tokens.at_end() {
                break;
            }
            if let Some(comma) = self.tokens.eat(',') {
                commas.push(comma);
            } else {
                let text = self.tokens.text();
                self.errors.after_value(self.tokens.span(), name.text(), &text);
                // Only the comma is missing before another value.
                if self.tokens.literal().is_none() && self.tokens.word().is_none() {
                    self.skip_to_comma();
                    self.tokens.eat(',');
                }
            }
        }
        self.ask_name();
        (values, commas)
    }

    fn existing(&mut self, attributes: Attributes, word: Word) -> Option<Existing> {
        self.question.names_for(place::EXISTING);
        self.ask_next_name();
        let name = self.tokens.word().filter(|_| !self.tokens.at_end());
        let form = name.and_then(|name| {
            let after = self.tokens.after();
            let (group, inside) = after.group(Delimiter::Parenthesis)?;
            Some((name, group, inside))
        });
        let Some((name, group, inside)) = form else {
            // `existing a keyvault b;`: the next statement begins at the third word.
            let words = self.tokens.words();
            let span = if words > 0 { self.tokens.span() } else { word.span() };
            let name = self.tokens.word().filter(|_| words == 1);
            self.errors.existing_form(span, &word, name.as_ref());
            if words % 2 == 1 {
                self.tokens.skip();
            }
            if words <= 1 {
                self.recover();
            }
            return None;
        };
        self.tokens.skip();
        self.tokens.skip();
        let (arguments, commas) =
            self.within(inside, |parser| parser.arguments(&name, Some(&word)));
        if arguments.is_empty() || arguments.len() > 3 {
            self.errors.existing_arity(group.span(), &word, &name, arguments.len());
        }
        if !self.tokens.at_end() && self.tokens.eat(';').is_none() {
            if self.tokens.word().is_some() || self.tokens.is_punct('#') {
                self.errors.missing_semicolon(group.span_close(), &format!("{word} {name}(…)"));
            } else {
                let text = self.tokens.text();
                if self.tokens.is_punct(',') {
                    // It stands for `;`, and the next statement follows.
                    self.errors.comma_between_statements(self.tokens.span());
                    self.tokens.skip();
                } else {
                    self.errors.after_declaration(self.tokens.span(), &name, &text);
                    self.recover();
                }
            }
        }
        let marks = Marks { parentheses: Some(group.span()), commas };
        Some(Existing { attributes, word, name, arguments, marks })
    }

    /// Skips to the place after the next `;` or body, where a statement can begin.
    pub(super) fn recover(&mut self) {
        while !self.tokens.at_end() {
            if self.tokens.eat(';').is_some() {
                return;
            }
            let body = self.tokens.group(Delimiter::Brace).is_some();
            self.tokens.skip();
            if body {
                return;
            }
        }
    }

    pub(super) fn skip_to_comma(&mut self) {
        while !self.tokens.at_end() && !self.tokens.is_punct(',') && !self.tokens.is_punct(';') {
            self.tokens.skip();
        }
    }
}

pub(super) fn is_string(literal: &Literal) -> bool {
    let text = literal.to_string();
    text.starts_with('"') || text.starts_with("r\"") || text.starts_with("r#")
}
