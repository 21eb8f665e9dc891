//! Values: literals, choices, Rust in parentheses, and ways through children and outputs.

use proc_macro2::{Delimiter, Span};

use super::{Expander, argument, this};
use crate::block::errors::misspelt;
use crate::block::language::ENDPOINT;
use crate::block::suggest::nearest;
use crate::block::syntax::{Declaration, Value};
use crate::block::trees::Trees;
use crate::block::word::Word;

impl Expander<'_> {
    pub(super) fn resolves(&self, value: &Value) -> bool {
        match value {
            Value::Path(path) => {
                path.first().is_some_and(|name| self.names.knows(name) && !self.is_broken(name))
                    && self.names.setting(path).is_none()
            }
            _ => true,
        }
    }

    pub(super) fn is_broken(&self, name: &Word) -> bool {
        self.names.broken.contains(name.text())
    }

    /// Whether it is a value without the help of a setting's choices.
    pub(super) fn is_no_choice(&self, value: &Value) -> bool {
        match value {
            Value::Choice(name) => self.names.knows(name) && !self.is_broken(name),
            Value::List(_, values) => values.iter().all(|value| self.is_no_choice(value)),
            value => self.resolves(value),
        }
    }

    /// A value for a setting of `handle`; `mark` is the punctuation before it.
    pub(super) fn value(&self, value: &Value, handle: &Trees, mark: Span) -> Trees {
        match value {
            Value::Literal(literal) => literal.trees(),
            Value::Rust(group) => argument(group).into(),
            Value::List(span, values) => {
                let mut tokens = Trees::of(&self.app);
                tokens.call(&Word::new("list", *span), Trees::default(), *span);
                for value in values {
                    let place = value.span();
                    let value = self.value(value, handle, mark);
                    tokens.call(&Word::new("with", place), value, place);
                }
                // The braces stand where the list does: an error is then there, and not at the whole
                // block.
                let mut block = Trees::default();
                block.group(Delimiter::Brace, tokens, *span);
                block
            }
            Value::Path(path) => self.reference(path),
            Value::Choice(name) if self.names.knows(name) => {
                self.reference(std::slice::from_ref(name))
            }
            Value::Choice(choice) => {
                let mut tokens = handle.at(mark);
                tokens.field(&Word::new("choices", mark));
                tokens.field(choice);
                tokens
            }
        }
    }

    /// A way through children, then through outputs: `data.photos`, `data.this.blob_endpoint()`.
    pub(super) fn reference(&self, path: &[Word]) -> Trees {
        let Some((first, rest)) = path.split_first() else { return Trees::default() };
        let mut tokens = Trees::of(first);
        let mut place = self.names.declared.get(first.text()).copied();
        let mut rest = rest.iter().peekable();
        let mut is_first = true;
        while let Some(declaration) = place {
            let child = rest.peek().and_then(|name| declaration.child(name));
            let in_struct = self.order.keeps_children(first.text())
                && declaration.live_children().next().is_some();
            if in_struct && child.is_none() {
                tokens.field(&this(declaration));
                if path.len() == 1 {
                    // The braces stand where the name does: an error is then there, and not at the
                    // whole block.
                    let mut block = Trees::default();
                    block.group(Delimiter::Brace, tokens, first.span());
                    tokens = block;
                }
            }
            if let (Some(_), Some(name)) = (child, rest.next_if(|_| child.is_some())) {
                tokens.field(name);
            }
            if child.is_none()
                && let Some(name) = rest.next()
            {
                tokens = output(tokens, declaration, name, is_first);
            }
            is_first = false;
            place = child;
        }
        for name in rest {
            tokens.call(name, Trees::default(), name.span());
        }
        tokens
    }
}

/// An output, for which the word after a declaration is taken if no child has it as its name. What is
/// near to a child's name, or stands after what may be a program, is rather a mistake; the types know.
fn output(handle: Trees, declaration: &Declaration, name: &Word, is_at_top: bool) -> Trees {
    let parent = &declaration.name;
    let is_endpoint = |child: &&Declaration| child.keyword == ENDPOINT;
    let endpoints =
        declaration.live_children().filter(is_endpoint).map(name_of).collect::<Vec<_>>();
    let near = nearest(name.text(), declaration.live_children().map(name_of));
    match near {
        Some(near) if !endpoints.contains(&near) => {
            misspelt::child_or_output(handle, parent, name, &near)
        }
        None if !is_at_top || !declaration.may_be_program() => {
            let mut tokens = handle;
            tokens.call(name, Trees::default(), name.span());
            tokens
        }
        near => misspelt::endpoint_or_output(handle, parent, name, near.as_deref(), &endpoints),
    }
}

fn name_of(declaration: &Declaration) -> String {
    declaration.name.to_string()
}
