//! A name after `.` that no child has, and that may be an output: only the types know.
//!
//! The compiler names the traits that are written for it, so they have the user's own names: the one that
//! nothing implements that of the part, `grpc`, and the one with the method that of the whole, `api`.

use proc_macro2::{Delimiter, Span, TokenStream};
use quote::quote_spanned;

use super::names::listed;
use crate::block::trees::Trees;
use crate::block::word::Word;

/// `handle.image()`, which is an output or, where the kind has none of this name, an error that
/// proposes the child.
pub(crate) fn child_or_output(handle: Trees, parent: &Word, name: &Word, near: &str) -> Trees {
    let message = format!("`{parent}` has neither a child nor an output `{name}` [AM0209]");
    let help = format!("did you mean `{near}`?");
    let place = name.span();
    let method = name.at(Span::call_site());
    let traits = Traits::new(parent, name);
    let part = &traits.part;
    let method = quote_spanned! {place=>
        fn #method<R>(&self) -> R where Self: #part { loop {} }
    };
    output_or(handle, name, &message, &help, &traits, &method)
}

/// `handle.grpc()`, which is an output or, where the kind is a program, an error that says which
/// endpoints there are. Of another kind, the bound of the library's says what it has.
pub(crate) fn endpoint_or_output(
    handle: Trees,
    parent: &Word,
    name: &Word,
    near: Option<&str>,
    endpoints: &[String],
) -> Trees {
    let message = format!("`{parent}` has no endpoint `{name}` [AM0210]");
    let help = match (near, endpoints) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => {
            // These texts have braces for what they name.
            format!("it has none: write `endpoint {name} {{{{ port: 8080; }}}}` in its body")
        }
        (None, endpoints) => format!("it has {}", listed(endpoints)),
    };
    let place = name.span();
    let method = name.at(Span::call_site());
    let traits = Traits::new(parent, name);
    let part = &traits.part;
    let method = quote_spanned! {place=>
        fn #method<R, P: #part, Q: ::app_model::ReachedAtHttp>(&self) -> R
        where
            Self: ::app_model::HasEndpoints<P, Q>,
        {
            loop {}
        }
    };
    output_or(handle, name, &message, &help, &traits, &method)
}

/// The traits that are written for a part that may be missing.
struct Traits {
    part: Word,
    whole: Word,
}

impl Traits {
    fn new(whole: &Word, part: &Word) -> Self {
        let place = part.span();
        // The names that the types of the method have.
        let taken = |name: &Word| ["R", "P", "Q", "T"].contains(&name.text());
        if part == whole || taken(part) || taken(whole) {
            return Self { part: Word::new("HasPart", place), whole: Word::new("Parts", place) };
        }
        Self { part: part.clone(), whole: whole.at(place) }
    }
}

/// A call of the handle's own method or else, as that of a trait comes after it, of one whose bound
/// holds for no handle.
fn output_or(
    handle: Trees,
    name: &Word,
    message: &str,
    help: &str,
    Traits { part, whole }: &Traits,
    method: &TokenStream,
) -> Trees {
    let place = name.span();
    let call = quote_spanned! {place=> () };
    // What is no single name would have a place of its own: the whole block.
    let mut block = Trees::default();
    if handle.is_one_word() {
        block = handle;
    } else {
        block.group(Delimiter::Brace, handle, place);
    }
    let tokens = quote_spanned! {place=> {
        #[diagnostic::on_unimplemented(message = #message, label = #help)]
        trait #part {}
        #[diagnostic::do_not_recommend]
        impl #part for [(); 0] {}
        #[diagnostic::do_not_recommend]
        impl #part for [(); 1] {}
        trait #whole { #method }
        impl<T> #whole for T {}
        #block.#name #call
    }};
    tokens.into()
}
