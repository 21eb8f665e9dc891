//! The examples of a page, and what they use.

/// How a name is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Anywhere: a type, a trait, a keyword.
    Word,
    /// `name(…)`
    Function,
    /// `.name(…)`, `Type::name`, or in a block `name: …`, `name;` and `.name`.
    Method,
    /// `name!`
    Macro,
    /// `Type::Name`, `.Name`, or in a block `Name`.
    Variant,
    /// `name: …` or `.name`
    Field,
    /// A method that is called or written: `fn name`.
    OfTrait,
}

/// The code that readers see of the doc tests in a text: without what rustdoc hides, without
/// imports and comments, and without what is in quotes.
pub fn examples(docs: &str) -> String {
    let mut shown = String::new();
    let mut fence = None::<bool>;
    let mut is_import = false;
    for line in docs.lines().map(str::trim) {
        if let Some(info) = line.strip_prefix("```") {
            fence = if fence.is_some() { None } else { Some(info.split(',').all(is_compiled)) };
        } else if fence == Some(true) && line != "#" && !line.starts_with("# ") {
            is_import |= line.starts_with("use ");
            if !is_import {
                shown.push_str(&code(line));
                shown.push('\n');
            }
            is_import &= !line.ends_with(';');
        }
    }
    shown
}

fn is_compiled(word: &str) -> bool {
    let word = word.trim();
    ["", "rust", "no_run", "compile_fail"].contains(&word) || word.starts_with("E0")
}

/// A line without its comment and without what is in quotes.
fn code(line: &str) -> String {
    let mut kept = String::new();
    let mut characters = line.chars().peekable();
    let mut is_text = false;
    while let Some(c) = characters.next() {
        match c {
            '\\' if is_text => {
                characters.next();
            }
            '"' => {
                is_text = !is_text;
                kept.push('"');
            }
            '/' if !is_text && characters.peek() == Some(&'/') => break,
            c if !is_text => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Whether the code uses the name in this form.
pub fn uses(code: &str, name: &str, form: Form) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        if before.ends_with(is_part) || after.starts_with(is_part) {
            return false;
        }
        let is_in_block = is_in_block(before);
        let (before, after) = (before.trim_end(), after.trim_start());
        let is_called = after.starts_with('(') || after.starts_with("::<");
        let is_dotted = before.ends_with('.');
        let is_of_path = before.ends_with("::");
        let is_word_of_block = is_in_block
            && (is_dotted
                || before.ends_with(['{', '}', ';', ']'])
                    && after.starts_with([':', ';', '{', '(']));
        let is_method = is_dotted && is_called || is_of_path || is_word_of_block;
        match form {
            Form::Word => true,
            Form::Function => is_called && !is_dotted && !before.ends_with("fn"),
            Form::Method => is_method,
            Form::Macro => after.starts_with('!'),
            Form::Variant => is_dotted || is_of_path || is_in_block,
            Form::Field => is_dotted || after.starts_with(':'),
            Form::OfTrait => is_method || before.ends_with("fn") || before.ends_with("const"),
        }
    })
}

/// Whether what follows stands in a block.
fn is_in_block(before: &str) -> bool {
    let Some((_, since)) = before.rsplit_once("distributed_app!") else { return false };
    let mut depth = 0;
    for c in since.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return false;
        }
    }
    depth > 0
}

#[test]
fn a_name_is_used_as_what_it_is() {
    use Form::{Field, Function, Macro, Method, OfTrait, Variant, Word};
    let code = examples(
        "```\nuse app::imported;\n# hidden();\nmade.one(two(three)); // four()\nfive!(\"six()\");\n\
         distributed_app! {\n  vault seven { eight: Nine; ten; }\n};\n\
         Made { eleven: 1, kind: Type::Twelve }; fn thirteen() {}\n```\n\
         ```text\nfourteen();\n```\n",
    );
    for (name, yes, no) in [
        ("imported", &[] as &[Form], &[Word] as &[Form]),
        ("hidden", &[], &[Word]),
        ("one", &[Method, OfTrait, Word], &[Function]),
        ("two", &[Function, Word], &[Method, Macro, Field]),
        ("three", &[Word], &[Function, Method, Variant]),
        ("thr", &[], &[Word]),
        ("four", &[], &[Word]),
        ("five", &[Macro], &[Function]),
        ("six", &[], &[Word]),
        ("seven", &[Word], &[Method]),
        ("eight", &[Method], &[Function, Macro]),
        ("Nine", &[Variant], &[Method]),
        ("ten", &[Method], &[Field]),
        ("eleven", &[Field], &[Method, Variant]),
        ("Twelve", &[Variant], &[Field]),
        ("thirteen", &[OfTrait], &[Function, Method]),
        ("fourteen", &[], &[Word]),
    ] {
        for form in yes {
            assert!(uses(&code, name, *form), "{name} as {form:?}");
        }
        for form in no {
            assert!(!uses(&code, name, *form), "{name} as {form:?}");
        }
    }
}
