//! What is legal and hardly ever meant, as far as the compiler can judge of a block: what looks like a
//! credential, what has or gives roles and is used by nobody, and which roles are too many or too few.

mod credentials;
mod grants;
mod only_granted;

pub use grants::{allows_implied, allows_insufficient};
