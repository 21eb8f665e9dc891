//! Text as it was written, and text that lacks its quotes.

use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};

use super::Parser;
use super::tokens::Tokens;
use crate::block::scalar::Scalar;
use crate::block::syntax::Value;
use crate::block::word::Word;

/// How long what is quoted from the block may be in a message.
const SHORT: usize = 60;

impl Parser<'_, '_> {
    /// `../network.bicep`, up to the next `,` or `;`.
    pub(super) fn bare_path(&mut self) -> Value {
        let span = self.tokens.span();
        let mut tokens = Vec::new();
        while !self.tokens.at_end() && !self.tokens.is_punct(',') && !self.tokens.is_punct(';') {
            tokens.extend(self.tokens.next());
        }
        let text = written(&tokens.into_iter().collect(), "");
        self.errors.bare_path(span, &text);
        Value::Literal(Scalar::new(quoted(&text, span)))
    }

    /// `team-payments`, `redis:7` and `10.0.0.0/24`, where no declared name begins: reported, and taken
    /// as the text that was meant.
    pub(super) fn unquoted(&mut self) -> Option<Value> {
        let tokens = self.unquoted_tokens(self.tokens)?;
        let (first, last) = (tokens.first()?.span(), tokens.last()?.span());
        for _ in &tokens {
            self.tokens.skip();
        }
        let text = written(&tokens.into_iter().collect(), "");
        self.errors.text_without_quotes([first, last], &text);
        Some(Value::Literal(Scalar::new(quoted(&text, first))))
    }

    /// `redis:7` in parentheses, up to the next `,`.
    pub(super) fn argument_without_quotes(&mut self) -> Value {
        let (first, mut last) = (self.tokens.span(), self.tokens.span());
        let mut tokens = Vec::new();
        while !self.tokens.at_end() && !self.tokens.is_punct(',') {
            last = self.tokens.span();
            tokens.extend(self.tokens.next());
        }
        self.tokens.eat(',');
        let text = written(&tokens.into_iter().collect(), "");
        self.errors.text_without_quotes([first, last], &text);
        Value::Literal(Scalar::new(quoted(&text, first)))
    }

    /// `30m`, `1Gi`: text, if the number has a unit that no literal of Rust has.
    pub(super) fn with_unit(&mut self, number: Scalar) -> Scalar {
        if !number.text().starts_with(is_digit) || !has_unit(number.text()) {
            return number;
        }
        let (place, text) = (number.span(), number.text().to_owned());
        self.errors.text_without_quotes([place, place], &text);
        Scalar::new(quoted(&text, place))
    }

    fn unquoted_tokens(&self, start: Tokens<'_>) -> Option<Vec<TokenTree>> {
        let next = start.after();
        if next.at_end() || next.is_punct(';') || next.is_punct(',') {
            return None;
        }
        let is_number = start.literal().is_some_and(|it| it.to_string().starts_with(is_digit));
        // Only what is marked so is looked up: the list of declared names is made when somebody asks.
        let is_marked = (next.is_punct('-') || next.is_punct(':')) && !next.is_double('-', '>');
        let is_other = || start.word().is_some_and(|word| !self.declared.contains(word.text()));
        let may_be_text = is_number || (is_marked && !start.at_end() && is_other());
        if !may_be_text {
            return None;
        }
        let (mut tokens, mut place, mut marks) = (Vec::new(), start, String::new());
        loop {
            let span = place.span();
            tokens.push(place.next()?);
            if place.at_end() || place.is_punct(';') || place.is_punct(',') {
                break;
            }
            // Whether something stands between is not known everywhere.
            let touches = touches(span, place.span());
            let mark = place.text();
            let fits = match mark.as_str() {
                "-" => true,
                "." | "/" => is_number,
                ":" => touches == Some(true),
                _ => place.any_word().is_some() || place.literal().is_some_and(|it| is_plain(&it)),
            };
            if !fits || touches == Some(false) {
                return None;
            }
            marks.push_str(if "-.:/".contains(&mark) { &mark } else { "" });
        }
        // A number with a fraction or in a difference is Rust.
        let is_text = if is_number { marks.contains('.') } else { !marks.is_empty() };
        let ends = tokens.last().is_some_and(|last| !matches!(last, TokenTree::Punct(_)));
        (is_text && ends).then_some(tokens)
    }

