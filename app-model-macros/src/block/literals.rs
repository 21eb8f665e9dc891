//! Constants by which the compiler checks the literals of a block.
//!
//! The macro knows no rule. It writes `const _: () = …;` for each literal that a kind may have one
//! for, and the types answer: the compiler evaluates the constant, and what it says stands at the
//! literal. A constant costs the compiler as much as a call, so there is none for a name that fits
//! every rule, and one only for a literal that is written a hundred times.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::expand::{live_children, start};
use super::names::{Names, literal_text, model_name};
use super::syntax::{Block, Declaration, Existing, Member, Statement, Value};

/// Names of up to this many characters leave room for a suffix in every kind of name that Azure has:
/// the shortest ones take 24 characters.
const SHORT: usize = 16;

/// What a name holds, begins with, or is, if some rule refuses it; the rules themselves are the
/// kinds'.
const SUSPECT: [&str; 3] = ["microsoft", "windows", "login"];

/// The names that a published application has besides the declared ones. An `output` may have them.
const TAKEN: [&str; 4] = ["rg", "location", "principalId", "resourceGroupName"];

/// Two names that begin alike may be one when they are cut.
const CUT: usize = 20;

/// How many constants a group of similar names gets at most.
const GROUP: usize = 8;

/// The constants of a block.
pub(crate) fn constants(block: &Block, names: &Names<'_>) -> TokenStream {
    let mut literals = Literals { names, tokens: TokenStream::new(), seen: HashSet::new() };
    let mut groups: HashMap<String, Vec<&Declaration>> = HashMap::new();
    let existing = published_as_existing(block);
    for statement in &block.statements {
        match statement {
            Statement::Declaration(declaration) if !names.is_repeated(declaration) => {
                let made = name_setting(declaration).is_none()
                    && declaration.computed.is_none()
                    && !existing.contains(&declaration.name.to_string());
                literals.declaration(declaration, made);
                if made {
                    for key in similar(declaration) {
                        groups.entry(key).or_default().push(declaration);
                    }
                }
            }
            Statement::Declaration(_) => {}
            Statement::Existing(existing) => literals.existing(existing),
        }
    }
    let mut groups: Vec<Vec<&Declaration>> = groups.into_values().collect();
    groups.retain(|group| group.len() > 1);
    groups.sort_by_key(|group| group.first().map(|first| first.name.to_string()));
    for group in groups {
        literals.differ(&group);
    }
    literals.tokens
}

struct Literals<'n> {
    names: &'n Names<'n>,
    tokens: TokenStream,
    seen: HashSet<String>,
}

