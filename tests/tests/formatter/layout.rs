//! Random blocks in random layout, among text that is none of the formatter's business.

use cargo_app_model::format;
use proc_macro2::TokenStream;

use crate::expansion;
use crate::random::{Random, block};

/// How many files are tried.
const FILES: u64 = 1_000;

/// A text that is written token by token, with random white space and comments between them.
pub(crate) struct Text {
    pub(crate) random: Random,
    text: String,
    comments: usize,
}

impl Text {
    pub(crate) fn tokens(&mut self, tokens: &[&str]) {
        tokens.iter().for_each(|token| self.token(token));
    }

    pub(crate) fn token(&mut self, token: &str) {
        self.gap(token);
        self.text.push_str(token);
    }

    /// White space or nothing, and sometimes comments.
    fn gap(&mut self, next: &str) {
        let start = self.text.len();
        while self.random.once_in(12) {
            let comment = self.comment();
            let before = self.random.pick(&["", " ", "\n", "\n\n\n  ", "\t"]);
            let after = self.random.pick(&["", " ", "\n", " \n \n", "  \r\n"]);
            self.text.push_str(before);
            self.text.push_str(&comment);
            self.text.push_str(if comment.starts_with("//") { "\n" } else { after });
        }
        if self.random.once_in(2) {
            let space = self.random.pick(&[" ", " ", "   ", "\n", "\n    ", "\n\n\n", "\t", " \n"]);
            self.text.push_str(space);
        }
        let glues = |c: char| c.is_alphanumeric() || "_\"'#".contains(c);
        let glued =
            self.text.len() == start && self.text.ends_with(glues) && next.starts_with(glues);
        if glued {
            self.text.push(' ');
        }
    }

    fn mark(&mut self) -> String {
        self.comments += 1;
        format!("¤{}¤", self.comments)
    }

    fn comment(&mut self) -> String {
        let mark = self.mark();
        match self.random.below(6) {
            0 => format!("// {mark} }} \" '  "),
            1 => format!("//// {mark}"),
            2 => format!("/* {mark} /* {{ */ */"),
            3 => format!("/* {mark}\n      and more\n */"),
            4 => format!("/*{mark}*/"),
            _ => format!("//{mark}"),
        }
    }

    /// A doc comment, which is the beginning of an item.
    pub(crate) fn doc(&mut self) {
        let (mark, form) = (self.mark(), self.random.below(3));
        self.token(&match form {
            0 => format!("/// {mark}  \n"),
            1 => format!("/** {mark}\n     * more\n     */"),
            _ => format!("///{mark}\n"),
        });
    }

    /// An expression of Rust in parentheses.
    pub(crate) fn rust(&mut self) {
        let (mark, form) = (self.mark(), self.random.below(6));
        self.token(&match form {
            0 => format!("( f( 1,2 ) /* {mark} */ )"),
            1 => format!("(match x {{ // {mark}\n  'a' => \"b\n  c\",\n\n _ => r#\"d\"# }})"),
            2 => format!("(format!(\"{{x}}-{mark}\"))"),
            3 => format!("(\n        f(x),\n    /* {mark}\n    */\n)"),
            4 => format!("(vec![1 , 2 /* {mark} */ ; 3])"),
            _ => format!("(a. b::<'static, u8>( ) as u8 /* {mark} */)"),
        });
    }
}

/// A file with blocks: the text around them, and their insides.
struct File {
    text: String,
    outside: Vec<String>,
    insides: Vec<String>,
}

/// What stands outside, with a few traps.
const OUTSIDE: [&str; 6] = [
    "fn main() {\n    let app = ",
    "\t\tlet text = \"distributed_app! { identity   one }\";  \n\t\t",
    "// distributed_app! { identity   one }\n        call( x,\n              ",
    "/* distributed_app! { */ let c = '{';   let r = r#\"\"distributed_app! {\"#;\n  ",
    "macro_rules! distributed_app { ($($t:tt)*) => {} } fn f<'a>() {} distributed_app  ;",
    "\n\n\n                                                            let a_long_name = ",
];

fn file(seed: u64) -> File {
    let random = Random::new(seed);
    let mut text = Text { random, text: String::new(), comments: 0 };
    let mut file = File { text: String::new(), outside: Vec::new(), insides: Vec::new() };
    let count = 1 + text.random.below(3);
    for _ in 0..count {
        let outside = format!("{}/*[*/", text.random.pick(&OUTSIDE));
        let path = text.random.pick(&["", "app_model::", "::app_model :: "]);
        let (open, close) = [("{", "}"), ("(", ")"), ("[", "]")][text.random.below(3)];
        block(&mut text);
        text.gap(close);
        let inside = std::mem::take(&mut text.text);
        file.text.push_str(&format!("{outside}{path}distributed_app!{open}{inside}{close}/*]*/"));
        file.outside.push(format!("{outside}{path}"));
        file.insides.push(inside);
    }
    file.text.push_str(";\n}  \n");
    file.outside.push(";\n}  \n".to_owned());
    if text.random.once_in(4) {
        for text in file.outside.iter_mut().chain(&mut file.insides).chain([&mut file.text]) {
            *text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
    }
    file
}

/// The text around the blocks, and their insides, by the marks that the file has.
fn split(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut outside, mut insides) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*[*/") {
        let (path, after) = after.split_once("distributed_app!").unwrap();
        let (block, after) = after.split_once("/*]*/").unwrap();
        outside.push(format!("{before}/*[*/{path}"));
        let block = block.trim();
        insides.push(block[1..block.len() - 1].to_owned());
        rest = after;
    }
    outside.push(rest.to_owned());
    (outside, insides)
}

