//! The order of cells within each column, so that few lines cross.
//!
//! Each cell moves to the middle of its neighbours, column by column, to the right and back; then
//! neighbouring cells change places where that helps. The best order that was seen is kept.

use super::columns::{Grid, Kind, LEFT, RIGHT};

/// How often the columns are gone through.
const SWEEPS: usize = 16;

pub(super) fn sort(grid: &mut Grid) {
    let mut places = places(grid);
    let mut best = grid.columns.clone();
    let mut fewest = crossings(grid, &places);
    for sweep in 0..SWEEPS {
        if fewest == 0 {
            break;
        }
        let side = if sweep % 2 == 0 { LEFT } else { RIGHT };
        let count = grid.columns.len();
        for step in 1..count {
            let column = if side == LEFT { step } else { count - 1 - step };
            to_the_middle(grid, &mut places, column, side);
        }
        exchange(grid, &mut places);
        let now = crossings(grid, &places);
        if now < fewest {
            fewest = now;
            best.clone_from(&grid.columns);
        }
    }
    grid.columns = best;
    // Ports stand in the order of what they lead to.
    let places = self::places(grid);
    for cell in &mut grid.cells {
        for side in &mut cell.sides {
            super::sort(side, &|one, other| places[one].cmp(&places[other]));
        }
    }
    grid.places_in_columns = places;
}

/// The place of each cell in its column.
fn places(grid: &Grid) -> Vec<usize> {
    let mut places = vec![0; grid.cells.len()];
    for column in &grid.columns {
        for (place, cell) in column.iter().enumerate() {
            places[*cell] = place;
        }
    }
    places
}

/// Sorts a column by the mean place of each cell's neighbours on one side. Bands stay together.
fn to_the_middle(grid: &mut Grid, places: &mut [usize], column: usize, side: usize) {
    let from = if side == LEFT { column.checked_sub(1) } else { Some(column + 1) };
    let neighbours = from.and_then(|at| grid.columns.get(at)).map_or(1, Vec::len);
    let cells = &grid.cells;
    let own = &mut grid.columns[column];
    let scale = neighbours as f64 / own.len().max(1) as f64;
    let mut middles = Vec::with_capacity(own.len());
    for &cell in own.iter() {
        let side = &cells[cell].sides[side];
        let sum: usize = side.iter().map(|neighbour| places[*neighbour]).sum();
        middles.push(match side.len() {
            0 => places[cell] as f64 * scale,
            count => sum as f64 / count as f64,
        });
    }
    let before = own.clone();
    let group = |at: usize| (cells[before[at]].band, cells[before[at]].kind != Kind::Title);
    let mut order: Vec<usize> = (0..own.len()).collect();
    super::sort(&mut order, &|one, other| {
        group(one).cmp(&group(other)).then(middles[one].total_cmp(&middles[other]))
    });
    for (place, at) in order.into_iter().enumerate() {
        own[place] = before[at];
        places[before[at]] = place;
    }
}

/// Lets neighbouring cells of a column change places where that takes crossings away.
fn exchange(grid: &mut Grid, places: &mut [usize]) {
    for column in &mut grid.columns {
        for upper in 0..column.len().saturating_sub(1) {
            let (one, other) = (column[upper], column[upper + 1]);
            let (a, b) = (&grid.cells[one], &grid.cells[other]);
            let may = a.band == b.band && a.kind != Kind::Title && b.kind != Kind::Title;
            let gain = |side: usize| {
                let now = inversions(&a.sides[side], &b.sides[side], places);
                now - inversions(&b.sides[side], &a.sides[side], places)
            };
            if may && gain(LEFT) + gain(RIGHT) > 0 {
                column.swap(upper, upper + 1);
                places.swap(one, other);
            }
        }
    }
}

/// How many lines of an upper and a lower cell cross.
fn inversions(upper: &[usize], lower: &[usize], places: &[usize]) -> i64 {
    let mut lower: Vec<usize> = lower.iter().map(|cell| places[*cell]).collect();
    super::sort(&mut lower, &|one, other| one.cmp(&other));
    upper.iter().map(|cell| lower.partition_point(|place| *place < places[*cell]) as i64).sum()
}

/// All crossings, counted with a tree of sums (Barth, Jünger and Mutzel, 2002).
fn crossings(grid: &Grid, places: &[usize]) -> u64 {
    let mut count = 0;
    for column in &grid.columns {
        let mut ends: Vec<usize> = Vec::new();
        for cell in column {
            let from = ends.len();
            ends.extend(grid.cells[*cell].sides[RIGHT].iter().map(|right| places[*right]));
            super::sort(&mut ends[from..], &|one, other| one.cmp(&other));
        }
        let size = ends.iter().max().map_or(0, |last| last + 1);
        let mut sums = vec![0u64; size + 1];
        for (seen, &end) in ends.iter().enumerate() {
            let mut above = 0;
            let mut at = end + 1;
            while at > 0 {
                above += sums[at];
                at -= at & at.wrapping_neg();
            }
            count += seen as u64 - above;
            at = end + 1;
            while at <= size {
                sums[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
    }
    count
}
