//! How far down each cell stands.
//!
//! A cell wants to be where its lines are straight. The cells of a column get the places that are
//! nearest to that, in the least-squares sense, without changing order or overlapping: the problem
//! is an isotonic regression, and pooling adjacent violators solves it exactly.

use super::columns::{Cell, Grid, Kind, LEFT, RIGHT};

/// The title strip of a band, and the space around its boxes.
pub(super) const TITLE: f64 = 30.0;
pub(super) const PADDING: f64 = 16.0;

/// Between two bands.
const BAND_GAP: f64 = 28.0;

/// How often the columns are gone through.
const SWEEPS: usize = 10;

/// How often lines are straightened.
const STRAIGHTENINGS: usize = 4;

/// Between two ports of a box.
const PORT_GAP: f64 = 12.0;

pub(super) fn place(grid: &mut Grid) {
    let bands = bands(grid);
    for column in 0..grid.columns.len() {
        stack(grid, column, &bands);
    }
    for sweep in 0..SWEEPS {
        let count = grid.columns.len();
        let both: &[usize] = &[LEFT, RIGHT];
        let sides = match sweep {
            _ if sweep + 2 >= SWEEPS => both,
            _ if sweep % 2 == 0 => &both[..1],
            _ => &both[1..],
        };
        for step in 0..count {
            let column = if sweep % 2 == 0 { step } else { count - 1 - step };
            settle(grid, column, &bands, sides);
        }
    }
    for _ in 0..STRAIGHTENINGS {
        for chain in 0..grid.chains.len() {
            straighten(grid, chain, &bands);
        }
    }
}

/// Top and bottom of each band: high enough for its fullest column.
pub(super) fn bands(grid: &Grid) -> Vec<(f64, f64)> {
    let mut heights = vec![0.0f64; grid.titled.len()];
    for column in grid.columns.iter().take(grid.banded) {
        for run in runs(grid, column) {
            let Some(band) = grid.cells[run[0]].band else { continue };
            let (_, rest) = split_title(grid, run);
            let gaps: f64 = rest.windows(2).map(|pair| gap(grid, pair[0], pair[1])).sum();
            let sizes: f64 = rest.iter().map(|cell| grid.cells[*cell].size.height).sum();
            heights[band] = heights[band].max(gaps + sizes);
        }
    }
    let mut top = 0.0;
    let mut bands = Vec::new();
    for (height, &titled) in heights.into_iter().zip(&grid.titled) {
        let frame = match (titled, height > 0.0) {
            (true, true) => TITLE + 2.0 * PADDING,
            (true, false) => TITLE,
            (false, _) => 0.0,
        };
        bands.push((top, top + height + frame));
        top += height + frame + BAND_GAP;
    }
    bands
}

/// The cells of a column, band by band.
fn runs<'c>(grid: &'c Grid, column: &'c [usize]) -> impl Iterator<Item = &'c [usize]> {
    column.chunk_by(|one, other| grid.cells[*one].band == grid.cells[*other].band)
}

fn split_title<'c>(grid: &Grid, run: &'c [usize]) -> (Option<usize>, &'c [usize]) {
    match run {
        [first, rest @ ..] if grid.cells[*first].kind == Kind::Title => (Some(*first), rest),
        _ => (None, run),
    }
}

/// The space between two cells, one below the other.
fn gap(grid: &Grid, upper: usize, lower: usize) -> f64 {
    use Kind::{Box, Label, Line};
    match (grid.cells[upper].kind, grid.cells[lower].kind) {
        (Box, Box) => 18.0,
        (Box, _) | (_, Box) => 14.0,
        (Label, Label) => 6.0,
        (Label, Line) | (Line, Label) => 8.0,
        _ => 11.0,
    }
}

/// Where the cells of a run may be: inside of the band's padding.
fn limits(grid: &Grid, run: &[usize], bands: &[(f64, f64)]) -> Option<(f64, f64)> {
    let band = grid.cells[*run.first()?].band?;
    let ((top, bottom), titled) = (*bands.get(band)?, *grid.titled.get(band)?);
    Some(if titled { (top + TITLE + PADDING, bottom - PADDING) } else { (top, bottom) })
}

/// The first places: one below the other, around the middle.
fn stack(grid: &mut Grid, column: usize, bands: &[(f64, f64)]) {
    let wanted: Vec<f64> = vec![0.0; grid.columns[column].len()];
    let weights: Vec<f64> = vec![1.0; wanted.len()];
    arrange(grid, column, bands, &wanted, &weights);
}

/// Moves the cells of a column to where their lines are straight.
fn settle(grid: &mut Grid, column: usize, bands: &[(f64, f64)], sides: &[usize]) {
    let mut wanted = Vec::new();
    let mut weights = Vec::new();
    for &cell in &grid.columns[column] {
        let own = &grid.cells[cell];
        let (mut sum, mut weight) = (0.0, 0.0);
        for &side in sides {
            for (port, &neighbour) in own.sides[side].iter().enumerate() {
                let other = &grid.cells[neighbour];
                let back = other.sides[1 - side].iter().position(|&known| known == cell);
                let there = other.y + port_offset(other, 1 - side, back.unwrap_or_default());
                // A long line is straight first of all where it passes through.
                let bend = match (own.kind, other.kind) {
                    (Kind::Line | Kind::Label, Kind::Line | Kind::Label) => 8.0,
                    (Kind::Line | Kind::Label, _) | (_, Kind::Line | Kind::Label) => 2.0,
                    _ => 1.0,
                };
                sum += bend * (there - port_offset(own, side, port));
                weight += bend;
            }
        }
        wanted.push(if weight > 0.0 { sum / weight } else { own.y });
        weights.push(if weight > 0.0 { weight } else { 0.05 });
    }
    arrange(grid, column, bands, &wanted, &weights);
}

