//! The expansions in `docs/expansion.md` are what the macro writes.
//!
//! Each section there is a block and, below it, its expansion. After a change of the expansion:
//! `UPDATE_GOLDEN=1 cargo test -p app-model-tests --test block`, and read the difference.

use std::path::Path;

use proc_macro2::TokenStream;

use crate::expand;

#[test]
fn the_documented_expansions_are_the_real_ones() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/expansion.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut real = String::new();
    let mut rest = text.as_str();
    let mut count = 0;
    while let Some((before, block, after)) = code(rest) {
        real.push_str(before);
        real.push_str(&format!("```rust\n{block}```\n"));
        let (between, _, after) = code(after).expect("an expansion follows each block");
        real.push_str(between);
        real.push_str(&format!("```rust\n{}```\n", expanded(block)));
        rest = after;
        count += 1;
    }
    real.push_str(rest);
    assert!(count >= 8, "only {count} blocks were found");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, real).unwrap();
    } else {
        let difference = similar::TextDiff::from_lines(&text, &real);
        assert!(text == real, "{}", difference.unified_diff());
    }
}

/// The text before the first code, the code, and the text after it.
fn code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("```rust\n")?;
    let (code, after) = rest.split_once("```\n")?;
    Some((before, code, after))
}

/// The expansion of the block that the code is a call of, formatted as `cargo expand` does.
fn expanded(code: &str) -> String {
    let call: syn::ItemMacro =
        syn::parse_str(code).unwrap_or_else(|error| panic!("{error}: {code}"));
    let expansion = expand(call.mac.tokens);
    let mut block: syn::Block = syn::parse2(expansion).unwrap();
    let Some(syn::Stmt::Local(local)) = block.stmts.first_mut() else { panic!("no `let app`") };
    assert!(local.attrs.iter().all(|attribute| attribute.path().is_ident("allow")));
    local.attrs.clear();
    let body: TokenStream = block.stmts.iter().map(|stmt| quote::quote! { #stmt }).collect();
    let file = syn::parse2(quote::quote! { fn main() { #body } }).unwrap();
    let text = prettyplease::unparse(&file);
    let lines = text.lines().skip(1).filter(|line| *line != "}");
    lines.map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
}
