//! How a text differs from what it was.

use similar::TextDiff;

use super::style::Style;

/// The lines that went and came, each pair as old and new. The first pair is what the texts are
/// called.
pub(super) fn difference(names: [&str; 2], texts: [&str; 2], style: Style) -> String {
    let [old, new] = texts;
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    for line in diff.unified_diff().header(names[0], names[1]).to_string().lines() {
        text.push_str(&match line.chars().next() {
            Some('+') => style.added(line),
            Some('-') => style.removed(line),
            _ => line.to_owned(),
        });
        text.push('\n');
    }
    text
}
