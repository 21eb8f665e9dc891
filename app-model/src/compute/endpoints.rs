//! Ports: the ones that were declared, and the ones that follow.

use crate::model::{EndpointNode, Model, NodeId};

/// An endpoint with its ports.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResolvedEndpoint<'m> {
    pub(crate) id: NodeId,
    pub(crate) name: &'m str,
    pub(crate) endpoint: &'m EndpointNode,
    /// The port on which the program listens; `None` if only its image knows.
    pub(crate) target: Option<u16>,
    /// The port that callers use; `None` if it is the default one of the scheme.
    pub(crate) exposed: Option<u16>,
}

/// Gives ports to endpoints that name none, from 8000 up.
#[derive(Debug)]
pub(crate) struct Ports {
    next: u16,
    used: Vec<u16>,
}

impl Ports {
    pub(crate) fn new() -> Self {
        Self { next: 8000, used: Vec::new() }
    }

    fn allocate(&mut self) -> u16 {
        while self.used.contains(&self.next) {
            self.next += 1;
        }
        self.used.push(self.next);
        self.next
    }
}

/// The endpoints of a program in the order of declaration.
///
/// A .NET project listens where its image says, so the first `http` and the first `https` endpoint
/// without a port have none here. Every other endpoint without one is given one.
pub(crate) fn endpoints<'m>(
    model: &'m Model,
    program: NodeId,
    ports: &mut Ports,
) -> Vec<ResolvedEndpoint<'m>> {
    let node = &model[program];
    let Some(compute) = node.compute() else { return Vec::new() };
    let mut open_schemes: Vec<&str> =
        if compute.source.is_dotnet() { vec!["http", "https"] } else { Vec::new() };
    let mut resolved = Vec::new();
    for &id in &node.children {
        let Some(endpoint) = model[id].endpoint() else { continue };
        let exposed = endpoint.exposed_port;
        let is_open = open_schemes.contains(&endpoint.scheme);
        open_schemes.retain(|scheme| *scheme != endpoint.scheme);
        let target = match (endpoint.port, exposed) {
            (Some(port), _) => Some(port),
            (None, Some(port)) if !compute.source.is_dotnet() => Some(port),
            (None, _) if is_open => None,
            (None, _) => Some(ports.allocate()),
        };
        let exposed = match exposed.or(target) {
            None if !endpoint.is_http() => Some(ports.allocate()),
            port => port,
        };
        ports.used.extend(target.into_iter().chain(exposed));
        resolved.push(ResolvedEndpoint { id, name: &model[id].name, endpoint, target, exposed });
    }
    resolved
}
