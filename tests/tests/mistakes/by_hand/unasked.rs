//! Mistakes in blocks, of the catalogue, of the pages and made at random, as builder calls that ask the
//! compiler nothing.

use std::collections::BTreeSet;

use app_model_tests::compiler::{Compiler, Message, Program};
use app_model_tests::pages::{codes, pages};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use super::codes::{Answer, answer};
use crate::block::{Reader, expand};
use crate::mutation::{mutants, right_blocks};
use crate::rows::{Here, catalogue};

/// What the macro leaves out of the calls after it reported it, or makes several calls of. The mistake by
/// hand is in `codes.rs`.
const LEFT_OUT: [&str; 11] = [
    "AM0201", "AM0202", "AM0203", "AM0204", "AM0207", "AM0209", "AM0324", "AM0431", "AM0601",
    "AM0602", "AM0604",
];

/// A name that two references bear is another mistake by hand: both set one variable.
const ALIAS: (&str, &str) = ("AM0325", "AM0572");

/// Messages of `build()` that begin with other words. A block says it of the word that is wrong, and
/// `build()` of a declaration, or of what follows from the whole model.
const OTHER_WORDS: [&str; 20] = [
    "AM0325", "AM0502", "AM0503", "AM0504", "AM0509", "AM0510", "AM0521", "AM0525", "AM0526",
    "AM0566", "AM0567", "AM0570", "AM0584", "AM0589", "AM0590", "AM0621", "AM0685", "AM0686",
    "AM0687", "AM0690",
];

/// What is said only when nothing else is: what is wrong may be what would use a declaration.
const LAST: [&str; 2] = ["AM0621", "AM0687"];

/// Of so many mutants one is compared.
const EVERY: usize = 4;

/// A block that does not compile.
struct Mistake {
    /// The row, the page or the operator that it comes from.
    id: String,
    block: String,
}

/// Those of the catalogue and of the pages.
fn known() -> Vec<Mistake> {
    let rows = catalogue().into_iter().flat_map(|category| category.rows);
    let mut found: Vec<Mistake> = rows
        .filter(|row| row.here == Here::Compile)
        .map(|row| Mistake { id: row.id, block: row.program })
        .collect();
    for page in pages() {
        let wrong = page.examples.iter().filter(|example| example.wrong);
        for example in wrong.filter(|example| !example.text.contains("Builder::new()")) {
            found.push(Mistake { id: page.code.clone(), block: example.text.clone() });
        }
    }
    found
}

/// The builder calls of a block, without questions and messages; none, if it is no Rust.
fn by_hand(block: &str) -> Option<Program> {
    let expansion = expand(Reader::Compiler, renamed(block.parse().ok()?));
    let mut expansion: syn::Block = syn::parse2(expansion).ok()?;
    leave_calls(&mut expansion);
    Some(Program::body(expansion.into_token_stream().to_string()))
}

/// Without the compiler the macro's own `app` is the same name as a declaration's.
fn renamed(tokens: TokenStream) -> TokenStream {
    let rename = |token| match token {
        TokenTree::Ident(word) if word == "app" => Ident::new("its_app", word.span()).into(),
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), renamed(group.stream()));
            inner.set_span(group.span());
            inner.into()
        }
        other => other,
    };
    tokens.into_iter().map(rename).collect()
}

fn leave_calls(block: &mut syn::Block) {
    block.stmts.retain(is_call);
    for statement in &mut block.stmts {
        let expression = match statement {
            syn::Stmt::Expr(expression, _) => expression,
            syn::Stmt::Local(syn::Local { init: Some(init), .. }) => &mut init.expr,
            _ => continue,
        };
        if let syn::Expr::Block(inner) = expression {
            leave_calls(&mut inner.block);
        }
    }
}

/// Whether it is neither a question to the compiler nor a message.
fn is_call(statement: &syn::Stmt) -> bool {
    let ends_in = |path: &syn::Path, name| path.segments.last().is_some_and(|it| it.ident == name);
    match statement {
        syn::Stmt::Item(syn::Item::Const(item)) => item.ident != "_",
        syn::Stmt::Macro(call) => !ends_in(&call.mac.path, "compile_error"),
        syn::Stmt::Expr(syn::Expr::Call(call), _) => {
            !matches!(&*call.func, syn::Expr::Path(it) if ends_in(&it.path, "may_be_unused"))
        }
        _ => true,
    }
}

/// What is said of a program by hand.
#[derive(Debug)]
enum Said {
    /// By the compiler: the first lines.
    Types(Vec<String>),
    /// By `build()`: code and text.
    Build(Vec<(String, String)>),
}

impl Said {
    /// Whether it is said with the code of ours; without one, whether anything is.
    fn has(&self, code: &str) -> bool {
        match self {
            Self::Types(lines) => lines.iter().any(|line| line.contains(code)),
            Self::Build(findings) => findings.iter().any(|(by, _)| by == code),
        }
    }

