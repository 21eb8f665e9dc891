//! The parser and the expansion without the compiler.
//!
//! What the messages look like at their place is in `tests/tests/ui`, how an expansion reads in
//! `tests/tests/expansion.rs`. Here: which mistake gives which message, that a broken statement
//! hides no other, and that no input makes the macro panic, hang, or write what is not Rust.

use std::time::{Duration, Instant};

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use super::{check, errors::Errors, expand, expand as expand_block, parse};

/// The first lines of the messages for a block.
fn messages(block: &str) -> Vec<String> {
    let tokens: TokenStream = block.parse().unwrap_or_else(|error| panic!("{block}: {error}"));
    let mut errors = Errors::default();
    let block = parse::block(tokens, &mut errors);
    check::check(&block, &mut errors);
    errors.texts().iter().map(|text| text.lines().next().unwrap_or_default().to_owned()).collect()
}

/// A block with everything that the language has.
const WHOLE: &str = r#"
    /// Where it runs.
    parameter region = "westeurope";
    parameter replicas: int = 3;
    parameter verbose: bool = false;
    secret api_key;
    identity custom_umi as "custom-identity" { roles: data => [StorageBlobDataReader, StorageQueueDataReader]; }
    keyvault secrets {
        name: "corp-vault";
        sku: Premium;
        purge_protection;
        soft_delete_retention_days: (7 + 1);
        tags { owner: "payments"; "cost-center": region; }
        secret token = api_key;
        roles: custom_umi => KeyVaultSecretsUser, (other) => Reader;
    }
    storage data {
        sku: StandardLrs;
        network { default_action: Deny; ip_rules: "10.0.0.0/8", "10.1.0.0/16"; }
        blob_container photos { public_access: None; }
        queue jobs;
    }
    #[cfg(feature = "logs")]
    registry images < sku: Premium; >
    bicep network("network.bicep") { params { region: region; key: api_key; } output subnet; }
    existing secrets(vault_name, vault_group, "00000000-0000-0000-0000-000000000000");
    run_as_existing data("devdata");
    output photos_uri = data.photos.uri;
    output subnet = network.subnet;
"#;

#[test]
fn the_whole_language_has_no_message() {
    assert_eq!(messages(WHOLE), [""; 0]);
}

