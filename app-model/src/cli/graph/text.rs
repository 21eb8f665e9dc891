//! Text in a picture: how wide it is, and what may stand in it.

/// About how wide a text is in a sans-serif font. Fonts differ: this is the width in a wide one.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The width of a character as a part of the font's size.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | 'I' => 0.32,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '"' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' => 0.70,
        c if c.is_ascii() => 0.61,
        '…' => 1.0,
        // Most letters of other scripts are wider, and those of East Asia fill a square.
        c if (c as u32) < 0x1100 => 0.75,
        _ => 1.05,
    }
}

/// The text if it fits, or its beginning and its end.
pub(super) fn shortened(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let room = most / size - advance('…');
    let (mut head, mut tail, mut used) = (0, 0, 0.0);
    while head + tail < chars.len() {
        // Two from the front for one from the end.
        let next = if head <= 2 * tail { chars[head] } else { chars[chars.len() - 1 - tail] };
        used += advance(next);
        if used > room {
            break;
        }
        if head <= 2 * tail { head += 1 } else { tail += 1 }
    }
    let (head, tail) = (&chars[..head], &chars[chars.len() - tail..]);
    head.iter().chain(['…'].iter()).chain(tail).collect()
}

/// Text of an XML document, also within an attribute. Characters that XML cannot hold become `�`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
