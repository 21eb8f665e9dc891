//! What runs: the declaration of a program.

use std::panic::Location;

use crate::literal::LiteralRule;

use super::{Addition, Customization, NodeId, ReferencePart, Shared, Value};

/// The variable with the client id of the identity that a program runs as.
pub(crate) const CLIENT_ID: &str = "AZURE_CLIENT_ID";
/// The variable that tells the SDKs what to sign in with, and what it says: a managed identity.
pub(crate) const CREDENTIALS: (&str, &str) =
    ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential");

/// A declared program: what it is made of, what it is handed, and how it is run.
#[derive(Debug)]
pub(crate) struct ComputeNode {
    pub(crate) source: Source,
    pub(crate) work: Work,
    /// How its image is built, if it is.
    pub(crate) build: BuildNode,
    /// Where it runs; the only environment of the application unless said.
    pub(crate) environment: Option<NodeId>,
    /// The identities that it runs as. `AZURE_CLIENT_ID` names the first one, a
    /// variable of its own each of the others.
    pub(crate) identities: Vec<NodeId>,
    /// Variables and references in the order in which they were written.
    pub(crate) variables: Vec<Variable>,
    /// What of its references it is handed; everything if nothing is named.
    pub(crate) reference_parts: Vec<ReferencePart>,
    pub(crate) entrypoint: Option<Value>,
    pub(crate) arguments: Vec<Value>,
    /// What must have started before.
    pub(crate) waits: Vec<Wait>,
    pub(crate) min_replicas: Option<Value>,
    pub(crate) max_replicas: Option<Value>,
    /// Processor cores.
    pub(crate) cpu: Option<f64>,
    /// Memory, such as `1Gi`.
    pub(crate) memory: Option<String>,
    pub(crate) customizations: Vec<Customization>,
    /// Makes the identity that it runs as when it is granted roles and names none.
    pub(crate) own_identity: fn(program: &str) -> Addition,
    /// What it needs and shares with other programs of its kind, until it names one of its own.
    pub(crate) shared: Option<&'static Shared>,
}

impl ComputeNode {
    /// The rules of settings that every kind of program has, or some have.
    pub(crate) const LITERALS: &'static [(&'static str, LiteralRule)] = &[
        ("image", LiteralRule::Image),
        ("memory", LiteralRule::Memory),
        ("min_replicas", LiteralRule::NotAbove("max_replicas")),
        ("schedule", LiteralRule::Schedule),
    ];

    /// The values of settings with rules, and of those that the rules are about.
    pub(crate) fn literals(&self) -> [(&'static str, Option<Value>); 5] {
        let text = |text: &String| Value::String(text.clone());
        let image = match &self.source {
            Source::Image(image) => Some(text(image)),
            Source::Project(_) | Source::Command { .. } | Source::Missing => None,
        };
        let schedule = match &self.work {
            Work::Job(job) => job.schedule.clone(),
            Work::Service | Work::Function => None,
        };
        [
            ("image", image),
            ("memory", self.memory.as_ref().map(text)),
            ("min_replicas", self.min_replicas.clone()),
            ("max_replicas", self.max_replicas.clone()),
            ("schedule", schedule),
        ]
    }

    pub(crate) fn new(
        source: Source,
        work: Work,
        own_identity: fn(program: &str) -> Addition,
    ) -> Self {
        Self {
            source,
            work,
            build: BuildNode::default(),
            environment: None,
            identities: Vec::new(),
            variables: Vec::new(),
            reference_parts: Vec::new(),
            entrypoint: None,
            arguments: Vec::new(),
            waits: Vec::new(),
            min_replicas: None,
            max_replicas: None,
            cpu: None,
            memory: None,
            customizations: Vec::new(),
            own_identity,
            shared: None,
        }
    }

    /// The identities that it runs as besides the first one.
    pub(crate) fn other_identities(&self) -> impl Iterator<Item = NodeId> {
        let first = self.identities.first();
        self.identities.iter().skip(1).filter(move |id| Some(*id) != first).copied()
    }

    /// Whether it is handed this part of what it refers to.
    pub(crate) fn takes(&self, part: ReferencePart) -> bool {
        self.reference_parts.is_empty() || self.reference_parts.contains(&part)
    }
}

/// How a program's image is built.
#[derive(Debug, Default)]
pub(crate) struct BuildNode {
    /// The path of the `Dockerfile`; the one of the folder unless said.
    pub(crate) dockerfile: Option<String>,
    /// The `Dockerfile` itself.
    pub(crate) text: Option<String>,
    /// The stage of the `Dockerfile` whose result is the image; the last one unless said.
    pub(crate) stage: Option<String>,
    pub(crate) arguments: Vec<(String, Value)>,
    pub(crate) secrets: Vec<(String, Value)>,
}

