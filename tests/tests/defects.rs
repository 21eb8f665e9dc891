//! What the reference does wrong. Each such thing has a number, from 1 to 20, under which the notes that
//! the language was designed against list it (appendix D of their catalogue of resources): one that
//! concerns a kind which is there has a line in `docs/differences.md` that names the number.

use std::path::Path;

use Place::{Differences, Equality, Later};

/// Where a number is accounted for.
enum Place {
    /// A line of `docs/differences.md` with these words.
    Differences(&'static str),
    /// `docs/conformance.md`, with these words: it is about the recorded outputs only.
    Equality(&'static str),
    /// The kind with one of these keywords, which are not there yet.
    Later(&'static [&'static str]),
}

const DEFECTS: [(usize, Place); 21] = [
    (1, Later(&["eventhubs"])),
    (2, Later(&["kusto"])),
    (3, Differences("two volumes of one program")),
    (4, Later(&["frontdoor"])),
    (5, Differences("storage tables and table services are never written")),
    (6, Differences("emulators and containers on a developer's machine")),
    (7, Later(&["redis"])),
    (8, Later(&["foundry"])),
    (9, Later(&["foundry"])),
    (10, Later(&["redis"])),
    (11, Differences("a role that its library has no name for")),
    (12, Later(&["signalr", "webpubsub"])),
    (13, Later(&["sql", "postgres"])),
    (14, Later(&["eventhubs"])),
    (15, Later(&["appconfig"])),
    (16, Differences("the component that an App Service environment makes has no tag")),
    (17, Later(&["cosmos"])),
    (18, Equality("stale")),
    (19, Later(&["redis", "postgres", "cosmos", "sql", "kusto"])),
    // Those of Service Bus and Web PubSub wait for their kinds.
    (20, Differences("`WithAzureContainerRegistry` of a registry in another resource group")),
    (20, Differences("`minReplicas`")),
];

#[test]
fn each_defect_of_the_reference_has_a_line_or_waits_for_its_kind() {
    let differences = read("docs/differences.md");
    let keywords = read("app-model/src/keyword.rs");
    let is_keyword = |word: &str| {
        keywords.split(|c: char| !c.is_alphanumeric() && c != '_').any(|known| known == word)
    };
    assert!(is_keyword("keyvault"), "{keywords}");
    for (number, place) in &DEFECTS {
        let named = format!("(appendix D {number})");
        match place {
            Differences(words) => {
                let has = |line: &&str| line.contains(words) && line.contains(&named);
                let lines = differences.lines().filter(has).count();
                assert_eq!(
                    lines, 1,
                    "docs/differences.md has {lines} lines with `{words}` {named}"
                );
            }
            Equality(words) => assert!(read("docs/conformance.md").contains(words), "{number}"),
            Later(words) => {
                for word in *words {
                    assert!(!is_keyword(word), "`{word}` is there: {named} needs its line");
                }
            }
        }
    }
    // Each number is there, and none is named that has no row.
    let mut rows: Vec<usize> = DEFECTS.iter().map(|(number, _)| *number).collect();
    rows.dedup();
    assert_eq!(rows, (1..=20).collect::<Vec<_>>());
    for named in differences.split("appendix D ").skip(1) {
        let number: String = named.chars().take_while(char::is_ascii_digit).collect();
        let row = number.parse().ok().filter(|number| rows.contains(number));
        assert!(row.is_some(), "no row for `appendix D {number}`");
    }
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
