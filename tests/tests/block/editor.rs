//! The expansion for editors, without one.
//!
//! An editor expands a block as it is and with a mark in the word at the cursor. It looks for the mark
//! in the second expansion and then at the same offset of the first, so both must be the same before
//! the marked word: see `app-model-macros/src/block/asked.rs`.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

use crate::WHOLE;
use crate::block::{self, Reader};

const MARK: &str = "raCompletionMarker";

/// The block up to a place, with what is open closed as an editor closes it. Nothing is asked within
/// text and comments.
fn cut(text: &str, typed: &str) -> Option<String> {
    let mut open = Vec::new();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '{' if !quoted => open.push('}'),
            '(' if !quoted => open.push(')'),
            '[' if !quoted => open.push(']'),
            '}' | ')' | ']' if !quoted => drop(open.pop()),
            _ => {}
        }
    }
    let line = text.rsplit('\n').next().unwrap_or_default();
    if quoted || line.contains("///") || line.trim_start().starts_with('#') {
        return None;
    }
    let closing: String = open.into_iter().rev().collect();
    Some(format!("{text}{typed}{closing}"))
}

fn expansion(block: &str) -> Option<TokenStream> {
    Some(block::expand(Reader::Editor, block.parse().ok()?))
}

/// The tokens as text, one by one, without the messages, which come last and name words as well.
fn words(tokens: TokenStream) -> Vec<String> {
    fn collect(tokens: TokenStream, words: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    words.push(format!("{:?}", group.delimiter()));
                    collect(group.stream(), words);
                    words.push("end".to_owned());
                }
                token => words.push(token.to_string()),
            }
        }
    }
    let mut words = Vec::new();
    collect(tokens, &mut words);
    let messages = words.iter().position(|word| word == "compile_error");
    words.truncate(messages.unwrap_or(words.len()));
    words
}

/// What an editor would list for a block with `▮` at the cursor: the words before the marked one in the
/// expansion, or nothing if the word is not in it. Fails if the two expansions do not agree.
fn listed(block: &str) -> Option<String> {
    let typed: String = block
        .split('▮')
        .next()
        .map(|before| {
            let letters = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_');
            letters.collect::<Vec<_>>().into_iter().rev().collect()
        })
        .unwrap_or_default();
    let plain = words(expansion(&block.replace('▮', ""))?);
    let marked = words(expansion(&block.replace('▮', MARK))?);
    let places: Vec<usize> = (0..marked.len())
        .filter(|&at| marked.get(at).is_some_and(|word| word.contains(MARK)))
        .collect();
    let [place] = places.as_slice() else {
        assert!(places.is_empty(), "the marked word is there {} times: {block}", places.len());
        return None;
    };
    assert_eq!(plain.get(..*place), marked.get(..*place), "before the marked word: {block}");
    let instead = plain.get(*place).cloned().unwrap_or_default();
    // In Rust, there may be nothing yet.
    assert!(
        instead.chars().count() >= typed.chars().count() || instead == "end",
        "the cursor is not within `{instead}`: {block}"
    );
    let start = marked.get(..*place)?.iter().rposition(|word| word == ";" || word == "Brace");
    Some(marked.get(start.map_or(0, |start| start + 1)..*place)?.concat())
}

/// What a list of declared names is for: the groups that are offered to it are left out.
fn names(found: &str) -> Option<String> {
    let list = found.strip_prefix("__names::all[__names::list[")?.strip_suffix("].")?;
    let list = list.split(".__group_").next()?.replace("::app_model::__private::editor::", "");
    Some(format!("names: {}", list.strip_suffix(']')?))
}

