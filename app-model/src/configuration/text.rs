//! Fields as the text of a Rust module that rustfmt leaves as it is.

use super::fields::{Field, Group, Type};
use super::{MARK, names};

impl Type {
    /// How the field is declared.
    fn name(self) -> &'static str {
        match self {
            Self::Text | Self::AnyText => "String",
            Self::Secret => "app_model_service::Secret",
            Self::Number => "i64",
            Self::Flag => "bool",
            Self::Port => "u16",
            Self::Endpoint => "app_model_service::Endpoint",
            Self::Identity => "app_model_service::Identity",
        }
    }

    /// The method of `app_model_service::Variables` that reads it.
    fn method(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::AnyText => "any_text",
            Self::Secret => "secret",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Port => "port",
            Self::Endpoint => "endpoint",
            Self::Identity => "identity",
        }
    }
}

pub(super) fn write(name: &str, configuration: &Group) -> String {
    let program = plain(name);
    let is_empty = configuration.groups.is_empty() && configuration.fields.is_empty();
    let variables = if is_empty { "_" } else { "variables" };
    let mut text = format!(
        "// What `{program}` is handed when it starts. Written {MARK}:\n\
         // change the block and not this file.\n\n\
         /// What `{program}` is handed when it starts.\n"
    );
    structure(configuration, &mut text);
    text.push_str(
        "
#[rustfmt::skip]
#[allow(dead_code, unreachable_pub)]
impl Configuration {
    /// Reads the environment variables of the process.
    ///
    /// # Errors
    ///
    /// Everything that is missing or wrong, all in one.
    pub fn from_env() -> Result<Self, app_model_service::Missing> {
        Self::from_lookup(app_model_service::environment)
    }

    /// Reads the variables from somewhere else, such as a map in a test.
    ///
    /// # Errors
    ///
    /// Everything that is missing or wrong, all in one.
    pub fn from_lookup<V: Into<std::ffi::OsString>>(
        lookup: impl Fn(&str) -> Option<V>,
    ) -> Result<Self, app_model_service::Missing> {
",
    );
    text.push_str(&format!(
        "        app_model_service::read({name:?}, lookup, |{variables}| Self {{"
    ));
    values(configuration, 12, &mut text);
    text.push_str("})\n    }\n}\n");
    groups(configuration, &mut text);
    text
}

/// The definitions of the structs below this one.
fn groups(of: &Group, text: &mut String) {
    for group in &of.groups {
        text.push_str(&format!("\n/// What is handed over of {}.\n", plain(&group.purpose)));
        structure(group, text);
        groups(group, text);
    }
}

fn structure(group: &Group, text: &mut String) {
    text.push_str("#[derive(Debug, Clone)]\n#[allow(dead_code, unreachable_pub)]\n");
    text.push_str(&format!("pub struct {} {{", group.type_name));
    let mut field = |description: String, name: &str, ty: &str| {
        let name = names::raw(name);
        let description = plain(&description);
        text.push_str(&format!("\n    /// {description}\n    pub {name}: {ty},"));
    };
    for Group { name, type_name, purpose, .. } in &group.groups {
        field(sentence(purpose), name, type_name);
    }
    for Field { name, variable, ty, purpose } in &group.fields {
        field(format!("`{variable}`: {purpose}."), name, ty.name());
    }
    let is_empty = group.groups.is_empty() && group.fields.is_empty();
    text.push_str(if is_empty { "}\n" } else { "\n}\n" });
}

/// What stands between the braces of a struct's value: its fields, below each other.
fn values(group: &Group, indent: usize, text: &mut String) {
    let space = " ".repeat(indent);
    for inner in &group.groups {
        text.push_str(&format!("\n{space}{}: {} {{", names::raw(&inner.name), inner.type_name));
        values(inner, indent + 4, text);
        text.push_str("},");
    }
    for Field { name, variable, ty, purpose } in &group.fields {
        let (name, method) = (names::raw(name), ty.method());
        text.push_str(&format!("\n{space}{name}: variables.{method}({variable:?}, {purpose:?}),"));
    }
    if !(group.groups.is_empty() && group.fields.is_empty()) {
        text.push_str(&format!("\n{}", " ".repeat(indent - 4)));
    }
}

/// Text that a comment can hold: what no person sees is escaped.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\'' | '"' | '\\') {
            plain.push(c);
        } else {
            plain.extend(c.escape_debug());
        }
    }
    plain
}

/// A phrase with a capital letter and a full stop.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
