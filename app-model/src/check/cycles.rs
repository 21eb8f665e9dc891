//! Modules that wait for each other's outputs, and programs that wait for each other.

use crate::model::{Model, NodeId, NodeTable, Value};
use crate::module::Argument;
use crate::prepare::{Plan, PlanContent, Rendered};

use super::{Finding, Findings};

/// The modules whose outputs a module takes.
pub(super) fn references(module: &Rendered) -> Vec<NodeId> {
    let mut found = Vec::new();
    for (_, argument) in &module.arguments {
        if let Argument::Value(value) = argument {
            value.visit(&mut |value| {
                if let Value::Output(id, _) = value {
                    found.push(*id);
                }
            });
        }
    }
    found
}

pub(super) fn check(
    model: &Model,
    plans: &[Plan],
    modules: &[Rendered],
    findings: &mut Vec<Finding>,
) {
    let mut edges: NodeTable<Vec<NodeId>> = NodeTable::default();
    for (plan, module) in plans.iter().zip(modules) {
        if let PlanContent::Resource(id) | PlanContent::Template(id) = plan.content {
            *edges.of(id) = references(module);
        }
    }
    for cycle in cycles(model, &edges) {
        let Some(first) = cycle.first() else { continue };
        let names: Vec<String> = cycle.iter().map(|id| format!("`{}`", model[*id].name)).collect();
        Findings::new(model, *first, findings).report(
            "AM0523",
            format!("modules wait for each other: {}", names.join(" takes an output of ")),
            "break the cycle: pass a parameter instead of one of the outputs",
        );
    }
}

/// Programs that wait for each other, so that none would start.
pub(super) fn waits(model: &Model, findings: &mut Vec<Finding>) {
    let mut edges: NodeTable<Vec<NodeId>> = NodeTable::default();
    for (id, node) in model.iter() {
        // To wait for itself is a mistake of its own.
        for wait in node.compute().iter().flat_map(|compute| &compute.waits) {
            if wait.target != id {
                edges.of(id).push(wait.target);
            }
        }
    }
    for cycle in cycles(model, &edges) {
        let Some(first) = cycle.first() else { continue };
        let names: Vec<String> = cycle.iter().map(|id| format!("`{}`", model[*id].name)).collect();
        Findings::new(model, *first, findings).report(
            "AM0570",
            format!("programs wait for each other: {}", names.join(" waits for ")),
            "break the cycle: leave one `wait_for` out",
        );
    }
}

/// Each cycle as the way around it: its first node stands at its end again.
fn cycles(model: &Model, edges: &NodeTable<Vec<NodeId>>) -> Vec<Vec<NodeId>> {
    let mut states: NodeTable<State> = NodeTable::default();
    let mut found = Vec::new();
    for id in model.ids() {
        if *states.of(id) == State::New {
            walk(id, edges, &mut states, &mut found);
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Default)]
enum State {
    #[default]
    New,
    Open,
    Done,
}

/// A depth-first walk with a stack of its own: a chain may be as long as the model.
fn walk(
    start: NodeId,
    edges: &NodeTable<Vec<NodeId>>,
    states: &mut NodeTable<State>,
    found: &mut Vec<Vec<NodeId>>,
) {
    let mut path: Vec<(NodeId, usize)> = vec![(start, 0)];
    *states.of(start) = State::Open;
    while let Some((node, next)) = path.last_mut() {
        let node = *node;
        let target = edges.get(node).and_then(|targets| targets.get(*next)).copied();
        *next += 1;
        let Some(target) = target else {
            *states.of(node) = State::Done;
            path.pop();
            continue;
        };
        match *states.of(target) {
            State::Done => {}
            State::Open => {
                let from = path.iter().position(|(id, _)| *id == target).unwrap_or_default();
                let mut way: Vec<NodeId> = path.iter().skip(from).map(|(id, _)| *id).collect();
                way.push(target);
                found.push(way);
            }
            State::New => {
                *states.of(target) = State::Open;
                path.push((target, 0));
            }
        }
    }
}
