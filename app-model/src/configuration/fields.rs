//! The variables of a program as fields: a group per declaration, a field per variable.

use std::collections::HashSet;

use crate::compute::{Given, Origin, given};
use crate::model::{
    Built, CLIENT_ID, EndpointProperty, Model, NodeId, Value, ValuePart, ValueType,
};

use super::{names, purpose};

/// A struct: the configuration itself, or what is handed over of one declaration.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// What it is about; nothing for the configuration itself.
    step: Option<Step>,
    /// The field that holds it.
    pub(super) name: String,
    pub(super) type_name: String,
    /// What is in it, as a phrase without a full stop.
    pub(super) purpose: String,
    pub(super) groups: Vec<Group>,
    pub(super) fields: Vec<Field>,
}

/// A declaration on the way to a variable.
#[derive(Debug, Clone, PartialEq)]
struct Step {
    node: NodeId,
    /// The name that a reference gave it.
    alias: Option<String>,
}

/// A variable.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) variable: String,
    pub(super) ty: Type,
    pub(super) purpose: String,
}

/// What a variable is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    /// Text that is not empty.
    Text,
    /// Text that may be empty.
    AnyText,
    Secret,
    Number,
    Flag,
    Port,
    Endpoint,
    Identity,
}

/// Names of types that the generated code uses itself.
const TAKEN: [&str; 10] =
    ["Configuration", "Self", "String", "Result", "Option", "Some", "None", "Into", "Fn", "V"];

impl Group {
    /// What a program is handed: references first, each below the name of its declaration, then
    /// settings, then who it is.
    pub(super) fn of(model: &Model, program: NodeId) -> Self {
        let mut types: HashSet<String> = TAKEN.map(str::to_owned).into();
        let mut root = Self { type_name: "Configuration".to_owned(), ..Self::default() };
        let variables = given(model, program);
        // A name of the block goes before one that a reference gives, and that before a setting's:
        // the later one of two that are the same makes way.
        let paths = variables.iter().map(|given| path(model, given));
        let (named, plain): (Vec<_>, Vec<_>) =
            paths.partition(|path| path.iter().any(|step| step.alias.is_some()));
        for path in plain.iter().chain(&named) {
            root.below(model, path, &mut types);
        }
        let is_setting = |given: &Given| {
            matches!(given.origin, Origin::Written | Origin::Port(_) | Origin::Identity(_))
        };
        let (settings, references): (Vec<Given>, Vec<Given>) =
            variables.into_iter().partition(is_setting);
        for given in references {
            let path = path(model, &given);
            root.below(model, &path, &mut types).variable(model, given);
        }
        let identity = model[program].compute().and_then(|compute| compute.identities.first());
        if let Some(&identity) = identity {
            let purpose = format!("the client id of {}", purpose::named(model, identity));
            root.push("identity", "_setting", CLIENT_ID.to_owned(), Type::Identity, purpose);
        }
        for given in settings {
            root.variable(model, given);
        }
        root
    }

    /// The group of a declaration, which is made if it is missing.
    fn below(&mut self, model: &Model, path: &[Step], types: &mut HashSet<String>) -> &mut Self {
        let Some((step, rest)) = path.split_first() else { return self };
        let known = self.groups.iter().position(|group| group.step.as_ref() == Some(step));
        let place = known.unwrap_or_else(|| {
            self.groups.push(self.group(model, step, types));
            self.groups.len() - 1
        });
        #[allow(clippy::indexing_slicing, reason = "the place is one of the groups")]
        self.groups[place].below(model, rest, types)
    }

    /// A new group below this one.
    fn group(&self, model: &Model, step: &Step, types: &mut HashSet<String>) -> Self {
        let own = names::field(step.alias.as_ref().unwrap_or(&model[step.node].name));
        let parent = self.step.as_ref().map(|_| self.type_name.as_str());
        let type_name = names::type_name(parent.into_iter().chain([own.as_str()]));
        Self {
            step: Some(step.clone()),
            name: free(&own, "_reference", |name| !self.has(name)),
            type_name: free(&type_name, "Reference", |name| types.insert(name.to_owned())),
            purpose: purpose::named(model, step.node),
            ..Self::default()
        }
    }

