//! Rules for values that are written as literals.

use super::Text;
use super::bytes::{find, number};
use super::image::image;
use super::schedule::{is_schedule, without_seconds};
use crate::model::NameRule;

/// What a setting takes when its value is a literal. The compiler checks it where the literal stands
/// in a block, and `build()` wherever else it comes from.
///
/// See the example of [`AzureResource`](crate::AzureResource).
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum LiteralRule {
    /// A whole number within limits.
    Range {
        /// The least.
        min: i64,
        /// The greatest; `i64::MAX` if there is none.
        max: i64,
        /// What is counted, such as `days`.
        of: &'static str,
    },
    /// A number that is not above that of another setting.
    NotAbove(&'static str),
    /// A switch that Azure cannot switch off.
    NotFalse {
        /// What to do instead.
        help: &'static str,
    },
    /// A schedule of five cron fields: minute, hour, day of month, month and day of week, in UTC.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/jobs>.
    Schedule,
    /// Days, hours and minutes, such as `2d3h6m`.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge>.
    Age,
    /// Text between single quotes on a command line.
    Quoted,
    /// A GUID.
    Guid {
        /// What it is the id of, such as `a subscription`.
        of: &'static str,
    },
    /// A reference to a container image, such as `nginx:1.29`: its repository, with a tag or a digest.
    ///
    /// Source: <https://github.com/distribution/reference>.
    Image,
    /// An amount of memory in GiB, such as `1.5Gi`.
    ///
    /// Source: <https://learn.microsoft.com/azure/container-apps/containers>.
    Memory,
    /// The address of a service, with its scheme.
    Url,
    /// A region of Azure, such as `westeurope`.
    Region,
    /// The name of something in Azure.
    Name {
        /// What it is the name of, such as `a slot`.
        of: &'static str,
        /// The rule of its names.
        rule: &'static NameRule,
        /// The code of what breaks the rule.
        code: &'static str,
    },
}

/// A literal.
#[derive(Debug, Clone, Copy)]
pub enum Literal<'l> {
    /// A whole number.
    Int(i64),
    /// `true` or `false`.
    Bool(bool),
    /// Text.
    Text(&'l str),
}

/// What is wrong with a literal, and what to do.
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) text: Text,
    pub(crate) help: Text,
}

impl Problem {
    pub(crate) const fn new(code: &'static str, text: Text, help: &str) -> Self {
        Self { code, text, help: Text::new().and(help) }
    }
}

