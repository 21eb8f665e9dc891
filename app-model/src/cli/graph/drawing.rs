//! What a picture shows: items and arrows, without places.
//!
//! Every arrow points from who uses something to what is used. An identity that was made for a
//! program is no item: what it may do, the program may.

use crate::application::Application;
use crate::cli::permissions::{Holder, Permission, Right, permissions};
use crate::model::{Model, NodeId, NodeTable, Value, Variable};
use crate::module::{Argument, GrantedOn};
use crate::prepare::{PlanContent, Rendered};

use super::items::{Class, Item, class, item};

pub(super) struct Drawing {
    pub(super) items: Vec<Item>,
    pub(super) arrows: Vec<Arrow>,
}

pub(super) struct Arrow {
    /// Places in the list of items.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) style: Style,
    pub(super) labels: Vec<String>,
    /// Whether a role is among them that needs a reason.
    pub(super) privileged: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Roles.
    Grant,
    /// An identity that a program runs as.
    RunAs,
    /// An address, a connection, a value.
    Use,
}

impl Style {
    /// The word for it in a picture's style.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::RunAs => "run-as",
            Self::Use => "use",
        }
    }
}

impl Arrow {
    /// The arrow as a sentence.
    pub(super) fn sentence(&self, drawing: &Drawing) -> String {
        let name = |item: usize| drawing.items.get(item).map_or("", |item| item.name.as_str());
        let (from, to) = (name(self.from), name(self.to));
        match self.style {
            Style::Grant => format!("{from} may {} on {to}", self.labels.join(", ")),
            Style::RunAs => format!("{from} runs as {to}"),
            Style::Use if self.labels.is_empty() => format!("{from} uses {to}"),
            Style::Use => format!("{from} uses {to}: {}", self.labels.join(", ")),
        }
    }
}

pub(super) fn draw(application: &Application) -> Drawing {
    let model = &application.model;
    let permissions = permissions(application);
    let mut sketch = Sketch::of(model, &permissions);
    for permission in &permissions {
        sketch.permission(permission);
    }
    for (plan, module) in application.plans.iter().zip(&application.modules) {
        match &plan.content {
            PlanContent::Program(id) => sketch.program(*id),
            PlanContent::Resource(id) | PlanContent::Template(id) => sketch.module(*id, module),
            PlanContent::Roles { .. } | PlanContent::DefaultRoles { .. } => {}
        }
    }
    sketch.finish()
}

/// The drawing while it is made.
struct Sketch<'m> {
    model: &'m Model,
    items: Vec<Item>,
    places: NodeTable<Option<usize>>,
    deployer: Option<usize>,
    /// The resource group as a whole.
    group: Option<usize>,
    arrows: Vec<Arrow>,
    /// The places of the arrows of each item.
    known: Vec<Vec<usize>>,
}

