//! The parser: pieces to the syntax tree.
//!
//! It takes every block that the macro takes, and refuses what it does not understand: a formatter
//! that guesses could change what a block means.

use crate::calls::says_skip;
use crate::lexer::Kind;
use crate::pieces::{Piece, Source};
use crate::refusal::Refusal;
use crate::syntax::{Body, Clause, Content, Element, Item, List, Place, Span, Value};

/// How deep bodies and lists may stand in each other.
const DEEPEST: usize = 64;

/// Parses the pieces of a whole block, its delimiters included. Comments of pieces that are not
/// printed go to the next piece.
pub(crate) fn block<'t>(source: Source<'t>, pieces: &mut Vec<Piece<'t>>) -> Result<Body, Refusal> {
    let partners = partners(pieces);
    let mut parser = Parser { source, pieces, partners, at: 1, angle: false, depth: 0 };
    let items = parser.items()?;
    Ok(Body { open: 0, items, close: parser.at })
}

/// For each opening delimiter, the place of the one that closes it.
fn partners(pieces: &[Piece<'_>]) -> Vec<Place> {
    let mut partners = vec![0; pieces.len()];
    let mut open = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        match piece.token.kind {
            Kind::Open => open.push(place),
            Kind::Close => {
                if let Some(open) = open.pop() {
                    partners[open] = place;
                }
            }
            _ => {}
        }
    }
    partners
}

struct Parser<'t, 'p> {
    source: Source<'t>,
    pieces: &'p mut Vec<Piece<'t>>,
    partners: Vec<Place>,
    at: Place,
    /// Whether a `>` ends the body.
    angle: bool,
    depth: usize,
}

/// Questions.
impl Parser<'_, '_> {
    fn kind(&self, place: Place) -> Option<Kind> {
        self.pieces.get(place).map(|piece| piece.token.kind)
    }

    fn text(&self, place: Place) -> &str {
        self.pieces.get(place).map_or("", |piece| piece.token.text)
    }

    fn is(&self, text: &str) -> bool {
        self.text(self.at) == text
    }

    fn is_word(&self) -> bool {
        self.kind(self.at) == Some(Kind::Word)
    }

    fn at_end(&self) -> bool {
        self.kind(self.at).is_none_or(|kind| kind == Kind::Close) || (self.angle && self.is(">"))
    }

    /// Whether `$variable` stands here.
    fn at_variable(&self) -> bool {
        self.is_word() && self.text(self.at).starts_with('$')
    }

    fn at_repetition(&self) -> bool {
        self.is("$") && self.text(self.at + 1) == "("
    }

    fn at_arrow(&self) -> bool {
        self.is("=") && self.text(self.at + 1) == ">"
    }

    fn expected(&self, what: &str) -> Refusal {
        let found = self.text(self.at).lines().next().unwrap_or_default();
        Refusal {
            offset: self.offset(self.at),
            message: format!("expected {what}, found `{found}`"),
        }
    }

    fn offset(&self, place: Place) -> usize {
        self.pieces.get(place).map_or(0, |piece| piece.token.start)
    }
}

/// Steps.
impl Parser<'_, '_> {
    fn take(&mut self) -> Place {
        self.at += 1;
        self.at - 1
    }

    /// Takes the delimiter that opens a body or a list.
    fn take_open(&mut self) -> Result<Place, Refusal> {
        let open = self.take();
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = format!("more than {DEEPEST} bodies and lists stand in each other");
            return Err(Refusal { offset: self.offset(open), message });
        }
        Ok(open)
    }

    /// Takes a group with its delimiters.
    fn take_group(&mut self) -> Span {
        let open = self.at;
        let close = self.partners.get(open).copied().unwrap_or(open).max(open);
        self.at = close + 1;
        open..=close
    }

    /// Takes a `;` or `,`. A comment in front of it that needs a line goes behind it.
    fn take_stop(&mut self) -> Place {
        let place = self.take();
        if self.pieces[place].comments.iter().any(|comment| comment.breaks()) {
            self.hand_on(place);
        }
        place
    }

    /// Takes a piece that is not printed.
    fn drop(&mut self) {
        let place = self.take();
        self.hand_on(place);
    }

    /// Gives the comments of a piece to the next one.
    fn hand_on(&mut self, place: Place) {
        let mut comments = std::mem::take(&mut self.pieces[place].comments);
        if let Some(last) = comments.last_mut() {
            last.line_after |= last.line_before;
        }
        if let Some(next) = self.pieces.get_mut(place + 1) {
            comments.append(&mut next.comments);
            next.comments = comments;
        }
    }
}

