//! The house style: the syntax tree to a layout.

use crate::layout::Layout::{
    self, Blank, Break, Hang, IfBroken, Indent, Line, SoftLine, Space, Text, Tight,
};
use crate::lexer::Kind;
use crate::pieces::{Comment, Piece, Source, Verbatim};
use crate::syntax::{Body, Clause, Content, Element, Item, List, Place, Span, Value};

/// The most settings, flags and declarations of a body that stays on one line.
const MOST_IN_A_LINE: usize = 2;

/// The layout of a whole block, its delimiters included.
pub(crate) fn block<'t>(source: Source<'t>, pieces: &[Piece<'t>], block: &Body) -> Vec<Layout<'t>> {
    Printer { source, pieces }.body(block)
}

struct Printer<'t, 'p> {
    source: Source<'t>,
    pieces: &'p [Piece<'t>],
}

/// What separates the items of a body.
#[derive(Clone, Copy)]
enum Separation {
    /// They stand on one line if they fit.
    Together,
    Lines,
}

/// Bodies.
impl<'t> Printer<'t, '_> {
    fn body(&self, body: &Body) -> Vec<Layout<'t>> {
        let (open, close) = (self.text(body.open), self.text(body.close));
        let comments = self.comments(body.close);
        if body.items.is_empty() && comments.is_empty() {
            return vec![Text(open), Text(close)];
        }
        let separation =
            if self.stays_on_a_line(body) { Separation::Together } else { Separation::Lines };
        let edge = || match separation {
            Separation::Lines => Break,
            // `(identity one;)`
            Separation::Together if open == "(" || open == "[" => SoftLine,
            Separation::Together => Line,
        };
        let mut inside = Vec::new();
        for (number, item) in body.items.iter().enumerate() {
            let first = item.first();
            let trailing = self.trailing(first, false);
            inside.extend(self.behind(first, trailing));
            inside.push(match (number, separation) {
                (0, _) => edge(),
                (_, Separation::Lines) => Break,
                (_, Separation::Together) => Line,
            });
            let above = self.above(first, trailing, number > 0);
            let blank = self.pieces[first].blank_before && (number > 0 || !above.is_empty());
            inside.extend(above);
            inside.extend(blank.then_some(Blank));
            inside.extend(self.item(item));
        }
        let empty = body.items.is_empty();
        let trailing = self.trailing(body.close, !empty);
        inside.extend(self.behind(body.close, trailing));
        inside.extend(empty.then(edge));
        inside.extend(self.above(body.close, trailing, !empty));
        vec![Layout::group(vec![Text(open), Indent(inside), edge(), Text(close)])]
    }

    /// Whether a body was written on one line, and is short and plain enough to stay there.
    fn stays_on_a_line(&self, body: &Body) -> bool {
        let index = |place: Place| self.pieces[place].index;
        let inside = &self.source.tokens[index(body.open)..index(body.close)];
        let plain = inside.iter().all(|token| !token.is_comment() && !token.text.contains('\n'));
        plain && !body.has_attributes() && body.leaves() <= MOST_IN_A_LINE
    }

    fn item(&self, item: &Item) -> Vec<Layout<'t>> {
        let mut layout = Vec::new();
        let mut following = item.attributes.iter().skip(1).map(|span| *span.start());
        for attribute in &item.attributes {
            let next = following.next().unwrap_or(item.content.first());
            let trailing = self.trailing(next, false);
            layout.push(self.attribute(attribute));
            layout.extend(self.behind(next, trailing));
            layout.push(Break);
            layout.extend(self.above(next, trailing, false));
        }
        layout.extend(self.content(&item.content));
        if let Some(place) = item.semicolon {
            layout.extend(self.inline(place));
        }
        if item.semicolon.is_some() || item.content.ends_in_semicolon() {
            layout.push(Tight(";"));
        }
        layout
    }

    fn attribute(&self, span: &Span) -> Layout<'t> {
        // The text of a doc comment means something, its white space too.
        if span.start() == span.end() {
            Text(self.text(*span.start()))
        } else {
            self.verbatim(span)
        }
    }

    fn content(&self, content: &Content) -> Vec<Layout<'t>> {
        match content {
            Content::Target { word, builder } => {
                let mut layout = vec![Text(self.text(*word)), Space];
                layout.extend(self.inline(builder.first()));
                layout.extend(self.value(builder));
                layout
            }
            Content::Setting { name, colon, values } => {
                let mut layout = vec![Text(self.text(*name))];
                layout.extend(self.inline(*colon));
                layout.push(Tight(":"));
                layout.extend(self.values(values));
                layout
            }
            Content::Declaration { words, clauses, body } => {
                let mut layout = Vec::new();
                for (number, word) in words.iter().enumerate() {
                    if number > 0 {
                        layout.push(Space);
                        layout.extend(self.inline(*word));
                    }
                    layout.push(Text(self.text(*word)));
                }
                layout.extend(clauses.iter().flat_map(|clause| self.clause(clause)));
                if let Some(body) = body {
                    layout.push(Space);
                    layout.extend(self.inline(body.open));
                    layout.extend(self.body(body));
                }
                layout
            }
            Content::Fragment(span) => vec![self.verbatim(span)],
            Content::Skipped(span) => vec![self.untouched(span)],
        }
    }
}

