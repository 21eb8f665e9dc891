//! The drawing for Mermaid, which GitHub and many editors draw.

use super::drawing::{Drawing, Style};
use super::items::{Class, Item};

const CLASSES: &str = "\
  classDef program stroke:#2f6fde,stroke-width:2px
  classDef identity stroke:#8250df,stroke-width:2px
  classDef resource stroke:#1a7f5a,stroke-width:2px
  classDef module stroke:#9a6700,stroke-width:2px
  classDef outside stroke:#6e7781,stroke-width:2px
  classDef existing stroke-dasharray:5 4
";

pub(super) fn write(drawing: &Drawing) -> String {
    let mut text = String::from("flowchart LR\n");
    for (place, item) in drawing.items.iter().enumerate() {
        if item.class == Class::Environment {
            let label = format!("<b>{}</b> {}", escaped(&item.name), escaped(&item.kind));
            text.push_str(&format!("  subgraph {}[\"{label}\"]\n", item.key));
            for item in drawing.items.iter().filter(|item| item.frame == Some(place)) {
                text.push_str(&format!("    {}\n", node(item)));
            }
            text.push_str("  end\n");
        } else if item.frame.is_none() {
            text.push_str(&format!("  {}\n", node(item)));
        }
    }
    for arrow in &drawing.arrows {
        let (Some(from), Some(to)) = (drawing.items.get(arrow.from), drawing.items.get(arrow.to))
        else {
            continue;
        };
        let line = match arrow.style {
            Style::Grant => "-->",
            Style::RunAs => "--o",
            Style::Use => "-.->",
        };
        let label = escaped(&arrow.labels.join("\n"));
        let label = if label.is_empty() { label } else { format!("|\"{label}\"|") };
        text.push_str(&format!("  {} {line}{label} {}\n", from.key, to.key));
    }
    text.push_str(CLASSES);
    for class in [Class::Program, Class::Identity, Class::Resource, Class::Module, Class::Outside] {
        members(&mut text, drawing, class.word(), |item| item.class == class);
    }
    members(&mut text, drawing, "existing", |item| {
        item.existing && item.class != Class::Environment
    });
    text
}

fn members(text: &mut String, drawing: &Drawing, class: &str, is: impl Fn(&Item) -> bool) {
    let keys: Vec<&str> =
        drawing.items.iter().filter(|item| is(item)).map(|item| item.key.as_str()).collect();
    if !keys.is_empty() {
        text.push_str(&format!("  class {} {class}\n", keys.join(",")));
    }
}

fn node(item: &Item) -> String {
    let mut label = format!("<b>{}</b><br/>{}", escaped(&item.name), escaped(&item.kind));
    for fact in &item.facts {
        label.push_str(&format!("<br/>{}", escaped(fact)));
    }
    format!("{}[\"{label}\"]", item.key)
}

/// Mermaid reads HTML and Markdown in labels, and knows characters by their numbers.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br/>"),
            '"' | '#' | '&' | '<' | '>' | '`' | '*' | '\\' | '|' | ';' | '{' | '}' | '[' | ']' => {
                out.push_str(&format!("#{};", c as u32));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
