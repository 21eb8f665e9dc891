//! Whoever looks up a public item finds an example that uses it.
//!
//! The examples are doc tests, so they compile. That each item has one is read from the sources: a
//! function, a method, a setting, a macro and a keyword are used as what they are, `name(`, `.name(`,
//! `name!`; a type or a trait has an example of its own, or is used, or one of its members is. The
//! example stands in the item's own docs, in those of its type or the type that it returns, in those
//! of the public module in which readers find it, or where its docs say: `See the example of`. A
//! method that a macro makes for many types has one beside that macro. What rustdoc hides does not
//! count, nor do imports, comments and text in quotes.
//!
//! Fields, variants, roles and the methods of traits are members: one example for all.

mod attributes;
mod examples;
mod library;
mod tables;

use app_model_tests::pages::root;

use library::Library;

/// Items without an example, and why.
const EXCEPTIONS: &[(&str, &str)] = &[(
    "include_configuration",
    "it includes a file that a build script writes, and a doc test has none; \
     `examples` has services that call it",
)];

#[test]
fn each_public_item_is_used_in_an_example() {
    let mut missing = Vec::new();
    let mut items = 0;
    for library in ["app-model", "app-model-service"] {
        let read = Library::read(&root().join(library).join("src/lib.rs"));
        items += read.entries.len();
        for (file, item) in read.without_example() {
            let file = file.strip_prefix(root()).unwrap().display().to_string();
            missing.push((item, file));
        }
    }
    assert!(items > 750, "only {items} items were found");
    for (exception, _) in EXCEPTIONS {
        let place = missing.iter().position(|(item, _)| item == exception);
        missing.remove(place.unwrap_or_else(|| panic!("`{exception}` is no exception any more")));
    }
    let lines: Vec<String> =
        missing.iter().map(|(item, file)| format!("{file}: no example uses `{item}`")).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn each_rule_of_a_setting_names_its_source() {
    let without_source = |text: &str| Library::of_text(text).without_source;
    let table =
        "settings! { pub struct Settings for Handle { /// Text.\n days: i64 where RULE, } }";
    assert_eq!(without_source(table), ["days"]);
    assert_eq!(without_source(&table.replace("Text.", "Source: a page.")), [""; 0]);
    assert_eq!(without_source(&table.replace("where RULE", "")), [""; 0]);

    let library = Library::read(&root().join("app-model/src/lib.rs"));
    assert_eq!(library.without_source, [""; 0]);
}

#[test]
fn an_item_without_an_example_is_found() {
    let missing = |text: &str| -> Vec<String> {
        let library = Library::of_text(text);
        library.without_example().into_iter().map(|(_, item)| item).collect()
    };
    let example = |text: &str| format!("/// Text.\n///\n/// ```\n/// {text}\n/// ```\n");

    assert_eq!(missing("/// Text.\npub fn one() {}"), ["one"]);
    assert_eq!(missing(&format!("{}pub fn one() {{}}", example("one();"))), [""; 0]);
    assert_eq!(missing(&format!("{}pub fn one() {{}}", example("one_more();"))), ["one"]);
    assert_eq!(missing(&format!("{}pub fn one() {{}}", example("# one();"))), ["one"]);
    assert_eq!(missing("/// ```text\n/// one();\n/// ```\npub fn one() {}"), ["one"]);
    assert_eq!(missing("pub(crate) fn one() {}\n#[doc(hidden)]\npub fn two() {}"), [""; 0]);
    assert_eq!(missing("mod inside { pub struct One; }"), [""; 0]);

    let methods = "pub struct Type;\nimpl Type { pub fn one(&self) {} pub fn two(&self) {} }";
    assert_eq!(missing(methods), ["Type", "Type::one", "Type::two"]);
    assert_eq!(missing(&format!("{}{methods}", example("made.one();"))), ["Type::two"]);
    assert_eq!(missing(&format!("{}{methods}", example("one(two);"))), ["Type::one", "Type::two"]);
    assert_eq!(missing(&format!("//! ```\n//! made.two();\n//! ```\n{methods}")), ["Type::one"]);

    let table = "settings! { pub struct Settings for Handle { /// Text.\n days: i64, } }";
    assert_eq!(missing(table), ["Settings", "Handle::days"]);
    assert_eq!(missing(&format!("//! ```\n//! made.days(7);\n//! ```\n{table}")), [""; 0]);
    let block = "//! ```\n//! distributed_app! { vault secrets { days: 7; } };\n//! ```\n";
    assert_eq!(missing(&format!("{block}{table}")), [""; 0]);
    assert_eq!(missing("outputs! { Handle { /// Text.\n uri = \"uri\", } }"), ["Handle::uri"]);
    assert_eq!(missing("kind! { /// Text.\n keyword vault, info INFO }"), ["vault"]);
    assert_eq!(missing("kind! { /// Text.\n Vault, /// Text.\n vault, }"), ["Vault", "vault"]);
    assert_eq!(missing("#[macro_export]\nmacro_rules! one { () => {} }"), ["one"]);
    let made =
        "macro_rules! many { ($Handle:ident) => { impl $Handle { /// Text.\n pub fn one() {} } } }";
    assert_eq!(missing(made), ["one"]);
    let rows = "macro_rules! many { ($name:ident) => { impl Type { pub fn $name() {} } } }\n\
                many! { /// Text.\n one; }";
    assert_eq!(missing(rows), ["one"]);
}
