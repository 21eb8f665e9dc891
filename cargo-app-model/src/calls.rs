//! Where the blocks of a file are.

use std::ops::Range;

use crate::lexer::{Kind, Token};
use crate::refusal::Refusal;

/// The name of the macro.
const MACRO: &str = "distributed_app";

/// A call of the macro, as places in the tokens of the file.
#[derive(Debug)]
pub(crate) struct Call {
    /// The `!` of the macro.
    pub(crate) bang: usize,
    pub(crate) open: usize,
    pub(crate) close: usize,
}

/// The calls of the macro. Those that `#[rustfmt::skip]` stands above are left out.
pub(crate) fn calls(tokens: &[Token<'_>]) -> Vec<Result<Call, Refusal>> {
    let mut calls = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(end) = skipped(tokens, at) {
            at = end;
        } else if let Some((bang, open)) = call(tokens, at) {
            match closing(tokens, open) {
                Ok(close) => {
                    calls.push(Ok(Call { bang, open, close }));
                    at = close + 1;
                }
                Err(place) => {
                    let message = match tokens.get(place) {
                        Some(token) if token.kind == Kind::Close => {
                            format!("`{}` closes nothing that was opened before it", token.text)
                        }
                        Some(token) => format!("this is no token of Rust: `{}`", first(token.text)),
                        None => format!("`{MACRO}!` is opened here and never closed"),
                    };
                    let offset = tokens.get(place).map_or(token.start, |token| token.start);
                    calls.push(Err(Refusal { offset, message }));
                    at = open + 1;
                }
            }
        } else {
            at += 1;
        }
    }
    calls
}

fn first(text: &str) -> String {
    text.chars().take(1).collect()
}

/// The `!` and the opening delimiter, if a call begins here.
fn call(tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    let name = tokens.get(at)?;
    if name.kind != Kind::Word || name.text != MACRO {
        return None;
    }
    let bang = next(tokens, at + 1);
    let open = next(tokens, bang + 1);
    let matches = tokens.get(bang)?.text == "!" && tokens.get(open)?.kind == Kind::Open;
    matches.then_some((bang, open))
}

/// The next token that is neither white space nor a comment.
fn next(tokens: &[Token<'_>], from: usize) -> usize {
    let mut at = from;
    while tokens.get(at).is_some_and(|token| token.is_space() || token.is_comment()) {
        at += 1;
    }
    at
}

/// The delimiter that closes the one at `open`, or the place where something is wrong.
fn closing(tokens: &[Token<'_>], open: usize) -> Result<usize, usize> {
    let mut expected = Vec::new();
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open => expected.push(close_of(token.text)),
            Kind::Close if expected.pop() != Some(token.text) => return Err(index),
            Kind::Close if expected.is_empty() => return Ok(index),
            Kind::Unknown => return Err(index),
            _ => {}
        }
    }
    Err(tokens.len())
}

fn close_of(open: &str) -> &'static str {
    match open {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

/// The end of what belongs to the attribute `#[rustfmt::skip]`, if one begins here.
fn skipped(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if tokens.get(at)?.text != "#" {
        return None;
    }
    let mut open = next(tokens, at + 1);
    let inner = tokens.get(open)?.text == "!";
    if inner {
        open = next(tokens, open + 1);
    }
    let close = closing(tokens, open).ok().filter(|_| tokens[open].text == "[")?;
    if !says_skip(tokens, open..close) {
        return None;
    }
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(close + 1) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => return Some(index),
            Kind::Close => {
                depth -= 1;
                if depth == 0 && token.text == "}" && !inner {
                    return Some(index + 1);
                }
            }
            Kind::Sign if depth == 0 && token.text == ";" && !inner => return Some(index + 1),
            _ => {}
        }
    }
    Some(tokens.len())
}

/// Whether `rustfmt::skip` stands in an attribute.
pub(crate) fn says_skip(tokens: &[Token<'_>], range: Range<usize>) -> bool {
    let texts: Vec<&str> = tokens
        .get(range)
        .unwrap_or_default()
        .iter()
        .filter(|token| !token.is_space() && !token.is_comment())
        .map(|token| token.text)
        .collect();
    texts.windows(4).any(|window| window == ["rustfmt", ":", ":", "skip"])
}
