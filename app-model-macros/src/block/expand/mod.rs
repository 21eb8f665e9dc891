//! The expansion: straight-line builder calls with the user's own names.
//!
//! A statement's calls stand where it stands, or at the end if they name what is declared later,
//! so that the order of statements carries no meaning. A token of the user's is emitted as it came,
//! so that the compiler's words and the editor's answers land on it; the tokens between take the
//! place of the mark beside it, so that an error underlines no more than it means. Errors come last.

mod declarations;
mod members;
mod order;
mod values;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::block::checks::lints::Lints;
use crate::block::checks::names::Names;
use crate::block::errors::Errors;
use crate::block::language::lints::{is_about_declarations, is_about_existing, is_about_use};
use crate::block::language::names::{is_keyword, model_name};
use crate::block::questions;
use crate::block::syntax::{Allowed, Attributes, Block, Declaration, Existing, Statement};
use crate::block::trees::Trees;
use crate::block::word::{Word, start};
use order::Order;

pub(crate) fn expand(
    block: &Block,
    names: &Names<'_>,
    lints: &Lints,
    errors: Errors,
) -> TokenStream {
    let order = Order::of(block, names);
    let expander = Expander { names, lints, order: &order, app: helper("app") };
    let app = &expander.app;
    let start = match &block.target {
        Some(target) => {
            // What is no builder is then underlined itself, and not the block.
            let place =
                target.clone().into_iter().next().map_or_else(Span::call_site, |t| t.span());
            let target = quote_spanned! {place=> & #target };
            quote! { let #app: &::app_model::Builder = #target; }
        }
        None => quote! { let #app = ::app_model::Builder::new(); },
    };
    let mut mentioned = TokenStream::new();
    for name in &names.mentioned {
        mentioned.extend(expander.mentioned(name));
    }
    let mut calls = Trees::default();
    let mut waiting = Trees::default();
    for (index, statement) in block.statements.iter().enumerate() {
        let settings = match statement {
            Statement::Declaration(declaration) if expander.is_live(declaration) => {
                calls.append(expander.declaration(declaration));
                expander.settings(declaration)
            }
            Statement::Declaration(_) => continue,
            Statement::Existing(existing) => expander.existing(existing).into(),
        };
        if order.waits(index) { waiting.append(settings) } else { calls.append(settings) }
    }
    calls.append(waiting);
    let calls = TokenStream::from(calls);
    let questions = questions::constants(block, names, &errors);
    let errors = errors.into_tokens();
    // The attribute stands on a `let`: on a block it would not be stable.
    quote! {{
        #[allow(
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            clippy::restriction,
            non_camel_case_types,
            non_snake_case,
            non_upper_case_globals,
            path_statements,
            unused
        )]
        let #app = {
            use ::app_model::keyword::*;
            #start
            #mentioned
            #calls
            #questions
            #app
        };
        #errors
        #app
    }}
}

/// An identifier of the expansion's own, which no name of the user's can collide with.
fn helper(name: &str) -> Word {
    Word::new(name, Span::mixed_site())
}

/// Where a declaration stands.
#[derive(Clone, Copy)]
enum Place {
    Top,
    Child,
}

struct Expander<'n> {
    names: &'n Names<'n>,
    lints: &'n Lints,
    order: &'n Order,
    app: Word,
}

