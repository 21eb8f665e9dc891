//! The blocks that are in this repository.

use std::path::{Path, PathBuf};

use app_model_tests::pages::pages;
use cargo_app_model::format;
use proc_macro2::TokenStream;
use syn::visit::{Visit, visit_macro};

use crate::expansion;

/// All files of Rust in the folders whose programs hold blocks.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = vec![root.join("examples"), root.join("tests")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// The tokens in the calls of the macro, as another parser of Rust sees them.
#[derive(Default)]
struct Blocks(Vec<TokenStream>);

impl<'ast> Visit<'ast> for Blocks {
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if mac.path.segments.last().is_some_and(|segment| segment.ident == "distributed_app") {
            self.0.push(mac.tokens.clone());
        }
        visit_macro(self, mac);
    }
}

fn blocks(text: &str) -> Vec<TokenStream> {
    let mut blocks = Blocks::default();
    if let Ok(file) = syn::parse_file(text) {
        blocks.visit_file(&file);
    }
    blocks.0
}

/// All files of these folders with this ending, but for what tests and builds leave.
fn found(folders: &[&str], ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                let is_left = ["target", "tests"].contains(&name.as_str()) || name.starts_with('.');
                folders.extend((!is_left).then_some(path));
            } else if name.ends_with(ending) {
                let text = std::fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(&root).unwrap().display().to_string(), text));
            }
        }
    }
    files.sort();
    files
}

/// The Rust in a page.
fn code(page: &str) -> Vec<String> {
    let sections = page.split("```rust").skip(1);
    let code = sections.map(|section| section.split_once('\n').unwrap().1);
    code.map(|code| code.split_once("```").unwrap().0.to_owned()).collect()
}

/// The examples in the documentation of Rust, as pages.
fn documentation(source: &str) -> String {
    let lines = source.lines().map(str::trim_start);
    let lines = lines.filter_map(|line| line.strip_prefix("//!").or(line.strip_prefix("///")));
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let mut is_code = false;
    let mut text = String::new();
    for line in lines {
        if line.starts_with("```") {
            is_code = !is_code;
            text.push_str(if is_code { "```rust\n" } else { "```\n" });
        } else {
            let hidden = if is_code { line.strip_prefix('#').unwrap_or(line) } else { line };
            let shown = if hidden == line { line } else { hidden.trim_start_matches(' ') };
            text.push_str(&format!("{shown}\n"));
        }
    }
    text
}

/// Pages with blocks that are no house style: one is there to be formatted, the other to be filled in.
const OTHERWISE: [(&str, &str); 2] = [
    ("docs/formatter.md", "distributed_app! { // the shop"),
    ("docs/configuration.md", "distributed_app! { … }"),
];

#[test]
fn the_blocks_of_the_documents_are_in_the_house_style() {
    let mut count = 0;
    let mut wrong = String::new();
    let mut check = |page: &str, code: &str, may_be_broken: bool| {
        let formatted = format(code);
        count += code.matches("distributed_app! {").count();
        let is_left = may_be_broken && !formatted.refusals.is_empty();
        let is_otherwise =
            OTHERWISE.iter().any(|(other, text)| *other == page && code.contains(text));
        if !(is_left || is_otherwise) && (formatted.text != code || !formatted.refusals.is_empty())
        {
            wrong.push_str(&format!("{page}\n{code}\n{}\n", formatted.text));
        }
    };
    for (page, text) in found(&["."], ".md") {
        let is_of_a_code = page.contains("app-model/errors/");
        for code in code(&text).into_iter().filter(|_| !is_of_a_code) {
            check(&page, &code, false);
        }
    }
    for page in pages() {
        for example in page.examples.iter().filter(|e| e.is_block()) {
            let lines = example.text.lines();
            let lines =
                lines.map(
                    |line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") },
                );
            let block = format!("distributed_app! {{\n{}}}\n", lines.collect::<String>());
            check(&page.code, &block, example.wrong);
        }
    }
    let folders = ["app-model/src", "app-model-macros/src", "app-model-service/src"];
    for (source, text) in found(&folders, ".rs") {
        for code in code(&documentation(&text)) {
            check(&source, &code, false);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 350, "only {count} blocks were found");
    let page = found(&["docs"], "formatter.md");
    let shown = code(&page[0].1);
    assert_eq!(format(&shown[0]).text, shown[1]);
}

#[test]
fn blocks_of_this_repository_keep_their_expansion() {
    let mut formatted = 0;
    for path in files() {
        let before = std::fs::read_to_string(&path).unwrap();
        let name = path.display();
        let once = format(&before);
        let again = format(&once.text);
        assert_eq!(again.text, once.text, "{name}");
        assert_eq!(again.refusals.len(), once.refusals.len(), "{name}");

        let (old, new) = (blocks(&before), blocks(&once.text));
        assert_eq!(old.len(), new.len(), "{name}");
        for (old, new) in old.into_iter().zip(new) {
            assert_eq!(expansion(old), expansion(new), "{name}");
            formatted += 1;
        }
        // Only a program that does not compile may be refused.
        let broken = name.to_string().contains("/ui/syntax/");
        assert!(broken || once.refusals.is_empty(), "{name}: {:?}", once.refusals);
    }
    assert!(formatted >= 100, "only {formatted} blocks were found");
}
