//! What the compiler is asked about a block.
//!
//! The macro knows no kind. It writes constants, and the types answer: a panic is an error at the word
//! that the question is about.

mod credentials;
mod facts;
mod generated;
mod grants;
mod hints;
mod literals;
mod needs;
mod only_granted;
mod principals;
mod together;
mod whole;

use proc_macro2::TokenStream;
use quote::quote;

use crate::block::checks::lints::words_in_rust;
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::syntax::Block;

/// The constants.
pub(crate) fn constants(block: &Block, names: &Names<'_>, errors: &Errors) -> TokenStream {
    // Rust code that names a declaration may say more of it: where that counts, nothing is asked.
    let in_rust = words_in_rust(block);
    // Of what is broken nobody knows what was to be granted, nor what is missing.
    let (grants, whole) = if errors.is_empty() {
        (grants::constants(block, names, &in_rust), whole::constants(block, names, &in_rust))
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    let constants = [
        literals::constants(block, names, &in_rust),
        facts::constants(block, names, &in_rust, errors),
        credentials::constants(block, names, errors),
        only_granted::constants(block, names, errors),
        grants,
        whole,
        generated::constants(block, names, &in_rust),
    ];
    quote! { #(#constants)* }
}
