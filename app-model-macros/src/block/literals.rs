//! Constants by which the compiler checks the literals of a block.
//!
//! The macro knows no rule. It writes `const _: () = …;` for each literal that a kind may have one
//! for, and the types answer: the compiler evaluates the constant, and what it says stands at the
//! literal. A constant costs the compiler as much as a call, so there is none for a name that fits
//! every rule, and one only for a literal that is written a hundred times.

use crate::block::table::{Set, Table};
use std::ptr;

use crate::block::word::Word;
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::expand::{live_children, start};
use super::names::{Names, literal_text};
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

/// How many names are compared of those that are alike, and of those that are without their digits.
/// If a kind drops digits, two say so.
const GROUP: usize = 8;
const PAIR: usize = 2;

/// The constants of a block.
pub(crate) fn constants(block: &Block, names: &Names<'_>) -> TokenStream {
    let existing = published_as_existing(block);
    let declarations: Vec<(&Declaration, Option<Vec<String>>)> = block
        .statements
        .iter()
        .filter_map(|statement| match statement {
            Statement::Declaration(declaration) if !names.is_repeated(declaration) => {
                let is_made = name_setting(declaration).is_none()
                    && declaration.computed.is_none()
                    && !existing.contains(declaration.name.text());
                Some((declaration, is_made.then(|| similar(declaration))))
            }
            _ => None,
        })
        .collect();
    let mut groups: Table<&str, Vec<&Declaration>> = Table::default();
    for (declaration, keys) in &declarations {
        for (index, key) in keys.iter().flatten().enumerate() {
            let group = groups.entry(key).or_default();
            if group.len() < if index == 0 { PAIR } else { GROUP } {
                group.push(declaration);
            }
        }
    }
    groups.retain(|_, group| group.len() > 1);
    let mut literals = Literals {
        existing,
        groups,
        constants: Vec::new(),
        seen: Set::default(),
        needs_kinds: false,
    };
    for (declaration, keys) in &declarations {
        literals.declaration(declaration, keys.as_deref());
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
            && let Some(declaration) = names.declared.get(existing.name.text())
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
    let mut keywords: Vec<&Word> = Vec::new();
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
    existing: Set<String>,
    /// Declarations of one kind whose names may become one.
    groups: Table<&'b str, Vec<&'b Declaration>>,
    constants: Vec<TokenStream>,
    seen: Set<String>,
    /// Whether a question is about the other kinds of the block, too.
    needs_kinds: bool,
}

/// Whose rules are asked: those of a kind, or of a child of it.
#[derive(Clone, Copy)]
struct Rules<'q> {
    attributes: &'q Attributes,
    of: &'q Declaration,
    child: Option<&'q Declaration>,
}

impl Rules<'_> {
    /// The keyword and the child's, as text.
    fn subject(self) -> String {
        let child = self.child.map(|child| format!(".{}", subject(child)));
        subject(self.of) + &child.unwrap_or_default()
    }
}

/// A question to the rules of a kind.
struct Question<'q> {
    rules: Rules<'q>,
    method: &'static str,
    text: String,
    /// Arguments after the text.
    others: TokenStream,
    place: Span,
}

