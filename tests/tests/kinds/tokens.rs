//! Tokens of the sources: what stands before an item, rows below docs, and what the variables of a
//! macro stand for.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenTree};

/// What the variables of a macro stand for.
#[derive(Debug, Default, Clone)]
pub struct Bound {
    pub handle: Option<String>,
    pub keyword: Option<String>,
    pub keyword_docs: String,
    pub rows: Vec<(String, String)>,
    pub file: String,
}

/// What stands before an item.
#[derive(Default)]
pub struct Before {
    pub docs: String,
    pub members: bool,
    pub hidden: bool,
}

impl Before {
    pub fn read(&mut self, attribute: &Group) {
        let tokens: Vec<TokenTree> = trees(attribute);
        if let [TokenTree::Ident(word), _, TokenTree::Literal(text)] = &tokens[..]
            && word == "doc"
        {
            let text = syn::parse_str::<syn::LitStr>(&text.to_string()).unwrap().value();
            self.docs.push_str(&text);
            self.docs.push('\n');
        }
        let text = attribute.to_string();
        self.members |= text.contains("members");
        self.hidden |= text.contains("hidden");
    }
}

/// A name, or what a variable of this name stands for.
pub fn named(tokens: &[TokenTree], bound: &Bound) -> Option<String> {
    match tokens {
        [TokenTree::Punct(dollar), TokenTree::Ident(name), ..] if dollar.as_char() == '$' => {
            if name == "keyword" { bound.keyword.clone() } else { bound.handle.clone() }
        }
        [TokenTree::Ident(name), ..] => Some(name.to_string()),
        _ => None,
    }
}

/// The names below docs, with them.
pub fn rows(tokens: &[TokenTree]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = Before::default();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                before.read(group)
            }
            TokenTree::Ident(word) if word != "pub" && !before.docs.is_empty() => {
                found.push((word.to_string(), std::mem::take(&mut before.docs)));
            }
            _ => {}
        }
    }
    found
}

/// What the variables of a macro stand for in a call.
pub fn bounds(tokens: &[TokenTree], around: &Bound) -> Vec<Bound> {
    let bound = Bound { rows: Vec::new(), ..around.clone() };
    let rows = rows(tokens);
    match rows.first() {
        Some((first, _)) if first.starts_with(char::is_uppercase) => {
            let (keyword, keyword_docs) = rows.get(1).cloned().unzip();
            let keyword_docs = keyword_docs.unwrap_or_default();
            vec![Bound { handle: Some(first.clone()), keyword, keyword_docs, ..bound }]
        }
        Some(_) => vec![Bound { rows, ..bound }],
        None => {
            let mut found = Vec::new();
            for (at, token) in tokens.iter().enumerate() {
                let is_name = matches!(token, TokenTree::Ident(_));
                let is_variable = at > 0 && tokens[at - 1].to_string() == "$";
                let start = if is_variable { at - 1 } else { at };
                if let Some(handle) = named(&tokens[start..], around).filter(|_| is_name) {
                    found.push(Bound { handle: Some(handle), ..bound.clone() });
                }
            }
            found
        }
    }
}

/// The type of the argument after `self`; none, if there is no argument.
pub fn type_of(arguments: &[TokenTree]) -> String {
    let text: Vec<String> = arguments.iter().map(ToString::to_string).collect();
    let Some(colon) = text.iter().position(|word| word == ":") else { return String::new() };
    let text = text[colon + 1..].join(" ");
    text.replace("impl ", "")
        .replace([' ', '\n'], "")
        .trim_end_matches(',')
        .replace("::app_model::", "")
}

/// The last names of the paths that are imported.
pub fn imported(tokens: &[TokenTree]) -> Vec<String> {
    let text: String = tokens.iter().map(ToString::to_string).collect();
    let last = |path: &str| path.rsplit("::").next().unwrap_or_default().to_owned();
    let paths = text.split(';').filter(|path| !path.is_empty());
    paths
        .flat_map(|path| match path.split_once('{') {
            Some((_, names)) => names.trim_end_matches('}').split(',').map(last).collect(),
            None => vec![last(path)],
        })
        .map(|name| name.trim().to_owned())
        .collect()
}

pub fn is_body(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

pub fn trees(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

pub fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
