//! What the tests measure, for `docs/mistakes.md`: each writes one part of it.

use std::path::PathBuf;
use std::sync::Mutex;

/// One test at a time changes the file.
static FILE: Mutex<()> = Mutex::new(());

/// Compares a part of the document with what was measured, or writes it with `UPDATE_EXPECT=1`.
///
/// A part stands between the lines `<!-- name -->` and `<!-- end of name -->`.
pub(crate) fn expect(name: &str, measured: &str) {
    compare(name, measured, |one, other| one == other);
}

/// The same of shares, which may differ a little: see [`near`].
pub(crate) fn expect_near(name: &str, measured: &str) {
    compare(name, measured, near);
}

fn compare(name: &str, measured: &str, same: fn(&str, &str) -> bool) {
    let _one = FILE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/mistakes.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let start = text.find(&begin).expect("the part begins") + begin.len();
    let length = text[start..].find(&end).expect("the part ends");
    let part = &text[start..start + length];
    if same(part, measured) {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let after = &text[start + length..];
        std::fs::write(&path, format!("{}{measured}{after}", &text[..start])).unwrap();
        return;
    }
    panic!("docs/mistakes.md is not what was measured; UPDATE_EXPECT=1 writes\n{measured}");
}

/// Whether two texts differ in numbers only, and in these by little. What rustc proposes changes with its
/// version, and another example in the repository moves a share by a point: no reason to write the
/// document anew.
fn near(one: &str, other: &str) -> bool {
    let words = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
    let numbers = |text: &str| -> Vec<f64> {
        let digits = text.split(|c: char| !c.is_ascii_digit());
        digits.filter_map(|number| number.parse().ok()).collect()
    };
    let near = |(one, other): (f64, f64)| (one - other).abs() <= (one / 10.0).max(3.0);
    words(one) == words(other) && numbers(one).into_iter().zip(numbers(other)).all(near)
}
