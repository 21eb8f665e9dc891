//! Questions about what looks like a credential and is readable, which the compiler answers.
//!
//! The macro knows neither the names of credentials nor which declarations are parameters and
//! programs. It looks for how some of them end, and for words in text, so that there are few questions.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::block::checks::lints::allowed;
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::lints::CREDENTIAL;
use crate::block::language::{BUILD_ARGUMENTS, METADATA, PROPERTIES, VARIABLES};
use crate::block::questions::hints::{CREDENTIAL_ENDINGS, CREDENTIAL_WORDS, PRIVATE_KEY};
use crate::block::scalar::Scalar;
use crate::block::suggest::is_slip;
use crate::block::syntax::{Attributes, Block, Declaration, Entry, Member, Statement, Value};
use crate::block::table::Set;
use crate::block::trees::Trees;
use crate::block::word::{Word, start};

/// The constants of a block.
pub(crate) fn constants(block: &Block, names: &Names<'_>, errors: &Errors) -> TokenStream {
    let mut credentials = Credentials {
        names,
        is_broken: !errors.is_empty(),
        in_variables: in_variables(block),
        constants: TokenStream::new(),
        seen: Set::default(),
    };
    for statement in &block.statements {
        if let Statement::Declaration(declaration) = statement
            && !names.is_repeated(declaration)
        {
            credentials.declaration(declaration);
        }
    }
    credentials.constants
}

struct Credentials<'b> {
    names: &'b Names<'b>,
    /// Whether something is missing in the block: it may be the credential that is allowed.
    is_broken: bool,
    /// What variables that may be credentials get as their values.
    in_variables: Set<String>,
    constants: TokenStream,
    seen: Set<String>,
}

/// What may be a credential: its name, if it has one, and its text.
struct Suspect {
    /// How the compiler is asked about it.
    question: &'static str,
    name: String,
    text: String,
    place: Span,
}

/// How it is asked about what is in a map, whose keys are the names of what they stand for.
fn question(map: &Word) -> Option<&'static str> {
    match map.text() {
        VARIABLES | METADATA => Some("readable"),
        PROPERTIES => Some("readable_part"),
        BUILD_ARGUMENTS => Some("readable_argument"),
        _ => None,
    }
}

