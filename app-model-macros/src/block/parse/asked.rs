//! What an editor asks, found while parsing.

use proc_macro2::Group;

use super::{Parser, Tokens};
use crate::block::asked::{Asked, is_marked, open, unmarked};
use crate::block::syntax::{NamePlace, Open, Value, place};
use crate::block::word::Word;

/// The question of an editor, and the lists that it can be for.
pub(super) struct Question<'b> {
    /// Whether an editor is asking: then missing words have an open word in their place.
    pub(super) editor: bool,
    pub(super) asked: Option<Asked<'b>>,
    pub(super) open: Open,
    /// Where names stand now.
    pub(super) place: NamePlace,
}

impl Question<'_> {
    /// What follows are names for this.
    pub(super) fn names_for(&mut self, what: &str) {
        if self.editor {
            what.clone_into(&mut self.place.1);
        }
    }

    /// What follows belongs to a declaration with this keyword.
    pub(super) fn enter(&mut self, keyword: &Word) {
        if self.editor {
            self.place.0.push(keyword.text().to_owned());
        }
    }

    /// The declaration ends.
    pub(super) fn leave(&mut self) {
        self.place.0.pop();
    }

    /// The name that is being typed, which stands where names stand now.
    fn name(&mut self, word: Word) {
        let (keywords, what) = self.place.clone();
        let keywords = if what == place::ARGUMENT { Vec::new() } else { keywords };
        self.open.name = Some(((keywords, what), word));
    }
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
        if let Some(word) = self.asked_before() {
            self.question.name(word);
        }
    }

    /// The same, or it is the next word.
    pub(super) fn ask_next_name(&mut self) {
        if let Some(word) = self.asked_here() {
            self.question.name(word);
        }
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

    /// A value that a declared name can be.
    pub(super) fn named_value(&mut self, name: &str) -> Option<Value> {
        let value = self.value(name)?;
        Some(self.name_in(value))
    }

    /// The value without the mark in its name, which is then the answer.
    pub(super) fn name_in(&mut self, mut value: Value) -> Value {
        if !self.question.editor {
            return value;
        }
        let word = match &mut value {
            Value::Path(path) => path.first_mut(),
            Value::Choice(word) => Some(word),
            Value::Literal(_) | Value::List(..) | Value::Rust(_) => None,
        };
        if let Some(word) = word.filter(|word| is_marked(word)) {
            let marked = word.clone();
            *word = unmarked(word);
            self.question.name(marked);
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
