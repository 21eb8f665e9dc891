//! What of an environment depends on its settings: its outputs, and the variables that it sets.

use super::{Child, Environment, Facts, is, refuse};
use crate::literal::Text;

/// Something of an environment, by its name, and when it is there.
#[derive(Debug)]
pub struct Depends(pub &'static str, pub When);

/// When something is there.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// In any case.
    Always,
    /// Unless this setting is `false`.
    Unless(&'static str),
    /// If one of these settings is made, and is not `false`.
    With(&'static [&'static str]),
    /// Unless the environment exists already.
    Made,
}

/// Something that programs may run in: its kind, its settings, and whether it exists already.
#[derive(Debug, Clone, Copy)]
pub struct Place(pub Facts, pub Child, pub bool);

impl When {
    /// Whether it is there, for settings that are on or not.
    pub(crate) fn holds(self, is_on: impl Fn(&str) -> bool, exists: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Unless(setting) => is_on(setting),
            Self::With(settings) => settings.iter().any(|setting| is_on(setting)),
            Self::Made => !exists,
        }
    }

    /// The same for settings as they are written; nothing if they do not say it.
    const fn is_said(self, of: Child, exists: bool) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Made => Some(!exists),
            Self::Unless(setting) => match of.value(setting).as_bytes() {
                b"" | b"true" => Some(true),
                b"false" => Some(false),
                _ => None,
            },
            Self::With(settings) => {
                let (mut at, mut on, mut off) = (0, false, false);
                while at < settings.len() {
                    match of.value(settings[at]).as_bytes() {
                        b"" => {}
                        b"?" => return None,
                        b"false" => off = true,
                        _ => on = true,
                    }
                    at += 1;
                }
                // That two contradict each other is another mistake.
                if on && off { None } else { Some(on) }
            }
        }
    }
}

impl Environment {
    /// Whether it is set to nothing but what it knows: what is misspelt may be what is meant.
    const fn knows(&self, settings: Child) -> bool {
        settings.has_only(self.settings)
    }

    /// Whether it sets the variable for sure.
    const fn sets(&self, variable: &str, settings: Child, exists: bool) -> bool {
        let mut at = 0;
        while at < self.variables.len() {
            let Depends(name, when) = self.variables[at];
            if is(variable, name) {
                return self.knows(settings)
                    && matches!(when.is_said(settings, exists), Some(true));
            }
            at += 1;
        }
        false
    }

    /// An output that `by` takes of an environment with these settings.
    #[track_caller]
    const fn gives(&self, output: &str, by: &str, of: Child, exists: bool) {
        let mut at = 0;
        while at < self.outputs.len() {
            let Depends(name, when) = self.outputs[at];
            if is(name, output) && self.knows(of) && matches!(when.is_said(of, exists), Some(false))
            {
                let text = Text::new().and("`").and(by).and("` takes the output `").and(output);
                let text = text.and("` of `").and(of.0).and("`, which has nothing of the kind");
                let text = text.and(" [AM0590]\n\nhelp: ");
                let text = match when {
                    When::Always => return,
                    When::Unless(setting) => {
                        text.and("leave `").and(setting).and(": false` out of `").and(of.0).and("`")
                    }
                    When::With(settings) => {
                        text.and("add `").and(settings[0]).and("` to `").and(of.0).and("`")
                    }
                    When::Made => text.and("leave `existing` out to create `").and(of.0).and("`"),
                };
                refuse(text.and(", or leave the reference out"));
            }
            at += 1;
        }
    }
}

impl Facts {
    /// An output that `by` takes of something with these settings.
    #[track_caller]
    pub const fn output(self, output: &str, by: &str, of: Child, exists: bool) {
        if let Self::Environment(environment) = self {
            environment.gives(output, by, of, exists);
        }
    }

    /// A variable of a program that runs in one of these.
    #[track_caller]
    pub const fn set_by_place(self, variable: &str, places: &[Place]) {
        let Self::Program { is_job, is_image, .. } = self else { return };
        let (mut at, mut found) = (0, None);
        while at < places.len() {
            let Place(facts, settings, exists) = places[at];
            match facts {
                // It may be the one that the program runs in.
                Self::Unknown => return,
                Self::Environment(environment) => {
                    if !environment.runs(is_job, is_image)
                        || !environment.sets(variable, settings, exists)
                    {
                        return;
                    }
                    found = Some(environment.instead);
                }
                _ => {}
            }
            at += 1;
        }
        if let Some(help) = found {
            let text = Text::new().and("the variable `").and(variable);
            let text = text.and("` is set by the environment [AM0587]\n\nhelp: ");
            refuse(text.and(help));
        }
    }
}
