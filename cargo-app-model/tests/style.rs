//! The house style: `style.md` is what the formatter writes.

// Tests may panic: a failure is what they are for.
#![allow(clippy::panic)]

use cargo_app_model::format;

#[test]
fn every_example_is_written_as_shown_and_stays_so() {
    let text = include_str!("style.md");
    let mut count = 0;
    for section in text.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap_or_default();
        let code: Vec<&str> = section
            .split("```rust\n")
            .skip(1)
            .map(|code| code.split_once("```\n").unwrap_or((code, "")).0)
            .collect();
        let (before, after) = match code.as_slice() {
            [same] => (*same, *same),
            [before, after] => (*before, *after),
            _ => panic!("{title}: one or two blocks of code, not {}", code.len()),
        };
        for text in [before, after] {
            let formatted = format(text);
            assert_eq!(formatted.refusals, [], "{title}");
            assert_eq!(formatted.text, after, "{title}\n{}", formatted.text);
        }
        count += 1;
    }
    assert!(count >= 15, "only {count} sections were found");
}
