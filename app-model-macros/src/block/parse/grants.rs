//! Grants: who gets which roles.

use proc_macro2::Delimiter;

use super::Parser;
use super::statement::is_string;
use super::tokens::Tokens;
use crate::block::syntax::{Grant, Value, place};
use crate::block::word::Word;

impl Parser<'_, '_> {
    /// Whether `who =>` stands here.
    pub(super) fn at_grant(&self) -> bool {
        let mut place = self.tokens;
        if place.any_word().is_none() && place.group(Delimiter::Parenthesis).is_none() {
            return false;
        }
        place.skip();
        while place.is_punct('.') {
            place = place.after().after();
        }
        place.is_double('=', '>')
    }

    /// `who => Role, who => [Role, Role];`
    pub(super) fn grants(&mut self, name: &Word) -> Vec<Grant> {
        self.question.names_for(place::ROLES);
        let mut grants = Vec::new();
        if self.tokens.at_end() || self.tokens.is_punct(';') {
            self.errors.expected_grant(name.span());
        }
        self.ask_name();
        while !self.tokens.at_end() && self.tokens.eat(';').is_none() {
            if let Some(comma) = self.tokens.eat(',') {
                self.ask_name();
                if !self.at_grant()
                    && !self.at_grant_with('=')
                    && !self.at_grant_with(':')
                    && self.at_member(name.text(), true)
                {
                    self.errors.comma_between_members(comma);
                    break;
                }
                continue;
            }
            let Some(who) = self.principal() else {
                self.recover();
                break;
            };
            let lacks_arrow = self.at_role();
            if let Value::Choice(role) = &who
                && let Some(Grant { who, roles, .. }) = grants.last()
                && !self.at_arrow()
                && !lacks_arrow
                && !self.tokens.is_punct('=')
                && !self.tokens.is_punct(':')
            {
                let first = roles.iter().map(Word::to_string).collect::<Vec<_>>().join(", ");
                self.errors.role_without_principal(role, &who.text(), &first);
                continue;
            }
            let arrow = self.tokens.span();
            let text = who.text();
            let mut grant = Grant { who, arrow, roles: Vec::new(), list: false, asked: None };
            // A role alone: who has it is missing.
            let is_role =
                matches!(&grant.who, Value::Choice(role) if !self.declared.contains(role.text()));
            if lacks_arrow {
                self.errors.expected_arrow(arrow, &text, is_role);
            } else if !self.arrow(&text) {
                let span = if self.tokens.at_end() { grant.who.span() } else { arrow };
                self.errors.expected_arrow(span, &text, is_role);
                // An editor asks about who it is as well.
                grants.extend(self.question.editor.then_some(grant));
                if self.tokens.word().is_some() {
                    break;
                }
                self.recover();
                break;
            }
            self.roles(&mut grant);
            let last = grant.roles.last().map_or(arrow, Word::span);
            grants.push(grant);
            if self.tokens.at_end() || self.tokens.is_punct(',') || self.tokens.is_punct(';') {
                continue;
            }
            if self.at_grant() {
                let text = self.tokens.text();
                self.errors.after_value(self.tokens.span(), "roles", &text);
                continue;
            }
            if self.tokens.word().is_some_and(|word| word == "at" || word == "on") {
                self.errors.scope_of_grant(self.tokens.span(), &self.tokens.text());
                self.recover();
            } else if self.tokens.word().is_some() || self.tokens.is_punct('#') {
                self.errors.missing_semicolon(last, "roles: …");
            } else {
                let text = self.tokens.text();
                self.errors.after_value(self.tokens.span(), "roles", &text);
                self.recover();
            }
            break;
        }
        grants
    }

    /// Whether `who: Role` stands here, or `who = Role`, where the mark stands for `=>`.
    fn at_grant_with(&self, sign: char) -> bool {
        let mark = self.tokens.after();
        mark.is_punct(sign)
            && !mark.is_double(':', ':')
            && is_role(&mark.after())
            && self.tokens.word().is_some_and(|who| self.declared.contains(who.text()))
    }

    /// Who gets the role: a value, also before a `:` that stands for `=>`.
    fn principal(&mut self) -> Option<Value> {
        if self.at_grant_with(':')
            && let Some(who) = self.tokens.word()
        {
            let who = Value::Path(vec![self.marked(who)]);
            self.tokens.skip();
            return Some(self.name_in(who));
        }
        self.named_value("roles")
    }

    /// Whether a role stands here, or several in brackets: the arrow before it is missing.
    fn at_role(&self) -> bool {
        is_role(&self.tokens)
    }

