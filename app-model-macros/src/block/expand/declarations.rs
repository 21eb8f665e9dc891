//! What is declared: resources, programs, values, and their children.

use proc_macro2::{Delimiter, Literal, Span};
use quote::{quote, quote_spanned};

use super::{Expander, Place, argument, end, helper, others, this};
use crate::block::syntax::Declaration;
use crate::block::trees::Trees;
use crate::block::word::Word;

impl Expander<'_> {
    pub(super) fn declaration(&self, declaration: &Declaration) -> Trees {
        let mut tokens = others(&declaration.attributes);
        tokens.word("let", Span::call_site());
        tokens.push(declaration.name.clone());
        tokens.marks("=", Span::call_site());
        tokens.append(if self.keeps_children(declaration) {
            self.declare(&self.app, declaration, Place::Top)
        } else {
            self.add(&self.app, declaration, Place::Top)
        });
        end(&mut tokens);
        tokens
    }

    /// The handle of a declaration: bare, or in a struct with one field for each child.
    pub(super) fn declare(&self, parent: &Word, declaration: &Declaration, place: Place) -> Trees {
        let add = self.add(parent, declaration, place);
        let children: Vec<&Declaration> = declaration.live_children().collect();
        if children.is_empty() {
            return add;
        }
        let this = this(declaration);
        let fields: Vec<&Word> = children.iter().map(|child| &child.name).collect();
        // Copies with a span of their own: the user's token stands for the field and nothing else.
        let plain: Vec<Word> = fields.iter().map(|field| field.at(Span::call_site())).collect();
        let values = children.iter().map(|child| self.declare(&this, child, Place::Child));
        // What `cfg` takes out of the block is no field either.
        let own: Vec<Trees> = children.iter().map(|child| conditions(child)).collect();
        let tokens = quote! {{
            struct Children<This, #(#own #plain),*> { #this: This, #(#own #fields: #plain),* }
            let #this = #add;
            Children { #this, #(#own #plain: #values),* }
        }};
        tokens.into()
    }

    /// `app.add::<keyword>("name")` or, in a parent, `parent.add::<keyword, _>("name")`
    pub(super) fn add(&self, parent: &Word, declaration: &Declaration, place: Place) -> Trees {
        let Declaration { keyword, name, ty, end, .. } = declaration;
        let mut inside = match &declaration.computed {
            Some(group) => {
                let expression = argument(group);
                quote_spanned! {group.span()=> & #expression }.into()
            }
            None => {
                let mut inside = Trees::default();
                inside.push(Literal::string(declaration.model_name()));
                inside
            }
        };
        let read_only = matches!(place, Place::Top) && self.names.read_only.contains(name.text());
        let method = match &declaration.arguments {
            Some(arguments) => {
                let parent = Trees::of(parent);
                let values: Vec<Trees> = arguments
                    .iter()
                    .map(|value| self.value(value, &parent, Span::call_site()))
                    .collect();
                inside.marks(",", *end);
                match <[Trees; 1]>::try_from(values) {
                    Ok([one]) => inside.append(one),
                    Err(many) => inside.append(quote! { (#(#many),*) }.into()),
                }
                "add_from"
            }
            None if read_only => "add_read_only",
            None => "add",
        };
        // The method stands at the name: that is the place that `#[track_caller]` tells.
        let mut tokens = Trees::of(parent);
        tokens.field(&Word::new(method, name.span()));
        tokens.marks("::", *end);
        tokens.marks("<", *end);
        tokens.push(keyword.clone());
        if let Some(ty) = ty {
            tokens.marks("<", Span::call_site());
            tokens.push(ty.clone());
            tokens.marks(">", Span::call_site());
        }
        if matches!(place, Place::Child) || declaration.arguments.is_some() {
            tokens.marks(",", *end);
            tokens.word("_", *end);
        }
        tokens.marks(">", *end);
        tokens.group(Delimiter::Parenthesis, inside, *end);
        tokens
    }

    /// Children that nothing names: each declared where its settings are.
    pub(super) fn children_in_place(
        &self,
        declaration: &Declaration,
        parent: &Word,
        attributes: &Trees,
    ) -> Trees {
        let mut calls = Trees::default();
        for child in declaration.live_children() {
            let add = self.add(parent, child, Place::Child);
            let own = others(&child.attributes);
            // A local of the child's name would hide a declaration of the same name.
            let name =
                if self.names.knows(&child.name) { helper("child") } else { child.name.clone() };
            let mut details = self.details(child, &[], &Trees::of(&name));
            details.append(self.children_in_place(child, &name, &Trees::default()));
            calls.copy(attributes);
            calls.append(own);
            if details.is_empty() {
                calls.append(add);
                end(&mut calls);
            } else {
                calls.append(quote! { { let #name = #add; #details } }.into());
            }
        }
        calls
    }
}

/// The attributes of a child that may not be there.
fn conditions(child: &Declaration) -> Trees {
    if child.attributes.is_fixed() { Trees::default() } else { others(&child.attributes) }
}
