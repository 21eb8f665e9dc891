//! The words of a body, as an editor lists them.
//!
//! A handle has more methods than a body has words: outputs, children by hand, roles by hand. So each
//! handle has a type besides, whose methods are the words of its body and nothing else, with the same
//! documentation. No program calls them.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::choices;

/// `struct Handle: Common`: the type, with the words that are common to several kinds.
/// `roles Handle: Roles`: the word `roles`, with the roles that can be granted on it, if any can.
/// `impl Handle { #[doc = "…"] word: Type, … }`: words, each with the type of its values.
pub(crate) fn words(input: TokenStream) -> TokenStream {
    let mut tokens = flat(input).into_iter();
    let keyword = tokens.next().map(|token| token.to_string()).unwrap_or_default();
    let Some(TokenTree::Ident(handle)) = tokens.next() else { return TokenStream::new() };
    if keyword != "impl" {
        tokens.next();
        let of = tokens.collect();
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
                word.ty = Some(Type::Value(TokenStream::new()));
            }
            // What is written down is no declaration.
            TokenTree::Ident(written) if word.ty.is_some() && written == "as" => {
                word.ty = Some(Type::Other);
            }
            token if word.ty.is_some() => {
                if let Some(Type::Value(ty)) = &mut word.ty {
                    ty.extend([token]);
                }
            }
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
    ty: Option<Type>,
}

/// The type of a setting's argument, as far as it says which declared names and choices fit.
enum Type {
    /// `impl IntoValue<'app, T>`
    Value(TokenStream),
    /// `T`, which has choices.
    Choice(Ident),
    /// `impl Registry<'app>`
    Bound(Ident),
    /// `Storage<'app>`
    Handle(Ident),
    /// None does.
    Other,
}

fn definition(handle: &Ident, common: &TokenStream) -> TokenStream {
    let words = format_ident!("{}Words", handle);
    quote! {
        #[doc(hidden)]
        pub struct #words;

        impl ::core::ops::Deref for #words {
            type Target = ::app_model::__private::editor::#common;

            fn deref(&self) -> &Self::Target {
                ::app_model::__private::editor::missing()
            }
        }

        impl ::app_model::__private::editor::Body for #handle<'_> {
            type Words = #words;
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
    let who = if roles.is_empty() {
        quote! { RoleTarget }
    } else {
        quote! { Principal }
    };
    let editor = quote! { ::app_model::__private::editor };
    quote! {
        #[allow(clippy::must_use_candidate)]
        impl #words {
            #method

            /// What may stand before `=>`.
            #[doc(hidden)]
            pub fn __who(&self) -> #editor::List<#editor::sorts::#who, #editor::NoChoice> {
                #editor::missing()
            }
        }
    }
}

fn implementation(handle: &Ident, words: Vec<Word>) -> TokenStream {
    let words_type = format_ident!("{}Words", handle);
    let methods = words.into_iter().filter_map(|Word { attributes, name, ty }| {
        let name = name?;
        let editor = quote! { ::app_model::__private::editor };
        let list = match ty.unwrap_or(Type::Other) {
            Type::Value(ty) => {
                quote! { #editor::List<#editor::Value<#ty>, <#ty as #editor::Setting>::Choices> }
            }
            Type::Choice(ty) => {
                quote! { #editor::List<#editor::sorts::Nobody, <#ty as #editor::Setting>::Choices> }
            }
            Type::Bound(sort) => quote! { #editor::List<#editor::sorts::#sort, #editor::NoChoice> },
            Type::Handle(handle) => {
                quote! { #editor::List<#editor::Only<#handle<'static>>, #editor::NoChoice> }
            }
            Type::Other => quote! { #editor::List<#editor::sorts::Nobody, #editor::NoChoice> },
        };
        Some(quote! {
            #attributes
            pub fn #name(&self) -> #list {
                #editor::missing()
            }
        })
    });
    quote! {
        #[allow(clippy::must_use_candidate)]
        impl #words_type { #(#methods)* }
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
                let mut inner = inner.map(|group| group.stream()).unwrap_or_default().into_iter();
                inner.next();
                collect(inner.collect(), words);
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
                    let ty = arguments.map(|arguments| type_of(&arguments));
                    words.push(Word { attributes, name: Some(name), ty });
                }
                (hidden, is_public) = (false, false);
            }
            _ => {}
        }
    }
}

/// The type of the argument after `self`.
fn type_of(arguments: &Group) -> Type {
    /// Bounds of values that no declaration is.
    const OTHERS: [&str; 9] = [
        "Into",
        "Fn",
        "FnOnce",
        "FnMut",
        "IntoIterator",
        "PlainText",
        "Switch",
        "PortNumber",
        "Cores",
    ];
    let mut tokens = flat(arguments.stream()).into_iter();
    if !tokens.any(|token| token.to_string() == ":") {
        return Type::Other;
    }
    let ty = tokens.as_slice();
    let text = |token: &TokenTree| token.to_string();
    if ty.first().is_none_or(|first| text(first) != "impl") {
        return match ty {
            [TokenTree::Ident(name)] | [TokenTree::Ident(name), TokenTree::Punct(_)]
                if text(&name.clone().into()).starts_with(char::is_uppercase)
                    && name != "String" =>
            {
                Type::Choice(name.clone())
            }
            [TokenTree::Ident(name), TokenTree::Punct(less), TokenTree::Punct(tick), ..]
                if less.as_char() == '<' && tick.as_char() == '\'' =>
            {
                Type::Handle(name.clone())
            }
            _ => Type::Other,
        };
    }
    let bound = ty.iter().skip(1).find_map(|token| match token {
        TokenTree::Ident(word) if text(token).starts_with(char::is_uppercase) => Some(word.clone()),
        _ => None,
    });
    match bound {
        Some(bound) if bound == "IntoValue" => {
            // `IntoValue<'app, T>`
            let comma = ty.iter().position(|token| text(token) == ",").unwrap_or(ty.len());
            let mut inner = ty.get(comma + 1..).unwrap_or_default();
            while let [before @ .., last] = inner
                && [">", ","].contains(&text(last).as_str())
            {
                inner = before;
            }
            Type::Value(inner.iter().cloned().collect())
        }
        Some(bound) if OTHERS.iter().all(|other| bound != other) => {
            let value = match bound.to_string().as_str() {
                "NumberValue" => Some(quote! { ::app_model::number }),
                "SwitchValue" => Some(quote! { bool }),
                "TextValue" => Some(quote! { ::app_model::text }),
                _ => choices::of(&bound, choices::ONE_OF).map(|ty| quote! { #ty }),
            };
            let value = value.map(Type::Value);
            let written = choices::of(&bound, choices::WRITTEN).map(Type::Choice);
            value.or(written).unwrap_or(Type::Bound(bound))
        }
        _ => Type::Other,
    }
}

/// The tokens without the invisible groups of `macro_rules!` variables.
pub(crate) fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    flatten(tokens, &mut flat);
    flat
}

fn flatten(tokens: TokenStream, flat: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                flatten(group.stream(), flat);
            }
            token => flat.push(token),
        }
    }
}
