//! Moves generated code to the place that it stands for.
//!
//! Code of a `macro_rules!` macro carries the macro's own lines. When the compiler says where a
//! bound comes from, it then shows the macro and its call, forty lines for one setting. Code that
//! is located at the setting's type shows that one line.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::choices;

/// What stands for the bound of a setting's type.
const BOUND: &str = "__Bound";

/// `(place, kept) tokens`: all tokens get the span of `place`, but identifiers that read as `kept`
/// does, which came from where the user wrote them. If the place is the type of a setting, `__Bound` is
/// what fits it.
pub(crate) fn located(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let Some(TokenTree::Group(head)) = tokens.next() else { return TokenStream::new() };
    let mut words = head.stream().into_iter();
    let Some(ty) = words.next() else { return tokens.collect() };
    let bound: TokenStream = bound(TokenStream::from(ty.clone()).into()).into();
    let place = first(ty);
    let kept = words.nth(1).and_then(first);
    let Some(place) = place.map(|token| token.span()) else { return tokens.collect() };
    let kept = kept.map(|token| token.to_string());
    with_bound(tokens.collect(), &bound)
        .into_iter()
        .map(|token| moved(token, place, kept.as_deref()))
        .collect()
}

/// The trait of the values that a type takes.
fn bound(ty: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    use proc_macro2::TokenTree;
    let flat: Vec<TokenTree> = crate::words::flat(ty);
    match flat.split_last() {
        Some((TokenTree::Ident(last), path)) if choices::is_name(last) => {
            let bound = choices::one_of(last);
            quote! { #(#path)* #bound<'app> }
        }
        Some((TokenTree::Ident(last), _)) if last == "number" => {
            quote! { ::app_model::NumberValue<'app> }
        }
        Some((TokenTree::Ident(last), _)) if last == "bool" => {
            quote! { ::app_model::SwitchValue<'app> }
        }
        Some((TokenTree::Ident(last), _)) if last == "text" => {
            quote! { ::app_model::TextValue<'app> }
        }
        _ => quote! { ::app_model::IntoValue<'app, #(#flat)*> },
    }
}

fn with_bound(tokens: TokenStream, bound: &TokenStream) -> TokenStream {
    let mut all = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inside = with_bound(group.stream(), bound);
                all.extend([TokenTree::from(Group::new(group.delimiter(), inside))]);
            }
            TokenTree::Ident(word) if word.to_string() == BOUND => all.extend(bound.clone()),
            token => all.extend([token]),
        }
    }
    all
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
