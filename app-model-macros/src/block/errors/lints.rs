//! What is wrong with attributes that allow something.

use proc_macro2::Span;

use super::{Errors, line_of};
use crate::block::syntax::Existing;
use crate::block::word::Word;

impl Errors {
    pub(crate) fn unknown_lint(&mut self, lint: &Word, near: &str) {
        self.push(
            "AM0601",
            lint.span(),
            format!("there is no lint `{lint}`"),
            format!("did you mean `{near}`?"),
        );
    }

    pub(crate) fn reason_missing(&mut self, lint: &Word) {
        self.push(
            "AM0602",
            lint.span(),
            format!("`{lint}` is allowed without a reason"),
            format!("say why, for whoever reviews this: `#[allow({lint}, reason = \"…\")]`"),
        );
    }

    /// `#[expect(privileged_role)]`
    pub(crate) fn level_of_lint(&mut self, level: &Word, lint: &Word) {
        self.push(
            "AM0603",
            level.span(),
            format!("`{lint}` is an error, and an attribute can only allow it"),
            format!("write `#[allow({lint}, reason = \"…\")]`; it is an error if there is nothing to allow"),
        );
    }

    pub(crate) fn lint_elsewhere(&mut self, lint: &Word, place: &str) {
        self.push(
            "AM0604",
            lint.span(),
            format!("`{lint}` allows nothing here"),
            format!("put its attribute before {place}"),
        );
    }

    pub(crate) fn lint_of_used(&mut self, lint: &Word, name: &Word) {
        self.push(
            "AM0604",
            lint.span(),
            format!("`{lint}` allows nothing here: `{name}` is used"),
            "leave the attribute out",
        );
    }

    /// `existing writer(mi_name);` after `existing reader(mi_name);`
    pub(crate) fn same_existing(
        &mut self,
        span: Span,
        existing: &Existing,
        first: &Existing,
        keyword: &Word,
    ) {
        let place = line_of(first.name.span(), existing.name.span());
        let (word, name, first) = (&existing.word, &existing.name, &first.name);
        self.push(
            "AM0605",
            span,
            format!("`{name}` is the same existing {keyword} as `{first}`{place}"),
            format!(
                "what is said of one holds for the other: correct one of the two, or use `{first}` alone; if both are meant, say why: `#[allow(same_existing, reason = \"…\")]` before this `{word}`"
            ),
        );
    }

    pub(crate) fn lint_of_single(&mut self, lint: &Word, name: &Word) {
        self.push(
            "AM0604",
            lint.span(),
            format!("`{lint}` allows nothing here: no other declaration is the same as `{name}`"),
            "leave the attribute out",
        );
    }

    pub(crate) fn lint_without_roles(&mut self, lint: &Word, name: &Word) {
        self.push(
            "AM0604",
            lint.span(),
            format!("`{lint}` allows nothing here: `{name}` has no `roles`"),
            "leave the attribute out, or put it where the grant is",
        );
    }
}
