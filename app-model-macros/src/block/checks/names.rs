//! The names of a block, and what is wrong with the form of one.

use proc_macro2::Literal;

use crate::block::errors::Errors;
use crate::block::language::names::{is_keyword, literal_text};
use crate::block::language::{NAMED, ORDER, PLACE, REFERENCE, VARIABLES};
use crate::block::syntax::{Declaration, Member};
use crate::block::table::{Set, Table};
use crate::block::word::Word;

/// The longest name that Azure takes for a deployment, which is what a resource's module becomes.
const LONGEST: usize = 64;

/// What the names of a block stand for.
#[derive(Default)]
pub(crate) struct Names<'b> {
    /// Declarations by their Rust name.
    pub(crate) declared: Table<&'b str, &'b Declaration>,
    /// Declarations by their name in the model, in small letters, unless it is computed.
    pub(crate) by_model_name: Table<&'b str, &'b Declaration>,
    /// Parameters that are declared by being mentioned, in the order of mention.
    pub(crate) mentioned: Vec<Word>,
    /// Existing resources that are only referred to.
    pub(crate) read_only: Set<String>,
    /// Names of statements that are broken, of which nothing more is said.
    pub(crate) lost: Set<String>,
    /// Declared names of what is made of something that nobody declares; it is left out, too.
    pub(crate) broken: Set<String>,
    /// Declarations that repeat a name; they are left out of the expansion.
    pub(crate) repeated: Vec<&'b Word>,
}

/// Settings of every program, which are words of the language.
const WORDS: [&str; 5] = [PLACE, REFERENCE, ORDER, NAMED, VARIABLES];

impl<'b> Names<'b> {
    pub(crate) fn knows(&self, name: &Word) -> bool {
        self.declared.get(name.text()).is_some() || self.mentioned.iter().any(|known| known == name)
    }

    /// The declared name that begins with a small letter where this one begins with a capital.
    pub(crate) fn in_another_case(&self, word: &Word) -> Option<String> {
        let mut small = word.text().to_owned();
        small.get_mut(..1)?.make_ascii_lowercase();
        self.declared.get(small.as_str()).map(|_| small)
    }

    /// All names that may be written, sorted.
    pub(crate) fn all(&self) -> Vec<String> {
        let declared = self.declared.values().iter();
        let mut names: Vec<String> = declared.map(|it| it.name.to_string()).collect();
        names.extend(self.mentioned.iter().map(ToString::to_string));
        names.sort();
        names
    }

    /// The declaration and its setting, where a path leads to one and not to a child or an output. The
    /// words of the language are settings of programs, and what a body sets is one, too.
    pub(crate) fn setting<'p>(&self, path: &'p [Word]) -> Option<(&'b Declaration, &'p Word)> {
        let [first, name, rest @ ..] = path else { return None };
        let declaration = *self.declared.get(first.text())?;
        let is_word = || WORDS.iter().any(|word| name == word) && declaration.may_be_program();
        if let Some(child) = declaration.child(name) {
            let name = rest.first().filter(|name| sets(child, name))?;
            return Some((child, name));
        }
        (is_word() || sets(declaration, name)).then_some((declaration, name))
    }

    pub(crate) fn is_repeated(&self, declaration: &Declaration) -> bool {
        self.repeated.iter().any(|name| std::ptr::eq(*name, &raw const declaration.name))
    }
}

/// Whether the body of a declaration sets this.
fn sets(declaration: &Declaration, name: &Word) -> bool {
    declaration.members.iter().any(|member| match member.bare() {
        Member::Flag(set) | Member::Setting { name: set, .. } | Member::Map { name: set, .. } => {
            set == name
        }
        _ => false,
    })
}

