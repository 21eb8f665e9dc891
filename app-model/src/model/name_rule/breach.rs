//! How a name breaks its rule.

use super::NameRule;
use crate::literal::Text;
use crate::literal::bytes::{at, character, characters, contains, ending, one_of, same};

/// Words that no public name may be.
///
/// Source: <https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name>;
/// those with an underscore or a full stop are left out, since no public name has them.
const RESERVED: [&str; 30] = [
    "access",
    "azure",
    "bing",
    "bizspark",
    "biztalk",
    "cortana",
    "directx",
    "dotnet",
    "dynamics",
    "excel",
    "exchange",
    "forefront",
    "groove",
    "hololens",
    "hyperv",
    "kinect",
    "lync",
    "msdn",
    "o365",
    "office",
    "office365",
    "onedrive",
    "onenote",
    "outlook",
    "powerpoint",
    "sharepoint",
    "skype",
    "visio",
    "visualstudio",
    "xbox",
];

/// Words that no public name may hold, and the one that it may not begin with. Same source.
const RESERVED_PARTS: [&str; 2] = ["microsoft", "windows"];
const RESERVED_BEGINNING: &str = "login";

/// How a name breaks its rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Violation<'n> {
    Length(usize),
    Character(&'n str),
    Last(&'n str),
    FirstIsNoLetter,
    FirstIsPunctuation,
    OuterPunctuation,
    TwoInARow,
    Ending(&'static str),
    Taken,
    Word(&'static str),
    Part(&'static str),
    Beginning(&'static str),
}

impl NameRule {
    /// What is wrong with a name, as the end of a sentence that begins with the name; `None` if the
    /// name fits. What the rule says of generated names is not asked.
    ///
    /// ```
    /// use app_model::NameRule;
    ///
    /// const VAULT: NameRule = NameRule::new(3, 24, "-").starts_with_letter();
    /// assert_eq!(VAULT.violation("corp-keys"), None);
    /// let violation = VAULT.violation("kv");
    /// assert_eq!(violation.as_deref(), Some("has 2 characters, and 3 to 24 are allowed"));
    /// ```
    #[must_use]
    pub fn violation(&self, name: &str) -> Option<String> {
        let breach = self.breach(name)?;
        Some(self.explain(breach, Text::new()).as_str().to_owned())
    }

    /// What is wrong with a name.
    pub(crate) const fn breach<'n>(&self, name: &'n str) -> Option<Violation<'n>> {
        match (self.breach_of_beginning(name), one_of(name, &RESERVED)) {
            (None, Some(word)) if self.global => Some(Violation::Word(word)),
            (breach, _) => breach,
        }
    }

    /// What is wrong with a name to which something is added.
    pub(crate) const fn breach_of_beginning<'n>(&self, name: &'n str) -> Option<Violation<'n>> {
        let bytes = name.as_bytes();
        if same(name, self.special_names) {
            return None;
        }
        let length = characters(name);
        if length < self.min || length > self.max {
            return Some(Violation::Length(length));
        }
        let mut at = 0;
        while at < bytes.len() {
            if !self.allows(bytes[at]) {
                return Some(Violation::Character(character(name, at)));
            }
            at += 1;
        }
        if let [first, ..] = bytes {
            if self.starts_with_letter && !first.is_ascii_alphabetic() {
                return Some(Violation::FirstIsNoLetter);
            }
            if self.starts_with_letter_or_digit && self.is_punctuation(*first) {
                return Some(Violation::FirstIsPunctuation);
            }
        }
        if self.inner_punctuation || self.single_inner_punctuation {
            let mut at = 0;
            while at < bytes.len() {
                if self.is_punctuation(bytes[at]) {
                    if at == 0 || at + 1 == bytes.len() {
                        return Some(Violation::OuterPunctuation);
                    }
                    if self.single_inner_punctuation && self.is_punctuation(bytes[at + 1]) {
                        return Some(Violation::TwoInARow);
                    }
                }
                at += 1;
            }
        }
        if let [.., last] = bytes
            && contains(self.not_last.as_bytes(), *last)
        {
            return Some(Violation::Last(character(name, bytes.len() - 1)));
        }
        if let Some(ending) = ending(name, self.refused_endings) {
            return Some(Violation::Ending(ending));
        }
        if one_of(name, self.refused_names).is_some() {
            return Some(Violation::Taken);
        }
        self.reserved_part(name)
    }

    /// The same for a declared name: what is left of it in a name that is made from it.
    pub(crate) const fn reserved_part_of_made(&self, declared: &str) -> Option<Violation<'static>> {
        if !self.global {
            return None;
        }
        self.reserved_part(self.of_generated().written(Text::new(), declared).as_str())
    }

    /// The words that a public name may not hold, whatever else it holds.
    pub(crate) const fn reserved_part(&self, name: &str) -> Option<Violation<'static>> {
        if !self.global {
            return None;
        }
        if at(name.as_bytes(), 0, RESERVED_BEGINNING) {
            return Some(Violation::Beginning(RESERVED_BEGINNING));
        }
        let mut word = 0;
        while word < RESERVED_PARTS.len() {
            let mut start = 0;
            while start < name.len() {
                if at(name.as_bytes(), start, RESERVED_PARTS[word]) {
                    return Some(Violation::Part(RESERVED_PARTS[word]));
                }
                start += 1;
            }
            word += 1;
        }
        None
    }

    /// Whether it takes every well-formed name of this length: letters, digits and single hyphens
    /// between them. It is what can be said without a look at each character.
    pub(crate) const fn takes_any_of(&self, length: usize) -> bool {
        let is_plain = self.digits && self.is_punctuation(b'-') && !self.global;
        let refuses_some = !self.refused_endings.is_empty() || !self.refused_names.is_empty();
        is_plain && !refuses_some && length >= self.min && length <= self.max
    }
}
