//! Colours on a terminal, and none elsewhere.

use std::fmt::Display;

/// Whether text gets colours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    colour: bool,
}

impl Style {
    pub(super) fn new(colour: bool) -> Self {
        Self { colour }
    }

    pub(super) fn heading(self, text: impl Display) -> String {
        self.paint("1", text)
    }

    pub(super) fn name(self, text: impl Display) -> String {
        self.paint("36", text)
    }

    pub(super) fn quiet(self, text: impl Display) -> String {
        self.paint("2", text)
    }

    pub(super) fn added(self, text: impl Display) -> String {
        self.paint("32", text)
    }

    pub(super) fn removed(self, text: impl Display) -> String {
        self.paint("31", text)
    }

    fn paint(self, code: &str, text: impl Display) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }
}
