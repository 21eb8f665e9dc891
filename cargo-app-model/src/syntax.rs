//! The syntax tree of a block, in places of its pieces.
//!
//! Statements and members are one thing here: the formatter does not judge what belongs where.

use std::ops::RangeInclusive;

/// A place in the pieces of a block.
pub(crate) type Place = usize;

/// Pieces that stay as they stand.
pub(crate) type Span = RangeInclusive<Place>;

/// What stands between the delimiters of a body, or of the whole block.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) open: Place,
    pub(crate) items: Vec<Item>,
    pub(crate) close: Place,
}

/// A statement or a member.
#[derive(Debug)]
pub(crate) struct Item {
    /// Attributes and doc comments.
    pub(crate) attributes: Vec<Span>,
    pub(crate) content: Content,
    /// The `;`, if it was written.
    pub(crate) semicolon: Option<Place>,
}

#[derive(Debug)]
pub(crate) enum Content {
    /// `in builder`
    Target { word: Place, builder: Value },
    /// `name: value, value`
    Setting { name: Place, colon: Place, values: Vec<Element> },
    /// `name`, `name { … }`, `KEYWORD name …`
    Declaration { words: Vec<Place>, clauses: Vec<Clause>, body: Option<Body> },
    /// `$( … )*` or `$members` in a macro of the user's, which can be anything.
    Fragment(Span),
    /// What `#[rustfmt::skip]` stands above.
    Skipped(Span),
}

/// A part of a declaration behind its name.
#[derive(Debug)]
pub(crate) enum Clause {
    Type {
        colon: Place,
        name: Place,
    },
    Arguments(List),
    Value {
        equals: Place,
        value: Value,
    },
    Name {
        word: Place,
        value: Value,
    },
    /// `$body` in a macro of the user's, which can be anything.
    Variable(Place),
}

/// Values in parentheses or brackets.
#[derive(Debug)]
pub(crate) struct List {
    pub(crate) open: Place,
    pub(crate) elements: Vec<Element>,
    pub(crate) close: Place,
}

/// A value of several, with the comma between it and the next one.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) value: Value,
    pub(crate) comma: Option<Place>,
}

#[derive(Debug)]
pub(crate) enum Value {
    /// A literal with its sign, or a path: pieces without space between them.
    Plain(Span),
    /// `(rust expression)`
    Rust(Span),
    /// `$( … ),*` in a macro of the user's.
    Repetition(Span),
    Brackets(List),
    /// `who => Role`, with the places of `=` and `>`.
    Grant {
        who: Box<Value>,
        arrow: [Place; 2],
        roles: Box<Value>,
    },
}

impl Value {
    /// Its first piece.
    pub(crate) fn first(&self) -> Place {
        match self {
            Self::Plain(span) | Self::Rust(span) | Self::Repetition(span) => *span.start(),
            Self::Brackets(list) => list.open,
            Self::Grant { who, .. } => who.first(),
        }
    }
}

impl Item {
    /// Its first piece.
    pub(crate) fn first(&self) -> Place {
        self.attributes.first().map_or_else(|| self.content.first(), |span| *span.start())
    }

    /// How many settings, flags and declarations without a body it is made of.
    pub(crate) fn leaves(&self) -> usize {
        match &self.content {
            Content::Declaration { body: Some(body), .. } => body.leaves().max(1),
            _ => 1,
        }
    }

    /// Whether attributes stand above it, or above something inside of it.
    pub(crate) fn has_attributes(&self) -> bool {
        let inside = match &self.content {
            Content::Declaration { body: Some(body), .. } => body.has_attributes(),
            _ => false,
        };
        inside || !self.attributes.is_empty()
    }
}

impl Content {
    /// Whether a `;` belongs behind it.
    pub(crate) fn ends_in_semicolon(&self) -> bool {
        match self {
            Self::Target { .. } | Self::Setting { .. } => true,
            Self::Declaration { body: Some(_), .. } | Self::Fragment(_) | Self::Skipped(_) => false,
            Self::Declaration { clauses, .. } => {
                !matches!(clauses.last(), Some(Clause::Variable(_)))
            }
        }
    }

    /// Its first piece.
    pub(crate) fn first(&self) -> Place {
        match self {
            Self::Target { word, .. } => *word,
            Self::Setting { name, .. } => *name,
            Self::Declaration { words, .. } => words.first().copied().unwrap_or_default(),
            Self::Fragment(span) | Self::Skipped(span) => *span.start(),
        }
    }
}

impl Body {
    pub(crate) fn leaves(&self) -> usize {
        self.items.iter().map(Item::leaves).sum()
    }

    pub(crate) fn has_attributes(&self) -> bool {
        self.items.iter().any(Item::has_attributes)
    }
}
