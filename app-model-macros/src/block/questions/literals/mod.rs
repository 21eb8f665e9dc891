//! Constants by which the compiler checks the literals of a block.
//!
//! The macro knows no rule. It writes `const _: () = …;` for each literal that a kind may have one
//! for, and the types answer: the compiler evaluates the constant, and what it says stands at the
//! literal. A constant costs the compiler as much as a call, so there is none for a name that fits
//! every rule, and one only for a literal that is written a hundred times.

mod questions;
mod similar;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use self::questions::{Question, Questions, Rules, string};
use self::similar::{Groups, Keys, similar, written};
use crate::block::checks::names::Names;
use crate::block::questions::hints::{LIMITS, RESERVED, SHORT, TAKEN, TAKEN_BY_CHILDREN};
use crate::block::scalar::Scalar;
use crate::block::suggest::nearest;
use crate::block::syntax::{Block, Declaration, Existing, Member, Statement, Value};
use crate::block::table::{Set, Table};
use crate::block::word::{Word, start};

/// What the names of settings begin with that say by hand what a program is published as.
pub(crate) const BY_HAND: &str = "publish_as_";

/// The constants of a block.
pub(crate) fn constants(block: &Block, names: &Names<'_>, in_rust: &Set<String>) -> TokenStream {
    let existing = published_as_existing(block, names);
    let declarations: Vec<(&Declaration, Option<Keys>)> = block
        .statements
        .iter()
        .filter_map(Statement::declaration)
        .filter(|declaration| !names.is_repeated(declaration))
        .map(|declaration| {
            // A `name` without its value is reported already.
            let is_named = |name: &Word| name.text() == "name" || name.text().starts_with(BY_HAND);
            let is_made = !settings(declaration).any(is_named)
                && declaration.computed.is_none()
                && !existing.contains(declaration.name.text())
                && !in_rust.contains(declaration.name.text());
            (declaration, is_made.then(|| similar(declaration)))
        })
        .collect();
    let made = declarations.iter().filter_map(|(it, keys)| Some((*it, (*keys)?)));
    let mut literals = Literals {
        existing,
        surely_existing: surely_existing(block, names),
        groups: Groups::of(made),
        questions: Questions::default(),
        bodies: Table::default(),
        pinned: Table::default(),
        scopes: Vec::new(),
        needs_kinds: false,
    };
    for (declaration, keys) in &declarations {
        literals.declaration(declaration, *keys);
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
    let mut constants: Vec<TokenStream> = literals.questions.into_constants().collect();
    constants.append(&mut literals.scopes);
    if literals.needs_kinds {
        constants.push(kinds(declarations.iter().map(|(declaration, _)| *declaration)));
    }
    constants.into_iter().collect()
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
    /// The resources of which nothing is made when the application is published, or may be.
    existing: Set<String>,
    /// Those of which nothing is made in any case.
    surely_existing: Set<String>,
    groups: Groups<'b>,
    questions: Questions<'b>,
    /// The places of the questions about each body, by what it says.
    bodies: Table<String, Vec<usize>>,
    /// The declarations whose names in Azure are literals, by keyword and name.
    pinned: Table<String, &'b Declaration>,
    /// The questions about resource groups and subscriptions.
    scopes: Vec<TokenStream>,
    /// Whether a question is about the other kinds of the block, too.
    needs_kinds: bool,
}

impl<'b> Literals<'b> {
    /// `similar`: what the name has in common with others, if the one in Azure is made from it.
    fn declaration(&mut self, declaration: &'b Declaration, similar: Option<Keys>) {
        let place = name_span(declaration);
        let rules = Rules { attributes: &declaration.attributes, of: declaration, child: None };
        let ask = |method, text, others, place| Question {
            rules,
            method,
            text,
            is_about_text: true,
            others,
            place,
        };
        let name = written(declaration);
        if TAKEN.contains(&name.as_str()) && declaration.computed.is_none() {
            self.questions.ask(ask("of_main", name.clone(), TokenStream::new(), place));
        }
        if let Some(similar) = similar {
            let (first, twins) = self.groups.twins(declaration, similar);
            let set = || settings(declaration).map(|name| string(name.unraw(), place));
            if is_suspect(&name) {
                let set = set();
                let kinds = quote_spanned! {place=> , KINDS, &[#(#set),*] };
                self.questions.ask(ask("suspect", name.clone(), kinds, place));
                self.needs_kinds = true;
            }
            if name.len() > SHORT || name.len() == 1 {
                let twins = twins.iter().map(|twin| string(twin, place));
                let set = set();
                let count = |is: fn(&u8) -> bool| {
                    Literal::usize_unsuffixed(name.bytes().filter(is).count())
                };
                let letters = count(u8::is_ascii_alphabetic);
                let (digits, separators) =
                    (count(u8::is_ascii_digit), count(|byte| matches!(byte, b'-' | b'_')));
                let others = quote_spanned! {place=> , [#letters, #digits, #separators], &[#(#twins),*], KINDS, &[#(#set),*] };
                let question = ask("declared", name.clone(), others, place);
                self.questions.ask(Question { is_about_text: false, ..question });
                self.needs_kinds = true;
            }
            if let Some(first) = first {
                let settings = [first, declaration].into_iter().flat_map(settings);
                let settings = settings.map(|name| string(name.unraw(), place));
                let first = string(&written(first), place);
                let others = quote_spanned! {place=> , #first, &[#(#settings),*] };
                self.questions.ask(ask("differ", name, others, place));
            }
        }
        if let Some((name, place)) = name_setting(declaration).and_then(Value::string) {
            if declaration.attributes.is_fixed() && !self.existing.contains(declaration.name.text())
            {
                let key = format!("{} {}", declaration.keyword.text(), name.to_ascii_lowercase());
                match self.pinned.get(&key) {
                    Some(first) => {
                        let first = string(first.name.unraw(), place);
                        let others = quote_spanned! {place=> , #first };
                        self.questions.ask(ask("pinned_twice", name.clone(), others, place));
                    }
                    None => {
                        self.pinned.insert(key, declaration);
                    }
                }
            }
            self.questions.ask(ask("pinned", name, TokenStream::new(), place));
        }
        self.settings(&declaration.members, rules);
        if self.surely_existing.contains(declaration.name.text()) {
            for name in fixed_settings(declaration) {
                let place = name.span();
                let resource = string(declaration.name.unraw(), place);
                let others = quote_spanned! {place=> , #resource };
                self.questions.ask(ask("of_existing", name.unraw().to_string(), others, place));
            }
        }
        if let Some((value, place)) =
            declaration.arguments.iter().flatten().next().and_then(Value::string)
        {
            // A path, and the name of an image, is usually in small letters. A host without its scheme
            // has dots and no colon.
            let dots = value.matches('.').count();
            let is_host = dots > 1 && !value.contains(':') && !value.starts_with('.');
            if is_host || value.contains(|c: char| c.is_uppercase() || c == '@') {
                self.questions.ask(ask("argument", value, TokenStream::new(), place));
            }
        }
        let mut named: Table<String, &Declaration> = Table::default();
        // `sku sku;` is a setting without its `:`, which the compiler reports where it is declared.
        for child in declaration.live_children().filter(|child| child.keyword != child.name) {
            let rules = Rules { child: Some(child), ..rules };
            self.settings(&child.members, rules);
            let (method, name, place) = match (name_setting(child), &child.computed) {
                (Some(pinned), _) => match pinned.string() {
                    Some((name, place)) => ("pinned", name, place),
                    None => continue,
                },
                (None, Some(_)) => continue,
                (None, None) => ("child", child.model_name().to_owned(), name_span(child)),
            };
            // Two children of one name of the block were reported.
            let key = format!("{} {}", child.keyword.text(), name.to_ascii_lowercase());
            if child.attributes.is_fixed()
                && let Some(first) = named.insert(key, child)
                && (method == "pinned" || name_setting(first).is_some())
            {
                let first = string(first.name.unraw(), place);
                let others = quote_spanned! {place=> , #first };
                let question = ask("child_twice", name.clone(), others, place);
                self.questions.ask(Question { rules, ..question });
            }
            if !is_plain(&name) {
                let question = ask(method, name, TokenStream::new(), place);
                self.questions.ask(Question { rules, ..question });
            }
        }
    }

    /// Whether there are more declarations of one keyword than a template takes.
    fn count(&mut self, declarations: impl Iterator<Item = &'b Declaration>) {
        let mut counts: Table<&str, usize> = Table::default();
        for declaration in declarations {
            let count = counts.or_insert_with(declaration.keyword.text(), || 0);
            *count += 1;
            if LIMITS.contains(count) {
                let place = declaration.name.span();
                let count = Literal::usize_unsuffixed(*count);
                let (attributes, of) = (&declaration.attributes, declaration);
                self.questions.ask(Question {
                    rules: Rules { attributes, of, child: None },
                    method: "count",
                    text: declaration.name.to_string(),
                    is_about_text: true,
                    others: quote_spanned! {place=> , #count },
                    place,
                });
            }
        }
    }

    /// The literals in a body.
    fn settings(&mut self, members: &'b [Member], rules: Rules<'b>) {
        let literals: Vec<(&str, &Scalar)> = members
            .iter()
            .filter_map(|member| match member.bare() {
                Member::Setting { name, values, .. } => match values.as_slice() {
                    [Value::Literal(literal)] => Some((name.unraw(), literal)),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let written: Vec<&str> =
            literals.iter().flat_map(|(name, literal)| [*name, literal.text()]).collect();
        if literals.is_empty() {
            return;
        }
        // What was asked once is not put into tokens again.
        let body = rules.subject() + " " + &written.join(" ");
        if let Some(places) = self.bodies.get(&body) {
            for place in places {
                self.questions.is_also_about(*place, rules);
            }
            return;
        }
        let mut places = Vec::new();
        for (name, literal) in literals.iter().filter(|(name, _)| *name != "name") {
            let Some((kind, value)) = literal_value(literal) else { continue };
            let place = literal.span();
            let numbers = literals.iter().filter(|(other, _)| other != name).filter_map(
                |(other, literal)| {
                    let (kind, value) = literal_value(literal)?;
                    let other = string(other, place);
                    (kind == "Int").then(|| quote! { (#other, #value) })
                },
            );
            let kind = Word::new(kind, start(place));
            let literal = quote_spanned! {start(place)=> ::app_model::literal::Literal::#kind };
            let others = quote_spanned! {place=> , #literal(#value), &[#(#numbers),*] };
            places.push(self.questions.ask(Question {
                rules,
                method: "setting",
                text: (*name).to_owned(),
                is_about_text: true,
                others,
                place,
            }));
        }
        self.bodies.insert(body, places);
    }

    fn existing(&mut self, existing: &'b Existing, declaration: &'b Declaration) {
        if let Some((name, place)) = existing.arguments.first().and_then(Value::string) {
            let (attributes, of) = (&existing.attributes, declaration);
            self.questions.ask(Question {
                rules: Rules { attributes, of, child: None },
                method: "existing",
                text: name,
                is_about_text: true,
                others: TokenStream::new(),
                place,
            });
        }
        for (index, question) in [(1, "resource_group"), (2, "subscription")] {
            let Some(Value::Literal(text)) = existing.arguments.get(index) else { continue };
            let Some(name) = text.string() else { continue };
            // Letters and digits are no matter, nor are hyphens.
            if question == "resource_group" && is_plain(&name.replace('-', "a")) {
                continue;
            }
            let attributes = &existing.attributes.others;
            let question = Word::new(question, start(text.span()));
            let check = quote_spanned! {start(text.span())=> ::app_model::literal::#question };
            let argument = quote_spanned! {text.span()=> (#text) };
            let constant = quote! { #(#attributes)* const _: () = #check #argument; };
            self.scopes.push(constant);
        }
    }
}

/// What a literal is, `Int`, `Bool` or `Text`, and its value. There is no rule about others, about `true`,
/// and about text that is longer than this.
fn literal_value(literal: &Scalar) -> Option<(&'static str, TokenStream)> {
    const LONGEST: usize = 200;
    let (text, place) = (literal.text(), literal.span());
    if text.starts_with('"') && text.len() <= LONGEST {
        Some(("Text", quote! { #literal }))
    } else if text == "false" {
        Some(("Bool", quote! { #literal }))
    } else if text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && !text.contains('.') {
        Some(("Int", quote_spanned! {place=> #literal as i64 }))
    } else {
        None
    }
}

fn name_span(declaration: &Declaration) -> Span {
    declaration.rename.as_ref().map_or_else(|| declaration.name.span(), Literal::span)
}

/// The names of the settings in a body.
fn settings(declaration: &Declaration) -> impl Iterator<Item = &Word> {
    declaration.members.iter().filter_map(|member| setting(member.bare()))
}

/// Those that are there for sure.
fn fixed_settings(declaration: &Declaration) -> impl Iterator<Item = &Word> {
    declaration.members.iter().filter_map(|member| match member {
        Member::Attributed(attributes, member) if attributes.is_fixed() => setting(member.bare()),
        member => setting(member),
    })
}

fn setting(member: &Member) -> Option<&Word> {
    match member {
        Member::Flag(name)
        | Member::Setting { name, .. }
        | Member::Section { name, .. }
        | Member::Map { name, .. } => Some(name),
        _ => None,
    }
}

/// The value of `name: …`.
fn name_setting(declaration: &Declaration) -> Option<&Value> {
    declaration.members.iter().find_map(|member| match member.bare() {
        Member::Setting { name, values, .. } if name == "name" => values.first(),
        _ => None,
    })
}

/// The resources of which nothing is made when the application is published, or may be, where `cfg` has
/// its say.
pub(crate) fn published_as_existing(block: &Block, names: &Names<'_>) -> Set<String> {
    existing_of(block, names, |_| true)
}

/// Those of which nothing is made in any case.
pub(crate) fn surely_existing(block: &Block, names: &Names<'_>) -> Set<String> {
    existing_of(block, names, |existing| existing.attributes.is_fixed())
}

fn existing_of(
    block: &Block,
    names: &Names<'_>,
    counts: impl Fn(&Existing) -> bool,
) -> Set<String> {
    let mut existing_names = Set::default();
    for statement in &block.statements {
        if let Statement::Existing(existing) = statement
            && existing.word != "run_as_existing"
            && counts(existing)
        {
            let name = existing.name.to_string();
            // What nobody declares is a slip, which was said.
            let meant = (!names.knows(&existing.name)).then(|| {
                nearest(&name, names.declared.values().iter().map(|it| it.name.to_string()))
            });
            existing_names.extend(meant.flatten());
            existing_names.insert(name);
        }
    }
    existing_names
}

/// Whether the name holds a word that some rule refuses, also where separators take it apart: a name in
/// Azure may be made without them.
fn is_suspect(name: &str) -> bool {
    if RESERVED.iter().all(|word| name.len() < word.len()) {
        return false;
    }
    let mut whole = name.to_ascii_lowercase();
    whole.retain(|c| !matches!(c, '-' | '_'));
    RESERVED.iter().any(|word| whole.contains(word))
}

/// Whether every kind of child takes the name.
fn is_plain(name: &str) -> bool {
    (5..=24).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        && name != TAKEN_BY_CHILDREN
}
