//! Tokens that are put together on this side.
//!
//! A `TokenStream` lives in the compiler: each time that `quote!` takes one up into another, both go
//! there. Those that most of an expansion is made of, the calls, are therefore lists of trees, and
//! become a stream at the end. Unlike `quote!` they can have a place of their own for each part.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::block::word::Word;

#[derive(Clone, Default)]
pub(super) struct Trees(Vec<TokenTree>);

impl Trees {
    /// One word.
    pub(super) fn of(word: &Word) -> Self {
        Self(vec![word.clone().into()])
    }

    /// `::one::two`
    pub(super) fn path(&mut self, words: [&str; 2], place: Span) {
        for word in words {
            self.marks("::", place);
            self.word(word, place);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_one_word(&self) -> bool {
        self.0.len() == 1
    }

    pub(super) fn push(&mut self, tree: impl Into<TokenTree>) {
        self.0.push(tree.into());
    }

    pub(super) fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// Copies of others, at the end.
    pub(super) fn copy(&mut self, others: &Self) {
        self.0.extend_from_slice(&others.0);
    }

    /// A word of the expansion's.
    pub(super) fn word(&mut self, word: &str, place: Span) {
        self.push(Ident::new(word, place));
    }

    /// Punctuation characters that belong together.
    pub(super) fn marks(&mut self, marks: &str, place: Span) {
        let mut marks = marks.as_bytes();
        while let [mark, rest @ ..] = marks {
            let spacing = if rest.is_empty() { Spacing::Alone } else { Spacing::Joint };
            let mut mark = Punct::new(char::from(*mark), spacing);
            mark.set_span(place);
            self.push(mark);
            marks = rest;
        }
    }

    pub(super) fn group(&mut self, delimiter: Delimiter, inside: Self, place: Span) {
        let mut group = Group::new(delimiter, inside.into());
        group.set_span(place);
        self.push(group);
    }

    /// `.name`
    pub(super) fn field(&mut self, name: &Word) {
        self.marks(".", Span::call_site());
        self.push(name.clone());
    }

    /// `.name(arguments)`, with the parentheses at a place.
    pub(super) fn call(&mut self, name: &Word, arguments: Self, place: Span) {
        self.field(name);
        self.group(Delimiter::Parenthesis, arguments, place);
    }

    /// The same at another place. What the words mean stays.
    pub(super) fn at(&self, place: Span) -> Self {
        let moved = self.0.iter().cloned().map(|mut tree| {
            tree.set_span(tree.span().located_at(place));
            tree
        });
        Self(moved.collect())
    }
}

impl From<TokenStream> for Trees {
    fn from(tokens: TokenStream) -> Self {
        Self(tokens.into_iter().collect())
    }
}

impl From<Trees> for TokenStream {
    fn from(trees: Trees) -> Self {
        trees.0.into_iter().collect()
    }
}

impl ToTokens for Trees {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}
