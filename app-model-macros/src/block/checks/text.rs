//! Declared names in text, which nothing fills in: `"${env_name}-team"`, and what Rust makes of such
//! text too early.
//!
//! What is reported is then taken as text in parentheses, of which nothing more is said.

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};

use crate::block::errors::{Errors, InText};
use crate::block::language::names::literal_text;
use crate::block::language::{ENDPOINT, PARAMETER, SECRET};
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::Table;

pub(crate) fn check(block: &mut Block, errors: &mut Errors) {
    // Most blocks have no text with braces.
    let mut may_name = false;
    for statement in &block.statements {
        statement.visit_values(&mut |value| {
            may_name |= match value {
                Value::Literal(literal) => literal.text().contains('{'),
                Value::Rust(_) => true,
                Value::Path(_) | Value::Choice(_) | Value::List(..) => false,
            };
        });
    }
    if !may_name {
        return;
    }
    let mut names = Table::default();
    for declaration in block.statements.iter().filter_map(Statement::declaration) {
        let keyword = declaration.keyword.text().to_owned();
        let endpoints = declaration.children().filter(|child| child.keyword == ENDPOINT);
        let endpoints = endpoints.map(|child| child.name.unraw().to_owned()).collect();
        let has_children = declaration.children().next().is_some();
        let name = Name { keyword, endpoints, has_children };
        names.insert(declaration.name.unraw().to_owned(), name);
    }
    let names = Declared { names: Rc::new(names), is_known_before: false };
    for statement in &mut block.statements {
        match statement {
            Statement::Declaration(declaration) => names.declaration(declaration, errors),
            Statement::Existing(existing) => {
                names.values(&mut existing.arguments, errors);
            }
        }
    }
}

/// The declared names.
struct Declared {
    names: Rc<Table<String, Name>>,
    /// Whether the values are known before the application is deployed.
    is_known_before: bool,
}

/// What is known of a name.
struct Name {
    keyword: String,
    endpoints: Vec<String>,
    has_children: bool,
}

/// A part of text.
enum Part {
    Text(String),
    /// A declared name, or what belongs to one.
    Name(Vec<String>),
}

impl Declared {
    fn declaration(&self, declaration: &mut Declaration, errors: &mut Errors) {
        // What it is made of, and what a parameter is if nobody says, is known before.
        let before = Self { is_known_before: true, names: Rc::clone(&self.names) };
        before.values(declaration.arguments.iter_mut().flatten(), errors);
        let of_value = if declaration.keyword == PARAMETER { &before } else { self };
        let said = errors.len();
        of_value.values(declaration.value.iter_mut().map(|(_, value)| value), errors);
        // No text is a secret, and that would be said besides.
        if errors.len() > said && declaration.keyword == SECRET {
            declaration.value = None;
        }
        self.members(&mut declaration.members, errors);
    }

    fn members(&self, members: &mut [Member], errors: &mut Errors) {
        for member in members {
            self.member(member, errors);
        }
    }

    fn member(&self, member: &mut Member, errors: &mut Errors) {
        match member {
            Member::Setting { values, .. } => self.values(values, errors),
            Member::Section { members, .. } => self.members(members, errors),
            Member::Map { entries, .. } => {
                self.values(entries.iter_mut().map(|entry| &mut entry.value), errors);
            }
            Member::Child(child) => self.declaration(child, errors),
            Member::Attributed(_, member) => self.member(member, errors),
            Member::Flag(_) | Member::Roles { .. } | Member::Asked(_) => {}
        }
    }

