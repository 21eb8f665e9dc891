//! Whoever looks up a public item finds an example that uses it.
//!
//! The examples are doc tests, so they compile. That each item has one is read from the sources: a
//! function, a method, a macro and a keyword are used by name; a type or a trait has an example of
//! its own, or is used, or one of its members is. The example stands in the item's own docs, in
//! those of its type or the type that it returns, in those of the public module in which readers
//! find it, or where its docs say: `See the example of`. Lines that rustdoc hides do not count.
//!
//! Fields, variants, settings, outputs and the methods of traits are members: one example for all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use app_model_tests::pages::root;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, Visibility};

/// How many items of a file still have no example. A number here can only become smaller.
const MISSING: &[(&str, usize)] = &[
    ("app-model-macros/src/lib.rs", 1),
    ("app-model-service/src/lib.rs", 1),
    ("app-model/src/model/addition.rs", 1),
];

#[test]
fn each_public_item_is_used_in_an_example() {
    let mut missing = BTreeMap::<String, Vec<String>>::new();
    let mut items = 0;
    for library in ["app-model", "app-model-macros", "app-model-service"] {
        let file = root().join(library).join("src/lib.rs");
        let read = Library::read(&file);
        items += read.items.len();
        for (file, item) in read.without_example() {
            let file = file.strip_prefix(root()).unwrap().display().to_string();
            missing.entry(file).or_default().push(item);
        }
    }
    assert!(items > 500, "only {items} items were found");
    let known: BTreeMap<_, _> = MISSING.iter().copied().collect();
    let files: BTreeSet<&str> =
        missing.keys().map(String::as_str).chain(known.keys().copied()).collect();
    let mut wrong = String::new();
    for file in files {
        let found = missing.get(file).map_or(&[][..], Vec::as_slice);
        let allowed = known.get(file).copied().unwrap_or(0);
        if found.len() != allowed {
            let (count, names) = (found.len(), found.join(", "));
            wrong
                .push_str(&format!("{file}: {count} without an example, not {allowed}: {names}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn an_item_without_an_example_is_found() {
    let missing = |text: &str| {
        let mut library = Library::default();
        library.file(Path::new("lib.rs"), text, String::new(), &Place::default());
        library.without_example().map(|(_, item)| item).collect::<Vec<_>>()
    };
    let example = |text: &str| format!("/// Text.\n///\n/// ```\n/// {text}\n/// ```\n");

    assert_eq!(missing("/// Text.\npub fn one() {}"), ["one"]);
    assert_eq!(missing(&format!("{}pub fn one() {{}}", example("one();"))), [""; 0]);
    assert_eq!(missing(&format!("{}pub fn one() {{}}", example("one_more();"))), ["one"]);
    assert_eq!(missing(&format!("{}pub fn one() {{}}", example("# one();"))), ["one"]);
    assert_eq!(missing("/// ```text\n/// one();\n/// ```\npub fn one() {}"), ["one"]);
    assert_eq!(missing("pub(crate) fn one() {}\n#[doc(hidden)]\npub fn two() {}"), [""; 0]);

    let methods = "pub struct Type;\nimpl Type { pub fn one(&self) {} pub fn two(&self) {} }";
    assert_eq!(missing(methods), ["Type", "Type::one", "Type::two"]);
    assert_eq!(missing(&format!("{}{methods}", example("made.one();"))), ["Type::two"]);
    assert_eq!(missing(&format!("//! ```\n//! made.two();\n//! ```\n{methods}")), ["Type::one"]);

    let table = "settings! { pub struct Settings for Handle { /// Text.\n days: i64, } }";
    assert_eq!(missing(table), ["Settings"]);
    assert_eq!(missing(&format!("//! ```\n//! days: 7;\n//! ```\n{table}")), [""; 0]);
    assert_eq!(missing("kind! { /// Text.\n keyword vault, info INFO }"), ["vault"]);
    assert_eq!(missing("#[macro_export]\nmacro_rules! one { () => {} }"), ["one"]);
}

/// Where items stand.
#[derive(Default, Clone)]
struct Place {
    /// The examples of the module, if readers see it.
    examples: String,
    hidden: bool,
}

struct Documented {
    file: PathBuf,
    /// The type of a method.
    of: Option<String>,
    /// The type that a function returns.
    returns: Option<String>,
    /// The item whose example shows this one, as its docs say.
    shown_by: Option<String>,
    /// Whether its own docs have an example.
    has_own: bool,
    name: String,
    examples: String,
    /// The fields, variants, settings and methods of a type; any of them stands for it.
    members: Option<Vec<String>>,
    /// Whether it stands in a hidden module.
    hidden: bool,
}

#[derive(Default)]
struct Library {
    items: Vec<Documented>,
    /// What hidden modules hold and the library shows under its own name.
    shown: BTreeSet<String>,
    hidden_modules: BTreeSet<String>,
    /// The types that are hidden, where they are or where they are exported.
    withheld: BTreeSet<String>,
}

impl Library {
    fn read(file: &Path) -> Self {
        let mut library = Self::default();
        let text = fs::read_to_string(file).unwrap();
        let readme = fs::read_to_string(file.with_file_name("../README.md")).unwrap_or_default();
        library.file(file, &text, examples(&readme), &Place::default());
        library
    }

    fn without_example(&self) -> impl Iterator<Item = (&Path, String)> {
        let mut types = BTreeMap::<&str, String>::new();
        let mut methods = BTreeMap::<&str, Vec<String>>::new();
        for item in &self.items {
            match &item.of {
                Some(of) => methods.entry(of).or_default().push(item.name.clone()),
                None => types.entry(&item.name).or_default().push_str(&item.examples),
            }
        }
        let of_types = self.items.iter().filter(|item| item.of.is_none());
        let links: BTreeMap<&String, &String> =
            of_types.filter_map(|item| Some((&item.name, item.shown_by.as_ref()?))).collect();
        self.items.iter().filter_map(move |item| {
            let of_type = item.of.as_ref().unwrap_or(&item.name);
            let elsewhere = item.hidden && !self.shown.contains(of_type);
            if elsewhere || self.withheld.contains(of_type) {
                return None;
            }
            let mut used = words(&item.examples);
            if let Some(of) = &item.of {
                used.extend(words(types.get(of.as_str()).map_or("", String::as_str)));
            }
            let of_links = item.of.iter().filter_map(|of| links.get(of));
            for other in item.returns.iter().chain(&item.shown_by).chain(of_links.copied()) {
                used.extend(words(types.get(other.as_str()).map_or("", String::as_str)));
            }
            let of_methods = methods.get(item.name.as_str()).into_iter().flatten();
            let members = item.members.iter().flatten().chain(of_methods);
            let by_example = item.members.is_some() && item.has_own;
            let by_member =
                item.members.is_some() && members.clone().any(|name| used.contains(name));
            let title = match &item.of {
                Some(of) => format!("{of}::{}", item.name),
                None => item.name.clone(),
            };
            let found = used.contains(&item.name) || by_member || by_example;
            (!found).then_some((item.file.as_path(), title))
        })
    }

    fn file(&mut self, file: &Path, text: &str, mut shown: String, place: &Place) {
        let parsed = syn::parse_file(text).unwrap();
        shown.push_str(&examples(&docs(&parsed.attrs)));
        let place = Place { examples: shown, hidden: place.hidden };
        self.items(file, &parsed.items, &place);
    }

    fn items(&mut self, file: &Path, items: &[Item], place: &Place) {
        for item in items {
            match item {
                Item::Mod(item) if !is_test(&item.attrs) => {
                    let public = matches!(item.vis, Visibility::Public(_));
                    let hidden = place.hidden || is_hidden(&item.attrs);
                    if hidden {
                        self.hidden_modules.insert(item.ident.to_string());
                    }
                    // What a private module holds, readers find in the one around it.
                    let own = examples(&docs(&item.attrs));
                    let examples = if public { own } else { place.examples.clone() };
                    let inner = Place { examples, hidden };
                    match &item.content {
                        Some((_, items)) => self.items(file, items, &inner),
                        None => {
                            let path = module_file(file, &item.ident.to_string());
                            let text = fs::read_to_string(&path).unwrap();
                            self.module(&path, &text, public, inner);
                        }
                    }
                }
                Item::Use(item) if matches!(item.vis, Visibility::Public(_)) && !place.hidden => {
                    let exported = words(&item.tree.to_token_stream().to_string());
                    let names =
                        exported.into_iter().filter(|name| name.starts_with(char::is_uppercase));
                    if is_hidden(&item.attrs) {
                        self.withheld.extend(names);
                    } else if self.hidden_modules.contains(&first_word(&item.tree)) {
                        self.shown.extend(names);
                    }
                }
                Item::Impl(item) if item.trait_.is_none() && !is_hidden(&item.attrs) => {
                    let Some(of) = type_name(&item.self_ty) else { continue };
                    let own = examples(&docs(&item.attrs));
                    for part in &item.items {
                        match part {
                            syn::ImplItem::Fn(method) => {
                                let name = method.sig.ident.to_string();
                                let before = self.items.len();
                                self.add(
                                    file,
                                    place,
                                    &method.vis,
                                    &method.attrs,
                                    Some(&of),
                                    name,
                                    None,
                                );
                                if let Some(last) = self.items.get_mut(before) {
                                    last.examples.push_str(&own);
                                    last.returns = returned(&method.sig.output, &of);
                                }
                            }
                            syn::ImplItem::Macro(part) => {
                                self.table(file, place, &part.mac.tokens, Some(&of));
                            }
                            _ => {}
                        }
                    }
                }
                Item::Macro(item) => match &item.ident {
                    Some(name) => {
                        if item.attrs.iter().any(|at| at.path().is_ident("macro_export")) {
                            let public = Visibility::Public(Default::default());
                            self.add(
                                file,
                                place,
                                &public,
                                &item.attrs,
                                None,
                                name.to_string(),
                                None,
                            );
                        }
                    }
                    // What an editor lists is no item.
                    None if item.mac.path.segments.last().is_some_and(|at| at.ident == "words") => {
                    }
                    None => self.table(file, place, &item.mac.tokens, None),
                },
                Item::Struct(item) => {
                    let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                    let members = fields.map(ToString::to_string).collect();
                    let name = item.ident.to_string();
                    self.add(file, place, &item.vis, &item.attrs, None, name, Some(members));
                }
                Item::Enum(item) => {
                    let members = item.variants.iter().map(|part| part.ident.to_string()).collect();
                    let name = item.ident.to_string();
                    self.add(file, place, &item.vis, &item.attrs, None, name, Some(members));
                }
                Item::Trait(item) => {
                    let methods = item.items.iter().filter_map(|part| match part {
                        syn::TraitItem::Fn(method) => Some(method.sig.ident.to_string()),
                        _ => None,
                    });
                    let (name, members) = (item.ident.to_string(), methods.collect());
                    self.add(file, place, &item.vis, &item.attrs, None, name, Some(members));
                }
                Item::Fn(item) => {
                    let name = item.sig.ident.to_string();
                    self.add(file, place, &item.vis, &item.attrs, None, name, None);
                }
                Item::Type(item) => {
                    let name = item.ident.to_string();
                    self.add(file, place, &item.vis, &item.attrs, None, name, None);
                }
                _ => {}
            }
        }
    }

    fn module(&mut self, path: &Path, text: &str, public: bool, inner: Place) {
        let parsed = syn::parse_file(text).unwrap();
        let mut place = inner;
        if public {
            place.examples.push_str(&examples(&docs(&parsed.attrs)));
        }
        self.items(path, &parsed.items, &place);
    }

    #[allow(clippy::too_many_arguments)]
    fn add(
        &mut self,
        file: &Path,
        place: &Place,
        visibility: &Visibility,
        attributes: &[Attribute],
        of: Option<&str>,
        name: String,
        members: Option<Vec<String>>,
    ) {
        if is_hidden(attributes) && of.is_none() && members.is_some() {
            self.withheld.insert(name);
            return;
        }
        if is_hidden(attributes) || !matches!(visibility, Visibility::Public(_)) {
            return;
        }
        let hidden = place.hidden;
        let docs = docs(attributes);
        let (own, shown_by) = (examples(&docs), shown_by(&docs));
        let (has_own, examples) = (!own.is_empty(), own + &place.examples);
        let of = of.map(str::to_owned);
        self.items.push(Documented {
            file: file.to_owned(),
            of,
            returns: None,
            shown_by,
            has_own,
            name,
            examples,
            members,
            hidden,
        });
    }

    /// What a macro of ours makes public: `struct`, `enum`, `fn` and `keyword` name an item, and any
    /// other name below docs is a member of the item before.
    fn table(&mut self, file: &Path, place: &Place, tokens: &TokenStream, of: Option<&str>) {
        let hidden = place.hidden;
        let mut docs = String::new();
        let mut after = None::<String>;
        let first = self.items.len();
        for token in tokens.clone() {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                    if let Some(text) = doc_text(group.stream()) {
                        docs.push_str(&text);
                        docs.push('\n');
                    }
                }
                TokenTree::Group(group) => {
                    let inside = members(group.stream());
                    let made = &mut self.items[first..];
                    // `choices!`: the fields of the struct are the variants of the enums after it.
                    if let [Documented { members: Some(members), .. }, _, ..] = made {
                        members.extend(inside.iter().cloned());
                    }
                    match made.last_mut() {
                        Some(Documented { members: Some(members), .. }) => members.extend(inside),
                        _ if of.is_none() => self.table(file, place, &group.stream(), of),
                        _ => {}
                    }
                    after = None;
                }
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    let before = after.replace(word.clone());
                    let members = match before.as_deref() {
                        Some("struct" | "enum") => Some(Vec::new()),
                        Some("keyword" | "fn") => None,
                        _ => continue,
                    };
                    let docs = std::mem::take(&mut docs);
                    let (own, shown_by) = (examples(&docs), shown_by(&docs));
                    let (has_own, examples) = (!own.is_empty(), own + &place.examples);
                    let of = of.map(str::to_owned);
                    let file = file.to_owned();
                    self.items.push(Documented {
                        file,
                        of,
                        returns: None,
                        shown_by,
                        has_own,
                        name: word,
                        examples,
                        members,
                        hidden,
                    });
                }
                _ => {}
            }
        }
    }
}

/// The names that have docs in the body of a table.
fn members(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut documented = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                documented |= doc_text(group.stream()).is_some();
            }
            TokenTree::Ident(word) if std::mem::take(&mut documented) => {
                found.push(word.to_string())
            }
            _ => {}
        }
    }
    found
}

