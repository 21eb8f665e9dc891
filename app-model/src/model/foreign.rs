//! Declarations of another builder, where this model was handed one.

use std::cell::{Cell, RefCell};
use std::panic::Location;

use super::{Content, Model, ModelId, Node, NodeId, OutputNode, Part, Value, Variable, Work};

/// What a model knows of declarations of other builders: which ones it was asked for, and a node without
/// content that stands for each of them until the model is refused.
pub(crate) struct Foreign {
    own: ModelId,
    stand_in: Box<Node>,
    /// The declaration whose module is being written.
    reader: Cell<Option<NodeId>>,
    asked: RefCell<Vec<Mention>>,
}

/// A declaration of another builder, and what names it here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    pub(crate) foreign: NodeId,
    /// The declaration that names it, if one is known.
    pub(crate) reader: Option<NodeId>,
    /// The place, when it is not that of the declaration.
    pub(crate) location: Option<&'static Location<'static>>,
}

impl Default for Foreign {
    fn default() -> Self {
        let content = Content::Output(OutputNode::default());
        Self {
            own: ModelId::next(),
            stand_in: Box::new(Node::new("", "", None, content, Location::caller())),
            reader: Cell::new(None),
            asked: RefCell::default(),
        }
    }
}

impl Foreign {
    pub(super) fn own(&self) -> ModelId {
        self.own
    }

    /// What is written from now on belongs to this declaration.
    pub(crate) fn read_by(&self, reader: Option<NodeId>) {
        self.reader.set(reader);
    }

    /// The node that stands for a declaration of another builder.
    pub(super) fn stand_in(&self, foreign: NodeId) -> &Node {
        self.ask(foreign);
        &self.stand_in
    }

    pub(super) fn stand_in_mut(&mut self, foreign: NodeId) -> &mut Node {
        self.ask(foreign);
        &mut self.stand_in
    }

    fn ask(&self, foreign: NodeId) {
        let mention = Mention { foreign, reader: self.reader.get(), location: None };
        self.asked.borrow_mut().push(mention);
    }
}

impl Model {
    /// Each declaration of another builder that something here names, with the first place of each reader.
    ///
    /// What the model holds is looked at; what kinds hold shows when they are asked, so this is
    /// complete once the modules are written.
    pub(crate) fn foreign_mentions(&self) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        let own = self.foreign.own();
        let mut add = |mention: Mention| {
            let is_known = |known: &Mention| {
                known.foreign == mention.foreign
                    && (known.reader == mention.reader || mention.reader.is_none())
            };
            // An id that a table of nodes made has no place: the one that it was made of has.
            let is_foreign = mention.foreign.model() != own;
            if is_foreign && mention.foreign.declared().is_some() && !mentions.iter().any(is_known)
            {
                mentions.push(mention);
            }
        };
        for grant in &self.assignments {
            let (reader, location) = (Some(grant.target), Some(grant.location));
            add(Mention { foreign: grant.owner, reader, location });
        }
        for (id, node) in self.iter() {
            node.named(&mut |foreign, location| {
                add(Mention { foreign, reader: Some(id), location });
            });
        }
        let asked = self.foreign.asked.borrow();
        let (read, other): (Vec<_>, Vec<_>) =
            asked.iter().copied().partition(|mention| mention.reader.is_some());
        read.into_iter().chain(other).for_each(&mut add);
        for foreign in [self.resource_group, self.location].into_iter().flatten() {
            add(Mention { foreign, reader: None, location: None });
        }
        mentions
    }
}

type Visit<'v> = &'v mut dyn FnMut(NodeId, Option<&'static Location<'static>>);

impl Node {
    /// Every declaration that this one names, as far as the model holds it.
    fn named(&self, visit: Visit<'_>) {
        if let Some(parent) = self.parent {
            visit(parent, None);
        }
        for existing in &self.existing {
            let location = Some(existing.location);
            let scope = [&existing.scope.resource_group, &existing.scope.subscription];
            for value in scope.into_iter().flatten().chain([&existing.name]) {
                value.declarations(&mut |id| visit(id, location));
            }
        }
        if let Content::Compute(compute) = &self.content {
            let ids = compute.environment.iter().chain(&compute.identities);
            ids.for_each(|id| visit(*id, None));
            for variable in &compute.variables {
                if let Variable::Reference { target, location, .. } = variable {
                    visit(*target, Some(location));
                }
            }
            compute.waits.iter().for_each(|wait| visit(wait.target, Some(wait.location)));
        }
        self.values(&mut |value| value.declarations(&mut |id| visit(id, None)));
    }

    /// Every value that the model holds of the declaration, but for those of `existing`.
    fn values<'v>(&'v self, visit: &mut dyn FnMut(&'v Value)) {
        let maps = self.tags.iter().chain(&self.connection_properties);
        maps.for_each(|(_, value)| visit(value));
        let scope = [&self.scope.resource_group, &self.scope.subscription];
        scope.into_iter().chain([&self.azure_name]).flatten().for_each(&mut *visit);
        match &self.content {
            Content::Parameter(parameter) => parameter.default.iter().for_each(visit),
            Content::Output(output) => output.value.iter().for_each(visit),
            Content::External(external) => external.url.iter().for_each(visit),
            Content::Connection(value) => visit(value),
            Content::Template(template) => {
                template.params.iter().for_each(|(_, value)| visit(value));
            }
            Content::Part(part) => part.values(visit),
            Content::Compute(compute) => {
                for variable in &compute.variables {
                    if let Variable::Value { value, .. } = variable {
                        visit(value);
                    }
                }
                let build = compute.build.arguments.iter().chain(&compute.build.secrets);
                build.for_each(|(_, value)| visit(value));
                compute.arguments.iter().for_each(&mut *visit);
                let single = [&compute.entrypoint, &compute.min_replicas, &compute.max_replicas];
                single.into_iter().flatten().for_each(&mut *visit);
                if let Work::Job(job) = &compute.work {
                    let all = [
                        &job.schedule,
                        &job.timeout,
                        &job.retries,
                        &job.parallelism,
                        &job.completions,
                    ];
                    all.into_iter().flatten().for_each(visit);
                }
            }
            Content::Resource(_) | Content::Child(_) => {}
        }
    }
}

impl Part {
    fn values<'v>(&'v self, visit: &mut dyn FnMut(&'v Value)) {
        match self {
            Self::Endpoint(_) | Self::Mount(_) => {}
            Self::Probe(probe) => {
                let all = [
                    &probe.initial_delay,
                    &probe.period,
                    &probe.timeout,
                    &probe.successes,
                    &probe.failures,
                ];
                all.into_iter().flatten().for_each(visit);
            }
            Self::Domain(domain) => {
                [&domain.host, &domain.certificate].into_iter().flatten().for_each(visit);
            }
            Self::Rule(rule) => {
                rule.metadata.iter().for_each(|(_, value)| visit(value));
                [&rule.scaler, &rule.concurrent_requests].into_iter().flatten().for_each(visit);
            }
        }
    }
}

impl Value {
    /// The declarations that the value is made of.
    fn declarations(&self, visit: &mut dyn FnMut(NodeId)) {
        self.visit(&mut |value| {
            if let Self::Parameter(id)
            | Self::Output(id, _)
            | Self::VaultSecret(id)
            | Self::Connection(id)
            | Self::Endpoint(id, _)
            | Self::Built(id, _) = value
            {
                visit(*id);
            }
        });
    }
}
