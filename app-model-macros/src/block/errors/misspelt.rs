//! A name after `.` that is near to that of a child, and may be an output: only the types know.

use proc_macro2::{Delimiter, Ident, Span};
use quote::quote_spanned;

use crate::block::trees::Trees;

/// `handle.image()`, which is an output or, where the kind has none of this name, an error that
/// proposes the child.
pub(crate) fn child_or_output(handle: Trees, parent: &Ident, name: &Ident, near: &str) -> Trees {
    let place = name.span();
    let message = format!("`{parent}` has neither a child nor an output `{name}` [AM0209]");
    let help = format!("did you mean `{near}`?");
    let mut method = name.clone();
    method.set_span(Span::call_site());
    let call = quote_spanned! {place=> () };
    // What is no single name would have a place of its own: the whole block.
    let mut block = Trees::default();
    if handle.is_one_word() {
        block = handle;
    } else {
        block.group(Delimiter::Brace, handle, place);
    }
    // A method of the handle's own type comes before one of a trait, whose bound holds for no handle.
    let tokens = quote_spanned! {place=> {
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
        #block.#name #call
    }};
    tokens.into()
}
