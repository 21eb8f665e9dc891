//! The builder refuses what a block refuses.
//!
//! A block becomes builder calls, and questions to the compiler. Without the questions the calls are
//! what a person writes by hand: then the types refuse a mistake, or `build()` does, with the same code.

extern crate proc_macro;

// The macro calls itself by this name.
#[path = "../../../app-model-macros/src/block/mod.rs"]
mod block;
#[allow(dead_code, reason = "it says more than that a row is a mistake")]
#[path = "../mistakes/rows.rs"]
mod rows;

mod codes;
mod unasked;

/// The expansion for the compiler.
fn expand(tokens: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    block::expand(block::Reader::Compiler, tokens)
}