/// Statements and members.
impl Parser<'_, '_> {
    /// Items up to the closing delimiter.
    fn items(&mut self) -> Result<Vec<Item>, Refusal> {
        let mut items = Vec::new();
        loop {
            while self.is(";") {
                self.drop();
            }
            if self.at_end() {
                return Ok(items);
            }
            let first = items.is_empty() && self.depth == 0;
            items.push(self.item(first)?);
        }
    }

    fn item(&mut self, first: bool) -> Result<Item, Refusal> {
        let (attributes, skip) = self.attributes()?;
        if skip {
            return self.skipped(attributes);
        }
        let content = match self.fragment()? {
            Some(span) => Content::Fragment(span),
            None => self.content(first && attributes.is_empty())?,
        };
        let body = matches!(&content, Content::Declaration { body: Some(_), .. });
        let semicolon = if body {
            None
        } else if self.is(";") {
            Some(self.take_stop())
        } else if self.at_end() || !content.ends_in_semicolon() {
            None
        } else if matches!(&content, Content::Declaration { .. }) {
            return Err(self.expected("`;` or a body"));
        } else {
            return Err(self.expected("`;` or `,`"));
        };
        Ok(Item { attributes, content, semicolon })
    }

    /// Attributes and doc comments, and whether one of them is `#[rustfmt::skip]`.
    fn attributes(&mut self) -> Result<(Vec<Span>, bool), Refusal> {
        let mut attributes = Vec::new();
        let mut skip = false;
        loop {
            if self.kind(self.at) == Some(Kind::Doc) {
                let place = self.take();
                attributes.push(place..=place);
            } else if self.is("#") && self.text(self.at + 1) == "[" {
                let hash = self.take();
                let group = self.take_group();
                skip |= says_skip(self.source.tokens, self.index(hash)..self.index(*group.end()));
                attributes.push(hash..=*group.end());
            } else if !attributes.is_empty() && (self.at_end() || self.is(";")) {
                return Err(self.expected("a statement below the attribute"));
            } else {
                return Ok((attributes, skip));
            }
        }
    }

    fn index(&self, place: Place) -> usize {
        self.pieces.get(place).map_or(0, |piece| piece.index)
    }

    /// An item that stays as it is. It is parsed only to know where it ends.
    fn skipped(&mut self, attributes: Vec<Span>) -> Result<Item, Refusal> {
        let first = self.at;
        let pieces = self.pieces.clone();
        if self.fragment()?.is_none() {
            self.content(false)?;
        }
        if self.is(";") {
            self.take();
        }
        *self.pieces = pieces;
        let content = Content::Skipped(first..=self.at - 1);
        Ok(Item { attributes, content, semicolon: None })
    }

    /// `$( … )*`, or a `$variable` that is neither a name nor a keyword.
    fn fragment(&mut self) -> Result<Option<Span>, Refusal> {
        if self.at_repetition() {
            return self.repetition().map(Some);
        }
        let next = self.at + 1;
        let word = self.kind(next) == Some(Kind::Word);
        let alone = !word && ![":", "{", "<"].contains(&self.text(next));
        Ok((self.at_variable() && alone).then(|| {
            let place = self.take();
            place..=place
        }))
    }

    fn content(&mut self, first: bool) -> Result<Content, Refusal> {
        let string = self.pieces.get(self.at).is_some_and(|piece| piece.token.is_string());
        if !self.is_word() && !string {
            return Err(self.expected("a statement or a member"));
        }
        let name = self.take();
        if self.is(":") {
            let colon = self.take();
            return Ok(Content::Setting { name, colon, values: self.values()? });
        }
        if string {
            return Err(self.expected("`:` and a value"));
        }
        if first && self.text(name) == "in" {
            return Ok(Content::Target { word: name, builder: self.builder()? });
        }
        let mut words = vec![name];
        let mut clauses = Vec::new();
        if self.is_word() {
            words.push(self.take());
            clauses = self.clauses()?;
        } else if !(self.is("{") || self.is("<") || self.is(";") || self.at_end()) {
            return Err(self.expected("a name, `:`, `;` or a body"));
        }
        let body = if self.is("{") || self.is("<") { Some(self.body()?) } else { None };
        Ok(Content::Declaration { words, clauses, body })
    }

    /// `builder`, `&self.builder` or `(rust expression)`
    fn builder(&mut self) -> Result<Value, Refusal> {
        if self.is("(") {
            return Ok(Value::Rust(self.take_group()));
        }
        let first = self.at;
        if self.is("&") {
            self.take();
        }
        self.path("a builder")?;
        Ok(Value::Plain(first..=self.at - 1))
    }

