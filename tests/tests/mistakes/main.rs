//! Mistakes: each is refused at its token, and what is right is accepted.

mod catalogue;
mod document;
mod harness;
mod rows;
