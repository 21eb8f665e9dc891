//! A setting without which a declaration means nothing.

use super::{Child, among, refuse};
use crate::literal::Text;

/// A setting without which a declaration means nothing.
#[derive(Debug)]
pub struct Needed {
    /// Its name.
    pub setting: &'static str,
    /// All settings of the declaration: another one is misspelt, and may be the one that is needed.
    pub settings: &'static [&'static str],
    /// Names of the declaration that say as much.
    pub names: &'static [&'static str],
    /// What is wrong, with the name of the declaration between the two if there are two.
    pub says: (&'static str, Option<&'static str>),
    /// What to write instead.
    pub help: &'static str,
}

impl Needed {
    /// What is wrong with a declaration without the setting, and what to write instead.
    pub(crate) fn report(&self, name: &str) -> (String, &'static str) {
        let text = match self.says {
            (text, None) => text.to_owned(),
            (before, Some(after)) => format!("{before}`{name}`{after}"),
        };
        (text, self.help)
    }

    /// A declaration with what is set in its body.
    #[track_caller]
    pub const fn check(&self, of: Child) {
        if of.is_without(self.setting) && of.has_only(self.settings) && !among(self.names, of.0) {
            self.refuse(of.0);
        }
    }

    #[track_caller]
    const fn refuse(&self, name: &str) {
        let text = Text::new().and(self.says.0);
        let text = match self.says.1 {
            Some(after) => text.and("`").and(name).and("`").and(after),
            None => text,
        };
        refuse(text.and(" [AM0553]\n\nhelp: ").and(self.help));
    }
}

/// A declaration of a kind that may need a setting, with what is set in its body.
#[track_caller]
pub const fn whole(needed: Option<&'static Needed>, of: Child) {
    if let Some(needed) = needed {
        needed.check(of);
    }
}

/// What a part of a program is.
#[derive(Debug)]
pub struct Part {
    /// What it is called, such as `volume`.
    pub title: &'static str,
    /// Whether programs that run until they are stopped have it.
    pub services: bool,
    /// Whether jobs have it.
    pub jobs: bool,
    /// All that it can be set to.
    pub settings: &'static [&'static str],
    /// The setting without which it means nothing.
    pub needed: Option<&'static Needed>,
}
