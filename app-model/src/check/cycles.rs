//! Modules that wait for each other's outputs.

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
    let mut state: HashMap<NodeId, State> = HashMap::new();
    for (id, _) in model.iter() {
        if edges.contains_key(&id) && !state.contains_key(&id) {
            walk(id, &edges, &mut state, model, findings);
        }
    }
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
    model: &Model,
    findings: &mut Vec<Finding>,
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
                let cycle: Vec<String> = path
                    .iter()
                    .skip(from)
                    .map(|(id, _)| *id)
                    .chain([target])
                    .map(|id| format!("`{}`", model[id].name))
                    .collect();
                Findings::new(model, target, findings).report(
                    "AM0523",
                    format!("modules wait for each other: {}", cycle.join(" takes an output of ")),
                    "break the circle: pass a parameter instead of one of the outputs",
                );
            }
            None => {
                state.insert(target, State::Open);
                path.push((target, 0));
            }
        }
    }
}
