//! What a Bicep text declares that somebody else wrote.

use super::lex::{Token, tokens};

/// What a Bicep text declares.
pub(crate) struct Declarations<'t> {
    pub(crate) params: Vec<Parameter<'t>>,
    pub(crate) outputs: Vec<&'t str>,
    /// The types of the resources that it deploys, such as `Microsoft.KeyVault/vaults@2024-11-01`;
    /// `None` for one that is not written as it is.
    pub(crate) resources: Vec<Option<&'t str>>,
    /// Whether it calls other modules.
    pub(crate) calls: bool,
    /// Whether all of the text could be read.
    pub(crate) complete: bool,
}

/// A parameter of a Bicep text.
#[derive(Debug, PartialEq)]
pub(crate) struct Parameter<'t> {
    pub(crate) name: &'t str,
    /// Whether it needs no value.
    pub(crate) optional: bool,
    /// Whether its value stays in the history of deployments: its type is one of Bicep's own and
    /// nothing says `@secure()`. A type of the module's may say it instead.
    pub(crate) plain: bool,
}

impl<'t> Declarations<'t> {
    /// Reads the statements of a text as far as they declare something. Good enough to catch a misspelt
    /// name; the Bicep compiler judges the rest.
    pub(crate) fn of(text: &'t str) -> Self {
        let read = tokens(text);
        let mut declarations = Self {
            params: Vec::new(),
            outputs: Vec::new(),
            resources: Vec::new(),
            calls: false,
            complete: read.complete,
        };
        declarations.deployed(&read.tokens);
        // Types of the module's own: a name, and whether it takes `null`.
        let mut types: Vec<(&str, bool)> = Vec::new();
        let mut own: Vec<(usize, &str)> = Vec::new();
        let mut rest = &read.tokens[..];
        let mut secure = false;
        while let Some(first) = rest.first() {
            match first {
                Token::NewLine => {
                    rest = &rest[1..];
                    continue;
                }
                Token::Symbol('@') => {
                    let (decorator, after) = decorator(&rest[1..]);
                    secure |= is_secure(decorator);
                    rest = after;
                    continue;
                }
                _ => {}
            }
            let (statement, after) = statement(rest);
            rest = after;
            match statement {
                [Token::Word("param"), Token::Word(name), ty @ ..] => {
                    let default = ty.iter().position(|token| *token == Token::Symbol('='));
                    let ty = &ty[..default.unwrap_or(ty.len())];
                    if let [Token::Word(ty)] = ty {
                        own.push((declarations.params.len(), ty));
                    }
                    declarations.params.push(Parameter {
                        name,
                        optional: default.is_some() || takes_null(ty),
                        plain: !secure && is_plain(ty),
                    });
                }
                [Token::Word("output"), Token::Word(name), ..] => declarations.outputs.push(name),
                [Token::Word("type"), Token::Word(name), Token::Symbol('='), ty @ ..] => {
                    types.push((name, takes_null(ty)));
                }
                // Whatever the compiler takes it for, it is none that was counted.
                [Token::Word("resource"), Token::Word(_), second, ..]
                    if !matches!(second, Token::Text(_)) =>
                {
                    declarations.complete = false;
                }
                _ => {}
            }
            secure = false;
        }
        for (place, ty) in own {
            declarations.params[place].optional |= types.contains(&(ty, true));
        }
        declarations
    }

    /// The resources and modules at any depth: a resource may stand in another one.
    fn deployed(&mut self, tokens: &[Token<'t>]) {
        let mut tokens = tokens.iter().filter(|token| **token != Token::NewLine).peekable();
        let mut last = [Token::NewLine; 2];
        while let Some(token) = tokens.next() {
            if let ([Token::Word(keyword), Token::Word(_)], Token::Text(text)) = (last, token) {
                let existing = tokens.peek().is_some_and(|next| **next == Token::Word("existing"));
                match keyword {
                    "resource" if !existing => self.resources.push(*text),
                    "module" => self.calls = true,
                    _ => {}
                }
            }
            last = [last[1], *token];
        }
    }
}

/// The tokens of a statement, and those after its line: it goes on in brackets, and before an operator.
fn statement<'a, 't>(tokens: &'a [Token<'t>]) -> (&'a [Token<'t>], &'a [Token<'t>]) {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate() {
        match token {
            Token::Symbol('(' | '[' | '{') => depth += 1,
            Token::Symbol(')' | ']' | '}') => depth = depth.saturating_sub(1),
            Token::NewLine if depth == 0 => {
                let rest = &tokens[place..];
                let next = rest.iter().find(|token| **token != Token::NewLine);
                if !matches!(next, Some(Token::Symbol('|' | '?' | ':' | '.' | '=' | '&'))) {
                    return (&tokens[..place], rest);
                }
            }
            _ => {}
        }
    }
    (tokens, &[])
}

