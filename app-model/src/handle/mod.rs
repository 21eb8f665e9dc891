//! The macros that kinds are written with.
//!
//! They are public, so that another crate can bring kinds of its own.

#[macro_use]
mod child;
#[macro_use]
mod common;
#[macro_use]
mod resource;
#[macro_use]
mod settings;
