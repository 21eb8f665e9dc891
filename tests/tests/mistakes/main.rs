//! Mistakes: each is refused at its token, and what is right is accepted.

extern crate proc_macro;

// The macro's source calls itself by this name.
#[path = "../../../app-model-macros/src/block/mod.rs"]
mod block;

mod applications;
mod beside;
mod blocks;
mod by_hand;
mod catalogue;
mod delimiters;
mod document;
mod families;
mod habits;
mod harness;
mod left;
mod mutation;
mod operators;
mod order;
mod parts;
mod phases;
mod rows;
mod slips;
mod suggestions;
mod words;
