//! Questions about who is granted something in a block of programs, and is named by none of them,
//! which the compiler answers.
//!
//! The macro does not know which declarations are identities. It finds those that stand in grants and
//! nowhere else, and asks when everything that could name them is in the block.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::block::checks::lints::{self, allowed};
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::lints::IDLE;
use crate::block::syntax::{Block, Declaration, Member, Statement, Value};
use crate::block::table::{Set, Table};
use crate::block::word::{Word, start};

/// The constants of a block. `errors` are what is wrong otherwise: it may be what would name them.
pub(crate) fn constants(block: &Block, names: &Names<'_>, errors: &Errors) -> TokenStream {
    let declarations: Vec<&Declaration> =
        block.statements.iter().filter_map(Statement::declaration).collect();
    let is_whole = block.target.is_none()
        && errors.is_empty()
        && declarations.iter().all(|declaration| declaration.attributes.is_fixed());
    if !is_whole {
        return TokenStream::new();
    }
    let mut programs: Vec<&Word> = Vec::new();
    for Declaration { keyword, .. } in declarations.iter().filter(|it| it.may_be_program()) {
        if !programs.contains(&keyword) {
            programs.push(keyword);
        }
    }
    let mut reasons = declarations.iter().map(|it| allowed(IDLE, &[&it.attributes]));
    if programs.is_empty() && reasons.all(|reason| reason.is_none()) {
        return TokenStream::new();
    }
    let mut found = Found::default();
    block.statements.iter().for_each(|statement| found.statement(statement));
    let mut tokens = TokenStream::new();
    for declaration in declarations {
        let name = declaration.name.to_string();
        let granted = found.granted.get(&name);
        let may_be_idle = granted.is_some()
            && !found.named.contains(&name)
            && !names.is_repeated(declaration)
            && declaration.members.iter().all(|member| !lints::gives_more_than_roles(member));
        let has_roles = granted.is_some_and(|granted| granted.in_own_body);
        let bodies = || {
            let bodies = granted.into_iter().flat_map(|granted| &granted.bodies);
            quote! { &[#(::app_model::literal::Of::<#bodies>::RULES),*] }
        };
        let keyword = &declaration.keyword;
        match allowed(IDLE, &[&declaration.attributes]) {
            Some(allowed) => {
                let (place, bodies) = (allowed.lint.span(), bodies());
                let arguments =
                    quote_spanned! {place=> (#name, #may_be_idle, #has_roles, #bodies, PROGRAMS) };
                tokens.extend(question(keyword, "allows_idle", &arguments, place));
            }
            None if may_be_idle && !programs.is_empty() => {
                let (place, bodies) = (declaration.name.span(), bodies());
                let arguments = quote_spanned! {place=> (#name, #has_roles, #bodies, PROGRAMS) };
                tokens.extend(question(keyword, "idle", &arguments, place));
            }
            None => {}
        }
    }
    if tokens.is_empty() {
        return tokens;
    }
    quote! {
        const _: () = {
            const PROGRAMS: &[::app_model::literal::Rules] =
                &[#(::app_model::literal::Of::<#programs>::RULES),*];
            #tokens
        };
    }
}

fn question(keyword: &Word, method: &str, arguments: &TokenStream, place: Span) -> TokenStream {
    let before = start(place);
    let method = Word::new(method, before);
    let path = quote_spanned! {before=> ::app_model::literal::Of::<#keyword>::RULES.#method };
    quote! { const _: () = #path #arguments; }
}

/// Who stands in grants, on either side, and what stands anywhere else.
#[derive(Default)]
struct Found<'b> {
    granted: Table<String, Granted<'b>>,
    named: Set<String>,
}

/// Where somebody stands in grants. Which side is granted something is known to the types.
#[derive(Default)]
struct Granted<'b> {
    in_own_body: bool,
    /// The keywords of the other declarations whose grants name it.
    bodies: Vec<&'b Word>,
}

impl<'b> Found<'b> {
    fn statement(&mut self, statement: &'b Statement) {
        match statement {
            Statement::Declaration(declaration) => self.declaration(declaration),
            Statement::Existing(existing) => {
                // What exists already may serve others.
                self.named.insert(existing.name.to_string());
                existing.arguments.iter().for_each(|value| self.value(value));
            }
        }
    }

    fn declaration(&mut self, declaration: &'b Declaration) {
        declaration.arguments.iter().flatten().for_each(|value| self.value(value));
        declaration.value.iter().for_each(|(_, value)| self.value(value));
        self.members(declaration, &declaration.members);
    }

    fn members(&mut self, owner: &'b Declaration, members: &'b [Member]) {
        for member in members {
            match member.bare() {
                Member::Setting { values, .. } => values.iter().for_each(|value| self.value(value)),
                Member::Section { members, .. } => self.members(owner, members),
                Member::Map { entries, .. } => {
                    entries.iter().for_each(|entry| self.value(&entry.value));
                }
                Member::Child(child) => self.declaration(child),
                Member::Roles { grants, .. } => {
                    self.granted.entry(owner.name.to_string()).or_default().in_own_body = true;
                    for grant in grants {
                        let who = match &grant.who {
                            Value::Path(path) => path.first().map(Word::to_string),
                            Value::Choice(name) => Some(name.to_string()),
                            other => {
                                self.value(other);
                                None
                            }
                        };
                        if let Some(who) = who {
                            let bodies = &mut self.granted.entry(who).or_default().bodies;
                            if !bodies.contains(&&owner.keyword) {
                                bodies.push(&owner.keyword);
                            }
                        }
                    }
                }
                Member::Flag(_) | Member::Asked(_) | Member::Attributed(..) => {}
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Path(path) => self.named.extend(path.first().map(Word::to_string)),
            Value::Choice(name) => drop(self.named.insert(name.to_string())),
            Value::Rust(group) => lints::words(group.stream(), &mut self.named),
            Value::List(_, values) => values.iter().for_each(|value| self.value(value)),
            Value::Literal(_) => {}
        }
    }
}
