//! Endpoints of one program, and what asks them.

use crate::literal::bytes::number;
use crate::literal::{Problem, Text};

use super::{Child, Declared, Entry, Facts, have, is, refuse};

/// Children of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Children(pub Facts, pub &'static [Child]);

impl Facts {
    /// A path that a child of a program is set to, beside others. The program runs in what `declared`
    /// lists.
    #[track_caller]
    pub const fn path(
        self,
        setting: &str,
        child: Child,
        program: &str,
        siblings: &[Children],
        declared: &[Declared],
    ) {
        if matches!(self, Self::Probe(_)) && is(setting, "path") && have(declared, Entry::Chosen) {
            asks(child, program, siblings);
        }
    }

    /// A child with neither a number nor text in it, of a program of the kind `of`.
    #[track_caller]
    pub const fn bare(self, child: Child, program: &str, of: Self) {
        if matches!(self, Self::Endpoint) {
            listens(child, program, of);
        }
    }

    /// A child that may be reached inside of what its program runs in, one of `declared`.
    #[track_caller]
    pub const fn inside(self, child: Child, program: &str, declared: &[Declared]) {
        if matches!(self, Self::Endpoint) && have(declared, Entry::Always) {
            of_site(child, program);
        }
    }

    /// A setting of one of the children, all of this kind, of a program that runs in what `declared`
    /// lists.
    #[track_caller]
    pub const fn setting(
        self,
        setting: &str,
        index: usize,
        children: &[Child],
        program: &str,
        declared: &[Declared],
    ) {
        if !matches!(self, Self::Endpoint) {
            return;
        }
        if have(declared, Entry::Always) {
            if is(setting, "external") {
                other_port(index, children, program);
            }
        } else if have(declared, Entry::Chosen) {
            if is(setting, "external") {
                external(index, children);
            } else if is(setting, "port") {
                shared_port(index, children);
            }
        }
    }
}

#[track_caller]
const fn external(index: usize, children: &[Child]) {
    let this = children[index];
    if !is(this.value("external"), "true") {
        return;
    }
    if this.speaks_tcp() {
        let text = Text::new().and("the endpoint `").and(this.0);
        refuse(text.and("` is external and speaks TCP [AM0562]\n\nhelp: leave `external` out: only HTTP is reached from outside of the environment"));
    }
    let mut earlier = 0;
    while earlier < index {
        let other = children[earlier];
        let (port, another) = (this.value("port"), other.value("port"));
        if is(other.value("external"), "true")
            && is_port(port)
            && is_port(another)
            && !is(port, another)
        {
            let text = Text::new().and("the endpoints `").and(other.0).and("` and `").and(this.0);
            refuse(text.and("` are external on different ports, and a container app has one public entry [AM0561]\n\nhelp: leave `external` out of one of them, or make it a program of its own"));
        }
        earlier += 1;
    }
}

#[track_caller]
const fn shared_port(index: usize, children: &[Child]) {
    let this = children[index];
    let mut earlier = 0;
    while earlier < index {
        let other = children[earlier];
        let port = this.value("port");
        if is(port, other.value("port")) && this.speaks_tcp() != other.speaks_tcp() {
            let text = Text::new().and("port ").and(port);
            let text = text.and(" is said to speak HTTP and TCP, by `").and(other.0);
            let text = text.and("` and `").and(this.0);
            refuse(text.and("` [AM0563]\n\nhelp: give one of the two endpoints another port"));
        }
        earlier += 1;
    }
}

/// An endpoint of a program that is reached by one public address, for HTTP.
#[track_caller]
const fn of_site(this: Child, program: &str) {
    let text = Text::new().and("the endpoint `").and(this.0).and("` of `").and(program);
    let external = this.value("external");
    if this.speaks_tcp() {
        refuse(text.and("` speaks TCP, and App Service speaks HTTP only [AM0582]\n\nhelp: let the program run in a `containerapps` environment"));
    } else if external.is_empty() || is(external, "false") {
        refuse_inside(text.and("`"));
    }
}

/// One of the endpoints of such a program, all external, on another port than the first.
#[track_caller]
const fn other_port(index: usize, children: &[Child], program: &str) {
    let this = children[index];
    let mut earlier = 0;
    while earlier < index && children[earlier].speaks_tcp() {
        earlier += 1;
    }
    let (first, port) = (children[earlier], this.value("port"));
    if is(this.value("external"), "true")
        && !this.speaks_tcp()
        && is_port(port)
        && is_port(first.value("port"))
        && !is(port, first.value("port"))
    {
        let text = Text::new().and("the endpoints `").and(first.0).and("` and `").and(this.0);
        let text = text.and("` of `").and(program);
        refuse(text.and("` are on different ports, and a site has one [AM0583]\n\nhelp: give both the same `port`, or make one of them a program of its own"));
    }
}

