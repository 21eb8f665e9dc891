//! How a text differs from what it was.
//!
//! The way with the fewest lines that go or come, found as in E. W. Myers, *An O(ND) Difference
//! Algorithm*, 1986: how far into the old text one gets with so many removals and so many additions.
//! The crates that do this for text cost every application a twentieth of its first build.

use super::style::Style;

/// How many unchanged lines are shown around a change.
const AROUND: usize = 3;

/// With more changes than these, all lines of the changed part go, and all come: nobody reads a
/// thousand changes for the shortest way.
const MOST: usize = 1_000;

/// The lines that went and came, each pair as old and new. The first pair is what the texts are
/// called.
pub(super) fn difference(names: [&str; 2], texts: [&str; 2], style: Style) -> String {
    // With what ends them: a line without its end, or with another one, is another line.
    let [old, new] = texts.map(|text| text.split_inclusive('\n').collect::<Vec<&str>>());
    let lines = lines(&old, &new);
    let mut text = String::new();
    for hunk in hunks(&lines) {
        if text.is_empty() {
            text += &style.removed(format!("--- {}", names[0]));
            text += "\n";
            text += &style.added(format!("+++ {}", names[1]));
            text += "\n";
        }
        let before = lines.get(..hunk.start).unwrap_or_default();
        let shown = lines.get(hunk).unwrap_or_default();
        let range = |is: fn(&Line<'_>) -> bool| {
            let count = |lines: &[Line<'_>]| lines.iter().filter(|line| is(line)).count();
            format!("{},{}", count(before) + 1, count(shown))
        };
        let (old, new) = (range(|line| line.is_old()), range(|line| line.is_new()));
        text += &format!("@@ -{old} +{new} @@\n");
        for line in shown {
            let (mark, line) = match *line {
                Line::Same(line) => (' ', line),
                Line::Removed(line) => ('-', line),
                Line::Added(line) => ('+', line),
            };
            let shown = format!("{mark}{}", line.strip_suffix('\n').unwrap_or(line));
            text += &match mark {
                '-' => style.removed(shown),
                '+' => style.added(shown),
                _ => shown,
            };
            text += if line.ends_with('\n') { "\n" } else { "\n\\ No newline at end of file\n" };
        }
    }
    text
}

/// A line of either text or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line<'t> {
    Same(&'t str),
    Removed(&'t str),
    Added(&'t str),
}

impl Line<'_> {
    fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }

    fn is_old(&self) -> bool {
        !matches!(self, Self::Added(_))
    }

    fn is_new(&self) -> bool {
        !matches!(self, Self::Removed(_))
    }
}

/// The changes with the lines around them.
fn hunks(lines: &[Line<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut hunks: Vec<std::ops::Range<usize>> = Vec::new();
    let changed = lines.iter().enumerate().filter(|(_, line)| !line.is_same());
    for (at, _) in changed {
        let end = lines.len().min(at + AROUND + 1);
        match hunks.last_mut() {
            Some(last) if at <= last.end + AROUND => last.end = end,
            _ => hunks.push(at.saturating_sub(AROUND)..end),
        }
    }
    hunks
}

/// All lines, those that go before those that come.
fn lines<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Line<'t>> {
    let begin = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (same, old) = old.split_at(begin);
    let new = new.get(begin..).unwrap_or_default();
    let pairs = old.iter().rev().zip(new.iter().rev());
    let end = pairs.take_while(|(one, other)| one == other).count();
    let (old, rest) = old.split_at(old.len() - end);
    let new = new.get(..new.len() - end).unwrap_or_default();
    let mut changed = Ways { old, new }.shortest().unwrap_or_else(|| {
        let mut all = Vec::with_capacity(old.len() + new.len());
        add(&mut all, old, Line::Removed);
        add(&mut all, new, Line::Added);
        all
    });
    for change in changed.chunk_by_mut(|one, other| !one.is_same() && !other.is_same()) {
        if change.iter().all(|line| !line.is_same()) {
            removals_first(change);
        }
    }
    let mut all = Vec::with_capacity(same.len() + changed.len() + rest.len());
    add(&mut all, same, Line::Same);
    all.append(&mut changed);
    add(&mut all, rest, Line::Same);
    all
}

fn add<'t>(lines: &mut Vec<Line<'t>>, more: &[&'t str], line: fn(&'t str) -> Line<'t>) {
    for text in more {
        lines.push(line(text));
    }
}

fn removals_first(change: &mut [Line<'_>]) {
    let (mut sorted, mut added) = (Vec::with_capacity(change.len()), Vec::new());
    for line in change.iter() {
        if line.is_old() { sorted.push(*line) } else { added.push(*line) }
    }
    sorted.append(&mut added);
    change.copy_from_slice(&sorted);
}

/// The ways from one text to another.
struct Ways<'a, 't> {
    old: &'a [&'t str],
    new: &'a [&'t str],
}

