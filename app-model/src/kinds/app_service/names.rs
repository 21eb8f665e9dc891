//! Names of sites, and the addresses that follow from them.

use crate::bicep::{Expr, Part};
use crate::compute::Program;
use crate::facts::OwnName;
use crate::model::{Built, EndpointProperty, NameRule, NodeId, Value, ValuePart};
use crate::module::unique_token;

use super::AppServiceSettings;

/// What every address ends in.
const DOMAIN: &str = ".azurewebsites.net";

/// The most characters of a site's name.
///
/// Source: Azure's resource naming rules.
const SITE: i64 = 60;
/// What remains of the site's name and of the whole in the host name of a slot.
///
/// Source: the host names that App Service gives to slots.
const SITE_IN_SLOT: i64 = 40;
const SLOT: i64 = 59;

pub(super) fn lower(text: Expr) -> Expr {
    Expr::call("toLower", [text])
}

fn take(parts: impl IntoIterator<Item = Part>, most: i64) -> Expr {
    Expr::call("take", [Expr::interpolated(parts), Expr::Int(most)])
}

fn text(text: &'static str) -> Part {
    Part::Text(text.into())
}

/// The name of the site of the program or resource with this name.
fn site_up_to(name: &str, most: i64) -> Expr {
    let name = lower(Expr::str(name.to_owned()));
    take([Part::Expr(name), text("-"), Part::Expr(unique_token())], most)
}

/// The name of a program's site.
pub(super) fn site(program: Program<'_>) -> Expr {
    site_up_to(&program.node.name, SITE)
}

/// The same as a rule: of 60 characters, `-aspiredashboard` has 16.
pub(super) const DASHBOARD: OwnName = OwnName {
    of: "dashboard",
    rule: NameRule::new(1, 44, "-_").global(),
    longest: usize::MAX,
    unless: &["dashboard"],
    for_volumes: false,
    help: "do without the dashboard: `dashboard: false;`",
};

/// The name of the dashboard's site.
pub(super) fn dashboard(environment: &str) -> Expr {
    let parts = [
        Part::Expr(lower(Expr::str(environment.to_owned()))),
        text("-"),
        Part::Expr(lower(Expr::str("aspiredashboard"))),
        text("-"),
        Part::Expr(unique_token()),
    ];
    take(parts, SITE)
}

/// The URL of the site with this name.
pub(super) fn url(site: Expr) -> Expr {
    Expr::interpolated([text("https://"), Part::Expr(site), text(DOMAIN)])
}

/// The scheme of a program's address, and the port that belongs to it.
fn scheme(
    settings: &AppServiceSettings,
    program: Program<'_>,
    endpoint: NodeId,
) -> (&'static str, i64) {
    let declared = program.model[endpoint].endpoint().map_or("https", |endpoint| endpoint.scheme);
    match declared {
        "http" if settings.keeps_http => ("http", 80),
        _ => ("https", 443),
    }
}

/// A part of the address of an endpoint, as the programs of other environments see it: the address
/// of production.
pub(super) fn address(
    settings: &AppServiceSettings,
    program: Program<'_>,
    endpoint: NodeId,
    part: EndpointProperty,
) -> Value {
    let (scheme, port) = scheme(settings, program, endpoint);
    let around = |before: &str, after: &str| {
        let text = |text: String| ValuePart::Text(text);
        Value::text([
            text(format!("{before}{}-", program.azure_name())),
            ValuePart::Value(program.environment_output("webSiteSuffix")),
            text(format!("{DOMAIN}{after}")),
        ])
    };
    match part {
        EndpointProperty::Url => around(&format!("{scheme}://"), ""),
        EndpointProperty::Host => around("", ""),
        EndpointProperty::HostAndPort => around("", &format!(":{port}")),
        EndpointProperty::Port => Value::Int(port),
        EndpointProperty::Scheme => Value::String(scheme.to_owned()),
        EndpointProperty::TargetPort => target_port(program, endpoint),
    }
}

/// The port on which the program listens.
pub(super) fn target_port(program: Program<'_>, endpoint: NodeId) -> Value {
    let resolved = program.endpoints().into_iter().find(|resolved| resolved.id == endpoint);
    match resolved.and_then(|resolved| resolved.target) {
        Some(port) => Value::Int(port.into()),
        None => Value::Built(program.id, Built::Port),
    }
}

/// The same as the programs of the same environment see it: those in a slot see each other in the
/// slot. `None` for a part that is the same for everybody.
pub(super) fn near_address(
    settings: &AppServiceSettings,
    program: Program<'_>,
    slot: Option<&Expr>,
    endpoint: NodeId,
    part: EndpointProperty,
) -> Option<Expr> {
    let name = &program.node.name;
    let host = match slot {
        None => site_up_to(name, SITE),
        Some(slot) => {
            let site = Part::Expr(site_up_to(name, SITE_IN_SLOT));
            take([site, text("-"), Part::Expr(lower(slot.clone()))], SLOT)
        }
    };
    let (scheme, port) = scheme(settings, program, endpoint);
    let (before, after) = match part {
        EndpointProperty::Url => (format!("{scheme}://"), String::new()),
        EndpointProperty::Host => (String::new(), String::new()),
        EndpointProperty::HostAndPort => (String::new(), format!(":{port}")),
        EndpointProperty::Port | EndpointProperty::Scheme | EndpointProperty::TargetPort => {
            return None;
        }
    };
    let after = format!("{DOMAIN}{after}");
    Some(Expr::interpolated([
        Part::Text(before.into()),
        Part::Expr(host),
        Part::Text(after.into()),
    ]))
}
