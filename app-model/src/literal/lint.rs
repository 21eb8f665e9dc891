//! What is legal and hardly ever meant, as far as the compiler can judge of a block: what looks like a
//! credential, who has roles and is nobody, and which roles are too many or too few.
#![allow(clippy::panic, reason = "evaluated by the compiler: a panic is its error")]

use super::bytes::{equal, same};
use super::{Rules, Text, credential, refuse};
use crate::roles::larger;

/// The end of a help about a credential.
const ALLOW_CREDENTIAL: &str =
    "; if it is none, say why: `#[allow(plain_credential, reason = \"…\")]` before the declaration";

/// Credentials.
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
            refuse(text.and("`, for everybody who may see the application [AM0686]\n\nhelp: declare it as a secret, such as `secret db_password;`, or let the program sign in with its identity, which needs no password").and(ALLOW_CREDENTIAL));
        } else if self.is_program && credential::is_value(name, text) {
            let text = Text::new().and("`").and(name);
            let text = text.and("` looks like a credential, and everybody who may see the application reads its value here [AM0686]\n\nhelp: declare `secret ");
            let words = credential::words(name);
            let text = text.and(words.as_str()).and(";` and write `").and(name).and(": ");
            refuse(text.and(words.as_str()).and("`").and(ALLOW_CREDENTIAL));
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

/// Identities.
impl Rules {
    /// Something that stands in grants and nowhere else, in its own body or in others. `may_be_idle`: as
    /// an identity, it has no other purpose. `may_be_unreferenced`: as a resource, something that runs
    /// has a role on it.
    #[track_caller]
    pub const fn only_granted(
        self,
        name: &str,
        may_be_idle: bool,
        may_be_unreferenced: bool,
        in_own: bool,
        bodies: &[Rules],
        programs: &[Rules],
    ) {
        if may_be_idle && self.is_idle(in_own, bodies, programs) {
            let text = Text::new().and("`").and(name);
            refuse(text.and("` has a role, and no program runs as it [AM0687]\n\nhelp: add `identity: ").and(name).and(";` to the program that needs it; if it is for something outside of the application, say so: `#[allow(idle_identity, reason = \"…\")]`"));
        }
        if may_be_unreferenced && self.is_unreferenced(in_own, bodies, programs) {
            let text = Text::new().and("a role is granted on `").and(name);
            refuse(text.and("`, and nothing refers to it [AM0689]\n\nhelp: name it, or what is in it, in `reference` or `env` of the program that needs it; if none needs its address, say so: `#[allow(unreferenced_resource, reason = \"…\")]`"));
        }
    }

    /// Something that may be a resource that nothing refers to. `may_be_unreferenced`: nothing
    /// names it, and something that runs has a role on it.
    #[track_caller]
    pub const fn allows_unreferenced(
        self,
        name: &str,
        may_be_unreferenced: bool,
        in_own: bool,
        bodies: &[Rules],
        programs: &[Rules],
    ) {
        if self.is_resource()
            && are_known(programs)
            && !(may_be_unreferenced && self.is_unreferenced(in_own, bodies, programs))
        {
            let text = Text::new().and("`unreferenced_resource` allows nothing here: ");
            let text = if !has_program(programs) {
                text.and("this block has no programs")
            } else {
                text.and("something refers to `")
                    .and(name)
                    .and("`, or nothing that runs has a role on it")
            };
            refuse(text.and(" [AM0604]\n\nhelp: leave the attribute out"));
        }
    }

    /// Whether it is a resource with roles on it, in a block of programs. An environment serves whoever
    /// names none.
    const fn is_unreferenced(self, in_own: bool, bodies: &[Rules], programs: &[Rules]) -> bool {
        self.is_resource()
            && self.programs.is_none()
            && (in_own || !bodies.is_empty())
            && has_program(programs)
    }

    /// Whether it is something to have a role on that acts for nobody.
    const fn is_resource(self) -> bool {
        !self.roles.is_empty() && !self.is_principal && !self.is_program
    }

    /// An identity that may be one that nothing runs as. `is_idle`: nothing names it.
    #[track_caller]
    pub const fn allows_idle(
        self,
        name: &str,
        is_idle: bool,
        in_own: bool,
        bodies: &[Rules],
        programs: &[Rules],
    ) {
        // What else is named here is none of those that the lint is about, and what is no keyword may
        // be one of a program.
        if self.is_principal
            && are_known(programs)
            && !(is_idle && self.is_idle(in_own, bodies, programs))
        {
            let text = Text::new().and("`idle_identity` allows nothing here: `").and(name);
            let text = text.and(if has_program(programs) {
                "` is named by something, or has no role"
            } else {
                "` could run no program of this block"
            });
            refuse(text.and(" [AM0604]\n\nhelp: leave the attribute out"));
        }
    }

    /// Whether it is an identity with roles, in a block of programs. Who has a role on the identity
    /// itself may let something else run as it.
    const fn is_idle(self, in_own: bool, bodies: &[Rules], programs: &[Rules]) -> bool {
        let (mut at, mut is_granted) = (0, in_own);
        while at < bodies.len() {
            if bodies[at].is_principal || bodies[at].is_program {
                return false;
            }
            is_granted = true;
            at += 1;
        }
        self.is_principal && is_granted && has_program(programs)
    }
}

/// Roles.
impl Rules {
    /// A role beside others, of one principal on one resource. These are rules of the one, and the
    /// others those of the other.
    #[track_caller]
    pub const fn implied(self, other: Self, role: &str, beside: &[&str]) {
        if !self.target(other).has_all(beside) {
            return;
        }
        if let Some(larger) = larger(role, beside) {
            let text = Text::new().and("`").and(role).and("` adds nothing beside `").and(larger);
            let text = text.and("`, which contains it [AM0685]\n\nhelp: leave `").and(role);
            refuse(text.and(
                "` out, or say why it stays: `#[allow(implied_role, reason = \"…\")]` before `roles`",
            ));
        }
    }

    /// The one of the two that roles are granted on.
    const fn target(self, other: Self) -> Self {
        if self.is_principal || self.is_program { other } else { self }
    }

    /// Whether the kind has all of the roles: another one is reported where it stands.
    const fn has_all(self, roles: &[&str]) -> bool {
        let mut role = 0;
        while role < roles.len() {
            let mut at = 0;
            while at < self.roles.len() && !equal(self.roles[at].as_bytes(), roles[role].as_bytes())
            {
                at += 1;
            }
            if at == self.roles.len() {
                return false;
            }
            role += 1;
        }
        true
    }

    /// A child that a program refers to, and all roles that the program has on its parent.
    #[track_caller]
    pub const fn reached(self, program: Rules, name: &str, child: &str, roles: &[&str]) {
        let Some(need) = self.need else { return };
        // A role that takes a reason is refused without one, which is enough for now.
        if program.is_program
            && self.has_all(roles)
            && !need.is_met(roles)
            && !same("Owner", roles)
            && !same("UserAccessAdministrator", roles)
            && !same("RoleBasedAccessControlAdministrator", roles)
        {
            let text = Text::new().and("`").and(roles[0]).and("` does not reach ");
            let text =
                text.and(need.what()).and(", and `").and(name).and("` refers to `").and(child);
            refuse(text.and("` [AM0688]\n\nhelp: grant it `").and(need.role()).and("`, or leave `roles` out: the reference brings the usual ones; if it signs in otherwise, say how: `#[allow(insufficient_role, reason = \"…\")]` before `roles`"));
        }
    }
}

/// What is named beside something else.
impl Rules {
    /// Two declarations that this one names, each with its rules, the setting, and its name; and the
    /// roles that the one has on the other.
    #[track_caller]
    pub const fn together(
        self,
        name: &str,
        one: (Self, &str, &str),
        other: (Self, &str, &str),
        roles: &[&str],
    ) {
        let Some(links) = self.links else { return };
        let (identity, registry, role) = (one.2, other.2, links.pull_role);
        if !one.0.is_principal
            || !equal(one.1.as_bytes(), links.pull_identity.as_bytes())
            || !equal(other.1.as_bytes(), links.registry.as_bytes())
            || !other.0.has_all(&[role])
            || !other.0.has_all(roles)
            || same(role, roles)
            || larger(role, roles).is_some()
        {
            return;
        }
        let text = Text::new().and("`").and(identity).and("` pulls the images of `").and(name);
        let text = text.and("` from `").and(registry).and("`, and has no role for that [AM0595]");
        let text = text.and("\n\nhelp: grant it the role, in the body of `").and(registry);
        refuse(text.and("`: `roles: ").and(identity).and(" => ").and(role).and(";`"));
    }
}

/// Refuses to allow that a role is implied where none is. Each list has the roles of one principal on
/// one resource, after the rules of both.
#[track_caller]
pub const fn allows_implied(lists: &[(Rules, Rules, &[&str])]) {
    let mut list = 0;
    while list < lists.len() {
        let (one, other, roles) = lists[list];
        let mut role = 0;
        if !one.target(other).has_all(roles) {
            return;
        }
        while role < roles.len() {
            if larger(roles[role], roles).is_some() {
                return;
            }
            role += 1;
        }
        list += 1;
    }
    refuse(Text::new().and("`implied_role` allows nothing here: no role is contained in another one [AM0604]\n\nhelp: leave the attribute out"));
}

/// Roles that are allowed not to reach what programs refer to: the child, the program, the roles.
#[track_caller]
pub const fn allows_insufficient(uses: &[(Rules, Rules, &[&str])]) {
    let mut at = 0;
    while at < uses.len() {
        let (child, program, roles) = uses[at];
        if !child.is_known || !program.is_known || !child.has_all(roles) {
            return;
        }
        if let Some(need) = child.need
            && program.is_program
            && !need.is_met(roles)
        {
            return;
        }
        at += 1;
    }
    refuse(Text::new().and("`insufficient_role` allows nothing here: no program refers to something that these roles do not reach [AM0604]\n\nhelp: leave the attribute out"));
}

const fn has_program(kinds: &[Rules]) -> bool {
    let mut at = 0;
    while at < kinds.len() {
        if kinds[at].is_program {
            return true;
        }
        at += 1;
    }
    false
}

const fn are_known(kinds: &[Rules]) -> bool {
    let mut at = 0;
    while at < kinds.len() {
        if !kinds[at].is_known {
            return false;
        }
        at += 1;
    }
    true
}
