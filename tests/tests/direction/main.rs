//! One direction through the house: a stage knows the stages before it and what it makes itself, and
//! nothing of what comes later. Read from the sources: paths that begin with `crate` or `super`.
//!
//! `docs/architecture.md` shows the same stages.

mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use house::House;

/// A step from the block to the files.
struct Stage {
    name: &'static str,
    /// Later stages of which it knows the data, because it makes or answers them.
    knows: &'static [&'static str],
    /// The only ones that know it, if it says so.
    known_by: &'static [&'static str],
    /// Folders and files below `src`; the longest that fits says where a file belongs.
    places: &'static [&'static str],
}

const fn stage(name: &'static str, places: &'static [&'static str]) -> Stage {
    Stage { name, knows: &[], known_by: &[], places }
}

impl Stage {
    const fn knows(self, knows: &'static [&'static str]) -> Self {
        Self { knows, ..self }
    }

    const fn known_by(self, known_by: &'static [&'static str]) -> Self {
        Self { known_by, ..self }
    }

    fn may_know(&self, index: usize, other: &Self, other_index: usize) -> bool {
        index == other_index
            || ((other_index < index || self.knows.contains(&other.name))
                && (other.known_by.is_empty() || other.known_by.contains(&self.name)))
    }
}

/// The files that show the way through the stages, or what is shown of them.
const WAYS: [&str; 2] = ["lib.rs", "block/mod.rs"];

/// What a file knows of a later stage all the same, and why.
struct Exception {
    file: &'static str,
    /// The file, or the folder.
    knows: &'static str,
    why: &'static str,
}

const LIBRARY: [Stage; 11] = [
    stage(
        "rules",
        &["bicep/names.rs", "file.rs", "json.rs", "literal/", "model/name_rule/", "roles/"],
    ),
    stage(
        "builder calls",
        &[
            "builder.rs",
            "convert.rs",
            "declare.rs",
            "editor.rs",
            "existing.rs",
            "expression.rs",
            "facts/",
            "handle/",
            "keyword.rs",
            "lint.rs",
            "literal/lint/",
            "literal/mod.rs",
            "literal/name.rs",
            "maps.rs",
            "node.rs",
            "read_only.rs",
            "roles/mod.rs",
            "roles/tables.rs",
            "value_list.rs",
            "written.rs",
        ],
    )
    .knows(&["kinds", "model"]),
    // A kind answers what each stage asks of it. Only what is called by name knows a kind.
    stage("kinds", &["kinds/"])
        .knows(&["model", "preparation", "rendering", "Bicep tree", "check"])
        .known_by(&["builder calls"]),
    stage("model", &["model/"]),
    stage("preparation", &["compute/", "prepare/"]),
    stage("rendering", &["module/", "prepare/parameters.rs", "prepare/render.rs"])
        .knows(&["Bicep tree", "text"]),
    stage("Bicep tree", &["bicep/"]).knows(&["text"]),
    stage("text", &["bicep/print.rs"]),
    stage("check", &["check/"]),
    stage("files", &["application.rs", "configuration/", "manifest/", "publish/"]),
    stage("command line", &["cli/"]),
];

const LIBRARY_EXCEPTIONS: [Exception; 9] = [
    Exception {
        file: "node.rs",
        knows: "bicep/tree/",
        why: "users adjust the tree: the closure is taken here",
    },
    Exception { file: "model/adjustment.rs", knows: "bicep/tree/", why: "and kept here" },
    Exception {
        file: "model/adjustment.rs",
        knows: "module/infrastructure.rs",
        why: "the same for what an environment writes for a program",
    },
    Exception {
        file: "model/resource.rs",
        knows: "compute/environment.rs",
        why: "what a kind answers to preparation: the signature, which calls nothing",
    },
    Exception {
        file: "model/resource.rs",
        knows: "module/mod.rs",
        why: "what a kind answers to rendering: the signatures",
    },
    Exception {
        file: "model/resource.rs",
        knows: "bicep/tree/",
        why: "what a kind answers to rendering: the result",
    },
    Exception {
        file: "model/resource.rs",
        knows: "check/finding.rs",
        why: "what a kind answers to the check: the signatures",
    },
    Exception {
        file: "compute/environment.rs",
        knows: "module/mod.rs",
        why: "what an environment answers to rendering: the signature",
    },
    Exception {
        file: "compute/environment.rs",
        knows: "check/finding.rs",
        why: "what an environment answers to the check: the signature",
    },
];

