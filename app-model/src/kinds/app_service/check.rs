//! What App Service cannot run.

use crate::check::{Findings, fitting};
use crate::compute::{Program, ResolvedEndpoint, variables};
use crate::facts::{Depends, Ignored, Said, When, help_for};
use crate::literal::{HasLiterals, LiteralRule, Text};
use crate::model::{
    Content, Mode, NameRule, Part, ProbeNode, Source, Value, ValuePart, Variable, Work,
};

use super::{AppServiceSettings, LINKS, Telemetry, WITH_DASHBOARD, WITH_INSIGHTS};

/// What a slot can be called; `production` is the site itself.
///
/// Source: Azure's resource naming rules.
static SLOT: NameRule =
    NameRule::new(2, 59, "-").inner_punctuation().refused_names(&["production"]);

/// The machines that a plan can have.
///
/// Source: App Service's limits of the Premium v3 tier.
const MACHINES: LiteralRule = LiteralRule::Range { min: 1, max: 30, of: "machines" };

/// What a program may be called: the name of its site is this, a hyphen and 13 characters that no
/// other site in the world has, and a site's name has 60.
///
/// Source: Azure's resource naming rules for `Microsoft.Web/sites`.
pub(super) const SITE_NAME: NameRule = NameRule::new(1, 46, "-").global();

/// What programs and their parts are elsewhere set to: here the machines of the plan have it, or nobody.
pub(super) static IGNORED: [Ignored; 8] = [
    Ignored("min_replicas", PLAN),
    Ignored("cpu", PLAN),
    Ignored("memory", PLAN),
    Ignored("probe", "App Service asks over HTTP: add `path`"),
    Ignored("volume", STORAGE),
    Ignored("bind mount", STORAGE),
    Ignored("custom domain", "bind the domain to the site with `publish_as_website`"),
    Ignored("rule", "the plan scales: write its rules with `configure`"),
];

/// Of an argument with a space in it.
pub(super) const SPACED: Said = Said(
    "App Service is handed the arguments as one text with spaces between, and one of them has a space in it",
    "write the command into the program's `Dockerfile`, or hand the text over in `env`",
);

/// Of a program without an endpoint, after its name.
pub(super) const SILENT: Said = Said(
    "has no endpoint, and App Service stops a site that does not answer",
    "add one, such as `endpoint http { port: 8080; external; }`; what nobody calls runs in a `containerapps` environment",
);

/// What a plan that exists already has.
pub(super) static FIXED: [(&str, Said); 2] = [
    ("sku", Said("the plan exists already and cannot be given a sku", MAKE_IT)),
    ("instances", Said("the plan exists already and cannot be given machines", MAKE_IT)),
];

const MAKE_IT: &str = "leave that out, or let the application make the plan";
const PLAN: &str = "the machines of the plan have it: set `sku` and `instances` of the environment";
const STORAGE: &str = "write to a storage account, or run in a `containerapps` environment";

impl HasLiterals for AppServiceSettings {
    const LITERALS: &'static [(&'static str, LiteralRule)] = &[
        ("instances", MACHINES),
        ("deployment_slot", LiteralRule::Name { of: "a slot", rule: &SLOT, code: "AM0586" }),
        ("application_insights_location", LiteralRule::Region),
    ];
    // `FIXED` is about what an existing plan cannot be given.
    const NAMES: &'static [&'static str] = &[];
}

/// The variables that an environment sets for each of its programs, besides those of identities.
pub(super) static VARIABLES: [Depends; 11] = [
    Depends("WEBSITES_PORT", When::Always),
    Depends("ASPIRE_ENVIRONMENT_NAME", When::Always),
    Depends("OTEL_SERVICE_NAME", WITH_DASHBOARD),
    Depends("OTEL_EXPORTER_OTLP_PROTOCOL", WITH_DASHBOARD),
    Depends("OTEL_EXPORTER_OTLP_ENDPOINT", WITH_DASHBOARD),
    Depends("WEBSITE_ENABLE_ASPIRE_OTEL_SIDECAR", WITH_DASHBOARD),
    Depends("OTEL_COLLECTOR_URL", WITH_DASHBOARD),
    Depends("OTEL_CLIENT_ID", WITH_DASHBOARD),
    Depends("APPINSIGHTS_INSTRUMENTATIONKEY", WITH_INSIGHTS),
    Depends("APPLICATIONINSIGHTS_CONNECTION_STRING", WITH_INSIGHTS),
    Depends("ApplicationInsightsAgent_EXTENSION_VERSION", WITH_INSIGHTS),
];

