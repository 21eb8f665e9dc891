//! A block as words with a meaning, each at its place in the text: what mutations work on.
//!
//! Only right blocks are read. The reader shares no code with the macro, so that a mistake of the
//! macro's parser is not one of the tests too.

use std::ops::Range;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// `keyvault`, at the top level.
    Keyword,
    /// `queue`, in a body.
    ChildKeyword,
    /// The name that a statement declares.
    Declared,
    /// The name that a child's declaration declares.
    DeclaredChild,
    /// `int` in `parameter replicas: int`.
    Type,
    /// `sku` in `sku: Premium;`, and a flag.
    Setting,
    /// `env` in `env { … }`.
    Section,
    /// The key of an entry of a map.
    Key,
    /// A declared name where a value stands.
    Reference,
    /// What stands after a `.`.
    Segment,
    /// `Premium`.
    Choice,
    /// A role.
    Role,
    /// A literal: text, a number or a switch.
    Literal,
    /// `existing` and its siblings.
    Existing,
    /// A group of Rust or of arguments, with its delimiters.
    Group,
    /// `=>`, `:`, `;`, `,` and so on.
    Mark,
    /// Anything else: attributes, `as`.
    Other,
}

/// A token.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) sort: Sort,
    pub(crate) bytes: Range<usize>,
    /// The item that it belongs to directly.
    pub(crate) item: usize,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Declaration,
    Existing,
    Setting,
    Flag,
    Roles,
    Section,
    Entry,
}

/// A statement, a member of a body, or an entry of a map.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) form: Form,
    /// From its first token to its `;` or the end of its body.
    pub(crate) bytes: Range<usize>,
    /// The item in whose body it stands.
    pub(crate) parent: Option<usize>,
    /// The inside of its body.
    pub(crate) body: Option<Range<usize>>,
    /// The keyword of a declaration, the name of a setting or of a section.
    pub(crate) word: String,
    /// The name of a declaration.
    pub(crate) name: String,
}

/// A right block.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) items: Vec<Item>,
}

/// Sections whose keys are free; any other is one if its first key is text.
const MAPS: [&str; 8] = [
    "tags",
    "env",
    "params",
    "references",
    "connection_properties",
    "metadata",
    "build_args",
    "build_secrets",
];

