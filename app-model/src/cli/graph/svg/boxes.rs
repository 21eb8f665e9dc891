//! Boxes, and the frames of environments.

use crate::cli::graph::items::{Class, Item};
use crate::cli::graph::layout::{Area, Size};
use crate::cli::graph::text::{escaped, shortened, width};

use super::shapes::{BOLD, NAME, SMALL, number, rect, text};

/// The widest text in a box.
const WIDEST: f64 = 210.0;
/// How many facts a box shows; its tooltip has them all.
const MOST_FACTS: usize = 9;

/// The height of name and kind, and of each line below.
const HEAD: f64 = 44.0;
const FACT: f64 = 17.0;
/// Left and right of the text, the coloured bar included.
const SIDES: f64 = 30.0;

/// The size of a box. A frame has the width of its title, and a height that its content decides.
pub(super) fn size(item: &Item) -> Size {
    if item.class == Class::Environment {
        let width = width(&item.name, NAME) * BOLD + width(&about(item), SMALL) + 44.0;
        return Size { width, height: 0.0 };
    }
    let facts = shown_facts(item);
    let texts = facts.iter().map(|fact| width(fact, SMALL));
    let names = [width(&item.name, NAME) * BOLD, width(&item.kind, SMALL)];
    let widest = texts.chain(names).fold(110.0, f64::max).min(WIDEST);
    let list = if facts.is_empty() { 0.0 } else { facts.len() as f64 * FACT + 11.0 };
    Size { width: (widest + SIDES).ceil(), height: HEAD + list }
}

fn shown_facts(item: &Item) -> Vec<String> {
    let mut facts: Vec<String> = item.facts.iter().take(MOST_FACTS).cloned().collect();
    if let Some(more @ 2..) = item.facts.len().checked_sub(MOST_FACTS - 1) {
        facts.truncate(MOST_FACTS - 1);
        facts.push(format!("and {more} more"));
    }
    facts
}

/// What stands behind the name of an environment.
fn about(item: &Item) -> String {
    let mut parts = vec![item.kind.clone()];
    parts.extend(shown_facts(item));
    shortened(&parts.join(", "), SMALL, 2.0 * WIDEST)
}

pub(super) fn write_frame(out: &mut String, item: &Item, area: &Area) {
    open(out, item, "environment");
    out.push_str(&rect("paper", area, 12.0));
    let (x, y) = (area.left + 16.0, area.top + 21.0);
    out.push_str(&text("name", x, y, &item.name));
    out.push_str(&text("kind", x + width(&item.name, NAME) * BOLD + 8.0, y, &about(item)));
    out.push_str("</g>\n");
}

pub(super) fn write_box(out: &mut String, item: &Item, area: &Area) {
    let Area { left, top, .. } = *area;
    let facts = shown_facts(item);
    open(out, item, &format!("box {}", item.class.word()));
    out.push_str(&rect("paper", area, 8.0));
    out.push_str(&head(area, !facts.is_empty()));
    out.push_str(&bar(area));
    out.push_str(&rect("outline", area, 8.0));
    let (x, room) = (left + 15.0, area.width - SIDES + 4.0);
    out.push_str(&text("name", x, top + 19.0, &shortened(&item.name, NAME * BOLD, room)));
    out.push_str(&text("kind", x, top + 35.0, &shortened(&item.kind, SMALL, room)));
    for (index, fact) in facts.iter().enumerate() {
        let y = top + HEAD + 16.0 + index as f64 * FACT;
        out.push_str(&text("fact", x, y, &shortened(fact, SMALL, room)));
    }
    out.push_str("</g>\n");
}

/// The coloured ground of name and kind. Its lower corners are round where the box ends.
fn head(area: &Area, ends_inside: bool) -> String {
    let [x, y, across, down] =
        [area.left, area.top + 8.0, area.width - 16.0, HEAD - 16.0].map(number);
    let corners = match ends_inside {
        true => format!("v8h-{}v-8", number(area.width)),
        false => format!("a8 8 0 0 1 -8 8h-{across}a8 8 0 0 1 -8 -8"),
    };
    format!(
        "<path class=\"head\" d=\"M{x} {y}a8 8 0 0 1 8 -8h{across}a8 8 0 0 1 8 8v{down}{corners}z\"/>\n"
    )
}

/// The coloured bar at the left edge.
fn bar(area: &Area) -> String {
    let [x, y, down] = [area.left + 5.0, area.top, area.height - 16.0].map(number);
    format!("<path class=\"bar\" d=\"M{x} {y}a8 8 0 0 0 -5 8v{down}a8 8 0 0 0 5 8z\"/>\n")
}

/// The group of an item, with everything about it as a tooltip.
fn open(out: &mut String, item: &Item, class: &str) {
    let existing = if item.existing { " existing" } else { "" };
    let mut lines = vec![format!("{} ({})", item.name, item.kind)];
    lines.extend(item.description.iter().cloned());
    lines.extend(item.facts.iter().cloned());
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    out.push_str(&format!(
        "<g id=\"{}\" class=\"{class}{existing}\">\n<title>{}</title>\n",
        item.key,
        lines.join("\n")
    ));
}
