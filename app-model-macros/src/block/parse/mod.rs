//! The parser: tokens to the syntax tree.
//!
//! It never stops: what cannot be understood is reported and skipped up to the next place where a
//! statement can begin, so that one broken statement hides no other.

mod asked;
mod attributes;
mod body;
mod declaration;
mod grants;
mod habits;
mod map;
mod statement;
mod text;
mod tokens;
mod value;

use std::cell::OnceCell;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::block::asked::{Asked, Reader, lift};
use crate::block::buffer::Buffer;
use crate::block::errors::Errors;
use crate::block::language::names::is_keyword;
use crate::block::suggest::nearest;
use crate::block::syntax::{Block, NamePlace, Open};
use crate::block::table::Set;
use crate::block::word::Word;
use asked::Question;
use tokens::Tokens;
use value::is_switch;

/// The parser's place in the tokens, and the errors so far.
struct Parser<'b, 'e> {
    tokens: Tokens<'b>,
    errors: &'e mut Errors,
    question: &'e mut Question<'b>,
    /// What statements seem to declare: it tells a value without its `:` from the name of a child.
    declared: &'e Declared<'b>,
    /// The names of statements that are left out.
    lost: &'e mut Set<String>,
    /// The keyword and the name of what the body belongs to.
    owner: Option<(Word, Word)>,
}

pub(crate) fn block(input: TokenStream, reader: Reader, errors: &mut Errors) -> Block {
    let editor = reader == Reader::Editor;
    let (input, marked) = if editor { lift(input) } else { (input, None) };
    let buffer = Buffer::new(input);
    let tokens = Tokens::new(buffer.begin());
    let asked = marked.and_then(|marked| Asked::new(marked, buffer.begin()));
    let mut question =
        Question { editor, asked, open: Open::default(), place: NamePlace::default() };
    let mut lost = Set::default();
    let mut parser = Parser {
        tokens,
        errors,
        question: &mut question,
        declared: &Declared::new(tokens),
        lost: &mut lost,
        owner: None,
    };
    let target = parser.target();
    let statements = parser.statements();
    Block { target, statements, lost, open: question.open }
}

/// The words that follow a word outside of all bodies, collected when somebody asks.
struct Declared<'b> {
    block: Tokens<'b>,
    words: OnceCell<Set<String>>,
}

impl<'b> Declared<'b> {
    fn new(block: Tokens<'b>) -> Self {
        Self { block, words: OnceCell::new() }
    }

    fn contains(&self, word: &str) -> bool {
        self.words.get_or_init(|| self.collect()).contains(word)
    }

    /// Whether the word is one of them, or a slip of one.
    fn resembles(&self, word: &str) -> bool {
        let words = self.words.get_or_init(|| self.collect());
        words.contains(word) || nearest(word, words.iter().cloned()).is_some()
    }

    fn collect(&self) -> Set<String> {
        let (mut tokens, mut words, mut after_word) = (self.block, Set::default(), false);
        while !tokens.at_end() {
            let word = tokens.word();
            let is_first = word.is_some() && !after_word;
            words.extend(word.filter(|_| after_word).map(|word| word.text().to_owned()));
            after_word = is_first;
            tokens.skip();
        }
        words
    }
}

impl<'b> Parser<'b, '_> {
    /// Whether a value stands here that is no name of a child: a path, a declared name, or a switch.
    fn at_reference(&self, place: Tokens<'_>) -> bool {
        let after = place.after();
        let alone = after.at_end() || after.is_punct(';') || after.is_punct(',');
        let is_declared =
            |word: Word| after.is_punct('.') || alone && self.declared.contains(word.text());
        !place.at_end() && (alone && is_switch(&place) || place.word().is_some_and(is_declared))
    }

    /// Works on other tokens, such as the inside of a group, with the same errors.
    fn within<T>(&mut self, tokens: Tokens<'b>, work: impl FnOnce(&mut Parser<'b, '_>) -> T) -> T {
        let mut inner = Parser {
            tokens,
            errors: self.errors,
            question: self.question,
            declared: self.declared,
            lost: self.lost,
            owner: self.owner.clone(),
        };
        work(&mut inner)
    }

    /// `in builder;`, which may only stand first.
    fn target(&mut self) -> Option<TokenStream> {
        let word = self.tokens.any_word().filter(|word| word == "in")?;
        self.tokens.skip();
        let target = self.builder();
        if target.is_none() || !(self.tokens.at_end() || self.tokens.is_punct(';')) {
            let at_end = self.tokens.at_end() || self.tokens.is_punct(';');
            self.errors.empty_in(if at_end { word.span() } else { self.tokens.span() });
            self.recover();
            return None;
        }
        target
    }

    /// `builder`, `self.builder`, `&builder` or `(rust expression)`
    fn builder(&mut self) -> Option<TokenStream> {
        if let Some((group, inside)) = self.tokens.group(Delimiter::Parenthesis) {
            self.tokens.skip();
            return Some(TokenTree::from(self.rust(group, inside)).into());
        }
        let mut tokens = Vec::new();
        if self.tokens.is_punct('&') {
            tokens.extend(self.tokens.next());
        }
        loop {
            let word = self.tokens.any_word();
            let word = word.filter(|word| word == "self" || !is_keyword(word))?;
            tokens.push(TokenTree::from(self.marked(word)));
            self.tokens.skip();
            if !self.tokens.is_punct('.') {
                return Some(tokens.into_iter().collect());
            }
            tokens.extend(self.tokens.next());
        }
    }
}