/// Reports what is wrong with the form of a name.
pub(crate) fn check_form(declaration: &Declaration, errors: &mut Errors) {
    if declaration.computed.is_some() {
        check_child_form(declaration, errors);
        return;
    }
    if declaration.rename.is_none() && is_plain(declaration.name.text()) {
        check_child_form(declaration, errors);
        return;
    }
    let span = declaration.rename.as_ref().map_or_else(|| declaration.name.span(), Literal::span);
    let written = match &declaration.rename {
        Some(literal) => literal_text(literal),
        None => declaration.name.unraw().to_owned(),
    };
    let separator = if declaration.rename.is_some() { '-' } else { '_' };
    let quote = if declaration.rename.is_some() { "\"" } else { "" };
    let name = declaration.model_name();
    let length = name.chars().count();
    let double = format!("{separator}{separator}");
    if let Some((problem, help)) = if name.is_empty() || written == "_" {
        Some((
            "a declaration needs a name of letters and digits".to_owned(),
            "write a name, such as `data`".to_owned(),
        ))
    } else if let Some(c) = name.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '-') {
        let plain = ascii(&written.replace(['_', ' ', '.'], &separator.to_string()));
        Some((
            format!(
                "the name `{written}` contains `{c}`, and Azure takes letters from a to z, digits and hyphens"
            ),
            plain.map_or_else(
                || "write it with letters from a to z".to_owned(),
                |plain| format!("write `{quote}{plain}{quote}`"),
            ),
        ))
    } else if written.contains(&double) {
        let single = squeeze(&written, separator);
        let reason = if separator == '_' { ", and `_` becomes `-` in Azure" } else { "" };
        Some((
            format!("the name `{written}` has two `{separator}` in a row{reason}"),
            format!("Azure takes single hyphens only; write `{single}`"),
        ))
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Some((
            format!("the name `{written}` does not begin with a letter"),
            format!("write `{}`", written.trim_start_matches(|c: char| !c.is_ascii_alphabetic())),
        ))
    } else if name.ends_with('-') {
        Some((
            format!("the name `{written}` ends in `{separator}`"),
            format!("write `{}`", written.trim_end_matches(separator)),
        ))
    } else if length > LONGEST {
        Some((
            format!("the name `{written}` has {length} characters, and Azure takes {LONGEST}"),
            format!("shorten it by {}", length - LONGEST),
        ))
    } else {
        None
    } {
        errors.name_rule(span, &problem, &help);
    } else {
        check_child_form(declaration, errors);
    }
}

/// Whether a name is one that every rule takes: most are, and need no closer look.
fn is_plain(name: &str) -> bool {
    let name = name.as_bytes();
    let mut before = b'_';
    // By index: an iterator is a call for each byte, and a macro is built without optimisation.
    let mut at = 0;
    while at < name.len() {
        let byte = name[at];
        let fits = match byte {
            b'_' => before != b'_',
            b'0'..=b'9' => at > 0,
            byte => byte.is_ascii_alphabetic(),
        };
        if !fits {
            return false;
        }
        before = byte;
        at += 1;
    }
    before != b'_' && name.len() <= LONGEST
}

/// The rule for a child, and for a name that is computed: only what Rust refuses. The kind knows
/// the rest.
pub(crate) fn check_child_form(declaration: &Declaration, errors: &mut Errors) {
    let name = &declaration.name;
    if is_keyword(name) {
        errors.keyword_as_name(name);
    }
}

fn squeeze(name: &str, separator: char) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c != separator || !text.ends_with(separator) {
            text.push(c);
        }
    }
    text
}

/// The name with common accents taken off.
fn ascii(name: &str) -> Option<String> {
    let plain: String = name
        .chars()
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'å' => "a".into(),
            'ä' | 'æ' => "ae".into(),
            'ç' => "c".into(),
            'è' | 'é' | 'ê' | 'ë' => "e".into(),
            'ì' | 'í' | 'î' | 'ï' => "i".into(),
            'ñ' => "n".into(),
            'ò' | 'ó' | 'ô' | 'õ' => "o".into(),
            'ö' | 'ø' => "oe".into(),
            'ù' | 'ú' | 'û' => "u".into(),
            'ü' => "ue".into(),
            'ß' => "ss".into(),
            c => c.to_string(),
        })
        .collect::<Vec<String>>()
        .concat();
    (plain.is_ascii() && !plain.contains(' ')).then_some(plain)
}
