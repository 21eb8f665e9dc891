//! Declarations: a keyword, a name, what follows it, and a body.

use proc_macro2::{Delimiter, Literal, Span};

use super::Parser;
use super::statement::is_string;
use super::tokens::Tokens;
use super::value::is_switch;
use crate::block::language::names::literal_text;
use crate::block::language::{PARAMETER, VALUED};
use crate::block::suggest::is_near;
use crate::block::syntax::{Attributes, Declaration, Marks, Member, place};
use crate::block::word::Word;

/// Types of Rust, and the types of parameters that are meant by them.
const TYPES: [(&str, &[&str]); 3] = [
    ("string", &["String", "str", "Text", "text", "char"]),
    ("int", &["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "isize", "usize", "integer"]),
    ("bool", &["boolean", "Bool"]),
];

impl Parser<'_, '_> {
    /// `KEYWORD name [: type] [(arguments)] [= value] [as "name"]`, then a body or `;`.
    pub(super) fn declaration(&mut self, attributes: Attributes) -> Option<Declaration> {
        let keyword = self.tokens.word()?;
        self.tokens.skip();
        self.declared(attributes, keyword)
    }

    /// The same after its keyword.
    pub(super) fn declared(
        &mut self,
        attributes: Attributes,
        keyword: Word,
    ) -> Option<Declaration> {
        let word = self.tokens.any_word().filter(|_| !self.tokens.at_end());
        let name = match word.clone().filter(|word| word != "as") {
            Some(name) => {
                self.tokens.skip();
                self.hyphens(&keyword, name)
            }
            None => self.no_name(&keyword, word.is_some())?,
        };
        self.question.enter(&keyword);
        let mut declaration = Declaration::new(attributes, keyword, name);
        self.clauses(&mut declaration);
        self.end_of_declaration(&mut declaration);
        self.question.leave();
        Some(declaration)
    }

    /// Where a name was expected: a name in quotes stands for one.
    fn no_name(&mut self, keyword: &Word, is_word: bool) -> Option<Word> {
        let group = |delimiter| self.tokens.group(delimiter).is_some();
        let body = group(Delimiter::Brace) || group(Delimiter::Parenthesis);
        match self.tokens.literal().filter(|_| !self.tokens.at_end()) {
            Some(literal) => {
                self.errors.literal_as_name(keyword, &literal);
                let name = name_of(&literal).filter(|_| !self.question.editor);
                if name.is_some() {
                    self.tokens.skip();
                    return name;
                }
            }
            None if self.tokens.at_end() || body || is_word => {
                self.errors.expected_name(keyword, keyword.span());
            }
            None => self.errors.expected_name(keyword, self.tokens.span()),
        }
        self.recover();
        None
    }

    /// `my-data` as `my_data`.
    fn hyphens(&mut self, keyword: &Word, first: Word) -> Word {
        let mut name = first.unraw().to_string();
        let mut hyphen = None;
        while self.tokens.is_punct('-')
            && let Some(part) = self.tokens.after().word()
        {
            hyphen = hyphen.or(Some(self.tokens.span()));
            self.tokens.skip();
            self.tokens.skip();
            name = format!("{name}_{}", part.unraw());
        }
        let Some(hyphen) = hyphen else { return first };
        self.errors.hyphen_in_name(hyphen, keyword, &name);
        Word::new(&name, first.span())
    }

    /// The name after `,` in `identity one, two;`.
    pub(super) fn another_name(&mut self, before: &Declaration) -> Option<Declaration> {
        let next = self.tokens.after().word().filter(|_| self.tokens.is_punct(','))?;
        if before.has_body || self.tokens.after().words() > 1 {
            return None;
        }
        self.errors.several_names(self.tokens.span(), &before.keyword, &before.name, &next);
        self.tokens.skip();
        self.tokens.skip();
        let mut declaration = Declaration::new(Attributes::default(), before.keyword.clone(), next);
        self.question.enter(&declaration.keyword);
        self.clauses(&mut declaration);
        self.end_of_declaration(&mut declaration);
        self.question.leave();
        Some(declaration)
    }

    fn clauses(&mut self, declaration: &mut Declaration) {
        let name = declaration.name.clone();
        let mut typed = true;
        loop {
            let span = self.tokens.span();
            if self.tokens.at_end() {
                return;
            } else if self.mark_before_body(&name) {
                // Reported; the body follows.
            } else if self.tokens.is_punct(':') && !self.tokens.is_double(':', ':') {
                typed &= self.colon(declaration, span);
            } else if let Some((group, inside)) = self.tokens.group(Delimiter::Parenthesis) {
                self.tokens.skip();
                let (arguments, commas) =
                    self.within(inside, |parser| parser.arguments(&name, None));
                if declaration.arguments.is_some() {
                    self.errors.repeated_clause(span, "lists of arguments", &name);
                }
                declaration.arguments = Some(arguments);
                declaration.marks = Marks { parentheses: Some(group.span()), commas };
            } else if self.tokens.is_punct('=') && !self.tokens.is_double('=', '>') {
                self.tokens.skip();
                self.question.names_for(place::VALUE);
                let value = self.named_value(name.text());
                if declaration.value.is_some() {
                    self.errors.repeated_clause(span, "values", &name);
                } else if typed {
                    declaration.value = value.map(|value| (span, value));
                }
            } else if self.tokens.any_word().is_some_and(|word| word == "as") {
                self.tokens.skip();
                let text = self.tokens.literal().filter(is_string);
                let group = self.tokens.group(Delimiter::Parenthesis);
                let group = group.map(|(group, inside)| self.rust(group, inside));
                if text.is_none() && group.is_none() {
                    let span = if self.tokens.at_end() { span } else { self.tokens.span() };
                    self.errors.expected_rename(span);
                    if !self.tokens.at_end() && !self.tokens.is_punct(';') {
                        self.tokens.skip();
                    }
                    continue;
                }
                if declaration.rename.is_some() || declaration.computed.is_some() {
                    self.errors.repeated_clause(span, "names after `as`", &name);
                }
                self.tokens.skip();
                declaration.rename = text;
                declaration.computed = group;
            } else if is_type(&self.tokens) {
                let (ty, text) = (self.tokens.word(), self.tokens.text());
                if declaration.keyword != PARAMETER {
                    // It takes no type, which would be said a second time.
                    self.errors.type_of_another(span, declaration, &text);
                } else if declaration.ty.is_some() {
                    self.errors.repeated_clause(span, "types", &name);
                } else {
                    self.errors.missing_mark(span, ":", &name, "type", &text);
                    declaration.ty = ty;
                }
                while is_type(&self.tokens) {
                    self.tokens.skip();
                }
            } else if declaration.value.is_none() && self.at_reference(self.tokens) {
                self.question.names_for(place::VALUE);
                // Without one, nothing was taken, and a message says why.
                let Some(value) = self.named_value(name.text()) else { return };
                self.errors.missing_mark(span, "=", &name, "value", &value.text());
                // Whether it fits is said when it has its `=`.
                if self.question.editor {
                    declaration.value = Some((span, value));
                }
            } else if let Some(literal) = self.tokens.literal().filter(is_string)
                && declaration.arguments.is_none()
                && declaration.value.is_none()
                && !self.question.editor
            {
                let text = literal.to_string();
                if is_valued(&declaration.keyword) {
                    self.errors.missing_mark(span, "=", &name, "value", &text);
                } else {
                    self.errors.argument_without_parentheses(span, declaration, &text);
                    declaration.is_lost = true;
                }
                self.tokens.skip();
            } else {
                return;
            }
        }
    }

    /// Steps over a `:` or a `=` before braces, with an error. Whether there was one.
    pub(super) fn mark_before_body(&mut self, name: &Word) -> bool {
        let mark = self.tokens.is_punct(':') || self.tokens.is_punct('=');
        let is_one = mark && self.tokens.after().group(Delimiter::Brace).is_some();
        if is_one {
            self.errors.mark_before_body(self.tokens.span(), &self.tokens.text(), name.text());
            self.tokens.skip();
        }
        is_one
    }

    /// `: type`, or a `:` that stands for something else. Whether what follows is still meant as it
    /// stands.
    fn colon(&mut self, declaration: &mut Declaration, span: Span) -> bool {
        let name = declaration.name.clone();
        self.tokens.skip();
        // Of a misspelt keyword, that is said.
        let has_type =
            declaration.keyword == PARAMETER || is_near(declaration.keyword.text(), PARAMETER);
        let after = self.tokens;
        let is_nothing = after.at_end() || after.is_punct(';') || after.is_punct('=');
        let is_literal = after.literal().is_some() || is_switch(&after) || after.is_punct('-');
        if is_nothing || after.is_punct('&') || has_type && !is_literal {
            return self.ty(declaration, &name, span);
        }
        if !has_type && is_type(&after) {
            self.errors.type_of_another(span, declaration, ":");
            self.tokens.skip();
            return true;
        }
        self.question.names_for(place::VALUE);
        let said = self.errors.len();
        let Some(value) = self.named_value(name.text()) else { return false };
        self.errors.take_back(said);
        if is_nearly_valued(&declaration.keyword) {
            self.errors.colon_before_value(span, declaration, &value.text());
            declaration.value = declaration.value.take().or(Some((span, value)));
        } else {
            self.errors.colon_without_setting(span, declaration, &value.text());
        }
        true
    }

    fn ty(&mut self, declaration: &mut Declaration, name: &Word, span: Span) -> bool {
        // `&str`
        self.tokens.eat('&');
        self.ask_type();
        let ty = self.tokens.word().map(|ty| self.parameter_type(ty, name));
        let is_typed = ty.is_some();
        match &ty {
            Some(_) => self.tokens.skip(),
            None => self.errors.expected_type(self.tokens.span()),
        }
        if declaration.ty.is_some() {
            self.errors.repeated_clause(span, "types", name);
        }
        declaration.ty = ty.or(declaration.ty.take());
        is_typed
    }

    /// `String` as `string`.
    fn parameter_type(&mut self, ty: Word, name: &Word) -> Word {
        let meant = TYPES.iter().find(|(_, others)| others.iter().any(|other| ty == other));
        match meant {
            Some((meant, _)) => {
                self.errors.rust_type(&ty, name, meant);
                Word::new(meant, ty.span())
            }
            None => ty,
        }
    }

    fn end_of_declaration(&mut self, declaration: &mut Declaration) {
        if self.tokens.at_end() {
            return;
        }
        if let Some(end) = self.tokens.eat(';') {
            declaration.end = end;
            return;
        }
        let owner = (declaration.keyword.clone(), declaration.name.clone());
        let outer = self.owner.replace(owner);
        let body = self.body();
        self.owner = outer;
        if let Some(members) = body {
            declaration.end = members.0;
            declaration.members = members.1;
            declaration.has_body = true;
            return;
        }
        let after = self.tokens.after();
        if self.tokens.is_punct(',') && (after.word().is_some() || after.is_punct('#')) {
            if after.words() != 1 {
                // Another statement follows, or another member.
                self.errors.comma_between_statements(self.tokens.span());
                self.tokens.skip();
            }
            return;
        }
        let is_repeated = self.tokens.word().is_some_and(|word| word == declaration.keyword)
            && self.tokens.words() == 1;
        if !is_repeated && (self.tokens.word().is_some() || self.tokens.is_punct('#')) {
            let text = declaration_text(declaration);
            self.errors.missing_semicolon(declaration.name.span(), &text);
            return;
        }
        self.errors.after_declaration(self.tokens.span(), &declaration.name, &self.tokens.text());
        self.recover();
    }

    /// The members in `{ … }` or `< … >` with the span of the opening delimiter, if a body begins
    /// here.
    pub(super) fn body(&mut self) -> Option<(Span, Vec<Member>)> {
        if let Some((group, inside)) = self.tokens.group(Delimiter::Brace) {
            self.tokens.skip();
            let members = self.within(inside, |parser| parser.members());
            return Some((group.span_open(), members));
        }
        let outer = self.tokens;
        let open = self.tokens.eat('<')?;
        self.tokens = self.tokens.in_angles();
        let members = self.members();
        self.tokens = self.tokens.out_of_angles(outer);
        if self.tokens.eat('>').is_none() && !closes(&mut self.tokens) {
            self.errors.unclosed_angle(open);
        }
        Some((open, members))
    }
}

/// Whether a type of parameters stands here, as in `parameter replicas: int`.
pub(super) fn is_type(tokens: &Tokens<'_>) -> bool {
    let after = tokens.after();
    tokens.word().is_some_and(|word| TYPES.iter().any(|(ty, _)| word == ty))
        && (after.at_end() || after.is_punct(';') || after.is_punct('=') || is_type(&after))
}

/// A `>` that ends a body which itself ends where an outer one does.
fn closes(tokens: &mut Tokens<'_>) -> bool {
    let mut plain = tokens.in_angles();
    let at_close = plain.at_end() && plain.text() == ">";
    if at_close {
        plain.skip();
        *tokens = plain.out_of_angles(*tokens);
    }
    at_close
}

fn declaration_text(declaration: &Declaration) -> String {
    format!("{} {}", declaration.keyword, declaration.name)
}

/// Whether a value follows the name.
fn is_valued(keyword: &Word) -> bool {
    VALUED.iter().any(|valued| keyword == valued)
}

/// The same of a keyword that is misspelt.
fn is_nearly_valued(keyword: &Word) -> bool {
    VALUED.iter().any(|valued| is_near(keyword.text(), valued))
}

/// The name that stands in quotes.
fn name_of(literal: &Literal) -> Option<Word> {
    let text = is_string(literal).then(|| literal_text(literal))?;
    let plain = text.replace(['-', ' ', '.'], "_");
    let is_name = syn::parse_str::<proc_macro2::Ident>(&plain).is_ok();
    is_name.then(|| Word::new(&plain, literal.span()))
}
