//! Where things stand: a layered layout, from left to right.
//!
//! Boxes stand in columns, and labels in columns between them, so that every line and every label
//! has a place of its own and nothing overlaps. The steps are those of Sugiyama, Tagawa and Toda
//! (1981): columns, the order within each column with few crossings, then coordinates. They know
//! sizes and lines and nothing of what is drawn.
//!
//! Boxes of a band, such as the programs of one environment, stay together: a band is a strip over
//! the columns of the first zone, and bands stand one below the other.

mod columns;
mod coordinates;
mod order;
mod routes;

use std::cmp::Ordering;

pub(super) use routes::Route;

/// A place, in pixels from the left upper corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::cli::graph) struct Point {
    pub(in crate::cli::graph) x: f64,
    pub(in crate::cli::graph) y: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::cli::graph) struct Size {
    pub(in crate::cli::graph) width: f64,
    pub(in crate::cli::graph) height: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::cli::graph) struct Area {
    pub(in crate::cli::graph) left: f64,
    pub(in crate::cli::graph) top: f64,
    pub(in crate::cli::graph) width: f64,
    pub(in crate::cli::graph) height: f64,
}

/// What is placed.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli::graph) struct Thing {
    pub(in crate::cli::graph) size: Size,
    pub(in crate::cli::graph) zone: Zone,
}

/// Which columns a thing may stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::graph) enum Zone {
    /// The columns of the bands, in this band.
    Band(usize),
    /// The title of a band: a strip above its boxes.
    Title(usize),
    /// The first column behind the bands, or a later one.
    Middle,
    /// A column behind that.
    Last,
}

/// A line from one thing to another, by their places in the list.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli::graph) struct Line {
    pub(in crate::cli::graph) from: usize,
    pub(in crate::cli::graph) to: usize,
    pub(in crate::cli::graph) label: Option<Size>,
}

/// The result: a place for everything.
#[derive(Debug, Default)]
pub(in crate::cli::graph) struct Layout {
    pub(in crate::cli::graph) size: Size,
    /// In the order of the things. That of a title is its whole band.
    pub(in crate::cli::graph) things: Vec<Area>,
    /// In the order of the lines.
    pub(in crate::cli::graph) routes: Vec<Route>,
}

/// Sorts cells, or their places. What is equal stays in its order.
fn sort(list: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    list.sort_by(|one, other| order(*one, *other));
}

/// The space around everything.
const MARGIN: f64 = 24.0;

/// Places things and lines. Bands stand in the order of their numbers.
pub(in crate::cli::graph) fn arrange(things: &[Thing], lines: &[Line]) -> Layout {
    let mut grid = columns::fill(things, lines);
    order::sort(&mut grid);
    coordinates::place(&mut grid);
    routes::layout(&grid, things, lines)
}