const MACRO: [Stage; 10] = [
    stage("macros for kinds", &["choices.rs", "located.rs", "words.rs"]),
    stage(
        "words",
        &[
            "block/language/",
            "block/scalar.rs",
            "block/suggest.rs",
            "block/table.rs",
            "block/trees.rs",
            "block/word.rs",
        ],
    ),
    stage("tokens", &["block/asked.rs", "block/buffer.rs"]),
    stage("parsing", &["block/parse/"]).knows(&["syntax tree", "messages"]),
    stage("syntax tree", &["block/syntax.rs"]),
    stage("messages", &["block/errors/"]),
    stage("checks", &["block/checks/"]),
    stage("questions", &["block/questions/"]),
    stage("expansion", &["block/expand/"]),
    stage("editor", &["block/editor/"]),
];

const MACRO_EXCEPTIONS: [Exception; 0] = [];

#[test]
fn the_stages_of_the_library_know_no_later_ones() {
    let house = House::read("app-model/src");
    assert_eq!(problems(&house, &LIBRARY, &LIBRARY_EXCEPTIONS), [""; 0]);
}

#[test]
fn the_stages_of_the_macro_know_no_later_ones() {
    let house = House::read("app-model-macros/src");
    assert_eq!(problems(&house, &MACRO, &MACRO_EXCEPTIONS), [""; 0]);
}

#[test]
fn the_map_shows_the_stages() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md");
    let map = std::fs::read_to_string(path).expect("the map");
    let of = |stages: &[Stage]| -> String {
        let rows = stages.iter().map(|Stage { name, knows, known_by, places }| {
            let places: Vec<String> = places.iter().map(|place| format!("`{place}`")).collect();
            let knows = knows.join(", ");
            let known_by = known_by.join(", ");
            format!("| {name} | {knows} | {known_by} | {} |\n", places.join(" "))
        });
        format!(
            "| stage | knows of later ones | known only by | where |\n|---|---|---|---|\n{}",
            rows.collect::<String>()
        )
    };
    for table in [of(&LIBRARY), of(&MACRO)] {
        assert!(map.contains(&table), "docs/architecture.md does not have\n\n{table}");
    }
}

/// What the tests above find, in a house of four files.
#[test]
fn a_later_stage_is_found_however_it_is_written() {
    const STAGES: [Stage; 3] = [
        stage("model", &["model/"]),
        stage("tree", &["tree/"]).knows(&["text"]).known_by(&["text"]),
        stage("text", &["text.rs"]),
    ];
    let found = |file: &str, text: &str| -> Vec<String> {
        let mut files = BTreeMap::from([
            ("lib.rs".to_owned(), "mod model; mod text; mod tree; pub use text::Print;".to_owned()),
            ("model/mod.rs".to_owned(), "mod node; pub use node::Node;".to_owned()),
            ("model/node.rs".to_owned(), "pub struct Node;".to_owned()),
            ("tree/mod.rs".to_owned(), "pub struct Tree;".to_owned()),
            (
                "text.rs".to_owned(),
                "pub trait Print {} macro_rules! print { () => {}; }".to_owned(),
            ),
        ]);
        files.get_mut(file).expect("one of the files").push_str(text);
        problems(&House::of(files), &STAGES, &[])
    };
    for right in [
        ("tree/mod.rs", "use crate::model::Node;"),
        ("tree/mod.rs", "use crate::text::Print;"),
        ("text.rs", "use crate::{model::Node, tree::Tree};"),
        ("model/node.rs", "use super::Other; use std::text::Print; fn f(text: Text) {}"),
        ("model/node.rs", "/// [`Tree`](crate::tree::Tree)\nfn f() {}"),
        ("model/node.rs", "#[cfg(test)] mod tests { use crate::tree::Tree; }"),
    ] {
        assert_eq!(found(right.0, right.1), [""; 0], "{}", right.1);
    }
    for wrong in [
        "use crate::tree::Tree;",
        "use crate::{model::Node, tree::Tree};",
        "use super::super::tree::Tree;",
        "use crate::Print;",
        "fn f(tree: &crate::tree::Tree) {}",
        "fn f() { println!(\"{}\", crate::tree::SIZE); }",
        "mod inner { use super::super::super::tree::Tree; }",
        "mod inner { fn f() { crate::print!(); } }",
    ] {
        let problems = found("model/node.rs", wrong);
        assert_eq!(problems.len(), 1, "{wrong}: {problems:?}");
    }
    // Only what is later is not to be known, through whatever shows it.
    assert_eq!(found("text.rs", "use crate::tree::Tree;").len(), 0);
    assert_eq!(found("model/mod.rs", "use crate::text::Print;").len(), 1);
}