    /// `RegistrySku::Premium`, `RegistrySku.Premium` and `data::photos`: the word alone, or with a `.`,
    /// is enough. Reported, and taken as it was meant.
    pub(super) fn qualified(&mut self) -> Option<Value> {
        let mut place = self.tokens.after();
        if !place.is_double(':', ':') && !place.is_punct('.') {
            return None;
        }
        let first = self.tokens.word()?;
        let is_declared = self.declared.contains(first.text());
        let mut path = vec![first.clone()];
        let mut colons = false;
        while place.is_double(':', ':') || place.is_punct('.') {
            colons |= place.is_punct(':');
            if place.is_punct(':') {
                place.skip();
            }
            path.push(place.after().word()?);
            place = place.after().after();
        }
        let ends = place.at_end() || place.is_punct(';') || place.is_punct(',');
        let last = path.last()?.clone();
        if path.len() < 2 || !ends || (is_declared && !colons) {
            return None;
        }
        let (value, meant) = if is_declared {
            let words: Vec<&str> = path.iter().map(Word::text).collect();
            (Value::Path(path.clone()), words.join("."))
        } else if is_camel(&first) && is_camel(&last) && !self.declared.resembles(first.text()) {
            (Value::Choice(last.clone()), last.to_string())
        } else {
            return None;
        };
        let mark = if colons { "::" } else { "." };
        let words: Vec<&str> = path.iter().map(Word::text).collect();
        self.errors.qualified([first.span(), last.span()], &words.join(mark), &meant);
        self.tokens = place;
        Some(value)
    }

    /// `name + "text"`
    pub(super) fn is_sum_of_text(&self, tokens: &[TokenTree]) -> bool {
        let is_text = |token: &TokenTree| token.to_string().starts_with('"');
        let is_declared = |token: &TokenTree| match token {
            TokenTree::Ident(word) => self.declared.contains(&word.to_string()),
            _ => false,
        };
        let is_plus = |token: &TokenTree| token.to_string() == "+";
        tokens.iter().any(is_text) && tokens.iter().any(is_declared) && tokens.iter().any(is_plus)
    }
}

/// What stands up to the next `;` or `,`, if it is short.
pub(super) fn phrase(mut tokens: Tokens<'_>) -> Option<String> {
    let mut trees = TokenStream::new();
    while !tokens.at_end() && !tokens.is_punct(';') && !tokens.is_punct(',') {
        trees.extend(tokens.next());
    }
    let text = written(&trees, " ");
    let is_short = text.chars().count() <= SHORT && !text.contains('\n');
    (!text.is_empty() && is_short).then_some(text)
}

/// The text as a literal.
pub(super) fn quoted(text: &str, place: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(place);
    literal
}

/// Whether nothing stands between two tokens. An editor gives all tokens one place.
fn touches(one: Span, other: Span) -> Option<bool> {
    if !proc_macro::is_available() {
        return None;
    }
    let (end, start) = (one.unwrap().end(), other.unwrap().start());
    Some((end.line(), end.column()) == (start.line(), start.column()))
}

/// A number or a letter, which text without quotes may hold.
fn is_plain(literal: &Literal) -> bool {
    literal.to_string().starts_with(is_digit)
}

/// Whether a number has a unit, and is no literal of Rust.
fn has_unit(number: &str) -> bool {
    let unit = number.trim_start_matches(|letter: char| is_digit(letter) || letter == '.');
    let is_rust = number.starts_with("0x") || number.starts_with("0b") || number.starts_with("0o");
    let types = ["i", "u", "f"];
    let is_type = types.iter().any(|ty| {
        unit.strip_prefix(ty).is_some_and(|bits| bits == "size" || bits.starts_with(is_digit))
    });
    let is_exponent = unit.strip_prefix(['e', 'E']).is_some_and(|it| it.starts_with(is_digit));
    unit.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && !is_rust
        && !is_type
        && !is_exponent
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Whether the word is written as the name of a type.
fn is_camel(word: &Word) -> bool {
    let text = word.text();
    text.starts_with(char::is_uppercase) && text.contains(char::is_lowercase)
}

/// Tokens as a person writes them, with a space or nothing around operators.
pub(super) fn written(tokens: &TokenStream, around: &str) -> String {
    let mut text = String::new();
    let mut word = false;
    for token in tokens.clone() {
        match token {
            TokenTree::Punct(punct) => {
                word = false;
                match punct.as_char() {
                    '>' if text.ends_with(" = ") => {
                        text.truncate(text.len() - 1);
                        text.push_str("> ");
                    }
                    '=' if !around.is_empty() => text.push_str(" = "),
                    '-' if text.is_empty() => text.push('-'),
                    ':' if text.ends_with(": ") => {
                        text.truncate(text.len() - 1);
                        text.push(':');
                    }
                    sign @ (',' | ':') if !around.is_empty() => {
                        text.push(sign);
                        text.push(' ');
                    }
                    sign @ ('+' | '-' | '*' | '/' | '%' | '|' | '^') => {
                        text.push_str(&format!("{around}{sign}{around}"));
                    }
                    sign => text.push(sign),
                }
            }
            TokenTree::Group(group) => {
                word = false;
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(&format!("{open}{}{close}", written(&group.stream(), around)));
            }
            token => {
                if word {
                    text.push(' ');
                }
                text.push_str(&token.to_string());
                word = true;
            }
        }
    }
    text.trim().to_owned()
}