/// What to do instead of setting one of them.
pub(super) const INSTEAD: &str = "leave it out, or change it with `publish_as_website`";

pub(super) fn environment(settings: &AppServiceSettings, findings: &mut Findings<'_>) {
    let set =
        [("registry", settings.registry.is_some()), ("dashboard", settings.without_dashboard)];
    let set: Vec<&str> = set.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| *name).collect();
    findings.own_names(LINKS.names, &set, false);
    let exists = findings.model()[findings.node()].existing_in(Mode::Publish).is_some();
    for (setting, Said(text, help)) in &FIXED {
        let value = if *setting == "sku" { &settings.sku } else { &settings.instances };
        if exists && value.is_some() {
            findings.report("AM0566", *text, *help);
        }
    }
    for (setting, rule) in AppServiceSettings::LITERALS {
        let value = match *setting {
            "instances" => &settings.instances,
            "application_insights_location" => &settings.insights_location,
            _ => &settings.slot,
        };
        findings.literal(setting, rule, value.as_ref());
    }
    if settings.insights_location.is_some() && !matches!(settings.telemetry(), Telemetry::Own) {
        findings.report(
            "AM0552",
            "`application_insights_location` is the region of a component that the environment makes, and it makes none here",
            "leave `application_insights_location` out, or write `application_insights;`",
        );
    }
}

pub(super) fn program(
    environment: &AppServiceSettings,
    program: Program<'_>,
    findings: &mut Findings<'_>,
) {
    runs(program, findings);
    if matches!(program.compute.work, Work::Job(_)) {
        return;
    }
    endpoints(program, findings);
    settings(program, findings);
    set_variables(environment, program, findings);
    hyphens(program, findings);
    let spaced =
        program.compute.entrypoint.iter().chain(&program.compute.arguments).find(has_space);
    if spaced.is_some() {
        findings.report("AM0588", SPACED.0, SPACED.1);
    }
    name(program, findings);
}

fn name(program: Program<'_>, findings: &mut Findings<'_>) {
    let name = &program.node.name;
    let length = name.len();
    if length > SITE_NAME.max {
        findings.report(
            "AM0589",
            format!(
                "the name `{name}` has {length} characters, and a site's has room for {}",
                SITE_NAME.max
            ),
            "write a shorter name, such as `as \"web\"`: what follows makes it unique in the world",
        );
    } else if let Some(breach) = SITE_NAME.breach_of_beginning(name) {
        let why = SITE_NAME.explain(breach, Text::new());
        findings.report(
            "AM0502",
            format!("the name `{name}` of a web site {}", why.as_str()),
            "rename it",
        );
    }
}

fn runs(program: Program<'_>, findings: &mut Findings<'_>) {
    let (what, help) = match (&program.compute.work, &program.compute.source) {
        (Work::Job(_), _) => {
            ("App Service runs no jobs", "let it run in a `containerapps` environment")
        }
        (Work::Service, Source::Image(_)) => (
            "App Service runs programs that are built from a folder, and this is an image",
            "write a folder whose `Dockerfile` begins with `FROM` and the image, as in `project web(\"../web\") { … }`; or let it run in a `containerapps` environment",
        ),
        _ => return,
    };
    findings.report("AM0584", what, help);
}

fn endpoints(program: Program<'_>, findings: &mut Findings<'_>) {
    let of = &program.node.name;
    let source = &program.compute.source;
    if program.endpoints().is_empty() && source.is_built() && !source.is_dotnet() {
        findings.report("AM0592", format!("`{of}` {}", SILENT.0), SILENT.1);
    }
    let mut known: Option<ResolvedEndpoint<'_>> = None;
    for resolved in program.endpoints() {
        let name = resolved.name;
        let mut findings = findings.of(resolved.id);
        if !resolved.endpoint.is_http() {
            findings.report(
                "AM0582",
                format!(
                    "the endpoint `{name}` of `{of}` speaks TCP, and App Service speaks HTTP only"
                ),
                "let the program run in a `containerapps` environment",
            );
            continue;
        }
        // The endpoints of a function are one port, and the function says it of both.
        let is_function = matches!(program.compute.work, Work::Function);
        let is_said = is_function && known.is_some();
        if !(resolved.endpoint.external || is_said) {
            let what = if is_function {
                format!("the function `{of}`")
            } else {
                format!("the endpoint `{name}` of `{of}`")
            };
            findings.report(
                "AM0581",
                format!("{what} is not external, and every site has a public address"),
                "add `external;` to it: everybody can call the program, which has to ask who calls",
            );
        }
        match known {
            Some(first) if first.target != resolved.target => findings.report(
                "AM0583",
                format!(
                    "the endpoints `{}` and `{name}` of `{of}` are on different ports, and a site has one",
                    first.name
                ),
                "give both the same `port`, or make one of them a program of its own",
            ),
            Some(_) => {}
            None => known = Some(resolved),
        }
    }
}

