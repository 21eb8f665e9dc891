//! Questions about the variables that are written under `env`: whether something else sets them, and
//! whether they keep their names where the program runs.
//!
//! What a reference sets bears a name of what it refers to, or ends as few do, so that most variables
//! are no question.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::children::written;
use super::{Questions, is_place};
use crate::block::checks::named::references;
use crate::block::language::{
    IDENTITY, NAMED, OWN_VARIABLE, PARTS, PROPERTIES, REFERENCE, VARIABLES,
};
use crate::block::questions::hints::VARIABLE_ENDINGS;
use crate::block::syntax::{Declaration, Key, Member, Value};
use crate::block::table::Set;
use crate::block::word::Word;

/// A reference of a program.
struct Reference<'b> {
    target: &'b Declaration,
    /// The child that it is about.
    child: Option<&'b Declaration>,
    written: String,
    place: Span,
    /// Whether it gives another name to what it refers to.
    is_renamed: bool,
    /// The names that the variables may have in theirs: of what is referred to and, since an endpoint
    /// is reached at its program, of what that is in.
    names: [String; 2],
    /// The same as they are compared.
    compared: [String; 2],
    /// The variable that what it refers to says its connection string is in.
    own: Option<String>,
    /// The member of the program that it stands in.
    member: usize,
}