impl LiteralRule {
    /// What is wrong with the value of a setting. `others` are the numbers of the other settings.
    pub(crate) const fn problem(
        &self,
        setting: &str,
        value: Literal<'_>,
        others: &[(&str, i64)],
    ) -> Option<Problem> {
        match (self, value) {
            (Self::Range { min, max, of }, Literal::Int(value)) => {
                if value >= *min && value <= *max {
                    return None;
                }
                let text = named(setting).and("` is ").signed(value).and(", and ");
                let help = Text::new().and("write a number of ").and(of).and(" from ").signed(*min);
                Some(if *max == i64::MAX {
                    let text = text.signed(*min).and(" is the least");
                    Problem { code: "AM0551", text, help: help.and(" on") }
                } else {
                    let text = text.and("Azure takes ").signed(*min).and(" to ").signed(*max);
                    Problem { code: "AM0551", text, help: help.and(" to ").signed(*max) }
                })
            }
            (Self::NotAbove(limit), Literal::Int(value)) => match value_of(others, limit) {
                Some(most) if most < value => {
                    let text = named(setting).and("` is ").signed(value).and(", and `").and(limit);
                    let text = text.and("` is ").signed(most);
                    Some(Problem::new("AM0551", text, "swap the two, or raise the maximum"))
                }
                _ => None,
            },
            (Self::NotFalse { help }, Literal::Bool(false)) => Some(Problem::new(
                "AM0552",
                named(setting).and(": false` is refused by Azure"),
                help,
            )),
            (Self::Schedule, Literal::Text(literal)) if !is_schedule(literal) => {
                let text = Text::new().and("`").and(literal);
                let text = text.and("` is not a schedule of five cron fields");
                let help =
                    Text::new().and("write minute, hour, day of month, month and day of week, ");
                let help = match without_seconds(literal) {
                    Some(rest) => help.and("without the seconds: `\"").and(rest).and("\"`"),
                    None => help.and("such as `\"0 1 * * *\"`"),
                };
                Some(Problem { code: "AM0554", text, help })
            }
            (Self::Age, Literal::Text(text)) if !is_age(text) => {
                let text = Text::new().and("`").and(text).and("` is not an age");
                let help = "write days, hours and minutes in this order, such as `7d` or `2d3h6m`";
                Some(Problem::new("AM0554", text, help))
            }
            (Self::Quoted, Literal::Text(text)) if find(text.as_bytes(), 0, b'\'') < text.len() => {
                let text =
                    named(setting).and("` holds a single quote, which ends it on the command line");
                Some(Problem::new("AM0554", text, "leave the quote out"))
            }
            (Self::Guid { of }, Literal::Text(text)) if !is_guid(text) => {
                let text = Text::new().and("`").and(text).and("` is not the id of ").and(of);
                let help = Text::new()
                    .and("an id is a GUID, such as `\"00000000-0000-0000-0000-000000000000\"`");
                let help = help.and("; a name does not say which it is");
                Some(Problem { code: "AM0554", text, help })
            }
            (Self::Name { of, rule, code }, Literal::Text(name)) => {
                let Some(breach) = rule.breach(name) else { return None };
                let text = Text::new().and("the name `").and(name).and("` of ").and(of).and(" ");
                let help = match rule.fitting(name) {
                    Some(nearest) => {
                        let help = Text::new().and("write `").and(setting).and(": \"");
                        help.and(nearest.as_str()).and("\";`")
                    }
                    None => Text::new().and("choose another name"),
                };
                Some(Problem { code, text: rule.explain(breach, text), help })
            }
            (Self::Region, Literal::Text(text)) => {
                let Some(meant) = super::region::meant(text) else { return None };
                let problem = Text::new().and("no region of Azure is called `").and(text).and("`");
                let help = Text::new().and("did you mean `\"").and(meant).and("\"`?");
                Some(Problem { code: "AM0554", text: problem, help })
            }
            (Self::Image, Literal::Text(text)) => image(text),
            (Self::Memory, Literal::Text(text)) => memory(text),
            (Self::Url, Literal::Text(text)) if !is_url(text) => {
                let problem = Text::new().and("`").and(text).and("` is not a whole address");
                let help =
                    Text::new().and("write the scheme too: `\"https://").and(text).and("\"`");
                Some(Problem { code: "AM0554", text: problem, help })
            }
            _ => None,
        }
    }
}

const fn named(setting: &str) -> Text {
    Text::new().and("`").and(setting)
}

const fn value_of(settings: &[(&str, i64)], name: &str) -> Option<i64> {
    let mut at = 0;
    while at < settings.len() {
        if super::bytes::equal(settings[at].0.as_bytes(), name.as_bytes()) {
            return Some(settings[at].1);
        }
        at += 1;
    }
    None
}