impl<'m> Sketch<'m> {
    fn of(model: &'m Model, permissions: &[Permission<'_>]) -> Self {
        let mut sketch = Self {
            model,
            items: Vec::new(),
            places: NodeTable::default(),
            deployer: None,
            group: None,
            arrows: Vec::new(),
            known: Vec::new(),
        };
        for (id, node) in model.iter().filter(|(_, node)| !node.excluded) {
            if let Some(class) = class(node) {
                *sketch.places.of(id) = Some(sketch.items.len());
                sketch.items.push(item(model, id, class));
            }
        }
        for (id, node) in model.iter() {
            let environment = node.compute().and_then(|compute| model.environment_of(compute));
            if let (Some(place), Some(environment)) = (sketch.place(id), environment)
                && let frame @ Some(_) = sketch.place(environment)
                && let Some(item) = sketch.items.get_mut(place)
            {
                item.frame = frame;
            }
        }
        let any = |is: fn(&Permission<'_>) -> bool| permissions.iter().any(is);
        if any(|permission| matches!(permission.holder, Holder::Deployer)) {
            let name = ("whoever deploys", "person or pipeline");
            sketch.deployer = Some(sketch.implied("deployer", Class::Identity, name));
        }
        if any(|permission| matches!(permission.target, GrantedOn::Group)) {
            let name = ("all resources", "resource group");
            sketch.group = Some(sketch.implied("group", Class::Resource, name));
        }
        sketch
    }

    /// Adds an item that nobody declares.
    fn implied(&mut self, key: &str, class: Class, (name, kind): (&str, &str)) -> usize {
        self.items.push(Item {
            key: key.to_owned(),
            class,
            name: name.to_owned(),
            kind: kind.to_owned(),
            facts: Vec::new(),
            description: None,
            existing: true,
            frame: None,
        });
        self.items.len() - 1
    }

    /// The item that stands for a declaration: its own, its parent's, or that of what it was made
    /// for.
    fn place(&self, id: NodeId) -> Option<usize> {
        let node = &self.model[id];
        match self.places.get(id) {
            Some(Some(place)) => Some(*place),
            _ => self.place(node.parent.or(node.needed_by)?),
        }
    }

    fn permission(&mut self, permission: &Permission<'_>) {
        let from = match (permission.holder, permission.identity()) {
            (_, Some(identity)) => self.place(identity),
            (Holder::Declared { owner, .. }, None) => self.place(owner),
            (Holder::Deployer, None) => self.deployer,
            (Holder::Unknown, None) => None,
        };
        let to = match permission.target {
            GrantedOn::Declared(target) => self.place(target),
            GrantedOn::Group => self.group,
        };
        match (permission.right, from, to) {
            (Right::Role(role), Some(from), Some(to)) if from == to => {
                self.fact(to, format!("{} on itself", role.name));
            }
            // An arrow from a frame to a box in it would be hard to see.
            (Right::Role(role), Some(from), Some(to)) if self.frame(to) == Some(from) => {
                self.fact(to, format!("{} has {}", permission.who(), role.name));
            }
            (Right::Role(role), Some(from), Some(to)) => {
                let arrow = self.arrow(from, to, Style::Grant, role.name);
                arrow.privileged |= permission.reason.is_some();
            }
            (Right::RunAs, Some(from), Some(to)) => {
                self.arrow(from, to, Style::RunAs, "");
            }
            (Right::Assignments(_), _, Some(to)) => {
                self.fact(to, format!("{} in its Bicep", permission.right()));
            }
            _ => {}
        }
    }

    /// What a program is handed, and what it waits for.
    fn program(&mut self, id: NodeId) {
        let Some(compute) = self.model[id].compute() else { return };
        for variable in &compute.variables {
            match variable {
                Variable::Reference { target, .. } => self.uses(id, *target),
                Variable::Value { value, .. } => self.uses_value(id, value),
            }
        }
        compute.arguments.iter().for_each(|value| self.uses_value(id, value));
        for wait in &compute.waits {
            let (from, to) = (self.place(id), self.place(wait.target));
            if let (Some(from), Some(to)) = (from, to)
                && self.known(from, to, Style::Use).is_none()
            {
                self.arrow(from, to, Style::Use, "starts after");
            }
        }
    }

    /// What a module takes from others.
    fn module(&mut self, id: NodeId, module: &Rendered) {
        for referenced in &module.referenced {
            self.use_of(id, *referenced, "");
        }
        for (_, argument) in &module.arguments {
            if let Argument::Value(value) = argument {
                self.uses_value(id, value);
            }
        }
    }

    fn uses_value(&mut self, from: NodeId, value: &Value) {
        let mut used = Vec::new();
        value.visit(&mut |value| match value {
            Value::Output(id, output) => used.push((*id, Some(output.clone()))),
            Value::VaultSecret(id) | Value::Connection(id) | Value::Endpoint(id, _) => {
                used.push((*id, None));
            }
            _ => {}
        });
        for (id, output) in used {
            match output {
                Some(output) => self.use_of(from, id, &output),
                None => self.uses(from, id),
            }
        }
    }

    /// A use of something, with the name of the part that is used.
    fn uses(&mut self, from: NodeId, to: NodeId) {
        let node = &self.model[to];
        let label = if node.parent.is_some() { node.name.as_str() } else { "" };
        self.use_of(from, to, label);
    }

    fn use_of(&mut self, from: NodeId, to: NodeId, label: &str) {
        let name = self.model[to].resource().map(|resource| resource.info().name_output);
        let (Some(from), Some(to)) = (self.place(from), self.place(to)) else { return };
        let (Some(user), Some(used)) = (self.items.get(from), self.items.get(to)) else { return };
        // A program is in its environment and runs as its identities: the picture says so already.
        let runs_as = user.class == Class::Program && used.class == Class::Identity;
        if from != to && user.frame != Some(to) && used.frame != Some(from) && !runs_as {
            // That a module asks for a name only says that it refers to the resource.
            self.arrow(from, to, Style::Use, if name == Some(label) { "" } else { label });
        }
    }

    /// The place of an arrow.
    fn known(&self, from: usize, to: usize, style: Style) -> Option<usize> {
        let is_it = |place: &usize| {
            self.arrows.get(*place).is_some_and(|arrow| arrow.to == to && arrow.style == style)
        };
        self.known.get(from)?.iter().copied().find(is_it)
    }

    fn arrow(&mut self, from: usize, to: usize, style: Style, label: &str) -> &mut Arrow {
        let place = self.known(from, to, style).unwrap_or_else(|| {
            let place = self.arrows.len();
            self.arrows.push(Arrow { from, to, style, labels: Vec::new(), privileged: false });
            self.known.resize(self.items.len(), Vec::new());
            self.known[from].push(place);
            place
        });
        let arrow = &mut self.arrows[place];
        if !label.is_empty() && !arrow.labels.iter().any(|known| known == label) {
            arrow.labels.push(label.to_owned());
        }
        arrow
    }

    fn frame(&self, place: usize) -> Option<usize> {
        self.items.get(place)?.frame
    }

    fn fact(&mut self, place: usize, fact: String) {
        if let Some(item) = self.items.get_mut(place) {
            item.facts.push(fact);
        }
    }

    /// Without what shows by itself: who may do something on a resource uses it. Without items of
    /// the outside that nobody uses.
    fn finish(self) -> Drawing {
        let shows = |arrow: &Arrow| {
            arrow.style != Style::Use || self.known(arrow.from, arrow.to, Style::Grant).is_none()
        };
        let shown: Vec<bool> = self.arrows.iter().map(shows).collect();
        let mut used = vec![false; self.items.len()];
        let mut arrows = Vec::new();
        for (arrow, is_shown) in self.arrows.into_iter().zip(shown) {
            if is_shown {
                used[arrow.to] = true;
                arrows.push(arrow);
            }
        }
        // The new place of each item, if it stays.
        let mut moved = Vec::new();
        let mut kept = Vec::new();
        for (item, is_used) in self.items.into_iter().zip(used) {
            moved.push(kept.len());
            if item.class != Class::Outside || is_used {
                kept.push(item);
            }
        }
        let new = |place: usize| moved[place];
        for item in &mut kept {
            item.frame = item.frame.map(new);
        }
        for arrow in &mut arrows {
            (arrow.from, arrow.to) = (new(arrow.from), new(arrow.to));
        }
        Drawing { items: kept, arrows }
    }
}
