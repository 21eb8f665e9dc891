//! What the compiler judges of where programs run.

use super::{Children, Declared, Entry, Environment, Facts, among, endpoints, refuse};
use crate::literal::Text;

impl Facts {
    /// A program whose environment nobody names. `on` are its switches that are on, or may be.
    #[track_caller]
    pub const fn place(self, name: &str, on: &[&str], declared: &[Declared]) {
        if !matches!(self, Self::Program { .. }) {
            return;
        }
        let mut text = Text::new().and("`").and(name).and("` could run in ");
        let (mut kind, mut count, mut first, mut only) = (0, 0, "", self);
        while kind < declared.len() {
            let Declared(facts, names) = declared[kind];
            let mut at = 0;
            while at < names.len() && matches!(facts, Self::Environment(_)) {
                let or = if count == 0 { "`" } else { " or in `" };
                text = text.and(or).and(names[at]).and("`");
                if count == 0 {
                    (first, only) = (names[at], facts);
                }
                count += 1;
                at += 1;
            }
            kind += 1;
        }
        if count > 1 {
            let text = text.and(" [AM0565]\n\nhelp: add `environment: ").and(first).and(";`");
            refuse(text);
        }
        if count == 1 {
            self.runs_in(name, on, only);
        }
    }

    /// A program in an environment of this kind.
    #[track_caller]
    pub const fn runs_in(self, name: &str, on: &[&str], environment: Self) {
        let Self::Program { is_job, is_image, in_host, .. } = self else { return };
        let Self::Environment(environment) = environment else { return };
        let Environment { title, jobs, images, entry, .. } = *environment;
        let text = Text::new().and("`").and(name);
        if is_job && !jobs {
            let text = text.and("` is a job, and ").and(title).and(" runs no jobs");
            refuse(text.and(" [AM0584]\n\nhelp: let it run in a `containerapps` environment"));
        } else if is_image && !images {
            let text = text.and("` is an image, and ").and(title);
            let text = text.and(" runs programs that are built from a folder [AM0584]\n\nhelp: write a folder whose `Dockerfile` begins with `FROM` and the image, as in `project ").and(name);
            refuse(text.and("(\"…\");`, or let it run in a `containerapps` environment"));
        } else if in_host && matches!(entry, Entry::Always) && !among(on, "external") {
            let text = Text::new().and("the function `").and(name).and("`");
            endpoints::refuse_inside(text);
        }
    }

    /// A reference to a program with these children, from another environment. Both come with what
    /// they run in; `environment` is the kind of the target's.
    #[track_caller]
    pub const fn elsewhere(
        self,
        target: (&str, &str),
        by: (&str, &str),
        children: &[Children],
        environment: Self,
    ) {
        if let Self::Program { has_endpoints: true, .. } = self
            && let Self::Environment(Environment { entry: Entry::Chosen, .. }) = environment
            && endpoints::are_internal(children)
        {
            let text = Text::new().and("`").and(by.0).and("` runs in `").and(by.1);
            let text = text.and("`, and `").and(target.0).and("` is reached inside of `");
            refuse(text.and(target.1).and("` only [AM0573]\n\nhelp: make its endpoint `external`, or run both in one environment"));
        }
    }

    /// A child of a program that runs in what `declared` lists, of which `existing` is in Azure
    /// already.
    #[track_caller]
    pub const fn kept(self, name: &str, declared: &[Declared], existing: &[&str]) {
        if !matches!(self, Self::Volume(_)) {
            return;
        }
        let (mut kind, mut count, mut environment) = (0, 0, "");
        while kind < declared.len() {
            let Declared(facts, names) = declared[kind];
            if let Self::Environment(of) = facts
                && !names.is_empty()
            {
                count += names.len();
                environment = if of.volumes { names[0] } else { "" };
            }
            kind += 1;
        }
        if count == 1 && among(existing, environment) {
            let text = Text::new().and("`").and(name).and("` needs storage in `").and(environment);
            let text = text.and("`, which is existing and cannot be given any [AM0566]\n\nhelp: leave it out, or leave `existing` out to create `");
            refuse(text.and(environment).and("`"));
        }
    }
}