#[test]
fn what_the_lists_say_in_vain_is_found() {
    let files = BTreeMap::from([
        ("model.rs".to_owned(), "use crate::text::Print;".to_owned()),
        ("text.rs".to_owned(), String::new()),
        ("other.rs".to_owned(), String::new()),
    ]);
    let stages = [stage("model", &["model.rs", "parts/"]), stage("text", &["text.rs"])];
    let exceptions = [
        Exception { file: "model.rs", knows: "text.rs", why: "it is a test" },
        Exception { file: "text.rs", knows: "model.rs", why: "nobody needs it" },
    ];
    assert_eq!(
        problems(&House::of(files), &stages, &exceptions),
        [
            "other.rs belongs to no stage",
            "the exception of text.rs for model.rs is not needed",
            "there is no parts/",
        ]
    );
}

/// What is wrong with the direction of a house.
fn problems(house: &House, stages: &[Stage], exceptions: &[Exception]) -> Vec<String> {
    let mut problems = Vec::new();
    let (mut places, mut excepted) = (BTreeSet::new(), BTreeSet::new());
    for file in house.files.keys().filter(|file| !WAYS.contains(&file.as_str())) {
        let Some((here, place)) = stage_of(stages, file) else {
            problems.push(format!("{file} belongs to no stage"));
            continue;
        };
        places.insert(place);
        for known in house.known(file) {
            let Some((there, _)) = stage_of(stages, &known) else { continue };
            if stages[here].may_know(here, &stages[there], there) {
                continue;
            }
            match exceptions.iter().position(|it| it.file == file && known.starts_with(it.knows)) {
                Some(exception) => {
                    excepted.insert(exception);
                }
                None => problems.push(format!(
                    "{file} ({}) knows {known} ({})",
                    stages[here].name, stages[there].name
                )),
            }
        }
    }
    for (index, Exception { file, knows, why }) in exceptions.iter().enumerate() {
        assert!(why.len() > 10, "the exception of {file} has no reason");
        if !excepted.contains(&index) {
            problems.push(format!("the exception of {file} for {knows} is not needed"));
        }
    }
    let named = stages.iter().flat_map(|stage| stage.places);
    problems.extend(
        named.filter(|place| !places.contains(*place)).map(|place| format!("there is no {place}")),
    );
    problems
}

/// The stage that a file belongs to, and the place that says so.
fn stage_of<'s>(stages: &'s [Stage], file: &str) -> Option<(usize, &'s str)> {
    let places = stages
        .iter()
        .enumerate()
        .flat_map(|(index, stage)| stage.places.iter().map(move |place| (index, *place)));
    let fitting = places
        .filter(|(_, place)| file == *place || (place.ends_with('/') && file.starts_with(place)));
    fitting.max_by_key(|(_, place)| place.len())
}
