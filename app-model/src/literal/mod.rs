//! What the compiler itself checks of the literals in a block.
//!
//! The macro knows no kind. It writes a constant for each literal that a kind may have a rule for,
//! `const _: () = literal::Of::<keyvault>::RULES.pinned("corp-vault");`, and the compiler evaluates
//! it: a panic is an error at the literal. `build()` applies the same rules to whatever else there
//! is, so a kind without its rules here is checked then.
#![allow(clippy::panic, reason = "evaluated by the compiler: a panic is its error")]

pub(crate) mod bytes;
pub(crate) mod credential;
mod image;
pub(crate) mod instance;
mod lint;
mod name;
mod region;
mod rule;
mod schedule;
mod text;

use std::marker::PhantomData;

pub use lint::{allows_implied, allows_insufficient};
pub(crate) use rule::Problem;
pub use rule::{Literal, LiteralRule};
pub(crate) use text::Text;

use crate::declare::{ChildOf, Keyword};
use crate::facts::{Environment, Facts, Needed, Said};
use crate::model::{ChildInfo, KindInfo, NameRule};
use crate::roles::{Need, RoleDefinition};

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

    /// Nothing is known to be needed.
    const NEEDED: Option<&'static Needed> = None;
}

impl<T> Unknown for T {}

impl<K: Keyword<'static>> Of<K> {
    /// The setting without which it means nothing.
    pub const NEEDED: Option<&'static Needed> = K::NEEDED;

    /// The rules of the kind.
    pub const RULES: Rules = Rules {
        in_main: K::IN_MAIN,
        limit: K::LIMIT,
        is_known: true,
        roles: K::ROLES,
        is_program: K::IS_PROGRAM,
        is_text: K::IS_TEXT,
        programs: K::PROGRAMS,
        environment: match K::FACTS {
            Facts::Environment(environment) => Some(environment),
            _ => None,
        },
        settings: K::LITERALS,
        names: K::SETTINGS,
        argument: K::ARGUMENT,
        ..Rules::of_kind(K::INFO)
    };
}

impl<K: Keyword<'static>, C: ChildOf<'static, K::Handle>> In<K, C> {
    /// The setting without which it means nothing.
    pub const NEEDED: Option<&'static Needed> = C::NEEDED;

    /// The rules of the kind of child.
    pub const RULES: Rules = Rules {
        settings: C::LITERALS,
        names: C::SETTINGS,
        is_known: true,
        roles: K::ROLES,
        need: C::NEED,
        ..Rules::of_child(C::INFO)
    };
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
    /// Whether the keyword is one.
    is_known: bool,
    /// The roles that can be granted on it or, for a child, on its parent.
    roles: &'static [&'static str],
    /// The roles that a program gets that refers to it.
    default_roles: &'static [&'static RoleDefinition],
    is_program: bool,
    is_text: bool,
    is_principal: bool,
    /// What a program does with it.
    need: Option<Need>,
    /// What programs that run in it are, and how they may be called.
    programs: Option<(&'static str, NameRule)>,
    /// What it says of itself, if programs run in it.
    environment: Option<&'static Environment>,
    /// Other declarations that the question is about, too.
    also: &'static [&'static str],
}

impl Rules {
    const NONE: Self = Self {
        also: &[],
        title: "",
        name: None,
        settings: &[],
        names: &[],
        argument: None,
        in_main: false,
        limit: None,
        is_known: false,
        roles: &[],
        default_roles: &[],
        is_program: false,
        is_text: false,
        is_principal: false,
        need: None,
        programs: None,
        environment: None,
    };

    const fn of_kind(info: Option<&'static KindInfo>) -> Self {
        match info {
            Some(info) => Self {
                title: info.title,
                name: Some(info.name_rule),
                default_roles: match info.default_roles {
                    Some(roles) => roles,
                    None => &[],
                },
                is_principal: info.principal,
                ..Self::NONE
            },
            None => Self::NONE,
        }
    }

    const fn of_child(info: Option<&'static ChildInfo>) -> Self {
        match info {
            Some(info) => Self { title: info.title, name: Some(info.name_rule), ..Self::NONE },
            None => Self::NONE,
        }
    }

    /// The rules for several declarations, of which the first is asked about.
    #[must_use]
    pub const fn also(mut self, others: &'static [&'static str]) -> Self {
        self.also = others;
        self
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
            refuse(text.and(" [AM0525]\n\nhelp: leave some out, split the application, or accept it: `app.ignore_limits();` before the block, and `in app;` as its first line"));
        }
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
                self.report(problem);
            }
            at += 1;
        }
    }

    #[track_caller]
    pub(super) const fn report(self, problem: Problem) {
        let text = problem.text.and(" [").and(problem.code).and("]\n\nhelp: ");
        self.refuse(text.and(problem.help.as_str()));
    }

    /// Fails the constant, with this and the other declarations as the compiler's message.
    #[track_caller]
    const fn refuse(self, mut text: Text) {
        let mut other = 0;
        while other < self.also.len() {
            let before = match other {
                0 => "\n\nnote: the same goes for `",
                _ => "`, `",
            };
            text = text.and(before).and(self.also[other]);
            other += 1;
        }
        refuse(if other > 0 { text.and("`") } else { text });
    }

    /// Whether this is a setting of the kind that is a property of the resource in Azure.
    pub(crate) const fn has(self, setting: &str) -> bool {
        let mut at = 0;
        while at < self.names.len() {
            if bytes::equal(self.names[at].as_bytes(), setting.as_bytes()) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether it is a setting for which each value replaces the one before it.
    pub(crate) const fn takes_one(self, setting: &str) -> bool {
        self.has(setting) || (self.name.is_some() && is_for_all(setting))
    }

    /// A setting of a resource that exists already.
    #[track_caller]
    pub const fn of_existing(self, setting: &str, resource: &str) {
        let is_for_all = self.name.is_some() && self.programs.is_none() && is_for_all(setting);
        if is_for_all || self.has(setting) {
            let text = Text::new().and("`").and(resource).and("` is existing, so its `");
            let text = text.and(setting).and("` cannot be set here [AM0526]\n\nhelp: leave it out, or leave `existing` out to create `");
            refuse(text.and(resource).and("`"));
        }
        if let Some(environment) = self.environment
            && let Some(Said(text, help)) = environment.not_given(setting)
        {
            let text = Text::new().and(text).and(" [AM0566]\n\nhelp: ");
            refuse(text.and(help));
        }
    }

    /// Text as the argument in parentheses.
    #[track_caller]
    pub const fn argument(self, text: &str) {
        if let Some(rule) = self.argument
            && let Some(problem) = rule.problem("", Literal::Text(text), &[])
        {
            self.report(problem);
        }
    }
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

/// The resource group of something that exists already.
#[track_caller]
pub const fn resource_group(name: &str) {
    let rules = Rules { title: "resource group", ..Rules::NONE };
    rules.found(name, NameRule::RESOURCE_GROUP);
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
