//! How calls reach a container app: one entry for HTTP, and further ports inside the environment.

use crate::bicep::{Expr, Object};
use crate::check::Findings;
use crate::compute::{Program, ResolvedEndpoint};
use crate::model::{Built, EndpointProperty, NodeId, Value, ValuePart};
use crate::module::ModuleContext;

/// Source: additional TCP ports in the documentation of Azure Container Apps.
const MOST_FURTHER_PORTS: usize = 5;

/// The endpoints of a program by the port on which it listens.
pub(super) struct Ingress<'m> {
    /// The ports in the order of declaration.
    ports: Vec<Port<'m>>,
    /// Which of them is the entry for HTTP.
    http: Option<usize>,
}

struct Port<'m> {
    /// `None`: only the image knows.
    number: Option<u16>,
    endpoints: Vec<ResolvedEndpoint<'m>>,
}

impl Port<'_> {
    fn is_external(&self) -> bool {
        self.endpoints.iter().any(|resolved| resolved.endpoint.external)
    }

    fn is_http(&self) -> bool {
        self.endpoints.iter().all(|resolved| resolved.endpoint.transport() != "tcp")
    }

    fn is_tcp(&self) -> bool {
        self.endpoints.iter().all(|resolved| resolved.endpoint.transport() == "tcp")
    }

    fn transport(&self) -> &'static str {
        let http2 = self.endpoints.iter().any(|resolved| resolved.endpoint.transport() == "http2");
        if http2 { "http2" } else { "http" }
    }
}

impl<'m> Ingress<'m> {
    pub(super) fn of(program: Program<'m>) -> Self {
        let mut ports: Vec<Port<'m>> = Vec::new();
        for resolved in program.endpoints() {
            match ports.iter_mut().find(|port| port.number == resolved.target) {
                Some(port) => port.endpoints.push(resolved),
                None => ports.push(Port { number: resolved.target, endpoints: vec![resolved] }),
            }
        }
        // The only one, the only external one, or the first one.
        let http = || ports.iter().enumerate().filter(|(_, port)| port.is_http());
        let mut external = http().filter(|(_, port)| port.is_external());
        let http = match (external.next(), external.next()) {
            (Some(only), None) => Some(only),
            _ => http().next(),
        };
        let http = http.map(|(index, _)| index);
        Self { ports, http }
    }

    fn main(&self) -> Option<&Port<'m>> {
        self.http.and_then(|index| self.ports.get(index))
    }

    /// Whether an endpoint belongs to the entry for HTTP.
    pub(super) fn is_entry(&self, endpoint: NodeId) -> bool {
        self.main()
            .is_some_and(|port| port.endpoints.iter().any(|resolved| resolved.id == endpoint))
    }

    fn others(&self) -> impl Iterator<Item = &Port<'m>> {
        let http = self.http;
        self.ports.iter().enumerate().filter(move |(index, _)| Some(*index) != http).map(|(_, p)| p)
    }

    /// The `ingress` of the app; `None` if nobody calls it.
    pub(super) fn object(
        &self,
        program: Program<'_>,
        module: &mut ModuleContext<'_>,
    ) -> Option<Object> {
        let mut others = self.others();
        let (external, port, transport) = match self.main() {
            Some(main) => (main.is_external(), main.number, main.transport()),
            None => (false, others.next()?.number, "tcp"),
        };
        let port = match port {
            Some(port) => Expr::Int(port.into()),
            None => {
                let port = module.parameter(&Value::Built(program.id, Built::Port), false);
                Expr::call("int", [port])
            }
        };
        let further: Vec<Expr> = others
            .map(|port| {
                let number = port.number.map_or(0, i64::from);
                Object::new().with("external", false).with("targetPort", number).into()
            })
            .collect();
        let further = (!further.is_empty()).then_some(further);
        Some(
            Object::new()
                .with("external", external)
                .with("targetPort", port)
                .with("transport", transport)
                .with_some("additionalPortMappings", further),
        )
    }

    /// A part of the address of an endpoint, as other programs see it.
    pub(super) fn address(
        &self,
        program: Program<'_>,
        keeps_http: bool,
        endpoint: NodeId,
        part: EndpointProperty,
    ) -> Value {
        let is_main = self.is_entry(endpoint);
        let all = self.ports.iter().flat_map(|port| &port.endpoints);
        let Some(resolved) = all.into_iter().find(|resolved| resolved.id == endpoint) else {
            return Value::String(String::new());
        };
        let text = |text: &str| ValuePart::Text(text.to_owned());
        let scheme = if is_main && !keeps_http { "https" } else { resolved.endpoint.scheme };
        let port = match (is_main, scheme) {
            (true, "http") => 80,
            (true, _) => 443,
            (false, _) => resolved.exposed.unwrap_or_default(),
        };
        let name = program.azure_name();
        let host = if is_main {
            let external = self.main().is_some_and(Port::is_external);
            let domain =
                program.environment_output("AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN");
            let inside = if external { "" } else { "internal." };
            vec![text(&format!("{name}.{inside}")), ValuePart::Value(domain)]
        } else {
            vec![text(&name)]
        };
        let around = |before: &str, after: &str| {
            let mut parts = vec![text(before)];
            parts.extend(host.clone());
            parts.push(text(after));
            Value::text(parts)
        };
        match part {
            EndpointProperty::Url if is_main => around(&format!("{scheme}://"), ""),
            EndpointProperty::Url => around(&format!("{scheme}://"), &format!(":{port}")),
            EndpointProperty::Host => around("", ""),
            EndpointProperty::HostAndPort => around("", &format!(":{port}")),
            EndpointProperty::Port => Value::Int(port.into()),
            EndpointProperty::Scheme => Value::String(scheme.to_owned()),
            EndpointProperty::TargetPort => match resolved.target {
                Some(port) => Value::Int(port.into()),
                None => Value::Built(program.id, Built::Port),
            },
        }
    }

    /// What a container app cannot have.
    pub(super) fn check(&self, findings: &mut Findings<'_>) {
        let external: Vec<&Port<'_>> =
            self.ports.iter().filter(|port| port.is_external()).collect();
        if let [first, second, ..] = external.as_slice()
            && let (Some(first), Some(second)) = (first.endpoints.first(), second.endpoints.first())
        {
            findings.report(
                "AM0561",
                format!(
                    "the endpoints `{}` and `{}` are external on different ports, and a container app has one public entry",
                    first.name, second.name
                ),
                "leave `external` out of one of them, or make it a program of its own",
            );
        }
        for port in external.into_iter().filter(|port| !port.is_http()) {
            let name = port.endpoints.first().map_or("", |resolved| resolved.name);
            findings.report(
                "AM0562",
                format!("the endpoint `{name}` is external and speaks TCP"),
                "leave `external` out: only HTTP is reached from outside of the environment",
            );
        }
        let further = self.ports.len().saturating_sub(1);
        if further > MOST_FURTHER_PORTS {
            findings.report(
                "AM0551",
                format!(
                    "it has {further} ports besides its first one, and Azure takes {MOST_FURTHER_PORTS}"
                ),
                "make some of the endpoints a program of their own",
            );
        }
        for port in self.ports.iter().filter(|port| !port.is_http() && !port.is_tcp()) {
            let number = port.number.unwrap_or_default();
            let names: Vec<String> =
                port.endpoints.iter().map(|resolved| format!("`{}`", resolved.name)).collect();
            findings.report(
                "AM0563",
                format!("port {number} is said to speak HTTP and TCP, by {}", names.join(" and ")),
                "give one of the two endpoints another port",
            );
        }
    }
}