impl Credentials<'_> {
    fn declaration(&mut self, declaration: &Declaration) {
        let name = declaration.name.unraw();
        let mut suspects = Vec::new();
        if let Some((_, Value::Literal(literal))) = &declaration.value {
            suspects.extend(text(literal, ""));
        }
        members(&declaration.members, &mut suspects);
        for member in declaration.children().flat_map(|child| &child.members) {
            map(member.bare(), &mut suspects);
        }
        if let Some(allowed) = allowed(CREDENTIAL, &[&declaration.attributes]) {
            let suspects = suspects.iter().map(|Suspect { name, text, .. }| {
                quote! { (#name, #text) }
            });
            let others = quote! { , &[#(#suspects),*] };
            if !self.is_broken && !self.in_variables.contains(name) {
                self.ask(declaration, "allows_credential", name, &others, allowed.lint.span());
            }
            return;
        }
        if is_parameter(declaration) && is_suspect(name) {
            let place = declaration.name.span();
            self.ask(declaration, "credential", name, &TokenStream::new(), place);
        }
        for Suspect { question, name, text, place } in suspects {
            self.ask(declaration, question, &name, &quote! { , #text }, place);
        }
        for member in &declaration.members {
            if let Member::Map { name, entries } = member.bare()
                && name == VARIABLES
            {
                entries.iter().for_each(|entry| self.plain_parameter(declaration, entry));
            }
        }
    }

    /// A variable whose name says that it is a credential, and that gets a plain parameter.
    fn plain_parameter(&mut self, declaration: &Declaration, entry: &Entry) {
        let Value::Path(path) = &entry.value else { return };
        let ([value], name) = (path.as_slice(), entry.key.text()) else { return };
        if !is_suspect(&name) {
            return;
        }
        if let Some(parameter) = self.names.declared.get(value.text())
            && is_parameter(parameter)
            && allowed(CREDENTIAL, &[&parameter.attributes]).is_none()
        {
            let from = value.to_string();
            self.ask(declaration, "variable", &name, &quote! { , #from }, value.span());
        }
    }

    /// `const _: () = literal::Of::<keyword>::RULES.method("name" others);`, of which everything but
    /// the arguments takes no room, so that the compiler underlines the place.
    fn ask(
        &mut self,
        declaration: &Declaration,
        method: &str,
        name: &str,
        others: &TokenStream,
        place: Span,
    ) {
        let before = start(place);
        let Declaration { keyword, ty, attributes: Attributes { others: own, .. }, .. } =
            declaration;
        let ty = ty.as_ref().map(|ty| quote! { <#ty> });
        let method = Word::new(method, before);
        let path =
            quote_spanned! {before=> ::app_model::literal::Of::<#keyword #ty>::RULES.#method };
        if !self.seen.insert(format!("{path} {name} {others}")) {
            return;
        }
        let mut name = Literal::string(name);
        name.set_span(place);
        let others = Trees::from(others.clone()).at(place);
        let arguments = quote_spanned! {place=> (#name #others) };
        self.constants.extend(quote! { #(#own)* const _: () = #path #arguments; });
    }
}

/// The names that stand as values of variables whose names may be those of credentials.
fn in_variables(block: &Block) -> Set<String> {
    let mut names = Set::default();
    for statement in &block.statements {
        let Statement::Declaration(declaration) = statement else { continue };
        for member in &declaration.members {
            if let Member::Map { name, entries } = member.bare()
                && name == VARIABLES
            {
                let values = entries.iter().filter(|entry| is_suspect(&entry.key.text()));
                names.extend(values.map(|entry| entry.value.text()));
            }
        }
    }
    names
}

/// The literals of settings, as those of variables.
fn variables(body: &[Member], suspects: &mut Vec<Suspect>) {
    for member in body {
        if let Member::Setting { name, values, .. } = member
            && let [Value::Literal(literal)] = values.as_slice()
        {
            suspects.extend(text(literal, name.unraw()));
        }
    }
}

/// The literals of a body that may be or hold a credential, without those of children.
fn members(body: &[Member], suspects: &mut Vec<Suspect>) {
    for member in body {
        match member.bare() {
            Member::Setting { values, .. } => {
                for value in values {
                    if let Value::Literal(literal) = value {
                        suspects.extend(text(literal, ""));
                    }
                }
            }
            Member::Section { name, members: inner } => {
                members(inner, suspects);
                // `evn { … }` is one mistake: what is in it is still a credential.
                if is_slip(name.text(), VARIABLES) {
                    variables(inner, suspects);
                }
            }
            member => map(member, suspects),
        }
    }
}

/// The literals of a map that may be or hold a credential.
fn map(member: &Member, suspects: &mut Vec<Suspect>) {
    let Member::Map { name, entries } = member else { return };
    let question = question(name);
    for entry in entries {
        if let Value::Literal(literal) = &entry.value {
            let key = if question.is_some() { entry.key.text() } else { String::new() };
            let suspect = text(literal, &key);
            let asked = |it| Suspect { question: question.unwrap_or("readable"), ..it };
            suspects.extend(suspect.map(asked));
        }
    }
}

/// Whether it is a parameter for text. Each name that `existing` mentions is one too, and is the name
/// of something.
fn is_parameter(declaration: &Declaration) -> bool {
    declaration.keyword == "parameter" && declaration.ty.as_ref().is_none_or(|ty| ty == "string")
}

/// The literal, if it is text that may hold a credential, or may be one by its name.
fn text(literal: &Scalar, name: &str) -> Option<Suspect> {
    let by_name = is_suspect(name);
    // Most text has none of these, which is seen without reading its escapes.
    if !by_name && !may_hold_one(literal.text()) {
        return None;
    }
    let text = literal.string()?;
    let pairs = text.contains('=') && has_word(&text);
    let address = text.contains("://") && text.contains('@');
    let by_name = by_name && is_plain(&text);
    (by_name || pairs || address || text.contains(PRIVATE_KEY)).then(|| Suspect {
        question: "readable",
        name: name.to_owned(),
        text,
        place: literal.span(),
    })
}

/// Whether what is written may be a pair, an address with a name in it, or a key. One letter after the
/// other is looked for: unoptimised, that is quicker than any of several.
fn may_hold_one(written: &str) -> bool {
    ['=', '@', '\\'].iter().any(|letter| written.contains(*letter))
        || (written.len() > PRIVATE_KEY.len() && written.contains(PRIVATE_KEY))
}

/// Whether text is more than a sign for something else: an address has no credential for its value,
/// nor has what another program fills in.
fn is_plain(text: &str) -> bool {
    let address = ["http://", "https://"].iter().any(|scheme| begins(text.as_bytes(), scheme));
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && !address
}

fn is_suspect(name: &str) -> bool {
    let name = name.as_bytes();
    CREDENTIAL_ENDINGS.iter().any(|ending| {
        name.len()
            .checked_sub(ending.len())
            .and_then(|start| name.get(start..))
            .is_some_and(|end| begins(end, ending))
    })
}

fn has_word(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    CREDENTIAL_WORDS.iter().any(|word| text.contains(word))
}

fn begins(text: &[u8], beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|it| it.eq_ignore_ascii_case(beginning.as_bytes()))
}
