//! Statements: declarations and `existing`.

use proc_macro2::{Delimiter, Literal, Span};

use super::Parser;
use super::tokens::Tokens;
use crate::block::language::names::is_keyword;
use crate::block::syntax::{
    Attributes, Declaration, Existing, Marks, Member, Statement, Value, place,
};
use crate::block::word::Word;

/// The words that say that a resource exists already.
const EXISTING: [&str; 4] = ["existing", "existing_read_only", "run_as_existing", "as_existing"];

/// The keyword whose declarations have a type.
const PARAMETER: &str = "parameter";

/// Words that begin statements of Rust.
const RUST: [&str; 10] =
    ["let", "for", "while", "loop", "if", "match", "fn", "use", "const", "static"];

/// Types of Rust, and the types of parameters that are meant by them.
const TYPES: [(&str, &[&str]); 3] = [
    ("string", &["String", "str", "Text", "text", "char"]),
    ("int", &["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "isize", "usize", "integer"]),
    ("bool", &["boolean", "Bool"]),
];

impl Parser<'_, '_> {
    pub(super) fn statements(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        while !self.tokens.at_end() {
            self.ask_statement();
            if self.tokens.eat(';').is_some() {
                continue;
            }
            let attributes = self.attributes();
            self.ask_statement();
            if self.tokens.at_end() {
                break;
            }
            self.statement(attributes, &mut statements);
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
            self.recover();
            return;
        }
        if is_keyword(&word) {
            self.errors.expected_statement(word.span(), word.text());
            self.recover();
            return;
        }
        if after.is_punct('.') {
            self.errors.setting_as_statement(&word, after.after().word().as_ref());
            self.recover();
            return;
        }
        if EXISTING.contains(&text.as_str()) {
            self.tokens.skip();
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
        statements
            .extend(self.declaration(attributes).map(|it| Statement::Declaration(Box::new(it))));
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

    /// `KEYWORD name [: type] [(arguments)] [= value] [as "name"]`, then a body or `;`.
    pub(super) fn declaration(&mut self, attributes: Attributes) -> Option<Declaration> {
        let keyword = self.tokens.word()?;
        self.tokens.skip();
        let word = self.tokens.any_word().filter(|_| !self.tokens.at_end());
        let Some(name) = word.clone().filter(|word| word != "as") else {
            let group = |delimiter| self.tokens.group(delimiter).is_some();
            let body = group(Delimiter::Brace) || group(Delimiter::Parenthesis);
            match self.tokens.literal().filter(|_| !self.tokens.at_end()) {
                Some(literal) => self.errors.literal_as_name(&keyword, &literal),
                None if self.tokens.at_end() || body || word.is_some() => {
                    self.errors.expected_name(&keyword, keyword.span());
                }
                None => self.errors.expected_name(&keyword, self.tokens.span()),
            }
            self.recover();
            return None;
        };
        self.tokens.skip();
        let name = self.hyphens(&keyword, name);
        self.question.enter(&keyword);
        let mut declaration = Declaration::new(attributes, keyword, name);
        self.clauses(&mut declaration);
        self.end_of_declaration(&mut declaration);
        self.question.leave();
        Some(declaration)
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
    fn another_name(&mut self, before: &Declaration) -> Option<Declaration> {
        let next = self.tokens.after().word().filter(|_| self.tokens.is_punct(','))?;
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
            } else if self.tokens.is_punct(':') && !self.tokens.is_double(':', ':') {
                self.tokens.skip();
                // `&str`
                self.tokens.eat('&');
                self.ask_type();
                let ty = self.tokens.word().map(|ty| self.parameter_type(ty, &name));
                match &ty {
                    Some(_) => self.tokens.skip(),
                    None => {
                        typed = false;
                        self.errors.expected_type(self.tokens.span());
                    }
                }
                if declaration.ty.is_some() {
                    self.errors.repeated_clause(span, "types", &name);
                }
                declaration.ty = ty.or(declaration.ty.take());
            } else if let Some((group, inside)) = self.tokens.group(Delimiter::Parenthesis) {
                self.tokens.skip();
                let (arguments, commas) = self.within(inside, |parser| parser.arguments(&name));
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
            } else {
                return;
            }
        }
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
        if let Some(members) = self.body() {
            declaration.end = members.0;
            declaration.members = members.1;
            declaration.has_body = true;
            return;
        }
        if self.tokens.is_punct(',') && self.tokens.after().word().is_some() {
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

    /// Values, and where the commas are.
    fn arguments(&mut self, name: &Word) -> (Vec<Value>, Vec<Span>) {
        self.question.names_for(place::ARGUMENT);
        let (mut values, mut commas) = (Vec::new(), Vec::new());
        while !self.tokens.at_end() {
            if let Some(word) = self.tokens.word()
                && self.tokens.after().is_punct(':')
                && !self.tokens.after().is_double(':', ':')
            {
                self.errors.named_argument(&word, name);
                self.tokens.skip();
                self.tokens.skip();
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
        let (arguments, commas) = self.within(inside, |parser| parser.arguments(&name));
        if arguments.is_empty() || arguments.len() > 3 {
            self.errors.existing_arity(group.span(), &word, &name, arguments.len());
        }
        if !self.tokens.at_end() && self.tokens.eat(';').is_none() {
            if self.tokens.word().is_some() || self.tokens.is_punct('#') {
                self.errors.missing_semicolon(group.span_close(), &format!("{word} {name}(…)"));
            } else {
                let text = self.tokens.text();
                self.errors.after_declaration(self.tokens.span(), &name, &text);
                self.recover();
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

pub(super) fn is_string(literal: &Literal) -> bool {
    let text = literal.to_string();
    text.starts_with('"') || text.starts_with("r\"") || text.starts_with("r#")
}

fn declaration_text(declaration: &Declaration) -> String {
    format!("{} {}", declaration.keyword, declaration.name)
}
