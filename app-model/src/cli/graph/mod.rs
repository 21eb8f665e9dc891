//! The application as a picture: who uses what, and who may do what.
//!
//! One [`Drawing`](drawing::Drawing) is what every format shows. Mermaid and DOT leave it to other
//! tools where things stand; SVG and HTML are laid out here.

mod dot;
mod drawing;
mod html;
mod items;
mod layout;
mod mermaid;
mod svg;
mod text;

use crate::application::Application;

use super::args::GraphFormat;

pub(super) fn text(application: &Application, format: GraphFormat) -> String {
    let drawing = drawing::draw(application);
    match format {
        GraphFormat::Mermaid => mermaid::write(&drawing),
        GraphFormat::Dot => dot::write(&drawing),
        GraphFormat::Svg => svg::document(&drawing),
        GraphFormat::Html => html::write(application, &drawing),
    }
}
