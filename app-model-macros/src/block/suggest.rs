//! The nearest known name to a misspelt one.

/// The known name that is nearest, to be proposed. Case does not count, nor does `_` if it is all. Of those
/// that are as near, it is the one whose case is nearer.
pub(crate) fn nearest(name: &str, known: impl Iterator<Item = String>) -> Option<String> {
    let small = name.to_lowercase();
    let mut best: Option<(usize, usize, String)> = None;
    for known in known {
        let far =
            if flat(&known) == flat(name) { 0 } else { distance(&small, &known.to_lowercase()) };
        if far <= reach(name, &known) {
            let found = (far, distance(name, &known), known);
            if best.as_ref().is_none_or(|best| found < *best) {
                best = Some(found);
            }
        }
    }
    best.map(|(.., known)| known)
}

/// How far a name may be from what is proposed for it: a third of the letters, rounded up from two, or
/// two slips if that is half of them at most.
fn reach(name: &str, known: &str) -> usize {
    let longest = name.chars().count().max(known.chars().count());
    ((longest + 1) / 3).max(longest.min(4) / 2)
}

/// Whether the name is so near to the known one that it is rather a slip of it than another name.
pub(crate) fn is_near(name: &str, known: &str) -> bool {
    let longest = name.chars().count().max(known.chars().count());
    flat(name) == flat(known) || distance(name, known) <= ((longest + 1) / 3).max(1)
}

/// Whether the name is a single slip away from the known one.
pub(crate) fn is_slip(name: &str, known: &str) -> bool {
    // Many names are asked about, and of most the length says it.
    let length = name.chars().count();
    let is_near = length.abs_diff(known.chars().count()) <= 1;
    let may_be_flat = is_near || name.contains('_') || known.contains('_');
    (is_near && length > 2 && distance(name, known) == 1)
        || (may_be_flat && flat(name) == flat(known))
}

fn flat(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// The fewest letters to insert, remove, replace or swap with the next one.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut cost =
                (at(&row, j) + usize::from(a != b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            if i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a) {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}
