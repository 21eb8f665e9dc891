//! The word that an editor asks about.
//!
//! To list what may stand at the cursor, rust-analyzer expands a block twice: as it is, and with a
//! mark in the word at the cursor, or as the only letters of a new word. It then looks up names and
//! types in the first expansion, at the offset where the second one has the marked word. So both must
//! be the same up to there: the mark is taken out before a block is parsed, and the marked word comes
//! back in the expansion, in the place of another word.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use crate::block::buffer::Cursor;
use crate::block::word::Word;

/// Who reads an expansion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Compiler,
    /// An editor, which asks about the words of the block and compiles nothing.
    Editor,
}

/// What rust-analyzer puts into the word.
const MARK: &str = "raCompletionMarker";

/// The word of the expansion in whose place a marked word comes. It has to be longer than any name:
/// rust-analyzer counts letters into it. The library has items of this name, so that it means
/// something.
pub(crate) const OPEN: &str = "__what_an_editor_lists_while_a_longer_word_is_typed";

/// The word that nobody has typed yet.
pub(crate) fn open() -> Word {
    Word::new(OPEN, Span::call_site())
}

/// The word as it is without the mark; nothing if it is the open word.
pub(crate) fn plain(word: &Word) -> String {
    match word.text() {
        OPEN => String::new(),
        text => text.replace(MARK, ""),
    }
}

pub(crate) fn is_marked(word: &Word) -> bool {
    word.text().contains(MARK)
}

/// The word without the mark, in its place.
pub(crate) fn unmarked(word: &Word) -> Word {
    if is_marked(word) { renamed(word, &plain(word)) } else { word.clone() }
}

fn renamed(word: &Word, text: &str) -> Word {
    match text.strip_prefix("r#") {
        Some(text) => Ident::new_raw(text, word.span()).into(),
        None => syn::parse_str::<TokenTree>(text).map_or_else(
            |_| word.clone(),
            |token| match token {
                TokenTree::Ident(mut plain) => {
                    plain.set_span(word.span());
                    plain.into()
                }
                _ => word.clone(),
            },
        ),
    }
}

/// The marked word of a block that is parsed without the mark.
pub(crate) struct Marked {
    pub(crate) word: Word,
    /// How many tokens stand before it, in each group from the outermost.
    path: Vec<usize>,
    /// Whether the word is the mark alone. The block is then parsed without it.
    alone: bool,
}

/// Takes the mark out of a block.
pub(crate) fn lift(tokens: TokenStream) -> (TokenStream, Option<Marked>) {
    let mut path = Vec::new();
    let Some(word) = find(tokens.clone(), &mut path) else { return (tokens, None) };
    let alone = plain(&word).is_empty();
    let tokens = put(tokens, &path, (!alone).then(|| unmarked(&word)).as_ref());
    (tokens, Some(Marked { word, path, alone }))
}

fn find(tokens: TokenStream, path: &mut Vec<usize>) -> Option<Word> {
    for (count, token) in tokens.into_iter().enumerate() {
        match token {
            TokenTree::Ident(word) => {
                let word = Word::from(word);
                if is_marked(&word) {
                    path.push(count);
                    return Some(word);
                }
            }
            TokenTree::Group(group) => {
                path.push(count);
                if let Some(word) = find(group.stream(), path) {
                    return Some(word);
                }
                path.pop();
            }
            _ => {}
        }
    }
    None
}

/// The tokens with another word, or none, at a place.
fn put(tokens: TokenStream, path: &[usize], word: Option<&Word>) -> TokenStream {
    let Some((first, rest)) = path.split_first() else { return tokens };
    let mut changed: Vec<TokenTree> = Vec::new();
    for (count, token) in tokens.into_iter().enumerate() {
        match token {
            TokenTree::Group(group) if count == *first => {
                let mut inner = Group::new(group.delimiter(), put(group.stream(), rest, word));
                inner.set_span(group.span());
                changed.push(inner.into());
            }
            _ if count == *first => changed.extend(word.cloned().map(TokenTree::from)),
            token => changed.push(token),
        }
    }
    changed.into_iter().collect()
}

/// The marked word, and where it stood.
#[derive(Clone)]
pub(crate) struct Asked<'b> {
    word: Word,
    place: Cursor<'b>,
    alone: bool,
}

impl<'b> Asked<'b> {
    pub(crate) fn new(marked: Marked, mut cursor: Cursor<'b>) -> Option<Self> {
        let (last, outer) = marked.path.split_last()?;
        for count in outer {
            // A group that holds one token without delimiters is that token.
            let group = skip(cursor, *count)?;
            cursor = group.group().map_or(group, |(_, inside)| inside);
        }
        Some(Self { word: marked.word, place: skip(cursor, *last)?, alone: marked.alone })
    }

    /// The word, if it is typed in part and the next one.
    pub(crate) fn in_place_of_next(&self, cursor: Cursor<'b>) -> Option<Word> {
        (!self.alone && cursor == self.place).then(|| self.word.clone())
    }

    /// The word, if nothing of it is typed and it belongs here.
    pub(crate) fn before_next(&self, cursor: Cursor<'b>) -> Option<Word> {
        (self.alone && cursor == self.place).then(|| self.word.clone())
    }

    /// The tokens of a group with the marked word in them, if it stands there.
    pub(crate) fn within(&self, mut cursor: Cursor<'b>) -> Option<TokenStream> {
        let mut tokens = TokenStream::new();
        let mut found = false;
        loop {
            let here = cursor == self.place;
            if here {
                found = true;
                tokens.extend([TokenTree::from(self.word.clone())]);
            }
            let Some(token) = cursor.token() else { break };
            let inner = cursor.group().and_then(|(_, inside)| self.within(inside));
            tokens.extend(match (token, inner) {
                (TokenTree::Group(group), Some(inner)) => {
                    found = true;
                    let mut changed = Group::new(group.delimiter(), inner);
                    changed.set_span(group.span());
                    Some(TokenTree::Group(changed))
                }
                (token, _) => (!here || self.alone).then_some(token),
            });
            cursor = cursor.after();
        }
        found.then_some(tokens)
    }
}

fn skip(mut cursor: Cursor<'_>, count: usize) -> Option<Cursor<'_>> {
    for _ in 0..count {
        if cursor.at_end() {
            return None;
        }
        cursor = cursor.after();
    }
    Some(cursor)
}