fn expanded(inside: &str) -> String {
    let tokens: TokenStream = inside.parse().unwrap_or_else(|error| panic!("{error}: {inside}"));
    expansion(tokens)
}

/// The marks of the comments, in their order.
fn marks(text: &str) -> Vec<&str> {
    text.split('¤').skip(1).step_by(2).collect()
}

#[test]
fn random_blocks_keep_their_expansion_their_comments_and_what_is_around_them() {
    let mut valid = 0;
    for seed in 0..FILES {
        let file = file(seed);
        let formatted = format(&file.text);
        let text = &formatted.text;
        let shown = || format!("seed {seed}\n{}\n=== becomes\n{text}", file.text);
        assert_eq!(formatted.refusals, [], "{}", shown());
        assert_eq!(marks(&file.text), marks(text), "{}", shown());
        let (outside, insides) = split(text);
        assert_eq!(outside, file.outside, "{}", shown());
        for (before, after) in file.insides.iter().zip(&insides) {
            let expansion = expanded(before);
            valid += usize::from(!expansion.contains("compile_error"));
            assert_eq!(expansion, expanded(after), "{}", shown());
        }
        assert_eq!(format(text).text, *text, "{}", shown());
    }
    // The generator is of use only if the macro takes what it writes.
    assert!(valid > 1_500, "only {valid} blocks are valid");
}

#[test]
fn a_broken_block_is_left_alone_or_keeps_its_expansion() {
    let (mut refused, mut taken) = (0, 0);
    for seed in 0..FILES {
        let file = file(seed);
        let mut random = Random::new(seed);
        // A character of the first block is removed, doubled or replaced.
        let inside = &file.insides[0];
        let places: Vec<usize> = inside.char_indices().map(|(place, _)| place).collect();
        let place = places[random.below(places.len())];
        let (before, after) = inside.split_at(place);
        let rest = after.chars().next().map_or("", |c| &after[c.len_utf8()..]);
        let by =
            random.pick(&["", ";", ",", ":", "<", ">", "x", " ", "=", "#", "(", "}", "\"", "/"]);
        let broken = format!("{before}{by}{rest}");
        let text = format!("distributed_app!{{{broken}}}");
        let formatted = format(&text);
        if !formatted.refusals.is_empty() {
            refused += 1;
            continue;
        }
        // What ends early is a whole block and some text behind it.
        let Ok(tokens) = broken.parse::<TokenStream>() else { continue };
        let new = formatted.text.strip_prefix("distributed_app! {").unwrap();
        let new: TokenStream = new.strip_suffix('}').unwrap().parse().unwrap();
        let shown = || format!("seed {seed}\n{text}\n=== becomes\n{}", formatted.text);
        let (old, new) = (expansion(tokens), expansion(new));
        // An error may be followed by another one, but not vanish.
        let wrong = |expansion: &str| expansion.contains("compile_error");
        assert!(old == new || (wrong(&old) && wrong(&new)), "{}\n{old}\n{new}", shown());
        taken += 1;
    }
    assert!(refused > 200 && taken > 200, "{refused} refused, {taken} taken");
}

#[test]
fn any_characters_are_a_file() {
    const PARTS: [&str; 34] = [
        "distributed_app!{",
        "distributed_app!",
        "identity a",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        ";",
        ",",
        ":",
        "=",
        "$",
        "$(",
        ")*",
        "#",
        "#[rustfmt::skip]",
        "'",
        "\"",
        "r#\"",
        "b'",
        "\\",
        "/*",
        "*/",
        "//",
        "///",
        "\n",
        "\r",
        " ",
        "1.",
        "é",
    ];
    for seed in 0..20_000 {
        let mut random = Random::new(seed);
        let length = random.below(24);
        let text: String = (0..length).map(|_| random.pick(&PARTS)).collect();
        let formatted = format(&text).text;
        assert_eq!(format(&formatted).text, formatted, "{text:?}");
        if !text.contains("distributed_app!") {
            assert_eq!(formatted, text);
        }
    }
}

#[test]
fn no_beginning_of_a_file_is_too_much() {
    for seed in 0..3 {
        let file = file(seed);
        for (end, _) in file.text.char_indices() {
            let formatted = format(&file.text[..end]);
            let (old, new) = (&file.text[..end], &formatted.text);
            assert!(!formatted.refusals.is_empty() || marks(old) == marks(new), "{old}");
        }
    }
}
