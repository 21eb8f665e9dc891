//! Probes: how the platform asks whether a program works.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     container api("contoso/api:1") {
//!         endpoint http { port: 8080; }
//!         probe liveness {
//!             path: "/alive";
//!             initial_delay: 10;
//!             period: 30;
//!             timeout: 2;
//!         }
//!         probe deep {
//!             kind: Readiness;
//!             endpoint: "http";
//!             path: "/ready";
//!             successes: 2;
//!             failures: 6;
//!         }
//!     }
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

use crate::convert::{Choice, NumberValue};
use crate::facts::{Facts, Needed, Part};
use crate::model::ProbeNode;
use crate::written::PlainText;

use super::part::part;

part! {
    /// How the platform asks whether a program works.
    ///
    /// With a `path` it asks over HTTP; without one it opens a connection to the port.
    pub struct Probe,
    /// Keyword, in a program: how the platform asks whether it works. Its name says what is asked:
    /// `liveness`, `readiness` or `startup`.
    ///
    /// `probe readiness { path: "/ready"; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/health-probes>.
    keyword probe,
    part Probe(ProbeNode), new ProbeNode::named, choices ProbeChoices,
    facts Facts::Probe(&PART)
}

crate::choices! {
    /// The choices of a probe's settings.
    pub struct ProbeChoices;

    /// What a probe asks.
    pub enum ProbeKind {
        /// Whether the program is alive; it is started again when it is not.
        Liveness = "Liveness",
        /// Whether it takes calls.
        Readiness = "Readiness",
        /// Whether it has started; the other probes wait for this one.
        Startup = "Startup",
    }
}

/// What a probe is.
pub(crate) static PART: Part =
    Part { title: "probe", services: true, jobs: false, settings: &SETTINGS, needed: Some(&KIND) };

const SETTINGS: [&str; 9] = [
    "path",
    "endpoint",
    "kind",
    "initial_delay",
    "period",
    "timeout",
    "successes",
    "failures",
    "description",
];

const KIND: Needed = Needed {
    setting: "kind",
    settings: &SETTINGS,
    names: &["liveness", "readiness", "startup"],
    says: ("nobody says what the probe ", Some(" asks")),
    help: "call it `liveness`, `readiness` or `startup`, or set `kind`",
};

impl ProbeNode {
    fn named(name: &str) -> Self {
        let kind = match name {
            "liveness" => Some(ProbeKind::Liveness),
            "readiness" => Some(ProbeKind::Readiness),
            "startup" => Some(ProbeKind::Startup),
            _ => None,
        };
        Self { kind: kind.map(|kind| kind.text()), ..Self::default() }
    }
}

macro_rules! seconds {
    ($($(#[$doc:meta])* $setting:ident;)*) => {
        #[crate::__private::members]
        impl<'app> Probe<'app> {$(
            crate::__private::located! { ($setting)
                $(#[$doc])*
                pub fn $setting(self, value: impl NumberValue<'app>) -> Self {
                    let value = value.into_value(self.node.app());
                    self.change(|probe| probe.$setting = Some(value))
                }
            }
        )*}
    };
}

seconds! {
    /// Seconds until the first question; 5 unless set.
    ///
    /// Source: `WithHttpProbe` of Aspire.
    initial_delay;
    /// Seconds between questions; 5 unless set.
    ///
    /// Source: `WithHttpProbe` of Aspire.
    period;
    /// Seconds to wait for an answer; 1 unless set.
    ///
    /// Source: `WithHttpProbe` of Aspire.
    timeout;
    /// How many good answers make up for a bad one; 1 unless set.
    ///
    /// Source: `WithHttpProbe` of Aspire.
    successes;
    /// How many bad answers are too many; 3 unless set.
    ///
    /// Source: `WithHttpProbe` of Aspire.
    failures;
}

#[crate::__private::members]
impl Probe<'_> {
    /// The path that answers, such as `/health`.
    pub fn path(self, path: impl PlainText) -> Self {
        self.set_path(path.into_text())
    }

    /// The name of the endpoint that is asked; the first one that speaks HTTP, or else the first.
    pub fn endpoint(self, name: impl PlainText) -> Self {
        self.set_endpoint(name.into_text())
    }

    /// What is asked, when the name does not say it.
    pub fn kind(self, kind: impl WrittenProbeKind) -> Self {
        self.set_kind(kind.choice())
    }
}

// Apart from the methods above, which are compiled again in each application.
impl Probe<'_> {
    fn set_path(self, path: String) -> Self {
        self.change(|probe| probe.path = Some(path))
    }

    fn set_endpoint(self, name: String) -> Self {
        self.change(|probe| probe.endpoint = Some(name))
    }

    fn set_kind(self, kind: ProbeKind) -> Self {
        self.change(|probe| probe.kind = Some(kind.text()))
    }
}
