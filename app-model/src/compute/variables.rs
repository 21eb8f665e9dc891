//! The environment variables of a program.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{
    ComputeNode, Connection, Content, EndpointNode, EndpointProperty, ExternalNode, Model, NodeId,
    ReferencePart, Source, Value, ValuePart, Variable, Work,
};

/// A variable, and what it is there for.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) origin: Origin,
    /// The name that the reference gave to what it refers to, if it did.
    pub(crate) alias: Option<String>,
}

/// What a variable is there for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The runtime of .NET reads it: its own settings, or what service discovery looks up.
    Dotnet,
    /// It was written under `env`.
    Written,
    /// It tells the port of one of the program's endpoints.
    Port(NodeId),
    /// The connection string of what is referenced.
    Connection(NodeId),
    /// A part of the connection of what is referenced.
    Property(NodeId, Cow<'static, str>),
    /// The URL of an endpoint or external service that is referenced.
    Address(NodeId),
    /// The client id of an identity besides the first one.
    Identity(NodeId),
}

/// The variables of a program in the order in which they are set.
///
/// A variable that is set again keeps its place and takes the new value.
pub(crate) fn variables(model: &Model, program: NodeId) -> Vec<(String, Value)> {
    given(model, program).into_iter().map(|given| (given.name, given.value)).collect()
}

/// The same with what each of them is there for.
pub(crate) fn given(model: &Model, program: NodeId) -> Vec<Given> {
    let Some(compute) = model[program].compute() else { return Vec::new() };
    let mut variables = own(model, program);
    for variable in &compute.variables {
        match variable {
            Variable::Value { name, value } => variables.set(name, value.clone(), Origin::Written),
            Variable::Reference { target, name, .. } => {
                variables.alias.clone_from(name);
                variables.reference(model, compute, *target, name.as_deref());
                variables.alias = None;
            }
        }
    }
    for id in compute.other_identities() {
        let client = Value::Output(id, "clientId".to_owned());
        variables.set(&client_id_variable(model, id), client, Origin::Identity(id));
    }
    variables.list
}

/// The variables that nobody wrote and nothing brings: what .NET reads, and ports.
fn own(model: &Model, program: NodeId) -> Variables {
    let node = &model[program];
    let Some(compute) = node.compute() else { return Variables::default() };
    let mut variables = Variables::default();
    let all = || node.children.iter().filter_map(|id| Some((*id, model[*id].endpoint()?)));
    let endpoints = || all().filter(|(_, endpoint)| endpoint.has_variable);
    let function = matches!(compute.work, Work::Function);
    if compute.source.is_dotnet() {
        variables.dotnet(all().any(|(_, endpoint)| endpoint.is_http()));
        if !function {
            variables.dotnet_ports(endpoints);
        }
    }
    // A folder in any other language is told its first port.
    let mut first = match &compute.source {
        Source::Project(_) if !compute.source.is_dotnet() && !function => Some("PORT"),
        _ => None,
    };
    for (id, endpoint) in endpoints() {
        let default = if endpoint.is_http() { first.take() } else { None };
        if let Some(name) = endpoint.variable.as_deref().or(default) {
            let port = Value::Endpoint(id, EndpointProperty::TargetPort);
            variables.set(name, port, Origin::Port(id));
        }
    }
    variables
}

/// The variables that tell a program its ports, each with the value and the first endpoint of it.
pub(crate) fn port_variables(model: &Model, program: NodeId) -> Vec<(String, Value, NodeId)> {
    let endpoint = |value: &Value| {
        let mut found = None;
        value.visit(&mut |value| {
            if let Value::Endpoint(id, _) = value {
                found.get_or_insert(*id);
            }
        });
        found
    };
    let own = own(model, program).list.into_iter();
    own.filter_map(|given| {
        let endpoint = endpoint(&given.value)?;
        Some((given.name, given.value, endpoint))
    })
    .collect()
}

/// The variable with the client id of an identity that is attached besides the first one.
pub(crate) fn client_id_variable(model: &Model, identity: NodeId) -> String {
    format!("{}_CLIENT_ID", encoded(&model[identity].name).to_ascii_uppercase())
}

/// The names of the variables that a reference of a program sets.
pub(crate) fn referenced_variables(
    model: &Model,
    by: &ComputeNode,
    target: NodeId,
    name: Option<&str>,
) -> Vec<String> {
    let mut variables = Variables::default();
    variables.reference(model, by, target, name);
    variables.list.into_iter().map(|given| given.name).collect()
}

#[derive(Default)]
struct Variables {
    list: Vec<Given>,
    places: HashMap<String, usize>,
    /// The name that the reference gives whose variables are being set.
    alias: Option<String>,
}

impl Variables {
    fn set(&mut self, name: &str, value: Value, origin: Origin) {
        match self.places.get(name).and_then(|place| self.list.get_mut(*place)) {
            Some(old) => {
                (old.value, old.origin, old.alias) = (value, origin, self.alias.clone());
            }
            None => {
                self.places.insert(name.to_owned(), self.list.len());
                let alias = self.alias.clone();
                self.list.push(Given { name: name.to_owned(), value, origin, alias });
            }
        }
    }

    /// What .NET reads: how telemetry is kept, and that a proxy stands before it.
    fn dotnet(&mut self, has_proxy: bool) {
        let retry = Value::String("in_memory".to_owned());
        self.set("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", retry, Origin::Dotnet);
        if has_proxy {
            let on = Value::String("true".to_owned());
            self.set("ASPNETCORE_FORWARDEDHEADERS_ENABLED", on, Origin::Dotnet);
        }
    }

