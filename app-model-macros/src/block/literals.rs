//! Constants by which the compiler checks the literals of a block.
//!
//! The macro knows no rule. It writes `const _: () = …;` for each literal that a kind may have one
//! for, and the types answer: the compiler evaluates the constant, and what it says stands at the
//! literal. A constant costs the compiler as much as a call, so there is none for a name that fits
//! every rule, and one only for a literal that is written a hundred times.

use std::collections::{HashMap, HashSet};
use std::ptr;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::expand::{live_children, start};
use super::names::{Names, literal_text, model_name};
use super::syntax::{Attributes, Block, Declaration, Existing, Member, Statement, Value};

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

/// Which declaration of one keyword may be one more than a template takes.
const LIMITS: [usize; 2] = [65, 254];

/// How many names of a group of similar ones are compared.
const GROUP: usize = 8;

/// The constants of a block.
pub(crate) fn constants(block: &Block, names: &Names<'_>) -> TokenStream {
    let existing = published_as_existing(block);
    let declarations: Vec<(&Declaration, bool)> = block
        .statements
        .iter()
        .filter_map(|statement| match statement {
            Statement::Declaration(declaration) if !names.is_repeated(declaration) => {
                let made = name_setting(declaration).is_none()
                    && declaration.computed.is_none()
                    && !existing.contains(&declaration.name.to_string());
                Some((declaration, made))
            }
            _ => None,
        })
        .collect();
    let mut groups: HashMap<String, Vec<&Declaration>> = HashMap::new();
    for (declaration, _) in declarations.iter().filter(|(_, made)| *made) {
        for key in similar(declaration) {
            let group = groups.entry(key).or_default();
            if group.len() < GROUP {
                group.push(declaration);
            }
        }
    }
    groups.retain(|_, group| group.len() > 1);
    let mut literals = Literals {
        existing,
        groups,
        constants: Vec::new(),
        seen: HashSet::new(),
        needs_kinds: false,
    };
    for (declaration, made) in &declarations {
        literals.declaration(declaration, *made);
    }
    // A builder may be told to accept more, and what `cfg` takes out does not count, nor does what
    // is there for a developer's machine only.
    let counted = declarations.iter().filter(|(it, _)| it.attributes.is_empty());
    let is_run =
        |it: &Statement| matches!(it, Statement::Existing(it) if it.word == "run_as_existing");
    if block.target.is_none() && !block.statements.iter().any(is_run) {
        literals.count(counted.map(|(declaration, _)| *declaration));
    }
    for statement in &block.statements {
        if let Statement::Existing(existing) = statement
            && let Some(declaration) = names.declared.get(&existing.name.to_string())
        {
            literals.existing(existing, declaration);
        }
    }
    if literals.needs_kinds {
        let kinds = kinds(declarations.iter().map(|(declaration, _)| *declaration));
        literals.constants.push(kinds);
    }
    literals.constants.into_iter().collect()
}

/// `const KINDS: &[Rules] = &[…];`, the rules of all kinds that the block declares.
fn kinds<'b>(declarations: impl Iterator<Item = &'b Declaration>) -> TokenStream {
    let mut keywords: Vec<&Ident> = Vec::new();
    for declaration in declarations {
        if !keywords.contains(&&declaration.keyword) {
            keywords.push(&declaration.keyword);
        }
    }
    quote! {
        const KINDS: &[::app_model::literal::Rules] =
            &[#(::app_model::literal::Of::<#keywords>::RULES),*];
    }
}

struct Literals<'b> {
    /// The resources of which nothing is made when the application is published.
    existing: HashSet<String>,
    /// Declarations of one kind whose names may become one.
    groups: HashMap<String, Vec<&'b Declaration>>,
    constants: Vec<TokenStream>,
    seen: HashSet<String>,
    /// Whether a question is about the other kinds of the block, too.
    needs_kinds: bool,
}

/// A question to the rules of a kind.
#[derive(Clone)]
struct Question<'q> {
    attributes: &'q Attributes,
    keyword: &'q TokenStream,
    child: Option<TokenStream>,
    /// The keyword and the child's, as text.
    subject: String,
    method: &'static str,
    text: String,
    /// Arguments after the text.
    others: TokenStream,
    place: Span,
}

impl Question<'_> {
    fn about(self, child: &Declaration) -> Self {
        let subject = format!("{}.{}", self.subject, subject(child));
        Self { child: Some(keyword(child)), subject, ..self }
    }
}

