//! What Container Apps cannot run.

use crate::check::Findings;
use crate::compute::Program;
use crate::facts::{self, Said};
use crate::kinds::compute::{domain, job, mount, probe, rule};
use crate::literal::instance;
use crate::model::{Content, Mode, MountNode, Part, ProbeNode, Source, Work};
use crate::module::unique_start;

use super::parts::asked;
use super::{APP_NAME, ContainerAppsSettings, LINKS, volumes};

/// What an environment that exists already has, beside the volumes of programs.
pub(super) static FIXED: [(&str, Said); 2] = [
    (
        "log_workspace",
        Said("the environment exists already and cannot be given a workspace for logs", MAKE_IT),
    ),
    ("subnet_id", Said("the environment exists already and cannot be given a subnet", MAKE_IT)),
];

const VOLUMES: Said =
    Said("the environment exists already and cannot be given volumes of its programs", MAKE_IT);
const MAKE_IT: &str = "leave that out, or let the application make the environment";

pub(super) fn environment(settings: &ContainerAppsSettings, findings: &mut Findings<'_>) {
    let model = findings.model();
    let id = findings.node();
    let set = [
        ("registry", settings.registry.is_some()),
        ("azd_naming", settings.azd_naming),
        ("compact_naming", settings.compact_naming),
    ];
    let set: Vec<&str> = set.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| *name).collect();
    let has_volumes = !volumes::of_environment(model, id).is_empty();
    findings.own_names(LINKS.names, &set, has_volumes);
    if model[id].existing_in(Mode::Publish).is_some() {
        for (setting, Said(text, help)) in &FIXED {
            let is_set = match *setting {
                "subnet_id" => settings.subnet.is_some(),
                _ => settings.log_workspace.is_some(),
            };
            if is_set {
                findings.report("AM0566", *text, *help);
            }
        }
        if has_volumes {
            findings.report("AM0566", VOLUMES.0, VOLUMES.1);
        }
        return;
    }
    // Two environments of one name would be one environment.
    let name = |id: crate::NodeId| {
        let node = &model[id];
        let settings = node.resource().and_then(|resource| {
            (resource as &dyn std::any::Any).downcast_ref::<ContainerAppsSettings>()
        })?;
        if node.azure_name.is_some() || node.existing_in(Mode::Publish).is_some() {
            return None;
        }
        Some(if settings.azd_naming {
            "cae-".to_owned()
        } else {
            unique_start(&crate::bicep::identifier(&node.name), settings.name_rule())
        })
    };
    let mine = name(id);
    let earlier = model.environments.iter().take_while(|other| **other != id);
    if let Some(other) = earlier.copied().find(|other| mine.is_some() && name(*other) == mine) {
        findings.report(
            "AM0567",
            format!(
                "`{}` and `{}` would have the same name in Azure",
                model[other].name, model[id].name
            ),
            "add `unique_naming;` to both: digits are then kept; or set a name with `name: \"…\"`",
        );
    }
}

/// The app has the program's name, unless a closure gives it another one.
fn name(program: Program<'_>, findings: &mut Findings<'_>) {
    let name = program.azure_name();
    if program.compute.customizations.is_empty()
        && let Some(violation) = APP_NAME.violation(&name)
    {
        findings.report(
            "AM0502",
            format!("the name `{name}` of a container app {violation}"),
            "rename it",
        );
    }
}

