//! The nearest known word to a misspelt one.

/// The known word that is at most a third of its letters away, if there is one.
pub(super) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let mut best = None;
    for known in known {
        let distance = distance(word, known);
        let is_near = distance <= known.len().max(word.len()).div_ceil(3);
        if is_near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, *known));
        }
    }
    best.map(|(_, known)| known)
}

/// The fewest letters to insert, remove, replace or swap with the next one.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX);
            let mut cost =
                (at(&row, j) + usize::from(a != b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped =
                i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let known = ["publish", "manifest", "check", "graph", "access"];
        for (word, expected) in [
            ("publihs", Some("publish")),
            ("pubish", Some("publish")),
            ("chekc", Some("check")),
            ("acces", Some("access")),
            ("deploy", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &known), expected, "{word}");
        }
    }
}
