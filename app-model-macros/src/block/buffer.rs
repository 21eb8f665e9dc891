//! The tokens of a block, each taken from the compiler once, and places in them.
//!
//! The parser looks at a token many times before it takes it. A word of the compiler's, or a group, is
//! a call to get at; here it is a look.

use proc_macro2::{Delimiter, Group, Literal, Punct, Span, TokenStream, TokenTree};

use crate::block::word::Word;

pub(crate) struct Buffer(Vec<Entry>);

enum Entry {
    Word(Word),
    Punct(Punct),
    Literal(Literal),
    /// What is in it follows. With the place of its end.
    Group(Group, usize),
    /// The end of a group, or of the block, and where that is.
    End(Span),
}

impl Buffer {
    pub(crate) fn new(tokens: TokenStream) -> Self {
        let mut buffer = Self(Vec::new());
        buffer.extend(tokens);
        buffer.0.push(Entry::End(Span::call_site()));
        buffer
    }

    fn extend(&mut self, tokens: TokenStream) {
        for token in tokens {
            self.push(token);
        }
    }

    fn push(&mut self, token: TokenTree) {
        let group = match token {
            TokenTree::Ident(word) => return self.0.push(Entry::Word(word.into())),
            TokenTree::Punct(punct) => return self.0.push(Entry::Punct(punct)),
            TokenTree::Literal(literal) => return self.0.push(Entry::Literal(literal)),
            TokenTree::Group(group) => group,
        };
        if let Some(token) = only(&group) {
            return self.push(token);
        }
        let (place, inside, end) = (self.0.len(), group.stream(), group.span_close());
        self.0.push(Entry::Group(group, 0));
        self.extend(inside);
        let last = self.0.len();
        self.0.push(Entry::End(end));
        if let Some(Entry::Group(_, end)) = self.0.get_mut(place) {
            *end = last;
        }
    }

    pub(crate) fn begin(&self) -> Cursor<'_> {
        Cursor { entries: &self.0, at: 0 }
    }
}

/// The one token that a group without delimiters holds. Such groups come from `macro_rules!`; one of
/// several tokens is an expression, and none of the others.
fn only(group: &Group) -> Option<TokenTree> {
    if group.delimiter() != Delimiter::None {
        return None;
    }
    let mut inside = group.stream().into_iter();
    inside.next().filter(|_| inside.next().is_none())
}

/// A place in the tokens. It ends where its group ends.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'b> {
    entries: &'b [Entry],
    at: usize,
}

impl PartialEq for Cursor<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl<'b> Cursor<'b> {
    fn entry(self) -> Option<&'b Entry> {
        self.entries.get(self.at)
    }

    fn to(self, at: usize) -> Self {
        Self { at, ..self }
    }

    pub(crate) fn at_end(self) -> bool {
        matches!(self.entry(), None | Some(Entry::End(_)))
    }

    /// Where the next token is, or the end of the group.
    pub(crate) fn span(self) -> Span {
        match self.entry() {
            Some(Entry::Word(word)) => word.span(),
            Some(Entry::Punct(punct)) => punct.span(),
            Some(Entry::Literal(literal)) => literal.span(),
            Some(Entry::Group(group, _)) => group.span(),
            Some(Entry::End(span)) => *span,
            None => Span::call_site(),
        }
    }

    /// The next token.
    pub(crate) fn token(self) -> Option<TokenTree> {
        Some(match self.entry()? {
            Entry::Word(word) => word.clone().into(),
            Entry::Punct(punct) => punct.clone().into(),
            Entry::Literal(literal) => literal.clone().into(),
            Entry::Group(group, _) => group.clone().into(),
            Entry::End(_) => return None,
        })
    }

    /// The place after the next token; at an end, the same place.
    pub(crate) fn after(self) -> Self {
        match self.entry() {
            None | Some(Entry::End(_)) => self,
            Some(Entry::Group(_, end)) => self.to(*end + 1),
            Some(_) => self.to(self.at + 1),
        }
    }

    pub(crate) fn word(self) -> Option<&'b Word> {
        match self.entry()? {
            Entry::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn punct(self) -> Option<char> {
        match self.entry()? {
            Entry::Punct(punct) => Some(punct.as_char()),
            _ => None,
        }
    }

    pub(crate) fn literal(self) -> Option<&'b Literal> {
        match self.entry()? {
            Entry::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    /// The group here, and its inside.
    pub(crate) fn group(self) -> Option<(&'b Group, Self)> {
        match self.entry()? {
            Entry::Group(group, _) => Some((group, self.to(self.at + 1))),
            _ => None,
        }
    }
}
