//! Bodies: flags, settings, sections, maps and children.

use proc_macro2::Delimiter;

use super::Parser;
use super::statement::{is_string, is_type};
use super::tokens::{Tokens, on_one_line};
use crate::block::language::{MAPS, ORDER, PLACE, REFERENCE};
use crate::block::suggest::is_slip;
use crate::block::syntax::{Attributes, Entry, Key, Member, Value};
use crate::block::word::Word;

impl Parser<'_, '_> {
    pub(super) fn members(&mut self) -> Vec<Member> {
        let mut members = Vec::new();
        while !self.tokens.at_end() {
            members.extend(self.asked_here().map(Member::Asked));
            if self.tokens.eat(';').is_some() {
                continue;
            }
            if self.tokens.is_punct(',') {
                self.errors.comma_between_members(self.tokens.span());
                self.tokens.skip();
                continue;
            }
            members.extend(self.member());
        }
        members.extend(self.asked_here().map(Member::Asked));
        members
    }

    fn member(&mut self) -> Option<Member> {
        let mut attributes = self.attributes();
        if self.tokens.at_end() {
            return None;
        }
        let member = self.plain_member(&mut attributes)?;
        Some(if attributes.is_empty() {
            member
        } else {
            Member::Attributed(attributes, Box::new(member))
        })
    }

    /// A member without its attributes, which only a child takes.
    fn plain_member(&mut self, attributes: &mut Attributes) -> Option<Member> {
        let Some(name) = self.tokens.word() else {
            match self.tokens.literal().filter(is_string) {
                Some(key) => self.errors.text_key_outside_map(&key),
                None => self.errors.expected_member(self.tokens.span(), &self.tokens.text()),
            }
            self.recover();
            return None;
        };
        let next = self.tokens.after();
        if next.at_end() || next.is_punct(';') || next.is_punct(',') {
            self.tokens.skip();
            return Some(Member::Flag(name));
        }
        if next.is_double('=', '>') || next.is_double('-', '>') {
            self.errors.grant_outside_roles(name.span(), &name);
            self.recover();
            return None;
        }
        let colon = next.is_punct(':') && !next.is_double(':', ':');
        if colon || next.is_punct('=') {
            if !colon {
                self.errors.equals_in_setting(next.span(), &name);
            }
            self.tokens.skip();
            let colon = self.tokens.span();
            self.tokens.skip();
            if name == "roles" {
                return Some(Member::Roles { grants: self.grants(&name), word: name });
            }
            if self.at_grant() {
                self.errors.grants_of_another_setting(&name, is_slip(name.text(), "roles"));
                return Some(Member::Roles { grants: self.grants(&name), word: name });
            }
            let values = self.values(&name);
            return Some(Member::Setting { name, colon, values });
        }
        if next.group(Delimiter::Brace).is_some() || next.is_punct('<') {
            if name == "roles" {
                self.errors.roles_in_braces(next.span());
                self.recover();
                return None;
            }
            self.tokens.skip();
            return self.section(name);
        }
        if name == "roles" && next.word().is_some() {
            self.errors.missing_colon(next.span(), &name, "who => Role");
            self.tokens.skip();
            return Some(Member::Roles { grants: self.grants(&name), word: name });
        }
        if let Some(literal) = next.literal() {
            self.errors.missing_colon(next.span(), &name, &literal.to_string());
            self.tokens.skip();
            let colon = self.tokens.span();
            let values = self.values(&name);
            return Some(Member::Setting { name, colon, values });
        }
        // These words name declarations, so what follows is no child.
        let names_others = [REFERENCE, ORDER, PLACE].iter().any(|word| name == word);
        if names_others && self.tokens.words() == 2 {
            self.errors.missing_colon(next.span(), &name, &next.text());
            self.tokens.skip();
            let colon = self.tokens.span();
            let values = self.values(&name);
            return Some(Member::Setting { name, colon, values });
        }
        if self.tokens.words() == 2 && next.after().is_punct('.') {
            self.errors.missing_colon(next.span(), &name, &format!("{}.…", next.text()));
            self.tokens.skip();
            let colon = self.tokens.span();
            let values = self.values(&name);
            return Some(Member::Setting { name, colon, values });
        }
        if next.any_word().is_some() {
            let words = self.tokens.words();
            let mut after = next.after();
            // `retention sku: …` and three words in a row: the first word is a half-typed member.
            let half = match words % 2 {
                1 => words != 3 || !(self.lacks_semicolon() || self.lacks_mark()),
                _ => after.eat(':').is_some() && !is_type(&after),
            };
            if half {
                self.errors.half_member(&name);
                self.tokens.skip();
                return None;
            }
            let attributes = std::mem::take(attributes);
            return self.declaration(attributes).map(|child| Member::Child(Box::new(child)));
        }
        self.errors.expected_member(next.span(), &next.text());
        self.recover();
        None
    }

