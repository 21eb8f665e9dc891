//! What is written from habit: statements of Bicep and calls of C#.

use proc_macro2::Delimiter;

use super::Parser;
use super::statement::is_string;
use super::text::phrase;
use super::tokens::Tokens;
use crate::block::language::habits::{self, Habit};
use crate::block::language::names::literal_text;
use crate::block::language::{PARAMETER, SECRET};
use crate::block::syntax::{Attributes, Declaration, Statement};
use crate::block::word::Word;

impl Parser<'_, '_> {
    /// Steps over `@secure()` and the like, with an error. Whether one of them says that a secret
    /// follows.
    pub(super) fn decorators(&mut self) -> bool {
        let mut is_secret = false;
        while self.tokens.is_punct('@')
            && let Some(word) = self.tokens.after().word()
        {
            let span = self.tokens.span();
            self.tokens.skip();
            self.tokens.skip();
            let arguments = self.tokens.group(Delimiter::Parenthesis).map(|(_, inside)| inside);
            if arguments.is_some() {
                self.tokens.skip();
            }
            let text = arguments.and_then(|inside| inside.literal()).filter(is_string);
            let text = text.as_ref().map(literal_text);
            let name = self.tokens.after().word();
            self.errors.decorator(span, word.text(), name.as_ref(), text.as_deref());
            is_secret |= word == habits::SECRET;
        }
        is_secret
    }

    /// A statement that begins with a word of Bicep. Whether there was one.
    pub(super) fn habit(
        &mut self,
        attributes: &mut Attributes,
        is_secret: bool,
        statements: &mut Vec<Statement>,
    ) -> bool {
        let Some(word) = self.tokens.word() else { return false };
        let after = self.tokens.after();
        let name = after.word();
        // What is followed by its name alone may be a keyword of another crate.
        let is_named = |place: Tokens<'_>| {
            place.literal().is_some() || place.word().is_some_and(|word| word == "existing")
        };
        let habit = match habits::habit(word.text()) {
            Some(Habit::Resource) if !(name.is_some() && is_named(after.after())) => None,
            Some(Habit::Scope) if !after.is_punct('=') => None,
            Some(Habit::Parameter | Habit::Variable) if name.is_none() => None,
            None if is_secret && word == PARAMETER && name.is_some() => Some(Habit::Parameter),
            habit => habit,
        };
        let Some(habit) = habit else { return false };
        if habit != Habit::Parameter {
            match call_of_builder(after.after()) {
                Some((builder, method, argument)) => {
                    let place = word.span();
                    self.errors.call_as_statement(place, &builder, &method, argument.as_deref());
                }
                None => self.errors.word_of_bicep(&word, habit, name.as_ref()),
            }
            self.lost.extend(name.map(|name| name.text().to_owned()));
            self.recover();
            return true;
        }
        let keyword = Word::new(if is_secret { SECRET } else { PARAMETER }, word.span());
        let said = self.errors.len();
        self.tokens.skip();
        if let Some(mut declaration) = self.declared(std::mem::take(attributes), keyword) {
            // What is wrong besides follows from the other language.
            self.errors.take_back(said);
            if word != PARAMETER {
                self.errors.parameter_of_bicep(&word, &declaration);
            }
            if is_secret {
                (declaration.ty, declaration.value) = (None, None);
            }
            statements.push(Statement::Declaration(Box::new(declaration)));
        }
        true
    }

    /// `builder.AddStorage("data");`. Whether it was one.
    pub(super) fn call(&mut self, word: &Word) -> bool {
        let Some((method, argument)) = call(self.tokens.after()) else { return false };
        self.errors.call_as_statement(word.span(), word, &method, argument.as_deref());
        self.recover();
        true
    }

    /// `existing keyvault v("v-prod");`: the declaration, and what is said of it.
    pub(super) fn existing_with_kind(
        &mut self,
        word: &Word,
        statements: &mut Vec<Statement>,
    ) -> Option<()> {
        let (keyword, name) = (self.tokens.word()?, self.tokens.after().word()?);
        let after = self.tokens.after().after();
        let (_, inside) = after.group(Delimiter::Parenthesis)?;
        let mut arguments = Vec::new();
        let mut rest = inside;
        while !rest.at_end() {
            arguments.push(phrase(rest).unwrap_or_else(|| "…".to_owned()));
            while !rest.at_end() && rest.eat(',').is_none() {
                rest.skip();
            }
        }
        self.errors.kind_after_existing(word, &keyword, &name, &arguments.join(", "));
        self.tokens.skip();
        let declaration = Declaration::new(Attributes::default(), keyword, name);
        statements.push(Statement::Declaration(Box::new(declaration)));
        Some(())
    }
}

/// `= builder.AddStorage("data")`: the builder, the method and its text.
fn call_of_builder(mut place: Tokens<'_>) -> Option<(Word, Word, Option<String>)> {
    place.eat('=')?;
    let builder = place.word()?;
    let (method, text) = call(place.after())?;
    Some((builder, method, text))
}

/// `.AddStorage("data")`
fn call(place: Tokens<'_>) -> Option<(Word, Option<String>)> {
    if !place.is_punct('.') {
        return None;
    }
    let method = place.after().word()?;
    let (_, inside) = place.after().after().group(Delimiter::Parenthesis)?;
    let text = inside.literal().filter(is_string).map(|text| literal_text(&text).replace('-', "_"));
    let is_name = |text: &String| syn::parse_str::<proc_macro2::Ident>(text).is_ok();
    Some((method, text.filter(is_name)))
}
