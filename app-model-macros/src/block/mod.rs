//! From the tokens of a block to the builder calls that it stands for.
//!
//! Parse, check, expand: the parser and the checks record errors and go on; expansion cannot fail.

mod asked;
mod buffer;
mod checks;
mod editor;
mod errors;
mod expand;
mod language;
mod parse;
mod questions;
mod scalar;
mod suggest;
mod syntax;
mod table;
mod trees;
mod word;

use proc_macro2::TokenStream;

pub(crate) use asked::Reader;

/// The expansion of a block, errors included.
pub(crate) fn expand(reader: Reader, input: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    let mut block = parse::block(input, reader, &mut errors);
    checks::text::check(&mut block, &mut errors);
    let (names, lints) = checks::check(&block, &mut errors);
    match reader {
        Reader::Compiler => expand::expand(&block, &names, &lints, errors),
        Reader::Editor => editor::expand(&block, &names, errors),
    }
}
