//! What is wrong between declarations, and with what stands beside the crate.

use proc_macro2::Span;

use super::Errors;
use crate::block::word::Word;

impl Errors {
    /// `project api("../api") { reference: api; }`
    pub(crate) fn relation_to_itself(&mut self, name: &Word, waits: bool) {
        let (message, help) = if waits {
            (format!("`{name}` waits for itself"), "leave it out of `wait_for`")
        } else {
            (
                format!("`{name}` refers to itself"),
                "leave the reference out: a program knows its own ports",
            )
        };
        self.push("AM0569", name.span(), message, help);
    }

    /// `reference: secrets, secrets;`
    pub(crate) fn repeated_relation(&mut self, span: Span, text: &str, setting: &Word) {
        self.push(
            "AM0325",
            span,
            format!("`{text}` is listed twice in `{setting}`"),
            "leave one of the two out",
        );
    }

    /// `reference: orders; references { orders: invoices; }`
    pub(crate) fn name_of_a_reference(&mut self, span: Span, text: &str) {
        self.push(
            "AM0325",
            span,
            format!("`{text}` is the name of another reference of this program"),
            "give this one another name, or leave one of the two out",
        );
    }

    /// `wait_for` that leads back to where it began.
    pub(crate) fn cycle(&mut self, last: &Word, cycle: &[&Word]) {
        let next = cycle.iter().skip(1).chain([&last]);
        let steps: Vec<String> = cycle
            .iter()
            .zip(next)
            .map(|(name, next)| format!("`{name}` waits for `{next}`"))
            .collect();
        self.push(
            "AM0570",
            last.span(),
            format!("{}: none of them would start", steps.join(", ")),
            "break the cycle: leave one `wait_for` out",
        );
    }

    /// `project api("../apii")`
    pub(crate) fn misspelt_path(&mut self, place: Span, path: &str, near: &str) {
        self.path(place, path, "", &format!("did you mean `{near}`? Write a"));
    }

    pub(crate) fn missing_path(&mut self, place: Span, path: &str, there: &str) {
        self.path(
            place,
            path,
            &format!(", though there is `{there}`"),
            "correct the path; write a",
        );
    }

    fn path(&mut self, place: Span, path: &str, beside: &str, help: &str) {
        self.push(
            "AM0307",
            place,
            format!("there is no `{path}` next to this crate{beside}"),
            format!("{help} path to something that is made later in parentheses: `(\"{path}\")`"),
        );
    }
}
