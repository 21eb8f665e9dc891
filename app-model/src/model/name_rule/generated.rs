//! The names that are made from declared ones.

use super::NameRule;
use crate::literal::Text;

/// How many characters of the suffix must be left, of 13, for a name to be unique with it: there are
/// a thousand million of six.
const SUFFIX: usize = 6;

impl NameRule {
    /// How many letters, digits and separators a name has, which decides its length in Azure.
    pub(crate) fn letters_digits_separators(name: &str) -> [usize; 3] {
        let count = |is: fn(&u8) -> bool| name.bytes().filter(is).count();
        [
            count(u8::is_ascii_alphabetic),
            count(u8::is_ascii_digit),
            count(|byte| matches!(byte, b'-' | b'_')),
        ]
    }

    /// How many letters and digits a declared name may have if it has more than leave room for the
    /// suffix that makes the name in Azure unique.
    ///
    /// The name has so many letters, digits and separators.
    pub(crate) const fn room(&self, [letters, digits, separators]: [usize; 3]) -> Option<usize> {
        if !self.global {
            return None;
        }
        let separator = if self.punctuation.is_empty() { 0 } else { 1 };
        let room = self.max.saturating_sub(SUFFIX + separator);
        let digits = if self.digits { digits } else { 0 };
        let separators = if self.is_punctuation(b'_') { separators } else { 0 };
        if letters + digits + separators > room { Some(room) } else { None }
    }

    /// Whether the names that are made from two declared ones are equal.
    pub(crate) const fn are_one(&self, one: &str, other: &str) -> bool {
        let (one, other) = (one.as_bytes(), other.as_bytes());
        let (mut here, mut there, mut length) = (0, 0, 0);
        while length < self.max {
            here = self.next(one, here);
            there = self.next(other, there);
            match (here < one.len(), there < other.len()) {
                (true, true) if one[here].eq_ignore_ascii_case(&other[there]) => {}
                (false, false) => return true,
                _ => return false,
            }
            here += 1;
            there += 1;
            length += 1;
        }
        true
    }

    /// The text with what a declared name leaves in the name in Azure.
    pub(crate) const fn written(&self, mut text: Text, declared: &str) -> Text {
        let bytes = declared.as_bytes();
        let (mut at, mut length) = (self.next(bytes, 0), 0);
        while at < bytes.len() && length < self.max {
            text = text.byte(bytes[at].to_ascii_lowercase());
            at = self.next(bytes, at + 1);
            length += 1;
        }
        text
    }

    /// What a declared name leaves in the name in Azure: equal for two names that [`are_one`].
    ///
    /// [`are_one`]: Self::are_one
    pub(crate) fn made(&self, declared: &str) -> String {
        let kept = declared.chars().filter(|c| c.is_ascii() && self.keeps(*c as u8));
        kept.take(self.max).map(|c| c.to_ascii_lowercase()).collect()
    }

    /// The place of the next character that a name in Azure keeps of a declared one.
    const fn next(&self, name: &[u8], mut at: usize) -> usize {
        while at < name.len() && !self.keeps(name[at]) {
            at += 1;
        }
        at
    }

    /// In the model's symbols `-` is `_`, which is kept where it is allowed.
    const fn keeps(&self, byte: u8) -> bool {
        byte.is_ascii_alphabetic()
            || (self.digits && byte.is_ascii_digit())
            || ((byte == b'-' || byte == b'_') && self.is_punctuation(b'_'))
    }
}

#[cfg(test)]
mod tests {
    use super::NameRule;

    const VAULT: NameRule =
        NameRule::new(3, 24, "-").starts_with_letter().single_inner_punctuation().global();
    const ACCOUNT: NameRule = NameRule::new(3, 24, "").lower().global();
    const IDENTITY: NameRule = NameRule::new(3, 128, "-_").starts_with_letter_or_digit();

    #[test]
    fn a_generated_name_has_room_for_its_suffix() {
        assert_eq!(
            VAULT.room(NameRule::letters_digits_separators("corporate-payment-secrets")),
            Some(17)
        );
        assert_eq!(VAULT.room(NameRule::letters_digits_separators("corporate-payments")), None);
        assert_eq!(
            ACCOUNT.room(NameRule::letters_digits_separators("corporate-payment-data")),
            Some(18)
        );
        assert_eq!(IDENTITY.room(NameRule::letters_digits_separators(&"a".repeat(64))), None);
    }

    #[test]
    fn generated_names_that_become_one() {
        let env = NameRule { digits: false, ..NameRule::new(1, 24, "").lower() };
        for (rule, one, other, are_one) in [
            (ACCOUNT, "my-data", "mydata", true),
            (ACCOUNT, "MyData", "mydata", true),
            (ACCOUNT, "mydata", "mydata1", false),
            (ACCOUNT, "customer-documents-archive-hot", "customer-documents-archive-cool", true),
            (IDENTITY, "my-data", "mydata", false),
            (env, "env1", "env-2", true),
            (VAULT, "env1", "env-2", false),
        ] {
            assert_eq!(rule.are_one(one, other), are_one, "{one} and {other}");
            assert_eq!(rule.made(one) == rule.made(other), are_one, "{one} and {other}");
        }
    }
}
