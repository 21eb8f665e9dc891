//! A place in the tokens, with the few questions that the parser asks.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenTree};

use crate::block::buffer::Cursor;
use crate::block::language::names::is_keyword;
use crate::block::word::Word;

/// A place in the tokens. It ends where its group ends or, inside `< … >`, before the `>`.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'b> {
    cursor: Cursor<'b>,
    angle: bool,
}

impl<'b> Tokens<'b> {
    pub(super) fn new(cursor: Cursor<'b>) -> Self {
        Self { cursor, angle: false }
    }

    /// The same place as the beginning of a `< … >` body.
    pub(super) fn in_angles(self) -> Self {
        Self { angle: true, ..self }
    }

    /// The same place outside of the `< … >` body.
    pub(super) fn out_of_angles(self, outer: Self) -> Self {
        Self { angle: outer.angle, ..self }
    }

    pub(super) fn cursor(&self) -> Cursor<'b> {
        self.cursor
    }

    pub(super) fn at_end(&self) -> bool {
        self.cursor.at_end() || (self.angle && self.is_punct_here('>'))
    }

    /// Whether this is the same place.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        self.cursor == other.cursor
    }

    /// The expression of a `macro_rules!` variable.
    pub(super) fn fragment(&self) -> Option<Group> {
        self.group(Delimiter::None).map(|(group, _)| group)
    }

    /// Where the next token is, or the end of the group.
    pub(super) fn span(&self) -> Span {
        self.cursor.span()
    }

    /// The next token as text, for messages: a group is its opening delimiter.
    pub(super) fn text(&self) -> String {
        match self.cursor.token() {
            None => "the end".to_owned(),
            Some(TokenTree::Group(group)) => match group.delimiter() {
                Delimiter::Brace => "{",
                Delimiter::Bracket => "[",
                _ => "(",
            }
            .to_owned(),
            Some(TokenTree::Punct(_)) if self.is_double(':', ':') => "::".to_owned(),
            Some(TokenTree::Punct(_)) if self.is_double('-', '>') => "->".to_owned(),
            Some(TokenTree::Punct(_)) if self.is_double('=', '>') => "=>".to_owned(),
            Some(token) => token.to_string(),
        }
    }

    /// The word here, unless it is a keyword of Rust.
    pub(super) fn word(&self) -> Option<Word> {
        self.cursor.word().filter(|word| !is_keyword(word)).cloned()
    }

    pub(super) fn any_word(&self) -> Option<Word> {
        self.cursor.word().cloned()
    }

    pub(super) fn literal(&self) -> Option<Literal> {
        self.cursor.literal().cloned()
    }

    /// The group of this delimiter, and its inside.
    pub(super) fn group(&self, delimiter: Delimiter) -> Option<(Group, Tokens<'b>)> {
        let (group, inside) = self.cursor.group()?;
        (group.delimiter() == delimiter).then(|| (group.clone(), Tokens::new(inside)))
    }

    pub(super) fn is_punct(&self, punct: char) -> bool {
        !self.at_end() && self.is_punct_here(punct)
    }

    fn is_punct_here(&self, punct: char) -> bool {
        self.cursor.punct() == Some(punct)
    }

    /// Whether two punctuation characters stand here, one right after the other.
    pub(super) fn is_double(&self, first: char, second: char) -> bool {
        self.is_punct_here(first) && self.cursor.after().punct() == Some(second)
    }

    /// Whether an expression of Rust goes on here: an operator, `::`, or arguments.
    pub(super) fn at_operator(&self) -> bool {
        let sign = match self.cursor.punct() {
            Some(sign) if !self.at_end() => sign,
            _ => return self.group(Delimiter::Parenthesis).is_some(),
        };
        match sign {
            '+' | '*' | '/' | '&' | '|' | '^' | '%' | '?' | '!' => true,
            '-' => !self.is_double('-', '>'),
            ':' => self.is_double(':', ':'),
            _ => false,
        }
    }

    /// Takes the next token.
    pub(super) fn next(&mut self) -> Option<TokenTree> {
        let token = self.cursor.token();
        self.skip();
        token
    }

    /// Takes the next token if it is a literal.
    pub(super) fn next_if_literal(&mut self) -> Option<TokenTree> {
        self.cursor.literal()?;
        self.next()
    }

    /// Steps over the next token.
    pub(super) fn skip(&mut self) {
        self.cursor = self.cursor.after();
    }

    /// Steps over a punctuation character if it stands here, and says where it was.
    pub(super) fn eat(&mut self, punct: char) -> Option<Span> {
        if !self.is_punct(punct) {
            return None;
        }
        let span = self.span();
        self.skip();
        Some(span)
    }

    /// The place after the next token.
    pub(super) fn after(mut self) -> Self {
        self.skip();
        self
    }

    /// How many words stand in a row from here; `as` ends the row.
    pub(super) fn words(mut self) -> usize {
        let mut count = 0;
        while let Some(word) = self.any_word() {
            if self.at_end() || word == "as" {
                break;
            }
            count += 1;
            self.skip();
        }
        count
    }
}

/// Whether one token stands before the other on the same line, as far as that is known: an editor
/// gives all tokens one place.
pub(super) fn on_one_line(one: Span, other: Span) -> bool {
    if !proc_macro::is_available() {
        return false;
    }
    let (one, other) = (one.unwrap(), other.unwrap());
    one.line() == other.line() && one.column() < other.column()
}
