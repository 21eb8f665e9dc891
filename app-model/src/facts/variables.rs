//! What the compiler judges of the variables that are written under `env`: that nothing else sets
//! them, and that they keep their names where the program runs.

use super::references::{ADDRESS, CONNECTION};
use super::{Declared, Facts, Reference, any, is, refuse};
use crate::literal::Text;
use crate::model::{CLIENT_ID, CREDENTIALS};

impl Facts {
    /// A variable of a program with these references. `has_identity` is whether it runs as one that is
    /// declared, or is granted roles; `brings`, whether what it refers to brings it roles.
    #[track_caller]
    pub const fn variable(
        self,
        program: &str,
        variable: &str,
        has_identity: bool,
        brings: &[bool],
        references: &[Reference],
    ) {
        self.variable_of(program, variable, has_identity, brings, references, &[]);
    }

    /// The same of a program that is handed these parts of what it refers to, or all if none is named.
    #[track_caller]
    pub const fn variable_of(
        self,
        program: &str,
        variable: &str,
        has_identity: bool,
        brings: &[bool],
        references: &[Reference],
        parts: &[&str],
    ) {
        let Self::Program { in_host, .. } = self else { return };
        let of_identity = is(variable, CLIENT_ID) || is(variable, CREDENTIALS.0);
        if of_identity && (has_identity || any(brings)) {
            let text = twice(program, variable);
            refuse(text.and("the identity that it runs as and again by `env` [AM0572]\n\nhelp: leave it out: the SDKs of Azure read from it how to sign in as that identity"));
            return;
        }
        let mut at = 0;
        while at < references.len() {
            let reference = references[at];
            if reference.hands(variable, parts, in_host)
                && let Some(has_own_name) = reference.sets(variable, in_host)
            {
                let (text, name) = (twice(program, variable), reference.target_name);
                let text = if reference.is_later {
                    text.and("`env` and again by the reference to `").and(name).and("`")
                } else {
                    text.and("the reference to `").and(name).and("` and again by `env`")
                };
                let text = text.and(" [AM0572]\n\nhelp: leave it out of `env`");
                if has_own_name {
                    refuse(text);
                    return;
                }
                let text = text.and(", or refer under another name: `references { another_name: ");
                refuse(text.and(reference.written).and("; }`"));
                return;
            }
            at += 1;
        }
    }

    /// What has a connection, with a variable of its own for the connection string.
    #[must_use]
    pub const fn in_variable(self, variable: &'static str) -> Self {
        match self {
            Self::Connection { parts, host, .. } => {
                Self::Connection { variable: Some(variable), parts, host }
            }
            _ => self,
        }
    }

    /// What has a connection, with these parts besides.
    #[must_use]
    pub const fn with_parts(self, parts: &'static [&'static str]) -> Self {
        // The empty name is that of no variable.
        let variable = Some("");
        match self {
            Self::Connection { host, .. } => Self::Connection { variable, parts, host },
            _ => self,
        }
    }

    /// A reference of a program that is handed these parts of what it refers to.
    #[track_caller]
    pub const fn handed(self, name: &str, to: &str, has_children: bool, parts: &[&str]) {
        let (own, others) = match self {
            Self::Connection { .. } => (CONNECTION[0], ADDRESS),
            Self::External | Self::Program { .. } | Self::Endpoint => (ADDRESS[0], CONNECTION),
            _ => return,
        };
        // That it has no address at all is another mistake.
        if matches!(self, Self::Program { has_endpoints: true, .. }) && !has_children {
            return;
        }
        let mut at = 0;
        while at < parts.len() {
            // Nor is a misspelt part one of the others: it is reported where it stands.
            if !is(parts[at], others[0]) && !is(parts[at], others[1]) {
                return;
            }
            at += 1;
        }
        let text = Text::new().and("`").and(to).and("` is handed nothing of `").and(name);
        let text = text.and("` [AM0574]\n\nhelp: add `").and(own);
        refuse(text.and("` to `reference_parts`, or write `wait_for` for the order only"));
    }

    /// A variable with a hyphen of a program that runs in what `declared` lists. `without` is its name
    /// without the hyphens, and `fitting` one that stays.
    #[track_caller]
    pub const fn hyphen(self, variable: &str, without: &str, fitting: &str, declared: &[Declared]) {
        if !matches!(self, Self::Program { .. }) {
            return;
        }
        let (mut kind, mut found) = (0, "");
        while kind < declared.len() {
            if let Self::Environment(environment) = declared[kind].0 {
                if environment.hyphens {
                    return;
                }
                found = environment.title;
            }
            kind += 1;
        }
        if !found.is_empty() {
            let text = Text::new().and(found).and(" takes the hyphens out of `").and(variable);
            let text =
                text.and("`, which becomes `").and(without).and("` [AM0641]\n\nhelp: write `");
            refuse(text.and(fitting).and("`, or say before the program why it is no matter: `#[allow(hyphenated_variable, reason = \"…\")]`"));
        }
    }
}

const fn twice(program: &str, variable: &str) -> Text {
    let text = Text::new().and("the variable `").and(variable).and("` of `").and(program);
    text.and("` is set by ")
}
