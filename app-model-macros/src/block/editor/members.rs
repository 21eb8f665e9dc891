//! The members of a body, each with the words of the user's in it.

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;

use super::Editor;
use super::values::{anything, field};
use crate::block::asked::open;
use crate::block::expand::{argument, others};
use crate::block::language::names::literal_text;
use crate::block::syntax::{Grant, Key, Member, Value, place};

impl Editor<'_> {
    /// Writes the members into the function of the body, in which `this` is what they belong to, and
    /// gives those with Rust in them, for `handle`.
    pub(super) fn members(
        &mut self,
        members: &[Member],
        handle: Option<&TokenStream>,
        body: &mut TokenStream,
    ) -> TokenStream {
        let mut outside = TokenStream::new();
        for member in members {
            self.member(member, handle, body, &mut outside);
        }
        outside
    }

    fn member(
        &mut self,
        member: &Member,
        handle: Option<&TokenStream>,
        body: &mut TokenStream,
        outside: &mut TokenStream,
    ) {
        match member {
            Member::Flag(name) => body.extend(quote! { this.#name(true); }),
            Member::Setting { name, values, .. } => {
                let may_be_name = |value| matches!(value, &Value::Path(_) | &Value::Choice(_));
                if values.is_empty() {
                    body.extend(quote! { words.#name(); });
                }
                if values.is_empty() || values.iter().any(may_be_name) {
                    let plain = name.at(Span::call_site());
                    self.names_for(name.text(), &quote! { words.#plain() });
                }
                for value in values {
                    match value {
                        Value::Rust(group) => {
                            let expression = argument(group);
                            outside.extend(handle.map(|this| quote! { #this.#name(#expression); }));
                        }
                        value => body.extend(self.call(&quote! { this.#name }, Some(name), value)),
                    }
                }
            }
            Member::Section { name, members } => {
                let plain = name.at(Span::call_site());
                let handle = handle.map(|this| quote! { #this.#plain() });
                let mut section = TokenStream::new();
                let outer = self.body.take();
                outside.extend(self.members(members, handle.as_ref(), &mut section));
                self.body = outer;
                let end = end_of_body(members);
                // A section brings no list of words: its methods are the settings in it.
                body.extend(
                    quote! { { let this = this.#name(); let words = this; #section #end } },
                );
            }
            Member::Map { name, entries } => {
                let mut map = TokenStream::new();
                let plain = name.at(Span::call_site());
                self.names_for(name.text(), &quote! { this.#plain().__values() });
                for entry in entries {
                    let mut key = match &entry.key {
                        Key::Name(name) => Literal::string(name.unraw()),
                        Key::Text(text) => Literal::string(&literal_text(text)),
                    };
                    key.set_span(entry.key.span());
                    // Of a list, each value is one that may stand there.
                    entry.value.visit(&mut |value| {
                        if let Value::Rust(group) = value {
                            let expression = argument(group);
                            let entry = quote! { .#plain().entry(#key, #expression); };
                            outside.extend(handle.map(|this| quote! { #this #entry }));
                        } else {
                            let value = self.named(value).map(|value| quote! { , #value });
                            map.extend(value.map(|value| quote! { map.entry(#key #value); }));
                        }
                    });
                }
                body.extend(quote! { { let map = this.#name(); #map } });
            }
            Member::Roles { word, grants } => {
                let is_child = self.body.as_ref().is_some_and(|body| body.keywords.len() > 1);
                let who = if is_child {
                    // No child takes roles: a `}` is missing before what does.
                    quote! { ::app_model::__private::editor::principals() }
                } else {
                    quote! { words.__who() }
                };
                self.names_for(place::ROLES, &who);
                let mut roles = word.clone();
                if grants.iter().all(|grant| matches!(grant.who, Value::Rust(_))) {
                    let anything = anything();
                    body.extend(quote! { words.#roles(#anything); });
                }
                for grant in grants {
                    match &grant.who {
                        Value::Rust(group) => {
                            let who = argument(group);
                            let pair =
                                handle.map(|this| quote! { #this.with_role_assignments(#who) });
                            outside.extend(pair.map(|pair| granted(&pair, grant)));
                        }
                        who => {
                            let who = self.named(who).unwrap_or_else(anything);
                            body.extend(granted(&quote! { words.#roles(#who) }, grant));
                            roles = word.at(Span::call_site());
                        }
                    }
                }
            }
            // Their functions are beside that of their parent.
            Member::Child(_) => {}
            Member::Attributed(own, member) => {
                let attributes = others(own);
                let (mut inner, mut outer) = (TokenStream::new(), TokenStream::new());
                for allowed in &own.allowed {
                    let lint = &allowed.lint;
                    inner.extend(quote! { let _: ::app_model::lint::#lint; });
                }
                self.member(member, handle, &mut inner, &mut outer);
                body.extend(quote! { #attributes { #inner } });
                outside.extend(quote! { #attributes { #outer } });
            }
            // It stands at the end of the body.
            Member::Asked(_) => {}
        }
    }
}

/// A pair with its roles, as fields.
fn granted(pair: &TokenStream, grant: &Grant) -> TokenStream {
    let asked = || field(&grant.asked.clone().unwrap_or_else(open));
    match grant.roles.as_slice() {
        [role] if !grant.list => quote! { #pair.#role; },
        [] if !grant.list => {
            let role = asked();
            quote! { #pair.#role; }
        }
        roles => {
            let last = asked();
            quote! { { let roles = #pair; #(roles.#roles;)* roles.#last; } }
        }
    }
}

/// The list of the words of a body: with parentheses, so that only the word itself is put in.
pub(super) fn end_of_body(members: &[Member]) -> TokenStream {
    let asked = members.iter().find_map(|member| match member {
        Member::Asked(word) => Some(word.clone()),
        _ => None,
    });
    let word = asked.unwrap_or_else(open);
    quote! { words.#word(); }
}