impl Block {
    /// Reads a block. `None` if it has something that the reader does not know: angle brackets.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let stream: TokenStream = text.parse().ok()?;
        let mut reader =
            Reader { block: Self { text: text.to_owned(), tokens: Vec::new(), items: Vec::new() } };
        reader.items(flat(stream), None, false)?;
        let mut block = reader.block;
        block.tokens.sort_by_key(|token| token.bytes.start);
        for index in 0..block.tokens.len() {
            // A declared name may begin with a capital letter, as choices do.
            let token = &block.tokens[index];
            if token.sort == Sort::Choice && block.keyword_of(block.of(token)).is_some() {
                block.tokens[index].sort = Sort::Reference;
            }
        }
        Some(block)
    }

    pub(crate) fn of(&self, token: &Token) -> &str {
        &self.text[token.bytes.clone()]
    }

    /// The keyword of the nearest declaration around an item, itself included.
    pub(crate) fn keyword(&self, item: usize) -> &str {
        let mut place = Some(item);
        while let Some(item) = place {
            if self.items[item].form == Form::Declaration {
                return &self.items[item].word;
            }
            place = self.items[item].parent;
        }
        ""
    }

    /// The keyword of the statement that declares a name.
    pub(crate) fn keyword_of(&self, name: &str) -> Option<&str> {
        let item = self.items.iter().find(|item| {
            item.form == Form::Declaration && item.parent.is_none() && item.name == name
        });
        item.map(|item| item.word.as_str())
    }

    /// The words of Rust in the block.
    fn in_rust(&self) -> Vec<String> {
        fn words(stream: TokenStream, found: &mut Vec<String>) {
            for tree in stream {
                match tree {
                    TokenTree::Ident(word) => found.push(word.to_string()),
                    TokenTree::Group(group) => words(group.stream(), found),
                    _ => {}
                }
            }
        }
        let mut found = Vec::new();
        for token in self.tokens.iter().filter(|token| token.sort == Sort::Group) {
            // What stands in parentheses after a name are its arguments.
            let of = &self.text[..token.bytes.start];
            let after_name = of.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if !after_name || of.trim_end().ends_with(" as") {
                words(self.of(token).parse().unwrap_or_default(), &mut found);
            }
        }
        found
    }

    /// Whether what stands at a byte is of a declaration that Rust in the block names: what that code
    /// does with it is not known.
    pub(crate) fn is_of_rust(&self, at: usize) -> bool {
        let words = self.in_rust();
        let is_around = |item: &Item| {
            item.parent.is_none()
                && item.form == Form::Declaration
                && item.bytes.contains(&at)
                && words.contains(&item.name)
        };
        // `photos` in `data.photos`, if the code names `data`.
        let path = self.tokens.iter().take_while(|token| token.bytes.start <= at);
        let first = path.filter(|token| token.sort == Sort::Reference).last();
        self.items.iter().any(is_around)
            || first.is_some_and(|first| {
                let way = &self.text[first.bytes.start..at];
                !way.contains(char::is_whitespace)
                    && words.iter().any(|word| word == self.of(first))
            })
    }

    /// Whether something besides its declaration names it.
    pub(crate) fn is_used(&self, name: &str) -> bool {
        let uses = |token: &&Token| matches!(token.sort, Sort::Reference | Sort::Segment);
        self.tokens.iter().filter(uses).any(|token| self.of(token) == name)
            || self.in_rust().iter().any(|word| word == name)
    }
}

/// A tree whose delimited groups stay groups.
type Trees = Vec<TokenTree>;

fn flat(stream: TokenStream) -> Trees {
    stream.into_iter().collect()
}

struct Reader {
    block: Block,
}

/// A place in the trees.
struct Cursor<'t> {
    trees: &'t [TokenTree],
    at: usize,
}

