//! What may be a name, and what a Rust name becomes in the model.

use proc_macro2::Literal;

use crate::block::word::Word;

/// The name in the model: the string after `as`, or the Rust name with `-` for `_`.
pub(crate) fn model_name(name: &Word, rename: Option<&Literal>) -> String {
    match rename {
        Some(literal) => literal_text(literal),
        None => name.unraw().replace('_', "-"),
    }
}

/// The text of a string literal.
pub(crate) fn literal_text(literal: &Literal) -> String {
    content(&literal.to_string())
}

/// The text of a string literal that is written like this.
pub(crate) fn content(written: &str) -> String {
    // Without escapes it is what stands between the quotes, and the compiler need not read it again.
    let plain = written.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    if let Some(text) = plain.filter(|text| !text.contains('\\')) {
        return text.to_owned();
    }
    syn::parse_str::<syn::LitStr>(written).map(|text| text.value()).unwrap_or_default()
}

/// Words that Rust keeps, by their length.
const RESERVED: [&[&str]; 9] = [
    &[],
    &["_"],
    &["as", "do", "fn", "if", "in"],
    &["box", "dyn", "for", "gen", "let", "mod", "mut", "pub", "ref", "try", "use"],
    &["else", "enum", "impl", "loop", "move", "priv", "self", "Self", "true", "type"],
    &[
        "async", "await", "break", "const", "crate", "false", "final", "macro", "match", "super",
        "trait", "where", "while", "yield",
    ],
    &["become", "extern", "return", "static", "struct", "typeof", "unsafe"],
    &["unsized", "virtual"],
    &["abstract", "continue", "override"],
];

/// Whether `let name` would not parse.
pub(crate) fn is_keyword(name: &Word) -> bool {
    // The parser asks this for each word, and a macro is built without optimisation.
    let name = name.text();
    RESERVED.get(name.len()).is_some_and(|words| words.contains(&name))
}
