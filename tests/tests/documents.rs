//! What the documents name is there.

use std::path::{Path, PathBuf};

use regex::Regex;

/// Documents about the repository itself: each path in them is one of its files or folders.
const ABOUT_THE_HOUSE: [&str; 3] = ["CONTRIBUTING.md", "docs/architecture.md", "docs/compute.md"];

/// Where a path in them may begin, apart from the root.
const ROOTS: [&str; 8] = [
    "",
    "app-model/data",
    "app-model/src",
    "app-model/src/cli",
    "app-model/src/kinds",
    "app-model-macros/src",
    "app-model-macros/src/block",
    "cargo-app-model/src",
];

#[test]
fn each_path_is_there() {
    let code = Regex::new(r"(?s)```text\n(.*?)```|`([^`\n]+)`").unwrap();
    let path = Regex::new(r"[\w.-][\w./{},*-]*(?:\.(?:rs|md|json|sh|py|tsv|txt|svg)\b|/)").unwrap();
    let mut found = 0;
    let mut missing = Vec::new();
    for document in ABOUT_THE_HOUSE {
        let text = read(document);
        for captures in code.captures_iter(&text) {
            let code = captures.iter().skip(1).flatten().map(|part| part.as_str());
            // Commands name what is made by them.
            for code in code.filter(|code| !code.contains("cargo ") && !code.contains("://")) {
                for named in path.find_iter(code).flat_map(|found| alternatives(found.as_str())) {
                    found += 1;
                    if !ROOTS.iter().any(|folder| root().join(folder).join(&named).exists()) {
                        missing.push(format!("{document}: {named}"));
                    }
                }
            }
        }
    }
    assert!(found > 100, "only {found} paths");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn each_link_leads_somewhere() {
    let link = Regex::new(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)").unwrap();
    let mut documents = Vec::new();
    for folder in ["", "docs", "docs/programs", "app-model", "app-model/errors"] {
        collect(&root().join(folder), &mut documents);
    }
    for folder in ["app-model-macros", "app-model-service", "cargo-app-model"] {
        documents.push(root().join(folder).join("README.md"));
    }
    let mut missing = Vec::new();
    for document in documents {
        let text = std::fs::read_to_string(&document).unwrap();
        for captures in link.captures_iter(&text) {
            let target = document.with_file_name("").join(&captures[1]);
            if !target.exists() {
                missing.push(format!("{}: {}", document.display(), &captures[1]));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn each_link_to_a_heading_finds_it() {
    let link = Regex::new(r"\]\(([^)#:\s]*)#([^)\s]+)\)").unwrap();
    let mut documents = Vec::new();
    for folder in ["", "docs", "docs/programs", "app-model", "app-model/errors"] {
        collect(&root().join(folder), &mut documents);
    }
    let mut missing = Vec::new();
    let mut found = 0;
    for document in documents {
        let text = std::fs::read_to_string(&document).unwrap();
        for captures in link.captures_iter(&text) {
            let target = match &captures[1] {
                "" => document.clone(),
                file => document.with_file_name("").join(file),
            };
            let text = std::fs::read_to_string(&target).unwrap_or_default();
            found += 1;
            if !headings(&text).any(|heading| heading == captures[2]) {
                missing.push(format!("{}: {}", document.display(), &captures[0]));
            }
        }
    }
    assert!(found >= 5, "only {found} links");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The headings, as links name them.
fn headings(page: &str) -> impl Iterator<Item = String> {
    let headings = page.lines().filter_map(|line| line.strip_prefix('#'));
    headings.map(|heading| {
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

/// `a/{b,c}.rs` is `a/b.rs` and `a/c.rs`; of `a/b*.rs` the folder `a` is meant.
fn alternatives(path: &str) -> Vec<String> {
    let path = match path.split_once('*') {
        Some((before, _)) => before.rsplit_once('/').map_or("", |(folder, _)| folder),
        None => path.trim_end_matches(','),
    };
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_owned()] };
    let Some((inside, after)) = rest.split_once('}') else { return vec![before.to_owned()] };
    inside.split(',').map(|part| format!("{before}{part}{after}")).collect()
}

fn collect(folder: &Path, documents: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            documents.push(path.clone());
        }
        if path.parent().is_some_and(|parent| parent.ends_with("programs")) && path.is_dir() {
            collect(&path, documents);
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
