//! The rules that types cannot hold: names, collisions, cycles, limits.
//!
//! All violations are found at once, each with the place of its declaration.
//!
//! ```
//! use app_model::Builder;
//!
//! let app = Builder::new();
//! app.add_key_vault("secrets").soft_delete_retention_days(3);
//! app.add_storage("Secrets");
//!
//! let errors = app.build().err().expect("two mistakes");
//! for finding in errors.findings() {
//!     assert!(finding.code().is_some_and(|code| code.starts_with("AM")));
//!     assert!(finding.location().line() > 0);
//!     eprintln!("{}: {}", finding.message(), finding.help());
//! }
//! ```

mod azure_names;
mod credentials;
mod cycles;
mod environments;
mod finding;
mod foreign;
mod grants;
mod handed;
mod lints;
mod names;
mod programs;
mod templates;

pub use finding::{Errors, Finding, Findings};

use crate::literal::LiteralRule;
use crate::model::{Content, Mode, Model, NodeId, OutputNode, Value};
use crate::module::Argument;
use crate::prepare::{Plan, Rendered, parameters, shown};

/// What Azure Resource Manager takes in one template.
///
/// Source: the template limits in Azure's documentation of subscription and service limits.
pub(crate) mod limit {
    pub(crate) const RESOURCES: usize = 800;
    pub(crate) const PARAMETERS: usize = 256;
    /// The resource group's name, the location and the principal.
    pub(crate) const PARAMETERS_OF_MAIN: usize = 3;
    pub(crate) const OUTPUTS: usize = 64;
    /// Source: the limit on the length of a deployment's name.
    pub(crate) const DEPLOYMENT_NAME: usize = 64;
}

/// Checks the model, and the modules that it becomes when published.
pub(crate) fn check(
    model: &Model,
    plans: &[Plan],
    modules: &[Rendered],
    mode: Mode,
    limits: bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    names::check(model, plans, modules, &mut findings);
    azure_names::check(model, &mut findings);
    for (id, node) in model.iter() {
        existing(model, id, &mut findings);
        if !node.connection_properties.is_empty() {
            connection_properties(model, id, &mut findings);
        }
        let mut scope = Findings::new(model, id, &mut findings);
        match &node.content {
            Content::Resource(resource) => {
                resource.check(&mut scope);
                if mode == Mode::Publish {
                    environments::pulls(model, id, &mut findings);
                }
            }
            Content::Child(child) => child.check(&mut scope),
            Content::Template(template) => templates::check(template, &node.scope, &mut scope),
            // On a developer's machine programs need no environment.
            Content::Compute(_) if mode == Mode::Publish && !node.excluded => {
                programs::check(model, id, &mut findings);
                handed::check(model, id, &mut findings);
            }
            Content::External(external) => {
                scope.literal("", &LiteralRule::Url, external.url.as_ref());
            }
            Content::Output(output) if output.value.is_none() => scope.report(
                "AM0553",
                "the output has no value",
                "give it one, such as `output uri = vault.vault_uri;`",
            ),
            _ => {}
        }
    }
    for assignment in &model.assignments {
        let target = &model[assignment.target];
        if assignment.role.is_some() && target.is_read_only_in(Mode::Publish) {
            findings.push(Finding::new(
                "AM0527",
                format!("`{}` is existing and read only, and a role is granted on it", target.name),
                "whoever owns it grants the role; to grant it from here, let it be existing only",
                assignment.location,
            ));
        }
    }
    environments::subnets(model, &mut findings);
    cycles::check(model, plans, modules, &mut findings);
    cycles::waits(model, &mut findings);
    excluded(model, plans, modules, &mut findings);
    outputs(model, plans, modules, &mut findings);
    if limits {
        count(model, mode, plans, modules, &mut findings);
    }
    lints::reasons(model, &mut findings);
    lints::same_existing(model, &mut findings);
    grants::implied(model, &mut findings);
    grants::insufficient(model, &mut findings);
    grants::on_top(model, &mut findings);
    credentials::check(model, &mut findings);
    // On a developer's machine identities are not created, and what they name is not read.
    if findings.is_empty() && mode == Mode::Publish {
        lints::unused(model, plans, modules, &mut findings);
    }
    // The rest was found with nothing in place of what another builder has.
    let foreign = foreign::check(model);
    if !foreign.is_empty() {
        findings = foreign;
    }
    findings.sort_unstable_by_key(Finding::place);
    findings
}

/// The name with `_` for each character that does not fit.
pub(crate) fn fitting(name: &str, fits: fn(char) -> bool) -> String {
    name.replace(|c| !fits(c), "_")
}

