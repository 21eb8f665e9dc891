//! The pages of the error codes, `app-model/errors`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::compiler::Program;

/// The page of one error code.
#[derive(Debug)]
pub struct Page {
    /// The code, such as `AM0201`.
    pub code: String,
    /// The rest of the title line.
    pub title: String,
    /// The whole page.
    pub text: String,
    /// Its examples.
    pub examples: Vec<Example>,
}

/// An example of a page.
#[derive(Debug, Clone)]
pub struct Example {
    /// Whether it is there to show the error.
    pub wrong: bool,
    /// The content of a block, or Rust that evaluates to a `Builder`.
    pub text: String,
}

impl Example {
    /// The example as a program: Rust if it makes a builder, and the content of a block otherwise.
    #[must_use]
    pub fn program(&self) -> Program {
        if self.is_block() { Program::block(&self.text) } else { Program::body(&self.text) }
    }

    /// Whether it is the content of a block.
    #[must_use]
    pub fn is_block(&self) -> bool {
        !self.text.contains("Builder::new()")
    }
}

/// The folder of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All pages, by code.
///
/// # Panics
/// When a file is not a page.
#[must_use]
pub fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = files(&root().join("app-model/errors"), "md")
        .into_iter()
        .map(|(path, text)| {
            let first = text.lines().next().unwrap_or_default();
            let (code, title) = first
                .strip_prefix("# ")
                .and_then(|title| title.split_once(": "))
                .unwrap_or_else(|| panic!("{} has no title", path.display()));
            assert!(path.ends_with(format!("{code}.md")), "{} is {code}", path.display());
            let (code, title) = (code.to_owned(), title.to_owned());
            Page { code, title, examples: examples(&text), text }
        })
        .collect();
    pages.sort_by(|one, other| one.code.cmp(&other.code));
    pages
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut parts = page.split("```");
    parts.next();
    while let (Some(fenced), _) = (parts.next(), parts.next()) {
        let (words, text) = fenced.split_once('\n').unwrap_or((fenced, ""));
        let wrong = match words {
            "rust,wrong" => true,
            "rust,right" => false,
            "text" => continue,
            other => panic!("`{other}` is neither `rust,wrong` nor `rust,right`: {page}"),
        };
        examples.push(Example { wrong, text: text.to_owned() });
    }
    examples
}

/// The codes in the sources of the two crates, each with the files that report it.
#[must_use]
pub fn reported() -> BTreeMap<String, BTreeSet<PathBuf>> {
    let mut found: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for (path, text) in sources() {
        for code in codes(&text) {
            found.entry(code).or_default().insert(path.clone());
        }
    }
    found
}

/// The sources of the two crates.
#[must_use]
pub fn sources() -> Vec<(PathBuf, String)> {
    let folders = ["app-model/src", "app-model-macros/src", "cargo-app-model/src"];
    folders.iter().flat_map(|folder| files(&root().join(folder), "rs")).collect()
}

/// Whether the macro reports the code; the others are of the types and of `build()`.
#[must_use]
pub fn is_of_the_macro(code: &str) -> bool {
    ["AM01", "AM02", "AM03", "AM060", "AM061"].iter().any(|range| code.starts_with(range))
}

/// What stands as `"AM0201"` or `[AM0201]` in a text.
#[must_use]
pub fn codes(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("AM") {
        let (before, rest) = text.split_at(at);
        let code: String = rest.chars().take(6).collect();
        let number = code.len() == 6 && code.chars().skip(2).all(|c| c.is_ascii_digit());
        let closed = rest.chars().nth(6).is_some_and(|c| matches!(c, '"' | ']'));
        if number && closed && before.ends_with(['"', '[']) {
            found.push(code);
        }
    }
    found
}

/// The files under a folder whose names end in `.extension`, with their texts.
fn files(folder: &Path, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            let text = std::fs::read_to_string(&path).expect("a text file");
            found.push((path, text));
        }
    }
    found
}
