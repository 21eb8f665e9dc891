//! Every message of the macro, and the list that collects them.
//!
//! A message says what is wrong, then why, then what to write instead. It points at the smallest
//! token that is wrong. One cause gives one message, and has one code: `AM01xx` is grammar, `AM02xx`
//! names, `AM03xx` values, settings, grants and `existing`, `AM06xx` what is legal and hardly ever
//! meant. Each code has a page in `app-model/errors`, which `explain` prints.

mod habits;
mod lints;
mod members;
pub(crate) mod misspelt;
mod names;
mod relations;
mod statements;
mod text;

pub(crate) use names::Instead;
pub(crate) use text::InText;

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// Where the other of two places is, for a message about both: ` in line 7`, or nothing if it is in
/// the same line. An editor knows no lines.
fn line_of(first: Span, second: Span) -> String {
    let line = |span: Span| proc_macro::is_available().then(|| span.unwrap().line());
    match (line(first), line(second)) {
        (Some(first), second) if Some(first) != second => format!(" in line {first}"),
        _ => String::new(),
    }
}

/// The errors found so far.
#[derive(Default)]
pub(crate) struct Errors {
    /// From the first token to the last one, usually the same.
    list: Vec<([Span; 2], String)>,
}

impl Errors {
    fn push(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Display,
        help: impl AsRef<str>,
    ) {
        self.push_over(code, [span, span], message, help);
    }

    fn push_over(
        &mut self,
        code: &'static str,
        spans: [Span; 2],
        message: impl Display,
        help: impl AsRef<str>,
    ) {
        let help = help.as_ref();
        let mut text = format!("{message} [{code}]");
        if !help.is_empty() {
            text.push_str("\n\nhelp: ");
            text.push_str(help);
        }
        self.list.push((spans, text));
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Takes back what was said since there were so many: it follows from what is said instead.
    pub(crate) fn take_back(&mut self, length: usize) {
        self.list.truncate(length);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The errors as statements.
    pub(crate) fn into_tokens(self) -> TokenStream {
        // In the order of the source. An editor knows no lines and leaves them as they are.
        let mut sorted: Vec<((usize, usize), [Span; 2], String)> = Vec::new();
        for (spans, text) in self.list {
            let place = match proc_macro::is_available() {
                true => (spans[0].unwrap().line(), spans[0].unwrap().column()),
                false => (0, 0),
            };
            let after = sorted.partition_point(|(known, ..)| *known <= place);
            sorted.insert(after, (place, spans, text));
        }
        let mut tokens = TokenStream::new();
        for (_, [first, last], text) in sorted {
            // The compiler underlines a call from its first token to its last one.
            let text = quote_spanned! {last=> { #text } };
            tokens.extend(quote_spanned! {first=> ::core::compile_error! #text });
        }
        tokens
    }
}