/// Something that is not external where everything is.
#[track_caller]
pub(super) const fn refuse_inside(what: Text) {
    refuse(what.and(" is not external, and every site has a public address [AM0581]\n\nhelp: add `external;` to it: everybody can call the program, which has to ask who calls"));
}

/// A setting that is zero.
#[track_caller]
pub(super) const fn zero(setting: &str) {
    if let Some(Problem { code, text, help }) = no_port(setting) {
        let text = text.and(" [").and(code).and("]\n\nhelp: ");
        refuse(text.and(help.as_str()));
    }
}

/// The port on which a program listens, and the one that callers use.
pub(crate) const PORTS: [&str; 2] = ["port", "exposed_port"];

/// What is wrong with an endpoint of which this setting is zero. Azure takes 1 to 65535.
pub(crate) const fn no_port(setting: &str) -> Option<Problem> {
    let whose = if is(setting, PORTS[0]) {
        "on which the program listens"
    } else if is(setting, PORTS[1]) {
        "that callers use"
    } else {
        return None;
    };
    let text = Text::new().and("`").and(setting).and("` is 0, and ports begin at 1");
    let help = Text::new().and("write the port ").and(whose).and(", or leave `").and(setting);
    Some(Problem { code: "AM0551", text, help: help.and("` out") })
}

/// Whether there are endpoints, and none is external or may be.
pub(super) const fn are_internal(children: &[Children]) -> bool {
    let (mut kind, mut found) = (0, false);
    while kind < children.len() {
        let Children(facts, children) = children[kind];
        let mut at = 0;
        while at < children.len() && matches!(facts, Facts::Endpoint) {
            let external = children[at].value("external");
            if !external.is_empty() && !is(external, "false") {
                return false;
            }
            found = true;
            at += 1;
        }
        kind += 1;
    }
    found
}

/// A probe of `program` that asks over HTTP, beside these children.
#[track_caller]
const fn asks(probe: Child, program: &str, siblings: &[Children]) {
    let named = probe.value("endpoint");
    let (mut kind, mut first) = (0, None);
    while kind < siblings.len() {
        let Children(facts, children) = siblings[kind];
        let mut at = 0;
        while at < children.len() && matches!(facts, Facts::Endpoint) {
            let endpoint = children[at];
            let is_asked = named.is_empty() || is_quoted(named, endpoint.0);
            if is_asked && !endpoint.speaks_tcp() {
                return;
            }
            if is_asked && first.is_none() {
                first = Some(endpoint);
            }
            at += 1;
        }
        kind += 1;
    }
    if let Some(endpoint) = first {
        let text = Text::new().and("the probe `").and(probe.0).and("` asks over HTTP, and `");
        let text = text.and(endpoint.0).and("` of `").and(program);
        refuse(text.and("` speaks TCP [AM0577]\n\nhelp: leave `path` out, so that the probe opens a connection; or let it ask an `endpoint http { … }`"));
    }
}

/// An endpoint without a port, of a program of this kind.
#[track_caller]
const fn listens(endpoint: Child, program: &str, kind: Facts) {
    if let Facts::Program { is_image: true, .. } = kind
        && endpoint.speaks_tcp()
        && endpoint.value("port").is_empty()
        && endpoint.value("exposed_port").is_empty()
        && endpoint.value("env").is_empty()
    {
        let text = Text::new().and("nobody knows on which port the image of `").and(program);
        let text = text.and("` listens [AM0578]\n\nhelp: write the port, such as `endpoint ");
        refuse(text.and(endpoint.0).and(" { port: 6379; }`"));
    }
}

/// Whether it is the number of a port, without a type or anything else. What is none is another mistake.
const fn is_port(written: &str) -> bool {
    matches!(number(written.as_bytes()), Some(1..=65535))
}

/// Whether this is how the text is written as a literal.
const fn is_quoted(literal: &str, text: &str) -> bool {
    let Some((_, rest)) = literal.split_at_checked(1) else { return false };
    match rest.split_at_checked(text.len()) {
        Some((inner, end)) => is(inner, text) && is(end, "\""),
        None => false,
    }
}
