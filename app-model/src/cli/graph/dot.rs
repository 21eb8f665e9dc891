//! The drawing for Graphviz.

use super::drawing::{Drawing, Style};
use super::items::{Class, Item};

pub(super) fn write(drawing: &Drawing) -> String {
    let mut text = String::from(
        "digraph application {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  \
         edge [fontname=\"sans-serif\", fontsize=10];\n",
    );
    for (place, item) in drawing.items.iter().enumerate() {
        if item.class == Class::Environment {
            text.push_str(&format!("  subgraph cluster_{} {{\n", item.key));
            text.push_str(&format!("    label={};\n", quoted(&item.name)));
            text.push_str(&format!("    {}\n", node(item)));
            for item in drawing.items.iter().filter(|item| item.frame == Some(place)) {
                text.push_str(&format!("    {}\n", node(item)));
            }
            text.push_str("  }\n");
        } else if item.frame.is_none() {
            text.push_str(&format!("  {}\n", node(item)));
        }
    }
    for arrow in &drawing.arrows {
        let (Some(from), Some(to)) = (drawing.items.get(arrow.from), drawing.items.get(arrow.to))
        else {
            continue;
        };
        let style = match arrow.style {
            Style::Grant => "style=solid, penwidth=1.5",
            Style::RunAs => "style=dotted, arrowhead=odot",
            Style::Use => "style=dashed, arrowhead=open",
        };
        let label = quoted(&arrow.labels.join("\n"));
        text.push_str(&format!("  {} -> {} [label={label}, {style}];\n", from.key, to.key));
    }
    text.push_str("}\n");
    text
}

fn node(item: &Item) -> String {
    let mut lines = vec![item.name.clone(), item.kind.clone()];
    lines.extend(item.facts.iter().cloned());
    let style = match (item.class, item.existing) {
        (Class::Environment, _) => ", shape=tab",
        (_, true) => ", style=\"rounded,dashed\"",
        (_, false) => "",
    };
    format!("{} [label={}{style}];", item.key, quoted(&lines.join("\n")))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