#[test]
fn each_mistake_has_its_message() {
    let table: &[(&str, &[&str])] = &[
        ("{ }", &["expected a statement, found `{`"]),
        ("\"identity\";", &["expected a statement, found `\"identity\"`"]),
        ("let umi = 1;", &["`let` is a statement of Rust, and this block holds declarations"]),
        ("a.sku = Premium;", &["`a` is not a keyword that begins a statement"]),
        ("identity;", &["expected a name after `identity`"]),
        ("identity = 3;", &["expected a name after `identity`"]),
        ("storage \"my data\";", &["a name stands without quotes"]),
        ("storage 2nd;", &["a name begins with a letter, and `2nd` begins with a digit"]),
        ("storage my-own-data;", &["a name has no `-`, since it is a name of Rust"]),
        (
            "identity one, two; keyvault v { roles: two => Reader; }",
            &["a statement declares one name"],
        ),
        ("keyv identity umi;", &["`keyv` alone is not a statement"]),
        ("identity a identity b;", &["expected `;` after `identity a`"]),
        ("identity a + b;", &["unexpected `+` after `a`"]),
        ("parameter a: = 3;", &["expected a type after `:`"]),
        (
            "parameter a: String;",
            &["`String` is not a type of parameters; they are `string`, `int` and `bool`"],
        ),
        ("parameter a: int: bool;", &["`a` has two types"]),
        ("bicep a(\"x\")(\"y\");", &["`a` has two lists of arguments"]),
        ("parameter a = 1 = 2;", &["`a` has two values"]),
        ("identity a as \"b\" as \"c\";", &["`a` has two names after `as`"]),
        ("identity a as b;", &["expected a string after `as`"]),
        ("storage a < sku: X;", &["this `<` is never closed"]),
        ("storage a { 3; }", &["expected a setting, a flag or a child, found `3`"]),
        (
            "storage a { sku = X; }",
            &["a setting is written with `:`, and `sku` is followed by `=`"],
        ),
        ("storage a { days 3; }", &["expected `:` after `days`"]),
        ("storage a { roles umi => R; } identity umi;", &["expected `:` after `roles`"]),
        ("storage a { roles { umi => R; } }", &["`roles` is a setting and has no body"]),
        ("storage a { sku: X, kind: Y; }", &["unexpected `,`: settings end with `;`"]),
        ("storage a { sku: X; , }", &["unexpected `,`: settings end with `;`"]),
        ("storage a { umi => R; }", &["a grant belongs to `roles`"]),
        ("storage a { sku: ; }", &["expected a value for `sku`"]),
        ("storage a { sku: kind: X; }", &["expected a value for `sku`"]),
        ("storage a { ips: [\"x\"]; }", &["a list of values has no brackets"]),
        ("storage a { sku: \"x\" = 3; }", &["unexpected `=` after the value of `sku`"]),
        (
            "storage a { days: 7 + 1; }",
            &["`7 + 1` is an expression of Rust, and those stand in parentheses"],
        ),
        (
            "storage a { days: limits::DAYS; }",
            &["`limits::DAYS` is an expression of Rust, and those stand in parentheses"],
        ),
        ("bicep a(../x/net.bicep);", &["a path is text and stands in quotes"]),
        ("bicep a(x/net.bicep);", &["a path is text and stands in quotes"]),
        ("storage a { on: True; }", &["`True` is not a value; a switch is `true` or `false`"]),
        ("output x = a.; identity a;", &["expected a name after `a.`"]),
        ("storage a { roles: umi; } identity umi;", &["expected `=> Role` after `umi`"]),
        (
            "storage a { roles: umi -> R; } identity umi;",
            &["a grant is written with `=>`, not `->`"],
        ),
        (
            "storage a { roles: umi => R, S; } identity umi;",
            &["expected somebody who gets a role after `,`, found `S`"],
        ),
        (
            "storage a { roles: umi => \"R\"; } identity umi;",
            &["a role is a name and stands without quotes"],
        ),
        ("storage a { roles: umi => ; } identity umi;", &["expected a role after `=>`"]),
        ("storage a { roles: ; }", &["`roles` needs a grant"]),
        ("storage a { tags { owner; } }", &["the entry `owner` of `tags` has no value"]),
        ("storage a { \"sku\": X; }", &["the name of a setting stands without quotes"]),
        ("storage a { tags { owner: \"x\", \"y\"; } }", &["the entry `owner` has several values"]),
        ("#![allow(unused)] identity a;", &["an attribute of a statement has no `!`"]),
        ("identity a; /// Text", &["this attribute or doc comment belongs to no statement"]),
        ("identity a; in app;", &["`in` must be the first statement"]),
        ("in ;", &["expected a builder after `in`"]),
        (
            "existing a; identity a;",
            &["`existing` needs a declared name, then the name in Azure in parentheses"],
        ),
        (
            "existing a(); identity a;",
            &["`existing` needs a declared name, then the name in Azure in parentheses"],
        ),
        (
            "existing a(\"1\", \"2\", \"3\", \"4\"); identity a;",
            &["`existing` takes one to three arguments, and these are 4"],
        ),
        ("existing cache(\"x\");", &["nothing says what `cache` is"]),
        ("existing a(Name); identity a;", &["`Name` is not a name or a string"]),
        ("existing a(\"1\"); existing a(\"2\"); identity a;", &["`a` is `existing` twice"]),
        (
            "existing a(\"1\"); as_existing a(\"2\"); identity a;",
            &["`a` is `existing` already, and `as_existing` covers the same mode"],
        ),
        (
            "parameter vault_name; keyvault v; existing v(vault_nam);",
            &["`vault_nam` is not declared, and `vault_name` is one slip away"],
        ),
        ("keyvault v { roles: umi => R; }", &["`umi` is not declared in this block"]),
        ("identity a; storage a;", &["`a` is already the name of `identity a`"]),
        (
            "identity a_b; storage A_b;",
            &["`A_b` and `identity a_b` are one name: Azure ignores case"],
        ),
        (
            "identity a_b; storage c as \"a-b\";",
            &["`c` and `identity a_b` are one name, `a-b`, in the model"],
        ),
        ("storage a { queue q; table q; }", &["`a` has a child of this name already: `queue q`"]),
        ("storage a { sku: X; sku: Y; }", &["`sku` is set twice"]),
        (
            "storage a { tags { owner: \"x\"; owner: \"y\"; } }",
            &["the key `owner` stands twice in this map"],
        ),
        ("identity u; storage a { roles: u => [R, R]; }", &["`R` is granted twice"]),
        (
            "identity donn\u{e9}es;",
            &[
                "the name `donn\u{e9}es` contains `\u{e9}`, and Azure takes letters from a to z, digits and hyphens",
            ],
        ),
        ("identity a__b;", &["the name `a__b` has two `_` in a row, and `_` becomes `-` in Azure"]),
        ("identity a as \"2nd\";", &["the name `2nd` does not begin with a letter"]),
        ("identity a_;", &["the name `a_` ends in `_`"]),
        ("identity a as \"\";", &["a declaration needs a name of letters and digits"]),
        ("identity type;", &["`type` is a keyword of Rust and cannot name a declaration"]),
        ("storage a { queue type; }", &["`type` is a keyword of Rust and cannot name a child"]),
    ];
    let mut wrong = String::new();
    for (block, expected) in table {
        let found = messages(block);
        if found != *expected {
            wrong.push_str(&format!("{block}\n  expected {expected:?}\n  found    {found:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let name = format!("identity {};", "n".repeat(65));
    let expected = format!("the name `{}` has 65 characters, and Azure takes 64", "n".repeat(65));
    assert_eq!(messages(&name), [expected]);
}

#[test]
fn a_broken_statement_hides_no_other() {
    let broken = [
        "identity;",
        "keyvault = 3;",
        "let x = 4;",
        "a.b = c;",
        "existing nothing;",
        "storage 3 { sku: X; }",
        "storage broken { sku: }",
        "storage broken { sku: , }",
        "storage broken { roles: => X; }",
        "storage broken { queue 3 }",
        "storage broken { tags { x } }",
        "storage broken { : X; }",
        "=> ;",
        "#[cfg(test)] ;",
        "keyv",
    ];
    let mut hidden = String::new();
    for statement in broken {
        let tokens: TokenStream = statement.parse().unwrap_or_default();
        let before: TokenStream = "identity before;".parse().unwrap_or_default();
        let after: TokenStream = "identity after;".parse().unwrap_or_default();
        let block = before.into_iter().chain(tokens).chain(after).collect();
        let text = expand_block(block).to_string();
        if !text.contains("let before") || !text.contains("let after") {
            hidden.push_str(&format!("{statement}\n"));
        }
        if !text.contains("compile_error") && !statement.starts_with('#') {
            hidden.push_str(&format!("{statement} is not reported\n"));
        }
    }
    assert!(hidden.is_empty(), "{hidden}");
}

/// The expansion must always be one expression of Rust: else the compiler speaks about generated
/// code instead of the user's. What stands in parentheses is the user's own Rust, and not at fault
/// here.
fn assert_rust(block: TokenStream) {
    let block = without_rust(block);
    let text = block.to_string();
    let expansion = expand_block(block);
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
            let mut errors = Errors::default();
            let block = parse::block(block.clone(), &mut errors);
            let names = check::check(&block, &mut errors);
            let expansion = expand::expand(&block, &names, errors);
            assert!(!expansion.is_empty());
            start.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap_or(Duration::MAX)
    };
    let (short, long) = (time(500), time(4_000));
    // Eight times the block: a square would be sixty-four times the time.
    assert!(long < short * 24, "500 declarations take {short:?}, 4,000 take {long:?}");
}