impl Literals<'_> {
    /// `made`: the name in Azure is made from the declared one.
    fn declaration(&mut self, declaration: &Declaration, made: bool) {
        let keyword = keyword(declaration);
        let of = |at: Span| quote_spanned! {start(at)=> ::app_model::literal::Of:: };
        let name = model_name(&declaration.name, declaration.rename.as_ref());
        let place = name_span(declaration);
        if made && (name.len() > SHORT || is_suspect(&name)) {
            let rules = of(place);
            self.push(declaration, &quote! { #rules<#keyword> }, "declared", &name, place);
        }
        if TAKEN.contains(&name.as_str()) && declaration.computed.is_none() {
            let rules = of(place);
            self.push(declaration, &quote! { #rules<#keyword> }, "of_main", &name, place);
        }
        if let Some(pinned) = name_setting(declaration).and_then(text) {
            let rules = of(pinned.span());
            let name = literal_text(&pinned);
            self.push(declaration, &quote! { #rules<#keyword> }, "pinned", &name, pinned.span());
        }
        for child in live_children(declaration) {
            let (name, place, check) = match (name_setting(child), &child.computed) {
                (Some(pinned), _) => match text(pinned) {
                    Some(pinned) => (literal_text(&pinned), pinned.span(), "pinned"),
                    None => continue,
                },
                (None, Some(_)) => continue,
                (None, None) => {
                    (model_name(&child.name, child.rename.as_ref()), name_span(child), "child")
                }
            };
            if !is_plain(&name) {
                let rules = quote_spanned! {start(place)=> ::app_model::literal::In:: };
                let inner = self::keyword(child);
                let rules = quote! { #rules<#keyword, #inner> };
                self.push(declaration, &rules, check, &name, place);
            }
        }
    }

    fn existing(&mut self, existing: &Existing) {
        let declared = self.names.declared.get(&existing.name.to_string());
        let Some(declaration) = declared.copied() else { return };
        if let Some(literal) = existing.arguments.first().and_then(text) {
            let keyword = keyword(declaration);
            let rules = quote_spanned! {start(literal.span())=> ::app_model::literal::Of:: };
            let name = literal_text(&literal);
            let rules = quote! { #rules<#keyword> };
            self.push(declaration, &rules, "existing", &name, literal.span());
        }
    }

    /// Names that may become one, each against the first.
    fn differ(&mut self, group: &[&Declaration]) {
        let Some((first, others)) = group.split_first() else { return };
        let first = model_name(&first.name, first.rename.as_ref());
        for declaration in others.iter().take(GROUP) {
            let keyword = keyword(declaration);
            let place = name_span(declaration);
            let name = model_name(&declaration.name, declaration.rename.as_ref());
            let attributes = &declaration.attributes.others;
            let before = start(place);
            let rules = quote_spanned! {before=> ::app_model::literal::Of:: };
            let (name, first) = (string(&name, place), string(&first, place));
            let check = quote_spanned! {before=> ::RULES.differ };
            let arguments = quote_spanned! {place=> (#name, #first) };
            self.tokens.extend(quote! {
                #(#attributes)* const _: () = #rules<#keyword> #check #arguments;
            });
        }
    }

    /// `const _: () = RULES.check("name");`, of which everything but the name takes no room, so that
    /// the compiler underlines the name.
    fn push(
        &mut self,
        declaration: &Declaration,
        rules: &TokenStream,
        check: &str,
        name: &str,
        place: Span,
    ) {
        if !self.seen.insert(format!("{rules} {check} {name}")) {
            return;
        }
        let attributes = &declaration.attributes.others;
        let before = start(place);
        let check = Ident::new(check, before);
        let check = quote_spanned! {before=> ::RULES.#check };
        let name = string(name, place);
        let argument = quote_spanned! {place=> (#name) };
        self.tokens.extend(quote! { #(#attributes)* const _: () = #rules #check #argument; });
    }
}

/// The keyword with the type of a parameter.
fn keyword(declaration: &Declaration) -> TokenStream {
    let keyword = &declaration.keyword;
    let ty = declaration.ty.as_ref().map(|ty| quote! { <#ty> });
    quote! { #keyword #ty }
}

fn string(text: &str, place: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(place);
    literal
}

/// The literal, if the value is text.
fn text(value: &Value) -> Option<Literal> {
    let Value::Literal(literal) = value else { return None };
    let mut tokens = literal.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Literal(literal)), None)
            if literal.to_string().starts_with(['"', 'r']) =>
        {
            Some(literal)
        }
        _ => None,
    }
}

fn name_span(declaration: &Declaration) -> Span {
    declaration.rename.as_ref().map_or_else(|| declaration.name.span(), Literal::span)
}

/// The literal of `name: "…"`; a name that is no literal counts as pinned all the same.
fn name_setting(declaration: &Declaration) -> Option<&'_ Value> {
    declaration.members.iter().find_map(|member| match member.bare() {
        Member::Setting { name, values, .. } if name == "name" => values.first(),
        _ => None,
    })
}

/// The resources of which nothing is made when the application is published.
fn published_as_existing(block: &Block) -> HashSet<String> {
    let mut names = HashSet::new();
    for statement in &block.statements {
        if let Statement::Existing(existing) = statement
            && existing.word != "run_as_existing"
        {
            names.insert(existing.name.to_string());
        }
    }
    names
}

/// The letters and digits of a name, in small letters.
fn flat(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// What this name has in common with those of the same kind that it may become one with: without
/// punctuation, without digits, or in its first letters.
fn similar(declaration: &Declaration) -> Vec<String> {
    let flat = flat(&model_name(&declaration.name, declaration.rename.as_ref()));
    let letters: String = flat.chars().filter(char::is_ascii_alphabetic).collect();
    let begin: String = flat.chars().take(CUT).collect();
    let mut keys = vec![format!("{} {flat}", declaration.keyword)];
    if letters != flat {
        keys.push(format!("{} letters {letters}", declaration.keyword));
    }
    if begin != flat {
        keys.push(format!("{} begin {begin}", declaration.keyword));
    }
    keys
}

fn is_suspect(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SUSPECT.iter().any(|word| name.contains(word))
}

/// Whether every kind of child takes the name.
fn is_plain(name: &str) -> bool {
    (5..=24).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        && name != "tables"
}
