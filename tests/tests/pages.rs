//! Every error code has a page, and every page is of a code.

use std::collections::BTreeSet;

use app_model::Builder;
use app_model::cli::{Status, explain};
use app_model_tests::compiler::{Compiler, Program};
use app_model_tests::pages::{
    Example, Page, codes, is_of_the_macro, pages, reported, root, sources,
};

/// The macro, the types and the checks have ranges of their own.
#[test]
fn each_code_that_is_reported_has_a_page_and_the_other_way_round() {
    let mut wrong = String::new();
    let reported = reported();
    let pages = pages();
    for (code, files) in &reported {
        if !pages.iter().any(|page| page.code == *code) {
            wrong.push_str(&format!("app-model/errors/{code}.md is missing; {files:?}\n"));
        }
        for file in files {
            let macros = file.components().any(|part| part.as_os_str() == "app-model-macros");
            // What the macro finds in a block, `build()` finds in any other model.
            let both = code.starts_with("AM06");
            // Relations; and paths, of which the types know whether a setting is one.
            let shared = ["AM0307", "AM0324", "AM0325", "AM0569", "AM0570"];
            if macros != is_of_the_macro(code)
                && (macros || !both)
                && !shared.contains(&code.as_str())
            {
                wrong.push_str(&format!("{code} is of another range than {}\n", file.display()));
            }
        }
    }
    for page in &pages {
        if !reported.contains_key(&page.code) && !page.text.contains("no longer reported") {
            wrong.push_str(&format!(
                "nothing reports {}, and its page does not say so\n",
                page.code
            ));
        }
        let outcome = explain(Some(&page.code));
        if outcome.status != Status::Done {
            wrong.push_str(&format!("{} is not in app-model/src/cli/explain.rs\n", page.code));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The codes that several traits have, one for each sort of what is taken.
const SORTS: [&str; 3] = ["AM0410", "AM0432", "AM0433"];

/// The macro cannot report without a code. A trait has one of its own, and so has each finding.
#[test]
fn no_message_of_ours_is_without_a_code() {
    let mut traits = BTreeSet::new();
    for (path, text) in sources() {
        // A trait that the macro writes has a code of the macro's.
        let of_the_macro = path.components().any(|part| part.as_os_str() == "app-model-macros");
        for text in text.split("#[diagnostic::on_unimplemented(").skip(1) {
            if of_the_macro {
                continue;
            }
            let message = text.split("\",\n").next().unwrap_or_default();
            let code = codes(message).pop().unwrap_or_default();
            // A reference where none fits was `build()`'s to find before the types knew.
            let own = ["AM04", "AM0555", "AM06"].iter().any(|range| code.starts_with(range));
            assert!(own && !is_of_the_macro(&code), "{}: {message}", path.display());
            assert!(
                traits.insert(code.clone()) || SORTS.contains(&code.as_str()),
                "{}: the code is another trait's: {message}",
                path.display()
            );
        }
        // An example shows a kind of another crate.
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let words: String = code.flat_map(str::split_whitespace).collect();
        for call in ["report(None,", "Finding::new(None,"] {
            assert!(!words.contains(call), "{} reports without a code", path.display());
        }
        // Nor can the command line, apart from the sum below findings that have codes of their own,
        // and from the findings of a kind that has none.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for printed in ["\"error: ", "\\nerror: ", "}error: "] {
            for after in code.split(printed).skip(1) {
                let sum = after.starts_with("{count} finding{plural}, nothing was written");
                let foreign = after.starts_with("{finding}");
                // What is taken off another program's message.
                let other = after.starts_with("\")");
                let shown = after.lines().next().unwrap_or_default();
                assert!(
                    sum || foreign || other,
                    "{} prints without a code: {shown}",
                    path.display()
                );
            }
        }
    }
    assert!(traits.len() >= 17, "only {traits:?}");
}

/// Codes are stable: the index may only grow. `UPDATE_GOLDEN=1` writes it.
#[test]
fn the_index_lists_every_page_and_never_loses_one() {
    let path = root().join("docs/errors.md");
    let index = std::fs::read_to_string(&path).unwrap_or_default();
    let pages = pages();
    let known: BTreeSet<&str> = pages.iter().map(|page| page.code.as_str()).collect();
    for line in index.lines().filter_map(|line| line.strip_prefix("| [")) {
        let code = line.split(']').next().unwrap_or_default();
        assert!(
            known.contains(code),
            "{code} is published and stays: keep its page, and let it say `no longer reported`"
        );
    }
    let expected = index_of(&pages);
    if index != expected && std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, expected).unwrap();
        return;
    }
    assert_eq!(index, expected, "write it anew with UPDATE_GOLDEN=1");
}

