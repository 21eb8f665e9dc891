//! Names that differ in what rules are about: length, both ends, what is inside and in a row, words.

use crate::facts::{Fact, Reserved, reserved};

/// One of each class of characters that some rule knows, and of those that none does.
const CHARACTERS: [&str; 24] = [
    "Z", "7", "-", "_", ".", "(", ")", " ", "$", "#", "%", "&", "/", "\\", "?", ":", "+", "~", "@",
    "\"", "'", "\u{1}", "\u{7f}", "\u{e9}",
];

/// Separators that stand beside each other.
const RUNS: [&str; 10] = ["--", "__", "-_", "_-", "..", ".-", "-.", "---", "()", "  "];

/// Names to pin, for a type.
pub(crate) fn written(fact: &Fact) -> Vec<String> {
    let mut names: Vec<String> = vec![String::new()];
    for length in lengths(fact) {
        names.extend(
            ["a", "Z", "7", "-", "_", "a-", "-a", "a_"]
                .map(|unit| unit.repeat(length).chars().take(length).collect()),
        );
        // Few letters, and many separators between them.
        if length > 6 {
            names.extend(["-", "_", "."].map(|one| format!("abc{}def", one.repeat(length - 6))));
        }
        // A separator where a name is cut, and no more bytes than the longest name has characters.
        names.push(format!("{}-", "a".repeat(length - 1)));
        names.push(format!("{}\u{e9}", "a".repeat(length - 1)));
    }
    for one in CHARACTERS {
        names.extend([one.repeat(5), format!("{one}bcde{one}")]);
        names.extend([format!("{one}bcdef"), format!("abc{one}def"), format!("abcde{one}")]);
    }
    for run in RUNS {
        names.extend([format!("abc{run}def"), format!("{run}bcdef"), format!("abcde{run}")]);
    }
    names.extend(words(fact.is_public));
    names.extend(
        ["\u{4e2d}\u{6587}name", "12345", "1abcd", "abcd1", "a-b-c", "A-b_C", "a1-b2"]
            .map(String::from),
    );
    sorted(names)
}

/// Names to declare, from which the one in Azure is made, for a type.
pub(crate) fn declared(fact: &Fact) -> Vec<String> {
    let mut names = Vec::new();
    // Where one of the names that are made is cut, or too short, and the length of a deployment's name.
    let near = (1..=5).chain(16..=19).chain(23..=25).chain(31..=33).chain(36..=38).chain(40..=48);
    for length in near.chain(50..=51).chain(58..=65).chain(lengths(fact).filter(|it| *it < 66)) {
        // Letters and digits that are kept or not, and separators that count or do not.
        for unit in ["a", "a7", "a-", "ab-7"] {
            let name: String = unit.repeat(length).chars().take(length).collect();
            names.push(if name.ends_with('-') { name + "z" } else { name });
        }
        if length > 2 {
            names.push(format!("{}-Z", "a".repeat(length - 2)));
        }
    }
    for one in CHARACTERS {
        names.extend([format!("{one}bcdef"), format!("abc{one}def"), format!("abcde{one}")]);
    }
    names.extend(RUNS.map(|run| format!("abc{run}def")));
    names.extend(words(true));
    // Words that a separator takes apart, and that are whole again where it is left out.
    for word in
        ["micro-soft", "win-dows", "log-in", "my-micro-soft", "Log-In2", "l-o-g-i-n", "dot-net"]
    {
        names.push(word.to_owned());
    }
    names.extend(["secrets", "corp-data", "Corp-Data", "x1", "12345", ""].map(String::from));
    sorted(names)
}

/// The words that Azure reserves, all of them or some, alone and beside others, and those that services
/// keep for themselves.
fn words(all: bool) -> Vec<String> {
    let Reserved { names, parts, beginnings } = reserved();
    let mut words: Vec<String> = names.into_iter().filter(|_| all).collect();
    for name in ["azure", "access", "xbox", "office365"] {
        words.extend([
            capital(name),
            format!("{name}1"),
            format!("my{name}"),
            format!("my-{name}"),
        ]);
    }
    for part in parts.iter().chain(&beginnings) {
        let capital = capital(part);
        words.extend([part.clone(), capital.clone(), part.to_uppercase()]);
        words.extend([format!("{part}shop"), format!("shop{part}"), format!("my{capital}x")]);
        words.extend([format!("{part}-shop"), format!("shop-{part}"), format!("a-{part}-b")]);
    }
    let kept = ["tables", "production", "default", "admin"];
    words.extend(
        kept.iter().flat_map(|name| [(*name).to_owned(), capital(name), format!("{name}2")]),
    );
    let special = ["$root", "$logs", "$web", "$WEB", "$webs", "a$web", "$"];
    words.extend(special.map(String::from));
    words.extend(["orders-sb", "orders-mgmt", "orders-ondemand"].map(String::from));
    words
}

/// The lengths at and beside both ends of what is allowed.
fn lengths(fact: &Fact) -> impl Iterator<Item = usize> + use<> {
    let [min, max] = [fact.min, fact.max];
    let lengths = [min.saturating_sub(1), min, min + 1, max - 1, max, max + 1];
    lengths.into_iter().filter(|length| *length > 0)
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}
