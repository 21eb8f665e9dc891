//! Modules that wait for each other's outputs, and programs that wait for each other.

use std::collections::HashMap;

use crate::model::{Model, NodeId, Value};
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
    let mut edges: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
    for (plan, module) in plans.iter().zip(modules) {
        if let PlanContent::Resource(id) | PlanContent::Template(id) = plan.content {
            edges.insert(id, references(module));
        }
    }
    for cycle in cycles(model, &edges) {
        let names: Vec<String> = cycle.iter().map(|id| format!("`{}`", model[*id].name)).collect();
        Findings::new(model, first(&cycle), findings).report(
            "AM0523",
            format!("modules wait for each other: {}", names.join(" takes an output of ")),
            "break the circle: pass a parameter instead of one of the outputs",
        );
    }
}

/// Programs that wait for each other, so that none would start.
pub(super) fn waits(model: &Model, findings: &mut Vec<Finding>) {
    let programs = model.iter().filter_map(|(id, node)| Some((id, node.compute()?)));
    let edges: HashMap<NodeId, Vec<NodeId>> = programs
        .map(|(id, compute)| {
            let others = compute.waits.iter().map(|wait| wait.target);
            // To wait for itself is a mistake of its own.
            (id, others.filter(|other| *other != id).collect())
        })
        .collect();
    for cycle in cycles(model, &edges) {
        let names: Vec<String> = cycle.iter().map(|id| format!("`{}`", model[*id].name)).collect();
        Findings::new(model, first(&cycle), findings).report(
            "AM0570",
            format!("programs wait for each other: {}", names.join(" waits for ")),
            "break the circle: leave one `wait_for` out",
        );
    }
}

fn first(cycle: &[NodeId]) -> NodeId {
    cycle.first().copied().unwrap_or(NodeId(0))
}

/// Each circle as the way around it: its first node stands at its end again.
fn cycles(model: &Model, edges: &HashMap<NodeId, Vec<NodeId>>) -> Vec<Vec<NodeId>> {
    let mut state: HashMap<NodeId, State> = HashMap::new();
    let mut found = Vec::new();
    for (id, _) in model.iter() {
        if edges.contains_key(&id) && !state.contains_key(&id) {
            walk(id, edges, &mut state, &mut found);
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Done,
}

/// A depth-first walk with a stack of its own: a chain may be as long as the model.
fn walk(
    start: NodeId,
    edges: &HashMap<NodeId, Vec<NodeId>>,
    state: &mut HashMap<NodeId, State>,
    found: &mut Vec<Vec<NodeId>>,
) {
    let mut path: Vec<(NodeId, usize)> = vec![(start, 0)];
    state.insert(start, State::Open);
    while let Some((node, next)) = path.last_mut() {
        let node = *node;
        let target = edges.get(&node).and_then(|targets| targets.get(*next)).copied();
        *next += 1;
        let Some(target) = target else {
            state.insert(node, State::Done);
            path.pop();
            continue;
        };
        match state.get(&target) {
            Some(State::Done) => {}
            Some(State::Open) => {
                let from = path.iter().position(|(id, _)| *id == target).unwrap_or_default();
                let way = path.iter().skip(from).map(|(id, _)| *id);
                found.push(way.chain([target]).collect());
            }
            None => {
                state.insert(target, State::Open);
                path.push((target, 0));
            }
        }
    }
}