    fn clauses(&mut self) -> Result<Vec<Clause>, Refusal> {
        let mut clauses = Vec::new();
        loop {
            clauses.push(if self.is(":") {
                let colon = self.take();
                if !self.is_word() {
                    return Err(self.expected("a type"));
                }
                Clause::Type { colon, name: self.take() }
            } else if self.is("(") {
                Clause::Arguments(self.list()?)
            } else if self.is("=") {
                Clause::Value { equals: self.take(), value: self.value()? }
            } else if self.is("as") {
                Clause::Name { word: self.take(), value: self.value()? }
            } else if self.at_variable() {
                clauses.push(Clause::Variable(self.take()));
                return Ok(clauses);
            } else {
                return Ok(clauses);
            });
        }
    }

    fn body(&mut self) -> Result<Body, Refusal> {
        let angle = self.is("<");
        let open = self.take_open()?;
        let outer = std::mem::replace(&mut self.angle, angle);
        let items = self.items()?;
        self.angle = outer;
        self.depth -= 1;
        if angle && !self.is(">") {
            let message = "this `<` is never closed".to_owned();
            return Err(Refusal { offset: self.offset(open), message });
        }
        Ok(Body { open, items, close: self.take() })
    }
}

/// Values.
impl Parser<'_, '_> {
    /// The values of a setting.
    fn values(&mut self) -> Result<Vec<Element>, Refusal> {
        let mut elements = vec![self.element()?];
        while self.goes_on(&mut elements) && !(self.at_end() || self.is(";")) {
            elements.push(self.element()?);
        }
        Ok(elements)
    }

    /// Values in parentheses or brackets.
    fn list(&mut self) -> Result<List, Refusal> {
        let open = self.take_open()?;
        let outer = std::mem::replace(&mut self.angle, false);
        let mut elements = Vec::new();
        while !self.at_end() {
            elements.push(self.element()?);
            if !self.goes_on(&mut elements) && !self.at_end() {
                return Err(self.expected("`,`"));
            }
        }
        self.angle = outer;
        self.depth -= 1;
        Ok(List { open, elements, close: self.take() })
    }

    /// Takes the comma behind the last element. The one behind all of them is not printed.
    fn goes_on(&mut self, elements: &mut [Element]) -> bool {
        let Some(last) = elements.last_mut() else { return false };
        if !self.is(",") {
            let more = !self.at_end() && !self.is(";");
            return matches!(last.value, Value::Repetition(_)) && more;
        }
        let next = self.text(self.at + 1);
        let closing = self.kind(self.at + 1).is_none_or(|kind| kind == Kind::Close);
        if closing || next == ";" || (self.angle && next == ">") {
            self.drop();
            return false;
        }
        last.comma = Some(self.take_stop());
        true
    }

    fn element(&mut self) -> Result<Element, Refusal> {
        let value = self.value()?;
        if !self.at_arrow() {
            return Ok(Element { value, comma: None });
        }
        let arrow = [self.take(), self.take()];
        let (who, roles) = (Box::new(value), Box::new(self.value()?));
        Ok(Element { value: Value::Grant { who, arrow, roles }, comma: None })
    }

    fn value(&mut self) -> Result<Value, Refusal> {
        if self.is("(") {
            return Ok(Value::Rust(self.take_group()));
        }
        if self.is("[") {
            return Ok(Value::Brackets(self.list()?));
        }
        if self.at_repetition() {
            return Ok(Value::Repetition(self.repetition()?));
        }
        let first = self.at;
        let sign = self.is("-");
        if sign {
            self.take();
        }
        if self.kind(self.at) == Some(Kind::Literal) {
            self.take();
        } else if sign {
            return Err(self.expected("a number"));
        } else {
            self.path("a value")?;
        }
        Ok(Value::Plain(first..=self.at - 1))
    }

    /// `name` or `name.name`
    fn path(&mut self, what: &str) -> Result<(), Refusal> {
        loop {
            if !self.is_word() {
                return Err(self.expected(what));
            }
            self.take();
            if !self.is(".") {
                return Ok(());
            }
            self.take();
        }
    }

    /// `$( … ) separator *`
    fn repetition(&mut self) -> Result<Span, Refusal> {
        let dollar = self.take();
        self.take_group();
        let ends = |place: Place| ["*", "+", "?"].contains(&self.text(place));
        let separated = !ends(self.at) && ends(self.at + 1);
        if separated {
            self.take();
        }
        if !["*", "+", "?"].contains(&self.text(self.at)) {
            return Err(self.expected("`*`, `+` or `?` behind `$( … )`"));
        }
        Ok(dollar..=self.take())
    }
}
