//! From the tokens of a block to the builder calls that it stands for.
//!
//! Parse, check, expand: the parser and the checks record errors and go on; expansion cannot fail.

mod check;
mod credentials;
mod editor;
mod errors;
mod existing;
mod expand;
mod facts;
mod generated;
mod grants;
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
    let editor = editor::asks(&input);
    expand_for(input, editor)
}

/// The same for an editor or for the compiler.
pub(crate) fn expand_for(input: TokenStream, editor: bool) -> TokenStream {
    let mut errors = errors::Errors::default();
    let mut gaps = editor::Gaps::default();
    let block = parse::block(input, &mut errors, &mut gaps);
    let names = check::check(&block, &mut errors);
    existing::check(&block, &names, &mut errors);
    relations::check(&block, &names, &mut errors);
    paths::check(&block, &mut errors);
    let mut lints = lints::check(&block, &names, &mut errors);
    if editor {
        // A half-typed block has errors and its marked twin has others: neither decides here.
        lints = lints::Lints::default();
    }
    expand::expand(&block, &names, &lints, errors, editor.then_some(&gaps))
}
