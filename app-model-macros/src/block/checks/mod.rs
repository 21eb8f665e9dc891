//! What only the macro can see is wrong with a block.

pub(crate) mod declarations;
pub(crate) mod existing;
pub(crate) mod lints;
pub(crate) mod named;
pub(crate) mod names;
pub(crate) mod paths;
pub(crate) mod relations;
pub(crate) mod text;

use crate::block::errors::Errors;
use crate::block::syntax::Block;

use lints::Lints;
use names::Names;

/// What the names of the block stand for, and what nothing uses.
pub(crate) fn check<'b>(block: &'b Block, errors: &mut Errors) -> (Names<'b>, Lints) {
    let names = declarations::check(block, errors);
    existing::check(block, &names, errors);
    relations::check(block, &names, errors);
    paths::check(block, errors);
    let lints = lints::check(block, &names, errors);
    (names, lints)
}