impl Literals<'_> {
    /// `made`: the name in Azure is made from the declared one.
    fn declaration(&mut self, declaration: &Declaration, made: bool) {
        let keyword = keyword(declaration);
        let place = name_span(declaration);
        let ask = |method, text, others, place| Question {
            attributes: &declaration.attributes,
            keyword: &keyword,
            child: None,
            subject: subject(declaration),
            method,
            text,
            others,
            place,
        };
        let name = written(declaration);
        if TAKEN.contains(&name.as_str()) && declaration.computed.is_none() {
            self.ask(&ask("of_main", name.clone(), TokenStream::new(), place));
        }
        if made {
            let (first, twins) = self.twins(declaration);
            if name.len() > SHORT || is_suspect(&name) {
                let twins = twins.iter().map(|twin| string(twin, place));
                let twins = quote_spanned! {place=> , &[#(#twins),*], KINDS };
                self.ask(&ask("declared", name.clone(), twins, place));
                self.needs_kinds = true;
            }
            if let Some(first) = first {
                let first = string(&first, place);
                self.ask(&ask("differ", name, quote_spanned! {place=> , #first }, place));
            }
        }
        if let Some(pinned) = name_setting(declaration).and_then(Value::string) {
            let name = literal_text(&pinned);
            self.ask(&ask("pinned", name, TokenStream::new(), pinned.span()));
        }
        self.settings(
            &declaration.members,
            &ask("setting", String::new(), TokenStream::new(), place),
        );
        if self.existing.contains(&declaration.name.to_string()) {
            for member in &declaration.members {
                let (Member::Flag(name)
                | Member::Setting { name, .. }
                | Member::Section { name, .. }
                | Member::Map { name, .. }) = member.bare()
                else {
                    continue;
                };
                let place = name.span();
                let resource = string(&declaration.name.unraw().to_string(), place);
                let others = quote_spanned! {place=> , #resource };
                self.ask(&ask("of_existing", name.unraw().to_string(), others, place));
            }
        }
        if let Some(argument) =
            declaration.arguments.iter().flatten().next().and_then(Value::string)
        {
            let value = literal_text(&argument);
            // A path, and the name of an image, is usually in small letters. A host without its scheme
            // has dots and no colon.
            let dots = value.matches('.').count();
            let is_host = dots > 1 && !value.contains(':') && !value.starts_with('.');
            if is_host || value.contains(|c: char| c.is_uppercase() || c == '@') {
                self.ask(&ask("argument", value, TokenStream::new(), argument.span()));
            }
        }
        // `sku sku;` is a setting without its `:`, which the compiler reports where it is declared.
        for child in live_children(declaration).filter(|child| child.keyword != child.name) {
            let question = ask("setting", String::new(), TokenStream::new(), place);
            let question = question.about(child);
            self.settings(&child.members, &question);
            let (method, name, place) = match (name_setting(child), &child.computed) {
                (Some(pinned), _) => match pinned.string() {
                    Some(pinned) => ("pinned", literal_text(&pinned), pinned.span()),
                    None => continue,
                },
                (None, Some(_)) => continue,
                (None, None) => {
                    ("child", model_name(&child.name, child.rename.as_ref()), name_span(child))
                }
            };
            if !is_plain(&name) {
                self.ask(&ask(method, name, TokenStream::new(), place).about(child));
            }
        }
    }

    /// Whether there are more declarations of one keyword than a template takes.
    fn count<'d>(&mut self, declarations: impl Iterator<Item = &'d Declaration>) {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for declaration in declarations {
            let count = counts.entry(declaration.keyword.to_string()).or_default();
            *count += 1;
            if LIMITS.contains(count) {
                let place = declaration.name.span();
                let count = Literal::usize_unsuffixed(*count);
                self.ask(&Question {
                    attributes: &declaration.attributes,
                    keyword: &keyword(declaration),
                    child: None,
                    subject: subject(declaration),
                    method: "count",
                    text: declaration.name.to_string(),
                    others: quote_spanned! {place=> , #count },
                    place,
                });
            }
        }
    }

    /// The literals in a body. `question` is one about a setting of it.
    fn settings(&mut self, members: &[Member], question: &Question<'_>) {
        let literals: Vec<(String, String, &TokenStream)> = members
            .iter()
            .filter_map(|member| match member.bare() {
                Member::Setting { name, values, .. } => match values.as_slice() {
                    [Value::Literal(literal)] => {
                        Some((name.unraw().to_string(), literal.to_string(), literal))
                    }
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let written: Vec<&str> =
            literals.iter().flat_map(|(name, text, _)| [name.as_str(), text.as_str()]).collect();
        // What was asked once is not put into tokens again.
        let body = format!("{} {}", question.subject, written.join(" "));
        if literals.is_empty() || !self.seen.insert(body) {
            return;
        }
        for (name, text, literal) in literals.iter().filter(|(name, ..)| name != "name") {
            let Some((kind, value, place)) = literal_value(text, literal) else { continue };
            let numbers = literals.iter().filter(|(other, ..)| other != name).filter_map(
                |(other, text, literal)| {
                    let (kind, value, _) = literal_value(text, literal)?;
                    let other = string(other, place);
                    (kind == "Int").then(|| quote! { (#other, #value) })
                },
            );
            let kind = Ident::new(kind, start(place));
            let literal = quote_spanned! {start(place)=> ::app_model::literal::Literal::#kind };
            let others = quote_spanned! {place=> , #literal(#value), &[#(#numbers),*] };
            self.ask(&Question { text: name.clone(), others, place, ..question.clone() });
        }
    }

    fn existing(&mut self, existing: &Existing, declaration: &Declaration) {
        if let Some(name) = existing.arguments.first().and_then(Value::string) {
            self.ask(&Question {
                attributes: &existing.attributes,
                keyword: &keyword(declaration),
                child: None,
                subject: subject(declaration),
                method: "existing",
                text: literal_text(&name),
                others: TokenStream::new(),
                place: name.span(),
            });
        }
        if let Some(id) = existing.arguments.get(2).and_then(Value::string) {
            let attributes = &existing.attributes.others;
            let check = quote_spanned! {start(id.span())=> ::app_model::literal::subscription };
            let argument = quote_spanned! {id.span()=> (#id) };
            self.constants.push(quote! { #(#attributes)* const _: () = #check #argument; });
        }
    }

    /// The names that this one may become one with, and the first of them if this is not the first.
    fn twins(&self, declaration: &Declaration) -> (Option<String>, Vec<String>) {
        let (mut first, mut twins) = (None, Vec::new());
        for group in similar(declaration).iter().filter_map(|key| self.groups.get(key)) {
            if !group.iter().any(|other| ptr::eq(*other, declaration)) {
                continue;
            }
            for (index, other) in group.iter().enumerate() {
                if ptr::eq(*other, declaration) {
                    continue;
                }
                let name = written(other);
                if index == 0 {
                    first = first.or_else(|| Some(name.clone()));
                }
                if !twins.contains(&name) {
                    twins.push(name);
                }
            }
        }
        (first, twins)
    }

    /// `const _: () = literal::Of::<keyword>::RULES.method("text");`, of which everything but the
    /// text takes no room, so that the compiler underlines the text.
    fn ask(&mut self, question: &Question<'_>) {
        let Question { attributes, keyword, child, subject, method, text, others, place } =
            question;
        if !self.seen.insert(format!("{subject} {method} {text} {others}")) {
            return;
        }
        let place = *place;
        let before = start(place);
        let method = Ident::new(method, before);
        let rules = match child {
            None => {
                let rules = quote_spanned! {before=> ::app_model::literal::Of:: };
                quote! { #rules<#keyword> }
            }
            Some(child) => {
                let rules = quote_spanned! {before=> ::app_model::literal::In:: };
                quote! { #rules<#keyword, #child> }
            }
        };
        let attributes = &attributes.others;
        let text = string(text, place);
        let method = quote_spanned! {before=> ::RULES.#method };
        let arguments = quote_spanned! {place=> (#text #others) };
        self.constants.push(quote! { #(#attributes)* const _: () = #rules #method #arguments; });
    }
}

/// The keyword with the type of a parameter.
fn keyword(declaration: &Declaration) -> TokenStream {
    let keyword = &declaration.keyword;
    let ty = declaration.ty.as_ref().map(|ty| quote! { <#ty> });
    quote! { #keyword #ty }
}

/// The same as text.
fn subject(declaration: &Declaration) -> String {
    let keyword = &declaration.keyword;
    declaration.ty.as_ref().map_or_else(|| keyword.to_string(), |ty| format!("{keyword}<{ty}>"))
}

fn string(text: &str, place: Span) -> Literal {
    let mut literal = Literal::string(text);
    literal.set_span(place);
    literal
}

/// What the literal of this text is, `Int`, `Bool` or `Text`, its value, and where it stands. There is no
/// rule about others, about `true`, and about text that is longer than this.
fn literal_value(text: &str, literal: &TokenStream) -> Option<(&'static str, TokenStream, Span)> {
    const LONGEST: usize = 200;
    let place = literal.clone().into_iter().last()?.span();
    let (kind, value) = if text.starts_with('"') && text.len() <= LONGEST {
        ("Text", literal.clone())
    } else if text == "false" {
        ("Bool", literal.clone())
    } else if text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && !text.contains('.') {
        ("Int", quote_spanned! {place=> #literal as i64 })
    } else {
        return None;
    };
    Some((kind, value, place))
}

/// The name as it was written.
fn written(declaration: &Declaration) -> String {
    match &declaration.rename {
        Some(literal) => literal_text(literal),
        None => declaration.name.unraw().to_string(),
    }
}

fn name_span(declaration: &Declaration) -> Span {
    declaration.rename.as_ref().map_or_else(|| declaration.name.span(), Literal::span)
}

/// The value of `name: …`.
fn name_setting(declaration: &Declaration) -> Option<&Value> {
    declaration.members.iter().find_map(|member| match member.bare() {
        Member::Setting { name, values, .. } if name == "name" => values.first(),
        _ => None,
    })
}

/// The resources of which nothing is made when the application is published.
pub(crate) fn published_as_existing(block: &Block) -> HashSet<String> {
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

/// What this name has in common with those of the same kind that it may become one with: without
/// punctuation, without digits, or in its first letters.
fn similar(declaration: &Declaration) -> Vec<String> {
    let keyword = &declaration.keyword;
    let flat: String = written(declaration)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let letters: String = flat.chars().filter(char::is_ascii_alphabetic).collect();
    let mut keys = vec![format!("{keyword} {letters}")];
    if letters != flat {
        keys.push(format!("{keyword} {flat}"));
    }
    if flat.len() > CUT {
        let begin: String = flat.chars().take(CUT).collect();
        keys.push(format!("{keyword} {begin}…"));
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
