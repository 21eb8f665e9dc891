//! The kinds of the library, read from its sources: what each takes, holds, shows and can be granted.
//!
//! Nothing is expanded: the macros that define kinds are read as they are called, and a macro that
//! gives methods to a handle is read as it is defined, for each handle that it is called with.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::tokens::{
    Before, Bound, bounds, collect, imported, is_body, named, rows, trees, type_of,
};

/// The words that a macro call of its own sort is known by: its rows are no methods.
const STRUCTURES: [&str; 4] = ["azure_resource", "child_resource", "program", "part"];

/// What all programs have is read once, for a handle of this name.
pub const EVERY_PROGRAM: &str = "every program";

/// What a keyword declares.
#[derive(Debug, Default, Clone)]
pub struct Kind {
    pub keyword: String,
    pub handle: String,
    /// The docs of its keyword.
    pub docs: String,
    pub is_program: bool,
    /// The handles in whose bodies it stands.
    pub parents: Vec<String>,
    /// The table of its roles.
    pub roles: Option<String>,
    /// Its type in Azure.
    pub resource_type: Option<String>,
    /// The roles that a reference brings, if it brings any.
    pub default_roles: Option<Vec<String>>,
}

#[derive(Debug, Clone)]
pub struct Setting {
    pub name: String,
    /// The type of the argument; none for a map.
    pub ty: String,
    pub docs: String,
}

#[derive(Debug, Default)]
pub struct Library {
    pub kinds: Vec<Kind>,
    /// The settings, and the outputs, by the handle.
    pub settings: BTreeMap<String, Vec<Setting>>,
    pub outputs: BTreeMap<String, Vec<(String, String)>>,
    /// The choices, by the name of their type.
    pub choices: BTreeMap<String, Vec<String>>,
    /// The roles, with their ids, by the table.
    pub roles: BTreeMap<String, Vec<(String, String)>>,
    /// What is exported by `keyword::top`, in its order.
    pub top: Vec<String>,
    macros: BTreeMap<(String, String), TokenStream>,
    keyword_docs: BTreeMap<String, String>,
}

impl Library {
    pub fn read(source: &Path) -> Self {
        let mut library = Self::default();
        let mut files = Vec::new();
        for folder in ["handle", "kinds", "model", "roles"] {
            collect(&source.join(folder), &mut files);
        }
        files.sort();
        files.push(source.join("keyword.rs"));
        let files: Vec<(String, Vec<TokenTree>)> = files
            .iter()
            .map(|path| {
                let text = std::fs::read_to_string(path).unwrap();
                (path.display().to_string(), text.parse::<TokenStream>().unwrap())
            })
            .map(|(file, tokens)| (file, tokens.into_iter().collect()))
            .collect();
        for (file, tokens) in &files {
            library.define(file, tokens);
        }
        for (file, tokens) in &files {
            library.items(tokens, &Bound { file: file.clone(), ..Bound::default() });
            library.facts(tokens);
        }
        for kind in &mut library.kinds {
            if let Some(docs) = library.keyword_docs.get(&kind.keyword) {
                kind.docs.clone_from(docs);
            }
        }
        library
    }

    /// The definitions of macros.
    fn define(&mut self, file: &str, tokens: &[TokenTree]) {
        for window in tokens.windows(4) {
            if let [TokenTree::Ident(word), _, TokenTree::Ident(name), TokenTree::Group(body)] =
                window
                && word == "macro_rules"
            {
                let key = (name.to_string(), file.to_owned());
                self.macros.insert(key, body.stream());
            }
        }
    }

    /// The macro of this name in the same file, or else the only one.
    fn definition(&self, name: &str, file: &str) -> Option<TokenStream> {
        let here = self.macros.get(&(name.to_owned(), file.to_owned()));
        let all = self.macros.iter().find(|((other, _), _)| other == name);
        here.or(all.map(|(_, body)| body)).cloned()
    }

