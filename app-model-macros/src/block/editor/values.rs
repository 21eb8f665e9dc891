//! Values: declared names, what is in them, and the words that a setting takes.

use proc_macro2::{Delimiter, Group, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

use super::{Editor, struct_of};
use crate::block::asked::{OPEN, plain, unmarked};
use crate::block::expand::argument;
use crate::block::syntax::{Marks, Value};
use crate::block::word::Word;

impl Editor<'_> {
    /// The call of a setting with a value. What is no name that is declared can be one of the words
    /// that the setting takes.
    pub(super) fn call(
        &mut self,
        method: &TokenStream,
        setting: Option<&Word>,
        value: &Value,
    ) -> TokenStream {
        let first = match value {
            Value::Choice(word) => Some(word),
            Value::Path(path) => path.first(),
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => None,
        };
        let Some(word) = first.filter(|first| !self.names.knows(first)) else {
            let ends = !matches!(value, Value::Path(path) if path.last().is_some_and(is_open));
            return match self.named(value) {
                Some(value) if ends => quote! { #method(#value); },
                // Nothing is typed yet: an argument would put conversions on top of the list.
                Some(value) => quote! { #value; },
                None => TokenStream::new(),
            };
        };
        let Some(setting) = setting else { return TokenStream::new() };
        let plain = setting.at(Span::call_site());
        match value {
            Value::Choice(_) => {
                quote! { #method(words.#plain().#word); }
            }
            _ => quote! { words.#setting(); },
        }
    }

    /// A value among arguments.
    pub(super) fn argument(&mut self, value: &Value) -> TokenStream {
        self.named(value).unwrap_or_else(|| quote! { "" })
    }

    /// A value that can be a declared name, or a way to what is in it.
    pub(super) fn named(&mut self, value: &Value) -> Option<TokenStream> {
        let path = match value {
            Value::Literal(literal) => return Some(quote! { #literal }),
            Value::Rust(group) => return Some(argument(group)),
            Value::List(..) => return None,
            Value::Path(path) => path.as_slice(),
            Value::Choice(name) => std::slice::from_ref(name),
        };
        let (first, rest) = path.split_first()?;
        self.names.knows(first).then(|| self.reference(first, rest))
    }

    /// `data`, `data.__parts::<__data>().photos`
    fn reference(&mut self, first: &Word, rest: &[Word]) -> TokenStream {
        let mut path = first.unraw().to_string();
        let mut place = self.names.declared.get(first.text()).copied();
        let mut tokens = quote! { #first };
        for segment in rest {
            let is_parent = place.is_some_and(|place| place.live_children().next().is_some());
            let children = if is_parent {
                let name = struct_of(&path);
                quote! { #name }
            } else {
                quote! { ::app_model::__private::editor::Nothing }
            };
            let word = field(segment);
            tokens.extend(quote! { .__parts::<#children>().#word });
            place = place.and_then(|place| place.child(&unmarked(segment)));
            path = format!("{path}_{}", plain(segment));
        }
        tokens
    }
}

/// Arguments in the user's parentheses, with the user's commas, at which an editor shows what comes
/// next.
pub(super) fn list(
    first: Option<TokenStream>,
    values: Vec<TokenStream>,
    marks: &Marks,
) -> TokenTree {
    let mut tokens = first.map(|first| quote! { #first, }).unwrap_or_default();
    let mut commas = marks.commas.iter();
    for value in values {
        tokens.extend(value);
        let mut comma = Punct::new(',', Spacing::Alone);
        comma.set_span(commas.next().copied().unwrap_or_else(Span::call_site));
        tokens.extend([TokenTree::from(comma)]);
    }
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(marks.parentheses.unwrap_or_else(Span::call_site));
    group.into()
}

/// `.word` as a field, and the open word as a call: then it means something everywhere.
pub(super) fn field(word: &Word) -> TokenStream {
    if word == OPEN {
        quote! { #word() }
    } else {
        quote! { #word }
    }
}

/// Whether nothing of the word is typed.
fn is_open(word: &Word) -> bool {
    plain(word).is_empty()
}

/// What fits where a resource or a principal is missing.
pub(super) fn anything() -> TokenStream {
    quote! { ::app_model::__private::editor::Anything }
}
