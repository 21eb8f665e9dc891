//! The tokens of Rust with their text, white space and comments among them.
//!
//! A formatter has to see what a token stream leaves out. Every character of the text is in exactly
//! one token, whatever the text is: the texts of all tokens in a row are the text.

/// A piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind,
    pub(crate) text: &'t str,
    /// Where it begins, in bytes.
    pub(crate) start: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Space,
    LineComment,
    BlockComment,
    /// A doc comment for what follows: for the compiler it is an attribute.
    Doc,
    /// A doc comment for what is around it.
    InnerDoc,
    /// An identifier or keyword, raw ones and `$name` of `macro_rules!` too.
    Word,
    Lifetime,
    /// A string, character or number.
    Literal,
    Open,
    Close,
    /// One character of punctuation.
    Sign,
    /// What Rust has no token for, such as a string without an end.
    Unknown,
}

impl Token<'_> {
    pub(crate) fn is_space(&self) -> bool {
        self.kind == Kind::Space
    }

    /// Whether it is a comment that the compiler does not see.
    pub(crate) fn is_comment(&self) -> bool {
        matches!(self.kind, Kind::LineComment | Kind::BlockComment)
    }

    pub(crate) fn is_string(&self) -> bool {
        self.kind == Kind::Literal && self.text.trim_start_matches(['r', '#']).starts_with('"')
    }
}

pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let (kind, length) = match start {
            0 => shebang(rest).unwrap_or_else(|| token(rest)),
            _ => token(rest),
        };
        let (text, _) = rest.split_at(length);
        tokens.push(Token { kind, text, start });
        start += length;
    }
    tokens
}

/// `#!/usr/bin/env …` in the first line, which could be `#![attribute]` as well.
fn shebang(text: &str) -> Option<(Kind, usize)> {
    let rest = text.strip_prefix("#!")?;
    (!rest.trim_start().starts_with('[')).then(|| (Kind::LineComment, line(text)))
}

/// The kind and the length of the first token of a text that is not empty.
fn token(text: &str) -> (Kind, usize) {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return (Kind::Space, 0) };
    let second = characters.next();
    match first {
        _ if is_space(first) => (Kind::Space, while_all(text, is_space)),
        '/' if second == Some('/') => line_comment(text),
        '/' if second == Some('*') => block_comment(text),
        '"' => string(text, 0),
        '\'' => quote(text, 0),
        '(' | '[' | '{' => (Kind::Open, 1),
        ')' | ']' | '}' => (Kind::Close, 1),
        '$' if second.is_some_and(starts_word) => {
            (Kind::Word, 1 + while_all(&text[1..], continues_word))
        }
        _ if first.is_ascii_digit() => (Kind::Literal, number(text)),
        _ if starts_word(first) => word(text),
        _ if first.is_ascii_punctuation() => (Kind::Sign, 1),
        _ => (Kind::Unknown, first.len_utf8()),
    }
}

fn is_space(c: char) -> bool {
    // The marks at the end are white space for Rust: the byte order mark and the marks of direction.
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200e}' | '\u{200f}')
}

fn starts_word(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn continues_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The length of the beginning of which all characters are of a sort.
fn while_all(text: &str, sort: impl Fn(char) -> bool) -> usize {
    text.find(|c| !sort(c)).unwrap_or(text.len())
}

/// The length up to the end of the line.
fn line(text: &str) -> usize {
    let line = text.split('\n').next().unwrap_or(text);
    line.strip_suffix('\r').unwrap_or(line).len()
}

fn line_comment(text: &str) -> (Kind, usize) {
    let kind = if text.starts_with("//!") {
        Kind::InnerDoc
    } else if text.starts_with("///") && !text.starts_with("////") {
        Kind::Doc
    } else {
        Kind::LineComment
    };
    (kind, line(text))
}

/// `/* … */`, which may hold others.
fn block_comment(text: &str) -> (Kind, usize) {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) else {
            return (Kind::Unknown, text.len());
        };
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    let comment = &text[..at];
    let kind = if comment.starts_with("/*!") {
        Kind::InnerDoc
    } else if comment.starts_with("/**") && !comment.starts_with("/***") && comment != "/**/" {
        Kind::Doc
    } else {
        Kind::BlockComment
    };
    (kind, at)
}

/// A string whose quote is at `open`, with escapes.
fn string(text: &str, open: usize) -> (Kind, usize) {
    match closing(text, open + 1, '"') {
        Some(end) => (Kind::Literal, end),
        None => (Kind::Unknown, text.len()),
    }
}

/// Where the text behind the quote that closes is, with `\` before what does not count.
fn closing(text: &str, from: usize, quote: char) -> Option<usize> {
    let mut characters = text.get(from..)?.char_indices();
    while let Some((index, c)) = characters.next() {
        match c {
            '\\' => {
                characters.next();
            }
            _ if c == quote => return Some(from + index + 1),
            _ => {}
        }
    }
    None
}

