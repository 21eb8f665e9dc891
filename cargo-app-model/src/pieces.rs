//! The inside of a block as the tokens that mean something, each with the comments before it.

use crate::lexer::{Kind, Token};

/// The tokens of a file, and where a block's are among them.
#[derive(Clone, Copy)]
pub(crate) struct Source<'t> {
    pub(crate) tokens: &'t [Token<'t>],
}

/// A token that means something to the macro.
#[derive(Debug, Clone)]
pub(crate) struct Piece<'t> {
    /// Its place in the tokens of the file.
    pub(crate) index: usize,
    pub(crate) token: Token<'t>,
    /// The comments between the piece before and this one.
    pub(crate) comments: Vec<Comment>,
    /// Whether an empty line stands right before it.
    pub(crate) blank_before: bool,
}

/// A comment, and how it stood.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    /// Its place in the tokens of the file.
    pub(crate) index: usize,
    pub(crate) line_before: bool,
    pub(crate) blank_before: bool,
    pub(crate) line_after: bool,
}

impl Comment {
    /// Whether it cannot stand in the middle of a line.
    pub(crate) fn breaks(&self) -> bool {
        self.line_before || self.line_after
    }
}

impl<'t> Source<'t> {
    /// The pieces from the opening to the closing delimiter of a block, both included.
    pub(crate) fn pieces(self, open: usize, close: usize) -> Vec<Piece<'t>> {
        let mut pieces = Vec::new();
        let mut comments = Vec::new();
        for (index, token) in self.tokens.iter().enumerate().take(close + 1).skip(open) {
            if token.is_space() {
                continue;
            }
            let lines = self.lines_before(index);
            if token.is_comment() {
                comments.push(Comment {
                    index,
                    line_before: lines > 0,
                    blank_before: lines > 1,
                    line_after: token.kind == Kind::LineComment || self.lines_after(index) > 0,
                });
                continue;
            }
            pieces.push(Piece {
                index,
                token: *token,
                comments: std::mem::take(&mut comments),
                blank_before: lines > 1,
            });
        }
        pieces
    }

    fn lines_before(self, index: usize) -> usize {
        self.lines_at(index.checked_sub(1))
    }

    fn lines_after(self, index: usize) -> usize {
        self.lines_at(index.checked_add(1))
    }

    /// How many lines end in the white space at this place.
    fn lines_at(self, index: Option<usize>) -> usize {
        let token = index.and_then(|index| self.tokens.get(index));
        token.filter(|token| token.is_space()).map_or(0, |space| space.text.matches('\n').count())
    }

    /// Whether a line begins between two tokens.
    pub(crate) fn line_begins(self, first: usize, last: usize) -> bool {
        self.tokens.get(first..last).unwrap_or_default().iter().any(|token| {
            matches!(token.kind, Kind::Space | Kind::BlockComment) && token.text.contains('\n')
        })
    }

    /// The white space at the beginning of the line in which a token begins.
    pub(crate) fn indentation(self, index: usize) -> &'t str {
        for (before, token) in self.tokens.iter().take(index).enumerate().rev() {
            match token.kind {
                Kind::Space | Kind::BlockComment => {
                    if let Some((_, line)) = token.text.rsplit_once('\n') {
                        return leading_space(line);
                    }
                    if before == 0 && token.is_space() {
                        return token.text;
                    }
                }
                _ => {}
            }
        }
        ""
    }

    /// Tokens as they stand: only the lines that begin between two tokens can move.
    pub(crate) fn verbatim(self, first: usize, last: usize) -> Verbatim<'t> {
        let mut lines = vec![Line { space: "", text: String::new() }];
        for token in self.tokens.get(first..=last).unwrap_or_default() {
            let (first, rest) = match token.text.split_once('\n') {
                Some(parts) if matches!(token.kind, Kind::Space | Kind::BlockComment) => parts,
                _ => {
                    push(&mut lines, token.text);
                    continue;
                }
            };
            // White space at the end of a line is nothing to keep.
            if !token.is_space() {
                push(&mut lines, first.strip_suffix('\r').unwrap_or(first));
            }
            for line in rest.split('\n') {
                let space = leading_space(line);
                let text = line.strip_prefix(space).unwrap_or(line);
                let text = text.strip_suffix('\r').unwrap_or(text).to_owned();
                lines.push(Line { space, text });
            }
        }
        Verbatim { indentation: self.indentation(first), lines }
    }
}

fn push(lines: &mut [Line<'_>], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.text.push_str(text);
    }
}

pub(crate) fn leading_space(line: &str) -> &str {
    line.split_at(line.find(|c: char| !c.is_whitespace()).unwrap_or(line.len())).0
}

/// Text that stays as it is, apart from moving to the right or the left as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verbatim<'t> {
    /// The white space at the beginning of the line in which it stood.
    pub(crate) indentation: &'t str,
    /// The first one is the rest of a line that has begun already.
    pub(crate) lines: Vec<Line<'t>>,
}

impl Verbatim<'_> {
    /// Text that does not move at all.
    pub(crate) fn fixed(text: String) -> Self {
        Self { indentation: "", lines: vec![Line { space: "", text }] }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub(crate) space: &'t str,
    pub(crate) text: String,
}
