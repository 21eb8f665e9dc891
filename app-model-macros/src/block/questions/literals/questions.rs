//! Questions to the rules of kinds, each asked once.
//!
//! A constant costs the compiler as much as a call. What is the same of two declarations is therefore one
//! question, at the first of the two, and its answer names the other.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::block::syntax::{Attributes, Declaration};
use crate::block::table::Table;
use crate::block::word::{Word, start};

/// How many other declarations an answer names.
const NAMED: usize = 3;

/// Whose rules are asked: those of a kind, or of a child of it.
#[derive(Clone, Copy)]
pub(super) struct Rules<'b> {
    pub(super) attributes: &'b Attributes,
    pub(super) of: &'b Declaration,
    pub(super) child: Option<&'b Declaration>,
}

impl Rules<'_> {
    /// The keyword and the child's, as text; with what `cfg` may take out, no two are the same.
    pub(super) fn subject(self) -> String {
        let child = self.child.map(|child| format!(".{}", subject(child)));
        let mut subject = subject(self.of) + &child.unwrap_or_default();
        if !self.attributes.others.is_empty() {
            subject += &format!(" of {}", self.name());
        }
        subject
    }

    /// The name of the declaration.
    fn name(self) -> String {
        let child = self.child.map(|child| format!(".{}", child.name));
        self.of.name.text().to_owned() + &child.unwrap_or_default()
    }
}

/// A question to the rules of a kind.
pub(super) struct Question<'b> {
    pub(super) rules: Rules<'b>,
    pub(super) method: &'static str,
    pub(super) text: String,
    /// Whether the answer is another one for another text.
    pub(super) is_about_text: bool,
    /// Arguments after the text.
    pub(super) others: TokenStream,
    pub(super) place: Span,
}

/// A question, and the other declarations that it is about.
struct Asked<'b> {
    question: Question<'b>,
    also: Vec<String>,
}

/// The questions so far.
#[derive(Default)]
pub(super) struct Questions<'b> {
    asked: Vec<Asked<'b>>,
    places: Table<String, usize>,
}

impl<'b> Questions<'b> {
    /// Asks, and gives the place of the question.
    pub(super) fn ask(&mut self, question: Question<'b>) -> usize {
        let Question { rules, method, text, is_about_text, others, .. } = &question;
        let text = if *is_about_text { text.as_str() } else { "" };
        let key = format!("{} {method} {text} {others}", rules.subject());
        let next = self.asked.len();
        let place = *self.places.or_insert_with(key, || next);
        if place == next {
            self.asked.push(Asked { question, also: Vec::new() });
        } else {
            self.is_also_about(place, question.rules);
        }
        place
    }

    /// The question at a place is about another declaration, too.
    pub(super) fn is_also_about(&mut self, place: usize, rules: Rules<'_>) {
        if let Some(asked) = self.asked.get_mut(place)
            && asked.also.len() < NAMED
        {
            let name = rules.name();
            if name != asked.question.rules.name() && !asked.also.contains(&name) {
                asked.also.push(name);
            }
        }
    }

    pub(super) fn into_constants(self) -> impl Iterator<Item = TokenStream> {
        self.asked.into_iter().map(Asked::into_constant)
    }
}

impl Asked<'_> {
    /// `const _: () = literal::Of::<keyword>::RULES.method("text");`, of which everything but the
    /// text takes no room, so that the compiler underlines the text.
    fn into_constant(self) -> TokenStream {
        let Question { rules, method, text, others, place, .. } = self.question;
        let before = start(place);
        let method = Word::new(method, before);
        let keyword = keyword(rules.of);
        let of = match rules.child.map(self::keyword) {
            None => {
                let of = quote_spanned! {before=> ::app_model::literal::Of:: };
                quote! { #of<#keyword> }
            }
            Some(child) => {
                let of = quote_spanned! {before=> ::app_model::literal::In:: };
                quote! { #of<#keyword, #child> }
            }
        };
        let attributes = &rules.attributes.others;
        let text = string(&text, place);
        let also = match self.also.as_slice() {
            [] => TokenStream::new(),
            also => quote_spanned! {before=> .also(&[#(#also),*]) },
        };
        let method = quote_spanned! {before=> ::RULES #also.#method };
        let arguments = quote_spanned! {place=> (#text #others) };
        quote! { #(#attributes)* const _: () = #of #method #arguments; }
    }
}

/// The keyword with the type of a parameter.
fn keyword(declaration: &Declaration) -> TokenStream {
    let keyword = &declaration.keyword;
    let ty = declaration.ty.as_ref().map(|ty| quote! { <#ty> });
    quote! { #keyword #ty }
}

/// The same as text.
fn subject(declaration: &Declaration) -> String {
    let keyword = &declaration.keyword;
    declaration.ty.as_ref().map_or_else(|| keyword.to_string(), |ty| format!("{keyword}<{ty}>"))
}

pub(super) fn string(text: &str, place: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(place);
    literal
}
