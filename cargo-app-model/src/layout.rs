//! Text with places where its lines may break, and the decision where they do.
//!
//! The algebra is that of Wadler's "A prettier printer": a group stands in one line if it fits, and
//! otherwise all of its own places break.

use crate::pieces::{Verbatim, leading_space};

/// The longest line.
const WIDTH: usize = 100;

/// A tab is as wide as the four spaces of a level.
const LEVEL: &str = "    ";

#[derive(Debug)]
pub(crate) enum Layout<'t> {
    Text(&'t str),
    /// A text that no space stands before, such as `;`.
    Tight(&'t str),
    /// A `//` comment: it may be longer than the line that it ends.
    Comment(&'t str),
    /// A space, unless a line begins or ends here.
    Space,
    /// A space in one line, or a new line.
    Line,
    /// Nothing in one line, or a new line.
    SoftLine,
    /// A new line; all groups around it break.
    Break,
    /// An empty line; all groups around it break.
    Blank,
    /// A text that stands only where the group breaks.
    IfBroken(&'t str),
    Verbatim(Verbatim<'t>),
    Indent(Vec<Layout<'t>>),
    /// A space and what follows; or a new line, one level deeper, if it fits there and not here.
    Hang(Vec<Layout<'t>>),
    Group(Group<'t>),
}

#[derive(Debug)]
pub(crate) struct Group<'t> {
    contents: Vec<Layout<'t>>,
    broken: bool,
}

impl<'t> Layout<'t> {
    pub(crate) fn group(contents: Vec<Layout<'t>>) -> Self {
        let broken = contents.iter().any(Self::breaks);
        Self::Group(Group { contents, broken })
    }

    fn breaks(&self) -> bool {
        match self {
            Self::Break | Self::Blank => true,
            Self::Verbatim(verbatim) => verbatim.lines.len() > 1,
            Self::Indent(contents) | Self::Hang(contents) => contents.iter().any(Self::breaks),
            Self::Group(group) => group.broken,
            _ => false,
        }
    }
}

/// Where a layout stands in its file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'t> {
    /// The white space at the beginning of the line.
    pub(crate) indentation: &'t str,
    /// How many characters stand before it in its line.
    pub(crate) column: usize,
    pub(crate) line_end: &'t str,
}

/// The text of a layout.
pub(crate) fn text(layout: &[Layout<'_>], place: Place<'_>) -> String {
    let mut printer = Printer {
        place,
        text: String::new(),
        column: place.column,
        level: 0,
        indentation: place.indentation.to_owned(),
        line_begins: false,
        space: false,
    };
    printer.print(layout);
    printer.text
}

/// What is still to be printed: at which level, whether lines break, and what.
type Rest<'l, 't> = Vec<(usize, bool, &'l Layout<'t>)>;

struct Printer<'p> {
    place: Place<'p>,
    text: String,
    column: usize,
    /// The level of the line that begins.
    level: usize,
    /// The white space at the beginning of the current line.
    indentation: String,
    line_begins: bool,
    space: bool,
}

impl Printer<'_> {
    fn print(&mut self, layout: &[Layout<'_>]) {
        let mut rest: Rest<'_, '_> = layout.iter().rev().map(|part| (0, true, part)).collect();
        while let Some((level, broken, part)) = rest.pop() {
            match part {
                Layout::Text(text) | Layout::Comment(text) => self.word(text),
                Layout::Tight(text) => {
                    self.space = false;
                    self.word(text);
                }
                Layout::Line if !broken => self.space = true,
                Layout::Space => self.space = true,
                Layout::SoftLine if !broken => {}
                Layout::Line | Layout::SoftLine | Layout::Break => self.new_line(level),
                Layout::Blank => self.blank_line(level),
                Layout::IfBroken(text) if broken => self.word(text),
                Layout::IfBroken(_) => {}
                Layout::Verbatim(verbatim) => self.verbatim(verbatim),
                Layout::Indent(contents) => {
                    rest.extend(contents.iter().rev().map(|part| (level + 1, broken, part)));
                }
                Layout::Hang(contents) => {
                    let deeper = width(&self.indentation_of(level + 1));
                    let here = self.column + 1;
                    if !contents.iter().any(Layout::breaks)
                        && !fits(here, contents, &rest)
                        && fits(deeper, contents, &rest)
                    {
                        self.new_line(level + 1);
                    }
                    self.space = true;
                    rest.extend(contents.iter().rev().map(|part| (level, broken, part)));
                }
                Layout::Group(group) => {
                    let column = match self.line_begins {
                        true => width(&self.indentation_of(self.level)),
                        false => self.column + usize::from(self.space),
                    };
                    let broken = group.broken || !fits(column, &group.contents, &rest);
                    rest.extend(group.contents.iter().rev().map(|part| (level, broken, part)));
                }
            }
        }
    }

    fn word(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.line_begins {
            self.indentation = self.indentation_of(self.level);
            self.text.push_str(&self.indentation);
            self.column = width(&self.indentation);
            self.line_begins = false;
        } else if self.space {
            self.text.push(' ');
            self.column += 1;
        }
        self.space = false;
        self.text.push_str(text);
        match text.rsplit_once('\n') {
            Some((_, line)) => self.column = width(line),
            None => self.column += width(text),
        }
    }

    fn new_line(&mut self, level: usize) {
        self.space = false;
        self.level = level;
        if !self.line_begins {
            self.line_begins = true;
            self.text.push_str(self.place.line_end);
        }
    }

    fn blank_line(&mut self, level: usize) {
        self.new_line(level);
        let end = self.place.line_end;
        if !self.text.ends_with(&end.repeat(2)) {
            self.text.push_str(end);
        }
    }

    fn indentation_of(&self, level: usize) -> String {
        let base = self.place.indentation;
        let one = if base.contains('\t') { "\t" } else { LEVEL };
        format!("{base}{}", one.repeat(level))
    }

    /// Lines that move by as much as the line moved in which they begin.
    fn verbatim(&mut self, verbatim: &Verbatim<'_>) {
        let mut lines = verbatim.lines.iter();
        if let Some(first) = lines.next() {
            self.word(&first.text);
        }
        let (old, new) = (width(verbatim.indentation), width(&self.indentation));
        for line in lines {
            self.text.push_str(self.place.line_end);
            if line.text.is_empty() {
                continue;
            }
            let space = self.moved(line.space, old, new);
            self.text.push_str(&space);
            self.text.push_str(&line.text);
            let last = line.text.rsplit('\n').next().unwrap_or_default();
            self.column =
                width(last) + if last.len() == line.text.len() { width(&space) } else { 0 };
            self.indentation = space;
        }
    }

    fn moved(&self, space: &str, old: usize, new: usize) -> String {
        if old == new {
            return space.to_owned();
        }
        let columns = (width(space) + new).saturating_sub(old);
        if self.place.indentation.contains('\t') {
            let level = LEVEL.len();
            format!("{}{}", "\t".repeat(columns / level), " ".repeat(columns % level))
        } else {
            " ".repeat(columns)
        }
    }
}

/// Whether contents in one line and what follows them, up to the next possible end of the line,
/// fit behind a column.
fn fits(mut column: usize, contents: &[Layout<'_>], rest: &Rest<'_, '_>) -> bool {
    let mut space = false;
    let mut parts: Vec<(bool, &Layout<'_>)> =
        contents.iter().rev().map(|part| (false, part)).collect();
    let mut rest = rest.iter().rev();
    loop {
        let next = parts.pop().or_else(|| rest.next().map(|(_, broken, part)| (*broken, *part)));
        let Some((broken, part)) = next else { return column <= WIDTH };
        let (text, more) = match part {
            Layout::Text(text) | Layout::Tight(text) => (*text, text.contains('\n')),
            Layout::IfBroken(text) if broken => (*text, false),
            Layout::Verbatim(verbatim) => {
                let text = verbatim.lines.first().map_or("", |line| line.text.as_str());
                (text, verbatim.lines.len() > 1 || text.contains('\n'))
            }
            Layout::Line | Layout::SoftLine | Layout::Hang(_) if broken => ("", true),
            Layout::Break | Layout::Blank | Layout::Comment(_) => ("", true),
            Layout::Space | Layout::Line => {
                space = true;
                continue;
            }
            Layout::SoftLine | Layout::IfBroken(_) => continue,
            // A group of the rest can still break; one of the contents cannot.
            Layout::Indent(contents) | Layout::Group(Group { contents, .. }) => {
                parts.extend(contents.iter().rev().map(|part| (broken, part)));
                continue;
            }
            Layout::Hang(contents) => {
                space = true;
                parts.extend(contents.iter().rev().map(|part| (broken, part)));
                continue;
            }
        };
        if space && !text.is_empty() && !matches!(part, Layout::Tight(_)) {
            column += 1;
        }
        space &= text.is_empty();
        column += width(text.split('\n').next().unwrap_or_default());
        if more || column > WIDTH {
            return column <= WIDTH;
        }
    }
}

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    let tabs = leading_space(text).matches('\t').count();
    text.chars().count() + tabs * (LEVEL.len() - 1)
}
