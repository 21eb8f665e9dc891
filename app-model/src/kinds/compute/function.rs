//! Azure Functions.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     storage state;
//!     function orders("../orders") { host_storage: state; external; }
//!     project web("../web") { env { ORDERS: orders.http; } }
//! };
//! # assert!(app.build().is_ok());
//! ```

use std::panic::Location;

use crate::builder::Builder;

use crate::convert::Nowhere;
use crate::declare::DeclareFrom;
use crate::facts::Facts;
use crate::kinds::storage::{Storage, host};
use crate::model::{
    Content, EndpointNode, EndpointProperty, Part, Source, Value, ValuePart, Variable, Work,
};
use crate::node::Node;
use crate::written::Switch;

use super::endpoint::Endpoint;
use super::part::parts_of;
use super::variables::{ProgramChoices, ReferencePart};
use super::{built, declare, program, published, replicas};

/// The port on which the host of functions listens: one that needs no privileges.
const PORT: u16 = 8080;

program! {
    /// A project of Azure Functions: a folder with a `Dockerfile`, or a .NET project file. It runs in
    /// the host of Azure Functions, which keeps its state in a storage account.
    ///
    /// ```
    /// use app_model::Builder;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let state = app.add_storage("state");
    /// app.add_function("orders", "../orders").host_storage(state).external(true);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Function,
    /// Keyword: a project of Azure Functions.
    ///
    /// `function orders("../orders") { host_storage: state; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/azure-functions/functions-overview>.
    keyword function,
    facts Facts::Program { is_job: false, is_image: false, has_endpoints: false, in_host: true, changes: &super::handle::CHANGES }
}

crate::__referable!(Function);

built! { Function }

replicas! { Function }

published! { Function }

parts_of! { Function:
    domain::custom_domain CustomDomain,
    mount::bind_mount BindMount,
    mount::volume Volume,
    probe::probe Probe,
    rule::scale_rule ScaleRule,
}

#[diagnostic::do_not_recommend]
impl<'app> crate::HasEndpoints<[(); 0], Function<'app>> for Function<'app> {}

impl Builder {
    /// Adds a project of Azure Functions. The path starts at the package of the application.
    #[track_caller]
    pub fn add_function(&self, name: &str, path: &str) -> Function<'_> {
        self.add_from::<function, _>(name, path)
    }
}

#[crate::__private::members]
impl<'app> Function<'app> {
    /// The storage account that keeps the state of the host. Without one, all functions share an
    /// account of their own, `funcstorage`.
    pub fn host_storage(self, storage: Storage<'app>) -> Self {
        let settings = host::settings(storage.node().id());
        self.node.compute(|compute| {
            compute.shared = None;
            compute.variables.extend(settings);
        });
        self
    }

    /// Whether the public internet reaches its HTTP triggers.
    pub fn external(self, external: impl Switch) -> Self {
        let external = external.on();
        for endpoint in self.endpoints() {
            endpoint.external(external);
        }
        self
    }
}

impl<'app> Function<'app> {
    /// The endpoint of its HTTP triggers.
    #[must_use]
    pub fn http(self) -> Endpoint<'app> {
        self.endpoints().next().unwrap_or(Endpoint::of(self.node))
    }

    /// Its two endpoints, `http` and `https`: both lead to one port.
    fn endpoints(self) -> impl Iterator<Item = Endpoint<'app>> {
        let mut children = Vec::new();
        self.node.change(|node| children.extend(node.children.iter().take(2).copied()));
        children.into_iter().map(move |id| Endpoint::of(self.node.app().node(id)))
    }
}

crate::__parts! { Function {
    /// The endpoint of its HTTP triggers.
    http: Endpoint<'static>,
} }

fn variables(runtime: &str, endpoint: Node<'_>) -> [Variable; 3] {
    let set = |name: &str, value| Variable::Value { name: name.to_owned(), value };
    let text = |text: &str| Value::String(text.to_owned());
    let port = Value::Endpoint(endpoint.id(), EndpointProperty::TargetPort);
    let urls = [ValuePart::Text("http://+:".to_owned()), ValuePart::Value(port)];
    [
        set("FUNCTIONS_WORKER_RUNTIME", text(runtime)),
        set("AzureFunctionsJobHost__telemetryMode", text("OpenTelemetry")),
        set("ASPNETCORE_URLS", Value::text(urls)),
    ]
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, &str> for function {
    fn declare_from(
        app: &'app Builder,
        name: &str,
        path: &str,
        location: &'static Location<'static>,
    ) -> Self::Handle {
        let source = Source::Project(path.to_owned());
        let runtime = if source.is_dotnet() { "dotnet-isolated" } else { "custom" };
        let node = declare(app, name, "function", source, Work::Function, location);
        let [http, _] = ["http", "https"].map(|name| {
            let endpoint = EndpointNode { port: Some(PORT), ..EndpointNode::named(name) };
            let content = Content::Part(Part::Endpoint(endpoint));
            app.push(name, "endpoint", Some(node.id()), content, location)
        });
        node.compute(|compute| {
            compute.shared = Some(&host::SHARED);
            compute.variables.extend(variables(runtime, http));
        });
        Function { node, choices: ProgramChoices::ALL }
    }
}

#[diagnostic::do_not_recommend]
impl<'app> DeclareFrom<'app, Nowhere> for function {
    fn declare_from(
        _app: &'app Builder,
        _name: &str,
        arguments: Nowhere,
        _location: &'static Location<'static>,
    ) -> Self::Handle {
        arguments.never()
    }
}