    fn items(&mut self, tokens: &[TokenTree], bound: &Bound) {
        let mut before = Before::default();
        let mut at = 0;
        while at < tokens.len() {
            at += 1;
            match &tokens[at - 1..] {
                [TokenTree::Punct(hash), TokenTree::Group(attribute), ..]
                    if hash.as_char() == '#' =>
                {
                    before.read(attribute);
                    at += 1;
                }
                [TokenTree::Punct(dollar), TokenTree::Group(group), ..]
                    if dollar.as_char() == '$' && group.delimiter() == Delimiter::Parenthesis =>
                {
                    // An attribute that a variable stands for is no repetition of items.
                    let inner = trees(group);
                    if inner.first().is_none_or(|first| first.to_string() != "#") {
                        self.items(&inner, bound);
                    }
                    at += 1;
                }
                [TokenTree::Ident(word), ..] if word == "macro_rules" => {
                    at += 3;
                    before = Before::default();
                }
                [TokenTree::Ident(word), rest @ ..] if word == "enum" || word == "struct" => {
                    if let Some(name) = named(rest, bound) {
                        let docs = std::mem::take(&mut before.docs) + &bound.keyword_docs;
                        self.keyword_docs.insert(name, docs);
                    }
                }
                [TokenTree::Ident(word), rest @ ..] if word == "mod" => {
                    if let [TokenTree::Ident(name), TokenTree::Group(body), ..] = rest
                        && name == "top"
                    {
                        self.top = imported(&trees(body));
                    }
                }
                [TokenTree::Ident(word), rest @ ..] if word == "impl" => {
                    let end = rest.iter().position(is_body).unwrap_or(rest.len());
                    if let Some(TokenTree::Group(body)) = rest.get(end) {
                        self.implementation(&rest[..end], &trees(body), before.members, bound);
                    }
                    at += end + 1;
                    before = Before::default();
                }
                [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(call), ..]
                    if mark.as_char() == '!' =>
                {
                    self.call(&name.to_string(), &trees(call), bound);
                    at += 2;
                    before = Before::default();
                }
                [TokenTree::Punct(end), ..] if end.as_char() == ';' => before = Before::default(),
                [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => {
                    before = Before::default();
                }
                _ => {}
            }
        }
    }

    fn implementation(
        &mut self,
        header: &[TokenTree],
        body: &[TokenTree],
        members: bool,
        bound: &Bound,
    ) {
        let text: Vec<String> = header.iter().map(ToString::to_string).collect();
        if let Some(of) = text.iter().position(|word| word == "for") {
            let keyword = named(&header[of + 1..], bound);
            if let (Some(keyword), true) = (keyword, text.iter().any(|word| word == "Keyword")) {
                let handle = body.windows(3).find_map(|window| match window {
                    [TokenTree::Ident(word), TokenTree::Punct(_), handle] if word == "Handle" => {
                        let at =
                            body.iter().position(|token| token.to_string() == handle.to_string());
                        named(&body[at.unwrap_or_default()..], bound)
                    }
                    _ => None,
                });
                let kind = Kind { keyword, handle: handle.unwrap_or_default(), ..Kind::default() };
                self.declare(kind);
            }
            return;
        }
        let generics = match text.first().map(String::as_str) {
            Some("<") => text.iter().position(|word| word == ">").map_or(0, |end| end + 1),
            _ => 0,
        };
        if let Some(handle) = named(&header[generics..], bound) {
            self.methods(&handle, body, members, bound);
        }
    }

    /// The public methods that a block can call: those of the body, and closures.
    fn methods(&mut self, handle: &str, tokens: &[TokenTree], members: bool, bound: &Bound) {
        let mut before = Before::default();
        let mut is_public = false;
        let mut at = 0;
        while at < tokens.len() {
            at += 1;
            match &tokens[at - 1..] {
                [TokenTree::Punct(hash), TokenTree::Group(attribute), ..]
                    if hash.as_char() == '#' =>
                {
                    before.read(attribute);
                    at += 1;
                }
                [TokenTree::Punct(dollar), TokenTree::Group(group), ..]
                    if dollar.as_char() == '$' && group.delimiter() == Delimiter::Parenthesis =>
                {
                    self.methods(handle, &trees(group), members, bound);
                    at += 1;
                }
                [TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Group(call), ..]
                    if word == "located" =>
                {
                    let inner = trees(call);
                    self.methods(handle, &inner[1..], members, bound);
                    at += 2;
                }
                [TokenTree::Ident(word), after, ..] if word == "pub" => {
                    is_public = !matches!(after, TokenTree::Group(_));
                }
                [TokenTree::Ident(word), rest @ ..] if word == "fn" => {
                    let end = rest.iter().position(|token| {
                        matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
                    });
                    let Some(TokenTree::Group(arguments)) = end.map(|end| &rest[end]) else {
                        continue;
                    };
                    let ty = type_of(&trees(arguments));
                    let is_word = is_public && !before.hidden && (members || ty.contains("Fn("));
                    let docs = std::mem::take(&mut before).docs;
                    let is_variable = rest[0].to_string() == "$";
                    let rows = match is_variable {
                        true => bound.rows.clone(),
                        false => vec![(rest[0].to_string(), docs)],
                    };
                    for (name, docs) in rows.into_iter().filter(|_| is_word) {
                        self.set(handle, Setting { name, ty: ty.clone(), docs });
                    }
                    is_public = false;
                }
                [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => {
                    before = Before::default();
                }
                _ => {}
            }
        }
    }

    fn call(&mut self, name: &str, tokens: &[TokenTree], bound: &Bound) {
        let after = |word: &str| {
            let at = tokens.iter().position(|token| token.to_string() == word)?;
            named(&tokens[at + 1..], bound)
        };
        match name {
            "located" => self.items(&tokens[1..], bound),
            _ if STRUCTURES.contains(&name) => {
                let (Some(handle), Some(keyword)) = (after("struct"), after("keyword")) else {
                    return;
                };
                let kind = Kind {
                    docs: rows(tokens)
                        .into_iter()
                        .find(|row| row.0 == "keyword")
                        .map_or(String::new(), |row| row.1),
                    parents: after("parent").into_iter().collect(),
                    roles: after("roles"),
                    is_program: name == "program",
                    handle,
                    keyword,
                    ..Kind::default()
                };
                self.declare(kind);
                if name == "program" && !self.settings.contains_key(EVERY_PROGRAM) {
                    self.settings.insert(EVERY_PROGRAM.to_owned(), Vec::new());
                    self.apply(
                        name,
                        &Bound { handle: Some(EVERY_PROGRAM.to_owned()), ..bound.clone() },
                    );
                }
            }
            "settings" => {
                let Some(TokenTree::Group(body)) = tokens.last() else { return };
                let Some(handle) = after("for") else { return };
                let body = trees(body);
                for (name, docs) in rows(&body) {
                    let at = body.iter().position(|token| token.to_string() == name).unwrap_or(0);
                    let ty = body[at + 2].to_string();
                    // A row `as written` takes no reference.
                    let is_written = body.get(at + 3).is_some_and(|word| word.to_string() == "as");
                    let bound = if is_written { "WrittenValue" } else { "IntoValue" };
                    self.set(&handle, Setting { name, ty: format!("{bound}<'app,{ty}>"), docs });
                }
            }
            "outputs" => {
                let [handle, TokenTree::Group(body), ..] = tokens else { return };
                self.outputs.insert(handle.to_string(), rows(&trees(body)));
            }
            // The parts of an address, which are read like outputs.
            "parts" => {
                self.outputs.insert("Endpoint".to_owned(), rows(tokens));
            }
            "choices" => {
                for (at, window) in tokens.windows(3).enumerate() {
                    if let [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(body)] =
                        window
                        && word == "enum"
                        && at > 0
                    {
                        let names = rows(&trees(body)).into_iter().map(|row| row.0).collect();
                        self.choices.insert(name.to_string(), names);
                    }
                }
            }
            "role_table" => {
                let Some(table) = after("struct") else { return };
                let groups = tokens.iter().filter_map(|token| match token {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                        Some(trees(group))
                    }
                    _ => None,
                });
                let found = groups.flat_map(|body| {
                    let body: Vec<String> = body.iter().map(ToString::to_string).collect();
                    let ids = body.windows(3).filter(|window| window[1] == "=");
                    ids.map(|row| (row[0].clone(), row[2].trim_matches('"').to_owned()))
                        .collect::<Vec<_>>()
                });
                let found: Vec<(String, String)> = found.collect();
                self.roles.insert(table, found);
            }
            "parts_of" => {
                let Some(parent) = named(tokens, bound) else { return };
                let words: Vec<String> = tokens.iter().map(ToString::to_string).collect();
                for (at, word) in words.iter().enumerate() {
                    if word == ":" && words.get(at + 1).is_some_and(|next| next == ":") {
                        self.parent(&words[at + 2], &parent);
                    }
                }
            }
            "__child_word" if bound.handle.is_none() => {
                let [parent, keyword, ..] = tokens else { return };
                self.parent(&keyword.to_string(), &parent.to_string());
            }
            _ if self.definition(name, &bound.file).is_some() => {
                for bound in bounds(tokens, bound) {
                    self.apply(name, &bound);
                }
            }
            _ => {}
        }
    }

    /// What a macro defines, for what its variables stand for.
    fn apply(&mut self, name: &str, bound: &Bound) {
        let body: Vec<TokenTree> =
            self.definition(name, &bound.file).into_iter().flatten().collect();
        for window in body.windows(3) {
            if let [TokenTree::Punct(equals), TokenTree::Punct(_), TokenTree::Group(made)] = window
                && equals.as_char() == '='
            {
                self.items(&trees(made), bound);
            }
        }
    }

    fn declare(&mut self, kind: Kind) {
        if kind.handle.is_empty() {
            return;
        }
        if !kind.docs.is_empty() {
            self.keyword_docs.insert(kind.keyword.clone(), kind.docs.clone());
        }
        match self.kinds.iter_mut().find(|other| other.keyword == kind.keyword) {
            Some(known) => {
                known.parents.extend(kind.parents);
                known.is_program |= kind.is_program;
                known.roles = known.roles.take().or(kind.roles);
                if known.handle.is_empty() {
                    known.handle = kind.handle;
                }
            }
            None => self.kinds.push(kind),
        }
    }

    fn parent(&mut self, keyword: &str, parent: &str) {
        match self.kinds.iter_mut().find(|kind| kind.keyword == keyword) {
            Some(kind) => kind.parents.push(parent.to_owned()),
            None => self.kinds.push(Kind {
                keyword: keyword.to_owned(),
                parents: vec![parent.to_owned()],
                ..Kind::default()
            }),
        }
    }

    fn set(&mut self, handle: &str, setting: Setting) {
        let settings = self.settings.entry(handle.to_owned()).or_default();
        if settings.iter().all(|other| other.name != setting.name) {
            settings.push(setting);
        }
    }

    /// What `KindInfo` says of the kinds of a file.
    fn facts(&mut self, tokens: &[TokenTree]) {
        for window in tokens.windows(2) {
            let [TokenTree::Ident(word), TokenTree::Group(body)] = window else { continue };
            if word != "KindInfo" || body.delimiter() != Delimiter::Brace {
                continue;
            }
            let body = trees(body);
            let text: Vec<String> = body.iter().map(ToString::to_string).collect();
            let value = |name: &str| {
                let at = text.iter().position(|word| word == name)? + 2;
                Some(text[at].trim_matches('"').to_owned())
            };
            let Some(kind) = value("keyword") else { continue };
            let Some(kind) = self.kinds.iter_mut().find(|other| other.keyword == kind) else {
                continue;
            };
            kind.resource_type = value("resource_type");
            let at = text.iter().position(|word| word == "default_roles").unwrap_or_default() + 2;
            if text[at] == "Some" {
                let names = text[at + 1].split(|c: char| !c.is_ascii_alphanumeric());
                let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
                kind.default_roles = Some(names.chunks(2).map(|pair| pair[1].to_owned()).collect());
            }
        }
    }
}
