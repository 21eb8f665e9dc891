//! The public items of a library, read from its sources, and those that no example shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, ImplItem, Item, TraitItem, Visibility};

use crate::attributes::{docs, is_hidden, is_public, is_test, shown_by};
use crate::examples::{Form, examples, uses};
use crate::tables;

/// Something that readers look up.
#[derive(Debug, Default)]
pub struct Entry {
    pub file: PathBuf,
    pub name: String,
    pub form: Option<Form>,
    /// The type of a method.
    pub of: Option<String>,
    /// The type that a function returns.
    pub returns: Option<String>,
    /// The item whose example shows this one, as its docs say.
    pub shown_by: Option<String>,
    /// The examples of its own docs.
    pub own: String,
    /// Those of the module around it.
    pub around: String,
    /// The fields, variants and methods of a type; any of them stands for it.
    pub members: Option<Vec<(String, Form)>>,
    /// Whether readers find it where it stands.
    pub is_open: bool,
    /// Whether a macro makes it for many types: the examples beside the macro count.
    pub is_made: bool,
}

/// Where items stand.
#[derive(Debug, Default, Clone)]
pub struct Place {
    pub file: PathBuf,
    /// The examples of the module, if readers see it.
    pub examples: String,
    pub is_open: bool,
    /// Whether it is hidden, and not only private.
    pub is_hidden: bool,
}

#[derive(Default)]
pub struct Library {
    pub entries: Vec<Entry>,
    /// What the library shows from modules that readers do not see: the module and the name.
    exported: BTreeSet<(String, String)>,
    /// The modules of which the library shows all.
    exported_modules: BTreeSet<String>,
    /// The types that are hidden, where they are or where they are exported.
    withheld: BTreeSet<String>,
    /// The settings with a rule whose docs do not say where it is from.
    pub without_source: Vec<String>,
    /// The macros of which each row is a method.
    pub row_macros: BTreeSet<String>,
}

impl Library {
    pub fn read(file: &Path) -> Self {
        let mut library = Self::default();
        let text = fs::read_to_string(file).unwrap();
        let readme = fs::read_to_string(file.with_file_name("../README.md")).unwrap_or_default();
        library.find_exported(file, &syn::parse_file(&text).unwrap().items, true);
        library.file(file, &text, &examples(&readme));
        library
    }

    /// The same for a text.
    pub fn of_text(text: &str) -> Self {
        let mut library = Self::default();
        library.file(Path::new("lib.rs"), text, "");
        library
    }

    fn file(&mut self, file: &Path, text: &str, readme: &str) {
        let parsed = syn::parse_file(text).unwrap();
        let examples = readme.to_owned() + &examples(&docs(&parsed.attrs));
        self.items(
            &parsed.items,
            &Place { file: file.to_owned(), examples, is_open: true, is_hidden: false },
        );
    }

    pub fn without_example(&self) -> Vec<(&Path, String)> {
        let mut of_types = BTreeMap::<&str, String>::new();
        let mut methods = BTreeMap::<&str, Vec<(String, Form)>>::new();
        for entry in &self.entries {
            match &entry.of {
                Some(of) => methods.entry(of).or_default().push((entry.name.clone(), Form::Method)),
                None => {
                    let of_type = of_types.entry(&entry.name).or_default();
                    of_type.push_str(&entry.own);
                    of_type.push_str(&entry.around);
                }
            }
        }
        // Of two types with one name, readers see the one that stands open.
        let mut types: Vec<&Entry> = self.entries.iter().filter(|e| e.of.is_none()).collect();
        types.sort_by_key(|entry| entry.is_open);
        let types: BTreeMap<&str, &Entry> = types.iter().map(|e| (e.name.as_str(), *e)).collect();
        let mut missing = Vec::new();
        for entry in &self.entries {
            let of_type = entry.of.as_ref().unwrap_or(&entry.name);
            let place = match entry.of {
                Some(_) => types.get(of_type.as_str()).copied(),
                None => Some(entry),
            };
            let is_seen = entry.is_made
                || place.is_none_or(|entry| entry.is_open)
                || place.is_some_and(|entry| self.is_exported(entry));
            if !is_seen || self.withheld.contains(of_type) {
                continue;
            }
            let mut code = entry.own.clone() + &entry.around;
            let link = entry.of.as_ref().and(place).and_then(|entry| entry.shown_by.as_ref());
            let pages = entry.of.iter().chain(&entry.returns).chain(&entry.shown_by).chain(link);
            for page in pages {
                code.push_str(of_types.get(page.as_str()).map_or("", String::as_str));
            }
            if entry.is_made {
                let folder = entry.file.parent().unwrap_or(Path::new(""));
                for other in self.entries.iter().filter(|other| other.file.starts_with(folder)) {
                    code.push_str(&other.own);
                    code.push_str(&other.around);
                }
            }
            let form = entry.form.unwrap_or(Form::Word);
            let of_type = methods.get(entry.name.as_str()).into_iter().flatten();
            let by_member = entry.members.as_ref().is_some_and(|members| {
                !entry.own.is_empty()
                    || members.iter().chain(of_type).any(|(name, form)| uses(&code, name, *form))
            });
            if !by_member && !uses(&code, &entry.name, form) {
                let title = entry.of.iter().map(|of| format!("{of}::")).collect::<String>();
                missing.push((entry.file.as_path(), title + &entry.name));
            }
        }
        missing
    }

