//! Applications to learn from: see `src/bin`.
