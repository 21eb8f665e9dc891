//! A word that was written, with its text.
//!
//! The text of an identifier is the compiler's, and reading it is a call that copies. A macro is
//! built without optimisation, and asks for each word many times: so it is read once.

use std::fmt;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};

#[derive(Debug, Clone)]
pub(crate) struct Word {
    ident: Ident,
    /// As the compiler gives it, and not copied once more.
    text: Rc<String>,
}

impl Word {
    pub(crate) fn new(text: &str, span: Span) -> Self {
        Self { ident: Ident::new(text, span), text: Rc::new(text.to_owned()) }
    }

    /// As it is written, with the `r#` of a raw one.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Without the `r#` of a raw one.
    pub(crate) fn unraw(&self) -> &str {
        self.text.strip_prefix("r#").unwrap_or(&self.text)
    }

    pub(crate) fn span(&self) -> Span {
        self.ident.span()
    }

    /// The same word at another place.
    pub(crate) fn at(&self, span: Span) -> Self {
        let mut word = self.clone();
        word.ident.set_span(span);
        word
    }
}

impl From<Ident> for Word {
    fn from(ident: Ident) -> Self {
        Self { text: Rc::new(ident.to_string()), ident }
    }
}

impl From<Word> for TokenTree {
    fn from(word: Word) -> Self {
        Self::Ident(word.ident)
    }
}

impl ToTokens for Word {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(self.ident.clone());
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Eq for Word {}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T: ?Sized + AsRef<str>> PartialEq<T> for Word {
    fn eq(&self, other: &T) -> bool {
        self.text.as_str() == other.as_ref()
    }
}

/// The place before the first letter.
pub(crate) fn start(span: Span) -> Span {
    if proc_macro::is_available() { span.unwrap().start().into() } else { span }
}
