//! Probes, domains, rules and resources of a program.

use crate::bicep::{Comparison, Expr, Object, Part as Piece};
use crate::compute::Program;
use crate::model::{
    ComputeNode, Content, EndpointProperty, NodeId, Part, ProbeNode, RuleNode, Value,
};
use crate::module::{ModuleContext, Secrecy};

use super::app::{Given, Settings, some};
use super::ingress::Ingress;

/// The parts of a program, with their declarations.
fn parts<'m>(program: Program<'m>) -> impl Iterator<Item = (NodeId, &'m Part)> {
    program.node.children.iter().filter_map(move |id| match &program.model[*id].content {
        Content::Part(part) => Some((*id, part)),
        _ => None,
    })
}

/// The probes. The platform asks inside the environment, where nothing is encrypted: the scheme of
/// the entry for HTTP is `HTTP`.
pub(super) fn probes(
    program: Program<'_>,
    ingress: &Ingress<'_>,
    module: &mut ModuleContext<'_>,
) -> Vec<Expr> {
    let nodes = parts(program).filter_map(|(_, part)| match part {
        Part::Probe(probe) => Some(probe),
        _ => None,
    });
    nodes.filter_map(|node| probe(node, program, ingress, module)).collect()
}

fn probe(
    node: &ProbeNode,
    program: Program<'_>,
    ingress: &Ingress<'_>,
    module: &mut ModuleContext<'_>,
) -> Option<Expr> {
    let endpoint = asked(node, program)?;
    let port = ingress.address(program, true, endpoint, EndpointProperty::TargetPort);
    let port = Expr::call("int", [module.setting(&port).0]);
    let mut number = |value: &Option<Value>, default: i64| match value {
        Some(value) => module.value(value),
        None => Expr::Int(default),
    };
    let failures = number(&node.failures, 3);
    let delay = number(&node.initial_delay, 5);
    let period = number(&node.period, 5);
    let successes = number(&node.successes, 1);
    let timeout = number(&node.timeout, 1);
    let mut object = Object::new().with("failureThreshold", failures);
    if let Some(path) = &node.path {
        let https = program.model[endpoint].endpoint()?.scheme == "https";
        let scheme = if https && !ingress.is_entry(endpoint) { "HTTPS" } else { "HTTP" };
        let get =
            Object::new().with("path", path.clone()).with("port", port).with("scheme", scheme);
        object.push("httpGet", get);
    }
    object.push("initialDelaySeconds", delay);
    object.push("periodSeconds", period);
    object.push("successThreshold", successes);
    if node.path.is_none() {
        let port = ingress.address(program, true, endpoint, EndpointProperty::TargetPort);
        let port = Expr::call("int", [module.setting(&port).0]);
        object.push("tcpSocket", Object::new().with("port", port));
    }
    object.push("timeoutSeconds", timeout);
    object.push("type", node.kind.unwrap_or("Liveness"));
    Some(object.into())
}

/// The endpoint that a probe asks: the named one, the first one that speaks HTTP, or the first.
pub(super) fn asked(node: &ProbeNode, program: Program<'_>) -> Option<NodeId> {
    let endpoints = program.endpoints();
    let asked = match &node.endpoint {
        Some(name) => endpoints.iter().find(|resolved| resolved.name == name),
        None => endpoints
            .iter()
            .find(|resolved| resolved.endpoint.is_http())
            .or_else(|| endpoints.first()),
    };
    asked.map(|resolved| resolved.id)
}

/// The domains of the program's own. One that is declared again replaces the first.
pub(super) fn domains(
    program: Program<'_>,
    given: &Given,
    module: &mut ModuleContext<'_>,
) -> Vec<Expr> {
    let mut domains: Vec<(Expr, Expr)> = Vec::new();
    for (_, part) in parts(program) {
        let Part::Domain(node) = part else { continue };
        let certificate = node.certificate.as_ref().map(|name| module.value(name));
        let host = node.host.as_ref().map_or_else(|| Expr::str(""), |host| module.value(host));
        domains.retain(|(known, _)| *known != host);
        let object = domain(host.clone(), certificate, given.environment.clone());
        domains.push((host, object.into()));
    }
    domains.into_iter().map(|(_, domain)| domain).collect()
}