    fn is_exported(&self, entry: &Entry) -> bool {
        let file = entry.file.with_extension("");
        file.iter()
            .filter_map(|part| part.to_str())
            .any(|module| self.exported.contains(&(module.to_owned(), entry.name.clone())))
    }

    /// Finds what the modules that readers see export from those that they do not.
    fn find_exported(&mut self, file: &Path, items: &[Item], is_open: bool) {
        for item in items {
            match item {
                Item::Mod(item) if !is_test(&item.attrs) => {
                    let is_open = is_open && is_public(&item.vis) && !is_hidden(&item.attrs);
                    match &item.content {
                        Some((_, items)) => self.find_exported(file, items, is_open),
                        None => {
                            let file = module_file(file, &item.ident.to_string());
                            let text = fs::read_to_string(&file).unwrap();
                            let items = syn::parse_file(&text).unwrap().items;
                            self.find_exported(&file, &items, is_open);
                        }
                    }
                }
                Item::Use(item) if is_open && is_public(&item.vis) => {
                    let mut names = Vec::new();
                    exported(&item.tree, "", &mut names);
                    for (module, name) in names {
                        match (is_hidden(&item.attrs), name.as_str()) {
                            (true, _) => self.withheld.insert(name),
                            (false, "*") => self.exported_modules.insert(module),
                            (false, _) => self.exported.insert((module, name)),
                        };
                    }
                }
                _ => {}
            }
        }
    }

    fn items(&mut self, items: &[Item], place: &Place) {
        for item in items {
            match item {
                Item::Mod(item) if !is_test(&item.attrs) => self.module(item, place),
                Item::Use(item) => {
                    let tree = item.tree.to_token_stream().to_string();
                    // The only way to a macro of the library's own macro crate.
                    let name = tree.strip_prefix("app_model_macros :: ").unwrap_or_default();
                    if syn::parse_str::<syn::Ident>(name).is_ok() {
                        let entry = Entry { form: Some(Form::Macro), ..Entry::default() };
                        self.add(place, &item.vis, &item.attrs, name, entry);
                    }
                }
                Item::Impl(item) if item.trait_.is_none() && !is_hidden(&item.attrs) => {
                    self.methods(item, place);
                }
                Item::Macro(item) => self.macro_(item, place),
                Item::Struct(item) => {
                    let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                    let members = fields.map(|name| (name.to_string(), Form::Field)).collect();
                    self.add_type(place, &item.vis, &item.attrs, &item.ident, members);
                }
                Item::Enum(item) => {
                    let names = item.variants.iter().map(|part| part.ident.to_string());
                    let members = names.map(|name| (name, Form::Variant)).collect();
                    self.add_type(place, &item.vis, &item.attrs, &item.ident, members);
                }
                Item::Trait(item) => {
                    let names = item.items.iter().filter_map(|part| match part {
                        TraitItem::Fn(method) => Some(method.sig.ident.to_string()),
                        TraitItem::Const(constant) => Some(constant.ident.to_string()),
                        _ => None,
                    });
                    let members = names.map(|name| (name, Form::OfTrait)).collect();
                    self.add_type(place, &item.vis, &item.attrs, &item.ident, members);
                }
                Item::Fn(item) => {
                    let entry = Entry { form: Some(Form::Function), ..Entry::default() };
                    self.add(place, &item.vis, &item.attrs, &item.sig.ident.to_string(), entry);
                }
                Item::Type(item) => {
                    let name = item.ident.to_string();
                    self.add(place, &item.vis, &item.attrs, &name, Entry::default());
                }
                _ => {}
            }
        }
    }

