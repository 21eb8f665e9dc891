//! What stands in grants and nowhere else: an identity that nothing runs as, a resource that nothing
//! refers to.

use crate::literal::{Rules, Text, refuse};

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
