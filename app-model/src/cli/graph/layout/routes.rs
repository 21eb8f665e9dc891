//! The finished layout: how wide the columns are, where everything stands, and the way of each line.

use super::columns::{Cell, Grid, Kind, LEFT, RIGHT};
use super::coordinates::{PADDING, bands, port_offset};
use super::{Area, Layout, Line, MARGIN, Point, Size, Thing};

/// The way of a line.
#[derive(Debug, Clone, Default)]
pub(in crate::cli::graph) struct Route {
    /// From its beginning to its end. It is level at each point.
    pub(in crate::cli::graph) points: Vec<Point>,
    pub(in crate::cli::graph) label: Option<Area>,
}

/// Left edge and width of a column.
type Span = (f64, f64);

pub(super) fn layout(grid: &Grid, things: &[Thing], lines: &[Line]) -> Layout {
    let spans = spans(grid);
    let bands = bands(grid);
    let mut top = f64::INFINITY;
    for cell in &grid.cells {
        top = top.min(cell.y - cell.size.height / 2.0);
    }
    for (upper, _) in &bands {
        top = top.min(*upper);
    }
    let down = if top.is_finite() { MARGIN - top } else { MARGIN };
    let mut layout = Layout::default();
    for (index, thing) in things.iter().enumerate() {
        let area = grid.places[index]
            .map_or(Area::default(), |place| area(grid, &spans, &bands, place, thing.size, down));
        layout.things.push(area);
    }
    for (line, chain) in lines.iter().zip(&grid.chains) {
        layout.routes.push(route(grid, &spans, &layout.things, line, chain, down));
    }
    loose(grid, things, &mut layout);
    layout.size = extent(&layout);
    layout
}

/// Wide enough for what stands in the columns, and for lines to get from one to the next.
fn spans(grid: &Grid) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut left = MARGIN + if grid.banded > 0 { PADDING } else { 0.0 };
    for (index, column) in grid.columns.iter().enumerate() {
        let (mut width, mut steepest) = (0.0f64, 0.0f64);
        for cell in column.iter().map(|cell| &grid.cells[*cell]) {
            if cell.kind != Kind::Title {
                width = width.max(cell.size.width);
            }
            for right in &cell.sides[RIGHT] {
                steepest = steepest.max((cell.y - grid.cells[*right].y).abs());
            }
        }
        spans.push((left, width));
        let out_of_bands = if index + 1 == grid.banded { PADDING } else { 0.0 };
        left += width + out_of_bands + (20.0 + steepest * 0.14).clamp(26.0, 130.0);
    }
    // A band is at least as wide as its title.
    let mut missing = 0.0f64;
    for cell in grid.cells.iter().filter(|cell| cell.kind == Kind::Title) {
        if let Some((left, right)) = cell.band.and_then(|band| strip(grid, &spans, band)) {
            missing = missing.max(cell.size.width - (right - left));
        }
    }
    if let Some(last) = grid.banded.checked_sub(1).and_then(|last| spans.get_mut(last)) {
        last.1 += missing;
    }
    for span in spans.iter_mut().skip(grid.banded) {
        span.0 += missing;
    }
    spans
}

/// The left and right edge of a band: from its first box to the end of the bands.
fn strip(grid: &Grid, spans: &[Span], band: usize) -> Option<(f64, f64)> {
    let last = grid.banded.checked_sub(1)?;
    let own = |cell: &&Cell| cell.kind == Kind::Box && cell.band == Some(band);
    let first = grid.cells.iter().filter(own).map(|cell| cell.column).min().unwrap_or(last);
    let (last, width) = *spans.get(last)?;
    Some((spans.get(first)?.0, last + width))
}

