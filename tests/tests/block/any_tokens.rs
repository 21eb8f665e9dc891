//! No input makes the macro panic, hang, or write what is not Rust.

use std::time::{Duration, Instant};

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::WHOLE;
use crate::expand;

/// The expansion must always be one expression of Rust: else the compiler speaks about generated
/// code instead of the user's. What stands in parentheses is the user's own Rust, and not at fault
/// here.
fn assert_rust(block: TokenStream) {
    let block = without_rust(block);
    let text = block.to_string();
    let expansion = expand(block);
    if let Err(error) = syn::parse2::<syn::Expr>(expansion.clone()) {
        panic!("{error}\nblock: {text}\nexpansion: {expansion}");
    }
}

/// Makes the inside of parentheses, and of `macro_rules!` variables, a list of literals and words.
fn without_rust(tokens: TokenStream) -> TokenStream {
    let kept = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let inside = if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None) {
                let values = group.stream().into_iter().filter(|token| {
                    matches!(token, TokenTree::Literal(_)) || token.to_string() == "umi"
                });
                let comma = || TokenTree::from(Punct::new(',', Spacing::Alone));
                values.flat_map(|value| [value, comma()]).collect()
            } else {
                without_rust(group.stream())
            };
            Group::new(group.delimiter(), inside).into()
        }
        token => token,
    });
    kept.collect()
}

#[test]
fn every_beginning_of_a_block_expands_to_rust() {
    let whole: TokenStream = WHOLE.parse().unwrap_or_default();
    for count in 0..=tokens_in(whole.clone()) {
        assert_rust(beginning(whole.clone(), &mut count.clone()));
    }
}

/// How many tokens there are, those within groups too.
fn tokens_in(tokens: TokenStream) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => 1 + tokens_in(group.stream()),
            _ => 1,
        })
        .sum()
}

/// The first tokens; the groups that are open then are closed.
fn beginning(tokens: TokenStream, left: &mut usize) -> TokenStream {
    let mut kept = Vec::new();
    for token in tokens {
        if *left == 0 {
            break;
        }
        *left -= 1;
        kept.push(match token {
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), beginning(group.stream(), left)).into()
            }
            token => token,
        });
    }
    kept.into_iter().collect()
}

#[test]
fn every_changed_token_expands_to_rust() {
    let whole: TokenStream = WHOLE.parse().unwrap_or_default();
    let replacements =
        ["", ";", ",", "=>", ":", "x", "X", "type", "3", "\"t\"", "()", "{}", "<", "as"];
    for replacement in replacements {
        let replacement: TokenStream = replacement.parse().unwrap_or_default();
        for index in 0..tokens_in(whole.clone()) {
            assert_rust(replaced(whole.clone(), &mut Some(index), &replacement));
        }
    }
}

/// The tokens with the one at `index` replaced.
fn replaced(tokens: TokenStream, index: &mut Option<usize>, by: &TokenStream) -> TokenStream {
    let mut kept = TokenStream::new();
    for token in tokens {
        match *index {
            Some(0) => {
                *index = None;
                kept.extend(by.clone());
                continue;
            }
            Some(left) => *index = Some(left - 1),
            None => {}
        }
        kept.extend([match token {
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), replaced(group.stream(), index, by)).into()
            }
            token => token,
        }]);
    }
    kept
}

#[test]
fn random_tokens_expand_to_rust() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        let length = random.below(30);
        assert_rust(random.tokens(length, 3));
    }
}

/// Random numbers by Marsaglia's xorshift, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    fn tokens(&mut self, length: usize, depth: usize) -> TokenStream {
        (0..length).map(|_| self.token(depth)).collect()
    }

    fn token(&mut self, depth: usize) -> TokenTree {
        const WORDS: [&str; 22] = [
            "identity",
            "keyvault",
            "storage",
            "parameter",
            "output",
            "secret",
            "existing",
            "bicep",
            "as_existing",
            "roles",
            "tags",
            "params",
            "as",
            "in",
            "let",
            "type",
            "umi",
            "data",
            "X",
            "Reader",
            "true",
            "_",
        ];
        const SIGNS: [char; 14] =
            [';', ':', ',', '=', '>', '<', '.', '-', '#', '!', '&', '+', '/', '\''];
        let span = Span::call_site();
        match self.below(10) {
            0..4 => Ident::new(WORDS.get(self.below(WORDS.len())).unwrap_or(&"x"), span).into(),
            4 => Ident::new_raw("move", span).into(),
            5..8 => {
                let sign = SIGNS.get(self.below(SIGNS.len())).copied().unwrap_or(';');
                let sign = if sign == '\'' { '=' } else { sign };
                let spacing = if self.below(2) == 0 { Spacing::Joint } else { Spacing::Alone };
                Punct::new(sign, spacing).into()
            }
            8 => match self.below(4) {
                0 => Literal::string("a \"text\"").into(),
                1 => Literal::i64_unsuffixed(42).into(),
                2 => Literal::byte_string(b"bytes").into(),
                _ => Literal::character('c').into(),
            },
            _ => {
                let delimiter = match self.below(4) {
                    0 => Delimiter::Parenthesis,
                    1 => Delimiter::Bracket,
                    2 => Delimiter::None,
                    _ => Delimiter::Brace,
                };
                let length = if depth == 0 { 0 } else { self.below(12) };
                Group::new(delimiter, self.tokens(length, depth.saturating_sub(1))).into()
            }
        }
    }
}

#[test]
fn time_grows_with_the_length_of_the_block() {
    let time = |count: usize| {
        let text: String = (0..count)
            .map(|n| {
                format!("storage data{n} {{ sku: StandardLrs; queue jobs; roles: umi => Reader; }}")
            })
            .collect();
        let block: TokenStream = format!("identity umi; {text}").parse().unwrap_or_default();
        let once = || {
            let start = Instant::now();
            assert!(!expand(block.clone()).is_empty());
            start.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap_or(Duration::MAX)
    };
    let (short, long) = (time(500), time(4_000));
    // Eight times the block: a square would be sixty-four times the time.
    assert!(long < short * 24, "500 declarations take {short:?}, 4,000 take {long:?}");
}