    /// Adds the field of a variable.
    fn variable(&mut self, model: &Model, Given { name, value, origin, alias }: Given) {
        let field = match &origin {
            Origin::Dotnet => return,
            Origin::Written | Origin::Port(_) => names::field(&name),
            Origin::Identity(id) => names::field(&model[*id].name),
            Origin::Connection(_) => "connection_string".to_owned(),
            Origin::Property(_, property) => names::field(property),
            Origin::Address(id) if model[*id].parent.is_some() => names::field(&model[*id].name),
            Origin::Address(id) => names::field(alias.as_ref().unwrap_or(&model[*id].name)),
        };
        let suffix = match &origin {
            Origin::Written | Origin::Port(_) => "_setting",
            Origin::Identity(_) => "_identity",
            _ => "_reference",
        };
        let ty = match (&origin, type_of(model, &value)) {
            (Origin::Address(_), _) => Type::Endpoint,
            (Origin::Identity(_), _) => Type::Identity,
            // Nobody but its author knows whether a setting may be empty.
            (Origin::Written, Type::Text) if may_be_empty(&value) => Type::AnyText,
            (Origin::Property(id, part), Type::Text)
                if model[*id].adds_to_connection(part) && may_be_empty(&value) =>
            {
                Type::AnyText
            }
            (_, ty) => ty,
        };
        self.push(&field, suffix, name, ty, purpose::of(model, &value, &origin));
    }

    /// Adds a field, with the suffix if its name is taken.
    fn push(&mut self, name: &str, suffix: &str, variable: String, ty: Type, purpose: String) {
        let name = free(name, suffix, |name| !self.has(name));
        self.fields.push(Field { name, variable, ty, purpose });
    }

    fn has(&self, name: &str) -> bool {
        self.groups.iter().any(|group| group.name == name)
            || self.fields.iter().any(|field| field.name == name)
    }
}

/// The name if it is free; else with the suffix, and with a number behind that.
fn free(name: &str, suffix: &str, mut is_free: impl FnMut(&str) -> bool) -> String {
    let first = [name.to_owned(), format!("{name}{suffix}")];
    let numbered = (2..).map(|number: usize| format!("{name}{suffix}{number}"));
    first.into_iter().chain(numbered).find(|name| is_free(name)).unwrap_or_default()
}

/// The declarations whose groups lead to a variable: those of the block, or only the last one if a
/// reference gave it a name.
fn path(model: &Model, given: &Given) -> Vec<Step> {
    let last = match &given.origin {
        Origin::Dotnet | Origin::Written | Origin::Port(_) | Origin::Identity(_) => None,
        Origin::Connection(id) | Origin::Property(id, _) => Some(*id),
        Origin::Address(id) => model[*id].parent,
    };
    if let (Some(node), Some(alias)) = (last, &given.alias) {
        let declared = &model[node];
        let is_its_own =
            declared.parent.is_none() && names::field(alias) == names::field(&declared.name);
        return vec![Step { node, alias: (!is_its_own).then(|| alias.clone()) }];
    }
    let nodes = std::iter::successors(last, |id| model[*id].parent);
    let mut path: Vec<Step> = nodes.map(|node| Step { node, alias: None }).collect();
    path.reverse();
    path
}

fn type_of(model: &Model, value: &Value) -> Type {
    match value {
        value if value.is_secret(model) => Type::Secret,
        Value::Int(_) => Type::Number,
        Value::Bool(_) => Type::Flag,
        Value::Parameter(_) => match value.ty(model) {
            ValueType::Int => Type::Number,
            ValueType::Bool => Type::Flag,
            _ => Type::Text,
        },
        Value::Endpoint(_, EndpointProperty::Url) => Type::Endpoint,
        Value::Endpoint(_, EndpointProperty::Port | EndpointProperty::TargetPort)
        | Value::Built(_, Built::Port) => Type::Port,
        Value::Expression(expression) => match expression.parts.as_slice() {
            [ValuePart::Value(only)] => type_of(model, only),
            _ => Type::Text,
        },
        _ => Type::Text,
    }
}

fn may_be_empty(value: &Value) -> bool {
    match value {
        Value::String(_) | Value::Parameter(_) | Value::Conditional(_) => true,
        Value::Expression(expression) => {
            expression.parts.iter().all(|part| !matches!(part, ValuePart::Text(_)))
        }
        _ => false,
    }
}
