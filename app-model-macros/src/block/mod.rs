//! From the tokens of a block to the builder calls that it stands for.
//!
//! Parse, check, expand: the parser and the checks record errors and go on; expansion cannot fail.

mod check;
mod errors;
mod expand;
mod lints;
mod literals;
mod names;
mod order;
mod parse;
mod paths;
mod relations;
mod suggest;
mod syntax;

use proc_macro2::TokenStream;

/// The expansion of a block, errors included.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    let block = parse::block(input, &mut errors);
    let names = check::check(&block, &mut errors);
    relations::check(&block, &names, &mut errors);
    paths::check(&block, &mut errors);
    let lints = lints::check(&block, &names, &mut errors);
    expand::expand(&block, &names, &lints, errors)
}
