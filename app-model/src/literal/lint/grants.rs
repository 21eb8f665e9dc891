//! Roles that are too many, too few, or missing.

use crate::literal::bytes::{equal, same};
use crate::literal::{Rules, Text, refuse};
use crate::roles::{RoleDefinition, larger, privileged};

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

    /// A child that a program refers to, all roles that the program has on its parent, and those of
    /// them that may be privileged, for a reason.
    #[track_caller]
    pub const fn reached(
        self,
        program: Rules,
        name: &str,
        child: &str,
        roles: &[&str],
        explained: &[&str],
    ) {
        let Some(need) = self.need else { return };
        if program.is_program
            && self.has_all(roles)
            && !need.is_met(roles)
            && !has_unexplained(roles, explained)
        {
            let text = Text::new().and("`").and(roles[0]).and("` does not reach ");
            let text =
                text.and(need.what()).and(", and `").and(name).and("` refers to `").and(child);
            refuse(text.and("` [AM0688]\n\nhelp: grant it `").and(need.role()).and("`, or leave `roles` out: the reference then grants the usual ones; if it signs in another way, say how: `#[allow(insufficient_role, reason = \"…\")]` before `roles`"));
        }
    }

    /// A resource that a program refers to; the identity that it runs as; who has roles there, that
    /// identity or another program that runs as it; the roles, and those of them that may be privileged,
    /// for a reason.
    #[track_caller]
    pub const fn on_top(
        self,
        name: &str,
        program: (Self, &str),
        identity: (Self, &str),
        owner: &str,
        roles: &[&str],
        explained: &[&str],
    ) {
        if !program.0.is_program
            || !identity.0.is_principal
            || !self.has_all(roles)
            || has_unexplained(roles, explained)
        {
            return;
        }
        if let Some(added) = added(self.default_roles, roles) {
            let (program, identity) = (program.1, identity.1);
            let text = Text::new().and("`").and(program).and("` runs as `").and(identity);
            let text = if equal(identity.as_bytes(), owner.as_bytes()) {
                text.and("`")
            } else {
                text.and("`, as `").and(owner).and("` does")
            };
            let text = text.and(", and its reference to `").and(name).and("` adds `").and(added);
            let text = text.and("` to this role [AM0690]\n\nhelp: grant roles to `").and(program);
            let text = text.and("`, which take the place of the usual ones: `roles: ").and(program);
            let text = listed(text.and(" => "), roles).and(";` in the body of `").and(name);
            refuse(text.and("`; or say why it has both: `#[allow(roles_on_top, reason = \"…\")]` before `roles`"));
        }
    }

    /// A role of one declaration on this one, where another one has roles too and both are one
    /// principal. These are rules of the resource; then all roles of the one, and those of the other.
    #[track_caller]
    pub const fn implied_elsewhere(
        self,
        role: &str,
        one: (Self, &str),
        other: (Self, &str),
        identity: (Self, &str),
        roles: &[&str],
        beside: &[&str],
    ) {
        if !(one.0.is_program || one.0.is_principal)
            || !(other.0.is_program || other.0.is_principal)
            || !identity.0.is_principal
            || !self.has_all(roles)
            || !self.has_all(beside)
            || larger(role, roles).is_some()
        {
            return;
        }
        if let Some(larger) = larger(role, beside) {
            let text = Text::new().and("`").and(role).and("` adds nothing: `");
            let text = if one.0.is_principal {
                text.and(other.1).and("` runs as `").and(identity.1).and("` and has `")
            } else if other.0.is_principal {
                text.and(one.1).and("` runs as `").and(identity.1).and("`, and that has `")
            } else {
                let text = text.and(one.1).and("` and `").and(other.1).and("` run as `");
                text.and(identity.1).and("`, and `").and(other.1).and("` has `")
            };
            let text = text.and(larger).and("`, which contains it [AM0685]\n\nhelp: leave `");
            refuse(text.and(role).and("` out, with `=> []` where no role is left, let them run as identities of their own, or say why it stays: `#[allow(implied_role, reason = \"…\")]` before `roles`"));
        }
    }

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
        let Some(environment) = self.environment else { return };
        let links = environment.links;
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

/// Roles as a block names them: one, or several in brackets.
const fn listed(mut text: Text, roles: &[&str]) -> Text {
    if roles.len() == 1 {
        return text.and(roles[0]);
    }
    let mut at = 0;
    while at < roles.len() {
        text = text.and(if at == 0 { "[" } else { ", " }).and(roles[at]);
        at += 1;
    }
    text.and("]")
}

/// The first of the default roles that the others do not have already.
const fn added(
    default: &'static [&'static RoleDefinition],
    roles: &[&str],
) -> Option<&'static str> {
    let mut at = 0;
    while at < default.len() {
        let role = default[at].name;
        if !same(role, roles) && larger(role, roles).is_none() {
            return Some(role);
        }
        at += 1;
    }
    None
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

/// Whether a privileged role is granted without a reason: that is refused, and nothing else is said of it.
const fn has_unexplained(roles: &[&str], explained: &[&str]) -> bool {
    let mut at = 0;
    while at < privileged::NAMES.len() {
        let name = privileged::NAMES[at];
        if same(name, roles) && !same(name, explained) {
            return true;
        }
        at += 1;
    }
    false
}
