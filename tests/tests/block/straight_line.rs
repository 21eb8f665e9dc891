//! What the examples expand to is straight-line code with the user's own names, and questions that
//! the compiler answers, `const _: () = …;`, which are straight lines too.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use crate::expand;

/// The names that the macro brings itself.
const OWN: [&str; 4] = ["app", "this", "child", "roles"];

/// What the questions about one block look things up in.
const LIST: &str = "DECLARED";

#[test]
fn the_examples_expand_to_straight_lines_with_the_users_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/src/bin");
    let (mut blocks, mut questions) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut found = Blocks::default();
        found.visit_file(&file);
        for tokens in found.0 {
            blocks += 1;
            let lines = Lines::of(tokens.clone(), &syn::parse2(expand(tokens)).unwrap());
            assert_eq!(lines.wrong, [""; 0], "{}", path.display());
            assert!(lines.calls > 0, "{} calls nothing", path.display());
            questions += lines.questions;
        }
    }
    assert!(blocks >= 6, "only {blocks} blocks were found");
    assert!(questions > 60, "only {questions} questions were found");
}

/// Each line is one that the test above would refuse.
#[test]
fn what_is_no_straight_line_is_found_wherever_it_stands() {
    let of = |expansion: &str| {
        let block = "keyvault secrets;".parse().unwrap();
        Lines::of(block, &syn::parse_str(&format!("{{ {expansion} }}")).unwrap()).wrong.len()
    };
    for right in [
        "let secrets = app.add::<keyvault>(\"secrets\");",
        "const _: () = ::app_model::facts::Of::<keyvault>::FACTS.place(\"secrets\", &[1 as i64]);",
        "const _: () = { const DECLARED: &[u8] = &[]; const _: () = ::app_model::ask(DECLARED); };",
    ] {
        assert_eq!(of(right), 0, "{right}");
    }
    for wrong in [
        "let vault = secrets;",
        "if secrets { secrets } else { secrets }",
        "app.each(|secrets| secrets);",
        "const DECLARED: &[u8] = &[];",
        "fn secrets() {}",
        "const _: () = { let mut secrets = 0; while secrets < 3 { secrets += 1; } };",
        "const _: () = if secrets { panic!() };",
        "const _: () = { let vault = ::app_model::literal::RULES; };",
        "const _: () = { const KNOWN: &[u8] = &[]; };",
        "const _: () = { const DECLARED: u8 = match 0 { other => other }; };",
        "const _: () = { fn secrets() {} };",
        "const _: () = ::std::assert::RULES.place(\"secrets\");",
        "const _: () = vault.place(\"secrets\");",
    ] {
        assert_ne!(of(wrong), 0, "{wrong}");
    }
}

/// The blocks of a file.
#[derive(Default)]
struct Blocks(Vec<TokenStream>);

impl Visit<'_> for Blocks {
    fn visit_macro(&mut self, call: &syn::Macro) {
        if call.path.is_ident("distributed_app") {
            self.0.push(call.tokens.clone());
        }
    }
}

fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                words.insert(word.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), words),
            _ => {}
        }
    }
}

/// Looks for what is not a straight line.
struct Lines {
    words: BTreeSet<String>,
    wrong: Vec<String>,
    calls: usize,
    questions: usize,
    in_question: bool,
}

impl Lines {
    fn of(block: TokenStream, expansion: &syn::Expr) -> Self {
        let mut words = BTreeSet::from(OWN.map(str::to_owned));
        collect(block, &mut words);
        let mut lines =
            Self { words, wrong: Vec::new(), calls: 0, questions: 0, in_question: false };
        lines.visit_expr(expansion);
        lines
    }
}

fn name(path: &syn::Path) -> String {
    path.get_ident().map(ToString::to_string).unwrap_or_default()
}

impl Visit<'_> for Lines {
    fn visit_expr(&mut self, expression: &syn::Expr) {
        match expression {
            syn::Expr::Block(_)
            | syn::Expr::Call(_)
            | syn::Expr::Field(_)
            | syn::Expr::Lit(_)
            | syn::Expr::Path(_)
            | syn::Expr::Reference(_)
            | syn::Expr::Struct(_)
            | syn::Expr::Tuple(_) => visit::visit_expr(self, expression),
            // Lists of what is known, and numbers that are to be `i64`.
            syn::Expr::Array(_) | syn::Expr::Cast(_) if self.in_question => {
                visit::visit_expr(self, expression);
            }
            syn::Expr::MethodCall(_) => {
                self.calls += 1;
                visit::visit_expr(self, expression);
            }
            // The user's own Rust.
            syn::Expr::Paren(_) => {}
            syn::Expr::Macro(call) if self.words.contains(&name(&call.mac.path)) => {}
            other => self.wrong.push(format!("{}", quote::quote! { #other })),
        }
    }

    fn visit_pat_ident(&mut self, name: &syn::PatIdent) {
        let name = name.ident.to_string();
        if !self.words.contains(&name) {
            self.wrong.push(format!("`{name}` is not the user's"));
        }
    }

    fn visit_expr_path(&mut self, path: &syn::ExprPath) {
        let first = path.path.segments.first().map(|first| first.ident.to_string());
        let first = first.unwrap_or_default();
        let is_known = match path.path.leading_colon {
            Some(_) => first == "app_model",
            None => self.words.contains(&first) || (self.in_question && first == LIST),
        };
        if !is_known {
            self.wrong.push(format!("`{first}` is neither the user's nor the library's"));
        }
        visit::visit_expr_path(self, path);
    }

    fn visit_item(&mut self, item: &syn::Item) {
        match item {
            // `use …::keyword::*`, and the struct that keeps children at hand.
            syn::Item::Use(_) | syn::Item::Struct(_) if !self.in_question => {}
            // A question is no line of the program: the compiler answers it, and nobody runs it. What
            // it asks is a call as well, with the user's names as texts.
            syn::Item::Const(item)
                if item.ident == "_" || (self.in_question && item.ident == LIST) =>
            {
                self.questions += 1;
                let before = std::mem::replace(&mut self.in_question, true);
                self.visit_expr(&item.expr);
                self.in_question = before;
            }
            _ => self.wrong.push(format!("{}", quote::quote! { #item })),
        }
    }

    fn visit_stmt_macro(&mut self, call: &syn::StmtMacro) {
        self.wrong.push(format!("{}", quote::quote! { #call }));
    }
}