pub(super) fn program(program: Program<'_>, findings: &mut Findings<'_>) {
    resources(program, findings);
    name(program, findings);
    if let Source::Missing = program.compute.source {
        let (text, help) = job::IMAGE.report(&program.node.name);
        findings.report("AM0553", text, help);
    }
    let has_schedule = matches!(&program.compute.work, Work::Job(job) if job.schedule.is_some());
    let of = &program.node.name;
    for &child in &program.node.children {
        let Content::Part(part) = &program.model[child].content else { continue };
        let name = &program.model[child].name;
        let mut findings = findings.of(child);
        match part {
            Part::Mount(mount) => mounted(mount, name, part.title(), &mut findings),
            Part::Probe(probe) if probe.kind.is_none() => {
                missing(&probe::PART, name, &mut findings);
            }
            Part::Probe(probe) if asked(probe, program).is_none() => {
                nobody(name, probe, program, &mut findings);
            }
            Part::Probe(probe) if probe.path.is_some() => {
                over_http(name, probe, program, &mut findings);
            }
            Part::Domain(domain) if domain.host.is_none() => {
                missing(&domain::PART, name, &mut findings);
            }
            Part::Rule(rule)
                if rule.scaler.is_none() && matches!(program.compute.work, Work::Job(_)) =>
            {
                missing(&rule::EVENT, name, &mut findings);
            }
            Part::Rule(_) if has_schedule => findings.report(
                "AM0568",
                format!("the job has a schedule and the event `{name}`"),
                "a job has one trigger: leave one of the two out",
            ),
            Part::Rule(rule) if rule.as_program && program.compute.identities.is_empty() => {
                findings.report(
                    "AM0553",
                    format!("the rule `{name}` asks with the identity of `{of}`, which runs as none"),
                    "add `identity: …;`, or refer to what is counted: a reference brings an identity and its roles",
                );
            }
            _ => {}
        }
    }
}

/// Where a program sees files.
fn mounted(mount: &MountNode, name: &str, title: &str, findings: &mut Findings<'_>) {
    match mount.path.as_deref() {
        Some(path) if path.starts_with('/') => {}
        Some(path) => findings.report(
            "AM0554",
            format!("the {title} `{name}` has the path `{path}`, which does not begin at the root"),
            format!("write `path: \"/{}\";`", path.trim_start_matches("./")),
        ),
        None => missing(mount::part(mount.kind), name, findings),
    }
}

/// A probe that finds no endpoint.
fn nobody(name: &str, probe: &ProbeNode, program: Program<'_>, findings: &mut Findings<'_>) {
    let of = &program.node.name;
    let endpoints = program.endpoints();
    let declared: Vec<String> =
        endpoints.iter().map(|resolved| format!("`{}`", resolved.name)).collect();
    match &probe.endpoint {
        Some(asked) if !declared.is_empty() => findings.report(
            "AM0553",
            format!(
                "the probe `{name}` asks the endpoint `{asked}`, and `{of}` has none of this name"
            ),
            format!("name one that it has: {}", declared.join(", ")),
        ),
        _ => findings.report(
            "AM0553",
            format!("the probe `{name}` asks an endpoint, and `{of}` has none"),
            format!(
                "add one, such as `endpoint {} {{ port: 8080; }}`",
                probe.endpoint.as_deref().unwrap_or("http")
            ),
        ),
    }
}

/// A part of a program without the setting that it needs.
fn missing(part: &facts::Part, name: &str, findings: &mut Findings<'_>) {
    if let Some(needed) = part.needed {
        let (text, help) = needed.report(name);
        findings.report("AM0553", text, help);
    }
}

/// A probe that asks over HTTP.
fn over_http(name: &str, probe: &ProbeNode, program: Program<'_>, findings: &mut Findings<'_>) {
    let endpoints = program.endpoints();
    let asked = asked(probe, program);
    let asked = endpoints.iter().find(|resolved| Some(resolved.id) == asked);
    if let Some(asked) = asked.filter(|resolved| !resolved.endpoint.is_http()) {
        findings.report(
            "AM0577",
            format!(
                "the probe `{name}` asks over HTTP, and `{}` of `{}` speaks TCP",
                asked.name, program.node.name
            ),
            "leave `path` out, so that the probe opens a connection; or let it ask an `endpoint http { … }`",
        );
    }
}

fn resources(program: Program<'_>, findings: &mut Findings<'_>) {
    let gibibytes = program.compute.memory.as_deref().and_then(instance::gibibytes);
    let cores = program.compute.cpu.map(|cores| cores.to_string());
    if let Some(problem) = instance::problem(cores.as_deref(), gibibytes) {
        findings.problem(&problem);
    }
}
