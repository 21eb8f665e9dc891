//! What people write from habit, of this language, of Bicep or of C#: each is one error, at the token
//! that is wrong, and what it says to write is right.

mod rows;

use app_model_tests::compiler::{Compiler, Message, Program};
use app_model_tests::pages::codes;

use crate::catalogue::leak;
use rows::{Habit, RIGHT, ROWS};

fn habits() -> impl Iterator<Item = &'static Habit> {
    ROWS.into_iter().flatten()
}

/// Why the messages are not what the row says, if they are not.
fn judge((marked, code, says, _): &Habit, wrong: &str, messages: &[Message]) -> Option<String> {
    let [message] = messages else { return Some(format!("{} errors", messages.len())) };
    let start = marked.find('«')?;
    let length = marked.find('»')? - start - '«'.len_utf8();
    if message.bytes() != Some(start..start + length) {
        let place = message.bytes().map_or("?", |bytes| &wrong[bytes]);
        return Some(format!("it points at `{place}`"));
    }
    let words = message.words();
    if codes(words.lines().next().unwrap_or_default()) != [*code] {
        return Some(format!("the code is not {code}"));
    }
    if !words.contains(says) {
        return Some(format!("it does not say `{says}`"));
    }
    leak(message, wrong)
}

#[test]
fn each_habit_is_one_error_that_says_what_to_write() {
    let compiler = Compiler::new();
    let wrong: Vec<String> = habits().map(|row| row.0.replace(['«', '»'], "")).collect();
    let programs: Vec<Program> = wrong.iter().map(Program::block).collect();
    let mut problems = String::new();
    for ((row, wrong), messages) in habits().zip(&wrong).zip(compiler.check(&programs)) {
        if let Some(problem) = judge(row, wrong, &messages) {
            let said: String = messages.iter().map(|message| message.rendered.as_str()).collect();
            problems.push_str(&format!("{wrong}\n{problem}\n{said}\n"));
        }
    }
    let right: Vec<&str> = habits().map(|row| row.3).chain(RIGHT.iter().copied()).collect();
    let programs: Vec<Program> = right.iter().map(|text| Program::block(*text)).collect();
    for (text, messages) in right.iter().zip(compiler.check(&programs)) {
        for message in messages {
            problems.push_str(&format!("{text}\nis refused:\n{}\n", message.rendered));
        }
    }
    assert!(problems.is_empty(), "{problems}");
}