    /// Whether the first two of three words are a child without its `;`: a setting, a map, or
    /// another line follows.
    fn lacks_semicolon(&self) -> bool {
        let (second, third) = (self.tokens.after(), self.tokens.after().after());
        let after = third.after();
        let map = third.word().is_some_and(|word| MAPS.iter().any(|map| word == map));
        (after.is_punct(':') && !after.is_double(':', ':'))
            || (map && after.group(Delimiter::Brace).is_some())
            || (on_one_line(self.tokens.span(), second.span())
                && !on_one_line(second.span(), third.span()))
    }

    fn section(&mut self, name: Word) -> Option<Member> {
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
            let key = match (self.tokens.any_word(), self.tokens.literal()) {
                (Some(name), _) => Key::Name(name),
                (None, Some(text)) if is_string(&text) => Key::Text(text),
                _ => {
                    self.errors.expected_member(self.tokens.span(), &self.tokens.text());
                    self.recover();
                    continue;
                }
            };
            let text = match &key {
                Key::Name(name) => name.to_string(),
                Key::Text(text) => text.to_string(),
            };
            self.tokens.skip();
            let colon = self.tokens.span();
            if self.tokens.is_punct('=') {
                self.errors.equals_in_setting(colon, map);
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

    fn values(&mut self, name: &Word) -> Vec<Value> {
        self.question.names_for(name.text());
        self.values_of(name.text(), false)
    }

    /// Values up to the `;` of the setting.
    fn values_of(&mut self, name: &str, takes_lists: bool) -> Vec<Value> {
        let mut values = Vec::new();
        loop {
            let list = if takes_lists { self.list(name) } else { None };
            match list.or_else(|| self.named_value(name)) {
                Some(value) => values.push(value),
                None => {
                    if self.tokens.word().is_none() {
                        self.skip_to_comma();
                    }
                }
            }
            if self.tokens.at_end() || self.tokens.eat(';').is_some() {
                return values;
            }
            if let Some(comma) = self.tokens.eat(',') {
                // A trailing comma is fine, and one before the next setting stands for its `;`.
                let next = self.tokens.after();
                let setting = self.tokens.word().is_some() && next.is_punct(':');
                if setting && !next.is_double(':', ':') {
                    self.errors.comma_between_members(comma);
                    return values;
                }
                self.ask_name();
                if self.tokens.at_end() || self.tokens.eat(';').is_some() {
                    return values;
                }
                continue;
            }
            if !values.is_empty() && self.at_reference(self.tokens) {
                let text = self.tokens.text();
                self.errors.after_value(self.tokens.span(), name, &text);
                continue;
            }
            if self.tokens.word().is_some() || self.tokens.is_punct('#') {
                let span = values.last().map_or_else(|| self.tokens.span(), Value::span);
                if !values.is_empty() {
                    self.errors.missing_semicolon(span, &format!("{name}: …"));
                }
                return values;
            }
            let text = self.tokens.text();
            self.errors.after_value(self.tokens.span(), name, &text);
            self.recover();
            return values;
        }
    }

    /// `[value, value]`
    fn list(&mut self, name: &str) -> Option<Value> {
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
