//! What the compiler judges of programs and of what they run in.
//!
//! The macro knows no kind. It writes down what a block declares, by keyword, as constants, and
//! asks: `const _: () = { facts::Of::<project>::FACTS.place("api", DECLARED); };`. The
//! compiler evaluates it, and a panic is an error at the name that the question is about. Every
//! mistake that is found here stays one whatever the rest of the program adds to the model;
//! `build()` finds it in any other model.
#![allow(clippy::panic, reason = "evaluated by the compiler: a panic is its error")]

mod depends;
mod endpoints;
mod environment;
mod ignored;
mod needed;
mod own_names;
mod places;
mod references;
mod variables;

use std::marker::PhantomData;

pub use depends::{Depends, Place, When};
pub use endpoints::Children;
pub(crate) use endpoints::{PORTS, no_port};
pub use environment::{Declared, Entry, Environment, Links, Said};
use environment::{have, have_cores};
pub(crate) use ignored::help_for;
pub use ignored::{Changes, Ignored};
pub use own_names::OwnName;

use crate::declare::Keyword;
use crate::literal::bytes::{contains, equal};
use crate::literal::{Problem, Rules, Text, instance};

pub use crate::model::HostSetting;
pub use needed::{Needed, Part, whole};
pub use references::Reference;

/// What a kind is to programs.
#[derive(Debug, Clone, Copy)]
pub enum Facts {
    /// Nobody knows: the keyword is none.
    Unknown,
    /// Something else.
    Other,
    /// A program.
    Program {
        /// Whether it works and ends.
        is_job: bool,
        /// Whether it is an image that exists already.
        is_image: bool,
        /// Whether it is reached by the endpoints that are declared in it, and by no others.
        has_endpoints: bool,
        /// Whether it runs in the host of Azure Functions.
        in_host: bool,
        /// The settings that change what it is published as.
        changes: &'static [Changes],
    },
    /// Something that programs run in.
    Environment(&'static Environment),
    /// Something that programs connect to.
    Connection {
        /// The variable of the connection string, when it has a name of its own.
        variable: Option<&'static str>,
        /// The parts of the connection by name.
        parts: &'static [&'static str],
        /// What the host of Azure Functions reads in place of both, when it knows the kind.
        host: &'static [HostSetting],
    },
    /// Something outside of the application, which is known by its URL.
    External,
    /// Where a program is reached.
    Endpoint,
    /// How the platform asks whether a program works.
    Probe(&'static Part),
    /// What starts more instances of a program.
    Rule(&'static Part),
    /// Files that outlive an instance of a program.
    Volume(&'static Part),
    /// A domain of one's own.
    Domain(&'static Part),
}

/// The facts about what a keyword declares.
#[derive(Debug)]
pub struct Of<K>(PhantomData<K>);

impl<K: Keyword<'static>> Of<K> {
    /// The facts.
    pub const FACTS: Facts = K::FACTS;

    /// Whether a reference to it brings roles.
    pub const BRINGS_ROLES: bool = match K::INFO {
        Some(info) => info.default_roles.is_some(),
        None => false,
    };
}

/// What holds when the keyword is none, which is reported where it stands.
pub trait Unknown {
    /// Nothing is known.
    const FACTS: Facts = Facts::Unknown;

    /// None.
    const BRINGS_ROLES: bool = false;
}

impl<T> Unknown for T {}

/// A child: its name, and its settings as they are written.
#[derive(Debug, Clone, Copy)]
pub struct Child(pub &'static str, pub &'static [(&'static str, &'static str)]);

impl Facts {
    /// A reference to something that is declared without children.
    #[track_caller]
    pub const fn reached(self, name: &str, by: &str) {
        if let Self::Program { has_endpoints: true, .. } = self {
            let text = Text::new().and("`").and(name);
            let text = text.and("` has no endpoint, so there is no address to hand to `").and(by);
            refuse(text.and(
                "` [AM0571]\n\nhelp: add `endpoint http { … }` to it, or write `wait_for` for the order only",
            ));
        }
    }

    /// A declaration that is called as this one and a part of a name. `set` are the settings of this
    /// one; `is_granted`, whether somebody wrote down roles of it; `brings`, whether what it refers to
    /// does.
    #[track_caller]
    pub const fn needs(
        self,
        name: &str,
        part: &str,
        declared: &str,
        set: &[&str],
        is_granted: bool,
        brings: &[bool],
    ) {
        let (setting, what) = match self {
            Self::Program { .. } if is(part, "identity") && (is_granted || any(brings)) => {
                ("identity", "identity that it runs as")
            }
            Self::Environment(Environment { links, .. }) if is(part, links.own_registry) => {
                (links.registry, "registry of its images")
            }
            _ => return,
        };
        if among(set, setting) {
            return;
        }
        let text = Text::new().and("`").and(declared).and("` has the name that `").and(name);
        let text = text.and("` needs for the ").and(what);
        let text = text.and(" [AM0503]\n\nhelp: if this is the one, write `").and(setting);
        let text = text.and(": ").and(declared).and(";` in the body of `").and(name);
        refuse(text.and("`; otherwise rename it"));
    }

    /// A setting that has the value of the same one of another declaration: its name and facts.
    #[track_caller]
    pub const fn shares(self, setting: &str, name: &str, other: (&str, Self)) {
        if let Self::Environment(this) = self
            && let Self::Environment(another) = other.1
            && is(setting, this.links.subnet)
            && !is(this.title, another.title)
        {
            let text = Text::new().and("`").and(name).and("` is in the subnet of `").and(other.0);
            refuse(text.and("`, and a subnet serves one kind of environment [AM0575]\n\nhelp: give it a subnet of its own"));
        }
    }

    /// A setting that is zero, of a program with these children or of a child.
    #[track_caller]
    pub const fn zero(self, setting: &str, name: &str, children: &[Self]) {
        if let Self::Endpoint = self {
            endpoints::zero(setting);
        }
        if !matches!(self, Self::Program { has_endpoints: true, .. })
            || !is(setting, "min_replicas")
        {
            return;
        }
        let mut at = 0;
        while at < children.len() {
            if matches!(children[at], Self::Endpoint | Self::Rule(_)) {
                return;
            }
            at += 1;
        }
        let text = Text::new().and("`").and(name);
        refuse(text.and("` may sleep, and nothing wakes it: it has neither an endpoint nor a rule [AM0515]\n\nhelp: write `min_replicas: 1;`, or add a `scale_rule` or an `endpoint`"));
    }

    /// A setting with several values, of a kind with these rules. What takes several is never asked of a
    /// program, an environment or a part of a program.
    #[track_caller]
    pub const fn single(self, setting: &str, rules: Rules) {
        if rules.takes_one(setting)
            || !matches!(
                self,
                Self::Unknown | Self::Other | Self::Connection { .. } | Self::External
            )
        {
            let text = Text::new().and("`").and(setting).and("` takes one value [AM0431]");
            refuse(
                text.and("\n\nhelp: leave the others out: each would replace the one before it"),
            );
        }
    }

    /// A part that is set to this, of a program that names no identity. `brings` is whether what it
    /// refers to brings it roles, and with them an identity.
    #[track_caller]
    pub const fn nobody(self, setting: &str, name: &str, program: &str, brings: &[bool]) {
        if matches!(self, Self::Rule(_)) && is(setting, "use_identity") && !any(brings) {
            let text = Text::new().and("the rule `").and(name).and("` asks with the identity of `");
            let text =
                text.and(program).and("`, which runs as none [AM0553]\n\nhelp: add `identity: …;`");
            refuse(text.and(
                ", or refer to what is counted: a reference brings an identity and its roles",
            ));
        }
    }

    /// A part of a program of the kind `of`, which is set to this. What starts a job is one thing.
    #[track_caller]
    pub const fn starts(self, name: &str, of: Self, set: &[&str]) {
        if matches!(self, Self::Rule(_))
            && matches!(of, Self::Program { is_job: true, .. })
            && among(set, "schedule")
        {
            let text = Text::new().and("the job has a schedule and the event `").and(name);
            refuse(text.and("` [AM0568]\n\nhelp: a job has one trigger: leave one of the two out"));
        }
    }

    /// A key that is empty, or has a blank or a `=`, in a map of a program.
    #[track_caller]
    pub const fn key(self, map: &str, key: &str, fitting: &str) {
        if matches!(self, Self::Program { .. }) && is(map, "env") {
            if key.is_empty() {
                refuse(Text::new().and(
                    "a variable has no name [AM0554]\n\nhelp: write one, such as `LOG_LEVEL`",
                ));
                return;
            }
            let has_sign = contains(key.as_bytes(), b'=');
            let text = Text::new().and("the variable `").and(key).and("` has a ");
            let text = text.and(if has_sign { "`=`" } else { "blank" });
            refuse(text.and(" in its name [AM0554]\n\nhelp: write `").and(fitting).and("`"));
        }
    }

    /// An amount that a program is set to, one of `amounts`, which runs in what `declared` lists.
    #[track_caller]
    pub const fn amount(
        self,
        setting: &str,
        amounts: &'static [(&'static str, &'static str)],
        declared: &[Declared],
    ) {
        if !matches!(self, Self::Program { .. }) || !have_cores(declared) {
            return;
        }
        let settings = Child("", amounts);
        let cores = settings.value("cpu");
        // A number of another form is not read here.
        let cores = if instance::is_decimal(cores) { Some(cores) } else { None };
        let memory = instance::gibibytes(settings.value("memory"));
        // What is wrong with the cores alone is reported there.
        let problem = if is(setting, "cpu") {
            instance::problem(cores, None)
        } else if is(setting, "memory")
            && memory.is_some()
            && instance::problem(cores, None).is_none()
        {
            instance::problem(cores, memory)
        } else {
            None
        };
        if let Some(Problem { code, text, help }) = problem {
            let text = text.and(" [").and(code).and("]\n\nhelp: ");
            refuse(text.and(help.as_str()));
        }
    }

    /// A setting with a path that leads nowhere from the folder of the crate. The path `near` is there,
    /// or `there`, which is another one of the block.
    #[track_caller]
    pub const fn beside(self, setting: &str, path: &str, near: &str, there: &str) {
        let is_path = match self {
            Self::Program { .. } => is(setting, "dockerfile"),
            Self::Volume(_) => is(setting, "source"),
            _ => false,
        };
        if !is_path {
            return;
        }
        let text = Text::new().and("there is no `").and(path).and("` next to this crate");
        let text = if near.is_empty() {
            let text = text.and(", though there is `").and(there);
            text.and("` [AM0307]\n\nhelp: correct the path; write a path")
        } else {
            text.and(" [AM0307]\n\nhelp: did you mean `").and(near).and("`? Write a path")
        };
        let text = text.and(" to something that is made later in parentheses: `(\"").and(path);
        refuse(text.and("\")`"));
    }
}

impl Child {
    /// The value of a setting as it is written; empty if it is not set.
    const fn value(self, setting: &str) -> &'static str {
        let mut at = 0;
        while at < self.1.len() {
            if is(self.1[at].0, setting) {
                return self.1[at].1;
            }
            at += 1;
        }
        ""
    }

    /// Whether the setting is not made.
    const fn is_without(self, setting: &str) -> bool {
        let mut at = 0;
        while at < self.1.len() {
            if is(self.1[at].0, setting) {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Whether it is set to nothing but these.
    const fn has_only(self, settings: &[&str]) -> bool {
        let mut at = 0;
        while at < self.1.len() {
            if !among(settings, self.1[at].0) {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Whether an endpoint speaks TCP, by its scheme or by its name.
    const fn speaks_tcp(self) -> bool {
        let scheme = self.value("scheme");
        let by_name = scheme.is_empty() && is(self.0, "tcp");
        (by_name || is(scheme, "Tcp")) && self.value("transport").is_empty()
    }
}

const fn any(conditions: &[bool]) -> bool {
    let mut at = 0;
    while at < conditions.len() {
        if conditions[at] {
            return true;
        }
        at += 1;
    }
    false
}

const fn among(names: &[&str], name: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if is(names[at], name) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is(one: &str, other: &str) -> bool {
    equal(one.as_bytes(), other.as_bytes())
}

/// Fails the constant, with this as the compiler's message.
#[track_caller]
const fn refuse(text: Text) {
    panic!("{}", text.as_str());
}
