//! The page of each error code.
//!
//! The pages are the files of `app-model/errors`. They are part of the program, so that they are
//! those of the version in use.

use super::style::Style;
use super::suggest::nearest;
use super::{Outcome, Status};

macro_rules! pages {
    ($($code:ident)*) => {
        const PAGES: &[(&str, &str)] = &[$((
            stringify!($code),
            include_str!(concat!("../../errors/", stringify!($code), ".md")),
        )),*];
    };
}

pages! {
    AM0101 AM0102 AM0103 AM0104 AM0105 AM0106 AM0107 AM0108 AM0109 AM0110
    AM0111 AM0112 AM0113 AM0114 AM0115 AM0116 AM0117 AM0118 AM0119 AM0120
    AM0121 AM0122 AM0123 AM0124
    AM0201 AM0202 AM0203 AM0204 AM0205 AM0206 AM0207 AM0208 AM0209 AM0210
    AM0301 AM0302 AM0303 AM0304 AM0305 AM0306 AM0307
    AM0321 AM0322 AM0323 AM0324 AM0325
    AM0341 AM0342 AM0343 AM0344 AM0345 AM0346 AM0347 AM0348
    AM0361 AM0362 AM0363 AM0364 AM0365 AM0366
    AM0401 AM0402 AM0403 AM0404 AM0405 AM0406 AM0407 AM0408 AM0409 AM0410
    AM0411 AM0412 AM0413 AM0414 AM0415 AM0416 AM0417 AM0418 AM0419 AM0420
    AM0421 AM0422 AM0423 AM0424 AM0425 AM0426 AM0427 AM0428 AM0429 AM0430
    AM0431 AM0432 AM0433 AM0434 AM0435
    AM0480
    AM0501 AM0502 AM0503 AM0504 AM0505 AM0506 AM0507 AM0508 AM0509
    AM0510 AM0515
    AM0521 AM0522 AM0523 AM0524 AM0525 AM0526 AM0527
    AM0541 AM0542 AM0543 AM0544 AM0545 AM0546 AM0547
    AM0551 AM0552 AM0553 AM0554 AM0555
    AM0561 AM0562 AM0563 AM0564 AM0565 AM0566 AM0567 AM0568 AM0569 AM0570
    AM0571 AM0572 AM0573 AM0574 AM0575 AM0577 AM0578 AM0579
    AM0581 AM0582 AM0583 AM0584 AM0585 AM0586 AM0587 AM0588 AM0589 AM0590
    AM0591 AM0592 AM0595
    AM0601 AM0602 AM0603 AM0604 AM0605
    AM0621 AM0622 AM0623 AM0624
    AM0641
    AM0685 AM0686 AM0687 AM0688 AM0689 AM0690
    AM0701 AM0702 AM0703 AM0704 AM0705 AM0706 AM0707 AM0708 AM0709 AM0710
    AM0711
}

/// What the ranges of codes are about.
const RANGES: [(&str, &str); 7] = [
    ("AM01", "Grammar"),
    ("AM02", "Names"),
    ("AM03", "Values, settings, grants and existing resources"),
    ("AM04", "What the types say"),
    ("AM05", "What `build()` says"),
    ("AM06", "What is legal and hardly ever meant"),
    ("AM07", "Files and the command line"),
];

/// What `cargo run -- explain` prints: the page of a code, or without a code the list of them all.
///
/// A code is `AM0201`, in small letters too, or its digits. An unknown one is
/// [wrong use](Status::Usage).
///
/// ```
/// let outcome = app_model::cli::explain(Some("am0201"));
/// assert!(outcome.stdout.starts_with("AM0201: a name that nobody declares\n"));
/// ```
#[must_use]
pub fn explain(code: Option<&str>) -> Outcome {
    styled(code, Style::new(false))
}

pub(super) fn styled(code: Option<&str>, style: Style) -> Outcome {
    let Some(code) = code else { return Outcome::done(list(style)) };
    let full = full_code(code);
    if let Some((_, page)) = PAGES.iter().find(|(known, _)| *known == full) {
        return Outcome::done(plain(page, style));
    }
    let codes: Vec<&str> = PAGES.iter().map(|(code, _)| *code).collect();
    let rustc = full.len() == 5 && full.starts_with("E0");
    let help = match nearest(&full, &codes) {
        _ if rustc => format!("it is one of the compiler's own: `rustc --explain {full}`"),
        Some(near) => format!("did you mean `{near}`?"),
        None => "`explain` without a code lists them all".to_owned(),
    };
    Outcome::failed(
        Status::Usage,
        "AM0707",
        format!("there is no error code `{code}`\n  help: {help}"),
    )
}

/// `0201`, `201` and `am0201` are `AM0201`.
fn full_code(code: &str) -> String {
    let code = code.trim().to_ascii_uppercase();
    let digits = code.strip_prefix("AM").unwrap_or(&code);
    let number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    if number { format!("AM{digits:0>4}") } else { code }
}

fn list(style: Style) -> String {
    let mut text = String::new();
    for (range, title) in RANGES {
        let pages: Vec<&str> = PAGES
            .iter()
            .filter(|(code, _)| code.starts_with(range))
            .map(|(_, page)| *page)
            .collect();
        if pages.is_empty() {
            continue;
        }
        text.push_str(&format!("{}\n", style.heading(title)));
        for page in pages {
            let line = page.lines().next().unwrap_or_default().trim_start_matches("# ");
            let (code, title) = line.split_once(": ").unwrap_or((line, ""));
            text.push_str(&format!("  {}  {title}\n", style.name(code)));
        }
        text.push('\n');
    }
    text.push_str("`explain AM0201` says more about one of them.\n");
    text
}

/// A page without its marks: headings are plain, code is indented.
fn plain(page: &str, style: Style) -> String {
    let mut text = String::new();
    let mut code = false;
    for line in page.lines() {
        if line.starts_with("```") {
            code = !code;
        } else if code && !line.is_empty() {
            text.push_str(&format!("    {}\n", style.name(line)));
        } else if let Some(heading) = line.strip_prefix("# ") {
            text.push_str(&format!("{}\n", style.heading(heading)));
        } else {
            text.push_str(&format!("{line}\n"));
        }
    }
    text
}
