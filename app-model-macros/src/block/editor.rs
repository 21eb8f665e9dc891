//! What an editor needs and the compiler does not.
//!
//! rust-analyzer completes a word by expanding the block twice: as it is, and with [`MARKER`] behind
//! the cursor's word. Where the marked expansion has the marker, it looks into the plain one at
//! the same offset. So a half-typed piece is emitted in the same way in both, behind everything
//! else and before an anchor that is always there; and a place where nothing is typed yet is the
//! same as a place where only the marker stands. `docs/editor.md` has the rules.
//!
//! None of this is emitted for the compiler: an editor's tokens have no source text.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::names::{Names, is_keyword};
use super::syntax::Value;

/// What the server puts behind the word that it completes.
const MARKER: &str = "raCompletionMarker";

/// Longer than any name that is typed: the cursor's offset must still be inside of it.
const LONG: &str = "__end_of_all_the_names_that_can_be_typed_before_this_anchor_comes_into_reach";

/// The word as the user typed it.
pub(crate) fn written(word: &Ident) -> String {
    let text = word.to_string();
    match text.strip_suffix(MARKER) {
        Some(typed) => typed.to_owned(),
        None => text,
    }
}

/// The same word without the marker.
pub(crate) fn unmarked(word: &Ident) -> Ident {
    if word.to_string().ends_with(MARKER) {
        let typed = written(word);
        if !typed.is_empty() {
            return Ident::new(&typed, word.span());
        }
    }
    word.clone()
}

/// Whether the cursor stands here and nothing is typed.
pub(crate) fn is_blank(word: &Ident) -> bool {
    word == MARKER
}

/// Whether an editor asks: its tokens come from no file.
pub(crate) fn asks(input: &TokenStream) -> bool {
    let Some(first) = input.clone().into_iter().next() else { return false };
    // Without the compiler's bridge, in tests, every token is without source.
    proc_macro::is_available() && first.span().unwrap().source_text().is_none()
}

/// A body that is being read: whose it is.
#[derive(Clone)]
pub(crate) enum Step {
    Declaration(Ident),
    Section(Ident),
}

/// A place where something is missing or half-typed, with the word if there is one.
pub(crate) struct Gap {
    owner: Vec<Step>,
    place: Place,
    word: Option<Ident>,
}

pub(crate) enum Place {
    /// Between statements.
    Statement,
    /// Between the members of a body.
    Member,
    /// The value of a setting: a choice or a declared name.
    Value,
    /// A declared name.
    Name,
    /// An argument of `existing`, which any word may be.
    Argument,
    /// After `who =>`.
    Role(Value),
    /// After `path.`
    Segment(Vec<Ident>),
    /// The end of a body.
    End,
}

/// The gaps of a block: those of a body stand together before its end, and behind those of the
/// bodies inside of it.
#[derive(Default)]
pub(crate) struct Gaps {
    owner: Vec<Step>,
    /// The gaps of each body that is being read, outermost first.
    open: Vec<Vec<Gap>>,
    closed: Vec<Gap>,
    outside: Vec<Gap>,
}

impl Gaps {
    pub(crate) fn add(&mut self, place: Place, word: Option<Ident>) {
        let gap = Gap { owner: self.owner.clone(), place, word };
        self.open.last_mut().unwrap_or(&mut self.outside).push(gap);
    }

    /// A body of this owner begins.
    pub(crate) fn enter(&mut self, owner: Step) {
        self.owner.push(owner);
        self.open.push(Vec::new());
    }

    pub(crate) fn leave(&mut self) {
        self.add(Place::End, None);
        self.owner.pop();
        self.closed.extend(self.open.pop().unwrap_or_default());
    }

    fn in_order(&self) -> impl Iterator<Item = &Gap> {
        self.closed.iter().chain(&self.outside)
    }
}

