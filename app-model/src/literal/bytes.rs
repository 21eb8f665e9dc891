//! What the compiler can ask of text: the standard library's questions are not `const` yet.
//!
//! The compiler interprets this for each literal of a block. A call takes it as long as four operations,
//! and so does `len()`.

pub(crate) const fn characters(name: &str) -> usize {
    let bytes = name.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        // Each character has one byte that does not continue another.
        if bytes[at] & 0b1100_0000 != 0b1000_0000 {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The character that begins at this byte.
pub(crate) const fn character(name: &str, start: usize) -> &str {
    let (_, rest) = name.split_at(start);
    let mut end = 1;
    while end < rest.len() && !rest.is_char_boundary(end) {
        end += 1;
    }
    rest.split_at(end).0
}

pub(crate) const fn contains(bytes: &[u8], byte: u8) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == byte {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether the word stands at this place, in whatever case.
pub(crate) const fn at(bytes: &[u8], start: usize, word: &str) -> bool {
    let word = word.as_bytes();
    if start + word.len() > bytes.len() {
        return false;
    }
    let mut offset = 0;
    while offset < word.len() {
        if !bytes[start + offset].eq_ignore_ascii_case(&word[offset]) {
            return false;
        }
        offset += 1;
    }
    true
}

pub(crate) const fn equal(one: &[u8], other: &[u8]) -> bool {
    let (length, mut at) = (one.len(), 0);
    if length != other.len() {
        return false;
    }
    while at < length {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

pub(crate) const fn one_of(name: &str, words: &[&'static str]) -> Option<&'static str> {
    let mut word = 0;
    while word < words.len() {
        if name.len() == words[word].len() && at(name.as_bytes(), 0, words[word]) {
            return Some(words[word]);
        }
        word += 1;
    }
    None
}

/// Whether the name is one of these, in the same case.
pub(crate) const fn same(name: &str, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        if equal(name.as_bytes(), names[at].as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

pub(crate) const fn ending(name: &str, endings: &[&'static str]) -> Option<&'static str> {
    let mut word = 0;
    while word < endings.len() {
        let length = endings[word].len();
        if name.len() >= length && at(name.as_bytes(), name.len() - length, endings[word]) {
            return Some(endings[word]);
        }
        word += 1;
    }
    None
}

/// The place of the next such byte, or the end.
pub(crate) const fn find(bytes: &[u8], mut at: usize, byte: u8) -> usize {
    while at < bytes.len() && bytes[at] != byte {
        at += 1;
    }
    at
}

/// The number that these digits are.
pub(crate) const fn number(digits: &[u8]) -> Option<u32> {
    let (mut at, mut value) = (0, 0_u32);
    while at < digits.len() {
        if !digits[at].is_ascii_digit() || value > 1_000_000 {
            return None;
        }
        value = value * 10 + (digits[at] - b'0') as u32;
        at += 1;
    }
    if digits.is_empty() { None } else { Some(value) }
}
