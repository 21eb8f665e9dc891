//! The macro and the emitters know neither a kind nor a setting of one by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// The stages that work for kinds which nobody here has thought of.
const STAGES: [&str; 9] = [
    "app-model-macros/src/block",
    "app-model/src/bicep",
    "app-model/src/check",
    "app-model/src/facts",
    "app-model/src/literal",
    "app-model/src/manifest",
    "app-model/src/module",
    "app-model/src/prepare",
    "app-model/src/publish",
];

/// Names that a stage knows although a kind, or its keyword, has them too.
const WORDS: [(&str, &str); 21] = [
    ("Endpoint", "a sort of `Value`: whatever has endpoints"),
    ("External", "a sort of `Content`: outside of Azure"),
    ("Given", "a variable that a program is given"),
    ("Handle", "what a keyword declares, whichever it is"),
    ("Identity", "what sets a variable: who the program runs as"),
    ("Mount", "a sort of `Part`: the manifest has volumes"),
    ("Output", "a sort of `Value` and of Bicep's statements"),
    ("Parameter", "a sort of `Value` and of Bicep's statements"),
    ("Probe", "a sort of `Facts`, as of `Part`"),
    ("Project", "a sort of `Source`: a folder"),
    ("VaultSecret", "a sort of `Value`: App Service and Container Apps read it themselves"),
    ("Volume", "in the manifest, what a mount is"),
    ("connection_string", "a word by which credentials are known"),
    ("endpoint", "the word of the language for where a program is reached"),
    ("external", "a property of the manifest's bindings"),
    ("identity", "the word of the language for who a program runs as"),
    ("int", "a type of Bicep's"),
    ("output", "a statement of Bicep's"),
    ("parameter", "the word of the language for what is given at deployment"),
    ("secret", "a word by which credentials are known, and a property of the manifest's"),
    ("string", "a type of Bicep's"),
];

#[test]
fn the_macro_and_the_emitters_know_no_kind_by_name() {
    let library = root().join("app-model/src");
    let keywords = keywords(&read(&library.join("keyword.rs")));
    let mut types: BTreeSet<String> = BTreeSet::new();
    for file in rust_files(&library.join("kinds")) {
        types.extend(defined(&read(&file)));
    }
    types.extend(defined(&read(&library.join("roles/tables.rs"))));
    assert!(keywords.len() > 30 && keywords.contains("keyvault"), "{keywords:?}");
    assert!(types.len() > 100 && types.contains("KeyVaultSettings"), "{types:?}");

    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, place, text) in staged() {
        for name in known(&text, &keywords, &types) {
            named.entry(name).or_default().insert(place.clone());
        }
    }
    let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    let found: Vec<&str> = named.keys().map(String::as_str).collect();
    assert_eq!(found, words, "{named:#?}");
}

/// Settings that a stage knows by name although a kind has them, and why.
const SETTINGS: [(&str, &str, &[&str]); 14] = [
    (
        "app-model-macros/src/block",
        "words of the language: how programs are related to others, and the maps",
        &[
            "args",
            "build_args",
            "build_secrets",
            "connection_properties",
            "endpoint",
            "env",
            "environment",
            "identity",
            "metadata",
            "params",
            "reference",
            "reference_parts",
            "references",
            "variable",
            "wait_for",
        ],
    ),
    ("app-model-macros/src/block", "what every declaration can be given", &["description", "name"]),
    ("app-model-macros/src/block", "arguments of `existing`", &["resource_group", "subscription"]),
    (
        "app-model-macros/src/block",
        "methods that every handle or map has, or the answers of the types",
        &["add", "entry", "path", "value", "with_role_assignments"],
    ),
    ("app-model/src/check", "what every declaration can be given", &["name"]),
    (
        "app-model/src/facts",
        "the model's `ComputeNode` and its parts: every program has them, of whatever kind it is",
        &[
            "cpu",
            "dockerfile",
            "endpoint",
            "env",
            "exposed_port",
            "external",
            "identity",
            "memory",
            "min_replicas",
            "path",
            "port",
            "schedule",
            "scheme",
            "source",
            "transport",
            "use_identity",
        ],
    ),
    ("app-model/src/facts", "a scheme", &["http"]),
    ("app-model/src/literal", "what every declaration can be given", &["name"]),
    ("app-model/src/literal", "a word by which credentials are known", &["value"]),
    (
        "app-model/src/manifest",
        "properties of the manifest",
        &[
            "args",
            "dockerfile",
            "entrypoint",
            "env",
            "external",
            "filter",
            "image",
            "name",
            "params",
            "path",
            "port",
            "scheme",
            "source",
            "subscription",
            "tenant",
            "transport",
            "value",
        ],
    ),
    ("app-model/src/module", "properties of Bicep's resources", &["name"]),
    ("app-model/src/module", "functions of Bicep's", &["subscription", "tenant"]),
    ("app-model/src/publish", "properties of Bicep's modules", &["name", "params"]),
    ("app-model/src/publish", "a scope of Bicep's", &["subscription"]),
];

