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
        if let Some(by) = ignored_by(self, setting, declared) {
            refuse_ignored(Text::new().and("`").and(setting).and("`"), by);
        }
    }

    /// A part of `program`, which is of the kind `of` and runs in what `declared` lists. `is_whole` is
    /// whether nothing of the block is broken, which might say what is missed; `is_reached`, whether there
    /// is an endpoint of the program that the part may be about.
    #[track_caller]
    pub const fn part(
        self,
        part: Child,
        program: &str,
        of: Self,
        declared: &[Declared],
        is_whole: bool,
        is_reached: bool,
    ) {
        let (what, is_probe) = match self {
            Self::Probe(what) => (what, true),
            Self::Rule(what) | Self::Domain(what) | Self::Volume(what) => (what, false),
            _ => return,
        };
        // That the program has no such part is another mistake.
        let Self::Program { is_job, .. } = of else { return };
        if !(if is_job { what.jobs } else { what.services }) {
            return;
        }
        // With a path it asks over HTTP; what is misspelt may be one.
        let asks_over_http =
            is_probe && !(is_whole && part.is_without("path") && part.has_only(what.settings));
        if !asks_over_http && let Some(by) = ignored_by(of, what.title, declared) {
            let text = Text::new().and("the ").and(what.title).and(" `").and(part.0);
            refuse_ignored(text.and("` of `").and(program).and("`"), by);
        }
        if !is_whole || !need_whole_parts(of, declared) {
            return;
        }
        if let Some(needed) = what.needed {
            needed.check(part);
        }
        let has_others = matches!(of, Self::Program { has_endpoints: false, .. });
        if is_probe && !is_reached && !has_others && part.has_only(what.settings) {
            let text = Text::new().and("the probe `").and(part.0);
            refuse(text.and("` has no endpoint to ask [AM0553]\n\nhelp: add `endpoint http { … }`, or name one that is declared"));
        }
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

/// Whether each of the environments runs a program of this kind, with the parts that it has.
const fn need_whole_parts(of: Facts, declared: &[Declared]) -> bool {
    let Facts::Program { is_job, is_image, .. } = of else { return false };
    let (mut kind, mut found) = (0, false);
    while kind < declared.len() {
        match declared[kind].0 {
            Facts::Unknown => return false,
            Facts::Environment(environment) => {
                if !environment.whole_parts || !environment.runs(is_job, is_image) {
                    return false;
                }
                found = true;
            }
            _ => {}
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

/// What each environment of `declared` is to which something of a program of the kind `of` means nothing:
/// its title, and what to do instead. That a program does not run there at all is another mistake.
const fn ignored_by(
    of: Facts,
    what: &str,
    declared: &[Declared],
) -> Option<(&'static str, &'static str)> {
    let Facts::Program { is_job, is_image, .. } = of else { return None };
    let (mut kind, mut found) = (0, None);
    while kind < declared.len() {
        if let Facts::Environment(environment) = declared[kind].0 {
            let Some(help) = help_for(environment.ignored, what) else { return None };
            if !environment.runs(is_job, is_image) {
                return None;
            }
            found = Some((environment.title, help));
        }
        kind += 1;
    }
    found
}

#[track_caller]
const fn refuse_ignored(subject: Text, (title, help): (&str, &str)) {
    let text = subject.and(" means nothing to ").and(title).and(" [AM0585]\n\nhelp: ");
    refuse(text.and(help));
}