fn index_of(pages: &[Page]) -> String {
    let mut text = "\
# Error codes

Every message of ours has a code, in brackets at its end or behind `error`. A code is one cause; it never changes its meaning and is never used again.
`cargo app-model explain AM0201` prints the page of a code, and `cargo app-model explain` this list; `cargo install --path cargo-app-model` in a clone of the repository installs it.
Every application has the command too, `cargo run -- explain AM0201`, but can run it only while its own block compiles.
"
    .to_owned();
    // The list has a heading for each range, and a line for each code.
    for line in explain(None).stdout.lines().filter(|line| !line.is_empty()) {
        match pages.iter().find(|page| line.starts_with(&format!("  {}  ", page.code))) {
            Some(Page { code, title, .. }) => {
                text.push_str(&format!("| [{code}](../app-model/errors/{code}.md) | {title} |\n"));
            }
            None if line.starts_with('`') => {}
            None => text.push_str(&format!("\n## {line}\n\n| code | what it is |\n|---|---|\n")),
        }
    }
    text
}

/// How many codes each release has, and the digest of their lines. A release adds a line here.
const RELEASES: [(&str, usize, u64); 1] = [("0.1.0", 173, 0x6fe1_4443_afab_3cca)];

/// A code keeps the meaning that it was published with: `app-model/errors/codes.txt` has a line for
/// each, and only grows at its end. `UPDATE_GOLDEN=1` appends what is new, and writes nothing anew.
#[test]
fn no_code_changes_its_meaning_or_goes_away() {
    let path = root().join("app-model/errors/codes.txt");
    let list = std::fs::read_to_string(&path).unwrap();
    let pages = pages();
    let pages: Vec<(&str, &str)> =
        pages.iter().map(|page| (page.code.as_str(), page.title.as_str())).collect();
    let grown = grown(&list, &pages, &RELEASES).unwrap_or_else(|problem| panic!("{problem}"));
    if grown != list && std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, grown).unwrap();
        return;
    }
    assert_eq!(list, grown, "append the new codes with UPDATE_GOLDEN=1");
}

/// The list with a line for each new page at its end, if it still says what it said.
fn grown(
    list: &str,
    pages: &[(&str, &str)],
    releases: &[(&str, usize, u64)],
) -> Result<String, String> {
    let lines: Vec<&str> = list.lines().collect();
    for (release, count, expected) in releases {
        let found = lines.get(..*count).map(digest);
        if found != Some(*expected) {
            return Err(format!(
                "the first {count} lines are those of {release} and stay as they are; {found:?}"
            ));
        }
    }
    let mut listed = BTreeSet::new();
    for line in &lines {
        let (code, title) = line.split_once(' ').ok_or_else(|| format!("`{line}` is no line"))?;
        let page = pages.iter().find(|(page, _)| *page == code);
        match page {
            None => return Err(format!("the page of {code} is gone: it is published and stays")),
            Some((_, now)) if *now != title => {
                return Err(format!("{code} is `{title}`, and not `{now}`: take another code"));
            }
            Some(_) if !listed.insert(code) => return Err(format!("{code} stands twice")),
            Some(_) => {}
        }
    }
    let new = pages.iter().filter(|(code, _)| !listed.contains(code));
    Ok(list.to_owned() + &new.map(|(code, title)| format!("{code} {title}\n")).collect::<String>())
}

