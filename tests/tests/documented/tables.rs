//! What the macros of a library make public: they are read as they are called and as they are
//! defined, without expanding them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::examples::Form;
use crate::library::{Entry, Library, Place};

/// The rows of a call of a macro: `struct`, `enum` and `keyword` name an item, and so does a name
/// below docs. Inside a type, names below docs are its members.
pub fn rows(library: &mut Library, place: &Place, name: &str, tokens: &TokenStream) {
    // What an editor lists is no item.
    if name == "words" {
        return;
    }
    let mut table = Table {
        place,
        handle: None,
        makes_settings: ["settings", "outputs"].contains(&name),
        makes_methods: library.row_macros.contains(name),
        first: library.entries.len(),
    };
    table.read(library, tokens);
}

struct Table<'p> {
    place: &'p Place,
    /// The type whose methods the rows are.
    handle: Option<String>,
    makes_settings: bool,
    makes_methods: bool,
    first: usize,
}

impl Table<'_> {
    fn read(&mut self, library: &mut Library, tokens: &TokenStream) {
        let mut docs = String::new();
        let mut is_documented = false;
        let mut before = String::new();
        for token in tokens.clone() {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                    if let Some(text) = doc_text(group.stream()) {
                        docs.push_str(&text);
                        docs.push('\n');
                        is_documented = true;
                    }
                }
                TokenTree::Group(group) => self.body(library, &group.stream()),
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    let starts =
                        ["pub", "struct", "enum", "keyword", "fn"].contains(&word.as_str());
                    let named = match before.as_str() {
                        "struct" | "enum" => {
                            Some(Entry { members: Some(Vec::new()), ..Entry::default() })
                        }
                        "keyword" => Some(Entry::default()),
                        "fn" => Some(Entry { form: Some(Form::Function), ..Entry::default() }),
                        "for" => {
                            self.handle = Some(word.clone());
                            None
                        }
                        _ if is_documented && !starts => Some(self.row()),
                        _ => None,
                    };
                    if self.makes_settings && self.handle.is_none() && before.is_empty() {
                        self.handle = Some(word.clone()).filter(|_| !is_documented);
                    }
                    if let Some(entry) = named {
                        library.push(self.place, &std::mem::take(&mut docs), &word, entry);
                        is_documented = false;
                    }
                    before = word;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// What a row of the table is.
    fn row(&self) -> Entry {
        if self.makes_methods {
            return Entry { form: Some(Form::Method), is_made: true, ..Entry::default() };
        }
        Entry { members: Some(Vec::new()), ..Entry::default() }
    }

    /// The body of a type, or the rows of its methods.
    fn body(&mut self, library: &mut Library, tokens: &TokenStream) {
        let rows = documented(tokens);
        if self.makes_settings {
            library.without_source.extend(
                rows.iter()
                    .filter(|row| row.has_rule && !row.docs.contains("Source: "))
                    .map(|row| row.name.clone()),
            );
        }
        if let Some(handle) = self.handle.as_ref().filter(|_| self.makes_settings) {
            for row in &rows {
                let of = Some(handle.clone());
                let entry = Entry { form: Some(Form::Method), of, ..Entry::default() };
                library.push(self.place, &row.docs, &row.name, entry);
            }
        }
        let form = if self.makes_settings { Form::Method } else { Form::Variant };
        let names: Vec<(String, Form)> = rows.into_iter().map(|row| (row.name, form)).collect();
        let mut types = library.entries[self.first..].iter_mut().filter_map(|e| e.members.as_mut());
        match (types.next(), types.next_back()) {
            // `choices!`: the fields of the struct are the variants of the enums after it.
            (Some(first), Some(last)) => {
                first.extend(names.iter().cloned());
                last.extend(names);
            }
            (Some(only), None) => only.extend(names),
            (None, _) if !self.makes_settings => self.read(library, tokens),
            (None, _) => {}
        }
    }
}

/// A name below docs.
struct Row {
    name: String,
    docs: String,
    /// Whether a rule for its value follows.
    has_rule: bool,
}

/// The names that have docs, with them.
fn documented(tokens: &TokenStream) -> Vec<Row> {
    let mut found = Vec::new();
    let mut docs = None::<String>;
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                if let Some(text) = doc_text(group.stream()) {
                    let docs = docs.get_or_insert_default();
                    docs.push_str(&text);
                    docs.push('\n');
                }
            }
            TokenTree::Ident(word) => match (docs.take(), found.last_mut()) {
                (Some(docs), _) => {
                    found.push(Row { name: word.to_string(), docs, has_rule: false });
                }
                (None, Some(row)) => row.has_rule |= word == "where",
                (None, None) => {}
            },
            _ => {}
        }
    }
    found
}

/// The methods that are written in a macro or in a call of one. They are of the given type, or of
/// every type that the macro is called for.
pub fn methods(library: &mut Library, place: &Place, tokens: &TokenStream, of: Option<&String>) {
    let mut docs = String::new();
    let (mut is_public, mut is_hidden, mut is_function) = (false, false, false);
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                is_hidden |= group.stream().to_string().replace(' ', "") == "doc(hidden)";
                if let Some(text) = doc_text(group.stream()) {
                    docs.push_str(&text);
                    docs.push('\n');
                }
            }
            TokenTree::Group(group) => {
                if !is_hidden {
                    methods(library, place, &group.stream(), of);
                }
                if group.delimiter() == Delimiter::Brace {
                    docs.clear();
                    (is_public, is_hidden, is_function) = (false, false, false);
                }
            }
            TokenTree::Ident(word) => {
                let word = word.to_string();
                if std::mem::take(&mut is_function) && is_public && !is_hidden && !docs.is_empty() {
                    let entry = Entry {
                        form: Some(Form::Method),
                        of: of.cloned(),
                        is_made: of.is_none(),
                        ..Entry::default()
                    };
                    library.push(place, &std::mem::take(&mut docs), &word, entry);
                }
                is_function = word == "fn";
                is_public = word == "pub" || is_public && ["const", "fn"].contains(&word.as_str());
            }
            TokenTree::Punct(mark) if mark.as_char() == '$' => is_function = false,
            // `pub(crate)` is a group; what follows one is not public.
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether a macro makes a method of each of its rows: `pub fn $name`.
pub fn makes_methods_of_rows(tokens: &TokenStream) -> bool {
    tokens.to_string().contains("pub fn $")
}

pub fn doc_text(attribute: TokenStream) -> Option<String> {
    let mut tokens = attribute.into_iter();
    match (tokens.next()?, tokens.next()?, tokens.next()?) {
        (TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Literal(text))
            if word == "doc" =>
        {
            syn::parse_str::<syn::LitStr>(&text.to_string()).ok().map(|text| text.value())
        }
        _ => None,
    }
}