impl<'t> Cursor<'t> {
    fn peek(&self) -> Option<&'t TokenTree> {
        self.trees.get(self.at)
    }

    fn next(&mut self) -> Option<&'t TokenTree> {
        self.at += 1;
        self.trees.get(self.at - 1)
    }

    fn word(&self, ahead: usize) -> Option<String> {
        match self.trees.get(self.at + ahead)? {
            TokenTree::Ident(word) => Some(word.to_string()),
            _ => None,
        }
    }

    fn is(&self, ahead: usize, mark: char) -> bool {
        matches!(self.trees.get(self.at + ahead), Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
    }

    fn group(&self, ahead: usize, delimiter: Delimiter) -> bool {
        matches!(self.trees.get(self.at + ahead), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }
}

impl Reader {
    fn push(&mut self, sort: Sort, tree: &TokenTree, item: usize) -> Range<usize> {
        let bytes = tree.span().byte_range();
        self.block.tokens.push(Token { sort, bytes: bytes.clone(), item });
        bytes
    }

    fn begin(&mut self, form: Form, parent: Option<usize>, start: usize) -> usize {
        let bytes = start..start;
        let (word, name) = (String::new(), String::new());
        self.block.items.push(Item { form, bytes, parent, body: None, word, name });
        self.block.items.len() - 1
    }

    fn items(&mut self, trees: Trees, parent: Option<usize>, map: bool) -> Option<()> {
        let mut cursor = Cursor { trees: &trees, at: 0 };
        while let Some(tree) = cursor.peek() {
            if cursor.is(0, ';') {
                // One too many, or the one after a body.
                cursor.next();
                continue;
            }
            if parent.is_none() && cursor.word(0).is_some_and(|word| word == "in") {
                // `in app;` declares nothing.
                while !cursor.is(0, ';') {
                    cursor.next()?;
                }
                continue;
            }
            let item = self.begin(Form::Flag, parent, tree.span().byte_range().start);
            while cursor.is(0, '#') {
                for _ in 0..2 {
                    let tree = cursor.next()?;
                    self.push(Sort::Other, tree, item);
                }
            }
            if map {
                self.entry(&mut cursor, item)?;
            } else {
                self.item(&mut cursor, item, parent.is_none())?;
            }
            let last = self.block.tokens.iter().filter(|token| token.item == item);
            let mut end = last.map(|token| token.bytes.end).max()?;
            if let Some(body) = &self.block.items[item].body {
                end = end.max(body.end + 1);
            }
            if cursor.is(0, ';') {
                let tree = cursor.next()?;
                end = self.push(Sort::Mark, tree, item).end;
            }
            self.block.items[item].bytes.end = end;
        }
        Some(())
    }

    fn entry(&mut self, cursor: &mut Cursor<'_>, item: usize) -> Option<()> {
        self.block.items[item].form = Form::Entry;
        let key = cursor.next()?;
        self.block.items[item].word = key.to_string();
        self.push(Sort::Key, key, item);
        self.mark(cursor, ':', item)?;
        self.values(cursor, item)
    }

    fn item(&mut self, cursor: &mut Cursor<'_>, item: usize, top: bool) -> Option<()> {
        let word = cursor.word(0)?;
        self.block.items[item].word.clone_from(&word);
        if ["existing", "existing_read_only", "run_as_existing", "as_existing"]
            .contains(&word.as_str())
        {
            self.block.items[item].form = Form::Existing;
            let tree = cursor.next()?;
            self.push(Sort::Existing, tree, item);
            self.block.items[item].name = cursor.word(0)?;
            let tree = cursor.next()?;
            self.push(Sort::Reference, tree, item);
            return self.arguments(cursor, item);
        }
        if cursor.word(1).is_some() {
            self.block.items[item].form = Form::Declaration;
            self.block.items[item].name = cursor.word(1)?;
            let sorts = match top {
                true => [Sort::Keyword, Sort::Declared],
                false => [Sort::ChildKeyword, Sort::DeclaredChild],
            };
            for sort in sorts {
                let tree = cursor.next()?;
                self.push(sort, tree, item);
            }
            self.clauses(cursor, item)?;
            return self.body(cursor, item, false);
        }
        if cursor.group(1, Delimiter::Brace) {
            self.block.items[item].form = Form::Section;
            let tree = cursor.next()?;
            self.push(Sort::Section, tree, item);
            let first = match cursor.peek() {
                Some(TokenTree::Group(group)) => group.stream().into_iter().next(),
                _ => None,
            };
            let text = matches!(first, Some(TokenTree::Literal(_)));
            return self.body(cursor, item, text || MAPS.contains(&word.as_str()));
        }
        let tree = cursor.next()?;
        self.push(Sort::Setting, tree, item);
        if !cursor.is(0, ':') {
            return Some(());
        }
        self.mark(cursor, ':', item)?;
        if word == "roles" {
            self.block.items[item].form = Form::Roles;
            return self.grants(cursor, item);
        }
        self.block.items[item].form = Form::Setting;
        self.values(cursor, item)
    }

    fn mark(&mut self, cursor: &mut Cursor<'_>, mark: char, item: usize) -> Option<()> {
        let tree = cursor.next()?;
        let TokenTree::Punct(punct) = tree else { return None };
        if punct.as_char() != mark {
            return None;
        }
        self.push(Sort::Mark, tree, item);
        Some(())
    }

    fn body(&mut self, cursor: &mut Cursor<'_>, item: usize, map: bool) -> Option<()> {
        if !cursor.group(0, Delimiter::Brace) {
            return Some(());
        }
        let Some(TokenTree::Group(group)) = cursor.next() else { return None };
        let bytes = group.span().byte_range();
        self.block.items[item].body = Some(bytes.start + 1..bytes.end - 1);
        self.items(flat(group.stream()), Some(item), map)
    }

    fn clauses(&mut self, cursor: &mut Cursor<'_>, item: usize) -> Option<()> {
        loop {
            if cursor.is(0, ':') {
                self.mark(cursor, ':', item)?;
                let tree = cursor.next()?;
                self.push(Sort::Type, tree, item);
            } else if cursor.group(0, Delimiter::Parenthesis) {
                self.arguments(cursor, item)?;
            } else if cursor.is(0, '=') {
                self.mark(cursor, '=', item)?;
                self.value(cursor, item)?;
            } else if cursor.word(0).is_some_and(|word| word == "as") {
                for _ in 0..2 {
                    let tree = cursor.next()?;
                    self.push(Sort::Other, tree, item);
                }
            } else {
                return Some(());
            }
        }
    }

    fn arguments(&mut self, cursor: &mut Cursor<'_>, item: usize) -> Option<()> {
        let tree = cursor.next()?;
        let TokenTree::Group(group) = tree else { return None };
        self.push(Sort::Group, tree, item);
        let trees = flat(group.stream());
        let mut inside = Cursor { trees: &trees, at: 0 };
        self.values(&mut inside, item)
    }

    fn values(&mut self, cursor: &mut Cursor<'_>, item: usize) -> Option<()> {
        while cursor.peek().is_some() {
            self.value(cursor, item)?;
            if !cursor.is(0, ',') {
                return Some(());
            }
            self.mark(cursor, ',', item)?;
        }
        Some(())
    }

    fn value(&mut self, cursor: &mut Cursor<'_>, item: usize) -> Option<()> {
        let tree = cursor.next()?;
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '-' => {
                let number = cursor.next()?;
                self.push(Sort::Literal, number, item);
            }
            TokenTree::Literal(_) => {
                self.push(Sort::Literal, tree, item);
            }
            TokenTree::Group(_) => {
                self.push(Sort::Group, tree, item);
            }
            TokenTree::Ident(word) => {
                let text = word.to_string();
                let sort = match text.as_str() {
                    "true" | "false" => Sort::Literal,
                    _ if text.starts_with(char::is_uppercase) => Sort::Choice,
                    _ => Sort::Reference,
                };
                self.push(sort, tree, item);
                while cursor.is(0, '.') {
                    self.mark(cursor, '.', item)?;
                    let segment = cursor.next()?;
                    self.push(Sort::Segment, segment, item);
                }
            }
            TokenTree::Punct(_) => return None,
        }
        Some(())
    }

    fn grants(&mut self, cursor: &mut Cursor<'_>, item: usize) -> Option<()> {
        while cursor.peek().is_some() && !cursor.is(0, ';') {
            self.value(cursor, item)?;
            let start = cursor.peek()?.span().byte_range().start;
            if !(cursor.is(0, '=') && cursor.is(1, '>')) {
                return None;
            }
            cursor.next();
            let end = cursor.next()?.span().byte_range().end;
            self.block.tokens.push(Token { sort: Sort::Mark, bytes: start..end, item });
            let tree = cursor.next()?;
            match tree {
                TokenTree::Group(group) => {
                    self.push(Sort::Group, tree, item);
                    let trees = flat(group.stream());
                    let mut inside = Cursor { trees: &trees, at: 0 };
                    while let Some(role) = inside.next() {
                        self.push(Sort::Role, role, item);
                        if inside.peek().is_some() {
                            self.mark(&mut inside, ',', item)?;
                        }
                    }
                }
                role => {
                    self.push(Sort::Role, role, item);
                }
            }
            if !cursor.is(0, ',') {
                return Some(());
            }
            self.mark(cursor, ',', item)?;
        }
        Some(())
    }
}
