//! The declared names that fit, for each place of a block where an editor may list them.
//!
//! The macro knows no kind, so types decide. The names are in groups: one for each keyword, and each
//! set of keywords of children. A group is a struct with a field for each name. A list begins with what
//! the library says of a place, `List<S, C>`: `S` is what is asked for, and `C` are the choices. Then
//! each group is offered to it: there is a method of the list that takes the group in, under the
//! condition that its declarations fit, and a method of the same name for everything that leaves it out.
//! The first one wins where its condition holds.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};

use super::values::field;
use crate::block::asked;
use crate::block::syntax::{NamePlace, Open, place};
use crate::block::word::Word;

/// The names of a block, and the places where they may stand.
#[derive(Default)]
pub(crate) struct Lists {
    groups: Vec<Group>,
    places: Vec<Place>,
}

/// Names that fit in the same places.
struct Group {
    keyword: TokenStream,
    children: Vec<Word>,
    fields: TokenStream,
}

/// A place where names may stand.
struct Place {
    place: NamePlace,
    /// The parameters of a function in which the list can be written.
    given: TokenStream,
    list: TokenStream,
}

impl Lists {
    pub(crate) fn new() -> Self {
        let mut lists = Self::default();
        let editor = quote! { ::app_model::__private::editor };
        let sort = |sort: TokenStream| quote! { #editor::names::<#editor::#sort>() };
        let none = TokenStream::new();
        let top = |place: &str| (Vec::new(), place.to_owned());
        lists.add(top(place::EXISTING), &none, &sort(quote! { sorts::MayExist }));
        lists.add(top(place::ARGUMENT), &none, &sort(quote! { Value<::app_model::text> }));
        lists
    }

    /// A declared name, without tokens of the user's but for attributes.
    pub(crate) fn name(
        &mut self,
        name: &Word,
        attributes: &TokenStream,
        keyword: &TokenStream,
        children: &[&Word],
    ) {
        let mut sorted: Vec<Word> = Vec::new();
        for child in children {
            if let Err(place) = sorted.binary_search_by(|known| known.text().cmp(child.text())) {
                sorted.insert(place, child.at(Span::call_site()));
            }
        }
        let children = sorted;
        let text = keyword.to_string();
        let known = self
            .groups
            .iter_mut()
            .find(|group| group.keyword.to_string() == text && group.children == children);
        let name = name.at(Span::call_site());
        let field = quote! { #attributes pub #name: K, };
        match known {
            Some(group) => group.fields.extend(field),
            None => self.groups.push(Group { keyword: keyword.clone(), children, fields: field }),
        }
    }

    /// A place where names may stand that fit what `list` says.
    pub(crate) fn add(&mut self, place: NamePlace, given: &TokenStream, list: &TokenStream) {
        if self.places.iter().all(|known| known.place != place) {
            self.places.push(Place { place, given: given.clone(), list: list.clone() });
        }
    }

    /// The groups, and a function for each place; and what may stand where keywords and types do.
    pub(crate) fn into_tokens(self, open: &Open) -> TokenStream {
        let Self { groups, places } = self;
        let editor = quote! { ::app_model::__private::editor };
        let steps: Vec<_> =
            (0..groups.len()).map(|number| format_ident!("__group_{}", number)).collect();
        let structs = groups.iter().zip(&steps).map(|(group, step)| {
            let fields = &group.fields;
            quote! {
                pub struct #step<K, C> { #fields __others: (K, C) }
                impl<K, C> ::core::ops::Deref for #step<K, C> {
                    type Target = C;
                    fn deref(&self) -> &C { #editor::missing() }
                }
            }
        });
        let taken = groups.iter().zip(&steps).map(|(group, step)| {
            let keyword = &group.keyword;
            let declared = group.children.iter().rev().fold(quote! { () }, |others, child| {
                quote! { (Child<#child, #keyword>, #others) }
            });
            quote! {
                impl<S, C> __names::List<S, C>
                where
                    (Declared<#keyword>, #declared): __Fits<S>,
                {
                    fn #step(self) -> __names::List<S, __names::#step<#keyword, C>> {
                        #editor::missing()
                    }
                }
            }
        });
        let word_at = |place: &NamePlace| match &open.name {
            Some((asked, word)) if asked == place => word.clone(),
            _ => asked::open(),
        };
        let functions = places.iter().enumerate().map(|(number, Place { place, given, list })| {
            let function = format_ident!("__names_{}", number);
            let word = field(&word_at(place));
            quote! {
                fn #function(#given) { __names::all(__names::list(#list) #(.#steps())*).#word; }
            }
        });
        // A place that has no list of its own gets all names.
        let elsewhere = open
            .name
            .as_ref()
            .filter(|(asked, _)| places.iter().all(|Place { place, .. }| place != asked));
        let name = field(&elsewhere.map_or_else(asked::open, |(_, word)| word.clone()));
        let word = |asked: &Option<Word>| asked.clone().unwrap_or_else(asked::open);
        let (statement, ty) = (word(&open.statement), word(&open.ty));
        quote! {
            mod __names {
                pub struct List<S, C>(::core::marker::PhantomData<(S, C)>);
                impl<S, C> ::core::ops::Deref for List<S, C> {
                    type Target = C;
                    fn deref(&self) -> &C { #editor::missing() }
                }
                pub fn list<S, C>(_: #editor::List<S, C>) -> List<S, C> { #editor::missing() }
                pub fn all<S, C>(_: List<S, C>) -> #editor::List<S, C> { #editor::missing() }
                #(#structs)*
            }
            // A declaration fits by itself, by its outputs or by one of its children. As nothing of this
            // is compiled, these may overlap.
            trait __Fits<S> {}
            impl<S, H: #editor::Fits<S>, O> __Fits<S> for (H, O) {}
            impl<S: #editor::TakesOutputs, H: #editor::Outputs, O> __Fits<S> for (H, O)
            where
                H::Output: #editor::Fits<S>,
            {}
            impl<S, H, O: __Fits<S>> __Fits<S> for (H, O) {}
            #(#taken)*
            trait __Skips: Sized {
                #( fn #steps(self) -> Self { self } )*
            }
            impl<S, C> __Skips for __names::List<S, C> {}
            impl __Statements {
                #(#functions)*
                fn open() {
                    let _: #editor::statements::#statement;
                    let _: #editor::types::#ty;
                    let list = __names::list(#editor::names::<#editor::sorts::Any>());
                    __names::all(list #(.#steps())*).#name;
                }
            }
        }
    }
}
