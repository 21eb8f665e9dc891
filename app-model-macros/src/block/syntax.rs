//! The syntax tree: what was written, with the tokens that later stages point at.

use std::cell::OnceCell;

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};

use crate::block::language::names::{is_keyword, literal_text, model_name};
use crate::block::language::{ORDER, PLACE, REFERENCE};
use crate::block::scalar::Scalar;
use crate::block::table::Set;
use crate::block::word::Word;

/// A whole block.
pub(crate) struct Block {
    /// The builder of `in builder;`.
    pub(crate) target: Option<TokenStream>,
    pub(crate) statements: Vec<Statement>,
    /// The names of statements that were left out because they are broken.
    pub(crate) lost: Set<String>,
    pub(crate) open: Open,
}

/// What an editor asks of the whole block: the word that is being typed, where it is one of these.
#[derive(Default)]
pub(crate) struct Open {
    pub(crate) statement: Option<Word>,
    /// The name of something declared, and where it stands.
    pub(crate) name: Option<(NamePlace, Word)>,
    pub(crate) ty: Option<Word>,
}

/// Where a name stands: the keywords of the declarations around, and what takes it.
pub(crate) type NamePlace = (Vec<String>, String);

/// The places that have no name of their own.
pub(crate) mod place {
    /// After `existing`.
    pub(crate) const EXISTING: &str = "existing";
    /// In parentheses.
    pub(crate) const ARGUMENT: &str = "()";
    /// After `=`.
    pub(crate) const VALUE: &str = "=";
    /// Before `=>`.
    pub(crate) const ROLES: &str = "roles";
}

pub(crate) enum Statement {
    Declaration(Box<Declaration>),
    Existing(Box<Existing>),
}

impl Statement {
    pub(crate) fn declaration(&self) -> Option<&Declaration> {
        match self {
            Self::Declaration(declaration) => Some(declaration),
            Self::Existing(_) => None,
        }
    }

    pub(crate) fn existing(&self) -> Option<&Existing> {
        match self {
            Self::Existing(existing) => Some(existing),
            Self::Declaration(_) => None,
        }
    }

    /// Calls `visit` for every value in the statement, those of children and of grants too.
    pub(crate) fn visit_values<'s>(&'s self, visit: &mut dyn FnMut(&'s Value)) {
        match self {
            Self::Declaration(declaration) => declaration.visit_values(visit),
            Self::Existing(existing) => existing.arguments.iter().for_each(visit),
        }
    }

    /// The same without who stands in grants.
    pub(crate) fn visit_values_beside_grants<'s>(&'s self, visit: &mut dyn FnMut(&'s Value)) {
        match self {
            Self::Declaration(declaration) => declaration.visit(false, visit),
            Self::Existing(existing) => existing.arguments.iter().for_each(visit),
        }
    }
}

/// `KEYWORD name …`, at the top level or inside a parent.
pub(crate) struct Declaration {
    pub(crate) attributes: Attributes,
    pub(crate) keyword: Word,
    pub(crate) name: Word,
    pub(crate) ty: Option<Word>,
    pub(crate) arguments: Option<Vec<Value>>,
    pub(crate) marks: Marks,
    /// The value after `=`, with the span of the `=`.
    pub(crate) value: Option<(Span, Value)>,
    /// The string after `as`.
    pub(crate) rename: Option<Literal>,
    /// The Rust expression after `as`: a name that is known when the program runs.
    pub(crate) computed: Option<Group>,
    pub(crate) members: Vec<Member>,
    pub(crate) has_body: bool,
    /// Whether what was reported leaves open what it is.
    pub(crate) is_lost: bool,
    /// Where the statement ends: its `;` or the beginning of its body.
    pub(crate) end: Span,
    model_name: OnceCell<Box<str>>,
    small_name: OnceCell<Box<str>>,
}

impl Declaration {
    pub(crate) fn new(attributes: Attributes, keyword: Word, name: Word) -> Self {
        Self {
            attributes,
            keyword,
            end: name.span(),
            name,
            ty: None,
            arguments: None,
            marks: Marks::default(),
            value: None,
            rename: None,
            computed: None,
            members: Vec::new(),
            has_body: false,
            is_lost: false,
            model_name: OnceCell::new(),
            small_name: OnceCell::new(),
        }
    }

    /// The children that are expanded: the first of each name, with a name that Rust takes.
    pub(crate) fn live_children(&self) -> impl Iterator<Item = &Self> {
        self.children().filter(|child| {
            !is_keyword(&child.name)
                && self.child(&child.name).is_some_and(|first| std::ptr::eq(first, *child))
        })
    }

