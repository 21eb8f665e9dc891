//! From the tokens of a block to the builder calls that it stands for.
//!
//! Parse, check, expand: the parser and the checks record errors and go on; expansion cannot fail.

mod asked;
mod buffer;
mod check;
mod credentials;
mod editor;
mod errors;
mod existing;
mod expand;
mod facts;
mod fitting;
mod generated;
mod grants;
mod idle;
mod language;
mod lints;
mod literals;
mod named;
mod names;
mod needs;
mod order;
mod parse;
mod paths;
mod relations;
mod suggest;
mod syntax;
mod table;
mod together;
mod trees;
mod word;

use proc_macro2::TokenStream;

pub(crate) use asked::Reader;

/// The expansion of a block, errors included.
pub(crate) fn expand(reader: Reader, input: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    let block = parse::block(input, reader, &mut errors);
    let names = check::check(&block, &mut errors);
    existing::check(&block, &names, &mut errors);
    relations::check(&block, &names, &mut errors);
    paths::check(&block, &mut errors);
    let lints = lints::check(&block, &names, &mut errors);
    match reader {
        Reader::Compiler => expand::expand(&block, &names, &lints, errors),
        Reader::Editor => editor::expand(&block, &names, errors),
    }
}