fn area(
    grid: &Grid,
    spans: &[Span],
    bands: &[(f64, f64)],
    place: usize,
    size: Size,
    down: f64,
) -> Area {
    let cell = &grid.cells[place];
    if cell.kind == Kind::Title
        && let Some(band) = cell.band
        && let (Some((left, right)), Some((top, bottom))) =
            (strip(grid, spans, band), bands.get(band))
    {
        return Area {
            left: left - PADDING,
            top: top + down,
            width: right - left + 2.0 * PADDING,
            height: bottom - top,
        };
    }
    let (left, width) = spans[cell.column];
    Area { left, top: cell.y - size.height / 2.0 + down, width, height: size.height }
}

fn route(
    grid: &Grid,
    spans: &[Span],
    areas: &[Area],
    line: &Line,
    chain: &[usize],
    down: f64,
) -> Route {
    let mut route = Route::default();
    let mut add = |x: f64, y: f64| {
        let point = Point { x, y: y + down };
        if route.points.last() != Some(&point) {
            route.points.push(point);
        }
    };
    let Some((&first, &last)) = chain.first().zip(chain.last()) else {
        // Both ends are in one column: out on the right and back.
        let (from, to) = (areas[line.from], areas[line.to]);
        for area in [from, to] {
            add(area.left + area.width, area.top + area.height / 2.0 - down);
        }
        return route;
    };
    let mut label = None;
    for (index, &cell) in chain.iter().enumerate() {
        let own = &grid.cells[cell];
        let (left, width) = spans[own.column];
        if cell == first {
            let frame = if own.kind == Kind::Title { PADDING } else { 0.0 };
            add(left + width + frame, own.y + port(grid, cell, RIGHT, chain[1]));
        } else if cell == last {
            add(left, own.y + port(grid, cell, LEFT, chain[index - 1]));
        } else if own.kind == Kind::Label {
            let Size { width: own_width, height } = own.size;
            let left = left + (width - own_width) / 2.0;
            let top = own.y - height / 2.0 + down;
            label = Some(Area { left, top, width: own_width, height });
            add(left, own.y);
            add(left + own_width, own.y);
        } else {
            add(left, own.y);
            add(left + width, own.y);
        }
    }
    route.label = label;
    if grid.places[line.from] != Some(first) {
        route.points.reverse();
    }
    route
}

fn port(grid: &Grid, cell: usize, side: usize, neighbour: usize) -> f64 {
    let own = &grid.cells[cell];
    let port = own.sides[side].iter().position(|known| *known == neighbour).unwrap_or_default();
    port_offset(own, side, port)
}

/// Things without lines stand below everything else, in rows.
fn loose(grid: &Grid, things: &[Thing], layout: &mut Layout) {
    let size = extent(layout);
    let right = size.width.max(1000.0) - MARGIN;
    let has_others = grid.places.iter().any(Option::is_some);
    let (mut left, mut top) = (MARGIN, if has_others { size.height } else { MARGIN });
    let mut row = 0.0f64;
    for (index, thing) in things.iter().enumerate() {
        if grid.places[index].is_some() {
            continue;
        }
        let Size { width, height } = thing.size;
        if left > MARGIN && left + width > right {
            left = MARGIN;
            top += row + 18.0;
            row = 0.0;
        }
        layout.things[index] = Area { left, top, width, height };
        left += width + 18.0;
        row = row.max(height);
    }
}

/// The lower right corner of everything, with a margin.
fn extent(layout: &Layout) -> Size {
    let (mut width, mut height) = (0.0f64, 0.0f64);
    let mut take_in = |x: f64, y: f64| {
        width = width.max(x);
        height = height.max(y);
    };
    for area in layout.things.iter().filter(|area| area.width > 0.0) {
        take_in(area.left + area.width, area.top + area.height);
    }
    for route in &layout.routes {
        for point in &route.points {
            take_in(point.x, point.y);
        }
        if let Some(area) = route.label.filter(|area| area.width > 0.0) {
            take_in(area.left + area.width, area.top + area.height);
        }
    }
    Size { width: width + MARGIN, height: height + MARGIN }
}