    /// Whether the declaration is made of something, or says how it relates to others. An environment
    /// and most resources do neither.
    pub(crate) fn may_be_program(&self) -> bool {
        self.arguments.is_some()
            || self.settings().any(|(name, _)| name == REFERENCE || name == ORDER || name == PLACE)
    }

    /// The settings, each with its values.
    pub(crate) fn settings(&self) -> impl Iterator<Item = (&Word, &[Value])> {
        self.members.iter().filter_map(|member| match member.bare() {
            Member::Setting { name, values, .. } => Some((name, values.as_slice())),
            _ => None,
        })
    }

    /// The name in the model, unless that is computed. It is asked for when the declaration is whole.
    pub(crate) fn model_name(&self) -> &str {
        self.model_name.get_or_init(|| model_name(&self.name, self.rename.as_ref()).into())
    }

    /// The same in small letters, by which names are compared.
    pub(crate) fn small_name(&self) -> &str {
        self.small_name.get_or_init(|| self.model_name().to_lowercase().into())
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = &Declaration> {
        self.members.iter().filter_map(|member| match member {
            Member::Child(child) => Some(child.as_ref()),
            _ => None,
        })
    }

    pub(crate) fn visit_values<'s>(&'s self, visit: &mut dyn FnMut(&'s Value)) {
        self.visit(true, visit);
    }

    /// The same without the values of children.
    pub(crate) fn visit_own_values<'s>(&'s self, visit: &mut dyn FnMut(&'s Value)) {
        self.arguments.iter().flatten().for_each(&mut *visit);
        let own = self.members.iter().filter(|member| !matches!(member.bare(), Member::Child(_)));
        own.for_each(|member| member.visit(true, visit));
    }

    fn visit<'s>(&'s self, in_grants: bool, visit: &mut dyn FnMut(&'s Value)) {
        self.arguments.iter().flatten().for_each(&mut *visit);
        self.value.iter().for_each(|(_, value)| visit(value));
        self.members.iter().for_each(|member| member.visit(in_grants, visit));
    }

    /// Calls `visit` for every grant in the declaration and in its children, with whose body it is in.
    pub(crate) fn visit_grants<'s>(&'s self, visit: &mut dyn FnMut(&'s Self, &'s [Grant])) {
        self.members.iter().for_each(|member| member.visit_grants(self, visit));
    }

    pub(crate) fn child(&self, name: &Word) -> Option<&Declaration> {
        self.children().find(|child| child.name == *name)
    }
}

/// Attributes that leave what has them as it is.
const HARMLESS: [&str; 7] = ["allow", "warn", "deny", "forbid", "expect", "rustfmt", "clippy"];

/// Doc comments, what is allowed, and the other attributes as they stand.
#[derive(Default)]
pub(crate) struct Attributes {
    pub(crate) docs: Vec<Literal>,
    pub(crate) allowed: Vec<Allowed>,
    pub(crate) others: Vec<TokenStream>,
}

impl Attributes {
    /// Whether there is nothing that changes what is expanded. A doc comment on a setting does not.
    pub(crate) fn is_empty(&self) -> bool {
        self.allowed.is_empty() && self.others.is_empty()
    }

    /// Whether what has these attributes is there in any case: `cfg` may take it out, and what is not
    /// known may change it.
    pub(crate) fn is_fixed(&self) -> bool {
        self.others.iter().all(|attribute| {
            let group = attribute.clone().into_iter().find_map(|token| match token {
                TokenTree::Group(group) => group.stream().into_iter().next(),
                _ => None,
            });
            group.is_some_and(|name| HARMLESS.contains(&name.to_string().as_str()))
        })
    }
}

/// Whether one of two with these attributes may be there in place of the other: each has a condition of its own.
pub(crate) fn are_alternatives(one: &Attributes, other: &Attributes) -> bool {
    let conditions =
        |it: &Attributes| it.others.iter().map(ToString::to_string).collect::<Vec<_>>();
    !one.is_fixed() && !other.is_fixed() && conditions(one) != conditions(other)
}

/// `#[allow(lint, reason = "…")]`, once for each lint.
pub(crate) struct Allowed {
    pub(crate) lint: Word,
    pub(crate) reason: Literal,
}

/// `existing name(azure_name, resource_group, subscription);`
pub(crate) struct Existing {
    pub(crate) attributes: Attributes,
    pub(crate) word: Word,
    pub(crate) name: Word,
    pub(crate) arguments: Vec<Value>,
    pub(crate) marks: Marks,
}

/// Where the marks of a list of arguments are: an editor asks at them what comes next.
#[derive(Default)]
pub(crate) struct Marks {
    pub(crate) parentheses: Option<Span>,
    pub(crate) commas: Vec<Span>,
}