/// A second declaration as existing would silently replace the first one.
fn existing(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let node = &model[id];
    for mode in [Mode::Publish, Mode::Run] {
        let mut applying = node.existing.iter().filter(|e| e.mode.applies_to(mode));
        let (Some(first), Some(second)) = (applying.next(), applying.next()) else { continue };
        findings.push(
            Finding::new(
                "AM0521",
                format!("`{}` is said to be existing twice", node.name),
                "leave one of the two out",
                second.location,
            )
            .with_note(format!("the first time at {}", first.location)),
        );
        break;
    }
    let is_environment = node.resource().is_some_and(|resource| resource.environment().is_some());
    if node.existing_in(Mode::Publish).is_some() && !is_environment {
        let mut findings = Findings::new(model, id, findings);
        findings.of_existing("name", node.azure_name.is_some());
        findings.of_existing("tags", !node.tags.is_empty());
    }
    for existing in &node.existing {
        if existing.scope.subscription.is_some() && existing.scope.resource_group.is_none() {
            findings.push(Finding::new(
                "AM0522",
                format!("the existing `{}` has a subscription and no resource group", node.name),
                "name the resource group too: a resource is found in its group",
                existing.location,
            ));
        }
    }
}

/// The parts that are added to a connection: each once, and as the name of a variable.
fn connection_properties(model: &Model, id: NodeId, findings: &mut Vec<Finding>) {
    let mut findings = Findings::new(model, id, findings);
    let mut known: Vec<String> = Vec::new();
    for (property, _) in &model[id].connection_properties {
        let compared = property.to_ascii_uppercase();
        if known.contains(&compared) {
            findings.report(
                "AM0324",
                format!(
                    "the connection property `{property}` of `{}` is set twice",
                    model[id].name
                ),
                "leave one of the two out",
            );
        }
        known.push(compared);
        let is_fitting = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if property.is_empty() {
            findings.report(
                "AM0554",
                "a connection property has no name",
                "write one: it ends the name of a variable",
            );
        } else if !property.chars().all(is_fitting) {
            let fitting = fitting(property, is_fitting);
            findings.report(
                "AM0554",
                format!("`{property}` is no name of a connection property"),
                format!("write `{fitting}`: it ends the name of a variable"),
            );
        }
    }
}

/// A reference to a module that is left out of what is published.
fn excluded(model: &Model, plans: &[Plan], modules: &[Rendered], findings: &mut Vec<Finding>) {
    for (plan, module) in plans.iter().zip(modules) {
        for target in cycles::references(module) {
            if model[target].excluded {
                Findings::new(model, plan.origin(), findings).report(
                    "AM0524",
                    format!(
                        "`{}` refers to `{}`, which is excluded from what is published",
                        plan.name, model[target].name
                    ),
                    "publish both or neither",
                );
            }
        }
    }
}

/// An output that the module of an environment does not have because of its settings.
fn outputs(model: &Model, plans: &[Plan], modules: &[Rendered], findings: &mut Vec<Finding>) {
    let mut check = |place: NodeId, value: &Value| {
        value.visit(&mut |value| {
            if let Value::Output(id, output) = value
                && let Some(resource) = model[*id].resource()
                && let Some(environment) = resource.environment()
                && !environment
                    .writes_output(output, model[*id].existing_in(Mode::Publish).is_some())
            {
                Findings::new(model, place, findings).report(
                    "AM0590",
                    format!(
                        "`{}` takes the output `{output}` of `{}`, which has nothing of the kind",
                        model[place].name, model[*id].name
                    ),
                    "set what the output is about, or leave the reference out",
                );
            }
        });
    };
    for (plan, module) in plans.iter().zip(modules) {
        for (_, argument) in &module.arguments {
            if let Argument::Value(value) = argument {
                check(plan.origin(), value);
            }
        }
    }
    for (id, node) in model.iter() {
        if let Content::Output(OutputNode { value: Some(value) }) = &node.content {
            check(id, value);
        }
    }
}

fn count(
    model: &Model,
    mode: Mode,
    plans: &[Plan],
    modules: &[Rendered],
    findings: &mut Vec<Finding>,
) {
    let declared = model.iter().filter(|(_, node)| node.needed_by.is_none());
    let Some((last, _)) = declared.last() else { return };
    let mut over = |what: &str, count: usize, limit: usize, help: &str| {
        if count > limit {
            Findings::new(model, last, findings).report(
                "AM0525",
                format!("main.bicep would have {count} {what}, and Azure takes {limit}"),
                help,
            );
        }
    };
    // The resource group is a resource of main.bicep too.
    let resources = plans.iter().filter(|plan| plan.is_called()).count() + 1;
    over("resources", resources, limit::RESOURCES, "split the application into several");
    let own = [model.resource_group, model.location];
    let mut parameters = parameters(model, mode, plans, modules);
    parameters.retain(|id| !own.contains(&Some(*id)));
    let parameters = parameters.len() + limit::PARAMETERS_OF_MAIN;
    over("parameters", parameters, limit::PARAMETERS, "use fewer parameters");
    let declared = model.iter().filter(|(_, n)| matches!(n.content, Content::Output(_))).count();
    let outputs = declared + shown(model, plans, modules).len();
    let help = if declared > limit::OUTPUTS {
        "show fewer values"
    } else {
        "what programs take of resources is an output too: let programs share identities, \
         or split the application into several"
    };
    over("outputs", outputs, limit::OUTPUTS, help);
}