    fn values<'v>(&self, values: impl IntoIterator<Item = &'v mut Value>, errors: &mut Errors) {
        for value in values {
            let place = match value {
                Value::Literal(_) => self.literal(value, errors),
                Value::Rust(group) => self.rust(group, errors),
                Value::List(_, values) => {
                    self.values(values, errors);
                    None
                }
                Value::Path(_) | Value::Choice(_) => None,
            };
            if let Some(place) = place {
                *value = Value::Rust(text_at(place));
            }
        }
    }

    /// Where text names something that is declared, if it does.
    fn literal(&self, value: &Value, errors: &mut Errors) -> Option<Span> {
        // Text of several lines is in a language of its own, which may fill in names itself.
        let is_asked = |text: &str| text.contains('{') && !text.contains('\n');
        let (text, place) = value.string().filter(|(text, _)| is_asked(text))?;
        let parts = self.parts(&text);
        let name = first(&parts)?;
        errors.not_filled_in(place, &name, &self.instead(&parts));
        Some(place)
    }

    /// The same of `format!("…")`, and of a sum of text and names.
    fn rust(&self, group: &Group, errors: &mut Errors) -> Option<Span> {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let (parts, place) =
            formatted(&tokens, |text| self.parts(text)).or_else(|| self.sum(&tokens))?;
        let name = first(&parts)?;
        errors.known_too_late(place, &name, &self.instead(&parts));
        Some(place)
    }

    /// The text in its parts. Braces that name nothing declared are text.
    fn parts(&self, text: &str) -> Vec<Part> {
        let (mut parts, mut rest, mut plain) = (Vec::new(), text, String::new());
        while let Some((before, after)) = rest.split_once('{') {
            let path =
                after.split_once('}').and_then(|(inside, rest)| Some((self.path(inside)?, rest)));
            // `{{` is a brace to those who fill in text themselves.
            let is_double = before.is_empty() && plain.ends_with('{');
            let Some((path, after)) = path.filter(|_| !is_double) else {
                plain.push_str(before);
                plain.push('{');
                rest = after;
                continue;
            };
            plain.push_str(before.strip_suffix('$').unwrap_or(before));
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Name(path));
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        parts
    }

    /// `env_name`, `data.blob_endpoint` and `env_name:?`, if it is declared.
    fn path(&self, inside: &str) -> Option<Vec<String>> {
        let words = inside.split(':').next().unwrap_or_default();
        let path: Vec<String> = words.split('.').map(str::to_owned).collect();
        let is_word = |word: &String| {
            !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
        };
        let is_declared =
            path.first().is_some_and(|first| self.names.get(first.as_str()).is_some());
        (is_declared && path.iter().all(is_word)).then_some(path)
    }

    /// `name + "text"`: its parts, and where it is.
    fn sum(&self, tokens: &[TokenTree]) -> Option<(Vec<Part>, Span)> {
        let mut parts = Vec::new();
        for operand in tokens.split(|token| token.to_string() == "+") {
            match operand {
                [TokenTree::Literal(literal)] if literal.to_string().starts_with('"') => {
                    parts.push(Part::Text(literal_text(literal)));
                }
                words => {
                    let text: String = words.iter().map(ToString::to_string).collect();
                    parts.push(Part::Name(self.path(&text)?));
                }
            }
        }
        let is_text = parts.iter().any(|part| matches!(part, Part::Text(_)));
        (parts.len() > 1 && is_text).then_some((parts, tokens.first()?.span()))
    }

    fn instead(&self, parts: &[Part]) -> InText {
        match self.expression(parts) {
            expression if self.is_known_before => InText::KnownBefore(expression),
            Some(expression) => InText::Expression(expression),
            None if parts.iter().any(|part| self.is_address(part)) => InText::Address,
            None => InText::Unknown,
        }
    }

    /// Whether the part is an endpoint of a program.
    fn is_address(&self, part: &Part) -> bool {
        let Part::Name(path) = part else { return false };
        let [program, endpoint, ..] = path.as_slice() else { return false };
        self.names.get(program.as_str()).is_some_and(|name| name.endpoints.contains(endpoint))
    }

    /// `(app_model::Expression::new().value(env_name).text("-team"))`, if all that is named is known to
    /// be text.
    fn expression(&self, parts: &[Part]) -> Option<String> {
        let mut text = "(app_model::Expression::new()".to_owned();
        // A password may hold what ends a part of an address.
        let is_uri = |part: &Part| matches!(part, Part::Text(text) if text.contains("://"));
        let secret = if parts.iter().any(is_uri) { "secret_in_uri" } else { "secret" };
        for part in parts {
            let call = match part {
                Part::Text(part) => format!(".text({})", Literal::string(part)),
                Part::Name(path) => {
                    let Name { keyword, has_children, .. } =
                        self.names.get(path.first()?.as_str())?;
                    match path.as_slice() {
                        [name] if keyword == PARAMETER => format!(".value({name})"),
                        [name] if keyword == SECRET => format!(".{secret}({name})"),
                        [name, output] if !has_children => format!(".value({name}.{output}())"),
                        _ => return None,
                    }
                }
            };
            text.push_str(&call);
        }
        Some(format!("{text})"))
    }
}

/// The first name in the parts, as it is written.
fn first(parts: &[Part]) -> Option<String> {
    parts.iter().find_map(|part| match part {
        Part::Name(path) => Some(path.join(".")),
        Part::Text(_) => None,
    })
}

/// `format!("…")` without further arguments: the parts of its text, and where that is.
fn formatted(tokens: &[TokenTree], parts: impl Fn(&str) -> Vec<Part>) -> Option<(Vec<Part>, Span)> {
    let [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(group)] = tokens else {
        return None;
    };
    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
    let [TokenTree::Literal(literal)] = inside.as_slice() else { return None };
    let is_format = name == "format" && bang.as_char() == '!';
    is_format.then(|| (parts(&literal_text(literal)), literal.span()))
}

/// Text in parentheses, in the place of what is reported.
fn text_at(place: Span) -> Group {
    let mut text = Literal::string("text");
    text.set_span(place);
    let mut group = Group::new(Delimiter::Parenthesis, TokenStream::from(TokenTree::from(text)));
    group.set_span(place);
    group
}
