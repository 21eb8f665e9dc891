//! Columns: which things stand in which, and the cells of lines that pass through.
//!
//! Even columns hold things, odd ones labels. A line has a cell in every column between its ends.

use super::{Line, Size, Thing, Zone};

/// Things, lines and labels in their columns.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    /// The cells of each column, from top to bottom.
    pub(super) columns: Vec<Vec<usize>>,
    /// How many columns, from the left, are under the bands.
    pub(super) banded: usize,
    /// Whether each band has a title.
    pub(super) titled: Vec<bool>,
    /// The cells of each line, from left to right, its ends among them. Empty for a line within
    /// one column.
    pub(super) chains: Vec<Vec<usize>>,
    /// The place of each cell in its column.
    pub(super) places_in_columns: Vec<usize>,
    /// The cell of each thing; `None` for one without lines that is in no band.
    pub(super) places: Vec<Option<usize>>,
}

#[derive(Debug)]
pub(super) struct Cell {
    pub(super) kind: Kind,
    pub(super) column: usize,
    pub(super) size: Size,
    pub(super) band: Option<usize>,
    /// The cells in the column to the left and to the right that a line leads to.
    pub(super) sides: [Vec<usize>; 2],
    /// The middle, from the top.
    pub(super) y: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Box,
    Title,
    Label,
    Line,
}

pub(super) const LEFT: usize = 0;
pub(super) const RIGHT: usize = 1;

pub(super) fn fill(things: &[Thing], lines: &[Line]) -> Grid {
    let (column, band_columns) = assign(things, lines);
    let mut grid = Grid {
        banded: if band_columns == 0 { 0 } else { 2 * band_columns - 1 },
        ..Grid::default()
    };
    let bands = things.iter().filter_map(|thing| band(thing.zone)).max().map_or(0, |last| last + 1);
    grid.titled.resize(bands, false);
    let mut used = vec![false; things.len()];
    for line in lines {
        used[line.from] = true;
        used[line.to] = true;
    }
    for (index, thing) in things.iter().enumerate() {
        let band = band(thing.zone);
        let kind = match thing.zone {
            Zone::Title(_) => Kind::Title,
            _ => Kind::Box,
        };
        if let (Kind::Title, Some(band)) = (kind, band) {
            grid.titled[band] = true;
        }
        let placed = used[index] || band.is_some();
        let place = placed.then(|| grid.add(2 * column[index], kind, thing.size, band));
        grid.places.push(place);
    }
    for line in lines {
        let (left, right) = match column[line.from] <= column[line.to] {
            true => (line.from, line.to),
            false => (line.to, line.from),
        };
        let mut chain = Vec::new();
        if let (Some(first), Some(last)) = (grid.places[left], grid.places[right])
            && column[left] < column[right]
        {
            let band = band(things[left].zone);
            let label_column = 2 * column[right] - 1;
            chain.push(first);
            for at in 2 * column[left] + 1..2 * column[right] {
                let band = if at < grid.banded { band } else { None };
                chain.push(match line.label {
                    Some(size) if at == label_column => grid.add(at, Kind::Label, size, band),
                    _ => grid.add(at, Kind::Line, Size::default(), band),
                });
            }
            chain.push(last);
        }
        for pair in chain.windows(2) {
            grid.cells[pair[0]].sides[RIGHT].push(pair[1]);
            grid.cells[pair[1]].sides[LEFT].push(pair[0]);
        }
        grid.chains.push(chain);
    }
    for column in grid.columns.iter_mut().take(grid.banded) {
        let cells = &grid.cells;
        let group = |cell: usize| (cells[cell].band, cells[cell].kind != Kind::Title);
        super::sort(column, &|one, other| group(one).cmp(&group(other)));
    }
    grid
}

impl Grid {
    fn add(&mut self, column: usize, kind: Kind, size: Size, band: Option<usize>) -> usize {
        let cell = self.cells.len();
        self.cells.push(Cell { kind, column, size, band, sides: [Vec::new(), Vec::new()], y: 0.0 });
        if self.columns.len() <= column {
            self.columns.resize(column + 1, Vec::new());
        }
        self.columns[column].push(cell);
        cell
    }
}

fn band(zone: Zone) -> Option<usize> {
    match zone {
        Zone::Band(band) | Zone::Title(band) => Some(band),
        _ => None,
    }
}

/// The column of each thing, counting those of things only, and how many are under the bands.
fn assign(things: &[Thing], lines: &[Line]) -> (Vec<usize>, usize) {
    let mut columns = vec![0; things.len()];
    let in_band = |thing: usize| matches!(things[thing].zone, Zone::Band(_));
    let title = |thing: usize| matches!(things[thing].zone, Zone::Title(_));
    // Programs stand as far to the right as they can: near what they use.
    let back: Vec<Line> =
        lines.iter().map(|line| Line { from: line.to, to: line.from, label: None }).collect();
    lengthen(&mut columns, &back, &in_band);
    let mut bands = 0;
    for thing in (0..things.len()).filter(|thing| in_band(*thing)) {
        bands = bands.max(columns[thing] + 1);
    }
    for thing in (0..things.len()).filter(|thing| in_band(*thing)) {
        columns[thing] = bands - 1 - columns[thing];
    }
    if (0..things.len()).any(title) {
        // A line between a program and the title of an environment needs a way out of the band.
        let out = |line: &Line| {
            (in_band(line.from) && title(line.to)) || (title(line.from) && in_band(line.to))
        };
        bands = bands.max(1) + usize::from(lines.iter().any(out));
    }
    let middle = |thing: usize| things[thing].zone == Zone::Middle;
    let shifted = usize::from(lines.iter().any(|line| middle(line.from) || middle(line.to)));
    for (thing, column) in columns.iter_mut().enumerate() {
        match things[thing].zone {
            Zone::Band(_) => {}
            Zone::Title(_) => *column = bands - 1,
            Zone::Middle => *column = bands,
            Zone::Last => *column = bands + shifted,
        }
    }
    lengthen(&mut columns, lines, &|thing| !in_band(thing) && !title(thing));
    (columns, bands)
}

/// Moves things to the right until every line between two of them leads to the right. Of lines in a
/// cycle some lead to the left.
fn lengthen(columns: &mut [usize], lines: &[Line], part: &dyn Fn(usize) -> bool) {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); columns.len()];
    let mut into: Vec<Vec<usize>> = vec![Vec::new(); columns.len()];
    for line in lines.iter().filter(|line| part(line.from) && part(line.to)) {
        out[line.from].push(line.to);
        into[line.to].push(line.from);
    }
    let mut waiting: Vec<usize> = into.iter().map(Vec::len).collect();
    let mut done = vec![false; columns.len()];
    let mut ready: Vec<usize> = (0..columns.len()).rev().filter(|&at| waiting[at] == 0).collect();
    let mut opened = 0;
    loop {
        let at = match ready.pop() {
            Some(at) => at,
            // Everything left is in a cycle, or behind one: it is opened at the first thing.
            None => match (opened..columns.len()).find(|at| !done[*at]) {
                Some(at) => {
                    opened = at;
                    at
                }
                None => return,
            },
        };
        if std::mem::replace(&mut done[at], true) {
            continue;
        }
        for &to in &out[at] {
            if !done[to] {
                columns[to] = columns[to].max(columns[at] + 1);
                waiting[to] = waiting[to].saturating_sub(1);
                if waiting[to] == 0 {
                    ready.push(to);
                }
            }
        }
        for &from in &into[at] {
            if !done[from] {
                columns[from] = columns[from].max(columns[at] + 1);
            }
        }
    }
}