impl Literals<'_> {
    /// `similar`: what the name has in common with others, if the one in Azure is made from it.
    fn declaration(&mut self, declaration: &Declaration, similar: Option<&[String]>) {
        let place = name_span(declaration);
        let rules = Rules { attributes: &declaration.attributes, of: declaration, child: None };
        let ask = |method, text, others, place| Question { rules, method, text, others, place };
        let name = written(declaration);
        if TAKEN.contains(&name.as_str()) && declaration.computed.is_none() {
            self.ask(&ask("of_main", name.clone(), TokenStream::new(), place));
        }
        if let Some(similar) = similar {
            let (first, twins) = self.twins(declaration, similar);
            if is_suspect(&name) {
                self.ask(&ask("suspect", name.clone(), TokenStream::new(), place));
            }
            if name.len() > SHORT || name.len() == 1 {
                let twins = twins.iter().map(|twin| string(twin, place));
                let count = |is: fn(&u8) -> bool| {
                    Literal::usize_unsuffixed(name.bytes().filter(is).count())
                };
                let letters = count(u8::is_ascii_alphabetic);
                let (digits, separators) =
                    (count(u8::is_ascii_digit), count(|byte| matches!(byte, b'-' | b'_')));
                let others = quote_spanned! {place=> , [#letters, #digits, #separators], &[#(#twins),*], KINDS };
                self.ask(&ask("declared", name.clone(), others, place));
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
        self.settings(&declaration.members, rules);
        if self.existing.contains(declaration.name.text()) {
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
            let rules = Rules { child: Some(child), ..rules };
            self.settings(&child.members, rules);
            let (method, name, place) = match (name_setting(child), &child.computed) {
                (Some(pinned), _) => match pinned.string() {
                    Some(pinned) => ("pinned", literal_text(&pinned), pinned.span()),
                    None => continue,
                },
                (None, Some(_)) => continue,
                (None, None) => ("child", child.model_name().to_owned(), name_span(child)),
            };
            if !is_plain(&name) {
                self.ask(&Question { rules, ..ask(method, name, TokenStream::new(), place) });
            }
        }
    }

    /// Whether there are more declarations of one keyword than a template takes.
    fn count<'d>(&mut self, declarations: impl Iterator<Item = &'d Declaration>) {
        let mut counts: Table<&str, usize> = Table::default();
        for declaration in declarations {
            let count = counts.entry(declaration.keyword.text()).or_default();
            *count += 1;
            if LIMITS.contains(count) {
                let place = declaration.name.span();
                let count = Literal::usize_unsuffixed(*count);
                let (attributes, of) = (&declaration.attributes, declaration);
                self.ask(&Question {
                    rules: Rules { attributes, of, child: None },
                    method: "count",
                    text: declaration.name.to_string(),
                    others: quote_spanned! {place=> , #count },
                    place,
                });
            }
        }
    }

    /// The literals in a body.
    fn settings(&mut self, members: &[Member], rules: Rules<'_>) {
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
        if literals.is_empty() || !self.seen.insert(rules.subject() + " " + &written.join(" ")) {
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
            let kind = Word::new(kind, start(place));
            let literal = quote_spanned! {start(place)=> ::app_model::literal::Literal::#kind };
            let others = quote_spanned! {place=> , #literal(#value), &[#(#numbers),*] };
            self.ask(&Question { rules, method: "setting", text: name.clone(), others, place });
        }
    }

    fn existing(&mut self, existing: &Existing, declaration: &Declaration) {
        if let Some(name) = existing.arguments.first().and_then(Value::string) {
            let (attributes, of) = (&existing.attributes, declaration);
            self.ask(&Question {
                rules: Rules { attributes, of, child: None },
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
    fn twins(
        &self,
        declaration: &Declaration,
        similar: &[String],
    ) -> (Option<String>, Vec<String>) {
        let (mut first, mut twins) = (None, Vec::new());
        for group in similar.iter().filter_map(|key| self.groups.get(key.as_str())) {
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
        let Question { rules, method, text, others, place } = question;
        if !self.seen.insert(format!("{} {method} {text} {others}", rules.subject())) {
            return;
        }
        let (keyword, attributes) = (keyword(rules.of), &rules.attributes.others);
        let place = *place;
        let before = start(place);
        let method = Word::new(method, before);
        let rules = match rules.child.map(self::keyword) {
            None => {
                let rules = quote_spanned! {before=> ::app_model::literal::Of:: };
                quote! { #rules<#keyword> }
            }
            Some(child) => {
                let rules = quote_spanned! {before=> ::app_model::literal::In:: };
                quote! { #rules<#keyword, #child> }
            }
        };
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
pub(crate) fn published_as_existing(block: &Block) -> Set<String> {
    let mut names = Set::default();
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
/// punctuation and digits, without punctuation, and in its first letters.
fn similar(declaration: &Declaration) -> Vec<String> {
    let begin = format!("{} ", declaration.keyword.text());
    let (mut letters, mut flat) = (begin.clone(), begin);
    let before = flat.len();
    let name = written(declaration);
    let (name, mut at) = (name.as_bytes(), 0);
    // By index: an iterator is a call for each byte, and a macro is built without optimisation.
    while at < name.len() {
        let c = name[at];
        if c.is_ascii_alphanumeric() {
            flat.push(char::from(c.to_ascii_lowercase()));
        }
        if c.is_ascii_alphabetic() {
            letters.push(char::from(c.to_ascii_lowercase()));
        }
        at += 1;
    }
    letters.push_str(" without digits");
    let first = flat.get(before..before + CUT).map(|first| format!("{first}…"));
    [Some(letters), Some(flat), first].into_iter().flatten().collect()
}

fn is_suspect(name: &str) -> bool {
    SUSPECT.iter().any(|word| name.len() >= word.len() && name.to_ascii_lowercase().contains(word))
}

/// Whether every kind of child takes the name.
fn is_plain(name: &str) -> bool {
    (5..=24).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        && name != "tables"
}