impl Expander<'_> {
    /// A repeated name, or a name that Rust refuses, was reported and declares nothing.
    fn is_live(&self, declaration: &Declaration) -> bool {
        !self.names.is_repeated(declaration)
            && !is_keyword(&declaration.name)
            && declaration.arguments.iter().flatten().all(|value| self.resolves(value))
    }

    fn keeps_children(&self, declaration: &Declaration) -> bool {
        self.order.keeps_children(declaration.name.text())
    }

    fn mentioned(&self, name: &Word) -> TokenStream {
        let app = &self.app;
        let text = model_name(name, None);
        quote! { let #name = #app.add::<parameter>(#text); }
    }

    fn settings(&self, declaration: &Declaration) -> Trees {
        let name = &declaration.name;
        let attributes = others(&declaration.attributes);
        let kept = self.keeps_children(declaration);
        let place = if kept { handle(declaration, &[]) } else { Trees::of(name) };
        let mut calls = self.lints(declaration, &place, &attributes);
        calls.append(self.details(declaration, &[], &place));
        if !kept {
            calls.append(self.children_in_place(declaration, name, &attributes));
        }
        calls
    }

    /// `app.allow(name, lint, "reason")` for each lint that is allowed, and the question whether the
    /// declaration may be one that nothing uses.
    fn lints(&self, declaration: &Declaration, place: &Trees, attributes: &Trees) -> Trees {
        let app = &self.app;
        let mut calls = Trees::default();
        let mut meant = false;
        for Allowed { lint, reason } in &declaration.attributes.allowed {
            let unused = is_about_use(lint);
            if is_about_declarations(lint) && (!unused || self.lints.is_unused(declaration)) {
                meant |= unused;
                let end = declaration.end;
                let app = app.at(app.span().located_at(end));
                let path = quote_spanned! {start(lint.span())=> ::app_model::lint:: };
                let call = quote_spanned! {end=> #app.allow(#place, #path #lint, #reason); };
                calls.append(quote! { #attributes #call }.into());
            }
        }
        if self.lints.is_unused(declaration) && !meant {
            let place = place.at(declaration.name.span());
            let call =
                quote_spanned! {declaration.end=> ::app_model::lint::may_be_unused(#place); };
            calls.append(quote! { #attributes #call }.into());
        }
        calls
    }

    /// `app.publish_as_existing(name, azure_name).resource_group(group)`
    fn existing(&self, existing: &Existing) -> TokenStream {
        let Existing { attributes, word, name, arguments, .. } = existing;
        let known = self.names.knows(name)
            && !self.is_broken(name)
            && arguments.iter().all(|value| self.is_no_choice(value));
        if !known || arguments.is_empty() {
            return TokenStream::new();
        }
        let method = match word.text() {
            "existing" | "existing_read_only" => Word::new("publish_as_existing", word.span()),
            _ => word.clone(),
        };
        let app = &self.app;
        let attributes = others(attributes);
        let target = self.reference(std::slice::from_ref(name));
        let mut reasons = TokenStream::new();
        for Allowed { lint, reason } in &existing.attributes.allowed {
            if is_about_existing(lint) {
                let path = quote_spanned! {word.span()=> ::app_model::lint:: };
                let call =
                    quote_spanned! {word.span()=> #app.allow(#target, #path #lint, #reason); };
                reasons.extend(quote! { #attributes #call });
            }
        }
        let place = Trees::of(app);
        let mut values = arguments.iter().map(|value| self.value(value, &place, Span::call_site()));
        let first = values.next();
        let group = values.next().map(|value| quote! { .resource_group(#value) });
        let subscription = values.next().map(|value| quote! { .subscription(#value) });
        quote! { #attributes #app.#method(#target, #first) #group #subscription; #reasons }
    }
}

/// The expression for the handle of a declaration below its parents.
fn handle(declaration: &Declaration, parents: &[&Declaration]) -> Trees {
    let mut names = parents.iter().copied().chain([declaration]).map(|parent| &parent.name);
    let mut tokens = names.next().map_or_else(Trees::default, Trees::of);
    for name in names {
        tokens.field(name);
    }
    if declaration.live_children().next().is_some() {
        tokens.field(&this(declaration));
    }
    tokens
}

/// The field of a declaration's own handle beside those of its children: `this`, or what no child is
/// called.
fn this(declaration: &Declaration) -> Word {
    let mut name = "this".to_owned();
    while declaration.children().any(|child| child.name == name) {
        name.push('_');
    }
    helper(&name)
}

/// The expression without its parentheses, unless they make a tuple.
pub(crate) fn argument(group: &Group) -> TokenStream {
    let tokens = group.stream();
    let is_comma = |token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    if tokens.is_empty() || tokens.clone().into_iter().any(is_comma) {
        return quote! { #group };
    }
    tokens
}

pub(crate) fn others(attributes: &Attributes) -> Trees {
    let mut trees = Trees::default();
    for attribute in &attributes.others {
        trees.append(attribute.clone().into());
    }
    trees
}

/// The end of a statement of the expansion's.
fn end(calls: &mut Trees) {
    calls.marks(";", Span::call_site());
}