fn doc_text(attribute: TokenStream) -> Option<String> {
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

fn docs(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        if let Some(line) = doc_text(attribute.meta.to_token_stream()) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// What readers see of the doc tests in a text.
fn examples(docs: &str) -> String {
    let mut shown = String::new();
    let mut fence = None::<bool>;
    for line in docs.lines().map(str::trim) {
        if let Some(info) = line.strip_prefix("```") {
            let compiled =
                info.split(',').all(|word| ["", "rust", "no_run"].contains(&word.trim()));
            fence = if fence.is_some() { None } else { Some(compiled) };
        } else if fence == Some(true) && line != "#" && !line.starts_with("# ") {
            shown.push_str(line);
            shown.push('\n');
        }
    }
    shown
}

/// `See the example of [`AzureResource`]`.
fn shown_by(docs: &str) -> Option<String> {
    let (_, after) = docs.split_once("See the example of [`")?;
    after.split_once('`').map(|(name, _)| name.to_owned())
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("doc")
            && attribute.to_token_stream().to_string().contains("(hidden)")
    })
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.to_token_stream().to_string().contains("cfg (test)"))
}

fn type_name(ty: &syn::Type) -> Option<String> {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().map(|part| part.ident.to_string()),
        _ => None,
    }
}

fn returned(output: &syn::ReturnType, of: &str) -> Option<String> {
    let syn::ReturnType::Type(_, ty) = output else { return None };
    type_name(ty).filter(|name| name != of && name != "Self")
}

fn first_word(tree: &syn::UseTree) -> String {
    match tree {
        syn::UseTree::Path(path) => path.ident.to_string(),
        _ => String::new(),
    }
}

fn module_file(file: &Path, name: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default();
    let folder = if stem == "lib" || stem == "mod" {
        file.with_file_name("")
    } else {
        file.with_extension("")
    };
    let flat = folder.join(format!("{name}.rs"));
    if flat.exists() { flat } else { folder.join(name).join("mod.rs") }
}