/// A domain, bound to a managed certificate of the environment as soon as that has a name.
fn domain(host: Expr, certificate: Option<Expr>, environment: Expr) -> Object {
    let object = Object::new().with("name", host);
    let Some(certificate) = certificate else {
        return object.with("bindingType", "Disabled");
    };
    let id = Expr::interpolated([
        Piece::Expr(environment),
        Piece::Text("/managedCertificates/".into()),
        Piece::Expr(certificate.clone()),
    ]);
    let named = certificate.compare(Comparison::NotEqual, Expr::str(""));
    let binding = Expr::conditional(named.clone(), "SniEnabled".into(), "Disabled".into());
    object
        .with("bindingType", binding)
        .with("certificateId", Expr::conditional(named, id, Expr::Null))
}

/// The rules by which instances start.
pub(super) fn rules(
    program: Program<'_>,
    given: &Given,
    settings: &mut Settings,
    module: &mut ModuleContext<'_>,
) -> Vec<Expr> {
    let job = matches!(program.compute.work, crate::model::Work::Job(_));
    let mut rules = Vec::new();
    for (id, part) in parts(program) {
        let Part::Rule(node) = part else { continue };
        let rule = Object::new().with("name", program.model[id].name.to_ascii_lowercase());
        rules.push(
            match &node.scaler {
                None => rule.with("http", http(node, module)),
                Some(scaler) => {
                    let scaler = module.value(scaler);
                    let scaling = scaling(node, scaler, given, settings, module);
                    if job {
                        let mut rule = rule;
                        rule.properties.extend(scaling.properties);
                        rule
                    } else {
                        rule.with("custom", scaling)
                    }
                }
            }
            .into(),
        );
    }
    rules
}

/// The number of calls is text: so does Azure take it.
fn http(node: &RuleNode, module: &mut ModuleContext<'_>) -> Object {
    let count = node.concurrent_requests.clone().unwrap_or(Value::Int(10));
    let count = module.setting(&count).0;
    Object::new().with("metadata", Object::new().with("concurrentRequests", count))
}

/// What a scaler of KEDA is told. Secrets go in by name, so that they are in no deployment.
fn scaling(
    node: &RuleNode,
    scaler: Expr,
    given: &Given,
    settings: &mut Settings,
    module: &mut ModuleContext<'_>,
) -> Object {
    let (mut metadata, mut auth) = (Object::new(), Vec::new());
    for (name, value) in &node.metadata {
        let (value, secrecy) = module.setting(value);
        if secrecy == Secrecy::Open {
            metadata.push(name.clone(), value);
        } else {
            let secret = settings.secret(&format!("scale-{name}"), value, secrecy, given, module);
            auth.push(
                Object::new()
                    .with("secretRef", secret)
                    .with("triggerParameter", name.clone())
                    .into(),
            );
        }
    }
    let identity = node.as_program.then(|| given.identities.first().cloned()).flatten();
    Object::new()
        .with("type", scaler)
        .with("metadata", metadata)
        .with_some("auth", some(auth))
        .with_some("identity", identity)
}

/// Cores and memory. Either gives the other: 2 GiB for each core.
pub(super) fn resources(compute: &ComputeNode) -> Option<Object> {
    let cores = compute.cpu.or_else(|| gibibytes(compute.memory.as_deref()?).map(|gi| gi / 2.0))?;
    let memory = compute.memory.clone().unwrap_or_else(|| format!("{}Gi", cores * 2.0));
    Some(amounts(cores, memory))
}

pub(super) fn amounts(cores: f64, memory: String) -> Object {
    // Bicep has no fractions.
    let cores = Expr::call("json", [Expr::str(cores.to_string())]);
    Object::new().with("cpu", cores).with("memory", memory)
}

/// `1.5Gi` as a number.
fn gibibytes(memory: &str) -> Option<f64> {
    memory.strip_suffix("Gi")?.parse().ok()
}