#[test]
fn the_macro_and_the_emitters_know_no_setting_of_a_kind_by_name() {
    let mut settings: BTreeSet<String> = BTreeSet::new();
    for file in rust_files(&root().join("app-model/src/kinds")) {
        settings.extend(settings_of(&read(&file)));
    }
    let some = ["pull_identity", "registry", "subnet_id", "sku", "purge_protection", "cpu"];
    assert!(some.iter().all(|some| settings.contains(*some)), "{settings:?}");
    assert!(settings.len() > 80, "{settings:?}");

    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (stage, _, text) in staged() {
        found.entry(stage).or_default().extend(known(&text, &settings, &BTreeSet::new()));
    }
    for stage in STAGES {
        let listed = SETTINGS.iter().filter(|(of, ..)| *of == stage);
        let listed: Vec<&str> = listed.flat_map(|(.., words)| *words).copied().collect();
        let found = found.remove(stage).unwrap_or_default();
        assert_eq!(
            found.iter().map(String::as_str).collect::<Vec<_>>(),
            {
                let mut listed = listed;
                listed.sort_unstable();
                listed
            },
            "settings of kinds in {stage}"
        );
    }
}

#[test]
fn a_name_is_found_as_text_and_as_a_type() {
    let words = ["registry".to_owned(), "sku".to_owned()].into();
    let types = ["KeyVault".to_owned()].into();
    let code = r#"
        //! Of the `registry`.
        fn f(registry: &str) -> bool { same(registry, b"sku") || g::<KeyVault>("the registry") }
        #[cfg(test)]
        mod tests { const WORD: &str = "registry"; }
    "#;
    assert_eq!(known(code, &words, &types), ["KeyVault".to_owned(), "sku".to_owned()].into());
    assert_eq!(known("f(keyword::registry)", &words, &types), ["registry".to_owned()].into());
    let settings = settings_of(
        r#"
        settings! {
            /// The settings.
            pub struct VaultSettings for Vault { /// How large.
                sku: Sku, levels: i64 where Rule { min: 1 }, }
        }
        impl Vault { pub fn registry(self, of: impl Registry) -> Self {} pub fn of(name: &str) {} }
        macro_rules! program { () => { pub fn cpu<V: Value>(self, value: V) -> Self {} }; }
        "#,
    );
    assert_eq!(settings.into_iter().collect::<Vec<_>>(), ["cpu", "levels", "registry", "sku"]);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// The files of the stages: the stage, the path, the text. Without messages, which show examples.
fn staged() -> Vec<(&'static str, String, String)> {
    let mut files = Vec::new();
    for stage in STAGES {
        for file in rust_files(&root().join(stage)) {
            let place = file.strip_prefix(root()).expect("below the root").display().to_string();
            if !place.starts_with("app-model-macros/src/block/errors/") {
                files.push((stage, place, read(&file)));
            }
        }
    }
    files
}

/// The keywords that `keyword.rs` lists.
fn keywords(text: &str) -> BTreeSet<String> {
    let listed = text.split("pub use crate::kinds::").skip(1);
    let lists = listed.filter_map(|rest| Some(rest.split_once(';')?.0));
    let last = lists.flat_map(|list| match list.split_once('{') {
        Some((_, names)) => names.trim_end_matches('}').split(',').collect::<Vec<_>>(),
        None => vec![list.rsplit("::").next().unwrap_or_default()],
    });
    last.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// The types that a file defines.
fn defined(text: &str) -> Vec<String> {
    let words: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(split).collect();
    let definitions = words.windows(2).filter(|pair| ["struct", "enum"].contains(&pair[0]));
    let names = definitions.map(|pair| pair[1].to_owned());
    names.filter(|name| name.starts_with(char::is_uppercase)).collect()
}

fn split(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|w| !w.is_empty())
}

/// The settings that a file of kinds defines: the fields of `settings!`, and the methods of handles.
fn settings_of(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    visit(text.parse().expect("Rust"), &mut |trees, at| {
        let word = |at: usize| match trees.get(at) {
            Some(TokenTree::Ident(word)) => word.to_string(),
            _ => String::new(),
        };
        let arguments = trees[at..].iter().find_map(|tree| match tree {
            TokenTree::Group(group) => Some(group.stream().to_string()),
            _ => None,
        });
        // `pub fn sku(self, …)`
        if word(at) == "fn"
            && at > 0
            && word(at - 1) == "pub"
            && arguments.is_some_and(|arguments| split(&arguments).next() == Some("self"))
        {
            names.extend(Some(word(at + 1)).filter(|name| !name.is_empty()));
        }
        // `struct Settings for Handle { sku: Sku, … }`
        if word(at) == "struct"
            && word(at + 2) == "for"
            && let Some(TokenTree::Group(fields)) = trees.get(at + 4)
        {
            let fields: Vec<TokenTree> = fields.stream().into_iter().collect();
            let is = |at: usize, mark: &str| fields.get(at).is_some_and(|t| t.to_string() == mark);
            for (at, field) in fields.iter().enumerate() {
                let is_first =
                    at == 0 || is(at - 1, ",") || matches!(fields[at - 1], TokenTree::Group(_));
                if is_first && is(at + 1, ":") {
                    names.insert(field.to_string());
                }
            }
        }
    });
    names
}

/// The names of kinds in code: a type anywhere, a word as a whole text or after `keyword::`. A
/// variable may well be called `identity`.
fn known(text: &str, words: &BTreeSet<String>, types: &BTreeSet<String>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    visit(text.parse().expect("Rust"), &mut |trees, at| {
        let is = |back: usize, text: &str| {
            at.checked_sub(back).is_some_and(|at| trees[at].to_string() == text)
        };
        match &trees[at] {
            TokenTree::Ident(word) => {
                let word = word.to_string();
                if types.contains(&word)
                    || (is(1, ":") && is(3, "keyword") && words.contains(&word))
                {
                    names.insert(word);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let text = text.trim_start_matches('b').trim_matches('"');
                if words.contains(text) {
                    names.insert(text.to_owned());
                }
            }
            TokenTree::Group(_) | TokenTree::Punct(_) => {}
        }
    });
    names
}

/// Each token with those beside it. Documentation shows examples, and tests may name what they like.
fn visit(stream: TokenStream, each: &mut impl FnMut(&[TokenTree], usize)) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut skipped = false;
    for (at, tree) in trees.iter().enumerate() {
        let is = |back: usize, text: &str| {
            at.checked_sub(back).is_some_and(|at| trees[at].to_string() == text)
        };
        match tree {
            TokenTree::Group(group) if is(1, "#") || (is(1, "!") && is(2, "#")) => {
                let text = group.stream().to_string();
                skipped |= text.replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(_) if std::mem::take(&mut skipped) => {}
            TokenTree::Group(group) => visit(group.stream(), each),
            _ => {}
        }
        each(&trees, at);
    }
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).expect("a source file")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("tests.rs")
            && !folder.ends_with("tests")
        {
            files.push(path);
        }
    }
    files
}