/// How far from the middle of a cell one of its lines begins.
pub(super) fn port_offset(cell: &Cell, side: usize, port: usize) -> f64 {
    let count = cell.sides[side].len();
    if cell.kind != Kind::Box || count < 2 {
        return 0.0;
    }
    let step = PORT_GAP.min((cell.size.height - 16.0) / (count - 1) as f64);
    (port as f64 - (count - 1) as f64 / 2.0) * step
}

fn arrange(grid: &mut Grid, column: usize, bands: &[(f64, f64)], wanted: &[f64], weights: &[f64]) {
    let cells = grid.columns[column].clone();
    let mut at = 0;
    let runs: Vec<Vec<usize>> = runs(grid, &cells).map(<[usize]>::to_vec).collect();
    for run in runs {
        let (title, rest) = split_title(grid, &run);
        if let Some(title) = title
            && let Some((top, _)) = grid.cells[title].band.and_then(|band| bands.get(band))
        {
            grid.cells[title].y = top + TITLE / 2.0;
            at += 1;
        }
        let limits = limits(grid, rest, bands);
        // The distance of each cell from the first one, if all stand close together.
        let mut offsets = Vec::with_capacity(rest.len());
        let mut offset = 0.0;
        for (index, &cell) in rest.iter().enumerate() {
            if let Some(before) = index.checked_sub(1) {
                let heights = grid.cells[rest[before]].size.height + grid.cells[cell].size.height;
                offset += heights / 2.0 + gap(grid, rest[before], cell);
            }
            offsets.push(offset);
        }
        let ends = at + rest.len();
        let free: Vec<f64> =
            wanted[at..ends].iter().zip(&offsets).map(|(y, offset)| y - offset).collect();
        let mut places = regression(&free, &weights[at..ends]);
        if let (Some((top, bottom)), Some(&first), Some(&last)) =
            (limits, rest.first(), rest.last())
        {
            let low = top + grid.cells[first].size.height / 2.0;
            let high = bottom - grid.cells[last].size.height / 2.0 - offset;
            for place in &mut places {
                *place = place.min(high).max(low);
            }
        }
        for ((&cell, place), offset) in rest.iter().zip(places).zip(offsets) {
            grid.cells[cell].y = place + offset;
        }
        at = ends;
    }
}

/// The rising sequence that is nearest to the given values.
fn regression(values: &[f64], weights: &[f64]) -> Vec<f64> {
    // Blocks of equal values: weighted sum, weight, length.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (value, weight) in values.iter().zip(weights) {
        let mut block = (value * weight, *weight, 1);
        while let Some(&(sum, weight, length)) = blocks.last()
            && sum / weight > block.0 / block.1
        {
            block = (block.0 + sum, block.1 + weight, block.2 + length);
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut rising = Vec::with_capacity(values.len());
    for (sum, weight, length) in blocks {
        rising.resize(rising.len() + length, sum / weight);
    }
    rising
}

/// Gives a line as few bends as the cells above and below its own ones allow.
fn straighten(grid: &mut Grid, chain: usize, bands: &[(f64, f64)]) {
    let cells = std::mem::take(&mut grid.chains[chain]);
    if let [first, inner @ .., last] = cells.as_slice() {
        let end = |cell: usize, side: usize, neighbour: Option<&usize>| {
            let own = &grid.cells[cell];
            let port = own.sides[side].iter().position(|known| Some(known) == neighbour);
            own.y + port_offset(own, side, port.unwrap_or_default())
        };
        let (begin, finish) = (end(*first, RIGHT, inner.first()), end(*last, LEFT, inner.last()));
        let room: Vec<(f64, f64)> = inner.iter().map(|&cell| room(grid, cell, bands)).collect();
        let mut from = 0;
        while from < inner.len() {
            // As many cells as one height is possible for.
            let (mut low, mut high) = room[from];
            let mut to = from + 1;
            while to < inner.len() && low.max(room[to].0) <= high.min(room[to].1) {
                (low, high) = (low.max(room[to].0), high.min(room[to].1));
                to += 1;
            }
            let fits = |y: &f64| (low..=high).contains(y);
            let y = match (from == 0, to == inner.len()) {
                (true, _) if fits(&begin) => begin,
                (_, true) => finish.max(low).min(high),
                _ => grid.cells[inner[from]].y.max(low).min(high),
            };
            for &cell in &inner[from..to] {
                grid.cells[cell].y = y;
            }
            from = to;
        }
    }
    grid.chains[chain] = cells;
}

/// How far up and down a cell can go.
fn room(grid: &Grid, cell: usize, bands: &[(f64, f64)]) -> (f64, f64) {
    let own = &grid.cells[cell];
    let half = own.size.height / 2.0;
    let column = &grid.columns[own.column];
    let (mut low, mut high) = limits(grid, &[cell], bands)
        .map_or((f64::NEG_INFINITY, f64::INFINITY), |(top, bottom)| (top + half, bottom - half));
    let place = grid.places_in_columns[cell];
    let beside =
        |other: usize| grid.cells[other].kind != Kind::Title && grid.cells[other].band == own.band;
    if let Some(&upper) = place.checked_sub(1).and_then(|at| column.get(at))
        && beside(upper)
    {
        let other = &grid.cells[upper];
        low = low.max(other.y + other.size.height / 2.0 + gap(grid, upper, cell) + half);
    }
    if let Some(&lower) = column.get(place + 1)
        && beside(lower)
    {
        let other = &grid.cells[lower];
        high = high.min(other.y - other.size.height / 2.0 - gap(grid, cell, lower) - half);
    }
    // Rounding must not turn the room around.
    (low.min(own.y), high.max(own.y))
}
