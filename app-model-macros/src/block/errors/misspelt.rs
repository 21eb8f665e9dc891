//! A name after `.` that is near to that of a child, and may be an output: only the types know.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

/// `handle.image()`, which is an output or, where the kind has none of this name, an error that
/// proposes the child.
pub(crate) fn child_or_output(
    handle: &TokenStream,
    parent: &Ident,
    name: &Ident,
    near: &str,
) -> TokenStream {
    let place = name.span();
    let message = format!("`{parent}` has neither a child nor an output `{name}` [AM0209]");
    let help = format!("did you mean `{near}`?");
    let mut method = name.clone();
    method.set_span(Span::call_site());
    let call = quote_spanned! {place=> () };
    // What is no single name would have a place of its own: the whole block.
    let handle = match handle.clone().into_iter().nth(1) {
        Some(_) => quote_spanned! {place=> { #handle } },
        None => handle.clone(),
    };
    // A method of the handle's own type comes before one of a trait, whose bound holds for no handle.
    quote_spanned! {place=> {
        #[diagnostic::on_unimplemented(message = #message, label = #help)]
        trait HasPart {}
        #[diagnostic::do_not_recommend]
        impl HasPart for [(); 0] {}
        #[diagnostic::do_not_recommend]
        impl HasPart for [(); 1] {}
        trait Parts: Sized {
            fn #method<R>(self) -> R where Self: HasPart { loop {} }
        }
        impl<T> Parts for T {}
        #handle.#name #call
    }}
}