/// A raw string whose `#` or quote is at `from`, if it is one.
fn raw_string(text: &str, from: usize) -> Option<(Kind, usize)> {
    let hashes = while_all(text.get(from..)?, |c| c == '#');
    let inside = from + hashes + 1;
    if !text.get(from + hashes..)?.starts_with('"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    Some(match text.get(inside..)?.find(&end) {
        Some(length) => (Kind::Literal, inside + length + end.len()),
        None => (Kind::Unknown, text.len()),
    })
}

/// A character or a lifetime, whose `'` is at `open`.
fn quote(text: &str, open: usize) -> (Kind, usize) {
    let inside = open + 1;
    let mut characters = text.get(inside..).unwrap_or_default().chars();
    let (first, second) = (characters.next(), characters.next());
    match (first, second) {
        (Some('\\'), _) => {
            let line = line(text);
            match closing(text, inside, '\'').filter(|end| *end <= line) {
                Some(end) => (Kind::Literal, end),
                None => (Kind::Unknown, inside),
            }
        }
        (Some(first), Some('\'')) if first != '\'' => {
            (Kind::Literal, inside + first.len_utf8() + 1)
        }
        (Some(first), _) if starts_word(first) => {
            let name = text.get(inside..).unwrap_or_default();
            let raw = if name.starts_with("r#") { 2 } else { 0 };
            (Kind::Lifetime, inside + raw + while_all(&name[raw..], continues_word))
        }
        _ => (Kind::Unknown, inside),
    }
}

fn number(text: &str) -> usize {
    let mut length = digits(text);
    let mut rest = text[length..].chars();
    // `1.5` and `1.`, but neither `1..5` nor `1.max(5)`.
    if rest.next() == Some('.') && rest.next().is_none_or(|c| c != '.' && !starts_word(c)) {
        length += 1;
        length += digits(&text[length..]);
    }
    length
}

/// Digits and letters, with the sign of an exponent.
fn digits(text: &str) -> usize {
    let length = while_all(text, continues_word);
    let (number, rest) = text.split_at(length);
    let exponent = number.ends_with(['e', 'E']) && !number.starts_with("0x");
    let digit = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if exponent && rest.starts_with(['+', '-']) && digit {
        return length + 1 + while_all(&rest[1..], continues_word);
    }
    length
}

/// A word, or the literal that it is the prefix of.
fn word(text: &str) -> (Kind, usize) {
    let length = while_all(text, continues_word);
    let (word, rest) = text.split_at(length);
    match word {
        "r" | "br" | "cr" if rest.starts_with(['"', '#']) => {
            if let Some(literal) = raw_string(text, length) {
                return literal;
            }
            if word == "r" && rest.chars().nth(1).is_some_and(starts_word) {
                return (Kind::Word, length + 1 + while_all(&rest[1..], continues_word));
            }
        }
        "b" | "c" if rest.starts_with('"') => return string(text, length),
        "b" if rest.starts_with('\'') => return quote(text, length),
        _ => {}
    }
    (Kind::Word, length)
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    #[test]
    fn the_tokens_of_rust() {
        use Kind::*;
        for (text, expected) in [
            ("a r#type _ $name große", vec![Word; 5]),
            (r##""a\"b" r"\" r#"""# b"x" br#"""# c"x" cr"\""##, vec![Literal; 7]),
            (r"'a' '\'' '\u{1F600}' b'\'' '/' '{'", vec![Literal; 6]),
            ("'a 'static 'r#fn", vec![Lifetime; 3]),
            ("<'a,'b>", vec![Sign, Lifetime, Sign, Lifetime, Sign]),
            ("1 1.5 1. 0x1e 1e-5 1_000u64 1.5e+3f64", vec![Literal; 7]),
            ("1..2", vec![Literal, Sign, Sign, Literal]),
            ("1.max(2)", vec![Literal, Sign, Word, Open, Literal, Close]),
            ("// a\n//// b\n//", vec![LineComment; 3]),
            ("/* /* a */ */ /**/ /*** b */", vec![BlockComment; 3]),
            ("/// a\n/** b */", vec![Doc; 2]),
            ("//! a\n/*! b */", vec![InnerDoc; 2]),
            ("$(a)*", vec![Sign, Open, Word, Close, Sign]),
            ("#!/bin/sh it's\na", vec![LineComment, Word]),
            ("#![a]", vec![Sign, Sign, Open, Word, Close]),
            ("\"a", vec![Unknown]),
            ("r#\"a\"", vec![Unknown]),
            ("/* a", vec![Unknown]),
            ("''", vec![Unknown, Unknown]),
            ("'ab\\", vec![Lifetime, Sign]),
            ("r# ", vec![Word, Sign]),
        ] {
            let tokens = tokens(text);
            let all: String = tokens.iter().map(|token| token.text).collect();
            assert_eq!(all, text);
            let kinds: Vec<Kind> =
                tokens.iter().map(|token| token.kind).filter(|kind| *kind != Space).collect();
            assert_eq!(kinds, expected, "{text}");
        }
    }

    #[test]
    fn a_line_comment_ends_before_the_end_of_the_line() {
        let texts: Vec<&str> = tokens("// a\r\nb").iter().map(|token| token.text).collect();
        assert_eq!(texts, ["// a", "\r\n", "b"]);
    }
}
