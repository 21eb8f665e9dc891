//! Schedules of five cron fields.

use super::bytes::{at, find, number};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// Five fields of numbers, names, `*`, lists, ranges and steps, each within its limits.
pub(super) const fn is_schedule(text: &str) -> bool {
    let bytes = text.as_bytes();
    let limits: [(u32, u32, &[&str]); 5] =
        [(0, 59, &[]), (0, 23, &[]), (1, 31, &[]), (1, 12, &MONTHS), (0, 6, &DAYS)];
    let (mut at, mut field) = (0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && !bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        let (_, rest) = bytes.split_at(start);
        let (word, _) = rest.split_at(at - start);
        if field == limits.len() || !is_field(word, limits[field]) {
            return false;
        }
        field += 1;
    }
    field == limits.len()
}

/// The last five of six fields, if they are a schedule: elsewhere the first one is for seconds.
pub(super) const fn without_seconds(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && !bytes[at].is_ascii_whitespace() {
        at += 1;
    }
    while at < bytes.len() && bytes[at].is_ascii_whitespace() {
        at += 1;
    }
    let (_, rest) = text.split_at(at);
    if is_schedule(rest) { Some(rest) } else { None }
}

const fn is_field(field: &[u8], limits: (u32, u32, &[&str])) -> bool {
    let mut at = 0;
    loop {
        let end = find(field, at, b',');
        let (_, rest) = field.split_at(at);
        let (item, _) = rest.split_at(end - at);
        if !is_item(item, limits) {
            return false;
        }
        if end == field.len() {
            return true;
        }
        at = end + 1;
    }
}

const fn is_item(item: &[u8], limits: (u32, u32, &[&str])) -> bool {
    let slash = find(item, 0, b'/');
    let (range, step) = item.split_at(slash);
    if let [_, step @ ..] = step {
        match number(step) {
            Some(step) if step > 0 => {}
            _ => return false,
        }
    }
    if let [b'*'] = range {
        return true;
    }
    let hyphen = find(range, 0, b'-');
    let (from, to) = range.split_at(hyphen);
    match (moment(from, limits), to) {
        (Some(_), []) => true,
        (Some(from), [_, to @ ..]) => match moment(to, limits) {
            Some(to) => from <= to,
            None => false,
        },
        _ => false,
    }
}

/// A number, or one of the names, within the limits.
const fn moment(text: &[u8], (min, max, names): (u32, u32, &[&str])) -> Option<u32> {
    let mut name = 0;
    while name < names.len() {
        if text.len() == names[name].len() && at(text, 0, names[name]) {
            #[allow(clippy::cast_possible_truncation, reason = "there are at most twelve")]
            return Some(name as u32 + min);
        }
        name += 1;
    }
    match number(text) {
        Some(value) if value >= min && value <= max => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_schedule, without_seconds};

    #[test]
    fn schedules_have_five_fields_within_their_limits() {
        for text in ["0 1 * * *", "*/5 0-6 1,15 jan-mar MON", "59 23 31 12 6", " 0  1 * * * "] {
            assert!(is_schedule(text), "{text}");
        }
        for text in [
            "",
            "bad cron",
            "60 1 * * *",
            "0 1 * *",
            "0 1 * * * *",
            "0 1 0 * *",
            "*/0 1 * * *",
            "5-1 1 * * *",
            "1, 1 * * *",
            "- 1 * * *",
            "1/ 1 * * *",
            "0 3 * * MONSTER",
            "0 1 * january *",
            "0 1 * * sunday-mon",
        ] {
            assert!(!is_schedule(text), "{text}");
        }
    }

    #[test]
    fn the_seconds_of_a_schedule_are_left_out() {
        assert_eq!(without_seconds("0 0 3 * * *"), Some("0 3 * * *"));
        assert_eq!(without_seconds("0  0 3 * * MON"), Some("0 3 * * MON"));
        for text in ["", "0", "0 3 * *", "0 60 3 * * *", "0 0 0 3 * * *"] {
            assert_eq!(without_seconds(text), None, "{text}");
        }
    }
}
