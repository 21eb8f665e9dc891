//! The elements of a picture.

use crate::cli::graph::layout::{Area, Point};
use crate::cli::graph::text::escaped;

/// The sizes of text: names, everything else in boxes, labels of arrows.
pub(super) const NAME: f64 = 13.5;
pub(super) const SMALL: f64 = 11.5;
pub(super) const LABEL: f64 = 11.0;

/// How much wider bold text is.
pub(super) const BOLD: f64 = 1.07;

pub(super) fn rect(class: &str, area: &Area, radius: f64) -> String {
    format!(
        "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>\n",
        number(area.left),
        number(area.top),
        number(area.width),
        number(area.height),
        number(radius)
    )
}

pub(super) fn text(class: &str, x: f64, y: f64, text: &str) -> String {
    let (x, y) = (number(x), number(y));
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>\n", escaped(text))
}

/// A curve through the points, level at each of them.
pub(super) fn way(points: &[Point]) -> String {
    let mut way = String::new();
    let mut before: Option<&Point> = None;
    for point in points {
        match before {
            None => way.push_str(&format!("M{} {}", number(point.x), number(point.y))),
            Some(before) if (before.y - point.y).abs() < 0.05 => {
                way.push_str(&format!("H{}", number(point.x)));
            }
            Some(before) => {
                // A line within one column goes around on the right.
                let within = (before.x - point.x).abs() < 0.05;
                let middle = if within { point.x + 40.0 } else { (before.x + point.x) / 2.0 };
                let (middle, y) = (number(middle), number(point.y));
                let (from, x) = (number(before.y), number(point.x));
                way.push_str(&format!("C{middle} {from} {middle} {y} {x} {y}"));
            }
        }
        before = Some(point);
    }
    way
}

/// At most one decimal: enough for a pixel.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
