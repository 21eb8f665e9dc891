//! The drawing as SVG: one file without scripts, in light or dark as the reader's system is.

mod arrows;
mod boxes;
mod legend;
mod shapes;

use super::drawing::{Drawing, Style};
use super::items::Class;
use super::layout::{Layout, Line, Thing, Zone, arrange};

use legend::Legend;
use shapes::number;

const CSS: &str = include_str!("picture.css");

/// A file of its own.
pub(super) fn document(drawing: &Drawing) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", element(drawing))
}

/// The `svg` element, for a page too.
pub(super) fn element(drawing: &Drawing) -> String {
    let layout = layout(drawing);
    let legend = Legend::of(drawing);
    let (width, height) =
        (layout.size.width.max(legend.width()), layout.size.height + legend::HEIGHT);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"application\" role=\"img\" \
         aria-labelledby=\"application-title application-summary\" \
         width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">\n\
         <title id=\"application-title\">The application</title>\n\
         <desc id=\"application-summary\">{}</desc>\n\
         <style>\n{CSS}{}</style>\n{}\
         <rect width=\"{w}\" height=\"{h}\" fill=\"var(--page)\"/>\n",
        summary(drawing),
        arrows::fading(drawing),
        arrows::HEADS,
        w = number(width),
        h = number(height),
    );
    let placed = || drawing.items.iter().zip(&layout.things);
    for (item, area) in placed().filter(|(item, _)| item.class == Class::Environment) {
        boxes::write_frame(&mut out, item, area);
    }
    // Pale lines first: what somebody may do is what the picture is for.
    for style in [Style::Use, Style::RunAs, Style::Grant] {
        for (arrow, route) in drawing.arrows.iter().zip(&layout.routes) {
            if arrow.style == style {
                arrows::write(&mut out, drawing, arrow, route);
            }
        }
    }
    for (item, area) in placed().filter(|(item, _)| item.class != Class::Environment) {
        boxes::write_box(&mut out, item, area);
    }
    legend.write(&mut out, height - legend::HEIGHT / 2.0 - 6.0);
    out.push_str("</svg>\n");
    out
}

/// Programs to the left, in the bands of their environments; then who acts; then what is acted on.
fn layout(drawing: &Drawing) -> Layout {
    let mut outside_of_bands = 0;
    let mut band_of = Vec::with_capacity(drawing.items.len());
    for item in &drawing.items {
        let is_frame = item.class == Class::Environment;
        band_of.push(is_frame.then_some(outside_of_bands));
        outside_of_bands += usize::from(is_frame);
    }
    let band = |place: usize| band_of[place].unwrap_or(outside_of_bands);
    let mut leads = vec![false; drawing.items.len()];
    for arrow in &drawing.arrows {
        leads[arrow.from] = true;
    }
    let mut things = Vec::with_capacity(drawing.items.len());
    for (place, item) in drawing.items.iter().enumerate() {
        let zone = match item.class {
            Class::Environment => Zone::Title(band(place)),
            Class::Program => Zone::Band(item.frame.map_or(outside_of_bands, band)),
            Class::Identity => Zone::Middle,
            Class::Module if leads[place] => Zone::Middle,
            Class::Module | Class::Resource | Class::Outside => Zone::Last,
        };
        things.push(Thing { size: boxes::size(item), zone });
    }
    let line = |arrow: &super::drawing::Arrow| Line {
        from: arrow.from,
        to: arrow.to,
        label: arrows::label_size(arrow),
    };
    arrange(&things, &drawing.arrows.iter().map(line).collect::<Vec<Line>>())
}

/// How much there is, for whoever cannot see the picture.
fn summary(drawing: &Drawing) -> String {
    let counts = [
        (Class::Environment, "environment", "environments"),
        (Class::Program, "program", "programs"),
        (Class::Identity, "identity", "identities"),
        (Class::Resource, "resource", "resources"),
        (Class::Module, "module", "modules"),
        (Class::Outside, "outside service", "outside services"),
    ];
    let parts = counts.iter().filter_map(|(class, one, many)| {
        match drawing.items.iter().filter(|item| item.class == *class).count() {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        }
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "Nothing is declared.".to_owned()
    } else {
        format!("{}.", parts.join(", "))
    }
}