impl<'b> Questions<'b> {
    pub(super) fn variables(&mut self, program: &'b Declaration) {
        let variables = variables(program);
        if variables.is_empty() {
            return;
        }
        let parts = parts(program);
        let references_of_it =
            if parts.is_some() { self.references_of(program) } else { Vec::new() };
        let parts = parts.unwrap_or_default();
        let (question, parts) = match parts.as_slice() {
            [] => ("variable", None),
            parts => ("variable_of", Some(quote! { , &[#(#parts),*] })),
        };
        let has_identity = self.granted.contains(program.name.text())
            || program
                .members
                .iter()
                .any(|member| matches!(member, Member::Setting { name, .. } if name == IDENTITY));
        let mut brings: Vec<&Word> = Vec::new();
        for keyword in references(program, self.names).filter(|_| !has_identity) {
            if !brings.contains(&keyword) {
                brings.push(keyword);
            }
        }
        let allows = !program.attributes.allowed.is_empty();
        let mut seen = Set::default();
        for (member, key) in variables {
            let (variable, span) = (key.text(), key.span());
            // That it is set twice, or is no name, is another mistake.
            if !seen.insert(variable.clone()) || !is_name_of_variable(&variable) {
                continue;
            }
            if variable.contains('-') && !allows {
                self.hyphen(program, &variable, span);
            }
            let may_be_own = VARIABLE_ENDINGS.iter().any(|ending| variable.ends_with(ending));
            let compared =
                if references_of_it.is_empty() { String::new() } else { comparable(&variable) };
            let mut plain: Vec<&Word> = Vec::new();
            let references = references_of_it.iter().filter(|reference| {
                let target = reference.target;
                let may_have_own = may_be_own
                    && reference.child.is_none()
                    && target.arguments.is_none()
                    && !plain.contains(&&target.keyword);
                if may_have_own {
                    plain.push(&target.keyword);
                }
                may_have_own
                    || reference.own.as_ref().is_some_and(|own| *own == variable)
                    || reference.compared.iter().any(|name| compared.contains(name))
            });
            let references: Vec<TokenStream> =
                references.flat_map(|reference| reference.tokens(member)).collect();
            let of_identity = may_be_own && (has_identity || !brings.is_empty());
            if of_identity || !references.is_empty() {
                let name = program.model_name();
                let brings = quote! { &[#(::app_model::facts::Of::<#brings>::BRINGS_ROLES),*] };
                let arguments =
                    quote! { #name, #variable, #has_identity, #brings, &[#(#references),*] #parts };
                self.ask(&program.keyword, question, &arguments, span);
            }
        }
    }

    /// References of a program that says which parts of them it is handed.
    pub(super) fn handed(&mut self, program: &'b Declaration) {
        let Some(parts) = parts(program).filter(|parts| !parts.is_empty()) else { return };
        let by = program.model_name();
        for reference in self.references_of(program) {
            let target = reference.declaration();
            let (name, has_children) = (name_of(target), target.children().next().is_some());
            let arguments = quote! { #name, #by, #has_children, &[#(#parts),*] };
            self.ask(&target.keyword, "handed", &arguments, reference.place);
        }
    }

    /// A variable with a hyphen in its name.
    fn hyphen(&mut self, program: &Declaration, variable: &str, span: Span) {
        let declared = match program.settings().find(|(name, _)| is_place(name)) {
            None if !self.has_places => return,
            None => {
                self.needs_declared = true;
                quote! { DECLARED }
            }
            Some((_, [value])) => match self.whole(value) {
                Some((_, environment)) => {
                    let kind = &environment.keyword;
                    quote! { &[::app_model::facts::Declared(::app_model::facts::Of::<#kind>::FACTS, &[])] }
                }
                None => return,
            },
            Some(_) => return,
        };
        let without = variable.replace('-', "");
        let fitting = variable.replace(|c: char| !c.is_alphanumeric(), "_");
        let arguments = quote! { #variable, #without, #fitting, #declared };
        self.ask(&program.keyword, "hyphen", &arguments, span);
    }

    /// What a program refers to, if it is declared in the block.
    fn references_of(&self, program: &Declaration) -> Vec<Reference<'b>> {
        let mut references = Vec::new();
        for (member, content) in program.members.iter().enumerate() {
            match content {
                Member::Setting { name, values, .. } if name == REFERENCE => {
                    let of = values.iter().map(|value| self.reference(value, None, member));
                    references.extend(of.flatten());
                }
                Member::Map { name, entries } if name == NAMED => {
                    let of = entries
                        .iter()
                        .map(|entry| self.reference(&entry.value, Some(entry.key.text()), member));
                    references.extend(of.flatten());
                }
                _ => {}
            }
        }
        references.retain(|reference| reference.target.name != program.name);
        references
    }

    fn reference(
        &self,
        value: &Value,
        name: Option<String>,
        member: usize,
    ) -> Option<Reference<'b>> {
        let (target, child) = match value {
            Value::Path(path) => match path.as_slice() {
                [target] => (target, None),
                [target, child] => (target, Some(child)),
                _ => return None,
            },
            Value::Choice(target) => (target, None),
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => return None,
        };
        let target = self.names.declared.get(target.text()).copied()?;
        let child = match child {
            Some(child) => Some(target.child(child)?),
            None => None,
        };
        if !is_fixed(target) || !child.is_none_or(is_fixed) {
            return None;
        }
        let declaration = child.unwrap_or(target);
        let is_renamed = name.is_some();
        let names = [declaration, target].map(|it| name.clone().unwrap_or_else(|| name_of(it)));
        Some(Reference {
            target,
            child,
            written: value.text(),
            place: value.span(),
            is_renamed,
            compared: names.each_ref().map(|name| comparable(name)),
            names,
            own: own_variable(declaration),
            member,
        })
    }
}

impl<'b> Reference<'b> {
    /// What is referred to.
    fn declaration(&self) -> &'b Declaration {
        self.child.unwrap_or(self.target)
    }

    /// The reference as the compiler is asked about it, and once more for the parts that the block adds
    /// to the connection.
    fn tokens(&self, variable: usize) -> Vec<TokenStream> {
        let declaration = self.declaration();
        let keyword = &declaration.keyword;
        let target_name = name_of(declaration);
        let [name, owner] = &self.names;
        let (written_as, is_renamed) = (&self.written, self.is_renamed);
        let is_later = self.member > variable;
        let argument = match declaration.arguments.as_deref() {
            Some([Value::Literal(literal)]) => literal.string().unwrap_or_default(),
            Some([Value::Path(_)]) => "default".to_owned(),
            _ => String::new(),
        };
        let children: Vec<&Declaration> = match self.child {
            Some(child) => vec![child],
            None => self.target.live_children().collect(),
        };
        let children = children.iter().filter(|child| is_fixed(child));
        let children: Vec<TokenStream> = children
            .map(|child| {
                let (keyword, name) = (&child.keyword, name_of(child));
                let settings = written(&child.members);
                let settings = settings.iter().map(|(name, value)| quote! { (#name, #value) });
                quote! {
                    (
                        ::app_model::facts::Of::<#keyword>::FACTS,
                        ::app_model::facts::Child(#name, &[#(#settings),*]),
                    )
                }
            })
            .collect();
        let own = self.own.as_ref().map(|own| quote! { .in_variable(#own) });
        let mut targets = vec![quote! { ::app_model::facts::Of::<#keyword>::FACTS #own }];
        let properties = properties(declaration);
        if !properties.is_empty() {
            targets.push(quote! {
                ::app_model::facts::Of::<#keyword>::FACTS.with_parts(&[#(#properties),*])
            });
        }
        let reference = |target| {
            quote! {
                ::app_model::facts::Reference {
                    target: #target,
                    target_name: #target_name,
                    written: #written_as,
                    name: #name,
                    owner: #owner,
                    is_renamed: #is_renamed,
                    argument: #argument,
                    children: &[#(#children),*],
                    is_later: #is_later,
                }
            }
        };
        targets.iter().map(reference).collect()
    }
}

/// The variable that a declaration says its connection string is in.
fn own_variable(declaration: &Declaration) -> Option<String> {
    match declaration.settings().find(|(name, _)| *name == OWN_VARIABLE)? {
        (_, [Value::Literal(literal)]) => literal.string(),
        _ => None,
    }
}

/// The variables of a program, each with the place of its map.
pub(super) fn variables(program: &Declaration) -> Vec<(usize, &Key)> {
    let mut variables = Vec::new();
    for (place, member) in program.members.iter().enumerate() {
        if let Member::Map { name, entries } = member
            && name == VARIABLES
        {
            variables.extend(entries.iter().map(|entry| (place, &entry.key)));
        }
    }
    variables
}

/// The parts of references that a program says it is handed: none if it is handed all of them,
/// nothing if nobody knows.
fn parts(program: &Declaration) -> Option<Vec<String>> {
    let named = program.settings().filter(|(name, _)| *name == PARTS);
    let named = named.flat_map(|(_, values)| values).map(|value| match value {
        Value::Choice(part) => Some(part.to_string()),
        _ => None,
    });
    named.collect()
}

/// The parts that a declaration adds to its connection.
fn properties(declaration: &Declaration) -> Vec<String> {
    let entries = declaration.members.iter().filter_map(|member| match member {
        Member::Map { name, entries } if name == PROPERTIES => Some(entries),
        _ => None,
    });
    entries.flatten().map(|entry| entry.key.text()).collect()
}

/// Whether a variable can have the name.
pub(super) fn is_name_of_variable(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '=')
}

/// Whether the declaration is there for sure, by the name that is written.
fn is_fixed(declaration: &Declaration) -> bool {
    declaration.computed.is_none()
        && declaration.attributes.is_fixed()
        && !declaration.members.iter().any(|member| matches!(member, Member::Attributed(..)))
}

fn name_of(declaration: &Declaration) -> String {
    declaration.model_name().to_owned()
}

/// The name as it is compared.
fn comparable(name: &str) -> String {
    name.to_lowercase().replace('-', "_")
}