/// Clauses and values.
impl<'t> Printer<'t, '_> {
    fn clause(&self, clause: &Clause) -> Vec<Layout<'t>> {
        let mut layout = Vec::new();
        match clause {
            Clause::Type { colon, name } => {
                layout.extend(self.inline(*colon));
                layout.extend([Tight(":"), Space]);
                layout.extend(self.inline(*name));
                layout.push(Text(self.text(*name)));
            }
            Clause::Variable(place) => {
                layout.push(Space);
                layout.extend(self.inline(*place));
                layout.push(Text(self.text(*place)));
            }
            Clause::Arguments(list) => {
                layout.extend(self.inline(list.open));
                layout.extend(self.list(list));
            }
            Clause::Value { equals: word, value } | Clause::Name { word, value } => {
                layout.push(Space);
                layout.extend(self.inline(*word));
                layout.push(Text(self.text(*word)));
                layout.extend(self.hanging(value));
            }
        }
        layout
    }

    /// A value behind `:` or `=`.
    fn hanging(&self, value: &Value) -> Vec<Layout<'t>> {
        let mut layout = self.inline(value.first());
        layout.extend(self.value(value));
        match value {
            Value::Plain(_) | Value::Rust(_) => vec![Hang(layout)],
            // A list breaks within its brackets.
            _ => std::iter::once(Space).chain(layout).collect(),
        }
    }

    /// The values of a setting: behind it or, if several do not fit, below it.
    fn values(&self, values: &[Element]) -> Vec<Layout<'t>> {
        if let [only] = values {
            return self.hanging(&only.value);
        }
        let first = values.first().map_or(0, |element| element.value.first());
        let trailing = self.trailing(first, false);
        let mut inside = self.behind(first, trailing);
        inside.push(Line);
        inside.extend(self.elements(values));
        vec![Layout::group(vec![Indent(inside)])]
    }

    /// Values in parentheses or brackets.
    fn list(&self, list: &List) -> Vec<Layout<'t>> {
        let (open, close) = (self.text(list.open), self.text(list.close));
        let bare = self.comments(list.close).is_empty();
        match list.elements.as_slice() {
            [] if bare => return vec![Text(open), Tight(close)],
            // One value gains nothing from a line of its own.
            [only] if bare && self.comments(only.value.first()).is_empty() => {
                let mut layout = vec![Text(open)];
                layout.extend(self.value(&only.value));
                layout.push(Tight(close));
                return layout;
            }
            _ => {}
        }
        let mut inside = Vec::new();
        if let Some(first) = list.elements.first() {
            let first = first.value.first();
            inside.extend(self.behind(first, self.trailing(first, false)));
        }
        inside.push(SoftLine);
        inside.extend(self.elements(&list.elements));
        let plain = |element: &Element| !matches!(element.value, Value::Repetition(_));
        if list.elements.last().is_some_and(plain) {
            inside.push(IfBroken(","));
        }
        let trailing = self.trailing(list.close, true);
        inside.extend(self.behind(list.close, trailing));
        inside.extend(self.above(list.close, trailing, false));
        vec![Layout::group(vec![Text(open), Indent(inside), SoftLine, Tight(close)])]
    }

    /// Values with commas. What stands behind the opening delimiter is printed already.
    fn elements(&self, elements: &[Element]) -> Vec<Layout<'t>> {
        let mut layout = Vec::new();
        for (number, element) in elements.iter().enumerate() {
            let first = element.value.first();
            let trailing = self.trailing(first, false);
            if number > 0 {
                layout.extend(self.behind(first, trailing));
                layout.push(Line);
            }
            layout.extend(self.above(first, trailing, false));
            layout.extend(self.value(&element.value));
            if let Some(comma) = element.comma {
                layout.extend(self.inline(comma));
                layout.push(Tight(","));
            }
        }
        layout
    }

    /// A value; the comments before it are printed already.
    fn value(&self, value: &Value) -> Vec<Layout<'t>> {
        match value {
            Value::Plain(span) => {
                let mut layout = Vec::new();
                for place in span.clone() {
                    if place > *span.start() {
                        layout.extend(self.inline(place));
                    }
                    layout.push(Text(self.text(place)));
                }
                layout
            }
            Value::Rust(span) | Value::Repetition(span) => vec![self.verbatim(span)],
            Value::Brackets(list) => self.list(list),
            Value::Grant { who, arrow, roles } => {
                let mut layout = self.value(who);
                layout.push(Space);
                for place in arrow {
                    layout.extend(self.inline(*place));
                    layout.push(Text(self.text(*place)));
                }
                layout.push(Space);
                layout.extend(self.inline(roles.first()));
                layout.extend(self.value(roles));
                layout
            }
        }
    }
}

