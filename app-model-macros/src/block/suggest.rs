//! The nearest known name to a misspelt one.

/// The known name that is at most a third of its letters away, rounded up from two. Case and `_` do
/// not count first.
pub(crate) fn nearest(name: &str, known: impl Iterator<Item = String>) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for known in known {
        if let Some(distance) = near(name, &known) {
            let found = (distance, known);
            if best.as_ref().is_none_or(|best| found < *best) {
                best = Some(found);
            }
        }
    }
    best.map(|(_, known)| known)
}

/// How far the known name is away, if that is near.
fn near(name: &str, known: &str) -> Option<usize> {
    let distance = if flat(known) == flat(name) { 0 } else { distance(name, known) };
    let longest = name.chars().count().max(known.chars().count());
    (distance <= (longest + 1) / 3 || (distance == 1 && longest > 1)).then_some(distance)
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