    fn is_refused(&self) -> bool {
        matches!(self, Self::Build(findings) if !findings.is_empty())
    }

    /// Whether the message of a block begins with the same words. That of `build()` may begin with what
    /// it is about, and has the names of the model.
    fn says(&self, message: &str) -> bool {
        let message = message.trim_start_matches("evaluation panicked: ").replace('_', "-");
        let message = message.split(" [AM").next().unwrap_or_default();
        let Self::Build(findings) = self else { return false };
        findings.iter().any(|(_, text)| {
            let text = text.replace('_', "-");
            let rest = text.split_once("`: ").map_or(text.as_str(), |(_, rest)| rest);
            [&text, rest].iter().any(|it| it.starts_with(message) || message.starts_with(it))
        })
    }
}

fn said(compiler: &Compiler, programs: &[Program]) -> Vec<Said> {
    let messages = compiler.check(programs);
    let compiled = programs.iter().zip(&messages).filter(|(_, messages)| messages.is_empty());
    let compiled: Vec<Program> = compiled.map(|(program, _)| program.clone()).collect();
    let mut findings = compiler.run(&compiled).into_iter();
    let said = messages.into_iter().map(|messages| {
        if messages.is_empty() {
            let findings = findings.next().unwrap_or_default().into_iter();
            return Said::Build(findings.map(|finding| (finding.code, finding.text)).collect());
        }
        let first = |message: Message| message.text.lines().next().unwrap_or_default().to_owned();
        Said::Types(messages.into_iter().map(first).collect())
    });
    said.collect()
}

/// What was compared.
#[derive(Default)]
struct Compared {
    by_types: usize,
    by_build: usize,
    /// The codes of findings that begin with other words than the message of the block.
    other_words: BTreeSet<&'static str>,
    /// What nothing refuses by hand, or something with another code.
    wrong: String,
}

fn compare(mistakes: &[Mistake]) -> Compared {
    let compiler = Compiler::new();
    let blocks: Vec<Program> = mistakes.iter().map(|it| Program::block(&it.block)).collect();
    let asked = compiler.check(&blocks);
    let calls: Vec<Option<Program>> = mistakes.iter().map(|it| by_hand(&it.block)).collect();
    let programs: Vec<Program> = calls.iter().flatten().cloned().collect();
    let mut said = said(&compiler, &programs).into_iter();
    let mut compared = Compared::default();
    for ((mistake, asked), calls) in mistakes.iter().zip(&asked).zip(&calls) {
        let said = calls.as_ref().and_then(|_| said.next());
        for message in asked {
            compared.message(mistake, message, said.as_ref());
        }
    }
    compared
}

impl Compared {
    fn message(&mut self, mistake: &Mistake, message: &Message, said: Option<&Said>) {
        let line = message.text.lines().next().unwrap_or_default();
        let code = codes(line).pop().unwrap_or_default();
        let has = |code: &str| said.is_some_and(|said| said.has(code));
        match answer(&code) {
            Answer::None => {}
            _ if LEFT_OUT.contains(&&*code) => {}
            Answer::Types if has(&code) => self.by_types += 1,
            Answer::Build(by) if has(by) => {
                self.by_build += 1;
                if !said.is_some_and(|said| said.says(line)) {
                    self.other_words.insert(by);
                }
            }
            _ if code == ALIAS.0 && has(ALIAS.1) => {}
            _ if LAST.contains(&&*code) && said.is_some_and(Said::is_refused) => {}
            _ => {
                let Mistake { id, block } = mistake;
                self.wrong.push_str(&format!("{id}: {line}\n  by hand: {said:?}\n{block}\n"));
            }
        }
    }
}

#[test]
fn what_a_block_is_refused_for_its_calls_are_refused_for() {
    let Compared { by_types, by_build, other_words, wrong } = compare(&known());
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(other_words, BTreeSet::from(OTHER_WORDS));
    assert!(by_types > 70 && by_build > 90, "only {by_types} by types, {by_build} by `build()`");
}

#[test]
fn what_a_mutant_is_refused_for_its_calls_are_refused_for() {
    let blocks = right_blocks();
    let mutants = mutants(&blocks);
    let alone = mutants.iter().filter(|made| made.right.stands_alone()).step_by(EVERY);
    let mistakes: Vec<Mistake> = alone
        .map(|made| Mistake { id: made.operator.name.to_owned(), block: made.mutant.text.clone() })
        .collect();
    let Compared { by_types, by_build, wrong, .. } = compare(&mistakes);
    assert!(wrong.is_empty(), "{wrong}");
    assert!(by_types > 300 && by_build > 200, "only {by_types} by types, {by_build} by `build()`");
}
