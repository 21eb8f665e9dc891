#![doc = include_str!("../README.md")]

mod arguments;
mod calls;
mod command;
mod files;
mod formatter;
mod layout;
mod lexer;
mod modules;
mod other;
mod parse;
mod pieces;
mod print;
mod refusal;
mod syntax;

pub use command::{Outcome, Status, run};
pub use formatter::{Formatted, format};
pub use refusal::Refusal;
