//! Our text against the 639 recorded outputs of the reference.
//!
//! `table.tsv` has one line per snapshot: *equal*, *not yet* with what it waits for, or *never*
//! with the reason. `digests.json` has the digests; the texts stay with the reference. With the
//! variable `ASPIRE_SNAPSHOTS` naming a folder that holds them, a difference is shown as a diff.

mod models;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

/// How many snapshots are equal. Raised with each kind; never lowered unseen.
const EQUAL: usize = 325;
/// How many of them come from a model with all that the reference's test has.
const WHOLE: usize = 299;

struct Line {
    status: String,
    reason: String,
}

#[test]
fn equal_snapshots_are_equal() {
    let digests = digests();
    let table = table();
    let mut problems = String::new();
    let mut written = BTreeSet::new();
    let mut whole = 0;
    for (name, without, text) in models::all().0 {
        whole += usize::from(without.is_empty());
        let Some(digest) = digests.get(&name) else {
            let _ = writeln!(problems, "no snapshot is called {name}");
            continue;
        };
        if sha256(&text) != *digest {
            let _ = writeln!(problems, "different: {name}\n{}", difference(&name, &text));
        }
        match table.get(&name) {
            Some(line) if line.status == "equal" && line.reason == without => {}
            _ => {
                let _ = writeln!(problems, "the table should say: {name}\tequal\t{without}");
            }
        }
        if !written.insert(name.clone()) {
            let _ = writeln!(problems, "two models write {name}");
        }
    }
    for (name, line) in &table {
        if line.status == "equal" && !written.contains(name) {
            let _ = writeln!(problems, "the table calls {name} equal, and no model writes it");
        }
    }
    assert!(problems.is_empty(), "{problems}");
    assert_eq!((written.len(), whole), (EQUAL, WHOLE));
}

#[test]
fn every_snapshot_has_a_line() {
    let (digests, table) = (digests(), table());
    assert_eq!(digests.len(), 639);
    assert_eq!(digests.keys().collect::<Vec<_>>(), table.keys().collect::<Vec<_>>());
    for (name, line) in &table {
        let known = ["equal", "not yet", "never"].contains(&line.status.as_str());
        assert!(known, "{name}: {}", line.status);
        let explained = line.status == "equal" || !line.reason.is_empty();
        assert!(explained, "{name} is `{}` and the table does not say why", line.status);
    }
}

/// The page shows the counts that the table has.
#[test]
fn the_page_has_the_counts() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/conformance.md");
    let page = std::fs::read_to_string(page).expect("docs/conformance.md");
    let mut classes: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for (name, line) in &table() {
        let class = name.split('.').next().unwrap_or_default();
        for key in [class, "all"] {
            let column = ["equal", "not yet", "never"].iter().position(|s| *s == line.status);
            let counts = classes.entry(key.to_owned()).or_default();
            if let Some(count) = column.and_then(|column| counts.get_mut(column)) {
                *count += 1;
            }
        }
    }
    for (class, [equal, later, never]) in classes {
        let row = format!("| {class} | {equal} | {later} | {never} |");
        assert!(page.contains(&row), "docs/conformance.md should have the row\n{row}");
    }
    let mut waited: BTreeMap<String, usize> = BTreeMap::new();
    for line in table().into_values().filter(|line| line.status == "not yet") {
        for kind in line.reason.split(", ") {
            *waited.entry(kind.to_owned()).or_default() += 1;
        }
    }
    let mut waited: Vec<(String, usize)> = waited.into_iter().collect();
    waited.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let waited: Vec<String> =
        waited.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let waited = format!("(a file may wait for several): {}.", waited.join(", "));
    let partial = EQUAL - WHOLE;
    let sentence = format!(
        "Of the {EQUAL} equal ones, {WHOLE} come from a model with all that the test has, and {partial} from one"
    );
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in [sentence, waited] {
        assert!(page.contains(&sentence), "docs/conformance.md should say\n{sentence}");
    }
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance").join(name);
    std::fs::read_to_string(path).expect("a file of the test")
}

fn digests() -> BTreeMap<String, String> {
    let json: serde_json::Value = serde_json::from_str(&file("digests.json")).expect("JSON");
    let digests = json["sha256"].as_object().expect("an object");
    digests
        .iter()
        .map(|(name, digest)| (name.clone(), digest.as_str().expect("text").to_owned()))
        .collect()
}

fn table() -> BTreeMap<String, Line> {
    file("table.tsv")
        .lines()
        .map(|line| {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut cell = || cells.next().unwrap_or_default();
            (cell(), Line { status: cell(), reason: cell() })
        })
        .collect()
}

/// The digest of the text as the record normalises it.
fn sha256(text: &str) -> String {
    let text = format!("{}\n", text.replace("\r\n", "\n").trim_end());
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn difference(name: &str, text: &str) -> String {
    let recorded = std::env::var_os("ASPIRE_SNAPSHOTS")
        .and_then(|folder| std::fs::read_to_string(Path::new(&folder).join(name)).ok());
    match recorded {
        Some(recorded) => {
            let recorded = format!("{}\n", recorded.trim_start_matches('\u{feff}').trim_end());
            let text = format!("{}\n", text.trim_end());
            let diff = similar::TextDiff::from_lines(&recorded, &text);
            diff.unified_diff().header("recorded", "written").to_string()
        }
        None => format!("{text}\n(set ASPIRE_SNAPSHOTS to the folder of the texts for a diff)"),
    }
}
