//! The blocks that are in this repository.

use std::path::{Path, PathBuf};

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

/// Pages whose blocks are the ones that people copy.
const PAGES: [&str; 5] = [
    "README.md",
    "app-model/README.md",
    "docs/language.md",
    "docs/expansion.md",
    "docs/formatter.md",
];

/// The code of a page, in Rust.
fn code(page: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = std::fs::read_to_string(root.join(page)).unwrap();
    let sections = text.split("```rust").skip(1);
    let code = sections.map(|section| section.split_once('\n').unwrap().1);
    code.map(|code| code.split_once("```").unwrap().0.to_owned()).collect()
}

#[test]
fn the_blocks_of_the_documents_are_in_the_house_style() {
    let mut count = 0;
    for page in PAGES {
        let mut code = code(page);
        if page == "docs/formatter.md" {
            // The first one is how somebody wrote it.
            let before = code.remove(0);
            assert_eq!(format(&before).text, code[0]);
        }
        for code in code {
            count += code.matches("distributed_app! {").count();
            assert_eq!(format(&code).text, code, "{page}");
        }
    }
    assert!(count >= 12, "only {count} blocks were found");
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
