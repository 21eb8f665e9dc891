//! A name after `.` that no child has, and that may be an output: only the types know.

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
    let method = quote_spanned! {place=>
        fn #method<R>(&self) -> R where Self: HasPart { loop {} }
    };
    output_or(handle, name, &message, &help, &method)
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
    let method = quote_spanned! {place=>
        fn #method<R, P: HasPart, Q: ::app_model::ReachedAtHttp>(&self) -> R
        where
            Self: ::app_model::HasEndpoints<P, Q>,
        {
            loop {}
        }
    };
    output_or(handle, name, &message, &help, &method)
}

/// A call of the handle's own method or else, as that of a trait comes after it, of one whose bound
/// holds for no handle.
fn output_or(handle: Trees, name: &Word, message: &str, help: &str, method: &TokenStream) -> Trees {
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
        trait HasPart {}
        #[diagnostic::do_not_recommend]
        impl HasPart for [(); 0] {}
        #[diagnostic::do_not_recommend]
        impl HasPart for [(); 1] {}
        trait Parts { #method }
        impl<T> Parts for T {}
        #block.#name #call
    }};
    tokens.into()
}