    /// The ports on which .NET listens.
    fn dotnet_ports<'m, I: Iterator<Item = (NodeId, &'m EndpointNode)>>(
        &mut self,
        endpoints: impl Fn() -> I,
    ) {
        for (name, scheme) in [("HTTP_PORTS", "http"), ("HTTPS_PORTS", "https")] {
            let mut parts = Vec::new();
            for (id, _) in endpoints().filter(|(_, endpoint)| endpoint.scheme == scheme) {
                if !parts.is_empty() {
                    parts.push(ValuePart::Text(";".to_owned()));
                }
                parts.push(ValuePart::Value(Value::Endpoint(id, EndpointProperty::TargetPort)));
            }
            if !parts.is_empty() {
                self.set(name, Value::text(parts), Origin::Dotnet);
            }
        }
    }

    /// The variables of a reference: a connection, or the addresses of endpoints. Which of them, the
    /// program says.
    ///
    /// They bear the name of what is referred to, unless the reference gives it another one.
    fn reference(&mut self, model: &Model, by: &ComputeNode, target: NodeId, name: Option<&str>) {
        let node = &model[target];
        match &node.content {
            Content::Compute(_) => {
                for &endpoint in &node.children {
                    if model[endpoint].endpoint().is_some() {
                        self.endpoint(model, by, (target, endpoint), name);
                    }
                }
            }
            Content::Part(_) => {
                if let Some(program) = node.parent {
                    self.endpoint(model, by, (program, target), name);
                }
            }
            Content::External(external) => {
                self.external(by, target, external, name.unwrap_or(&node.name));
            }
            _ => self.connection(model, by, target, name.unwrap_or(&node.name)),
        }
    }

    fn connection(&mut self, model: &Model, by: &ComputeNode, target: NodeId, name: &str) {
        let Some(connection) = model.connection(target) else { return };
        if connection.is_read_by_host(by) {
            return self.for_host(by, target, connection, name);
        }
        if by.takes(ReferencePart::ConnectionStrings) {
            let variable = match &connection.variable {
                Some(variable) => variable.as_ref(),
                None => &format!("ConnectionStrings__{name}"),
            };
            self.set(variable, Value::Connection(target), Origin::Connection(target));
        }
        if !by.takes(ReferencePart::ConnectionProperties) {
            return;
        }
        let prefix = match name {
            "" => String::new(),
            name => format!("{}_", encoded(name).to_ascii_uppercase()),
        };
        for (property, value) in connection.properties {
            let variable = format!("{prefix}{}", property.to_ascii_uppercase());
            self.set(&variable, value, Origin::Property(target, property));
        }
    }

    /// What the host of Azure Functions reads: it is one part, and it takes no others.
    fn for_host(&mut self, by: &ComputeNode, target: NodeId, connection: Connection, name: &str) {
        let parts = [ReferencePart::ConnectionStrings, ReferencePart::ConnectionProperties];
        if !parts.into_iter().any(|part| by.takes(part)) {
            return;
        }
        for (setting, value) in connection.host {
            let part = setting.after.trim_start_matches('_');
            let origin = match setting.before {
                "" => Origin::Property(target, Cow::Borrowed(part)),
                _ => Origin::Dotnet,
            };
            self.set(&setting.variable(name), value, origin);
        }
    }

    /// A URL that is text has a scheme; nobody knows the one of a parameter.
    fn external(&mut self, by: &ComputeNode, target: NodeId, external: &ExternalNode, name: &str) {
        let Some(url) = &external.url else { return };
        let scheme = match url {
            Value::String(url) => url.split("://").next().unwrap_or_default(),
            _ => "default",
        };
        let short =
            (ReferencePart::Endpoints, encoded(name).to_uppercase(), Origin::Address(target));
        let discovery = (
            ReferencePart::ServiceDiscovery,
            format!("services__{name}__{scheme}__0"),
            by.discovery(target),
        );
        // The reference writes them in this order.
        let both =
            if matches!(url, Value::String(_)) { [short, discovery] } else { [discovery, short] };
        for (part, name, origin) in both {
            if by.takes(part) {
                self.set(&name, url.clone(), origin);
            }
        }
    }

    /// The address under a name of its own, and under the one that .NET's service discovery reads.
    fn endpoint(
        &mut self,
        model: &Model,
        by: &ComputeNode,
        (program, endpoint): (NodeId, NodeId),
        service: Option<&str>,
    ) {
        let name = &model[endpoint].name;
        let url = Value::Endpoint(endpoint, EndpointProperty::Url);
        if by.takes(ReferencePart::Endpoints) {
            // A given name stays as it is written, as in the reference.
            let prefix =
                service.map_or_else(|| encoded(&model[program].name.to_uppercase()), encoded);
            let short = format!("{prefix}_{}", encoded(name).to_uppercase());
            self.set(&short, url.clone(), Origin::Address(endpoint));
        }
        if !by.takes(ReferencePart::ServiceDiscovery) {
            return;
        }
        let service = service.unwrap_or(&model[program].name);
        let key = match model[endpoint].endpoint() {
            Some(endpoint) if matches!(name.as_str(), "http" | "https") => endpoint.scheme,
            _ => name,
        };
        let mut index = 0;
        let mut discovery = format!("services__{service}__{key}__{index}");
        while self.places.contains_key(&discovery) {
            index += 1;
            discovery = format!("services__{service}__{key}__{index}");
        }
        self.set(&discovery, url, by.discovery(endpoint));
    }
}

impl ComputeNode {
    /// What the variable of service discovery is there for: for .NET, unless the address is in no other.
    fn discovery(&self, of: NodeId) -> Origin {
        if self.takes(ReferencePart::Endpoints) { Origin::Dotnet } else { Origin::Address(of) }
    }
}

/// A name as a part of a variable's name: letters, digits and `_`, and no digit at its beginning.
fn encoded(name: &str) -> String {
    crate::bicep::identifier(name)
}