/// FNV-1a, in which each letter and each line counts.
fn digest(lines: &[&str]) -> u64 {
    let bytes = lines.iter().flat_map(|line| line.bytes().chain([b'\n']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

#[test]
fn a_list_of_codes_that_says_something_else_is_refused() {
    let list = "AM0101 one\nAM0201 two\n";
    let releases = [("0.1.0", 2, digest(&["AM0101 one", "AM0201 two"]))];
    let grown = |list: &str, pages: &[(&str, &str)]| grown(list, pages, &releases);
    let (one, two, new) = (("AM0101", "one"), ("AM0201", "two"), ("AM0102", "new"));
    assert_eq!(grown(list, &[one, two]).as_deref(), Ok(list));
    let longer = format!("{list}AM0102 new\n");
    assert_eq!(grown(list, &[one, new, two]), Ok(longer.clone()));
    assert_eq!(grown(&longer, &[one, new, two]), Ok(longer.clone()));
    // The page says something else; the page is gone; the list says the same as the page, and not
    // what it said; a line is gone; another order; a line of no release is changed.
    for (list, pages) in [
        (list, &[("AM0101", "another"), two][..]),
        (list, &[one]),
        ("AM0101 another\nAM0201 two\n", &[("AM0101", "another"), two]),
        ("AM0101 one\n", &[one, two]),
        ("AM0201 two\nAM0101 one\n", &[one, two]),
        (&longer, &[one, two, ("AM0102", "newer")]),
    ] {
        assert!(grown(list, pages).is_err(), "{list} {pages:?}");
    }
}

/// Each wrong example gives the code of its page and no other, from the compiler or from `build()`;
/// each right one gives no error at all. Every page has both.
#[test]
fn the_examples_are_as_wrong_and_as_right_as_their_pages_say() {
    let pages = pages();
    let examples: Vec<(&Page, &Example)> = pages
        .iter()
        .flat_map(|page| page.examples.iter().map(move |example| (page, example)))
        .collect();
    let programs: Vec<Program> = examples.iter().map(|(_, example)| example.program()).collect();
    let compiler = Compiler::new();
    let messages = compiler.check(&programs);
    let compiled: Vec<usize> = (0..programs.len()).filter(|&at| messages[at].is_empty()).collect();
    let running: Vec<Program> = compiled.iter().map(|&at| programs[at].clone()).collect();
    let mut findings = vec![Vec::new(); programs.len()];
    for (at, found) in compiled.into_iter().zip(compiler.run(&running)) {
        findings[at] = found;
    }
    let mut wrong = String::new();
    let mut later = BTreeSet::new();
    for (at, (page, example)) in examples.iter().enumerate() {
        if example.wrong && example.is_block() && messages[at].is_empty() {
            later.insert(page.code.as_str());
        }
        let mut found: Vec<String> =
            findings[at].iter().map(|finding| finding.code.clone()).collect();
        for message in &messages[at] {
            let own = codes(message.text.lines().next().unwrap_or_default());
            found.push(own.first().cloned().unwrap_or_else(|| message.rendered.clone()));
        }
        let own = found.iter().filter(|code| **code == page.code).count();
        // Another code may come with it if the page says so.
        let named = |code: &String| code == &page.code || example.wrong && page.text.contains(code);
        if (own > 0) != example.wrong || !found.iter().all(named) {
            wrong.push_str(&format!("{}: {}\n{}\n", page.code, found.join("\n"), example.text));
        }
    }
    for page in &pages {
        // What is wrong on the command line is no program.
        let shell = page.code.starts_with("AM07") && page.text.contains("```text\n");
        for kind in [true, false] {
            if !shell && !page.examples.iter().any(|example| example.wrong == kind) {
                wrong.push_str(&format!("{} has no example, wrong: {kind}\n", page.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let text = std::fs::read_to_string(root().join("docs/mistakes.md")).unwrap();
    let table = text.split("<!-- later -->").nth(1).unwrap_or_default();
    let rows = table.split("<!-- end").next().unwrap_or_default().lines();
    let listed: BTreeSet<&str> =
        rows.filter(|row| row.starts_with("| AM")).filter_map(|row| row.get(2..8)).collect();
    assert_eq!(later, listed, "docs/mistakes.md: what a block spells and `build()` alone refuses");
}

#[test]
fn explain_prints_a_page_as_plain_text() {
    let page = explain(Some("AM0201"));
    assert_eq!((page.status, page.stderr.as_str()), (Status::Done, ""));
    assert!(page.stdout.starts_with("AM0201: a name that nobody declares\n"), "{}", page.stdout);
    for other in ["am0201", "0201", "201", " Am0201 "] {
        assert_eq!(explain(Some(other)), page, "{other}");
    }
    let list = explain(None).stdout;
    for Page { code, title, text, .. } in pages() {
        let printed = explain(Some(&code)).stdout;
        assert!(!printed.contains("```") && !printed.contains("\n# "), "{printed}");
        assert!(printed.ends_with('\n') && !printed.ends_with("\n\n"), "{printed}");
        assert!(list.contains(&format!("  {code}  {title}\n")), "{code} in {list}");
        assert!(text.lines().all(|line| line.chars().count() <= 100), "a long line in {code}");
    }
    assert_eq!(explain(None).stdout.matches("\n  AM").count(), pages().len());
}

#[test]
fn an_unknown_code_gets_a_suggestion() {
    for (code, help) in [
        ("AM0202x", "did you mean `AM0202`?"),
        ("A0201", "did you mean `AM0201`?"),
        ("E0609", "it is one of the compiler's own: `rustc --explain E0609`"),
        ("banana", "`explain` without a code lists them all"),
        ("", "`explain` without a code lists them all"),
    ] {
        let outcome = explain(Some(code));
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Status::Usage, ""));
        assert_eq!(
            outcome.stderr,
            format!("error[AM0707]: there is no error code `{code}`\n  help: {help}\n")
        );
    }
}

/// It needs no model, so a wrong one does not stand in its way.
#[test]
fn explain_works_when_the_model_is_wrong() {
    let app = || {
        let app = Builder::new();
        app.add_key_vault("secrets").soft_delete_retention_days(5);
        app
    };
    let refused = app().command(["check"]);
    assert!(refused.stderr.starts_with("error[AM0551]: "), "{}", refused.stderr);
    assert!(refused.stderr.ends_with("explain AM0551` says more about AM0551\n"));
    assert_eq!(app().command(["explain", "AM0551"]), explain(Some("AM0551")));
    assert_eq!(app().command(["explain"]), explain(None));
    assert_eq!(app().command(["explain", "AM0551", "AM0552"]).status, Status::Usage);
}
