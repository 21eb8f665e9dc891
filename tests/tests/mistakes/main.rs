//! Mistakes: each is refused at its token, and what is right is accepted.

mod applications;
mod beside;
mod block;
mod blocks;
mod catalogue;
mod delimiters;
mod document;
mod families;
mod harness;
mod left;
mod mutation;
mod operators;
mod order;
mod phases;
mod rows;
mod slips;
mod suggestions;
mod words;
