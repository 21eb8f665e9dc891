//! Endpoints: where a program is reached.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     container api("contoso/api:1") {
//!         endpoint http {
//!             port: 8080;
//!             external;
//!             transport: Http2;
//!         }
//!         endpoint admin {
//!             scheme: Tcp;
//!             port: 9090;
//!             exposed_port: 9000;
//!             port_variable: false;
//!         }
//!     }
//!     container caller("contoso/caller:1") {
//!         env {
//!             API: api.http.url;
//!             API_HOST: api.http.host;
//!             API_PORT: api.http.public_port;
//!             API_OWN_PORT: api.http.target_port;
//!             API_SCHEME: api.http.url_scheme;
//!             ADMIN: api.admin.host_and_port;
//!         }
//!     }
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

use crate::builder::Builder;

use crate::convert::{CommandLineValue, EnvironmentValue};
use crate::model::{EndpointNode, EndpointProperty, Value};
use crate::node::Node;
use crate::written::{PlainText, PortNumber, Switch};

use super::part::part;

part! {
    /// Where a program is reached.
    ///
    /// Written where a value is asked for, it is its URL: `env { API: api.http; }`.
    pub struct Endpoint,
    /// Keyword, in a program: where it is reached.
    ///
    /// `endpoint http { port: 8080; external; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/ingress-overview>.
    keyword endpoint,
    part Endpoint(EndpointNode), new EndpointNode::named, choices EndpointChoices,
    facts crate::facts::Facts::Endpoint
}

crate::choices! {
    /// The choices of an endpoint's settings.
    pub struct EndpointChoices;

    /// What callers speak, and the beginning of the URL.
    pub enum EndpointScheme {
        /// HTTP.
        Http = "http",
        /// HTTP over TLS.
        Https = "https",
        /// Anything else over TCP.
        Tcp = "tcp",
    }

    /// How calls are carried.
    pub enum Transport {
        /// HTTP/1.1.
        Http1 = "http",
        /// HTTP/2, which gRPC needs.
        Http2 = "http2",
    }
}

impl EndpointNode {
    /// An endpoint whose scheme is its name, or `http`.
    pub(super) fn named(name: &str) -> Self {
        let scheme = match name {
            "https" => EndpointScheme::Https,
            "tcp" => EndpointScheme::Tcp,
            _ => EndpointScheme::Http,
        };
        Self {
            scheme: crate::Choice::text(&scheme),
            transport: None,
            port: None,
            exposed_port: None,
            external: false,
            variable: None,
            has_variable: true,
        }
    }
}

#[crate::__private::members]
impl<'app> Endpoint<'app> {
    pub(super) fn of(node: Node<'app>) -> Self {
        Self { node, choices: EndpointChoices::ALL }
    }

    /// The port on which the program listens, 1 to 65535.
    pub fn port(self, port: impl PortNumber) -> Self {
        self.set_port(port.number())
    }

    /// The port that callers use, when it is another one, 1 to 65535.
    pub fn exposed_port(self, port: impl PortNumber) -> Self {
        self.set_exposed_port(port.number())
    }

    /// Whether the public internet reaches it.
    pub fn external(self, external: impl Switch) -> Self {
        self.set_external(external.on())
    }

    /// What callers speak; by its name `http`, `https` or `tcp`, and `http` for every other name.
    pub fn scheme(self, scheme: impl WrittenEndpointScheme) -> Self {
        self.set_scheme(scheme.choice())
    }

    /// How calls are carried; `Http1` unless set.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/ingress-overview>.
    pub fn transport(self, transport: impl WrittenTransport) -> Self {
        self.set_transport(transport.choice())
    }

    /// The environment variable that tells the program its port.
    pub fn env(self, variable: impl PlainText) -> Self {
        self.set_variable(variable.into_text())
    }

