//! A Bicep text as tokens: no comments, no white space, and nothing of what strings hold but a literal.
//!
//! Source: the rules of the Bicep compiler's own lexer. Where it would report an error this one goes on.

/// A piece of a Bicep text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'t> {
    /// An identifier, a keyword, or a number.
    Word(&'t str),
    /// A string: what it holds, if it is without escapes and expressions.
    Text(Option<&'t str>),
    Symbol(char),
    NewLine,
}

/// The tokens of a text.
pub(super) struct Tokens<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    /// Whether each string and comment ends.
    pub(super) complete: bool,
}

/// How deep expressions in strings may stand in each other before the rest of the text is left unread.
const DEEPEST: usize = 64;

pub(super) fn tokens(text: &str) -> Tokens<'_> {
    let mut lexer = Lexer { rest: text, depth: 0, complete: true };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next() {
        tokens.push(token);
    }
    Tokens { tokens, complete: lexer.complete }
}

struct Lexer<'t> {
    rest: &'t str,
    depth: usize,
    complete: bool,
}

impl<'t> Lexer<'t> {
    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let c = self.rest.chars().next()?;
            if matches!(c, '\n' | '\r') {
                self.take(1);
                return Some(Token::NewLine);
            }
            if c.is_whitespace() || c == '\u{feff}' {
                self.take(c.len_utf8());
            } else if c == '#' || self.rest.starts_with("//") {
                self.take(self.rest.find(['\n', '\r']).unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                let end = self.rest.get(2..).and_then(|inside| inside.find("*/"));
                self.take_or_end(end.map(|end| end + 4));
            } else if c == '\'' && !self.rest.starts_with("'''") {
                return Some(Token::Text(self.string()));
            } else if let Some(dollars) = self.opens_lines() {
                return Some(Token::Text(self.lines(dollars)));
            } else {
                let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let end = self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len());
                return Some(if end > 0 {
                    Token::Word(self.take(end))
                } else {
                    self.take(c.len_utf8());
                    Token::Symbol(c)
                });
            }
        }
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Takes up to an end, or everything if there is none.
    fn take_or_end(&mut self, end: Option<usize>) {
        self.complete &= end.is_some();
        self.take(end.unwrap_or(self.rest.len()));
    }

    /// A string of one line: `'…'`, with `\` before what is not itself and `${…}` around expressions.
    fn string(&mut self) -> Option<&'t str> {
        self.take(1);
        let (whole, mut plain) = (self.rest, true);
        loop {
            let Some(end) = self.rest.find(['\'', '\\', '$', '\n', '\r']) else {
                self.take_or_end(None);
                return None;
            };
            self.take(end);
            match self.rest.as_bytes() {
                [b'\'', ..] => {
                    let inside = whole.len() - self.rest.len();
                    self.take(1);
                    return whole.get(..inside).filter(|_| plain);
                }
                [b'\\', ..] => {
                    plain = false;
                    self.take(1);
                    self.take(self.rest.chars().next().map_or(0, char::len_utf8));
                }
                [b'$', b'{', ..] => {
                    plain = false;
                    self.take(2);
                    self.expression();
                }
                [b'$', ..] => drop(self.take(1)),
                _ => {
                    self.complete = false;
                    return None;
                }
            }
        }
    }

    /// Whether a string of several lines begins, and with how many `$`.
    fn opens_lines(&self) -> Option<usize> {
        let quotes = self.rest.trim_start_matches('$');
        quotes.starts_with("'''").then(|| self.rest.len() - quotes.len())
    }

    /// A string of several lines: `'''…'''`, without escapes. Behind `$'''` it has expressions in
    /// `${…}`, behind `$$'''` in `$${…}`. Of more than three quotes at the end the last three end it.
    fn lines(&mut self, dollars: usize) -> Option<&'t str> {
        let opening = format!("{}{{", "$".repeat(dollars));
        self.take(dollars + 3);
        let (whole, mut plain) = (self.rest, true);
        loop {
            let end = self.rest.find("'''");
            let expression = self.rest.find(&opening).filter(|_| dollars > 0);
            match (end, expression) {
                (_, Some(place)) if end.is_none_or(|end| place < end) => {
                    plain = false;
                    self.take(place + opening.len());
                    self.expression();
                }
                (Some(end), _) => {
                    self.take(end + 3);
                    self.take(self.rest.len() - self.rest.trim_start_matches('\'').len());
                    let inside = whole.len() - self.rest.len();
                    return whole.get(..inside - 3).filter(|_| plain);
                }
                (None, _) => {
                    self.take_or_end(None);
                    return None;
                }
            }
        }
    }

    /// The rest of an expression in a string, with its `}`.
    fn expression(&mut self) {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.take_or_end(None);
        }
        let mut open = 1;
        while open > 0 {
            match self.next() {
                Some(Token::Symbol('{')) => open += 1,
                Some(Token::Symbol('}')) => open -= 1,
                Some(_) => {}
                None => {
                    self.complete = false;
                    break;
                }
            }
        }
        self.depth -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};

    /// The words and strings of a text, and `?` for a string that is no literal.
    fn words(text: &str) -> (Vec<&str>, bool) {
        let found = tokens(text);
        let words = found.tokens.iter().filter_map(|token| match *token {
            Token::Word(word) => Some(word),
            Token::Text(text) => Some(text.unwrap_or("?")),
            _ => None,
        });
        (words.collect(), found.complete)
    }

    #[test]
    fn comments_and_what_is_in_strings_are_no_words() {
        for (text, expected) in [
            ("a // b '''\nc", &["a", "c"][..]),
            ("a // b\rc", &["a", "c"]),
            ("a /* b ' // \n c */ d", &["a", "d"]),
            ("#disable-next-line b 'c\na", &["a"]),
            ("\u{feff}a 'b // c' d", &["a", "b // c", "d"]),
            (r"a 'b\'c' d", &["a", "?", "d"]),
            ("a '${b('}', {c: 1})} d' e", &["a", "?", "e"]),
            ("a '$b' c", &["a", "$b", "c"]),
            ("a '' b", &["a", "", "b"]),
            ("a '''b ' \\ ${c\n// d''' e", &["a", "b ' \\ ${c\n// d", "e"]),
            ("a '''b'''' c", &["a", "b'", "c"]),
            ("a $'''b ${c('''d''')} ' ''' e", &["a", "?", "e"]),
            ("a $$'''b ${c''' d", &["a", "b ${c", "d"]),
            ("a é 'é' b", &["a", "é", "b"]),
        ] {
            assert_eq!(words(text), (expected.to_vec(), true), "{text}");
        }
    }

    #[test]
    fn what_does_not_end_is_noticed_and_left_out() {
        for (text, expected) in [
            ("a /* b", &["a"][..]),
            ("a '''b\nc", &["a", "?"]),
            ("a 'b\nc", &["a", "?", "c"]),
            ("a 'b", &["a", "?"]),
            ("a '${b", &["a", "?"]),
            ("a '\\", &["a", "?"]),
        ] {
            assert_eq!(words(text), (expected.to_vec(), false), "{text}");
        }
        let deep = "'${".repeat(100_000);
        assert_eq!(words(&deep), (vec!["?"], false));
    }
}
