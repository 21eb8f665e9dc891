//! Names in Azure: those that are made of declared ones, and those that are written.
#![allow(clippy::panic, reason = "evaluated by the compiler: a panic is its error")]

use super::{Rules, Text, bytes, refuse};
use crate::facts::OwnName;
use crate::model::{NameRule, Violation};

impl Rules {
    /// A name from which the one in Azure is made, and that holds a word which may be refused. `kinds`
    /// are those of the whole block, `set` the settings of the declaration.
    #[track_caller]
    pub const fn suspect(self, name: &str, kinds: &[Rules], set: &[&str]) {
        if self.is_program {
            return suspect_program(name, kinds);
        }
        let Some(rule) = self.name else { return };
        if let Some(violation) = rule.reserved_part_of_made(name) {
            let text = self.about(name, " cannot be the name of ");
            let text = rule.explain_made(violation, name, text.and(": it "));
            refuse(text.and(
                " [AM0502]\n\nhelp: choose another name, or pin the one in Azure: `name: \"…\";`",
            ));
        }
        let (names, mut at) = (self.own_names(), 0);
        while at < names.len() {
            if names[at].is_made(set)
                && !names[at].for_volumes
                && let Some(problem) = names[at].reserved(name)
            {
                self.report(problem);
            }
            at += 1;
        }
    }

    /// What an environment makes names for, of its own name.
    const fn own_names(self) -> &'static [OwnName] {
        match self.environment {
            Some(environment) => environment.links.names,
            None => &[],
        }
    }

    /// A name from which the one in Azure is made, whose length may be what is wrong with it: so many
    /// letters, digits and separators. `twins` are names that it may become one with, which is then
    /// said of one of the two; `kinds` are those of the whole block, `set` the settings of the declaration.
    #[track_caller]
    pub const fn declared(
        self,
        name: &str,
        characters: [usize; 3],
        twins: &[&str],
        kinds: &[Rules],
        set: &[&str],
    ) {
        if self.is_program {
            return program(name, kinds);
        }
        let Some(rule) = self.name else { return };
        if let Some(room) = rule.room(characters) {
            let mut other = 0;
            while other < twins.len() {
                if rule.are_one(name, twins[other]) {
                    return;
                }
                other += 1;
            }
            let text = self.about(name, " is too long for the name of ");
            self.refuse(
                text.and(", of which Azure takes ")
                    .number(rule.max)
                    .and(" characters: nothing is left of the suffix that makes the name unique in Azure [AM0509]\n\nhelp: keep it to ")
                    .number(room)
                    .and(" letters and digits, or pin the name in Azure: `name: \"…\";`"),
            );
        }
        let (names, mut at) = (self.own_names(), 0);
        while at < names.len() {
            let own = &names[at];
            // A word that Azure refuses is said by `suspect`.
            if own.is_made(set) && !own.for_volumes && own.reserved(name).is_none() {
                if let Some(problem) = own.too_long_to_deploy(name, characters) {
                    self.report(problem);
                }
                if let Some(problem) = own.too_long(name, characters) {
                    self.report(problem);
                }
            }
            at += 1;
        }
    }

    /// The value of `name`.
    #[track_caller]
    pub const fn pinned(self, name: &str) {
        self.fits(name, self.name, "\n\nhelp: write `\"", "\"`", "\n\nhelp: choose another name");
    }

    /// The name of a child, which is its name in Azure.
    #[track_caller]
    pub const fn child(self, name: &str) {
        self.fits(
            name,
            self.name,
            "\n\nhelp: set the name in Azure: `name: \"",
            "\";`",
            "\n\nhelp: set another name in Azure: `name: \"…\";`",
        );
    }

    /// The name of something that is in Azure already.
    #[track_caller]
    pub const fn existing(self, name: &str) {
        if let Some(rule) = self.name {
            self.found(name, rule.of_existing());
        }
    }

    /// A name that two declarations of one kind are pinned to.
    #[track_caller]
    pub const fn pinned_twice(self, name: &str, first: &str) {
        self.twice(name, first, " [AM0510]\n\nhelp: pin another name");
    }

    /// A name in Azure of two children of one kind.
    #[track_caller]
    pub const fn child_twice(self, name: &str, first: &str) {
        self.twice(name, first, " [AM0504]\n\nhelp: set another name");
    }

    #[track_caller]
    const fn twice(self, name: &str, first: &str, help: &str) {
        if self.name.is_some() {
            let text = Text::new().and("`").and(name).and("` is the name in Azure of the ");
            let text = text.and(self.title).and(" `").and(first).and("` already").and(help);
            refuse(text.and(", or declare one of the two only"));
        }
    }

    #[track_caller]
    pub(super) const fn found(self, name: &str, rule: NameRule) {
        self.fits(
            name,
            Some(rule),
            "\n\nhelp: look the name up in the Azure portal; it may be `\"",
            "\"`",
            "\n\nhelp: look the name up in the Azure portal",
        );
    }

    /// The names in Azure that are made from two declared ones. `settings` are those of both.
    #[track_caller]
    pub const fn differ(self, name: &str, first: &str, settings: &[&str]) {
        let Some(rule) = self.name else { return };
        let mut at = 0;
        while at < settings.len() {
            // What becomes of the names then is known to `build()`.
            if bytes::same(settings[at], rule.generated_unless) {
                return;
            }
            at += 1;
        }
        let another_way = rule.generated_unless;
        let rule = rule.of_generated();
        if rule.are_one(first, name) {
            let text = Text::new().and("`").and(name).and("` and `").and(first);
            let text = rule.written(text.and("` both become the ").and(self.title).and(" `"), name);
            let text = text.and("…` in Azure, which keeps the ");
            let text = rule.alphabet(text).and(" of a name, up to ").number(rule.max);
            let text = text.and(" characters");
            refuse(match another_way {
                [setting, ..] => text
                    .and(" [AM0567]\n\nhelp: rename one of the two, or add `")
                    .and(setting)
                    .and(";` to both"),
                [] => text.and(" [AM0510]\n\nhelp: rename one of the two, or pin a name in Azure: `name: \"…\";`"),
            });
        }
    }

    #[track_caller]
    const fn fits(
        self,
        name: &str,
        rule: Option<NameRule>,
        before: &str,
        after: &str,
        otherwise: &str,
    ) {
        let Some(rule) = rule else { return };
        let Some(violation) = rule.breach(name) else { return };
        let text = self.about(name, " cannot be the name of ").and(": it ");
        let text = rule.explain(violation, text).and(" [AM0502]");
        self.refuse(match rule.fitting(name) {
            Some(nearest) => text.and(before).and(nearest.as_str()).and(after),
            None => text.and(otherwise),
        });
    }

    pub(super) const fn about(self, name: &str, words: &str) -> Text {
        let article = match self.title.as_bytes() {
            [b'A' | b'E' | b'I' | b'O' | b'a' | b'e' | b'i' | b'o', ..] => "an ",
            _ => "a ",
        };
        Text::new().and("`").and(name).and("`").and(words).and(article).and(self.title)
    }
}