/// The tokens of a decorator, and those after it.
fn decorator<'a, 't>(tokens: &'a [Token<'t>]) -> (&'a [Token<'t>], &'a [Token<'t>]) {
    let is_name = |token: &Token<'_>| matches!(token, Token::Word(_) | Token::Symbol('.'));
    let name = tokens.iter().position(|token| !is_name(token)).unwrap_or(tokens.len());
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(name) {
        match token {
            Token::Symbol('(' | '[' | '{') => depth += 1,
            Token::Symbol(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let is_call = *token == Token::Symbol(')');
            return tokens.split_at(if is_call { place + 1 } else { name });
        }
    }
    (tokens, &[])
}

fn is_secure(decorator: &[Token<'_>]) -> bool {
    let call = match decorator {
        [Token::Word("sys"), Token::Symbol('.'), call @ ..] => call,
        call => call,
    };
    call == [Token::Word("secure"), Token::Symbol('('), Token::Symbol(')')]
}

/// Whether a type is written as one that takes `null`.
fn takes_null(ty: &[Token<'_>]) -> bool {
    ty.last() == Some(&Token::Symbol('?')) || ty.contains(&Token::Word("null"))
}

/// Whether a type is one of Bicep's own that could be secure.
fn is_plain(ty: &[Token<'_>]) -> bool {
    matches!(
        ty,
        [Token::Word("string" | "object")] | [Token::Word("string" | "object"), Token::Symbol('?')]
    )
}

#[cfg(test)]
mod tests {
    use super::Declarations;

    /// A module's own type, and a decorator of several lines, may be secure: only what is certainly
    /// not is said.
    #[test]
    fn a_parameter_is_plain_if_nothing_says_that_it_is_secure() {
        let text = "@secure()
@description('''of the
param database''')
param password string
@sys.secure()
@allowed([
  'a'
])
param key string?
@secure() param token string = ''
@secure()
type hidden = string
param typed hidden
@description('secure()')
param name string
param whole object
// @secure()
param commented string
";
        let plain: Vec<(&str, bool)> =
            Declarations::of(text).params.iter().map(|it| (it.name, it.plain)).collect();
        assert_eq!(
            plain,
            [
                ("password", false),
                ("key", false),
                ("token", false),
                ("typed", false),
                ("name", true),
                ("whole", true),
                ("commented", true),
            ]
        );
    }

    /// Of each parameter its name, and a `?` if it needs no value; then the outputs.
    fn names(text: &str) -> (Vec<String>, Vec<&str>) {
        let declared = Declarations::of(text);
        let params = declared.params.iter();
        let params = params.map(|it| format!("{}{}", it.name, if it.optional { "?" } else { "" }));
        (params.collect(), declared.outputs)
    }

    #[test]
    fn comments_strings_and_decorators_are_what_they_are() {
        for (text, params, outputs) in [
            ("param zone string? // may be missing", &["zone?"][..], &[][..]),
            ("param zone string // = what?", &["zone"], &[]),
            ("@description('param x string') param e string", &["e"], &[]),
            (
                "@sys.description('''\noutput x\n''')\n\n@secure() output e string = 'a'",
                &[],
                &["e"],
            ),
            ("/* param old string\noutput old string */\nparam new string", &["new"], &[]),
            ("// ''' begins a text\nparam new string", &["new"], &[]),
            ("var a = '\\''\nparam new string = '?'", &["new?"], &[]),
            (
                "param a ('x' | 'y')?\nparam b 'x'\n  | 'y'\nparam c string[]",
                &["a?", "b", "c"],
                &[],
            ),
            ("type maybe = string?\nparam a maybe\nparam b other", &["a?", "b"], &[]),
            ("param a {\n  param: string?\n  output: int\n}\nparam b object", &["a", "b"], &[]),
            ("var f = x\n  ? y\n  : z\r\noutput a int = b\rparam c int", &["c"], &["a"]),
            ("param a string =\n'x'\nparam b string", &["a?", "b"], &[]),
        ] {
            let params = params.iter().map(|&name| name.to_owned()).collect();
            assert_eq!(names(text), (params, outputs.to_vec()), "{text}");
        }
    }

    /// Whatever stands before, between and around: a resource is found, or the text is said to be one
    /// that could not be read.
    #[test]
    fn no_resource_is_missed() {
        let read = |text: &'static str| {
            let declared = Declarations::of(text);
            (declared.resources, declared.calls, declared.complete)
        };
        for text in [
            "resource r 'T' = {}",
            "@description('x') resource r 'T' = {}",
            "@batchSize(1)\n/* a */ resource /* b */ r /* c */ 'T' = [for x in y: {}]",
            "// a\rresource r 'T' = if (b) {}",
            "var a = '''\n''' // '''\nresource\tr\u{a0}'''T''' = {}",
            "resource p 'P' existing = {\n  resource r 'T' = {}\n}",
            "\u{feff}resource r 'T' = {}",
            "param resource string\noutput resource string = 'x'\nresource r 'T' = {}",
        ] {
            assert_eq!(read(text), (vec![Some("T")], false, true), "{text}");
        }
        let none: Vec<Option<&str>> = Vec::new();
        for text in
            ["// resource r 'T' = {}", "var a = 'resource r T'", "resource r 'T' existing = {}"]
        {
            assert_eq!(read(text), (none.clone(), false, true), "{text}");
        }
        assert_eq!(read("resource r '\\u{54}' = {}"), (vec![None], false, true));
        assert_eq!(read("module m 'br/public:x:1' = {}"), (none.clone(), true, true));
        for text in
            ["resource r T = {}", "var a = '''\nresource r 'T' = {}", "/* resource r 'T' = {}"]
        {
            assert_eq!(read(text), (none.clone(), false, false), "{text}");
        }
    }

    /// Of many texts, and always the same ones.
    #[test]
    fn no_text_before_a_resource_hides_it() {
        let pieces = [
            "'", "''", "'''", "$", "${", "{", "}", "\\", "\n", "\r", "/*", "*/", "//", "#", "@",
            "(", ")", "é", "a", " ", "=", "resource", "module", "param", "existing",
        ];
        let mut state = 1_u64;
        let mut whole = 0;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let piece = usize::try_from(state >> 33).unwrap_or(0) % pieces.len();
                text.push_str(pieces[piece]);
            }
            text.push_str("\nresource r 'T' = {}");
            let declared = Declarations::of(&text);
            let found = declared.resources.contains(&Some("T"));
            assert!(found || !declared.complete, "{text}");
            whole += usize::from(declared.complete);
        }
        assert!(whole > 1000, "only {whole} could be read");
    }
}
