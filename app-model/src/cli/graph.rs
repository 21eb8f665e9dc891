//! The application as a picture in text: Mermaid or DOT.

use crate::application::Application;
use crate::model::{Model, NodeId, Value};
use crate::module::Argument;
use crate::prepare::PlanContent;

use super::args::GraphFormat;

/// A drawing before it is text: boxes, and arrows between them.
struct Drawing {
    boxes: Vec<(NodeId, String, String)>,
    arrows: Vec<Arrow>,
}

struct Arrow {
    from: NodeId,
    to: NodeId,
    label: String,
    grant: bool,
}

pub(super) fn text(application: &Application, format: GraphFormat) -> String {
    let drawing = draw(application);
    match format {
        GraphFormat::Mermaid => mermaid(&drawing),
        GraphFormat::Dot => dot(&drawing),
    }
}

fn draw(application: &Application) -> Drawing {
    let model = &application.model;
    let mut arrows = Vec::new();
    for (plan, module) in application.plans.iter().zip(&application.modules) {
        match &plan.content {
            PlanContent::Roles { owner, target, roles, .. } => {
                let names: Vec<&str> = roles.iter().map(|granted| granted.role.name).collect();
                let label = if names.is_empty() { "no role".to_owned() } else { names.join(", ") };
                arrows.push(Arrow { from: *owner, to: *target, label, grant: true });
            }
            PlanContent::Resource(id) | PlanContent::Template(id) | PlanContent::Program(id) => {
                for (_, argument) in &module.arguments {
                    if let Argument::Value(value) = argument {
                        value.visit(&mut |value| {
                            if let Value::Output(from, output) = value {
                                let label = output.clone();
                                arrows.push(Arrow { from: *from, to: *id, label, grant: false });
                            }
                        });
                    }
                }
            }
            PlanContent::DefaultRoles { .. } => {}
        }
    }
    let boxes = model
        .iter()
        .filter(|(_, node)| (node.is_module() || node.compute().is_some()) && !node.excluded)
        .map(|(id, node)| (id, node.name.clone(), subtitle(model, id)))
        .collect();
    Drawing { boxes, arrows }
}

/// The kind, and the children by name.
fn subtitle(model: &Model, id: NodeId) -> String {
    let node = &model[id];
    let mut text = node.title().to_owned();
    for &child in &node.children {
        text.push_str(&format!("\n{} {}", model[child].title(), model[child].name));
    }
    text
}

fn mermaid(drawing: &Drawing) -> String {
    let escape = |text: &str| text.replace('"', "#quot;").replace('\n', "<br/>");
    let mut text = String::from("flowchart LR\n");
    for (id, name, subtitle) in &drawing.boxes {
        text.push_str(&format!(
            "  n{}[\"<b>{}</b><br/>{}\"]\n",
            id.0,
            escape(name),
            escape(subtitle)
        ));
    }
    for arrow in &drawing.arrows {
        let line = if arrow.grant { "-->" } else { "-.->" };
        text.push_str(&format!(
            "  n{} {line}|\"{}\"| n{}\n",
            arrow.from.0,
            escape(&arrow.label),
            arrow.to.0
        ));
    }
    text
}

fn dot(drawing: &Drawing) -> String {
    let escape = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let mut text = String::from("digraph application {\n  rankdir=LR;\n  node [shape=box];\n");
    for (id, name, subtitle) in &drawing.boxes {
        text.push_str(&format!(
            "  n{} [label=\"{}\\n{}\"];\n",
            id.0,
            escape(name),
            escape(subtitle)
        ));
    }
    for arrow in &drawing.arrows {
        let style = if arrow.grant { "solid" } else { "dashed" };
        text.push_str(&format!(
            "  n{} -> n{} [label=\"{}\", style={style}];\n",
            arrow.from.0,
            arrow.to.0,
            escape(&arrow.label)
        ));
    }
    text.push_str("}\n");
    text
}