/// Settings and parts that mean nothing here.
fn settings(program: Program<'_>, findings: &mut Findings<'_>) {
    let compute = program.compute;
    findings.literal("max_replicas", &MACHINES, compute.max_replicas.as_ref());
    for (setting, is_set) in [
        ("min_replicas", compute.min_replicas.is_some()),
        ("cpu", compute.cpu.is_some()),
        ("memory", compute.memory.is_some()),
    ] {
        if let Some(help) = help_for(&IGNORED, setting).filter(|_| is_set) {
            findings.report("AM0585", format!("`{setting}` means nothing to App Service"), help);
        }
    }
    let of = &program.node.name;
    for &child in &program.node.children {
        let Content::Part(part) = &program.model[child].content else { continue };
        let asks_over_http = matches!(part, Part::Probe(ProbeNode { path: Some(_), .. }));
        let what = part.title();
        let Some(help) = help_for(&IGNORED, what).filter(|_| !asks_over_http) else { continue };
        let name = &program.model[child].name;
        findings.of(child).report(
            "AM0585",
            format!("the {what} `{name}` of `{of}` means nothing to App Service"),
            help,
        );
    }
}

/// Variables of the user's that the environment sets as well.
fn set_variables(
    environment: &AppServiceSettings,
    program: Program<'_>,
    findings: &mut Findings<'_>,
) {
    for (name, _) in variables(program.model, program.id) {
        let mut set = VARIABLES.iter().filter(|it| it.0.eq_ignore_ascii_case(&name));
        if set.any(|Depends(_, when)| environment.has(*when)) {
            let what = format!("the variable `{name}` is set by the environment");
            findings.report("AM0587", what, INSTEAD);
        }
    }
}

/// Variables with a hyphen, which App Service takes out of their names: those that were written,
/// those that .NET reads, and those of a reference that has no other ones.
fn hyphens(program: Program<'_>, findings: &mut Findings<'_>) {
    let model = program.model;
    let mut names: Vec<String> = Vec::new();
    if program.compute.source.is_dotnet() {
        names.extend(variables(model, program.id).into_iter().map(|(name, _)| name));
    } else {
        for resolved in program.endpoints() {
            names.extend(resolved.endpoint.variable.clone());
        }
        for variable in &program.compute.variables {
            match variable {
                Variable::Value { name, .. } => names.push(name.clone()),
                Variable::Reference { target, name, .. } => {
                    let Some(connection) = model.connection(*target) else { continue };
                    if connection.properties.is_empty() && connection.variable.is_none() {
                        let name = name.as_ref().unwrap_or(&model[*target].name);
                        names.push(format!("ConnectionStrings__{name}"));
                    }
                }
            }
        }
    }
    names.retain(|name| name.contains('-'));
    names.dedup();
    let allowed = program.node.allowed.iter().any(|allowed| allowed.lint == "hyphenated_variable");
    let Some(first) = names.first().filter(|_| !allowed) else {
        if allowed && names.is_empty() {
            findings.report(
                "AM0604",
                format!("`{}` has no variable with a hyphen, and is allowed to", program.node.name),
                "leave `#[allow(hyphenated_variable, …)]` out",
            );
        }
        return;
    };
    let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let is_written = program
        .compute
        .variables
        .iter()
        .any(|variable| matches!(variable, Variable::Value { name, .. } if name == first));
    let what = if is_written {
        format!("write `{}`", fitting(first, char::is_alphanumeric))
    } else {
        "give what it names a name without `_` and `-`".to_owned()
    };
    findings.report(
        "AM0641",
        format!(
            "App Service takes the hyphens out of {}, which becomes `{}`",
            list.join(", "),
            first.replace('-', "")
        ),
        format!(
            "{what}, or say before the program why it is no matter: `#[allow(hyphenated_variable, reason = \"…\")]`"
        ),
    );
}

fn has_space(value: &&Value) -> bool {
    let text = |text: &str| text.contains(char::is_whitespace);
    match value {
        Value::String(value) => text(value),
        Value::Expression(expression) => expression.parts.iter().any(|part| match part {
            ValuePart::Text(value) => text(value),
            ValuePart::Value(_) | ValuePart::Encoded(_) => false,
        }),
        _ => false,
    }
}
