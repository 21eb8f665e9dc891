//! From the text of a file to the same text with its blocks in the house style.

use crate::calls::{Call, calls};
use crate::layout::{self, Place, width};
use crate::lexer::{Kind, Token, tokens};
use crate::parse;
use crate::pieces::Source;
use crate::print;
use crate::refusal::Refusal;

/// A file with its blocks in the house style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The whole file. What stands outside of the blocks is as it was.
    pub text: String,
    /// The blocks that are as they were, because they could not be understood.
    pub refusals: Vec<Refusal>,
}

/// Formats the blocks of a file of Rust.
///
/// ```
/// let formatted = cargo_app_model::format("fn f() { distributed_app!{identity  a} }");
/// assert_eq!(formatted.text, "fn f() { distributed_app! { identity a; } }");
/// ```
#[must_use]
pub fn format(text: &str) -> Formatted {
    let tokens = tokens(text);
    let source = Source { tokens: &tokens };
    let line_end = if first_line_ends_in_two(text) { "\r\n" } else { "\n" };
    let mut formatted = String::with_capacity(text.len());
    let mut refusals = Vec::new();
    let mut done = 0;
    // The last block, and the indentation of the line in which it ends.
    let mut last: Option<(usize, &str)> = None;
    for call in calls(&tokens) {
        let block = call.and_then(|call| {
            let begun = last.filter(|(close, _)| !source.line_begins(*close, call.bang));
            let indentation =
                begun.map_or_else(|| source.indentation(call.bang), |(_, indentation)| indentation);
            let (start, space) = start(text, &tokens, &call);
            formatted.push_str(&text[done..start]);
            formatted.push_str(space);
            done = start;
            let line = formatted.rsplit('\n').next().unwrap_or_default();
            let place = Place { indentation, column: width(line), line_end };
            let block = block(source, text, &call, place);
            if block.is_err() {
                formatted.truncate(formatted.len() - space.len());
            }
            block.map(|block| (call, indentation, block))
        });
        match block {
            Ok((call, indentation, block)) => {
                formatted.push_str(&block);
                done = tokens[call.close].start + 1;
                last = Some((call.close, indentation));
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    formatted.push_str(&text[done..]);
    Formatted { text: formatted, refusals }
}

fn first_line_ends_in_two(text: &str) -> bool {
    text.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'))
}

/// Where the old text of a block begins, and what stands before the new one: white space between
/// the `!` and the delimiter is the block's, a comment there is not.
fn start(text: &str, tokens: &[Token<'_>], call: &Call) -> (usize, &'static str) {
    let (bang, open) = (tokens[call.bang], tokens[call.open]);
    let behind_bang = bang.start + bang.text.len();
    if !text[behind_bang..open.start].trim().is_empty() {
        return (open.start, "");
    }
    (behind_bang, if open.text == "{" { " " } else { "" })
}

/// The new text of a block, from its opening to its closing delimiter.
fn block(source: Source<'_>, text: &str, call: &Call, place: Place<'_>) -> Result<String, Refusal> {
    let mut pieces = source.pieces(call.open, call.close);
    let tree = parse::block(source, &mut pieces)?;
    let new = layout::text(&print::block(source, &pieces, &tree), place);
    let (open, close) = (source.tokens[call.open], source.tokens[call.close]);
    if meaning(&text[open.start..=close.start]) != meaning(&new) {
        let message = "the formatter would change the meaning of this block: this is a bug of \
                       app-model, please report it with the block";
        return Err(Refusal { offset: open.start, message: message.to_owned() });
    }
    Ok(new)
}

/// What a formatted block has in common with its origin: all tokens and comments in their order,
/// apart from white space and from the `;` and `,` that may be left out.
fn meaning(text: &str) -> Vec<String> {
    let essential = |token: &Token<'_>| !token.is_space() && token.text != ";" && token.text != ",";
    tokens(text)
        .iter()
        .filter(|token| essential(token))
        .map(|token| match token.kind {
            Kind::LineComment | Kind::BlockComment => token.text.split_whitespace().collect(),
            _ => token.text.to_owned(),
        })
        .collect()
}
