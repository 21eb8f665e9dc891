//! A literal that was written, with its text.
//!
//! As with a word: to read it, or to look into a stream of tokens, is a call to the compiler, and many
//! places ask.

use std::rc::Rc;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};

use crate::block::language::names::content;
use crate::block::trees::Trees;

/// A string, a number with its sign if it has one, or `true` or `false`.
#[derive(Debug, Clone)]
pub(crate) struct Scalar {
    sign: Option<TokenTree>,
    token: TokenTree,
    text: Rc<String>,
}

impl Scalar {
    pub(crate) fn new(token: impl Into<TokenTree>) -> Self {
        let token = token.into();
        Self { sign: None, text: Rc::new(token.to_string()), token }
    }

    pub(crate) fn signed(sign: TokenTree, token: TokenTree) -> Self {
        Self { text: Rc::new(format!("{sign}{token}")), sign: Some(sign), token }
    }

    /// As it is written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What stands between the quotes of a string.
    pub(crate) fn string(&self) -> Option<String> {
        self.is_string().then(|| content(&self.text))
    }

    pub(crate) fn is_string(&self) -> bool {
        self.text.starts_with(['"', 'r'])
    }

    /// Whether it is `true` or `false`.
    pub(crate) fn is_switch(&self) -> bool {
        matches!(self.token, TokenTree::Ident(_))
    }

    /// The place without the sign.
    pub(crate) fn span(&self) -> Span {
        self.token.span()
    }

    pub(crate) fn trees(&self) -> Trees {
        let mut trees = Trees::default();
        self.sign.iter().for_each(|sign| trees.push(sign.clone()));
        trees.push(self.token.clone());
        trees
    }
}

impl ToTokens for Scalar {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(&self.sign);
        tokens.append(self.token.clone());
    }
}
