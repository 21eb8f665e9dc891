//! Right blocks are accepted, and every mutant of one is refused: at the mutated token, once.

use std::collections::BTreeMap;
use std::ops::Range;

use app_model_tests::compiler::{Compiler, Message, Program};
use app_model_tests::random::Random;

use crate::blocks::{Right, random, real};
use crate::catalogue::leak;
use crate::document::expect;
use crate::families::FAMILIES;
use crate::operators::{Mutant, OPERATORS, Operator};

/// How many random blocks are made, beside those of the repository.
const RANDOM: usize = 100;

/// How many mutants each operator makes at most, and at least.
const EACH: usize = 50;
const FEWEST: usize = 10;

/// Another seed is another set of random blocks and of mutants.
const SEED: u64 = 4;

/// What `build()` wants of the code around a block: a file beside its package, an environment.
const AROUND: [&str; 2] = ["AM0542", "AM0564"];

/// The blocks of the repository, as far as the reader knows what is in them.
pub(crate) fn real_blocks() -> Vec<Right> {
    real().iter().filter_map(|real| real.right().ok()).collect()
}

#[test]
fn the_document_lists_the_blocks_that_are_not_mutated() {
    let blocks = real();
    let mut folders: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut left_out: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for real in &blocks {
        let counts = folders.entry(real.folder).or_default();
        counts[0] += 1;
        match real.right() {
            Ok(_) => counts[1] += 1,
            Err(why) => *left_out.entry((&real.file, why)).or_default() += 1,
        }
    }
    let mut text = "| blocks of | all | used for mutants |\n|---|---|---|\n".to_owned();
    for (folder, [all, used]) in folders {
        text.push_str(&format!("| `{folder}` | {all} | {used} |\n"));
    }
    text.push_str("\n| left out in | blocks | because |\n|---|---|---|\n");
    for ((file, why), count) in left_out {
        text.push_str(&format!("| `{file}` | {count} | {why} |\n"));
    }
    expect("blocks", &text);
}

pub(crate) fn right_blocks() -> Vec<Right> {
    let mut numbers = Random::new(SEED);
    let mut blocks = real_blocks();
    blocks.extend((0..RANDOM).map(|_| Right::alone(random(&mut numbers))));
    blocks
}

#[test]
fn right_blocks_are_accepted() {
    let compiler = Compiler::new();
    let blocks = right_blocks();
    let programs: Vec<Program> =
        blocks.iter().map(|right| right.program(&right.block.text)).collect();
    let mut wrong = String::new();
    for (program, messages) in programs.iter().zip(compiler.check(&programs)) {
        for message in messages {
            wrong.push_str(&format!("{}\n{}\n", program.text, message.rendered));
        }
    }
    assert!(wrong.is_empty(), "the compiler refuses a right block:\n{wrong}");
    // What the code around does when it runs is its own.
    let alone = blocks.iter().zip(programs).filter(|(right, _)| right.stands_alone());
    let programs: Vec<Program> = alone.map(|(_, program)| program).collect();
    for (program, findings) in programs.iter().zip(compiler.run(&programs)) {
        for finding in findings.iter().filter(|finding| !AROUND.contains(&finding.code.as_str())) {
            wrong.push_str(&format!("{}\n{}\n{}\n", program.text, finding.text, finding.help));
        }
    }
    assert!(wrong.is_empty(), "build() refuses a right block:\n{wrong}");
}

fn operators() -> impl Iterator<Item = &'static Operator> {
    OPERATORS.iter().chain(&FAMILIES)
}

/// A mutant, the operator that made it, and the block that it was.
pub(crate) struct Made<'b> {
    pub(crate) operator: &'static Operator,
    pub(crate) right: &'b Right,
    pub(crate) mutant: Mutant,
}

/// Mutants of all blocks by each operator, chosen at random.
pub(crate) fn mutants(blocks: &[Right]) -> Vec<Made<'_>> {
    let mut numbers = Random::new(SEED);
    let mut mutants: Vec<Made<'_>> = Vec::new();
    for operator in operators() {
        let mut all: Vec<(&Right, Mutant)> = Vec::new();
        for right in blocks {
            let made = (operator.mutants)(&right.block, &mut numbers);
            let made = made.into_iter().filter(|mutant| {
                let at = |place: &Range<usize>| place.start.min(right.block.text.len());
                mutant.places.iter().all(|place| !right.block.is_of_rust(at(place)))
            });
            all.extend(made.map(|mutant| (right, mutant)));
        }
        let start = mutants.len();
        while mutants.len() - start < EACH && !all.is_empty() {
            let (right, mutant) = all.swap_remove(numbers.below(all.len()));
            if mutants.iter().all(|other| other.mutant.text != mutant.text) {
                mutants.push(Made { operator, right, mutant });
            }
        }
        let count = mutants.len() - start;
        assert!(count >= FEWEST, "only {count} mutants that {}", operator.name);
    }
    mutants
}

/// What is wrong with how a mutant is refused.
fn judge(mutant: &Mutant, messages: &[Message]) -> Option<String> {
    // In a function that is not `main`, rustc says of an unknown keyword twice that it is none: once
    // with the proposal to make it a type parameter.
    let mut messages = messages.to_vec();
    messages.dedup_by(|one, other| one.text == other.text && one.bytes() == other.bytes());
    let messages = messages.as_slice();
    let at_place =
        |message: &Message| message.bytes().is_some_and(|bytes| mutant.places.contains(&bytes));
    match messages {
        [] => Some(format!("it is accepted:\n{}", mutant.text)),
        [message] if !at_place(message) => {
            let wanted: Vec<&str> =
                mutant.places.iter().map(|place| &mutant.text[place.clone()]).collect();
            Some(format!("the error is not at `{}`", wanted.join("` or `")))
        }
        [message] => leak(message, &mutant.text),
        several => Some(format!("{} errors", several.len())),
    }
}

#[test]
fn every_mutant_of_a_right_block_is_refused_at_the_mutated_token() {
    let blocks = right_blocks();
    let mutants = mutants(&blocks);
    let programs: Vec<Program> =
        mutants.iter().map(|made| made.right.program(&made.mutant.text)).collect();
    assert!(programs.len() > 2_000, "only {} mutants", programs.len());
    let results = Compiler::new().check(&programs);
    let mut wrong = String::new();
    for (Made { operator, mutant, .. }, messages) in mutants.iter().zip(&results) {
        if let Some(problem) = judge(mutant, messages) {
            let said: String = messages.iter().map(|message| message.rendered.as_str()).collect();
            wrong.push_str(&format!("{}: {problem}\n{said}\n", operator.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let mut text = format!(
        "{} mutants by {} operators, and each is refused by exactly one error.\n\n\
         | operator | the error points at | mutants |\n|---|---|---|\n",
        mutants.len(),
        operators().count(),
    );
    for operator in operators() {
        let count = mutants.iter().filter(|made| made.operator.name == operator.name).count();
        text.push_str(&format!("| {} | {} | {count} |\n", operator.name, operator.place));
    }
    expect("mutations", &text);
}
