//! A closing delimiter that is missing: rustc refuses the file before any macro is asked.

use app_model_tests::compiler::{Compiler, Message, Program};
use app_model_tests::random::Random;
use proc_macro2::{TokenStream, TokenTree};

use crate::blocks::Right;
use crate::document::expect;
use crate::mutation::real_blocks;

/// How many mutants of each delimiter: each is a file of its own.
const EACH: usize = 20;

/// A block without one of its closing delimiters.
struct Unclosed {
    text: String,
    /// The delimiter that was not closed.
    open: usize,
}

/// The opening and the closing delimiters in a text.
fn pairs(stream: TokenStream, found: &mut Vec<[usize; 2]>) {
    for tree in stream {
        if let TokenTree::Group(group) = tree {
            let bytes = group.span().byte_range();
            found.push([bytes.start, bytes.end - 1]);
            pairs(group.stream(), found);
        }
    }
}

/// The delimiters of what [`file`] writes around a block: `()` of `main`, its body, and the macro's.
const HOLDS: usize = 3;

/// The block in a function, with the indentation that formatters write: rustc judges by it which
/// delimiter was forgotten.
fn file(block: &str) -> String {
    let lines = || block.lines().filter(|line| !line.trim().is_empty());
    let blanks = |line: &str| line.len() - line.trim_start().len();
    let first = lines().map(blanks).filter(|blanks| *blanks > 0).min().unwrap_or_default();
    let mut text = "    pub fn main() -> app_model::Builder {\n".to_owned();
    text.push_str("        app_model::distributed_app! {\n");
    for line in lines() {
        let (before, words) = line.split_at(blanks(line));
        let blanks = before.len().saturating_sub(first);
        text.push_str(&format!("            {:blanks$}{words}\n", ""));
    }
    text + "        }\n    }"
}

fn mutants(close: char) -> Vec<Unclosed> {
    let mut numbers = Random::new(5);
    let mut all: Vec<Unclosed> = Vec::new();
    for right in real_blocks().into_iter().filter(Right::stands_alone) {
        let file = file(&right.block.text);
        let mut found = Vec::new();
        pairs(file.parse().unwrap(), &mut found);
        // What holds the block is none of its delimiters.
        for &[open, end] in found.iter().skip(HOLDS) {
            if file[end..].starts_with(close) {
                let mut text = file.clone();
                text.remove(end);
                all.push(Unclosed { text, open });
            }
        }
    }
    assert!(all.len() >= EACH, "only {} of `{close}`", all.len());
    (0..EACH).map(|_| all.swap_remove(numbers.below(all.len()))).collect()
}

/// Whether the message underlines what begins at a byte of the text: of some delimiters rustc marks no
/// more than the place.
fn underlines(message: &Message, at: usize) -> bool {
    let mut places = message.places.iter().chain(&message.others);
    places.any(|place| place.bytes == Some(at..at) || place.bytes == Some(at..at + 1))
}

/// Whether the message underlines a delimiter of the text.
fn underlines_a_delimiter(message: &Message, text: &str) -> bool {
    let delimiter = |at: usize| text[at..].starts_with(['{', '}', '(', ')', '[', ']']);
    (0..text.len()).any(|at| text.is_char_boundary(at) && delimiter(at) && underlines(message, at))
}

#[test]
fn a_missing_delimiter_is_refused_where_it_opened() {
    let mut text = "| deleted | mutants | the error shows the one that opened | another one |\n\
                    |---|---|---|---|\n"
        .to_owned();
    let compiler = Compiler::new();
    let mut wrong = String::new();
    for close in ['}', ')', ']'] {
        let mutants = mutants(close);
        let programs: Vec<Program> =
            mutants.iter().map(|mutant| Program::items(&mutant.text)).collect();
        let mut counts = [0, 0];
        for (mutant, messages) in mutants.iter().zip(compiler.check(&programs)) {
            match messages.as_slice() {
                [message] if underlines(message, mutant.open) => counts[0] += 1,
                [message] if underlines_a_delimiter(message, &mutant.text) => counts[1] += 1,
                messages => {
                    let said = messages.iter().map(|message| message.rendered.as_str());
                    wrong.push_str(&format!("{}\n", said.collect::<String>()));
                }
            }
        }
        let [own, other] = counts;
        text.push_str(&format!("| `{close}` | {} | {own} | {other} |\n", mutants.len()));
    }
    assert!(wrong.is_empty(), "{wrong}");
    expect("delimiters", &text);
}
