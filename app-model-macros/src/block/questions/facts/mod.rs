//! Questions about programs and what they run in, which the compiler answers.
//!
//! The macro knows no kind. It writes `const DECLARED: …` with what the block declares, and a constant
//! for each question; the types know which declarations are programs and environments. Two
//! declarations of one kind for which the answer must be the same share a question, so that there are
//! few, however long the block is.

mod amounts;
mod children;
mod ignored;
mod paths;
mod places;
mod variables;

use std::cell::LazyCell;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use self::children::by_kind;
pub(crate) use self::children::{is_plain, row, written};
pub(crate) use self::ignored::is_schedule;
use self::variables::is_name_of_variable;
use crate::block::checks::named::granted;
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::names::literal_text;
use crate::block::language::{LISTS, PLACE, REFERENCE};
use crate::block::questions::literals::{BY_HAND, surely_existing};
use crate::block::suggest::{is_near, is_slip};
use crate::block::syntax::{Block, Declaration, Key, Member, Statement, Value};
use crate::block::table::{Set, Table};
use crate::block::word::{Word, start};

/// How a setting ends that names something in Azure by its id.
const ID: &str = "_id";

/// How many names of one kind are written down. Two are enough to be in doubt.
const NAMED: usize = 5;

/// The constants of a block.
pub(crate) fn constants(
    block: &Block,
    names: &Names<'_>,
    in_rust: &Set<String>,
    errors: &Errors,
) -> TokenStream {
    let declarations: Vec<&Declaration> = block
        .statements
        .iter()
        .filter_map(Statement::declaration)
        .filter(|declaration| !names.is_repeated(declaration))
        .collect();
    // What `cfg` takes out may be what the answer depends on.
    if declarations.iter().any(|declaration| !declaration.attributes.is_fixed()) {
        return TokenStream::new();
    }
    let mut questions = Questions {
        names,
        in_rust,
        seen: Set::default(),
        tokens: TokenStream::new(),
        has_places: false,
        existing: Vec::new(),
        granted: Set::default(),
        needs_declared: false,
    };
    questions.has_places = declarations.iter().any(|declaration| may_be_place(declaration));
    let existing = surely_existing(block, names);
    let is_existing = |name: &String| existing.contains(name);
    let places = declarations.iter().filter(|declaration| may_be_place(declaration));
    questions.existing = places.map(|place| place.name.to_string()).filter(is_existing).collect();
    let programs: Vec<&Declaration> = declarations
        .iter()
        .copied()
        .filter(|declaration| declaration.may_be_program())
        .filter(|program| !in_rust.contains(program.name.text()))
        .collect();
    if !programs.is_empty() {
        questions.granted = granted(block);
    }
    questions.beside(block, &programs);
    for declaration in programs {
        questions.place(declaration);
        questions.kept(declaration);
        questions.amounts(declaration);
        questions.references(declaration);
        questions.children(declaration);
        questions.inside(declaration);
        questions.bare(declaration);
        questions.paths(declaration);
        questions.nobody(declaration);
        questions.zeros(declaration);
        questions.variables(declaration);
        questions.set_by_place(declaration);
        questions.handed(declaration);
        questions.ignored(declaration, errors.is_empty());
        questions.changed(declaration);
        questions.spaced(declaration);
        questions.starts(declaration);
        if errors.is_empty() {
            questions.answers(declaration);
        }
    }
    // A job of an image says so in its body, as an environment says what it is.
    let unlike = declarations.iter().filter(|declaration| {
        may_be_place(declaration)
            && !declaration.may_be_program()
            && !in_rust.contains(declaration.name.text())
    });
    for declaration in unlike {
        if !questions.seen.contains(declaration.keyword.text())
            && declaration.settings().any(|(_, values)| may_be_image(values))
        {
            questions.place(declaration);
        }
    }
    questions.shared(&declarations);
    let used = LazyCell::new(|| places::used(block));
    // Not only of what may be a program: these are few.
    for declaration in &declarations {
        questions.keys(declaration);
        questions.outputs(declaration, &|name| used.contains(name));
        questions.zeros_of_children(declaration);
        questions.several(declaration, None);
    }
    if !questions.needs_declared {
        return questions.tokens;
    }
    let (declared, tokens) = (declared(&declarations), questions.tokens);
    // In a scope of its own, so that a declaration may have the name.
    quote! { const _: () = { #declared #tokens }; }
}

/// `const DECLARED: &[Declared] = &[Declared(Of::<keyword>::FACTS, &["name"])];`
fn declared(declarations: &[&Declaration]) -> TokenStream {
    let mut places: Table<String, usize> = Table::default();
    let mut kinds: Vec<(&Word, Vec<String>)> = Vec::new();
    for declaration in declarations.iter().filter(|declaration| may_be_place(declaration)) {
        let next = kinds.len();
        let place = *places.or_insert_with(declaration.keyword.to_string(), || next);
        if place == next {
            kinds.push((&declaration.keyword, Vec::new()));
        }
        if let Some((_, names)) = kinds.get_mut(place)
            && names.len() < NAMED
        {
            names.push(declaration.name.to_string());
        }
    }
    let kinds = kinds.iter().map(|(keyword, names)| {
        quote! { ::app_model::facts::Declared(::app_model::facts::Of::<#keyword>::FACTS, &[#(#names),*]) }
    });
    quote! { const DECLARED: &[::app_model::facts::Declared] = &[#(#kinds),*]; }
}

/// Whether a setting says where a program runs, or does but for a slip: that is another mistake.
fn is_place(setting: &Word) -> bool {
    setting == PLACE || is_slip(setting.text(), PLACE)
}

/// Whether programs may run in the declaration: it is made of nothing and has no value.
fn may_be_place(declaration: &Declaration) -> bool {
    declaration.arguments.is_none() && declaration.value.is_none() && declaration.ty.is_none()
}

/// Whether the values are one text that may say what a program is made of: an image or a folder.
pub(crate) fn may_be_image(values: &[Value]) -> bool {
    matches!(values, [value] if value.string().is_some_and(|(text, _)| text.contains([':', '/'])))
}

/// The switches of a program that are on, and what Rust code sets, which may be one. What the program is
/// published as by hand is none.
fn switches(program: &Declaration) -> Vec<String> {
    let is_on = |member: &&Member| match member.bare() {
        Member::Flag(_) => true,
        Member::Setting { values, .. } => match values.as_slice() {
            [Value::Literal(literal)] => literal.text() == "true",
            [Value::Rust(_)] => true,
            _ => false,
        },
        _ => false,
    };
    let on = program.members.iter().filter(is_on).filter_map(|member| match member.bare() {
        Member::Flag(name) | Member::Setting { name, .. } => Some(name.to_string()),
        _ => None,
    });
    on.filter(|name| !name.starts_with(BY_HAND)).collect()
}

struct Questions<'b> {
    names: &'b Names<'b>,
    /// The words of Rust in parentheses: what they do is not known.
    in_rust: &'b Set<String>,
    seen: Set<String>,
    tokens: TokenStream,
    /// Whether the block may declare something that programs run in.
    has_places: bool,
    /// What programs may run in and is in Azure already, for sure.
    existing: Vec<String>,
    /// What roles are granted to.
    granted: Set<String>,
    /// Whether a question is about everything that programs run in.
    needs_declared: bool,
}

impl<'b> Questions<'b> {
    /// Where a program runs, and whether it can.
    fn place(&mut self, program: &Declaration) {
        let keyword = &program.keyword;
        let name = program.name.to_string();
        let on = switches(program);
        let key = on.iter().fold(keyword.to_string(), |key, on| key + " " + on);
        let on = quote! { &[#(#on),*] };
        match program.settings().find(|(name, _)| is_place(name)) {
            None => {
                if self.has_places && self.seen.insert(key) {
                    self.needs_declared = true;
                    let arguments = quote! { #name, #on, DECLARED };
                    self.ask(keyword, "place", &arguments, program.name.span());
                }
            }
            Some((_, [value])) => {
                if let Some((place, environment)) = self.whole(value) {
                    let environment = &environment.keyword;
                    if self.seen.insert(format!("{key} in {environment}")) {
                        let arguments =
                            quote! { #name, #on, ::app_model::facts::Of::<#environment>::FACTS };
                        self.ask(keyword, "runs_in", &arguments, place);
                    }
                }
            }
            Some(_) => {}
        }
    }

    /// Whether what a program runs in can be given what its children need, though it exists already.
    fn kept(&mut self, program: &Declaration) {
        if self.existing.is_empty() {
            return;
        }
        let named = match program.settings().find(|(name, _)| is_place(name)) {
            None => None,
            Some((_, [value])) => match self.whole(value) {
                Some((_, place)) => Some(place),
                None => return,
            },
            Some(_) => return,
        };
        for child in program.live_children().filter(|child| child.attributes.is_fixed()) {
            let (keyword, name) = (&child.keyword, child.name.to_string());
            let place = named.map(|place| place.name.to_string()).unwrap_or_default();
            if !self.seen.insert(format!("{keyword} kept in {place}")) {
                continue;
            }
            let declared = match named {
                Some(place) => {
                    let kind = &place.keyword;
                    let place = place.name.to_string();
                    quote! { &[::app_model::facts::Declared(::app_model::facts::Of::<#kind>::FACTS, &[#place])] }
                }
                None => {
                    self.needs_declared = true;
                    quote! { DECLARED }
                }
            };
            let existing = &self.existing;
            let arguments = quote! { #name, #declared, &[#(#existing),*] };
            self.ask(keyword, "kept", &arguments, keyword.span());
        }
    }

    /// Whether what a program refers to is reached.
    fn references(&mut self, program: &Declaration) {
        let by = program.name.to_string();
        let values = program.settings().filter(|(name, _)| *name == REFERENCE);
        for value in values.flat_map(|(_, values)| values) {
            let Some((place, target)) = self.whole(value) else { continue };
            let name = target.name.to_string();
            if target.may_be_program()
                && target.name != program.name
                && target.children().next().is_none()
                && !self.in_rust.contains(&name)
                && self.seen.insert(format!("to {name}"))
            {
                self.ask(&target.keyword, "reached", &quote! { #name, #by }, place);
            }
            self.elsewhere(program, target, place);
        }
    }

    /// Settings with several values that may take one only. Of the words of the language it is known, and
    /// what is near to one is a slip.
    fn several(&mut self, declaration: &Declaration, parent: Option<&Declaration>) {
        let keyword = &declaration.keyword;
        for member in &declaration.members {
            if let Member::Setting { name, values, .. } = member
                && let [_, second, ..] = values.as_slice()
                && !LISTS.iter().any(|list| is_near(name.text(), list))
            {
                let setting = name.to_string();
                let rules = match parent {
                    Some(Declaration { keyword: parent, .. }) => {
                        quote! { ::app_model::literal::In::<#parent, #keyword>::RULES }
                    }
                    None => quote! { ::app_model::literal::Of::<#keyword>::RULES },
                };
                if self.seen.insert(format!("several {setting} of {rules}")) {
                    let arguments = quote! { #setting, #rules };
                    self.ask(keyword, "single", &arguments, second.span());
                }
            }
        }
        if parent.is_none() {
            for child in declaration.live_children() {
                self.several(child, Some(declaration));
            }
        }
    }

    /// Settings of children that are zero.
    fn zeros_of_children(&mut self, parent: &Declaration) {
        for child in parent.live_children().filter(|child| child.attributes.is_fixed()) {
            for member in &child.members {
                if let Member::Setting { name: setting, values, .. } = member
                    && let [Value::Literal(value)] = values.as_slice()
                    && value.text() == "0"
                {
                    let (setting, name) = (setting.to_string(), child.name.to_string());
                    let arguments = quote! { #setting, #name, &[] };
                    self.ask(&child.keyword, "zero", &arguments, value.span());
                }
            }
        }
    }

    /// Settings of a program that are zero. Rust code may do what a child would.
    fn zeros(&mut self, program: &Declaration) {
        let by_rust = program
            .settings()
            .any(|(_, values)| values.iter().any(|value| matches!(value, Value::Rust(_))));
        for (setting, values) in program.settings().filter(|_| !by_rust) {
            let [Value::Literal(literal)] = values else { continue };
            if literal.text() == "0" {
                let (setting, name) = (setting.to_string(), program.name.to_string());
                let mut keywords: Vec<&Word> = Vec::new();
                for child in program.live_children() {
                    if !keywords.contains(&&child.keyword) {
                        keywords.push(&child.keyword);
                    }
                }
                let children = quote! { &[#(::app_model::facts::Of::<#keywords>::FACTS),*] };
                let arguments = quote! { #setting, #name, #children };
                self.ask(&program.keyword, "zero", &arguments, literal.span());
            }
        }
    }

    /// What a program may run in, as `&[Declared]`.
    fn environment_of(&mut self, program: &Declaration) -> Option<TokenStream> {
        match program.settings().find(|(name, _)| is_place(name)) {
            None if self.has_places => {
                self.needs_declared = true;
                Some(quote! { DECLARED })
            }
            Some((_, [value])) => {
                let (_, environment) = self.whole(value)?;
                let environment = &environment.keyword;
                Some(quote! {
                    &[::app_model::facts::Declared(::app_model::facts::Of::<#environment>::FACTS, &[])]
                })
            }
            _ => None,
        }
    }

    /// Whether a program is reached from another place than the one that it runs in.
    fn elsewhere(&mut self, program: &Declaration, target: &Declaration, place: Span) {
        let (Some(here), Some(there)) = (self.named_place(program), self.named_place(target))
        else {
            return;
        };
        let (name, by) = (target.name.to_string(), program.name.to_string());
        if here.name == there.name
            || self.in_rust.contains(&name)
            || !target.live_children().all(is_plain)
            || !self.seen.insert(format!("{name} from {}", here.name))
        {
            return;
        }
        let (kind, children) = (&there.keyword, by_kind(target.live_children()));
        let (here, there) = (here.name.to_string(), there.name.to_string());
        let environment = quote! { ::app_model::facts::Of::<#kind>::FACTS };
        let arguments = quote! { (#name, #there), (#by, #here), #children, #environment };
        self.ask(&target.keyword, "elsewhere", &arguments, place);
    }

    /// What a program says that it runs in.
    fn named_place(&self, program: &Declaration) -> Option<&'b Declaration> {
        match program.settings().find(|(name, _)| is_place(name)) {
            Some((_, [value])) => self.whole(value).map(|(_, place)| place),
            _ => None,
        }
    }

    /// Settings that name something by its id, and what two declarations of different kinds name: not
    /// everything can be shared.
    fn shared(&mut self, declarations: &[&'b Declaration]) {
        let mut known: Vec<(&Word, String, &Declaration)> = Vec::new();
        for &declaration in declarations {
            for (setting, values) in declaration.settings() {
                let [value @ (Value::Literal(_) | Value::Path(_))] = values else { continue };
                if !setting.text().ends_with(ID) {
                    continue;
                }
                let text = value.text();
                let other = known.iter().find(|(of, known, other)| {
                    *of == setting && *known == text && other.keyword != declaration.keyword
                });
                if let Some((.., other)) = other {
                    let (keyword, name) = (&other.keyword, other.name.to_string());
                    let (setting, this) = (setting.to_string(), declaration.name.to_string());
                    let arguments = quote! {
                        #setting, #this, (#name, ::app_model::facts::Of::<#keyword>::FACTS)
                    };
                    self.ask(&declaration.keyword, "shares", &arguments, value.span());
                }
                known.push((setting, text, declaration));
            }
        }
    }

    /// Keys of maps that are empty or have a blank or a `=` in them: what is a name for some kinds is none for others.
    fn keys(&mut self, declaration: &Declaration) {
        for member in &declaration.members {
            let Member::Map { name, entries } = member.bare() else { continue };
            for entry in entries {
                let Key::Text(literal) = &entry.key else { continue };
                let key = literal_text(literal);
                if !is_name_of_variable(&key) {
                    let map = name.to_string();
                    let fitting = key.replace(|c: char| !c.is_alphanumeric(), "_");
                    let arguments = quote! { #map, #key, #fitting };
                    self.ask(&declaration.keyword, "key", &arguments, literal.span());
                }
            }
        }
    }

    /// The declaration that a value names as a whole, and where.
    fn whole(&self, value: &Value) -> Option<(Span, &'b Declaration)> {
        let name = match value {
            Value::Path(path) => match path.as_slice() {
                [name] => name,
                _ => return None,
            },
            Value::Choice(name) => name,
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => return None,
        };
        Some((name.span(), self.names.declared.get(name.text()).copied()?))
    }

    fn ask(&mut self, keyword: &Word, method: &str, arguments: &TokenStream, place: Span) {
        self.tokens.extend(question(keyword, method, arguments, place));
    }
}

/// `const _: () = facts::Of::<keyword>::FACTS.method(arguments);`, of which everything but the
/// arguments takes no room, so that the compiler underlines the place.
pub(crate) fn question(
    keyword: &Word,
    method: &str,
    arguments: &TokenStream,
    place: Span,
) -> TokenStream {
    let before = start(place);
    let of = quote_spanned! {before=> ::app_model::facts::Of:: };
    let method = Word::new(method, before);
    let method = quote_spanned! {before=> ::FACTS.#method };
    let mut placed: Vec<TokenTree> = Vec::new();
    for mut token in arguments.clone() {
        // A keyword stays where it is written, where the compiler says once that it is unknown.
        if !matches!(token, TokenTree::Ident(_)) {
            token.set_span(token.span().located_at(place));
        }
        placed.push(token);
    }
    let arguments: TokenStream = placed.into_iter().collect();
    let arguments = quote_spanned! {place=> (#arguments) };
    quote! { const _: () = #of<#keyword> #method #arguments; }
}
