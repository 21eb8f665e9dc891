//! Arrows and their labels.

use crate::cli::graph::drawing::{Arrow, Drawing, Style};
use crate::cli::graph::layout::{Route, Size};
use crate::cli::graph::text::{escaped, shortened, width};

use super::shapes::{BOLD, LABEL, number, rect, way};

/// The height of a line of a label.
const LINE: f64 = 15.0;

/// The widest line of a label: the names of roles are whole.
const WIDEST_ROLE: f64 = 320.0;
const WIDEST_USE: f64 = 130.0;

/// Whoever points at a box sees its arrows alone, up to this many boxes: each one costs a rule.
const MOST_POINTED_AT: usize = 500;

/// The ends of arrows.
pub(super) const HEADS: &str = "\
<defs>
<marker id=\"head-grant\" markerWidth=\"10\" markerHeight=\"10\" refX=\"9\" refY=\"5\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path class=\"head-grant\" d=\"M0 0.5L10 5L0 9.5z\"/></marker>
<marker id=\"head-privileged\" markerWidth=\"12\" markerHeight=\"12\" refX=\"11\" refY=\"6\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path class=\"head-privileged\" d=\"M0 0.5L12 6L0 11.5z\"/></marker>
<marker id=\"head-use\" markerWidth=\"10\" markerHeight=\"10\" refX=\"9\" refY=\"5\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path class=\"head-use\" d=\"M1 1L9 5L1 9\"/></marker>
<marker id=\"head-run-as\" markerWidth=\"10\" markerHeight=\"10\" refX=\"8.5\" refY=\"5\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><circle class=\"head-run-as\" cx=\"5\" cy=\"5\" r=\"3.5\"/></marker>
</defs>
";

fn lines(arrow: &Arrow) -> Vec<String> {
    match arrow.style {
        Style::Grant => {
            arrow.labels.iter().map(|role| shortened(role, LABEL, WIDEST_ROLE)).collect()
        }
        Style::RunAs => Vec::new(),
        Style::Use if arrow.labels.is_empty() => Vec::new(),
        Style::Use => vec![shortened(&arrow.labels.join(", "), LABEL, WIDEST_USE)],
    }
}

pub(super) fn label_size(arrow: &Arrow) -> Option<Size> {
    let lines = lines(arrow);
    let bold = if arrow.privileged { BOLD } else { 1.0 };
    let widest = lines.iter().map(|line| width(line, LABEL) * bold).fold(0.0, f64::max);
    let height = lines.len() as f64 * LINE + 5.0;
    (!lines.is_empty()).then_some(Size { width: (widest + 16.0).ceil(), height })
}

/// The style's word for an arrow, and for its end.
pub(super) fn classes(style: Style, privileged: bool) -> (&'static str, &'static str) {
    match style {
        Style::Grant if privileged => ("grant privileged", "privileged"),
        style => (style.word(), style.word()),
    }
}

pub(super) fn write(out: &mut String, drawing: &Drawing, arrow: &Arrow, route: &Route) {
    let key = |place: usize| drawing.items.get(place).map_or("", |item| item.key.as_str());
    let (class, head) = classes(arrow.style, arrow.privileged);
    out.push_str(&format!(
        "<g class=\"arrow {class} {} {}\">\n<title>{}</title>\n\
         <path marker-end=\"url(#head-{head})\" d=\"{}\"/>\n",
        key(arrow.from),
        key(arrow.to),
        escaped(&arrow.sentence(drawing)),
        way(&route.points)
    ));
    if let Some(area) = &route.label {
        out.push_str(&rect("pill", area, 7.0));
        let x = number(area.left + area.width / 2.0);
        for (index, line) in lines(arrow).iter().enumerate() {
            let y = number(area.top + 13.5 + index as f64 * LINE);
            out.push_str(&format!("<text x=\"{x}\" y=\"{y}\">{}</text>\n", escaped(line)));
        }
    }
    out.push_str("</g>\n");
}

/// The rules that fade every arrow but those of the box that somebody points at.
pub(super) fn fading(drawing: &Drawing) -> String {
    let mut is_end = vec![false; drawing.items.len()];
    for arrow in &drawing.arrows {
        is_end[arrow.from] = true;
        is_end[arrow.to] = true;
    }
    let mut rules = Vec::new();
    for (item, _) in drawing.items.iter().zip(is_end).filter(|(_, is_end)| *is_end) {
        rules.push(format!(".application:has(#{0}:hover) .arrow:not(.{0}, .sign)", item.key));
    }
    if rules.is_empty() || rules.len() > MOST_POINTED_AT {
        return String::new();
    }
    format!("{} {{ opacity: 0.1; }}\n", rules.join(",\n"))
}
