//! What looks like a credential and is readable.

use crate::literal::{Rules, Text, credential, refuse};

/// The end of a help about a credential.
const ALLOW_CREDENTIAL: &str =
    "; if it is none, say why: `#[allow(plain_credential, reason = \"…\")]` before the declaration";

impl Rules {
    /// A name that may be one of a credential.
    #[track_caller]
    pub const fn credential(self, name: &str) {
        if self.is_text && credential::is_name(name) {
            let text = Text::new().and("`").and(name);
            let text = text.and("` looks like a credential, and as a parameter it is readable in the history of deployments [AM0686]\n\nhelp: write `secret ").and(name);
            refuse(text.and(";`").and(ALLOW_CREDENTIAL));
        }
    }

    /// A literal that may hold a credential, as the value of a variable or, without a name, of
    /// anything else.
    #[track_caller]
    pub const fn readable(self, name: &str, text: &str) {
        if !self.is_text && !self.is_program {
            return;
        }
        if let Some(found) = credential::in_text(text) {
            let text = Text::new().and("this text has a credential in it, `").and(found);
            refuse(text.and("`, which everybody who may see the application can read [AM0686]\n\nhelp: declare it as a secret, such as `secret db_password;`, or let the program sign in with its identity, which needs no password").and(ALLOW_CREDENTIAL));
        } else if self.is_program && credential::is_value(name, text) {
            let text = Text::new().and("`").and(name);
            let text = text.and("` looks like a credential, and everybody who may see the application reads its value here [AM0686]\n\nhelp: declare `secret ");
            let words = credential::words(name);
            let text = text.and(words.as_str()).and(";` and write `").and(name).and(": ");
            refuse(text.and(words.as_str()).and("`").and(ALLOW_CREDENTIAL));
        }
    }

    /// A literal that may hold a credential, as a part of what programs connect with.
    #[track_caller]
    pub const fn readable_part(self, name: &str, text: &str) {
        if let Some(what) = named(name, text) {
            let words = credential::words(name);
            let text = what.and(
                "every program that connects shows its value [AM0686]\n\nhelp: declare `secret ",
            );
            let text = text.and(words.as_str()).and(";` and write `").and(name).and(": ");
            refuse(text.and(words.as_str()).and("`").and(ALLOW_CREDENTIAL));
        }
    }

    /// A literal that may hold a credential, as an argument with which an image is built.
    #[track_caller]
    pub const fn readable_argument(self, name: &str, text: &str) {
        if let Some(what) = named(name, text) {
            let words = credential::words(name);
            let text = what.and(
                "everybody who has the image reads its value [AM0686]\n\nhelp: declare `secret ",
            );
            let text = text.and(words.as_str()).and(";` and write `build_secrets { ").and(name);
            let text = text.and(": ").and(words.as_str()).and("; }`");
            refuse(text.and(ALLOW_CREDENTIAL));
        }
    }

    /// A variable whose value is a plain parameter.
    #[track_caller]
    pub const fn variable(self, name: &str, parameter: &str) {
        // Of a parameter with such a name the mistake is its own.
        if self.is_program && credential::is_name(name) && !credential::is_name(parameter) {
            let text = Text::new().and("`").and(name).and("` looks like a credential, and `");
            let text = text.and(parameter).and("` is readable in the history of deployments [AM0686]\n\nhelp: declare it with `secret ").and(parameter);
            refuse(text.and(";`").and(ALLOW_CREDENTIAL));
        }
    }

    /// What is allowed to look like a credential. `literals` are those that may.
    #[track_caller]
    pub const fn allows_credential(self, name: &str, literals: &[(&str, &str)]) {
        let mut found = self.is_text && credential::is_name(name);
        let mut at = 0;
        while at < literals.len() && (self.is_text || self.is_program) {
            let (name, text) = literals[at];
            found = found || credential::in_text(text).is_some();
            found = found || (self.is_program && credential::is_value(name, text));
            at += 1;
        }
        // What else is named here is none of those that the lint is about.
        if !found && (self.is_text || self.is_program) {
            let text = Text::new().and("`plain_credential` allows nothing here: nothing of `");
            refuse(
                text.and(name)
                    .and("` looks like a credential [AM0604]\n\nhelp: leave the attribute out"),
            );
        }
    }
}

/// What is said of an entry of a map that is or holds a credential.
const fn named(name: &str, text: &str) -> Option<Text> {
    let begin = Text::new().and("`").and(name).and("` ");
    if let Some(found) = credential::in_text(text) {
        Some(begin.and("has a credential in it, `").and(found).and("`, and "))
    } else if credential::is_value(name, text) {
        Some(begin.and("looks like a credential, and "))
    } else {
        None
    }
}
