//! Names in Azure that an environment makes of its own one, for what it gets besides itself.

use crate::literal::{Problem, Text, bytes};
use crate::model::NameRule;

/// What an environment makes a name for, which is unique in all of Azure.
#[derive(Debug)]
pub struct OwnName {
    /// What it is, such as `registry`.
    pub of: &'static str,
    /// The rule of the part that the environment's name is.
    pub rule: NameRule,
    /// The most characters of the environment's name with which Azure takes the whole as the name of a
    /// deployment.
    pub longest: usize,
    /// The settings with which there is none, or one with another name.
    pub unless: &'static [&'static str],
    /// Whether there is one for volumes only.
    pub for_volumes: bool,
    /// What to do, if not to rename the environment.
    pub help: &'static str,
}

impl OwnName {
    /// Whether there is one as far as the settings say that are set.
    pub(crate) const fn is_made(&self, set: &[&str]) -> bool {
        let mut at = 0;
        while at < set.len() {
            if bytes::same(set[at], self.unless) {
                return false;
            }
            at += 1;
        }
        true
    }

    /// A word in the environment's name that Azure refuses in such a name.
    pub(crate) const fn reserved(&self, name: &str) -> Option<Problem> {
        let Some(violation) = self.rule.reserved_part_of_made(name) else { return None };
        let text = self.made_from(name, "` cannot be the name of an environment");
        let text = self.rule.explain_made(violation, name, text.and(" and "));
        let help = Text::new().and("choose another name, or ").and(self.help);
        Some(Problem { code: "AM0502", text, help })
    }

    /// An environment's name with so many letters, digits and separators that the suffix is cut.
    pub(crate) const fn too_long(&self, name: &str, characters: [usize; 3]) -> Option<Problem> {
        let Some(room) = self.rule.room(characters) else { return None };
        let text = self.made_from(name, "` is too long for the name of an environment");
        let text = text.and(", and too little is left of the suffix that makes it unique in Azure");
        let help = Text::new().and("keep it to ").number(room).and(" letters and digits, or ");
        Some(Problem { code: "AM0509", text, help: help.and(self.help) })
    }

    /// The same for the name of its deployment.
    pub(crate) const fn too_long_to_deploy(
        &self,
        name: &str,
        [letters, digits, separators]: [usize; 3],
    ) -> Option<Problem> {
        if letters + digits + separators <= self.longest {
            return None;
        }
        let text = self.made_from(name, "` is too long for the name of an environment");
        let text = text.and(", and has more characters than Azure takes for a deployment");
        let help = Text::new().and("keep it to ").number(self.longest).and(" characters, or ");
        Some(Problem { code: "AM0501", text, help: help.and(self.help) })
    }

    const fn made_from(&self, name: &str, what: &str) -> Text {
        let text = Text::new().and("`").and(name).and(what);
        text.and(": the name of its ").and(self.of).and(" is made from it")
    }
}
