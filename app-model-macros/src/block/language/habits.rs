//! Words of Bicep and of C# that people write from habit, and what stands for them in a block.

/// What begins a statement there.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Habit {
    /// A `parameter`.
    Parameter,
    /// A name for a value, which a block has not.
    Variable,
    /// A declaration that says its kind in quotes.
    Resource,
    /// Where everything goes, which whoever deploys says.
    Scope,
}

const WORDS: [(&str, Habit); 5] = [
    ("param", Habit::Parameter),
    ("var", Habit::Variable),
    ("resource", Habit::Resource),
    ("module", Habit::Resource),
    ("targetScope", Habit::Scope),
];

/// The decorators that have something in their place; the others are left out.
pub(crate) const SECRET: &str = "secure";
pub(crate) const DESCRIPTION: &str = "description";

/// What the word means there, if it begins a statement there.
pub(crate) fn habit(word: &str) -> Option<Habit> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, habit)| *habit)
}