    fn at_arrow(&self) -> bool {
        self.tokens.is_double('=', '>') || self.tokens.is_double('-', '>')
    }

    /// Steps over `=>`, or over `->`, `=` and `:` with an error.
    fn arrow(&mut self, who: &str) -> bool {
        let span = self.tokens.span();
        if self.at_arrow() {
            let text = self.tokens.text();
            if text != "=>" {
                self.errors.wrong_arrow([span, self.tokens.after().span()], &text, who);
            }
            self.tokens.skip();
            self.tokens.skip();
            return true;
        }
        if self.tokens.is_punct('=') || self.tokens.is_punct(':') {
            self.errors.wrong_arrow([span, span], &self.tokens.text(), who);
            self.tokens.skip();
            return true;
        }
        false
    }

    /// One role, or several in brackets.
    fn roles(&mut self, grant: &mut Grant) {
        if let Some((_, inside)) = self.tokens.group(Delimiter::Bracket) {
            self.tokens.skip();
            grant.list = true;
            return self.within(inside, |parser| parser.listed_roles(grant));
        }
        grant.asked = self.asked_before();
        if let Some(role) = self.role_in_words().or_else(|| self.role_of_a_type()) {
            return grant.roles.push(role);
        }
        match self.tokens.word().filter(|_| !self.tokens.at_end()) {
            // `roles: id => sku: …`: the role is missing and the next setting begins.
            Some(role) if !self.tokens.after().is_punct(':') => {
                grant.roles.push(self.marked(role));
                self.tokens.skip();
            }
            _ => match self.tokens.literal().filter(is_string) {
                Some(text) => {
                    self.errors.role_in_quotes(&text);
                    self.tokens.skip();
                }
                None => self.errors.expected_role(self.tokens.span()),
            },
        }
    }

    /// `Key Vault Secrets User`, as Azure shows it: one word here.
    fn role_in_words(&mut self) -> Option<Word> {
        let (mut words, mut place) = (Vec::new(), self.tokens);
        while let Some(word) = place.word().filter(|_| !place.at_end())
            && word.text().starts_with(char::is_uppercase)
        {
            words.push(word);
            place.skip();
        }
        let ends = place.at_end() || place.is_punct(';') || place.is_punct(',');
        let [first, .., last] = words.as_slice() else { return None };
        // Names of roles are roles, between which a `,` is missing.
        let is_title = words.len() > 2 && words.iter().all(|word| humps(word.text()) == 1);
        if !ends || !is_title {
            return None;
        }
        let role: String = words.iter().map(Word::text).collect();
        self.errors.role_in_words([first.span(), last.span()], &role);
        self.tokens = place;
        Some(Word::new(&role, first.span()))
    }

    /// `KeyVaultRoles::KeyVaultSecretsUser` and `KeyVaultBuiltInRole.KeyVaultSecretsUser`
    fn role_of_a_type(&mut self) -> Option<Word> {
        match self.qualified()? {
            Value::Choice(role) => Some(role),
            _ => None,
        }
    }

    fn listed_roles(&mut self, grant: &mut Grant) {
        while !self.tokens.at_end() {
            grant.asked = self.asked_before().or(grant.asked.take());
            match self.role_in_words().or_else(|| self.role_of_a_type()) {
                Some(role) => grant.roles.push(role),
                None => {
                    match (self.tokens.word(), self.tokens.literal()) {
                        (Some(role), _) => grant.roles.push(self.marked(role)),
                        (None, Some(text)) => self.errors.role_in_quotes(&text),
                        _ => self.errors.expected_role(self.tokens.span()),
                    }
                    self.tokens.skip();
                }
            }
            if !self.tokens.at_end() && self.tokens.eat(',').is_none() {
                let text = self.tokens.text();
                self.errors.after_value(self.tokens.span(), "roles", &text);
                self.skip_to_comma();
                self.tokens.skip();
            }
        }
        grant.asked = self.asked_before().or(grant.asked.take());
    }
}

/// How many words are written together: two in `KeyVault`.
fn humps(text: &str) -> usize {
    let letters = text.chars().zip(text.chars().skip(1));
    1 + letters.filter(|(one, next)| one.is_lowercase() && next.is_uppercase()).count()
}

fn is_role(tokens: &Tokens<'_>) -> bool {
    let capital = |word: Word| word.to_string().starts_with(char::is_uppercase);
    !tokens.at_end()
        && (tokens.word().is_some_and(capital) || tokens.group(Delimiter::Bracket).is_some())
}