impl<'t> Ways<'_, 't> {
    /// The one with the fewest changes, unless those are too many.
    fn shortest(&self) -> Option<Vec<Line<'t>>> {
        // How far into the old text one gets, by the number of changes and of removals among them.
        let mut reached: Vec<Vec<Option<usize>>> = vec![vec![Some(self.slide(0, 0))]];
        loop {
            let changes = reached.len() - 1;
            let last = reached.last()?;
            let target = (0..=changes).find(|removed| {
                let at = last.get(*removed).copied().flatten();
                at == Some(self.old.len())
                    && at.map(|at| at + changes - 2 * removed) == Some(self.new.len())
            });
            if let Some(removed) = target {
                return Some(self.back(&reached, removed));
            }
            if changes == MOST {
                return None;
            }
            let next = (0..=changes + 1).map(|removed| {
                let (at, _) = self.change(last, changes + 1, removed)?;
                Some(self.slide(at, at + changes + 1 - 2 * removed))
            });
            let next = next.collect();
            reached.push(next);
        }
    }

    /// Where the last of so many changes leads to in the old text, and whether it is a removal: from
    /// `before`, what is reached with one change less.
    fn change(
        &self,
        before: &[Option<usize>],
        changes: usize,
        removed: usize,
    ) -> Option<(usize, bool)> {
        let removal = removed.checked_sub(1).and_then(|removed| *before.get(removed)?);
        let removal = removal.filter(|at| *at < self.old.len()).map(|at| (at + 1, true));
        let addition = before.get(removed).copied().flatten();
        let addition = addition.filter(|at| at + changes - 2 * removed <= self.new.len());
        removal.max(addition.map(|at| (at, false)))
    }

    /// The place in the old text after the lines that are the same from here on.
    fn slide(&self, old: usize, new: usize) -> usize {
        let here = self.old.get(old..).unwrap_or_default();
        let there = self.new.get(new..).unwrap_or_default();
        old + here.iter().zip(there).take_while(|(one, other)| one == other).count()
    }

    /// The way back from the end, turned around.
    fn back(&self, reached: &[Vec<Option<usize>>], mut removed: usize) -> Vec<Line<'t>> {
        let mut lines = Vec::new();
        let mut at = self.old.len();
        for changes in (1..reached.len()).rev() {
            let before = reached.get(changes - 1).map(Vec::as_slice).unwrap_or_default();
            let Some((start, is_removal)) = self.change(before, changes, removed) else { break };
            let same = self.old.get(start..at).unwrap_or_default();
            lines.extend(same.iter().rev().map(|line| Line::Same(line)));
            if is_removal {
                lines.extend(self.old.get(start - 1).map(|line| Line::Removed(line)));
                (at, removed) = (start - 1, removed - 1);
            } else {
                let new = (start + changes - 2 * removed).checked_sub(1);
                lines.extend(new.and_then(|new| self.new.get(new)).map(|line| Line::Added(line)));
                at = start;
            }
        }
        let same = self.old.get(..at).unwrap_or_default();
        lines.extend(same.iter().rev().map(|line| Line::Same(line)));
        lines.reverse();
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, difference, lines};
    use crate::cli::style::Style;

    /// All texts of up to so many lines out of two.
    fn texts(longest: u32) -> Vec<Vec<&'static str>> {
        let of_length = |length: u32| {
            (0..2_u32.pow(length)).map(move |bits| {
                (0..length).map(|at| if bits >> at & 1 == 0 { "a" } else { "b" }).collect()
            })
        };
        (0..=longest).flat_map(of_length).collect()
    }

    /// The fewest changes, by trying all ways.
    fn fewest(old: &[&str], new: &[&str]) -> usize {
        match (old, new) {
            ([], rest) | (rest, []) => rest.len(),
            ([one, old @ ..], [other, new @ ..]) if one == other => fewest(old, new),
            ([_, fewer @ ..], [_, rest @ ..]) => 1 + fewest(fewer, new).min(fewest(old, rest)),
        }
    }

    #[test]
    fn the_lines_are_those_of_both_texts_with_the_fewest_changes() {
        for old in texts(5) {
            for new in texts(5) {
                let lines = lines(&old, &new);
                let text = |is: fn(&Line<'_>) -> bool| {
                    let text = |line: &Line<'static>| match *line {
                        Line::Same(text) | Line::Removed(text) | Line::Added(text) => text,
                    };
                    lines.iter().filter(|line| is(line)).map(text).collect::<Vec<&str>>()
                };
                assert_eq!(text(|line| line.is_old()), old, "{old:?} {new:?}");
                assert_eq!(text(|line| line.is_new()), new, "{old:?} {new:?}");
                let changes = lines.iter().filter(|line| !line.is_same()).count();
                assert_eq!(changes, fewest(&old, &new), "{old:?} {new:?}");
            }
        }
    }

    #[test]
    fn changes_are_shown_with_three_lines_around_them() {
        let old = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\n";
        let new = old.replace("two\n", "2\n").replace("eleven\n", "");
        let shown = difference(["old", "new"], [old, &new], Style::new(false));
        let expected = "--- old
+++ new
@@ -1,5 +1,5 @@
 one
-two
+2
 three
 four
 five
@@ -8,5 +8,4 @@
 eight
 nine
 ten
-eleven
 twelve
";
        assert_eq!(shown, expected);
        assert_eq!(difference(["old", "new"], [old, old], Style::new(false)), "");
    }

    #[test]
    fn texts_that_differ_in_the_end_of_a_line_are_not_alike() {
        let shown = difference(["old", "new"], ["one\ntwo", "one\ntwo\n"], Style::new(false));
        let lines = "@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+two\n";
        assert_eq!(shown, format!("--- old\n+++ new\n{lines}"));
        assert_ne!(difference(["old", "new"], ["one\r\n", "one\n"], Style::new(false)), "");
    }

    #[test]
    fn texts_with_nothing_in_common_and_long_ones_are_compared_at_once() {
        let old: Vec<String> = (0..20_000).map(|line| line.to_string()).collect();
        let new: Vec<String> = (0..20_000).map(|line| format!("new {line}")).collect();
        let [old, new] =
            [&old, &new].map(|text| text.iter().map(String::as_str).collect::<Vec<_>>());
        let lines = lines(&old, &new);
        assert_eq!(lines.len(), 40_000);
        assert!(lines.iter().take(20_000).all(|line| matches!(line, Line::Removed(_))));
    }
}
