//! The two expansions of an editor: as it is, and with the marker behind the cursor's word.
//!
//! An editor looks for the marker in the second and then at the same offset of the first, so the
//! text before the marked word must be the same in both.

use crate::WHOLE;
use crate::block::expand_for;

const MARKER: &str = "raCompletionMarker";

/// The ends of lines after which a name of one's own is typed.
const NAMED: [&str; 16] = [
    "parameter ",
    "secret ",
    "identity ",
    "keyvault ",
    "storage ",
    "registry ",
    "bicep ",
    "output ",
    "blob_container ",
    "queue ",
    "tags ",
    "network ",
    "params ",
    "images ",
    "as",
    "as ",
];

/// The block up to a place, with what is open closed as an editor closes it.
fn cut(text: &str, typed: &str) -> Option<proc_macro2::TokenStream> {
    let mut open = Vec::new();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '{' if !quoted => open.push('}'),
            '(' if !quoted => open.push(')'),
            '[' if !quoted => open.push(']'),
            '}' | ')' | ']' if !quoted => drop(open.pop()),
            _ => {}
        }
    }
    // Nothing is completed inside of a text or a comment, and Rust completes itself.
    if quoted
        || text.ends_with("(7 ")
        || text.ends_with("+ ")
        || text.rsplit('\n').next().is_some_and(|line| line.contains("///"))
    {
        return None;
    }
    let closing: String = open.into_iter().rev().collect();
    format!("{text}{typed}{closing}").parse().ok()
}

/// The places behind a word, and behind a space.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let bytes: Vec<char> = text.chars().collect();
    (1..text.len()).filter(move |&at| {
        let (before, after) = (bytes[at - 1], bytes[at]);
        text.is_char_boundary(at) && (word(before) && !word(after) || before == ' ')
    })
}

#[test]
fn what_stands_before_the_marked_word_is_the_same() {
    let mut listed = 0;
    let mut dead = Vec::new();
    let mut astray = Vec::new();
    for at in places(WHOLE) {
        let before = &WHOLE[..at];
        let (Some(plain), Some(marked)) = (cut(before, ""), cut(before, MARKER)) else { continue };
        let plain = expand_for(plain, true).to_string();
        let marked = expand_for(marked, true).to_string();
        let line = before.rsplit('\n').next().unwrap_or_default().trim_start().to_owned();
        // Messages come last, and name the word as well.
        let code = marked.split(":: core :: compile_error").next().unwrap_or_default();
        let Some(end) = code.find(MARKER) else {
            dead.push(line);
            continue;
        };
        let start = code[..end].rfind([' ', '.', '"']).map_or(0, |space| space + 1);
        if plain.get(..start) == code.get(..start) {
            listed += 1;
        } else {
            astray.push(line);
        }
    }
    // A name of one's own comes here, a type, or Rust: nothing to choose from.
    astray.retain(|line| {
        !(NAMED.iter().any(|word| line.ends_with(word))
            || line.contains("(7 ")
            || line.ends_with(": "))
    });
    assert_eq!(astray, Vec::<String>::new(), "{listed} places list, {dead:#?} do not");
    assert!(listed > 250, "{listed} places list, {dead:#?} do not");
}

/// An editor's expansion is Rust for every beginning of a block, as the compiler's is.
#[test]
fn every_beginning_expands_to_rust() {
    for at in places(WHOLE) {
        for typed in ["", MARKER, "se", "ref"] {
            let Some(block) = cut(&WHOLE[..at], typed) else { continue };
            let expansion = expand_for(block, true);
            if let Err(error) = syn::parse2::<syn::Expr>(expansion.clone()) {
                panic!("{}▮{typed}: {error}\n{expansion}", &WHOLE[..at]);
            }
        }
    }
}
