//! After a slip of the finger, the first suggestion is the name that was meant.

use std::collections::BTreeMap;

use app_model_tests::compiler::{Compiler, Message, Program};
use app_model_tests::pages::codes;
use app_model_tests::random::Random;

use crate::blocks::Right;
use crate::document::expect_near;
use crate::mutation::real_blocks;
use crate::parts::Sort;
use crate::slips::slips;

/// The sorts of names, and what they are called.
const SORTS: [(Sort, &str); 9] = [
    (Sort::Reference, "declared names"),
    (Sort::Keyword, "keywords"),
    (Sort::ChildKeyword, "keywords of children"),
    (Sort::Setting, "settings"),
    (Sort::Section, "sections"),
    (Sort::Choice, "choices"),
    (Sort::Role, "roles"),
    (Sort::Segment, "children and outputs"),
    (Sort::Type, "types of parameters"),
];

/// How many slips of each name are tried, for each number of edits.
const EACH: usize = 6;

/// A name of a real block after a slip.
struct Slip {
    sort: Sort,
    edits: usize,
    right: Right,
    /// The text of the block after it.
    wrong: String,
    place: std::ops::Range<usize>,
}

fn all_slips() -> Vec<Slip> {
    let mut numbers = Random::new(1);
    let mut names: BTreeMap<(Sort, String), (Right, usize)> = BTreeMap::new();
    let mut blocks = real_blocks();
    // Those that stand alone cost less.
    blocks.sort_by_key(|right| !right.stands_alone());
    for right in blocks {
        let block = &right.block;
        for (index, token) in block.tokens.iter().enumerate() {
            let name = block.of(token).to_owned();
            let declared = token.sort != Sort::Reference || block.keyword_of(&name).is_some();
            if declared && name.len() > 1 && SORTS.iter().any(|(sort, _)| *sort == token.sort) {
                names.entry((token.sort, name)).or_insert_with(|| (right.clone(), index));
            }
        }
    }
    let mut all = Vec::new();
    for ((sort, name), (right, index)) in names {
        let block = &right.block;
        let bytes = block.tokens[index].bytes.clone();
        for edits in [1, 2] {
            let mut tried: Vec<String> = Vec::new();
            for _ in 0..EACH {
                let taken = |slipped: &str| {
                    tried.iter().any(|other| other == slipped)
                        || block.tokens.iter().any(|token| block.of(token) == slipped)
                };
                let Some(slipped) = slips(&name, edits, &taken, &mut numbers) else { continue };
                let mut wrong = block.text.clone();
                wrong.replace_range(bytes.clone(), &slipped);
                let place = bytes.start..bytes.start + slipped.len();
                let right = right.clone();
                all.push(Slip { sort, edits, right, wrong, place });
                tried.push(slipped);
            }
        }
    }
    all
}

/// Who says that a name is a slip. Of names whose error stands elsewhere nobody does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Ours,
    Rustcs,
    Nobodys,
}

const WHOSE: [(Whose, &str); 3] = [
    (Whose::Ours, "messages of ours"),
    (Whose::Rustcs, "messages of rustc"),
    (Whose::Nobodys, "no error at the name"),
];

/// The shares that are not to become smaller, in percent: of ours and of rustc's, after one edit and
/// after two.
const FLOORS: [(Whose, [usize; 2]); 2] = [(Whose::Ours, [98, 95]), (Whose::Rustcs, [98, 80])];

/// Whose message it is, and whether its first suggestion gives the block as it was.
fn judged(slip: &Slip, messages: &[Message]) -> (Whose, bool) {
    let at_the_slip = |message: &&Message| message.bytes().as_ref() == Some(&slip.place);
    let Some(message) = messages.iter().find(at_the_slip) else { return (Whose::Nobodys, false) };
    let followed = message.followed(&slip.wrong);
    let whose = if codes(&message.text).is_empty() { Whose::Rustcs } else { Whose::Ours };
    (whose, followed.is_some_and(|text| text == slip.right.block.text))
}

#[test]
fn the_first_suggestion_after_a_slip_is_the_name_that_was_meant() {
    let slips = all_slips();
    let programs: Vec<Program> = slips.iter().map(|slip| slip.right.program(&slip.wrong)).collect();
    let results = Compiler::new().check(&programs);
    // How many were tried, and how many found, of each sort and number of edits.
    let mut counts: BTreeMap<(Sort, usize), [usize; 2]> = BTreeMap::new();
    let mut counts_of: BTreeMap<(Whose, usize), [usize; 2]> = BTreeMap::new();
    let mut missed = String::new();
    for (slip, messages) in slips.iter().zip(&results) {
        let (whose, found) = judged(slip, messages);
        let count = counts.entry((slip.sort, slip.edits)).or_default();
        for count in [count, counts_of.entry((whose, slip.edits)).or_default()] {
            count[0] += 1;
            count[1] += usize::from(found);
        }
        if !found && (slip.edits == 1 || whose == Whose::Ours) {
            let said: String = messages.iter().map(|message| message.rendered.as_str()).collect();
            missed.push_str(&format!("{}\n{said}\n", &slip.wrong[slip.place.clone()]));
        }
    }
    let share = |[tried, found]: [usize; 2]| 100 * found / tried.max(1);
    let all = |edits: usize| {
        let of = counts.iter().filter(|((_, number), _)| *number == edits);
        of.fold([0, 0], |sum, (_, count)| [sum[0] + count[0], sum[1] + count[1]])
    };
    let mut text = format!(
        "Of {} slips of one edit the first suggestion is right in {} %, of {} of two edits in {} %.\n\n\
         | | one edit | | two edits | |\n|---|---|---|---|---|\n",
        all(1)[0],
        share(all(1)),
        all(2)[0],
        share(all(2)),
    );
    let of = |whose, edits| counts_of.get(&(whose, edits)).copied().unwrap_or_default();
    for (whose, name) in WHOSE {
        let [one, two] = [1, 2].map(|edits| of(whose, edits));
        text.push_str(&format!(
            "| {name} | {} | {} % | {} | {} % |\n",
            one[0],
            share(one),
            two[0],
            share(two)
        ));
    }
    text.push_str("\n| | one edit | two edits |\n|---|---|---|\n");
    for (sort, name) in SORTS {
        let count = |edits| counts.get(&(sort, edits)).copied().unwrap_or_default();
        text.push_str(&format!("| {name} | {} % | {} % |\n", share(count(1)), share(count(2))));
    }
    for (whose, floors) in FLOORS {
        for (edits, floor) in [1, 2].into_iter().zip(floors) {
            assert!(share(of(whose, edits)) >= floor, "{text}\n{missed}");
        }
    }
    expect_near("suggestions", &text);
}
