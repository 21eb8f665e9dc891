//! Sections, maps and lists: what stands in braces and brackets below a name.

use proc_macro2::Delimiter;

use super::Parser;
use super::statement::is_string;
use super::text::{phrase, quoted};
use super::tokens::Tokens;
use crate::block::language::MAPS;
use crate::block::syntax::{Entry, Key, Member, Value};
use crate::block::word::Word;

impl Parser<'_, '_> {
    pub(super) fn section(&mut self, name: Word) -> Option<Member> {
        let text_key = match self.tokens.group(Delimiter::Brace) {
            Some((_, inside)) => has_text_key(inside),
            None => self.tokens.after().literal().is_some(),
        };
        if text_key || MAPS.iter().any(|map| name == map) {
            return Some(Member::Map { entries: self.map(&name), name });
        }
        let (_, members) = self.body()?;
        Some(Member::Section { name, members })
    }

    fn map(&mut self, name: &Word) -> Vec<Entry> {
        if let Some((_, inside)) = self.tokens.group(Delimiter::Brace) {
            self.tokens.skip();
            return self.within(inside, |parser| parser.entries(name));
        }
        let outer = self.tokens;
        let open = self.tokens.span();
        self.tokens.skip();
        self.tokens = self.tokens.in_angles();
        let entries = self.entries(name);
        self.tokens = self.tokens.out_of_angles(outer);
        if self.tokens.text() == ">" {
            self.tokens.skip();
        } else {
            self.errors.unclosed_angle(open);
        }
        entries
    }

    fn entries(&mut self, map: &Word) -> Vec<Entry> {
        let mut entries = Vec::new();
        while !self.tokens.at_end() {
            if self.tokens.eat(';').is_some() {
                continue;
            }
            if let Some(comma) = self.tokens.eat(',') {
                self.errors.comma_between_members(comma);
                continue;
            }
            let key = match (self.tokens.any_word(), self.tokens.literal()) {
                (Some(name), _) => Key::Name(name),
                (None, Some(text)) if is_string(&text) => Key::Text(text),
                _ => {
                    self.errors.expected_member(self.tokens.span(), &self.tokens.text());
                    self.recover();
                    continue;
                }
            };
            let (key, text) = self.key(key);
            let colon = self.tokens.span();
            if self.tokens.is_punct('=') {
                let value = phrase(self.tokens.after()).unwrap_or_else(|| "value".to_owned());
                self.errors.equals_in_setting(colon, &text, &format!("{text}: {value};"));
                self.tokens.skip();
            } else if !self.tokens.is_punct(':') {
                if self.tokens.literal().is_none() && !self.at_reference(self.tokens) {
                    self.errors.flag_in_map(key.span(), &text, map);
                    if self.tokens.word().is_none() {
                        self.recover();
                    }
                    continue;
                }
                self.errors.missing_colon(colon, &text, &self.tokens.text());
            } else {
                self.tokens.skip();
            }
            self.question.names_for(map.text());
            let values = self.values_of(&text, true);
            if let Some(second) = values.get(1) {
                self.errors.several_values_in_map(second.span(), &text);
            }
            entries.extend(values.into_iter().next().map(|value| Entry { key, colon, value }));
        }
        entries
    }

    /// The key with what follows it up to its `:`, as a whole: `cost-center` stands in quotes. With its
    /// text as it is written.
    fn key(&mut self, first: Key) -> (Key, String) {
        let first_span = first.span();
        let mut last = first_span;
        let Key::Name(name) = &first else {
            let text = self.tokens.text();
            self.tokens.skip();
            return (first, text);
        };
        let mut text = name.unraw().to_owned();
        self.tokens.skip();
        while let Some(mark) = ['-', '.', '/'].into_iter().find(|mark| self.tokens.is_punct(*mark))
            && let part = self.tokens.after()
            && (part.any_word().is_some() || part.literal().is_some_and(|it| !is_string(&it)))
        {
            last = part.span();
            text = format!("{text}{mark}{}", part.text());
            self.tokens = part.after();
        }
        if text == name.unraw() {
            return (Key::Name(name.clone()), name.to_string());
        }
        let value = phrase(self.tokens.after()).unwrap_or_else(|| "\"…\"".to_owned());
        self.errors.key_without_quotes([first_span, last], &text, &value);
        let key = quoted(&text, first_span);
        let text = key.to_string();
        (Key::Text(key), text)
    }

    /// `[value, value]`
    pub(super) fn list(&mut self, name: &str) -> Option<Value> {
        let (group, inside) = self.tokens.group(Delimiter::Bracket)?;
        self.tokens.skip();
        let values = self.within(inside, |parser| parser.listed_values(name));
        Some(Value::List(group.span(), values))
    }

    fn listed_values(&mut self, name: &str) -> Vec<Value> {
        let mut values = Vec::new();
        while !self.tokens.at_end() {
            match self.list(name).or_else(|| self.named_value(name)) {
                Some(value) => values.push(value),
                None => self.skip_to_comma(),
            }
            if !self.tokens.at_end() && self.tokens.eat(',').is_none() {
                let text = self.tokens.text();
                self.errors.after_value(self.tokens.span(), name, &text);
                self.skip_to_comma();
                self.tokens.skip();
            }
        }
        values
    }
}

/// Whether an entry begins with text: only there a `:` follows a literal.
fn has_text_key(mut inside: Tokens<'_>) -> bool {
    let mut angles = 0_usize;
    while !inside.at_end() {
        if inside.is_double('=', '>') || inside.is_double('-', '>') {
            inside.skip();
        } else if inside.is_punct('<') {
            angles += 1;
        } else if inside.is_punct('>') {
            angles = angles.saturating_sub(1);
        }
        let literal = inside.literal().is_some();
        inside.skip();
        if literal && angles == 0 && inside.is_punct(':') {
            return true;
        }
    }
    false
}
