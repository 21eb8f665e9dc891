//! What the examples expand to is straight-line code with the user's own names.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use crate::expand;

/// The names that the macro brings itself.
const OWN: [&str; 4] = ["app", "this", "child", "roles"];

#[test]
fn the_examples_expand_to_straight_lines_with_the_users_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/src/bin");
    let mut blocks = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut found = Blocks::default();
        found.visit_file(&file);
        for tokens in found.0 {
            blocks += 1;
            let mut words = BTreeSet::from(OWN.map(str::to_owned));
            collect(tokens.clone(), &mut words);
            let mut lines = Lines { words, wrong: Vec::new(), calls: 0 };
            lines.visit_expr(&syn::parse2(expand(tokens)).unwrap());
            assert_eq!(lines.wrong, [""; 0], "{}", path.display());
            assert!(lines.calls > 0, "{} calls nothing", path.display());
        }
    }
    assert!(blocks >= 6, "only {blocks} blocks were found");
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

    fn visit_item(&mut self, item: &syn::Item) {
        // `use …::keyword::*`, the struct that keeps children at hand, and `const _: () = …;`, which
        // the compiler checks and nobody runs.
        let check = matches!(item, syn::Item::Const(item) if item.ident == "_");
        if !check && !matches!(item, syn::Item::Use(_) | syn::Item::Struct(_)) {
            self.wrong.push(format!("{}", quote::quote! { #item }));
        }
    }

    fn visit_stmt_macro(&mut self, call: &syn::StmtMacro) {
        self.wrong.push(format!("{}", quote::quote! { #call }));
    }
}
