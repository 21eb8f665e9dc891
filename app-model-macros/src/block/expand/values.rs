//! Values: literals, choices, Rust in parentheses, and ways through children and outputs.

use proc_macro2::{Delimiter, Ident, Span};

use super::{Expander, argument, live_children, this};
use crate::block::errors::misspelt;
use crate::block::suggest::nearest;
use crate::block::syntax::{Declaration, Value};
use crate::block::trees::Trees;

impl Expander<'_> {
    pub(super) fn resolves(&self, value: &Value) -> bool {
        match value {
            Value::Path(path) => path.first().is_some_and(|name| self.names.knows(name)),
            _ => true,
        }
    }

    /// Whether it is a value without the help of a setting's choices.
    pub(super) fn is_no_choice(&self, value: &Value) -> bool {
        match value {
            Value::Choice(name) => self.names.knows(name),
            value => self.resolves(value),
        }
    }

    /// A value for a setting of `handle`; `mark` is the punctuation before it.
    pub(super) fn value(&self, value: &Value, handle: &Trees, mark: Span) -> Trees {
        match value {
            Value::Literal(literal) => literal.clone().into(),
            Value::Rust(group) => argument(group).into(),
            Value::Path(path) => self.reference(path),
            Value::Choice(name) if self.names.knows(name) => {
                self.reference(std::slice::from_ref(name))
            }
            Value::Choice(choice) => {
                let mut tokens = handle.at(mark);
                tokens.field(&Ident::new("choices", mark));
                tokens.field(choice);
                tokens
            }
        }
    }

    /// A way through children, then through outputs: `data.photos`, `data.this.blob_endpoint()`.
    pub(super) fn reference(&self, path: &[Ident]) -> Trees {
        let Some((first, rest)) = path.split_first() else { return Trees::default() };
        let mut tokens = Trees::of(first);
        let mut place = self.names.declared.get(&first.to_string()).copied();
        let mut rest = rest.iter().peekable();
        while let Some(declaration) = place {
            let child = rest.peek().and_then(|name| declaration.child(name));
            let in_struct = self.order.keeps_children(&first.to_string())
                && live_children(declaration).next().is_some();
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
                && let Some(name) = rest.peek()
                && let Some(near) = near_child(declaration, name)
            {
                tokens = misspelt::child_or_output(tokens, &declaration.name, name, &near);
                rest.next();
            }
            place = child;
        }
        for name in rest {
            tokens.call(name, Trees::default(), name.span());
        }
        tokens
    }
}

/// The child whose name is near to a name that no child has.
fn near_child(declaration: &Declaration, name: &Ident) -> Option<String> {
    let names = live_children(declaration).map(|child| child.name.to_string());
    nearest(&name.to_string(), names)
}
