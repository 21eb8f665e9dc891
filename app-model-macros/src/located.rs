//! Moves generated code to the place that it stands for.
//!
//! Code of a `macro_rules!` macro carries the macro's own lines. When the compiler says where a
//! bound comes from, it then shows the macro and its call, forty lines for one setting. Code that
//! is located at the setting's type shows that one line.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// `(place, kept) tokens`: all tokens get the span of `place`, but identifiers that read as `kept`
/// does, which came from where the user wrote them.
pub(crate) fn located(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let Some(TokenTree::Group(head)) = tokens.next() else { return TokenStream::new() };
    let mut words = head.stream().into_iter();
    let place = words.next().and_then(first);
    let kept = words.nth(1).and_then(first);
    let Some(place) = place.map(|token| token.span()) else { return tokens.collect() };
    let kept = kept.map(|token| token.to_string());
    tokens.map(|token| moved(token, place, kept.as_deref())).collect()
}

/// The first token, out of the invisible group that a macro's fragment comes in.
fn first(token: TokenTree) -> Option<TokenTree> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().next().and_then(first)
        }
        token => Some(token),
    }
}

fn moved(token: TokenTree, place: Span, kept: Option<&str>) -> TokenTree {
    match token {
        TokenTree::Group(group) => {
            let inside = group.stream().into_iter().map(|token| moved(token, place, kept));
            let mut moved = Group::new(group.delimiter(), inside.collect());
            moved.set_span(place);
            moved.into()
        }
        TokenTree::Ident(ident) => {
            let text = ident.to_string();
            // `$crate` means what it means through its span.
            if Some(text.as_str()) == kept || text == "$crate" {
                return ident.into();
            }
            let mut ident: Ident = ident;
            ident.set_span(place);
            ident.into()
        }
        mut token => {
            token.set_span(place);
            token
        }
    }
}