impl BuildNode {
    /// The first setting that is made, by its name.
    pub(crate) fn setting(&self) -> Option<&'static str> {
        [
            ("dockerfile", self.dockerfile.is_some()),
            ("dockerfile_text", self.text.is_some()),
            ("build_stage", self.stage.is_some()),
            ("build_args", !self.arguments.is_empty()),
            ("build_secrets", !self.secrets.is_empty()),
        ]
        .into_iter()
        .find_map(|(name, is_made)| is_made.then_some(name))
    }
}

/// What a program's image is made of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Source {
    /// An image in a registry.
    Image(String),
    /// A folder or project file, built into an image when the application is deployed.
    Project(String),
    /// A command that is run in a folder, whose `Dockerfile` makes the image.
    Command { command: String, folder: String },
    /// Nobody said.
    Missing,
}

/// How the path of a .NET project ends, behind its last `.`.
pub(crate) const DOTNET: [&str; 4] = ["csproj", "fsproj", "vbproj", "cs"];

impl Source {
    /// Whether the image is built when the application is deployed, and nobody knows its name yet.
    pub(crate) fn is_built(&self) -> bool {
        matches!(self, Self::Project(_) | Self::Command { .. })
    }

    /// Whether it is a .NET project, whose ports and telemetry are set through .NET's own variables.
    pub(crate) fn is_dotnet(&self) -> bool {
        match self {
            Self::Project(path) => {
                path.rsplit_once('.').is_some_and(|(_, ending)| DOTNET.contains(&ending))
            }
            _ => false,
        }
    }
}

/// How a program works.
#[derive(Debug, Default)]
pub(crate) enum Work {
    /// It runs until it is stopped.
    #[default]
    Service,
    /// It starts, works and ends.
    Job(JobNode),
    /// It runs in the host of Azure Functions.
    Function,
}

/// When a job starts, and how long it may take.
#[derive(Debug, Default)]
pub(crate) struct JobNode {
    /// Five cron fields. Without them, and without a rule, it is started by hand.
    pub(crate) schedule: Option<Value>,
    /// Seconds until an instance is stopped.
    pub(crate) timeout: Option<Value>,
    pub(crate) retries: Option<Value>,
    /// How many instances work at once.
    pub(crate) parallelism: Option<Value>,
    /// How many of them must succeed.
    pub(crate) completions: Option<Value>,
}

/// Something that puts environment variables into a program.
#[derive(Debug)]
pub(crate) enum Variable {
    /// One variable.
    Value { name: String, value: Value },
    /// The variables that describe something else: its connection or its endpoints.
    Reference {
        target: NodeId,
        /// The name in the variables, when it is not the declared one.
        name: Option<String>,
        location: &'static Location<'static>,
    },
}

/// Something that must have started before.
#[derive(Debug)]
pub(crate) struct Wait {
    pub(crate) target: NodeId,
    pub(crate) location: &'static Location<'static>,
}

/// A part of the address of an endpoint.
///
/// ```
/// use app_model::{Builder, EndpointProperty, Value};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let http = app.add_container("api", "contoso/api:1").add_endpoint("http").port(8080);
/// let url = Value::Endpoint(http.node().id(), EndpointProperty::Url);
/// app.add_infrastructure("links", move |module| {
///     let url = module.value(&url);
///     module.output("apiUrl", url);
/// });
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndpointProperty {
    /// `https://api.example.com`
    Url,
    /// `api.example.com`
    Host,
    /// The port that callers use.
    Port,
    /// The port on which the program listens.
    TargetPort,
    /// `http`, `https` or `tcp`
    Scheme,
    /// Host and port, with a colon between.
    HostAndPort,
}

impl EndpointProperty {
    /// The manifest's name of the property.
    pub(crate) fn placeholder(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Host | Self::HostAndPort => "host",
            Self::Port => "port",
            Self::TargetPort => "targetPort",
            Self::Scheme => "scheme",
        }
    }
}

/// What is known about a program only when its image is built.
///
/// ```
/// use app_model::{Builder, Built, Value};
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let api = app.add_project("api", "../api").node().id();
/// app.add_infrastructure("records", move |module| {
///     let image = module.value(&Value::Built(api, Built::Image));
///     module.output("apiImage", image);
/// });
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Built {
    /// The image with its registry and tag.
    Image,
    /// The port on which the program in the image listens.
    Port,
}

impl Built {
    /// The manifest's name of the value.
    pub(crate) fn placeholder(self) -> &'static str {
        match self {
            Self::Image => "containerImage",
            Self::Port => "containerPort",
        }
    }
}
