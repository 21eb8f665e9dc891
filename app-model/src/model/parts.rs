//! The parts of a program: children of its declaration.

use super::Value;

/// A part of a program.
#[derive(Debug)]
pub(crate) enum Part {
    Endpoint(EndpointNode),
    Mount(MountNode),
    Probe(ProbeNode),
    Domain(DomainNode),
    Rule(RuleNode),
}

impl Part {
    pub(crate) fn title(&self) -> &'static str {
        match self {
            Self::Endpoint(_) => "endpoint",
            Self::Mount(MountNode { kind: MountKind::Volume, .. }) => "volume",
            Self::Mount(MountNode { kind: MountKind::Bind, .. }) => "bind mount",
            Self::Probe(_) => "probe",
            Self::Domain(_) => "custom domain",
            Self::Rule(_) => "rule",
        }
    }
}

/// Where a program is reached.
#[derive(Debug)]
pub(crate) struct EndpointNode {
    pub(crate) scheme: &'static str,
    /// How calls are carried; what goes with the scheme unless set.
    pub(crate) transport: Option<&'static str>,
    /// The port on which the program listens.
    pub(crate) port: Option<u16>,
    /// The port that callers use, when it is another one.
    pub(crate) exposed_port: Option<u16>,
    /// Whether the public internet reaches it.
    pub(crate) external: bool,
    /// The variable that tells the program its port.
    pub(crate) variable: Option<String>,
    /// Whether a variable tells the program its port, if it has one for such an endpoint.
    pub(crate) has_variable: bool,
}

impl EndpointNode {
    /// How calls are carried: `http`, `http2` or `tcp`.
    pub(crate) fn transport(&self) -> &'static str {
        self.transport.unwrap_or(if self.is_http() { "http" } else { "tcp" })
    }

    pub(crate) fn is_http(&self) -> bool {
        matches!(self.scheme, "http" | "https")
    }
}

/// Files that outlive an instance of the program.
#[derive(Debug)]
pub(crate) struct MountNode {
    pub(crate) kind: MountKind,
    /// The folder that a bind mount stands for.
    pub(crate) source: Option<String>,
    /// Where the program sees them.
    pub(crate) path: Option<String>,
    pub(crate) read_only: bool,
}

impl MountNode {
    pub(crate) fn new(kind: MountKind) -> Self {
        Self { kind, source: None, path: None, read_only: false }
    }
}

/// What is mounted. In Azure both are a file share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MountKind {
    Volume,
    Bind,
}

/// How the platform asks whether a program works.
#[derive(Debug, Default)]
pub(crate) struct ProbeNode {
    /// What it asks: `Liveness`, `Readiness` or `Startup`.
    pub(crate) kind: Option<&'static str>,
    pub(crate) path: Option<String>,
    /// The name of the endpoint that is asked.
    pub(crate) endpoint: Option<String>,
    pub(crate) initial_delay: Option<Value>,
    pub(crate) period: Option<Value>,
    pub(crate) timeout: Option<Value>,
    pub(crate) successes: Option<Value>,
    pub(crate) failures: Option<Value>,
}

/// A domain of one's own.
#[derive(Debug, Default)]
pub(crate) struct DomainNode {
    pub(crate) host: Option<Value>,
    pub(crate) certificate: Option<Value>,
}

/// When more instances of a program are started, or when a job is.
#[derive(Debug, Default)]
pub(crate) struct RuleNode {
    /// The scaler, such as `azure-queue`; HTTP requests unless set.
    pub(crate) scaler: Option<Value>,
    pub(crate) concurrent_requests: Option<Value>,
    pub(crate) metadata: Vec<(String, Value)>,
    /// Whether the scaler asks with the program's identity.
    pub(crate) as_program: bool,
}
