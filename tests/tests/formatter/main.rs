//! The formatter never changes what a block means.
//!
//! The expansion before and after is compared, for the blocks of this repository and for random
//! ones with random layout and comments. The style itself is in `cargo-app-model/tests`.

extern crate proc_macro;

#[path = "../../../app-model-macros/src/block/mod.rs"]
mod block;

mod files;
mod layout;
mod random;

use proc_macro2::TokenStream;

/// The expansion of a block's inside as text.
pub(crate) fn expansion(inside: TokenStream) -> String {
    block::expand(block::Reader::Compiler, inside).to_string()
}