/// Pieces and comments.
impl<'t> Printer<'t, '_> {
    fn text(&self, place: Place) -> &'t str {
        self.pieces[place].token.text
    }

    fn comments(&self, place: Place) -> &[Comment] {
        &self.pieces[place].comments
    }

    fn verbatim(&self, span: &Span) -> Layout<'t> {
        let (first, last) = (self.pieces[*span.start()].index, self.pieces[*span.end()].index);
        Layout::Verbatim(self.source.verbatim(first, last))
    }

    /// Pieces that do not even move.
    fn untouched(&self, span: &Span) -> Layout<'t> {
        let (first, last) = (self.pieces[*span.start()].index, self.pieces[*span.end()].index);
        let text: String =
            self.source.tokens[first..=last].iter().map(|token| token.text).collect();
        Layout::Verbatim(Verbatim::fixed(text))
    }

    fn comment(&self, index: usize) -> Layout<'t> {
        let token = &self.source.tokens[index];
        match token.kind {
            Kind::LineComment => Layout::Comment(token.text.trim_end()),
            _ => Layout::Verbatim(self.source.verbatim(index, index)),
        }
    }

    /// How many of the comments before a piece stand behind the piece before it, at the end of
    /// its line. `closing` says that the piece is a closing delimiter, which gets its own line.
    fn trailing(&self, place: Place, closing: bool) -> usize {
        let comments = self.comments(place);
        let count = comments.iter().take_while(|comment| !comment.line_before).count();
        let ends_line = comments.get(..count).and_then(<[_]>::last).is_some_and(|c| c.line_after);
        let doc = self.pieces[place].token.kind == Kind::Doc;
        if ends_line || closing || doc { count } else { 0 }
    }

    /// Comments behind the piece before.
    fn behind(&self, place: Place, trailing: usize) -> Vec<Layout<'t>> {
        let comments = self.comments(place).iter().take(trailing);
        comments
            .flat_map(|comment| {
                let after = if comment.line_after { Break } else { Space };
                [Space, self.comment(comment.index), after]
            })
            .collect()
    }

    /// Comments above or right before a piece, apart from those behind the piece before.
    fn above(&self, place: Place, trailing: usize, mut blank: bool) -> Vec<Layout<'t>> {
        let mut layout = Vec::new();
        for comment in self.comments(place).iter().skip(trailing) {
            if comment.blank_before && blank {
                layout.push(Blank);
            } else if comment.line_before {
                layout.push(Break);
            }
            layout.push(self.comment(comment.index));
            layout.push(if comment.line_after { Break } else { Space });
            blank |= comment.line_before;
        }
        layout
    }

    /// Comments in the middle of an item.
    fn inline(&self, place: Place) -> Vec<Layout<'t>> {
        let mut layout = Vec::new();
        for comment in self.comments(place) {
            layout.push(if comment.line_before { Indent(vec![Break]) } else { Space });
            layout.push(self.comment(comment.index));
            layout.push(if comment.line_after { Indent(vec![Break]) } else { Space });
        }
        layout
    }
}
