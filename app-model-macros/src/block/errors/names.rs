//! What is wrong with names: declared twice, never, or in a form that Azure refuses.

use proc_macro2::Span;

use super::Errors;
use crate::block::word::Word;

impl Errors {
    /// A name that nobody declares. `choice` says whether a choice could stand here.
    pub(crate) fn undeclared(
        &mut self,
        name: &Word,
        near: Option<&str>,
        declared: &[String],
        choice: bool,
    ) {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let declared = match declared {
                    [] => String::new(),
                    names => format!("declared are {}; ", listed(names)),
                };
                let choice = match capital(name.text()) {
                    Some(capital) if choice => {
                        format!("; a choice begins with a capital letter: `{capital}`")
                    }
                    _ => String::new(),
                };
                format!(
                    "{declared}a variable of the code around stands in parentheses: `({name})`{choice}"
                )
            }
        };
        self.push("AM0201", name.span(), format!("`{name}` is not declared in this block"), help);
    }

    pub(crate) fn duplicate(&mut self, name: &Word, first: &Word, keyword: &Word, mapped: &str) {
        let message = if name == first {
            format!("`{name}` is already the name of `{keyword} {first}`")
        } else if name.to_string().eq_ignore_ascii_case(&first.to_string()) {
            format!("`{name}` and `{keyword} {first}` are one name: Azure ignores case")
        } else {
            format!("`{name}` and `{keyword} {first}` are one name, `{mapped}`, in the model")
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
        self.push(
            "AM0203",
            name.span(),
            format!("`{parent}` has a child of this name already: `{keyword} {first}`"),
            format!("`{parent}.{first}` could be either; rename one of the two"),
        );
    }

    /// `api.environment`
    pub(crate) fn setting_as_output(&mut self, setting: &Word, of: &Word, endpoints: &[String]) {
        let help = if endpoints.is_empty() {
            format!(
                "what is read of `{of}` are its children and its outputs; write the value of `{setting}` here as well"
            )
        } else {
            format!("it has {}", listed(endpoints))
        };
        self.push(
            "AM0209",
            setting.span(),
            format!("`{setting}` is a setting of `{of}`, and not an endpoint or an output of it"),
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
            format!("`{name}` is a keyword of Rust and cannot name a declaration"),
            format!("choose another name and keep this one in Azure: `my_{name} as \"{name}\"`"),
        );
    }

    pub(crate) fn repeated_setting(&mut self, name: &Word) {
        self.push(
            "AM0324",
            name.span(),
            format!("`{name}` is set twice"),
            "the second value would replace the first: leave one of the two out",
        );
    }

    pub(crate) fn repeated_key(&mut self, span: Span, key: &str) {
        self.push(
            "AM0324",
            span,
            format!("the key `{key}` stands twice in this map"),
            "leave one of the two out",
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

/// Up to five names, in backticks.
pub(super) fn listed(names: &[String]) -> String {
    let mut text: Vec<String> = names.iter().take(5).map(|name| format!("`{name}`")).collect();
    if names.len() > 5 {
        text.push(format!("{} more", names.len() - 5));
    }
    text.join(", ")
}
