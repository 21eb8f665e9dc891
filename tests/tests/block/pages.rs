//! The pages of the macro's errors: each wrong example gives its code, each right one nothing.

use app_model_tests::pages::{codes, pages};

use crate::messages::reported;

#[test]
fn the_examples_of_the_macros_pages_show_what_they_say() {
    let mut wrong = String::new();
    for page in pages() {
        let own = ["AM01", "AM02", "AM03"].iter().any(|range| page.code.starts_with(range));
        for example in page.examples {
            let found: Vec<String> =
                blocks(&example).iter().flat_map(|block| reported(block)).collect();
            let found: Vec<String> = found.iter().flat_map(|line| codes(line)).collect();
            let expected: &[&str] = if own && example.wrong { &[&page.code] } else { &[] };
            // A wrong example may show the mistake several times.
            if found.iter().any(|code| !expected.contains(&code.as_str()))
                || found.is_empty() != expected.is_empty()
            {
                wrong.push_str(&format!("{}: {found:?} in\n{}\n", page.code, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The blocks of an example: itself, or what Rust has in `distributed_app!`.
fn blocks(example: &app_model_tests::pages::Example) -> Vec<String> {
    if !example.is_rust() {
        return vec![example.text.clone()];
    }
    let file = format!("fn example() -> app_model::Builder {{ {} }}", example.text);
    let file = syn::parse_file(&file).unwrap_or_else(|error| panic!("{}: {error}", example.text));
    let mut found = crate::straight_line::Blocks::default();
    syn::visit::Visit::visit_file(&mut found, &file);
    found.0.iter().map(ToString::to_string).collect()
}
