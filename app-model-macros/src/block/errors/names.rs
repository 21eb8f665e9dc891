//! What is wrong with names: declared twice, never, or in a form that Azure refuses.

use proc_macro2::Span;

use super::{Errors, line_of};
use crate::block::language::ENDPOINT;
use crate::block::syntax::{Declaration, Entry, Value};
use crate::block::word::Word;

impl Errors {
    /// A name that nobody declares.
    pub(crate) fn undeclared(
        &mut self,
        name: &Word,
        near: Option<&str>,
        declared: &[String],
        instead: Instead,
    ) {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let declared = match declared {
                    [] => String::new(),
                    names => format!("{} declared; ", are(names)),
                };
                let variable = format!(
                    "{declared}to use a variable of the code around the block, write `({name})`"
                );
                let name = name.unraw();
                match (instead, capital(name)) {
                    (Instead::Name, _) => variable,
                    (Instead::Text, _) => {
                        format!("text is written in quotes: `\"{name}\"`; {variable}")
                    }
                    (Instead::Choice, None) => {
                        format!("{variable}; text is written in quotes: `\"{name}\"`")
                    }
                    (Instead::Choice, Some(capital)) => format!(
                        "{variable}; a choice begins with an uppercase letter: `{capital}`; text is written in quotes: `\"{name}\"`"
                    ),
                }
            }
        };
        self.push("AM0201", name.span(), format!("`{name}` is not declared in this block"), help);
    }

    /// `roles: Reader => api_id;`
    pub(crate) fn reversed_grant(&mut self, role: &Word, who: &Word) {
        self.push(
            "AM0201",
            role.span(),
            format!("`{role}` is not declared in this block, and `{who}` on its right is"),
            format!("a role stands after `=>`: write `{who} => {role}`"),
        );
    }

    pub(crate) fn duplicate(&mut self, name: &Word, first: &Word, keyword: &Word, mapped: &str) {
        let place = line_of(first.span(), name.span());
        let message = if name == first {
            format!("`{name}` is already the name of `{keyword} {first}`{place}")
        } else if name.to_string().eq_ignore_ascii_case(&first.to_string()) {
            format!("`{name}` and `{keyword} {first}`{place} are one name: Azure ignores case")
        } else {
            format!(
                "`{name}` and `{keyword} {first}`{place} are one name, `{mapped}`, in the model"
            )
        };
        self.push(
            "AM0202",
            name.span(),
            message,
            "a name is unique in the whole application; rename one of the two",
        );
    }

    pub(crate) fn duplicate_child(
        &mut self,
        name: &Word,
        first: &Word,
        keyword: &Word,
        parent: &Word,
    ) {
        let place = line_of(first.span(), name.span());
        self.push(
            "AM0203",
            name.span(),
            format!("`{parent}` already has a child with this name: `{keyword} {first}`{place}"),
            format!("`{parent}.{first}` could be either; rename one of the two"),
        );
    }

    /// `api.environment`, `cache.tcp.port`
    pub(crate) fn setting_as_output(&mut self, setting: &Word, of: &Declaration) {
        let endpoints = of.children().filter(|child| child.keyword == ENDPOINT);
        let endpoints: Vec<String> = endpoints.map(|child| child.name.to_string()).collect();
        let help = if endpoints.is_empty() {
            let read = if of.keyword == ENDPOINT {
                "its address and the parts of it"
            } else {
                "its children and its outputs"
            };
            let of = &of.name;
            format!("of `{of}`, only {read} can be read: write the value of `{setting}` here, too")
        } else {
            format!("it has {}", listed(&endpoints))
        };
        let of = &of.name;
        self.push(
            "AM0209",
            setting.span(),
            format!("`{setting}` is a setting of `{of}`, not an endpoint or an output"),
            help,
        );
    }

    /// A name that Azure refuses.
    pub(crate) fn name_rule(&mut self, span: Span, problem: &str, help: &str) {
        self.push("AM0204", span, problem, help);
    }

    /// A name that Rust refuses.
    pub(crate) fn keyword_as_name(&mut self, name: &Word) {
        self.push(
            "AM0205",
            name.span(),
            format!("`{name}` is a Rust keyword and cannot be the name of a declaration"),
            format!(
                "choose another name, and keep this one in the model: `my_{name} as \"{name}\"`"
            ),
        );
    }

    /// `sku: Standard; sku: Premium;`. `value` is the first one, if it is a single one.
    pub(crate) fn repeated_setting(&mut self, name: &Word, first: &Word, value: Option<&Value>) {
        let place = line_of(first.span(), name.span());
        let value = value.and_then(shown).map(|value| format!(", first to `{value}`"));
        let value = value.unwrap_or_default();
        self.push(
            "AM0324",
            name.span(),
            format!("`{name}` is set twice{value}{place}"),
            "the second value would replace the first: leave one of the two out",
        );
    }

    /// `env { LEVEL: "info"; LEVEL: "debug"; }`
    pub(crate) fn repeated_key(&mut self, entry: &Entry, first: &Entry) {
        let (key, value) = (entry.key.text(), shown(&first.value));
        let value = value.map(|value| format!(", first with `{value}`")).unwrap_or_default();
        let place = line_of(first.key.span(), entry.key.span());
        self.push(
            "AM0324",
            entry.key.span(),
            format!("the key `{key}` is in this map twice{value}{place}"),
            "leave one of the two out",
        );
    }

    /// `references { db: orders; db: invoices; }`
    pub(crate) fn repeated_reference(&mut self, entry: &Entry, first: &Entry) {
        let (key, value, other) = (entry.key.text(), first.value.text(), entry.value.text());
        let place = line_of(first.key.span(), entry.key.span());
        self.push(
            "AM0324",
            entry.key.span(),
            format!("`{key}` already stands for `{value}`{place}"),
            format!("refer to `{other}` under another name, or leave one of the two out"),
        );
    }

    pub(crate) fn repeated_role(&mut self, role: &Word) {
        self.push(
            "AM0347",
            role.span(),
            format!("`{role}` is granted twice"),
            "leave one of the two out",
        );
    }
}

/// What else may have been meant by a name that nobody declares.
#[derive(Clone, Copy)]
pub(crate) enum Instead {
    /// Another name.
    Name,
    /// Text without its quotes.
    Text,
    /// The same, or one of a setting's choices.
    Choice,
}

/// A value in a message, if it is short and stands there as a whole.
fn shown(value: &Value) -> Option<String> {
    let whole = !matches!(value, Value::List(..) | Value::Rust(_));
    Some(value.text()).filter(|text| whole && text.chars().count() <= 40)
}

/// A word as a choice is written: `premium_lrs` is `PremiumLrs`.
fn capital(name: &str) -> Option<String> {
    let mut text = String::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let mut letters = part.chars();
        text.extend(letters.next()?.to_uppercase());
        text.extend(letters);
    }
    (text != name && !text.is_empty()).then_some(text)
}

/// Up to five names, in backticks, with the verb that goes with them.
fn are(names: &[String]) -> String {
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", listed(names))
}

/// Up to five names, in backticks.
pub(super) fn listed(names: &[String]) -> String {
    let mut text: Vec<String> = names.iter().take(5).map(|name| format!("`{name}`")).collect();
    if names.len() > 5 {
        text.push(format!("{} more", names.len() - 5));
    }
    text.join(", ")
}
