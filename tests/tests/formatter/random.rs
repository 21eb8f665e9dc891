//! Random numbers, and random blocks with every construct of the language.

use crate::layout::Text;

pub(crate) use app_model_tests::random::Random;

/// Writes the inside of a valid block: declarations with distinct names, which refer to each other.
pub(crate) fn block(text: &mut Text) {
    if text.random.once_in(5) {
        let target = text.random.below(3);
        match target {
            0 => text.tokens(&["in", "app", ";"]),
            1 => text.tokens(&["in", "&", "self", ".", "app", ";"]),
            _ => {
                text.token("in");
                text.rust();
                text.token(";");
            }
        }
    }
    for name in ["umi", "job"] {
        attributes(text);
        text.tokens(&["identity", name]);
        if text.random.once_in(3) {
            body(text, |text| grants(text, "reader_of"));
        } else {
            text.token(";");
        }
    }
    attributes(text);
    text.tokens(&["keyvault", "reader_of", ";"]);
    let count = text.random.below(6);
    for number in 0..count {
        while text.random.once_in(8) {
            text.token(";");
        }
        attributes(text);
        statement(text, number);
    }
    if text.random.once_in(2) {
        // What may be left out at the end.
        attributes(text);
        text.tokens(&["output", "last", "=", "umi", ".", "id"]);
    }
}

fn attributes(text: &mut Text) {
    while text.random.once_in(6) {
        if text.random.once_in(2) {
            text.doc();
        } else {
            let attribute = text.random.pick(&[
                "#[cfg(test)]",
                "#[ cfg( all(unix, test) ) ]",
                "#[allow(privileged_role, reason = \"a, b; c\")]",
            ]);
            text.token(attribute);
        }
    }
}

fn statement(text: &mut Text, number: usize) {
    let name = format!("name{number}");
    match text.random.below(8) {
        0 => {
            text.tokens(&["parameter", &name]);
            if text.random.once_in(2) {
                text.tokens(&[":", "int", "=", "-", "3"]);
            } else if text.random.once_in(2) {
                text.token("=");
                literal(text);
            }
            text.token(";");
        }
        1 => {
            let word = text.random.pick(&["existing", "run_as_existing", "as_existing"]);
            text.tokens(&["identity", &name, ";", word, &name, "("]);
            let count = 1 + text.random.below(3);
            for argument in 0..count {
                if argument > 0 {
                    text.token(",");
                }
                match text.random.below(3) {
                    0 => literal(text),
                    1 => text.rust(),
                    _ => text.token(&format!("mentioned_{number}_{argument}_or_not")),
                }
            }
            if text.random.once_in(4) {
                text.token(",");
            }
            text.tokens(&[")", ";"]);
        }
        2 => {
            text.tokens(&["output", &name, "="]);
            value_without_choices(text);
            text.token(";");
        }
        3 => {
            text.tokens(&["bicep", &name, "("]);
            literal(text);
            text.tokens(&[")", "as"]);
            if text.random.once_in(2) {
                let other = format!("\"other-name-{number}\"");
                text.token(&other);
            } else {
                text.rust();
            }
            body(text, members);
        }
        _ => {
            let keyword = text.random.pick(&["storage", "keyvault", "r#type_of_mine"]);
            text.tokens(&[keyword, &name]);
            body(text, members);
        }
    }
}

/// A body with braces or angle brackets, around what is written by `inside`.
fn body(text: &mut Text, inside: impl Fn(&mut Text)) {
    let (open, close) = if text.random.once_in(4) { ("<", ">") } else { ("{", "}") };
    text.token(open);
    inside(text);
    text.token(close);
    if text.random.once_in(6) {
        text.token(";");
    }
}

fn members(text: &mut Text) {
    let count = text.random.below(5);
    for number in 0..count {
        if text.random.once_in(10) {
            text.token(";");
        }
        attributes(text);
        let name = format!("member{number}");
        match text.random.below(8) {
            0 => text.token(&name),
            1 => {
                text.tokens(&["child", &name]);
                if text.random.once_in(2) {
                    text.token("=");
                    value_without_choices(text);
                }
            }
            2 => {
                text.token("tags");
                if number > 0 {
                    text.token(&name);
                }
                let braces = number == 0;
                body(text, |text| entries(text, braces));
                continue;
            }
            3 => {
                text.token(&name);
                body(text, members);
                continue;
            }
            4 => grants(text, "umi"),
            _ => {
                text.tokens(&[&name, ":"]);
                value(text);
                while text.random.once_in(3) {
                    text.token(",");
                    value(text);
                }
                if text.random.once_in(8) {
                    text.token(",");
                }
            }
        }
        if number + 1 < count || text.random.once_in(2) {
            text.token(";");
        }
    }
}

fn entries(text: &mut Text, map: bool) {
    let count = text.random.below(3);
    for number in 0..count {
        let key = format!("key{number}");
        if map && text.random.once_in(2) {
            text.token(&format!("\"{key}\""));
        } else {
            text.token(&key);
        }
        text.token(":");
        value_without_choices(text);
        if number + 1 < count || text.random.once_in(2) {
            text.token(";");
        }
    }
}

fn grants(text: &mut Text, who: &str) {
    text.tokens(&["roles", ":"]);
    let count = 1 + text.random.below(3);
    for number in 0..count {
        if number > 0 {
            text.token(",");
        }
        if text.random.once_in(4) {
            text.rust();
        } else {
            text.token(who);
        }
        text.tokens(&["=>"]);
        if text.random.once_in(2) {
            text.token("Reader");
            continue;
        }
        text.token("[");
        let roles = text.random.below(4);
        for role in 0..roles {
            if role > 0 {
                text.token(",");
            }
            text.token(&format!("ARoleWithALongNameNumber{role}"));
        }
        if roles > 0 && text.random.once_in(4) {
            text.token(",");
        }
        text.token("]");
    }
    if text.random.once_in(6) {
        text.token(",");
    }
}

fn value(text: &mut Text) {
    match text.random.below(6) {
        0 => text.token("Premium"),
        _ => value_without_choices(text),
    }
}

/// What stands after `=`, and in a map.
fn value_without_choices(text: &mut Text) {
    match text.random.below(5) {
        0 => text.rust(),
        1 => text.tokens(&["umi", ".", "principal_id"]),
        2 => text.tokens(&["-", "7"]),
        3 => text.token("true"),
        _ => literal(text),
    }
}

fn literal(text: &mut Text) {
    let literal = text.random.pick(&[
        "\"text\"",
        "\"a // b { ; \\\" \"",
        "r#\"raw \" /* } \"#",
        "\"two\n   lines\"",
        "\"a rather long text that makes the line that it stands in too long for the limit\"",
        "42",
        "0x1F",
        "true",
    ]);
    text.token(literal);
}