    /// Whether a variable tells the program its port, as it does unless set: `HTTP_PORTS` or
    /// `HTTPS_PORTS` in a .NET project, `PORT` in any other.
    ///
    /// An `https` endpoint of a .NET project says `false` where TLS ends before the program, which
    /// would look for a certificate otherwise:
    /// `endpoint http { external; } endpoint https { external; port_variable: false; }`
    pub fn port_variable(self, is_set: impl Switch) -> Self {
        self.set_port_variable(is_set.on())
    }
}

// Apart from the methods above, which are compiled again in each application.
impl<'app> Endpoint<'app> {
    fn set_port(self, port: u16) -> Self {
        self.change(|endpoint| endpoint.port = Some(port))
    }

    fn set_exposed_port(self, port: u16) -> Self {
        self.change(|endpoint| endpoint.exposed_port = Some(port))
    }

    fn set_external(self, external: bool) -> Self {
        self.change(|endpoint| endpoint.external = external)
    }

    fn set_scheme(self, scheme: EndpointScheme) -> Self {
        self.change(|endpoint| endpoint.scheme = crate::Choice::text(&scheme))
    }

    fn set_transport(self, transport: Transport) -> Self {
        self.change(|endpoint| endpoint.transport = Some(crate::Choice::text(&transport)))
    }

    fn set_variable(self, variable: String) -> Self {
        self.change(|endpoint| endpoint.variable = Some(variable))
    }

    fn set_port_variable(self, is_set: bool) -> Self {
        self.change(|endpoint| endpoint.has_variable = is_set)
    }

    fn part(self, property: EndpointProperty) -> EndpointPart<'app> {
        EndpointPart { node: self.node, property }
    }
}

macro_rules! parts {
    ($( $(#[$doc:meta])* $part:ident = $Property:ident, )*) => {
        impl<'app> Endpoint<'app> {$(
            $(#[$doc])*
            #[must_use]
            pub fn $part(self) -> EndpointPart<'app> {
                self.part(EndpointProperty::$Property)
            }
        )*}

        crate::__parts! { Endpoint { $( $(#[$doc])* $part: EndpointPart<'static>, )* } }
    };
}

parts! {
    /// The URL, such as `https://api.example.com`.
    url = Url,
    /// The host, such as `api.example.com`.
    host = Host,
    /// The port that callers use.
    public_port = Port,
    /// The port on which the program listens.
    target_port = TargetPort,
    /// The scheme of the URL: `http`, `https` or `tcp`.
    url_scheme = Scheme,
    /// Host and port, with a colon between.
    host_and_port = HostAndPort,
}

/// A part of the address of an endpoint: text that is known when the application is deployed.
///
/// ```
/// use app_model::Builder;
/// use app_model::kinds::compute::endpoint::EndpointPart;
///
/// let app = Builder::new();
/// app.add_container_app_environment("env");
/// let http = app.add_container("api", "contoso/api:1").add_endpoint("http").port(8080);
/// let host: EndpointPart<'_> = http.host();
/// app.add_container("web", "nginx:1.29").env().entry("API_HOST", host);
/// # assert!(app.build().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct EndpointPart<'app> {
    node: Node<'app>,
    property: EndpointProperty,
}

impl EndpointPart<'_> {
    pub(crate) fn reference(self) -> Value {
        Value::Endpoint(self.node.id(), self.property)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> CommandLineValue<'app> for EndpointPart<'app> {}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for EndpointPart<'app> {
    fn into_setting(self, _app: &Builder) -> Value {
        self.reference()
    }
}

#[diagnostic::do_not_recommend]
impl<'app> CommandLineValue<'app> for Endpoint<'app> {}

#[diagnostic::do_not_recommend]
impl<'app> EnvironmentValue<'app> for Endpoint<'app> {
    fn into_setting(self, app: &Builder) -> Value {
        self.url().into_setting(app)
    }
}

#[diagnostic::do_not_recommend]
impl<'app> crate::ReferenceTarget<'app> for Endpoint<'app> {
    fn node(self) -> Node<'app> {
        self.node
    }
}
