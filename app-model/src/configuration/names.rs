//! Names as Rust writes them.

/// Words that cannot be the name of a field, not even with `r#`.
const NEVER: [&str; 4] = ["self", "super", "crate", "_"];

/// Words that can, with `r#`. Those of edition 2024 and the reserved ones.
const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "union",
];

/// The name of a field: `data-photos`, `dataPhotos` and `DATA_PHOTOS` are `data_photos`.
pub(super) fn field(name: &str) -> String {
    let mut field = words(name).join("_").to_ascii_lowercase();
    if field.is_empty() || field.starts_with(|c: char| c.is_ascii_digit()) {
        field.insert(0, '_');
    }
    if NEVER.contains(&field.as_str()) {
        field.push('_');
    }
    field
}

/// The field where it is written: a keyword has `r#` before it.
pub(super) fn raw(field: &str) -> String {
    if KEYWORDS.contains(&field) { format!("r#{field}") } else { field.to_owned() }
}

/// The name of a type, from the fields that lead to it.
pub(super) fn type_name<'f>(path: impl IntoIterator<Item = &'f str>) -> String {
    let mut name = String::new();
    for word in path.into_iter().flat_map(words) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    if name.starts_with(|c: char| !c.is_ascii_alphabetic()) {
        name.insert(0, 'N');
    }
    name
}

/// The words of a name. A capital letter begins one, unless the letters around it are capital too.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let letters: Vec<char> = name.chars().collect();
    for (index, &c) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let begins = c.is_ascii_uppercase()
            && (before.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                || (before.is_some_and(char::is_ascii_uppercase)
                    && after.is_some_and(char::is_ascii_lowercase)));
        if (begins || !c.is_ascii_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{field, raw, type_name};

    #[test]
    fn names_are_those_of_rust() {
        for (name, expected) in [
            ("data", "data"),
            ("custom-umi", "custom_umi"),
            ("miName", "mi_name"),
            ("LOG_LEVEL", "log_level"),
            ("Logging__LogLevel__Default", "logging_log_level_default"),
            ("BlobContainerName", "blob_container_name"),
            ("HTTPServer", "http_server"),
            ("OAuth2Client", "o_auth2_client"),
            ("9lives", "_9lives"),
            ("self", "self_"),
            ("--", "__"),
        ] {
            assert_eq!(field(name), expected, "{name}");
        }
        assert_eq!(raw("type"), "r#type");
        assert_eq!(type_name(["data", "blob_photos"]), "DataBlobPhotos");
        assert_eq!(type_name(["_9lives"]), "N9lives");
    }
}
