//! Why a block is left as it is.

use std::fmt;

/// Why a block is left as it is, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The place in the text, in bytes from its beginning.
    pub offset: usize,
    /// What is wrong there.
    pub message: String,
}

impl Refusal {
    /// The refusal as the compiler would write it, with the file, the line and the column.
    #[must_use]
    pub fn render(&self, file: &str, text: &str) -> String {
        let before = text.get(..self.offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!(
            "error[AM0706]: {}\n --> {file}:{line}:{column}\n  = note: this block is left as it is\n",
            self.message
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
