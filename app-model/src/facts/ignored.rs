//! What means nothing where a program runs, and a program that says nothing there.

use super::{Child, Declared, Facts, Said, among, is, refuse};
use crate::literal::Text;
use crate::model::DOTNET;

/// A setting of programs, or what a part of theirs is called, that means nothing to an environment;
/// and what to do instead.
#[derive(Debug, Clone, Copy)]
pub struct Ignored(pub &'static str, pub &'static str);

/// A setting of a program that changes what it is published as.
#[derive(Debug, Clone, Copy)]
pub struct Changes {
    /// Its name.
    pub setting: &'static str,
    /// The keyword of the environments where it does.
    pub environment: &'static str,
}

/// What a probe may be set to besides its path.
const WITHOUT_PATH: [&str; 7] =
    ["endpoint", "kind", "initial_delay", "period", "timeout", "successes", "failures"];

/// What to do instead, if it means nothing.
pub(crate) const fn help_for(ignored: &'static [Ignored], what: &str) -> Option<&'static str> {
    let mut at = 0;
    while at < ignored.len() {
        if is(ignored[at].0, what) {
            return Some(ignored[at].1);
        }
        at += 1;
    }
    None
}

impl Facts {
    /// A setting of a program that runs in what `declared` lists.
    #[track_caller]
    pub const fn ignored(self, setting: &str, declared: &[Declared]) {
        if matches!(self, Self::Program { .. }) {
            refuse_ignored(self, Text::new().and("`").and(setting).and("`"), setting, declared);
        }
    }

    /// A part of `program`, which is of the kind `of` and runs in what `declared` lists.
    #[track_caller]
    pub const fn ignored_part(self, part: Child, program: &str, of: Self, declared: &[Declared]) {
        let what = match self {
            // With a path it asks over HTTP; what is misspelt may be one.
            Self::Probe if !part.has_only(&WITHOUT_PATH) => return,
            Self::Probe => "probe",
            Self::Rule => "rule",
            Self::Domain => "custom domain",
            Self::Volume(called) => called,
            _ => return,
        };
        let text = Text::new().and("the ").and(what).and(" `").and(part.0).and("` of `");
        refuse_ignored(of, text.and(program).and("`"), what, declared);
    }

    /// A setting that may change what a program is published as. That runs in what `declared` lists, and
    /// names none of it.
    #[track_caller]
    pub const fn changed(self, setting: &str, name: &str, declared: &[Declared]) {
        let Self::Program { is_job, is_image, changes, .. } = self else { return };
        let mut at = 0;
        while at < changes.len() {
            let Changes { setting: change, environment } = changes[at];
            if is(change, setting) && are_others(declared, environment, is_job, is_image) {
                let text =
                    Text::new().and("`").and(name).and("` is changed for `").and(environment);
                refuse(text.and("`, and there is no such environment [AM0591]\n\nhelp: change what it is published as here, or add the environment and let it run there"));
            }
            at += 1;
        }
    }

    /// An argument with a space in it, of a program that runs in what `declared` lists.
    #[track_caller]
    pub const fn spaced(self, declared: &[Declared]) {
        let runs = matches!(self, Self::Program { is_job: false, is_image: false, .. });
        if runs && let Some(Said(text, help)) = said_by_all(declared, About::Spaced) {
            let text = Text::new().and(text).and(" [AM0588]\n\nhelp: ");
            refuse(text.and(help));
        }
    }

    /// A program without an endpoint in its body, that runs in what `declared` lists. `ending` is what
    /// follows the last `.` of the path that it is made of; `parts` are what its body has.
    #[track_caller]
    pub const fn answers(self, name: &str, ending: &str, parts: &[Self], declared: &[Declared]) {
        let Self::Program { is_job: false, is_image: false, has_endpoints: true, .. } = self else {
            return;
        };
        let mut at = 0;
        while at < parts.len() {
            // What is misspelt may be one.
            if matches!(parts[at], Self::Endpoint | Self::Unknown) {
                return;
            }
            at += 1;
        }
        if !among(&DOTNET, ending)
            && let Some(Said(text, help)) = said_by_all(declared, About::Silent)
        {
            let text =
                Text::new().and("`").and(name).and("` ").and(text).and(" [AM0592]\n\nhelp: ");
            refuse(text.and(help));
        }
    }
}

/// Whether such a program runs in each of the environments, and none is declared by this keyword.
const fn are_others(declared: &[Declared], keyword: &str, is_job: bool, is_image: bool) -> bool {
    let (mut kind, mut found) = (0, false);
    while kind < declared.len() {
        if let Facts::Environment(environment) = declared[kind].0 {
            if is(environment.keyword, keyword) || !environment.runs(is_job, is_image) {
                return false;
            }
            found = true;
        }
        if let Facts::Unknown = declared[kind].0 {
            return false;
        }
        kind += 1;
    }
    found
}

/// What an environment may mind.
enum About {
    Spaced,
    Silent,
}

/// What the last of the environments says about it, if each of them minds.
const fn said_by_all(declared: &[Declared], about: About) -> Option<Said> {
    let (mut kind, mut found) = (0, None);
    while kind < declared.len() {
        if let Facts::Environment(environment) = declared[kind].0 {
            found = match about {
                About::Spaced => environment.spaced,
                About::Silent => environment.silent,
            };
            if found.is_none() {
                return None;
            }
        }
        kind += 1;
    }
    found
}

/// Something of a program of the kind `of` that means nothing to each environment of `declared`. That a
/// program does not run there at all is another mistake.
#[track_caller]
const fn refuse_ignored(of: Facts, subject: Text, what: &str, declared: &[Declared]) {
    let Facts::Program { is_job, is_image, .. } = of else { return };
    let (mut kind, mut found) = (0, None);
    while kind < declared.len() {
        if let Facts::Environment(environment) = declared[kind].0 {
            let Some(help) = help_for(environment.ignored, what) else { return };
            if !environment.runs(is_job, is_image) {
                return;
            }
            found = Some((environment.title, help));
        }
        kind += 1;
    }
    if let Some((title, help)) = found {
        let text = subject.and(" means nothing to ").and(title).and(" [AM0585]\n\nhelp: ");
        refuse(text.and(help));
    }
}