    fn module(&mut self, item: &syn::ItemMod, place: &Place) {
        let name = item.ident.to_string();
        let is_shown = is_public(&item.vis) && !is_hidden(&item.attrs);
        let is_open = place.is_open && (is_shown || self.exported_modules.contains(&name));
        let is_hidden = place.is_hidden || is_hidden(&item.attrs);
        // What a private module holds, readers find in the one around it.
        let mut examples = if is_shown { String::new() } else { place.examples.clone() };
        match &item.content {
            Some((_, items)) => {
                if is_shown {
                    examples = self::examples(&docs(&item.attrs));
                }
                self.items(
                    items,
                    &Place { file: place.file.clone(), examples, is_open, is_hidden },
                );
            }
            None => {
                let file = module_file(&place.file, &name);
                let parsed = syn::parse_file(&fs::read_to_string(&file).unwrap()).unwrap();
                if is_shown {
                    examples = self::examples(&docs(&parsed.attrs));
                }
                self.items(&parsed.items, &Place { file, examples, is_open, is_hidden });
            }
        }
    }

    fn methods(&mut self, item: &syn::ItemImpl, place: &Place) {
        let Some(of) = type_name(&item.self_ty) else { return };
        let mut place = place.clone();
        place.examples.push_str(&examples(&docs(&item.attrs)));
        for part in &item.items {
            match part {
                ImplItem::Fn(method) => {
                    let entry = Entry {
                        form: Some(Form::Method),
                        of: Some(of.clone()),
                        returns: returned(&method.sig.output, &of),
                        ..Entry::default()
                    };
                    let name = method.sig.ident.to_string();
                    self.add(&place, &method.vis, &method.attrs, &name, entry);
                }
                ImplItem::Macro(part) => tables::methods(self, &place, &part.mac.tokens, Some(&of)),
                _ => {}
            }
        }
    }

    fn macro_(&mut self, item: &syn::ItemMacro, place: &Place) {
        let name = item.mac.path.segments.last().map(|part| part.ident.to_string());
        let Some(defined) = &item.ident else {
            tables::rows(self, place, &name.unwrap_or_default(), &item.mac.tokens);
            return;
        };
        let defined = defined.to_string();
        if item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
            let public = Visibility::Public(Default::default());
            let entry = Entry { form: Some(Form::Macro), ..Entry::default() };
            self.add(place, &public, &item.attrs, &defined, entry);
        }
        if tables::makes_methods_of_rows(&item.mac.tokens) {
            self.row_macros.insert(defined);
        }
        tables::methods(self, place, &item.mac.tokens, None);
    }

    fn add_type(
        &mut self,
        place: &Place,
        visibility: &Visibility,
        attributes: &[Attribute],
        name: &syn::Ident,
        members: Vec<(String, Form)>,
    ) {
        let name = name.to_string();
        if is_hidden(attributes) {
            self.withheld.insert(name);
            return;
        }
        let entry = Entry { members: Some(members), ..Entry::default() };
        self.add(place, visibility, attributes, &name, entry);
    }

    fn add(
        &mut self,
        place: &Place,
        visibility: &Visibility,
        attributes: &[Attribute],
        name: &str,
        entry: Entry,
    ) {
        if is_public(visibility) && !is_hidden(attributes) {
            self.push(place, &docs(attributes), name, entry);
        }
    }

    pub fn push(&mut self, place: &Place, docs: &str, name: &str, mut entry: Entry) {
        if entry.is_made && place.is_hidden {
            return;
        }
        entry.file.clone_from(&place.file);
        entry.name = name.to_owned();
        entry.own = examples(docs);
        entry.shown_by = shown_by(docs);
        entry.around.clone_from(&place.examples);
        entry.is_open = place.is_open;
        self.entries.push(entry);
    }
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

/// The names that a `use` makes public, each with the module that it is in.
fn exported(tree: &syn::UseTree, module: &str, names: &mut Vec<(String, String)>) {
    match tree {
        syn::UseTree::Path(path) => exported(&path.tree, &path.ident.to_string(), names),
        syn::UseTree::Name(name) => names.push((module.to_owned(), name.ident.to_string())),
        syn::UseTree::Rename(name) => names.push((module.to_owned(), name.ident.to_string())),
        syn::UseTree::Glob(_) => names.push((module.to_owned(), "*".to_owned())),
        syn::UseTree::Group(group) => {
            group.items.iter().for_each(|tree| exported(tree, module, names));
        }
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
