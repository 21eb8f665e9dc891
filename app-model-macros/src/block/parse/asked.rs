//! What an editor asks, found while parsing.

use proc_macro2::Group;

use super::{Parser, Tokens};
use crate::block::asked::{Asked, is_marked, open, unmarked};
use crate::block::syntax::{Open, Value};
use crate::block::word::Word;

/// The question of an editor, and the lists that it can be for.
pub(super) struct Question<'b> {
    /// Whether an editor is asking: then missing words have an open word in their place.
    pub(super) editor: bool,
    pub(super) asked: Option<Asked<'b>>,
    pub(super) open: Open,
    /// Whether a value was missing.
    pub(super) missing: bool,
}

impl<'b> Parser<'b, '_> {
    /// The marked word, if it is the next one or stands before it. It is an answer once.
    pub(super) fn asked_here(&mut self) -> Option<Word> {
        let cursor = self.tokens.cursor();
        let asked = self.question.asked.as_ref()?;
        let word = asked.in_place_of_next(cursor).or_else(|| asked.before_next(cursor))?;
        self.question.asked = None;
        Some(word)
    }

    /// The marked word, if nothing of it is typed and it belongs here. It is an answer once.
    pub(super) fn asked_before(&mut self) -> Option<Word> {
        let word = self.question.asked.as_ref()?.before_next(self.tokens.cursor())?;
        self.question.asked = None;
        Some(word)
    }

    /// A statement begins here.
    pub(super) fn ask_statement(&mut self) {
        let word = self.asked_here();
        self.question.open.statement = word.or(self.question.open.statement.take());
    }

    /// The name of something declared stands here, or nothing.
    pub(super) fn ask_name(&mut self) {
        let word = self.asked_before();
        self.question.open.name = word.or(self.question.open.name.take());
    }

    /// The type of a parameter stands here.
    pub(super) fn ask_type(&mut self) {
        let word = self.asked_here();
        self.question.open.ty = word.or(self.question.open.ty.take());
    }

    /// The word that comes next, with the mark if it is asked about.
    pub(super) fn marked(&self, next: Word) -> Word {
        let asked = self.question.asked.as_ref();
        asked.and_then(|asked| asked.in_place_of_next(self.tokens.cursor())).unwrap_or(next)
    }

    /// The word in the place of one that is missing, for an editor.
    pub(super) fn missing_word(&mut self) -> Option<Word> {
        let word = self.asked_before();
        self.question.editor.then(|| word.unwrap_or_else(open))
    }

    /// What `parse` gives; with a value in the place of one that is missing, for an editor.
    pub(super) fn with_missing(
        &mut self,
        parse: impl FnOnce(&mut Self) -> Vec<Value>,
    ) -> Vec<Value> {
        let before = self.question.open.name.take();
        self.question.missing = false;
        let mut values = parse(self);
        let asked = self.question.open.name.take();
        if self.question.missing && self.question.editor {
            values.push(Value::Path(vec![asked.unwrap_or_else(open)]));
            self.question.open.name = before;
        } else {
            self.question.open.name = asked.or(before);
        }
        values
    }

    /// A value that only a declared name can be.
    pub(super) fn named_value(&mut self, name: &str) -> Option<Value> {
        let value = self.value(name)?;
        Some(self.name_in(value))
    }

    /// The value without the mark in its name, which is then the answer.
    pub(super) fn name_in(&mut self, mut value: Value) -> Value {
        let word = match &mut value {
            Value::Path(path) => path.first_mut(),
            Value::Choice(word) => Some(word),
            Value::Literal(_) | Value::Rust(_) => None,
        };
        if let Some(word) = word.filter(|word| is_marked(word)) {
            self.question.open.name = Some(word.clone());
            *word = unmarked(word);
        }
        value
    }

    /// A group of Rust, with the marked word in it.
    pub(super) fn rust(&self, group: Group, inside: Tokens<'b>) -> Group {
        let asked = self.question.asked.as_ref();
        let Some(tokens) = asked.and_then(|asked| asked.within(inside.cursor())) else {
            return group;
        };
        let mut changed = Group::new(group.delimiter(), tokens);
        changed.set_span(group.span());
        changed
    }
}