/// The name of a program, if all that it may run in would refuse it.
#[track_caller]
const fn program(name: &str, kinds: &[Rules]) {
    let (mut at, length) = (0, name.len());
    while at < kinds.len() {
        if let Some((_, rule)) = kinds[at].programs
            && rule.takes_any_of(length)
        {
            return;
        }
        at += 1;
    }
    let name = with_hyphens(name);
    let (mut at, mut refused) = (0, None);
    while at < kinds.len() {
        if let Some((title, rule)) = kinds[at].programs {
            let Some(breach) = rule.breach_of_beginning(name.as_str()) else { return };
            refused = Some((title, rule, breach));
        }
        at += 1;
    }
    let Some((title, rule, breach)) = refused else { return };
    if matches!(breach, Violation::Part(_) | Violation::Beginning(_)) {
        // The word itself is said by `suspect`.
        return;
    }
    let rules = Rules { title, ..Rules::NONE };
    let text = rules.about(name.as_str(), " cannot be the name of ").and(": it ");
    let text = rule.explain(breach, text);
    // A public name is made of this one and of what makes it unique.
    let text = text.and(if rule.global && matches!(breach, Violation::Length(_)) {
        ", which leaves room for what makes a public name unique [AM0589]"
    } else {
        " [AM0502]"
    });
    refuse(match rule.fitting(name.as_str()) {
        Some(nearest) => text.and("\n\nhelp: `").and(nearest.as_str()).and("` fits"),
        None => text.and("\n\nhelp: choose another name"),
    });
}

/// The same for a name with a word that a public one may not hold.
#[track_caller]
const fn suspect_program(name: &str, kinds: &[Rules]) {
    let name = with_hyphens(name);
    let (mut at, mut refused) = (0, None);
    while at < kinds.len() {
        if let Some((title, rule)) = kinds[at].programs {
            let Some(violation) = rule.reserved_part(name.as_str()) else { return };
            refused = Some((title, rule, violation));
        }
        at += 1;
    }
    if let Some((title, rule, violation)) = refused {
        let rules = Rules { title, ..Rules::NONE };
        let text = rules.about(name.as_str(), " cannot be the name of ").and(": it ");
        refuse(rule.explain(violation, text).and(" [AM0502]\n\nhelp: choose another name"));
    }
}

/// A name as it is in the model.
const fn with_hyphens(name: &str) -> Text {
    let bytes = name.as_bytes();
    let (mut text, mut at) = (Text::new(), 0);
    while at < bytes.len() {
        text = text.byte(if bytes[at] == b'_' { b'-' } else { bytes[at].to_ascii_lowercase() });
        at += 1;
    }
    text
}
