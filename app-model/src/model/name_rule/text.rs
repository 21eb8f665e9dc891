//! What is said of a name that breaks its rule, and the nearest one that does not.

use super::{NameRule, Violation};
use crate::literal::Text;
use crate::literal::bytes::{contains, equal};

impl NameRule {
    /// The end of a sentence that begins with the name.
    pub(crate) const fn explain(&self, violation: Violation<'_>, text: Text) -> Text {
        match violation {
            Violation::Length(length) => text
                .and("has ")
                .number(length)
                .and(if length == 1 { " character, and " } else { " characters, and " })
                .number(self.min)
                .and(" to ")
                .number(self.max)
                .and(" are allowed"),
            Violation::Last(character) => {
                text.and("ends in `").and(character).and("`, which Azure refuses there")
            }
            Violation::Character(character) => self
                .alphabet(text.and("contains `").and(character).and("`, and only "))
                .and(" are allowed"),
            Violation::FirstIsNoLetter => text.and("does not begin with a letter"),
            Violation::FirstIsPunctuation => text.and("does not begin with a letter or a digit"),
            Violation::OuterPunctuation => text.and("begins or ends with punctuation"),
            Violation::TwoInARow => text.and("has two punctuation characters in a row"),
            Violation::Ending(ending) => {
                text.and("ends in `").and(ending).and("`, which the service keeps for itself")
            }
            Violation::Taken => text.and("is one that the service keeps for itself"),
            Violation::Word(word) => {
                text.and("is `").and(word).and("`, a word that Azure refuses in a public address")
            }
            Violation::Part(word) => {
                text.and("holds `").and(word).and("`, which Azure refuses in a public address")
            }
            Violation::Beginning(word) => text
                .and("begins with `")
                .and(word)
                .and("`, which Azure refuses in a public address"),
        }
    }

    /// The same for a declared name, which may hold the word only where separators are left out.
    pub(crate) const fn explain_made(
        &self,
        violation: Violation<'_>,
        declared: &str,
        text: Text,
    ) -> Text {
        if self.reserved_part(declared).is_some() {
            return self.explain(violation, text);
        }
        let text = self.of_generated().written(text.and("becomes `"), declared);
        self.explain(violation, text.and("…` in Azure, and "))
    }

    pub(crate) const fn alphabet(&self, text: Text) -> Text {
        if let Some(refused) = self.all_but {
            return list(text.and("characters other than"), refused, true);
        }
        let mut text = text.and(if self.upper { "letters" } else { "lower-case letters" });
        if self.digits {
            text = text.and(if self.punctuation.is_empty() { " and digits" } else { ", digits" });
        }
        list(text, self.punctuation, false)
    }

    /// The nearest name that fits, to suggest it.
    pub(crate) fn nearest(&self, name: &str) -> Option<String> {
        Some(self.fitting(name)?.as_str().to_owned())
    }

    /// The nearest name that fits, to suggest it.
    pub(crate) const fn fitting(&self, name: &str) -> Option<Text> {
        let bytes = name.as_bytes();
        if !name.is_ascii() {
            return None;
        }
        let filler = self.allows(b'-');
        let inner = self.inner_punctuation || self.single_inner_punctuation;
        let (mut text, mut at, mut length) = (Text::new(), 0, 0);
        while at < bytes.len() && length < self.max {
            let byte = if self.upper { bytes[at] } else { bytes[at].to_ascii_lowercase() };
            let byte = match byte {
                _ if self.allows(byte) => Some(byte),
                _ if filler => Some(b'-'),
                _ => None,
            };
            if let Some(byte) = byte {
                let inner = inner && self.is_punctuation(byte);
                let single = self.single_inner_punctuation && self.is_punctuation(text.last());
                if !(inner && (length == 0 || single)) {
                    text = text.byte(byte);
                    length += 1;
                }
            }
            at += 1;
        }
        while length > 0
            && (inner && self.is_punctuation(text.last())
                || contains(self.not_last.as_bytes(), text.last()))
        {
            text = text.without_last();
            length -= 1;
        }
        let unchanged = equal(bytes, text.as_str().as_bytes());
        if unchanged || self.breach(text.as_str()).is_some() { None } else { Some(text) }
    }
}

/// The characters, of which the first is the first of a list or not.
const fn list(mut text: Text, characters: &str, is_whole: bool) -> Text {
    let characters = characters.as_bytes();
    let mut at = 0;
    while at < characters.len() {
        let is_last = at + 1 == characters.len();
        let between = match (at, is_last) {
            (0, _) if is_whole => " `",
            (_, true) => " and `",
            (_, false) => ", `",
        };
        text = text.and(between).byte(characters[at]).and("`");
        at += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::NameRule;
    use crate::literal::Text;

    const VAULT: NameRule =
        NameRule::new(3, 24, "-").starts_with_letter().single_inner_punctuation().global();
    const ACCOUNT: NameRule = NameRule::new(3, 24, "").lower().global();
    const IDENTITY: NameRule = NameRule::new(3, 128, "-_").starts_with_letter_or_digit();
    const BUS: NameRule = NameRule::new(6, 50, "-").refused_endings(&["-sb", "-mgmt"]).global();

    #[test]
    fn names_are_refused_with_the_nearest_one_that_fits() {
        for (rule, name, violation, nearest) in [
            (VAULT, "corp-vault", None, None),
            (
                VAULT,
                "corp--vault",
                Some("has two punctuation characters in a row"),
                Some("corp-vault"),
            ),
            (VAULT, "-vault-", Some("does not begin with a letter"), Some("vault")),
            (VAULT, "1vault", Some("does not begin with a letter"), None),
            (
                VAULT,
                "Corp_Vault",
                Some("contains `_`, and only letters, digits and `-` are allowed"),
                Some("Corp-Vault"),
            ),
            (
                VAULT,
                "\u{e9}t\u{e9}-2024",
                Some("contains `\u{e9}`, and only letters, digits and `-` are allowed"),
                None,
            ),
            (VAULT, "kv", Some("has 2 characters, and 3 to 24 are allowed"), None),
            (
                VAULT,
                "microsoft-kv",
                Some("holds `microsoft`, which Azure refuses in a public address"),
                None,
            ),
            (
                VAULT,
                "Login-kv",
                Some("begins with `login`, which Azure refuses in a public address"),
                None,
            ),
            (VAULT, "kv-login", None, None),
            (
                VAULT,
                "Azure",
                Some("is `azure`, a word that Azure refuses in a public address"),
                None,
            ),
            (VAULT, "azure-kv", None, None),
            (
                ACCOUNT,
                "My-Data",
                Some("contains `M`, and only lower-case letters and digits are allowed"),
                Some("mydata"),
            ),
            (
                ACCOUNT,
                "contosocustomerdocumentsprod",
                Some("has 28 characters, and 3 to 24 are allowed"),
                Some("contosocustomerdocuments"),
            ),
            (IDENTITY, "_umi", Some("does not begin with a letter or a digit"), None),
            (IDENTITY, "microsoft", None, None),
            (
                BUS,
                "contoso-orders-sb",
                Some("ends in `-sb`, which the service keeps for itself"),
                None,
            ),
        ] {
            let found = rule.breach(name).map(|found| rule.explain(found, Text::new()));
            assert_eq!(found.as_ref().map(Text::as_str), violation, "{name}");
            if violation.is_some() {
                assert_eq!(rule.fitting(name).as_ref().map(Text::as_str), nearest, "{name}");
            }
        }
    }
}
