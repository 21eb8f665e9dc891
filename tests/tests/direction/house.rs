//! The sources of a crate, and which file knows which: the paths in them that begin with `crate` or
//! `super`, as far as they lead.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// The sources of a crate by their paths below `src`.
pub(crate) struct House {
    pub(crate) files: BTreeMap<String, TokenStream>,
}

impl House {
    pub(crate) fn read(folder: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
        let mut files = BTreeMap::new();
        collect(&root, "", &mut files);
        assert!(files.len() > 40, "{folder} has only {} files", files.len());
        Self::of(files)
    }

    pub(crate) fn of(files: BTreeMap<String, String>) -> Self {
        let parsed = files.into_iter().map(|(path, text)| (path, text.parse().expect("Rust")));
        Self { files: parsed.collect() }
    }

    /// The files that a file knows.
    pub(crate) fn known(&self, file: &str) -> BTreeSet<String> {
        let mut paths = BTreeSet::new();
        mentioned(self.files[file].clone(), &module(file), &mut paths);
        paths.iter().filter_map(|path| self.file(path)).filter(|known| known != file).collect()
    }

    /// The file that defines what a path names, as far as it leads.
    fn file(&self, path: &[String]) -> Option<String> {
        let mut at: Vec<String> = Vec::new();
        let mut names = path.iter().cloned().collect::<VecDeque<_>>();
        while let Some(name) = names.pop_front() {
            let inner = [at.as_slice(), std::slice::from_ref(&name)].concat();
            if self.of_module(&inner).is_some() {
                at = inner;
            } else if let Some(exported) = self.exported(&at, &name) {
                // What another module of the folder defines, perhaps under another name.
                for part in exported.into_iter().rev() {
                    names.push_front(part);
                }
            } else if at.is_empty() {
                // A macro stands at the root wherever it is defined.
                return self
                    .files
                    .keys()
                    .find(|file| self.defines(file, &["macro_rules"], &name))
                    .cloned();
            } else {
                break;
            }
        }
        self.of_module(&at)
    }

    fn of_module(&self, module: &[String]) -> Option<String> {
        let path = module.join("/");
        let candidates = [format!("{path}.rs"), format!("{path}/mod.rs")];
        candidates.into_iter().find(|file| self.files.contains_key(file))
    }

    /// The path, from the module on, of what a module shows of the modules in it.
    fn exported(&self, module: &[String], name: &str) -> Option<Vec<String>> {
        let file =
            if module.is_empty() { Some("lib.rs".to_owned()) } else { self.of_module(module) };
        let text = self.files.get(&file?)?.clone();
        for path in exports(text) {
            let inner = [module, &path[..1]].concat();
            let Some(file) = self.of_module(&inner) else { continue };
            let is_it = match path.last().map(String::as_str) {
                Some("*") => {
                    self.defines(&file, &["struct", "enum", "trait", "fn", "const", "type"], name)
                }
                last => last == Some(name),
            };
            if is_it {
                let mut path = path;
                path.pop();
                path.push(name.to_owned());
                return Some(path);
            }
        }
        None
    }

    /// Whether a file defines this, after one of the words.
    fn defines(&self, file: &str, words: &[&str], name: &str) -> bool {
        fn find(stream: TokenStream, words: &[&str], name: &str) -> bool {
            let mut is_next = false;
            stream.into_iter().any(|tree| match tree {
                TokenTree::Ident(word) => {
                    let found = is_next && word == name;
                    is_next = words.iter().any(|it| word == it);
                    found
                }
                TokenTree::Group(group) => find(group.stream(), words, name),
                // `macro_rules! name`
                TokenTree::Punct(mark) => {
                    is_next &= mark.as_char() == '!';
                    false
                }
                TokenTree::Literal(_) => false,
            })
        }
        find(self.files[file].clone(), words, name)
    }
}

/// The module that a file is: `model/node.rs` is `model::node`.
fn module(file: &str) -> Vec<String> {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// The paths of all `pub use`.
fn exports(stream: TokenStream) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        if tree.to_string() == "use" {
            let rest: TokenStream =
                trees.by_ref().take_while(|tree| tree.to_string() != ";").collect();
            branches(rest, &[], &mut paths);
        }
    }
    paths
}

/// The paths of a tree such as `a::{b, c::*}`.
fn branches(stream: TokenStream, before: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    let mut is_whole = false;
    for tree in stream {
        match tree {
            TokenTree::Ident(word) if word == "as" => {}
            TokenTree::Ident(word) => {
                path.push(word.to_string());
                is_whole = true;
            }
            TokenTree::Group(group) => {
                branches(group.stream(), &path, paths);
                is_whole = false;
            }
            TokenTree::Punct(mark) if mark.as_char() == ',' => {
                if is_whole {
                    paths.push(path);
                }
                path = before.to_vec();
                is_whole = false;
            }
            TokenTree::Punct(mark) if mark.as_char() == '*' => {
                path.push("*".to_owned());
                is_whole = true;
            }
            _ => {}
        }
    }
    if is_whole {
        paths.push(path);
    }
}

/// The paths from the root that code in a module mentions, without those of its tests.
fn mentioned(stream: TokenStream, module: &[String], paths: &mut BTreeSet<Vec<String>>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let is = |index: Option<usize>, text: &str| {
        index.and_then(|index| trees.get(index)).is_some_and(|tree| tree.to_string() == text)
    };
    let mut at = 0;
    let mut is_test = false;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Group(group) if is(at.checked_sub(1), "#") => {
                is_test |= group.stream().to_string().replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(_) if std::mem::take(&mut is_test) => {}
            TokenTree::Group(group) => {
                let inner = match at.checked_sub(2).map(|index| &trees[index]) {
                    Some(word) if word.to_string() == "mod" => {
                        [module, &[trees[at - 1].to_string()]].concat()
                    }
                    _ => module.to_vec(),
                };
                mentioned(group.stream(), &inner, paths);
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => is_test = false,
            TokenTree::Ident(word) if !is(at.checked_sub(1), "$") => {
                let root = match word.to_string().as_str() {
                    "crate" => Some(Vec::new()),
                    // In the macros that kinds are written with.
                    "app_model" => Some(Vec::new()),
                    "super" if !is(at.checked_sub(1), ":") => {
                        Some(module[..module.len().saturating_sub(1)].to_vec())
                    }
                    _ => None,
                };
                if let Some(root) = root {
                    at = path(&trees, at + 1, root, paths);
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Reads on from the beginning of a path, and gives where it ends.
fn path(
    trees: &[TokenTree],
    mut at: usize,
    mut path: Vec<String>,
    paths: &mut BTreeSet<Vec<String>>,
) -> usize {
    let is_mark = |at: usize, mark: char| matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
    let start = at;
    while is_mark(at, ':') && is_mark(at + 1, ':') {
        match trees.get(at + 2) {
            Some(TokenTree::Ident(word)) if word == "super" => {
                path.pop();
            }
            Some(TokenTree::Ident(word)) => path.push(word.to_string()),
            Some(TokenTree::Group(group)) => {
                let mut inner = Vec::new();
                branches(group.stream(), &path, &mut inner);
                paths.extend(inner);
                return at + 3;
            }
            _ => break,
        }
        at += 3;
    }
    // `pub(crate)` is no path.
    if at > start {
        paths.insert(path);
    }
    at
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), files);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let text = std::fs::read_to_string(&path).expect("a source file");
            files.insert(format!("{below}{name}"), text);
        }
    }
}
