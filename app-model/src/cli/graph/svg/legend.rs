//! What the lines and colours mean, as far as a drawing has them.

use crate::cli::graph::drawing::{Drawing, Style};
use crate::cli::graph::items::Class;
use crate::cli::graph::text::width;

use super::arrows::classes;
use super::shapes::{SMALL, number, text};

pub(super) const HEIGHT: f64 = 42.0;

const LEFT: f64 = 24.0;
const GAP: f64 = 28.0;

pub(super) struct Legend {
    signs: Vec<(Sign, &'static str)>,
}

enum Sign {
    Line(Style, bool),
    Colour(Class),
}

impl Legend {
    pub(super) fn of(drawing: &Drawing) -> Self {
        let lines = [
            (Style::Grant, false, "has roles on"),
            (Style::Grant, true, "may give rights to others"),
            (Style::RunAs, false, "runs as"),
            (Style::Use, false, "uses"),
        ];
        let colours = [
            (Class::Program, "program"),
            (Class::Identity, "identity"),
            (Class::Resource, "resource"),
            (Class::Module, "Bicep of your own"),
            (Class::Outside, "outside of the application"),
        ];
        let mut signs = Vec::new();
        for (style, privileged, meaning) in lines {
            let is = (style, privileged);
            if drawing.arrows.iter().any(|arrow| (arrow.style, arrow.privileged) == is) {
                signs.push((Sign::Line(style, privileged), meaning));
            }
        }
        for (class, meaning) in colours {
            if drawing.items.iter().any(|item| item.class == class) {
                signs.push((Sign::Colour(class), meaning));
            }
        }
        Self { signs }
    }

    /// The width of the picture that it needs.
    pub(super) fn width(&self) -> f64 {
        let width = |(sign, meaning): &(Sign, &str)| sign.width() + width(meaning, SMALL) + GAP;
        2.0 * LEFT + self.signs.iter().map(width).sum::<f64>()
    }

    pub(super) fn write(&self, out: &mut String, y: f64) {
        out.push_str("<g class=\"legend\">\n");
        let mut x = LEFT;
        for (sign, meaning) in &self.signs {
            out.push_str(&sign.shape(x, y));
            x += sign.width();
            out.push_str(&text("kind", x, y + 4.0, meaning));
            x += width(meaning, SMALL) + GAP;
        }
        out.push_str("</g>\n");
    }
}

impl Sign {
    fn width(&self) -> f64 {
        match self {
            Self::Line(..) => 44.0,
            Self::Colour(_) => 19.0,
        }
    }

    fn shape(&self, x: f64, y: f64) -> String {
        match self {
            Self::Line(style, privileged) => {
                let (class, head) = classes(*style, *privileged);
                let (x, y) = (number(x), number(y));
                format!(
                    "<g class=\"arrow sign {class}\">\
                     <path marker-end=\"url(#head-{head})\" d=\"M{x} {y}h34\"/></g>\n"
                )
            }
            Self::Colour(class) => {
                let (class, x, y) = (class.word(), number(x), number(y - 6.0));
                format!(
                    "<g class=\"{class}\"><rect class=\"bar\" x=\"{x}\" y=\"{y}\" \
                     width=\"12\" height=\"12\" rx=\"3\"/></g>\n"
                )
            }
        }
    }
}
