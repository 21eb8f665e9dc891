//! How large an instance of a program may be.

use super::bytes::{equal, find, number};
use super::{Problem, Text};

/// The fewest and the most quarters of a core.
const LEAST: u32 = 1;
const MOST: u32 = 16;

/// What is wrong with the cores and with the GiB of memory of an instance, which are numbers as they
/// are written.
///
/// Source: the combinations of CPU and memory of the consumption profile.
pub(crate) const fn problem(cores: Option<&str>, memory: Option<&str>) -> Option<Problem> {
    let text = Text::new().and("Azure has no instances with ");
    match (cores, memory) {
        (Some(cores), _) if !is_size(quarters(cores)) => {
            Some(Problem::new("AM0551", text.and(cores).and(" cores"), HELP))
        }
        (Some(cores), Some(memory)) => {
            let (of_cores, of_memory) = (quarters(cores), quarters(memory));
            if let (Some(cores), Some(memory)) = (of_cores, of_memory)
                && memory == cores * 2
            {
                return None;
            }
            let text = text.and(cores).and(" cores and ").and(memory).and(" GiB of memory");
            let help = Text::new().and("write `memory: \"");
            let help = match of_cores {
                Some(cores) => decimal(help, cores * 2, false).and("Gi\";`"),
                None => help,
            };
            let help = match half(of_memory) {
                Some(cores) => decimal(help.and(", or `cpu: "), cores, true).and(";`"),
                None => help,
            };
            let help = help.and(": a core comes with 2 GiB of memory");
            Some(Problem { code: "AM0551", text, help })
        }
        (None, Some(memory)) if half(quarters(memory)).is_none() => {
            Some(Problem::new("AM0551", text.and(memory).and(" GiB of memory"), HELP))
        }
        _ => None,
    }
}

const HELP: &str = "a core comes with 2 GiB of memory: `cpu: 0.5;` goes with `memory: \"1Gi\";`, from 0.25 to 4 cores in steps of 0.25";

/// The number of GiB, as it is written, in an amount such as `1.5Gi`.
pub(crate) const fn gibibytes(memory: &str) -> Option<&str> {
    let Some(length) = memory.len().checked_sub(2) else { return None };
    if !memory.is_char_boundary(length) {
        return None;
    }
    let (amount, unit) = memory.split_at(length);
    if equal(unit.as_bytes(), b"Gi") && is_decimal(amount) { Some(amount) } else { None }
}

/// Whether it is digits, with a point among them or after them.
pub(crate) const fn is_decimal(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut points) = (0, 0);
    while at < bytes.len() && (bytes[at].is_ascii_digit() || bytes[at] == b'.') {
        points += (bytes[at] == b'.') as usize;
        at += 1;
    }
    at == bytes.len() && points < 2 && bytes.len() > points
}

const fn is_size(quarters: Option<u32>) -> bool {
    matches!(quarters, Some(LEAST..=MOST))
}

/// The quarters of cores that go with so many quarters of memory.
const fn half(memory: Option<u32>) -> Option<u32> {
    match memory {
        Some(memory) if memory % 2 == 0 && is_size(Some(memory / 2)) => Some(memory / 2),
        _ => None,
    }
}

/// How many quarters it is; `None` if it is not a number of quarters.
const fn quarters(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let point = find(bytes, 0, b'.');
    let (whole, fraction) = bytes.split_at(point);
    let mut length = fraction.len();
    while length > 1 && fraction[length - 1] == b'0' {
        length -= 1;
    }
    let fraction = match fraction.split_at(length).0 {
        [] | [b'.'] => 0,
        [b'.', b'2', b'5'] => 1,
        [b'.', b'5'] => 2,
        [b'.', b'7', b'5'] => 3,
        _ => return None,
    };
    match number(whole) {
        Some(whole) => Some(whole * 4 + fraction),
        None if whole.is_empty() => Some(fraction),
        None => None,
    }
}

/// Quarters as a number, with a point in any case or when it needs one.
const fn decimal(text: Text, quarters: u32, point: bool) -> Text {
    let text = text.number((quarters / 4) as usize);
    match quarters % 4 {
        1 => text.and(".25"),
        2 => text.and(".5"),
        3 => text.and(".75"),
        _ if point => text.and(".0"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{gibibytes, problem};

    #[test]
    fn a_core_comes_with_two_gibibytes() {
        for (cores, memory) in [
            (Some("0.5"), Some("1Gi")),
            (Some("0.250"), Some("0.5Gi")),
            (Some("4"), Some("8.0Gi")),
            (Some("1."), Some("2Gi")),
            (Some("1.75"), None),
            (None, Some("3.5Gi")),
            (None, Some(".5Gi")),
            (None, None),
        ] {
            let found = problem(cores, memory.and_then(gibibytes));
            assert!(found.is_none(), "{cores:?} {memory:?}");
        }
        for (cores, memory, message, help) in [
            (
                Some("0.5"),
                Some("4Gi"),
                "0.5 cores and 4 GiB of memory",
                "write `memory: \"1Gi\";`, or `cpu: 2.0;`: a core comes with 2 GiB of memory",
            ),
            (
                Some("1.25"),
                Some("16Gi"),
                "1.25 cores and 16 GiB of memory",
                "write `memory: \"2.5Gi\";`: a core comes with 2 GiB of memory",
            ),
            (Some("0.3"), Some("0.6Gi"), "0.3 cores", super::HELP),
            (Some("4.25"), None, "4.25 cores", super::HELP),
            (Some("0"), None, "0 cores", super::HELP),
            (Some("NaN"), None, "NaN cores", super::HELP),
            (None, Some("0.25Gi"), "0.25 GiB of memory", super::HELP),
            (None, Some("9Gi"), "9 GiB of memory", super::HELP),
        ] {
            let found = problem(cores, memory.and_then(gibibytes));
            let found = found.map(|p| (p.text.as_str().to_owned(), p.help.as_str().to_owned()));
            let message = format!("Azure has no instances with {message}");
            assert_eq!(found, Some((message, help.to_owned())));
        }
    }

    #[test]
    fn memory_is_an_amount_and_its_unit() {
        assert_eq!(gibibytes("1.5Gi"), Some("1.5"));
        for text in ["", "Gi", ".Gi", "1", "1G", "512Mi", "1.2.3Gi", "+1Gi", "infGi", "1 Gi", "ÄGi"]
        {
            assert_eq!(gibibytes(text), None, "{text}");
        }
    }
}