/// A number of GiB.
const fn memory(text: &str) -> Option<Problem> {
    let bytes = text.as_bytes();
    let (mut at, mut points) = (0, 0);
    while at < bytes.len() && (bytes[at].is_ascii_digit() || bytes[at] == b'.') {
        points += (bytes[at] == b'.') as usize;
        at += 1;
    }
    let (amount, unit) = bytes.split_at(at);
    if super::bytes::equal(unit, b"Gi") && points < 2 && amount.len() > points {
        return None;
    }
    let problem = Text::new().and("`").and(text).and("` is not an amount of memory");
    let help = Text::new().and("memory is counted in GiB: write `\"");
    let help = match number(amount) {
        Some(mebibytes) if super::bytes::equal(unit, b"Mi") && mebibytes % 256 == 0 => {
            let help = help.number(mebibytes as usize / 1024);
            match mebibytes % 1024 {
                256 => help.and(".25"),
                512 => help.and(".5"),
                768 => help.and(".75"),
                _ => help,
            }
        }
        _ => help.and("1"),
    };
    Some(Problem {
        code: "AM0554",
        text: problem,
        help: help.and("Gi\"`, twice the cores of `cpu`"),
    })
}

/// Whether there is a scheme, and something after it.
///
/// Source: section 3.1 of RFC 3986.
const fn is_url(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len()
        && (bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'+' | b'-' | b'.'))
    {
        at += 1;
    }
    at > 0
        && bytes[0].is_ascii_alphabetic()
        && super::bytes::at(bytes, at, "://")
        && bytes.len() > at + 3
}

/// Eight, four, four, four and twelve hexadecimal digits.
const fn is_guid(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 36 {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        let fits = match at {
            8 | 13 | 18 | 23 => bytes[at] == b'-',
            _ => bytes[at].is_ascii_hexdigit(),
        };
        if !fits {
            return false;
        }
        at += 1;
    }
    true
}

/// Days, hours and minutes, each at most once and in this order: `2d3h6m`.
const fn is_age(text: &str) -> bool {
    let bytes = text.as_bytes();
    let units = *b"dhm";
    let (mut at, mut unit) = (0, 0);
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        if at == start || at == bytes.len() {
            return false;
        }
        while unit < units.len() && units[unit] != bytes[at] {
            unit += 1;
        }
        if unit == units.len() {
            return false;
        }
        unit += 1;
        at += 1;
    }
    !bytes.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Literal, LiteralRule, is_age, is_guid};

    #[test]
    fn ages_are_days_hours_minutes() {
        for text in ["7d", "2d3h6m", "6m", "0d"] {
            assert!(is_age(text), "{text}");
        }
        for text in ["", "7", "d", "3h2d", "1w", "-1d", "7dd"] {
            assert!(!is_age(text), "{text}");
        }
    }

    #[test]
    fn memory_is_counted_in_gibibytes_and_addresses_are_whole() {
        let help = |rule: LiteralRule, text| {
            rule.problem("", Literal::Text(text), &[]).map(|p| p.help.as_str().to_owned())
        };
        for text in ["1Gi", "0.5Gi", "16Gi"] {
            assert_eq!(help(LiteralRule::Memory, text), None, "{text}");
        }
        let written = |amount| {
            Some(format!(
                "memory is counted in GiB: write `\"{amount}Gi\"`, twice the cores of `cpu`"
            ))
        };
        for (text, amount) in
            [("512Mi", "0.5"), ("1280Mi", "1.25"), ("2048Mi", "2"), ("Gi", "1"), ("1.2.3Gi", "1")]
        {
            assert_eq!(help(LiteralRule::Memory, text), written(amount), "{text}");
        }
        for text in ["https://partner.example.com", "amqp+ssl://queue", "grpc-web://x", "x.y://z"] {
            assert_eq!(help(LiteralRule::Url, text), None, "{text}");
        }
        for text in
            ["", "https://", "partner.example.com", "://x", "-a://x", "/path", "localhost:80"]
        {
            assert!(help(LiteralRule::Url, text).is_some(), "{text}");
        }
    }

    #[test]
    fn ids_are_guids() {
        assert!(is_guid("4633458b-17de-408a-B874-0445c86b69e6"));
        for text in
            ["", "my-subscription", "4633458b-17de-408a", "4633458b17de408ab8740445c86b69e6"]
        {
            assert!(!is_guid(text), "{text}");
        }
    }
}