/// The tokens for the gaps. `handle` gives the expression for the handle of an owner, if it has one.
pub(crate) fn expand(
    gaps: &Gaps,
    names: &Names<'_>,
    handle: &dyn Fn(&[Ident]) -> Option<TokenStream>,
    path: &dyn Fn(&[Ident]) -> TokenStream,
) -> TokenStream {
    let owner = |gap: &Gap| -> Option<TokenStream> {
        let mut declarations = Vec::new();
        let mut sections = TokenStream::new();
        for step in &gap.owner {
            match step {
                Step::Declaration(name) => declarations.push(unmarked(name)),
                Step::Section(name) => sections.extend(quote! { .#name() }),
            }
        }
        let handle = handle(&declarations)?;
        Some(quote! { #handle #sections })
    };
    let word = |gap: &Gap| gap.word.clone().unwrap_or_else(|| anchor("__missing"));
    let mut bodies = TokenStream::new();
    let mut statements = TokenStream::new();
    let mut arguments = TokenStream::new();
    for gap in gaps.in_order() {
        let word = word(gap);
        match &gap.place {
            Place::Statement => {
                statements
                    .extend(quote! { #[cfg(rust_analyzer)] let _: ::app_model::keyword::#word; });
            }
            Place::Argument => {
                arguments.extend(quote! { #[cfg(rust_analyzer)] names::of(names::Nothing).#word; });
            }
            Place::Name => {
                if !gap.word.as_ref().is_some_and(|word| names.knows(word)) {
                    bodies
                        .extend(quote! { #[cfg(rust_analyzer)] names::of(names::Nothing).#word; });
                }
            }
            Place::Value => {
                if let Some(owner) = owner(gap)
                    && !gap.word.as_ref().is_some_and(|word| names.knows(word))
                {
                    bodies
                        .extend(quote! { #[cfg(rust_analyzer)] names::of(#owner.choices).#word; });
                }
            }
            Place::Member => bodies.extend(owner(gap).map(|owner| {
                quote! { #[cfg(rust_analyzer)] #owner.#word(); }
            })),
            Place::End => bodies.extend(owner(gap).map(|owner| {
                let end = anchor("__end");
                quote! { #[cfg(rust_analyzer)] #owner.#end(); }
            })),
            Place::Role(Value::Path(who)) => bodies.extend(owner(gap).map(|owner| {
                let who = path(who);
                quote! { #[cfg(rust_analyzer)] #owner.with_role_assignments(#who).#word; }
            })),
            Place::Role(_) => {}
            Place::Segment(before) => {
                if before.first().is_some_and(|first| names.knows(first)) {
                    let (first, rest) = before.split_first().unzip();
                    let rest = rest.into_iter().flatten();
                    bodies.extend(quote! { #[cfg(rust_analyzer)] #first #(.#rest())*.#word(); });
                }
            }
        }
    }
    let end = anchor("__end");
    let long = anchor(LONG);
    let list = list(names);
    quote! {
        #list
        #bodies
        #statements
        #[cfg(rust_analyzer)]
        let _: ::app_model::keyword::#end;
        #arguments
        #[cfg(rust_analyzer)]
        names::of(names::Nothing).#long;
    }
}

fn anchor(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A struct with a field for each declared name. Behind it stand the choices of a setting, so that
/// both are offered as one list, and nothing else is.
fn list(names: &Names<'_>) -> TokenStream {
    let fields = names.with_keywords().into_iter();
    let fields = fields.filter(|(name, _)| can_be_a_field(name));
    let fields = fields.map(|(name, keyword)| {
        let (name, keyword) = (anchor(&name), anchor(&keyword));
        quote! { pub #name: ::app_model::keyword::#keyword, }
    });
    quote! {
        #[cfg(rust_analyzer)]
        mod names {
            pub struct Nothing;
            pub struct Names<T> { next: T, #(#fields)* }
            impl<T> ::core::ops::Deref for Names<T> {
                type Target = T;
                fn deref(&self) -> &T { &self.next }
            }
            pub fn of<T>(_: T) -> Names<T> { loop {} }
        }
    }
}

fn can_be_a_field(name: &str) -> bool {
    !name.is_empty() && !name.starts_with("r#") && !is_keyword(&anchor(name))
}
