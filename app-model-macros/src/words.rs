//! The words of a body, as an editor lists them.
//!
//! A handle has more methods than a body has words: outputs, children by hand, roles by hand. So each
//! handle has a type besides, whose methods are the words of its body and nothing else, with the same
//! documentation. No program calls them.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// `struct Handle: Common`: the type, with the words that are common to several kinds.
/// `roles Handle: Roles`: the word `roles`, with the roles that can be granted on it, if any can.
/// `impl Handle { #[doc = "…"] word: Type, … }`: words, each with the type of its values.
pub(crate) fn words(input: TokenStream) -> TokenStream {
    let mut tokens = flat(input).into_iter();
    let keyword = tokens.next().map(|token| token.to_string()).unwrap_or_default();
    let Some(TokenTree::Ident(handle)) = tokens.next() else { return TokenStream::new() };
    if keyword != "impl" {
        let of: TokenStream = tokens.skip(1).collect();
        return if keyword == "roles" { roles(&handle, &of) } else { definition(&handle, &of) };
    }
    let Some(TokenTree::Group(list)) = tokens.next() else { return TokenStream::new() };
    let mut words = Vec::new();
    let mut word = Word::default();
    for token in list.stream() {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                words.push(std::mem::take(&mut word))
            }
            TokenTree::Punct(colon) if colon.as_char() == ':' && word.ty.is_none() => {
                word.ty = Some(TokenStream::new());
            }
            token if word.ty.is_some() => word.ty.get_or_insert_default().extend([token]),
            TokenTree::Ident(name) => word.name = Some(name),
            token => word.attributes.extend([token]),
        }
    }
    words.push(word);
    implementation(&handle, words)
}

/// An `impl` block as it is, and its public methods as words of a body.
pub(crate) fn members(input: TokenStream) -> TokenStream {
    let all = input.clone();
    let mut handle = None;
    let mut methods = TokenStream::new();
    for token in flat(input) {
        match token {
            TokenTree::Ident(word) if word != "impl" && word != "app" => {
                handle = handle.or(Some(word));
            }
            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
                methods = body.stream();
            }
            _ => {}
        }
    }
    let mut words = Vec::new();
    collect(methods, &mut words);
    let words = handle.map(|handle| implementation(&handle, words));
    quote! { #all #words }
}

#[derive(Default)]
struct Word {
    attributes: TokenStream,
    name: Option<Ident>,
    ty: Option<TokenStream>,
}

fn definition(handle: &Ident, common: &TokenStream) -> TokenStream {
    let words = format_ident!("{}Words", handle);
    quote! {
        #[doc(hidden)]
        #[derive(Debug)]
        pub struct #words<N>(::core::marker::PhantomData<N>);

        impl<N> ::core::ops::Deref for #words<N> {
            type Target = ::app_model::__private::editor::#common<N>;

            fn deref(&self) -> &Self::Target {
                ::app_model::__private::editor::missing()
            }
        }

        impl ::app_model::__private::editor::Body for #handle<'_> {
            type Words<N> = #words<N>;
        }
    }
}

/// `roles`, in the body of what roles are granted on, or of who gets them.
fn roles(handle: &Ident, roles: &TokenStream) -> TokenStream {
    let words = format_ident!("{}Words", handle);
    let method = if roles.is_empty() {
        quote! {
            /// What it may do on something: `roles: data => StorageBlobDataReader;`.
            pub fn roles<T: ::app_model::RoleTarget<'static>>(&self, target: T) -> T::Roles {
                let _ = target;
                ::app_model::__private::editor::missing()
            }
        }
    } else {
        quote! {
            /// Who may do what: `roles: some_identity => Reader;`.
            pub fn roles(&self, who: impl ::app_model::Principal<'static>) -> #roles<'static> {
                let _ = who;
                ::app_model::__private::editor::missing()
            }
        }
    };
    quote! {
        #[allow(clippy::must_use_candidate)]
        impl<N> #words<N> { #method }
    }
}

fn implementation(handle: &Ident, words: Vec<Word>) -> TokenStream {
    let words_type = format_ident!("{}Words", handle);
    let methods = words.into_iter().filter_map(|Word { attributes, name, ty }| {
        let name = name?;
        let choices = match ty {
            Some(ty) => quote! { <#ty as ::app_model::__private::editor::Setting>::Choices<N> },
            None => quote! { ::app_model::__private::editor::Names<N> },
        };
        Some(quote! {
            #attributes
            pub fn #name(&self) -> #choices {
                ::app_model::__private::editor::missing()
            }
        })
    });
    quote! {
        #[allow(clippy::must_use_candidate)]
        impl<N> #words_type<N> { #(#methods)* }
    }
}

/// The public methods, those within `located!` too.
fn collect(tokens: TokenStream, words: &mut Vec<Word>) {
    let mut attributes = TokenStream::new();
    let mut hidden = false;
    let mut is_public = false;
    let mut tokens = flat(tokens).into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                let Some(TokenTree::Group(group)) = tokens.next() else { continue };
                let text = group.stream().to_string();
                hidden |= text.contains("hidden");
                if text.starts_with("doc") && !text.contains("hidden") {
                    attributes.extend(quote! { #hash #group });
                }
            }
            TokenTree::Ident(word) if word == "located" => {
                let inner = tokens.find_map(|token| match token {
                    TokenTree::Group(group) => Some(group),
                    _ => None,
                });
                collect(inner.iter().flat_map(|group| group.stream()).skip(1).collect(), words);
            }
            TokenTree::Ident(word) if word == "pub" => is_public = true,
            TokenTree::Ident(word) if word == "fn" => {
                let Some(TokenTree::Ident(name)) = tokens.next() else { continue };
                let arguments = tokens.find_map(|token| match token {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                        Some(group)
                    }
                    _ => None,
                });
                let attributes = std::mem::take(&mut attributes);
                if is_public && !hidden {
                    let ty = arguments.and_then(|arguments| choices(&arguments));
                    words.push(Word { attributes, name: Some(name), ty });
                }
                (hidden, is_public) = (false, false);
            }
            _ => {}
        }
    }
}

/// The type of the argument after `self`, if it can have choices.
fn choices(arguments: &Group) -> Option<TokenStream> {
    let mut tokens = flat(arguments.stream()).into_iter();
    tokens.find(|token| token.to_string() == ":")?;
    let ty: Vec<TokenTree> = tokens.collect();
    let text = |token: &TokenTree| token.to_string();
    let into = ty.iter().position(|token| text(token) == "IntoValue");
    if let Some(into) = into {
        // `IntoValue<'app, T>`
        let comma = ty.iter().skip(into).position(|token| text(token) == ",")?;
        let mut inner: Vec<TokenTree> = ty.into_iter().skip(into + comma + 1).collect();
        while inner.last().is_some_and(|last| [">", ","].contains(&text(last).as_str())) {
            inner.pop();
        }
        return Some(inner.into_iter().collect());
    }
    match ty.as_slice() {
        [TokenTree::Ident(name)] | [TokenTree::Ident(name), TokenTree::Punct(_)] => {
            let name_text = name.to_string();
            let is_enum = name_text.starts_with(char::is_uppercase) && name_text != "String";
            is_enum.then(|| quote! { #name })
        }
        _ => None,
    }
}

/// The tokens without the invisible groups of `macro_rules!` variables.
fn flat(tokens: TokenStream) -> TokenStream {
    let flat = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => flat(group.stream()),
        token => token.into(),
    });
    flat.collect()
}
