//! Bodies: flags, settings, sections, maps and children.

use proc_macro2::{Delimiter, Literal};

use super::Parser;
use super::declaration::is_type;
use super::statement::{EXISTING, is_string};
use super::text::phrase;
use super::tokens::on_one_line;
use super::value::is_switch;
use crate::block::language::{ENDPOINT, LISTS, MAPS, ORDER, PLACE, REFERENCE, VALUED, VARIABLES};
use crate::block::suggest::is_slip;
use crate::block::syntax::{Attributes, Member, Value};
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
        self.decorators();
        let mut attributes = self.attributes();
        self.decorators();
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
            self.tokens.skip();
            if self.mark_before_body(&name) {
                return self.section(name);
            }
            return self.setting(name);
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
            return self.literal_after(name, &literal, attributes);
        }
        // These words name declarations, so what follows is no child.
        let names_others = [REFERENCE, ORDER, PLACE].iter().any(|word| name == word);
        if names_others && self.tokens.words() == 2 {
            return Some(self.setting_without_colon(name));
        }
        if self.tokens.words() == 2 && next.after().is_punct('.') {
            return Some(self.setting_without_colon(name));
        }
        if next.any_word().is_some() {
            let words = self.tokens.words();
            let mut after = next.after();
            // `retention sku: …` and three words in a row: the first word is a half-typed member.
            let half = match words % 2 {
                1 => words != 3 || !(self.lacks_semicolon() || self.lacks_mark()),
                _ => {
                    let is_child = VALUED.iter().any(|word| name == word) || name == ENDPOINT;
                    after.eat(':').is_some() && !is_type(&after) && !is_child
                }
            };
            if half {
                self.half_member(&name, words);
                return None;
            }
            let attributes = std::mem::take(attributes);
            return self.declaration(attributes).map(|child| Member::Child(Box::new(child)));
        }
        self.errors.expected_member(next.span(), &next.text());
        self.recover();
        None
    }

    /// `name: value, value;` or `roles: who => Role;`, from its `:` or from a `=` in its place.
    fn setting(&mut self, name: Word) -> Option<Member> {
        let colon = self.tokens.span();
        let value = self.tokens.after();
        if self.tokens.is_punct('=') {
            let text = phrase(value).unwrap_or_else(|| "value".to_owned());
            self.errors.equals_in_setting(colon, &name, &format!("{name}: {text};"));
        }
        self.tokens.skip();
        if name == "roles" {
            return Some(Member::Roles { grants: self.grants(&name), word: name });
        }
        if self.at_grant() {
            self.errors.grants_of_another_setting(&name, is_slip(name.text(), "roles"));
            return Some(Member::Roles { grants: self.grants(&name), word: name });
        }
        let is_number = value.literal().is_some_and(|it| !is_string(&it));
        if name == ENDPOINT && is_number {
            self.errors.endpoint_as_setting(name.span(), &value.text());
            self.recover();
            return None;
        }
        if EXISTING.iter().any(|word| name == word) {
            let owner = self.owner.as_ref().map(|(_, owner)| owner);
            self.errors.existing_as_setting(&name, owner);
            self.recover();
            return None;
        }
        // An endpoint has a setting of this name.
        let is_setting = |(keyword, _): &(Word, Word)| name == VARIABLES && keyword == ENDPOINT;
        let is_map =
            MAPS.iter().any(|map| name == map) && !self.owner.as_ref().is_some_and(is_setting);
        if is_map && !value.at_end() && !value.is_punct(';') && !self.question.editor {
            let place = value
                .word()
                .filter(|word| name == VARIABLES && self.declared.contains(word.text()));
            self.errors.value_of_a_map(&name, place.as_ref());
            self.recover();
            return None;
        }
        let values = self.values(&name);
        Some(Member::Setting { name, colon, values })
    }

    /// `name value;`
    fn setting_without_colon(&mut self, name: Word) -> Member {
        let next = self.tokens.after();
        let text = phrase(next).unwrap_or_else(|| "value".to_owned());
        self.errors.missing_colon(next.span(), &name, &text);
        self.tokens.skip();
        let colon = self.tokens.span();
        let values = self.values(&name);
        Member::Setting { name, colon, values }
    }

    /// `days 30;`, or `queue "jobs";`, which may be either a child or a setting.
    fn literal_after(
        &mut self,
        name: Word,
        literal: &Literal,
        attributes: &mut Attributes,
    ) -> Option<Member> {
        let after = self.tokens.after().after();
        if !is_string(literal) || self.question.editor {
            return Some(self.setting_without_colon(name));
        }
        if after.group(Delimiter::Brace).is_some() {
            let attributes = std::mem::take(attributes);
            return self.declaration(attributes).map(|child| Member::Child(Box::new(child)));
        }
        self.errors.text_after_word(literal, &name);
        self.recover();
        None
    }

    /// `retention sku: …`: the first word is half of something. `probe liveness: "/live";` in one line
    /// may be a child, too.
    fn half_member(&mut self, name: &Word, words: usize) {
        let next = self.tokens.after();
        let value = next.after().after();
        let is_one = words == 2 && on_one_line(name.span(), next.span());
        let text = phrase(value).filter(|_| is_one);
        self.errors.half_member(name, next.word().as_ref(), text.as_deref());
        self.tokens.skip();
        if text.is_some() {
            self.recover();
        }
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

    fn values(&mut self, name: &Word) -> Vec<Value> {
        self.question.names_for(name.text());
        self.values_of(name.text(), false)
    }

    /// Values up to the `;` of the setting.
    pub(super) fn values_of(&mut self, name: &str, takes_lists: bool) -> Vec<Value> {
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
                if self.at_member(name, takes_lists) {
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

    /// Whether what stands after a `,` is the next member, and no value of `setting`.
    pub(super) fn at_member(&self, setting: &str, in_map: bool) -> bool {
        let next = self.tokens.after();
        if next.is_punct(':') && !next.is_double(':', ':') {
            return self.tokens.word().is_some() || self.tokens.literal().is_some();
        }
        let Some(word) = self.tokens.word().filter(|_| !self.question.editor) else { return false };
        let is_body = next.group(Delimiter::Brace).is_some();
        let is_entry = next.is_punct('=') && !next.is_double('=', '>');
        if is_body || is_entry {
            return true;
        }
        // A word that nothing resembles is a flag, or the keyword of a child.
        let is_list = in_map || LISTS.contains(&setting);
        let is_value = word.text().starts_with(char::is_uppercase)
            || is_switch(&self.tokens)
            || self.declared.resembles(word.text());
        let ends = next.at_end() || next.is_punct(';') || next.is_punct(',');
        !is_value && (self.tokens.words() == 2 || ends && !is_list)
    }
}
