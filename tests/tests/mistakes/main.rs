//! Mistakes: each is refused at its token, and what is right is accepted.

mod harness;
