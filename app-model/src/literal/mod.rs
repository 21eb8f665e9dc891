//! What the compiler itself checks of the literals in a block.
//!
//! The macro knows no kind. It writes a constant for each literal that a kind may have a rule for,
//! `const _: () = literal::Of::<keyvault>::RULES.pinned("corp-vault");`, and the compiler evaluates
//! it: a panic is an error at the literal. `build()` applies the same rules to whatever else there
//! is, so a kind without its rules here is checked then.
#![allow(clippy::panic, reason = "evaluated by the compiler: a panic is its error")]

pub(crate) mod bytes;
pub(crate) mod credential;
pub(crate) mod instance;
mod rule;
mod text;

use std::marker::PhantomData;

pub(crate) use rule::Problem;
pub use rule::{Literal, LiteralRule};
pub(crate) use text::Text;

use crate::declare::{ChildOf, Keyword};
use crate::model::{ChildInfo, KindInfo, NameRule};
use crate::roles::Need;

/// The rules of what a keyword declares at the top level.
#[derive(Debug)]
pub struct Of<K>(PhantomData<K>);

/// The rules of what the keyword `C` declares inside of what the keyword `K` does.
#[derive(Debug)]
pub struct In<K, C>(PhantomData<(K, C)>);

/// What holds when the keyword is none, which is reported where it stands.
pub trait Unknown {
    /// No rules.
    const RULES: Rules = Rules::NONE;
}

impl<T> Unknown for T {}

impl<K: Keyword<'static>> Of<K> {
    /// The rules of the kind.
    pub const RULES: Rules = Rules {
        in_main: K::IN_MAIN,
        limit: K::LIMIT,
        is_program: K::IS_PROGRAM,
        is_text: K::IS_TEXT,
        is_principal: match K::INFO {
            Some(info) => info.principal,
            None => false,
        },
        programs: K::PROGRAMS,
        settings: K::LITERALS,
        names: K::SETTINGS,
        argument: K::ARGUMENT,
        ..Rules::of_kind(K::INFO)
    };
}

impl<K: Keyword<'static>, C: ChildOf<'static, K::Handle>> In<K, C> {
    /// The rules of the kind of child.
    pub const RULES: Rules =
        Rules { settings: C::LITERALS, need: C::NEED, ..Rules::of_child(C::INFO) };
}

/// The rules of the settings of a kind; none, if its settings are not made with
/// [`settings!`](crate::settings).
#[derive(Debug)]
pub struct SettingsOf<S>(PhantomData<S>);

/// Settings with rules for their literals.
pub trait HasLiterals {
    /// The settings, each with its rule.
    const LITERALS: &'static [(&'static str, LiteralRule)];

    /// The names of all settings.
    const NAMES: &'static [&'static str];
}

impl<S: HasLiterals> SettingsOf<S> {
    /// The names of all settings.
    pub const NAMES: &'static [&'static str] = S::NAMES;

    /// The settings, each with its rule.
    pub const LITERALS: &'static [(&'static str, LiteralRule)] = S::LITERALS;
}

/// What holds when settings have no rules.
pub trait NoLiterals {
    /// None.
    const LITERALS: &'static [(&'static str, LiteralRule)] = &[];

    /// None.
    const NAMES: &'static [&'static str] = &[];
}

impl<T> NoLiterals for T {}