/// A part of a body.
pub(crate) enum Member {
    /// `name;`
    Flag(Word),
    /// `name: value, value;`
    Setting { name: Word, colon: Span, values: Vec<Value> },
    /// `roles: who => Role, who => [Role, Role];`
    Roles { word: Word, grants: Vec<Grant> },
    /// `name { … }`: nested settings.
    Section { name: Word, members: Vec<Member> },
    /// `name { key: value; }`: a map.
    Map { name: Word, entries: Vec<Entry> },
    /// `KEYWORD name …`
    Child(Box<Declaration>),
    /// `#[…]` before any of these but a child, which has its own.
    Attributed(Attributes, Box<Member>),
    /// The word that is being typed here, when an editor asks about it.
    Asked(Word),
}

impl Member {
    /// The member without its attributes.
    pub(crate) fn bare(&self) -> &Self {
        match self {
            Self::Attributed(_, member) => member.bare(),
            member => member,
        }
    }

    fn visit<'s>(&'s self, in_grants: bool, visit: &mut dyn FnMut(&'s Value)) {
        match self {
            Self::Flag(_) | Self::Asked(_) => {}
            Self::Setting { values, .. } => values.iter().for_each(visit),
            Self::Roles { grants, .. } => {
                grants.iter().filter(|_| in_grants).for_each(|grant| visit(&grant.who));
            }
            Self::Section { members, .. } => {
                members.iter().for_each(|member| member.visit(in_grants, visit));
            }
            Self::Map { entries, .. } => entries.iter().for_each(|entry| entry.value.visit(visit)),
            Self::Child(child) => child.visit(in_grants, visit),
            Self::Attributed(_, member) => member.visit(in_grants, visit),
        }
    }

    fn visit_grants<'s>(
        &'s self,
        owner: &'s Declaration,
        visit: &mut dyn FnMut(&'s Declaration, &'s [Grant]),
    ) {
        match self.bare() {
            Self::Roles { grants, .. } => visit(owner, grants),
            Self::Section { members, .. } => {
                members.iter().for_each(|member| member.visit_grants(owner, visit));
            }
            Self::Child(child) => child.visit_grants(visit),
            _ => {}
        }
    }
}

/// An entry of a map.
pub(crate) struct Entry {
    pub(crate) key: Key,
    pub(crate) colon: Span,
    pub(crate) value: Value,
}

/// The key of a map's entry: a name or a string.
pub(crate) enum Key {
    Name(Word),
    Text(Literal),
}

impl Key {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span(),
            Self::Text(text) => text.span(),
        }
    }

    /// The key without quotes, and without the `r#` of a raw name.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Name(name) => name.unraw().to_owned(),
            Self::Text(text) => literal_text(text),
        }
    }
}

/// `who => Role` or `who => [Role, Role]`
pub(crate) struct Grant {
    pub(crate) who: Value,
    pub(crate) arrow: Span,
    pub(crate) roles: Vec<Word>,
    /// Whether the roles stand in brackets.
    pub(crate) list: bool,
    /// The role that is being typed, when an editor asks about it and nothing of it is there.
    pub(crate) asked: Option<Word>,
}

pub(crate) enum Value {
    Literal(Scalar),
    /// A declared name, or a way to a child or an output: `data.photos`.
    Path(Vec<Word>),
    /// A word that begins with a capital letter: one of a setting's choices.
    Choice(Word),
    /// `[value, value]`, which only stands in maps.
    List(Span, Vec<Value>),
    /// `(rust expression)`
    Rust(Group),
}

impl Value {
    /// Calls `visit` for the value, or for each of a list.
    pub(crate) fn visit<'s>(&'s self, visit: &mut dyn FnMut(&'s Value)) {
        match self {
            Self::List(_, values) => values.iter().for_each(|value| value.visit(visit)),
            value => visit(value),
        }
    }

    /// The value as it was written, for messages.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Literal(literal) => literal.text().to_owned(),
            Self::Path(path) => path.iter().map(Word::to_string).collect::<Vec<_>>().join("."),
            Self::Choice(choice) => choice.to_string(),
            Self::List(..) => "[…]".to_owned(),
            Self::Rust(_) => "(…)".to_owned(),
        }
    }

    /// The text and where it stands, if the value is a string.
    pub(crate) fn string(&self) -> Option<(String, Span)> {
        let Self::Literal(literal) = self else { return None };
        Some((literal.string()?, literal.span()))
    }

    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Literal(literal) => literal.span(),
            Self::Path(path) => path.first().map_or_else(Span::call_site, Word::span),
            Self::Choice(choice) => choice.span(),
            Self::List(span, _) => *span,
            Self::Rust(group) => group.span(),
        }
    }
}