#[test]
fn each_place_has_its_list() {
    let table: &[(&str, &str)] = &[
        ("▮", "let_:::app_model::__private::editor::statements::"),
        ("ke▮", "let_:::app_model::__private::editor::statements::"),
        ("ke▮ identity a;", "let_:::app_model::__private::editor::statements::"),
        ("identity a; ▮ identity b;", "let_:::app_model::__private::editor::statements::"),
        ("identity a; id▮entity b;", "let_:::app_model::__private::editor::statements::"),
        ("identity a; identity▮ b;", "let_:::app_model::__private::editor::statements::"),
        ("exi▮sting a(\"b\");", "let_:::app_model::__private::editor::statements::"),
        ("#[cfg(x)] ke▮ identity a;", "let_:::app_model::__private::editor::statements::"),
        ("parameter a: ▮;", "let_:::app_model::__private::editor::types::"),
        ("parameter a: in▮ = 3;", "let_:::app_model::__private::editor::types::"),
        ("vault a { ▮ }", "words."),
        ("vault a { sk▮ }", "words."),
        ("vault a { sk▮; }", "words."),
        ("vault a { sku: X; ▮ days: 3; }", "words."),
        ("vault a { sku: X; da▮ tags { a: \"b\"; } }", "words."),
        ("vault a { sku: X; da▮ secret b; }", "words."),
        ("vault a { sk▮u: X; }", "words."),
        ("vault a < sk▮ >", "words."),
        ("vault a { secret b { ▮ } }", "words."),
        ("vault a { sku: ▮ }", "names: words.sku[]"),
        ("vault a { sku: ▮; }", "names: words.sku[]"),
        ("vault a { sku: pre▮; }", "names: words.sku[]"),
        ("vault a { sku: Pre▮ days: 3; }", "names: words.sku[]"),
        ("vault a { sku: Premium▮; }", "names: words.sku[]"),
        ("vault a { sku: b, ▮ } identity b;", "names: words.sku[]"),
        ("vault a { sku: b▮ } parameter b;", "names: words.sku[]"),
        ("vault a { roles: ▮ }", "names: words.__who[]"),
        ("vault a { roles: b▮ }", "names: words.__who[]"),
        ("vault a { roles: b▮ => Reader; }", "names: words.__who[]"),
        ("vault a { roles: b => Reader, ▮ } identity b;", "names: words.__who[]"),
        ("vault a { roles: b => ▮ } identity b;", "words.roles[b]."),
        ("vault a { roles: b => R▮; } identity b;", "words.roles[b]."),
        ("vault a { roles: x => R▮; }", "words.roles[::app_model::__private::editor::Anything]."),
        ("vault a { roles: b => [R, ▮]; } identity b;", "roles."),
        ("vault a { roles: b => [▮]; } identity b;", "roles."),
        ("vault a { roles: b => [R▮, S]; } identity b;", "roles."),
        ("vault a { tags { b: ▮; } }", "names: this.tags[].__values[]"),
        ("output a = ▮;", "names: this.__values[]"),
        ("output a = b▮;", "names: this.__values[]"),
        ("identity b; output a = b.▮;", "b.__parts::<::app_model::__private::editor::Nothing>[]."),
        ("vault b { secret c; } output a = b.c▮;", "this.value[b.__parts::<__b>[]."),
        (
            "vault b { secret c; } output a = b.c.▮;",
            "b.__parts::<__b>[].c.__parts::<::app_model::__private::editor::Nothing>[].",
        ),
        ("existing ▮", "names: names::<sorts::MayExist>[]"),
        ("existing a▮", "names: names::<sorts::MayExist>[]"),
        ("existing a▮(\"b\");", "names: names::<sorts::MayExist>[]"),
        ("existing a(b▮); identity a;", "names: names::<Value<::app_model::text>>[]"),
        ("existing a(b, ▮); identity a;", "names: names::<Value<::app_model::text>>[]"),
        ("vault a(b▮);", "names: names::<Value<::app_model::text>>[]"),
        ("vault a { secret b = ▮; }", "names: this.__values[]"),
        ("vault a { secret b { days: ▮ } }", "names: words.days[]"),
        ("vault a { secret b { roles: ▮ } }", "names: principals[]"),
        ("vault a { sku: (b▮); }", "a.sku["),
        ("vault a { sku: (f(b.▮)); }", "a.sku[f[b."),
        ("vault a as (b▮);", "let_:&str=&"),
        ("vault a { roles: (b▮) }", "a.with_role_assignments["),
        ("in b▮;", "]]letapp:&::app_model::Builder=&"),
    ];
    let mut wrong = BTreeMap::new();
    for (block, expected) in table {
        let found = listed(block).unwrap_or_else(|| "nothing".to_owned());
        let found = found.replace("Parenthesis", "[").replace("end", "]");
        let found = names(&found).unwrap_or(found);
        if found != *expected {
            wrong.insert(*block, found);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The places behind a word, and behind a space.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let letters: Vec<char> = text.chars().collect();
    (1..letters.len()).filter(move |&at| {
        let (before, after) = (letters.get(at - 1), letters.get(at));
        let word = |c: Option<&char>| c.is_some_and(|c| word(*c));
        word(before) && !word(after) || before == Some(&' ')
    })
}

/// Where a name of one's own comes, nothing is listed.
#[test]
fn every_beginning_of_a_block_has_a_list_or_takes_a_name() {
    assert!(WHOLE.is_ascii());
    let (mut lists, mut dead) = (0, Vec::new());
    for at in places(WHOLE) {
        let before = &WHOLE[..at];
        let Some(block) = cut(before, "▮") else { continue };
        match listed(&block) {
            Some(_) => lists += 1,
            None => dead
                .push(before.rsplit(['\n', ';', '{', '}']).next().unwrap_or_default().trim_start()),
        }
    }
    // After a keyword, a key and `as`; and behind what is complete.
    dead.retain(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let takes_name = words.len() <= 2 && !line.contains([':', '=', '(']);
        !(takes_name || [" ", "as", "false"].iter().any(|end| line.ends_with(end)))
    });
    assert_eq!(dead, [""; 0], "{lists} places have a list");
    assert!(lists > 180, "{lists} places have a list");
}

#[test]
fn every_beginning_is_rust_and_ends_in_the_messages() {
    for at in places(WHOLE) {
        for typed in ["", MARK, "se", "ref"] {
            // What stands in parentheses is the user's own Rust.
            let before = &WHOLE[..at];
            let Some(block) =
                cut(before, typed).filter(|_| !before.contains("(7") || before.contains("1)"))
            else {
                continue;
            };
            let Some(expansion) = expansion(&block) else { continue };
            let parsed = syn::parse2::<syn::ExprBlock>(expansion.clone());
            let parsed = parsed.unwrap_or_else(|error| panic!("{block}: {error}\n{expansion}"));
            let statements = parsed.block.stmts;
            let messages = statements.iter().filter(|it| matches!(it, syn::Stmt::Macro(_))).count();
            assert!(
                matches!(statements.first(), Some(syn::Stmt::Local(_)))
                    && matches!(statements.last(), Some(syn::Stmt::Expr(_, None)))
                    && messages + 2 == statements.len(),
                "{block}"
            );
        }
    }
}

/// Each word of the user's is in the expansion once, as it came, unless it belongs to the grammar.
#[test]
fn every_word_of_the_block_is_in_the_expansion() {
    const GRAMMAR: [&str; 3] = ["as", "doc", "cfg"];
    let expansion = words(expansion(WHOLE).unwrap());
    let block = words(WHOLE.parse().unwrap());
    let is_word = |word: &&String| word.starts_with(|c: char| c.is_alphabetic());
    let mut missing: Vec<&String> = block.iter().filter(is_word).collect();
    missing.retain(|word| !expansion.contains(word) && !GRAMMAR.contains(&word.as_str()));
    missing.retain(|word| !["Parenthesis", "Brace", "Bracket", "end"].contains(&word.as_str()));
    // Keys of maps are texts.
    missing.retain(|word| !expansion.contains(&format!("\"{word}\"")));
    assert_eq!(missing, [""; 0]);
}
