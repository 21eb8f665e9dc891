//! The builder refuses what a block refuses.
//!
//! A block becomes builder calls, and questions to the compiler. Without the questions the calls are
//! what a person writes by hand: then the types refuse a mistake, or `build()` does, with the same code.

mod codes;
mod unasked;