/// The rules of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    title: &'static str,
    name: Option<NameRule>,
    settings: &'static [(&'static str, LiteralRule)],
    /// The settings that are properties of the resource in Azure.
    names: &'static [&'static str],
    argument: Option<LiteralRule>,
    in_main: bool,
    /// What `main.bicep` has of it, and how many.
    limit: Option<(&'static str, usize)>,
    is_program: bool,
    is_text: bool,
    is_principal: bool,
    /// What a program does with it.
    need: Option<Need>,
    /// What programs that run in it are, and how they may be called.
    programs: Option<(&'static str, NameRule)>,
}

impl Rules {
    const NONE: Self = Self {
        title: "",
        name: None,
        settings: &[],
        names: &[],
        argument: None,
        in_main: false,
        limit: None,
        is_program: false,
        is_text: false,
        is_principal: false,
        need: None,
        programs: None,
    };

    const fn of_kind(info: Option<&'static KindInfo>) -> Self {
        match info {
            Some(info) => Self { title: info.title, name: Some(info.name_rule), ..Self::NONE },
            None => Self::NONE,
        }
    }

    const fn of_child(info: Option<&'static ChildInfo>) -> Self {
        match info {
            Some(info) => Self { title: info.title, name: Some(info.name_rule), ..Self::NONE },
            None => Self::NONE,
        }
    }

    /// A name that `main.bicep` has already.
    #[track_caller]
    pub const fn of_main(self, name: &str) {
        if self.in_main {
            let text =
                Text::new().and("`").and(name).and("` is a name that main.bicep needs itself");
            refuse(
                text.and(" [AM0508]\n\nhelp: rename it, for example to `data_").and(name).and("`"),
            );
        }
    }

    /// The declaration with this number among those of its keyword.
    #[track_caller]
    pub const fn count(self, name: &str, number: usize) {
        if let Some((what, limit)) = self.limit
            && number == limit + 1
        {
            let text = Text::new().and("`").and(name).and("` is one too many: main.bicep takes ");
            let text = text.number(limit).and(" ").and(what);
            refuse(text.and(" [AM0525]\n\nhelp: leave some out, or split the application"));
        }
    }

    /// A name from which the one in Azure is made. `twins` are names that it may become one with,
    /// which is then said of one of the two; `kinds` are those of the whole block.
    #[track_caller]
    pub const fn declared(self, name: &str, twins: &[&str], kinds: &[Rules]) {
        if self.is_program {
            return program(name, kinds);
        }
        let Some(rule) = self.name else { return };
        if let Some(violation) = rule.reserved_part(name) {
            let text = self.about(name, " cannot be the name of ");
            let text = rule.explain(violation, text.and(": it "));
            refuse(text.and(
                " [AM0502]\n\nhelp: choose another name, or pin the one in Azure: `name: \"…\";`",
            ));
        }
        let mut other = 0;
        while other < twins.len() {
            if rule.are_one(name, twins[other]) {
                return;
            }
            other += 1;
        }
        if let Some(room) = rule.room(name) {
            let text = self.about(name, " is too long for the name of ");
            refuse(
                text.and(", of which Azure takes ")
                    .number(rule.max)
                    .and(" characters: nothing is left of the suffix that makes the name unique in Azure [AM0509]\n\nhelp: keep it to ")
                    .number(room)
                    .and(" letters and digits, or pin the name in Azure: `name: \"…\";`"),
            );
        }
    }

    /// The value of `name`.
    #[track_caller]
    pub const fn pinned(self, name: &str) {
        self.fits(name, self.name, "\n\nhelp: write `\"", "\"`", "\n\nhelp: choose another name");
    }

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

    /// Somebody who stands in grants and nowhere else, in its own body or in others.
    #[track_caller]
    pub const fn idle(self, name: &str, in_own: bool, bodies: &[Rules], programs: &[Rules]) {
        if self.is_idle(in_own, bodies, programs) {
            let text = Text::new().and("`").and(name);
            refuse(text.and("` has a role, and no program runs as it [AM0687]\n\nhelp: add `identity: ").and(name).and(";` to the program that needs it; if it is for something outside of the application, say so: `#[allow(idle_identity, reason = \"…\")]`"));
        }
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
        // What else is named here is none of those that the lint is about.
        if self.is_principal && !(is_idle && self.is_idle(in_own, bodies, programs)) {
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

    /// A child that a program refers to, and all roles that the program has on its parent.
    #[track_caller]
    pub const fn reached(self, program: Rules, name: &str, child: &str, roles: &[&str]) {
        let Some(need) = self.need else { return };
        if program.is_program && !roles.is_empty() && !need.is_met(roles) {
            let text = Text::new().and("`").and(roles[0]).and("` does not reach ");
            let text =
                text.and(need.what()).and(", and `").and(name).and("` refers to `").and(child);
            refuse(text.and("` [AM0688]\n\nhelp: grant it `").and(need.role()).and("`, or leave `roles` out: the reference brings the usual ones; if it signs in otherwise, say how: `#[allow(insufficient_role, reason = \"…\")]` before `roles`"));
        }
    }

    /// The name of a child, which is its name in Azure.
    #[track_caller]
    pub const fn child(self, name: &str) {
        self.fits(
            name,
            self.name,
            "\n\nhelp: set the name in Azure: `name: \"",
            "\";`",
            "\n\nhelp: set another name in Azure: `name: \"…\";`",
        );
    }

    /// The name of something that is in Azure already.
    #[track_caller]
    pub const fn existing(self, name: &str) {
        let rule = match self.name {
            Some(rule) => Some(rule.of_existing()),
            None => None,
        };
        self.fits(
            name,
            rule,
            "\n\nhelp: look the name up in the Azure portal; it may be `\"",
            "\"`",
            "\n\nhelp: look the name up in the Azure portal",
        );
    }

    /// A literal as the value of a setting. `others` are the numbers of the other settings.
    #[track_caller]
    pub const fn setting(self, name: &str, value: Literal<'_>, others: &[(&str, i64)]) {
        let mut at = 0;
        while at < self.settings.len() {
            let (setting, rule) = self.settings[at];
            if bytes::equal(setting.as_bytes(), name.as_bytes())
                && let Some(problem) = rule.problem(name, value, others)
            {
                report(problem);
            }
            at += 1;
        }
    }

    /// A setting of a resource that exists already.
    #[track_caller]
    pub const fn of_existing(self, setting: &str, resource: &str) {
        let mut refused = self.name.is_some() && self.programs.is_none() && is_for_all(setting);
        let mut at = 0;
        while at < self.names.len() {
            refused |= bytes::equal(self.names[at].as_bytes(), setting.as_bytes());
            at += 1;
        }
        if refused {
            let text = Text::new().and("`").and(resource).and("` is existing, so its `");
            let text = text.and(setting).and("` cannot be set here [AM0526]\n\nhelp: leave it out, or leave `existing` out to create `");
            refuse(text.and(resource).and("`"));
        }
    }

    /// Text as the argument in parentheses.
    #[track_caller]
    pub const fn argument(self, text: &str) {
        if let Some(rule) = self.argument
            && let Some(problem) = rule.problem("", Literal::Text(text), &[])
        {
            report(problem);
        }
    }

    /// The names in Azure that are made from two declared ones.
    #[track_caller]
    pub const fn differ(self, name: &str, first: &str) {
        let Some(rule) = self.name else { return };
        // What a setting changes is known to `build()`.
        if rule.generated.is_none() && rule.are_one(first, name) {
            let text = Text::new().and("`").and(name).and("` and `").and(first);
            let text = rule.written(text.and("` both become the ").and(self.title).and(" `"), name);
            let text = text.and("…` in Azure, which keeps the ");
            let text = rule.alphabet(text).and(" of a name, up to ").number(rule.max);
            refuse(text.and(" characters [AM0510]\n\nhelp: rename one of the two, or pin a name in Azure: `name: \"…\";`"));
        }
    }

    #[track_caller]
    const fn fits(
        self,
        name: &str,
        rule: Option<NameRule>,
        before: &str,
        after: &str,
        otherwise: &str,
    ) {
        let Some(rule) = rule else { return };
        let Some(violation) = rule.breach(name) else { return };
        let text = self.about(name, " cannot be the name of ").and(": it ");
        let text = rule.explain(violation, text).and(" [AM0502]");
        refuse(match rule.fitting(name) {
            Some(nearest) => text.and(before).and(nearest.as_str()).and(after),
            None => text.and(otherwise),
        });
    }

    const fn about(self, name: &str, words: &str) -> Text {
        let article = match self.title.as_bytes() {
            [b'A' | b'E' | b'I' | b'O' | b'a' | b'e' | b'i' | b'o', ..] => "an ",
            _ => "a ",
        };
        Text::new().and("`").and(name).and("`").and(words).and(article).and(self.title)
    }
}

/// Roles that are allowed not to reach what programs refer to: the child, the program, the roles.
#[track_caller]
pub const fn allows_insufficient(uses: &[(Rules, Rules, &[&str])]) {
    let mut at = 0;
    while at < uses.len() {
        let (child, program, roles) = uses[at];
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

/// The end of a help about a credential.
const ALLOW_CREDENTIAL: &str =
    "; if it is none, say why: `#[allow(plain_credential, reason = \"…\")]` before the declaration";

/// The name of a program, if all that it may run in would refuse it.
#[track_caller]
const fn program(name: &str, kinds: &[Rules]) {
    let name = with_hyphens(name);
    let (mut at, mut refused) = (0, None);
    while at < kinds.len() {
        if let Some((title, rule)) = kinds[at].programs {
            if rule.breach(name.as_str()).is_none() {
                return;
            }
            refused = Some(Rules { title, name: Some(rule), ..Rules::NONE });
        }
        at += 1;
    }
    if let Some(rules) = refused {
        let otherwise = "\n\nhelp: choose another name";
        rules.fits(name.as_str(), rules.name, "\n\nhelp: `", "` fits", otherwise);
    }
}

/// A name as it is in the model.
const fn with_hyphens(name: &str) -> Text {
    let bytes = name.as_bytes();
    let (mut text, mut at) = (Text::new(), 0);
    while at < bytes.len() {
        text = text.byte(if bytes[at] == b'_' { b'-' } else { bytes[at].to_ascii_lowercase() });
        at += 1;
    }
    text
}

/// What every resource can be given.
const fn is_for_all(setting: &str) -> bool {
    bytes::equal(setting.as_bytes(), b"name") || bytes::equal(setting.as_bytes(), b"tags")
}

/// The id of a subscription.
#[track_caller]
pub const fn subscription(id: &str) {
    let rule = LiteralRule::Guid { of: "a subscription" };
    if let Some(problem) = rule.problem("", Literal::Text(id), &[]) {
        report(problem);
    }
}

#[track_caller]
const fn report(problem: Problem) {
    let text = problem.text.and(" [").and(problem.code).and("]\n\nhelp: ");
    refuse(text.and(problem.help.as_str()));
}

/// Fails the constant, with this as the compiler's message.
#[track_caller]
const fn refuse(text: Text) {
    panic!("{}", text.as_str());
}
