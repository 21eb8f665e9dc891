//! Every name in every way: what is published, what `build()` says, and what the compiler says.

use std::collections::BTreeSet;

use app_model::Builder;
use app_model_tests::compiler::{Compiler, Message, Program};
use regex::Regex;

use crate::facts::{Fact, facts};
use crate::names;
use crate::ways::{Part, Sort, Way, ways};

/// What is said of a name: it has another form, or Azure refuses it or what is made from it.
const CODES: [&str; 6] = ["AM0204", "AM0501", "AM0502", "AM0509", "AM0586", "AM0589"];

/// What is said of two names that are one in Azure, which some of these are.
const TWINS: [&str; 3] = ["AM0504", "AM0510", "AM0567"];

/// How many declarations share a block: as many as `main.bicep` takes of one kind.
const BLOCK: usize = 60;

/// Two names that begin alike may be one when they are cut: the shortest names in Azure have 24
/// characters.
const CUT: usize = 16;

/// A way with its names, each with whether Azure takes it.
pub(crate) struct Case {
    pub(crate) way: Way,
    pub(crate) names: Vec<(String, bool)>,
}

/// All ways with all names.
pub(crate) fn cases() -> Vec<Case> {
    let facts = facts();
    let case = |way: Way| {
        let fact = fact(&facts, way.ty, way.each);
        let names = match way.sort {
            Sort::Made(_) => names::declared(fact),
            Sort::Written | Sort::Existing => names::written(fact),
        };
        let judged = names.into_iter().map(|name| {
            let is_taken = takes(&facts, &way, &name);
            (name, is_taken)
        });
        Case { names: judged.collect(), way }
    };
    ways().into_iter().map(case).collect()
}

/// What is published about a type, or about what this declares of it.
pub(crate) fn fact<'f>(facts: &'f [Fact], ty: &str, declaration: &str) -> &'f Fact {
    let keyword = declaration.split(' ').next();
    let of_type = || facts.iter().filter(|fact| fact.ty == ty);
    let own = of_type().find(|fact| fact.of.is_some() && fact.of.as_deref() == keyword);
    let fact = own.or_else(|| of_type().find(|fact| fact.of.is_none()));
    fact.unwrap_or_else(|| panic!("{ty} is not in rules.json"))
}

fn takes(facts: &[Fact], way: &Way, name: &str) -> bool {
    let own = fact(facts, way.ty, way.each);
    match way.sort {
        Sort::Written => own.takes(name),
        Sort::Existing => own.may_exist_as(name),
        Sort::Made(parts) => {
            let takes = |part: &Part| {
                (!part.is_deployed || is_name(&format!("{name}{}", part.suffix)))
                    && fact(facts, part.ty, "").takes_made(name, part)
            };
            is_name(name) && parts.iter().all(takes)
        }
    }
}

/// What the reference takes as the name of a declaration.
fn is_name(name: &str) -> bool {
    let form = Regex::new("^[A-Za-z](-?[A-Za-z0-9])*$").expect("a pattern");
    form.is_match(name) && name.len() <= 64
}

/// Where the answer is not the one that is published.
fn differences(case: &Case, refused: &BTreeSet<&str>, by: &str) -> Vec<String> {
    let Way { ty, each, .. } = &case.way;
    let different = case.names.iter().filter(|(name, taken)| *taken == refused.contains(&**name));
    let line = |(name, taken): &(String, bool)| {
        let [azure, ours] = [*taken, !taken].map(|takes| if takes { "takes" } else { "refuses" });
        format!("{ty}, `{each}`: Azure {azure} {name:?}, and {by} {ours} it")
    };
    different.map(line).collect()
}

#[test]
fn azure_takes_some_names_of_each_way_and_refuses_others() {
    let cases = cases();
    let names: usize = cases.iter().map(|case| case.names.len()).sum();
    assert!(names > 10_000, "{names} names are judged");
    for case in cases {
        let taken = case.names.iter().filter(|(_, taken)| *taken).count();
        let refused = case.names.len() - taken;
        assert!(taken > 20 && refused > 20, "{}: {taken} and {refused}", case.way.each);
    }
}

#[test]
fn build_takes_what_azure_takes_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in &cases() {
        let is_made = matches!(case.way.sort, Sort::Made(_));
        let mut refused = BTreeSet::new();
        // What is declared is one application each: two names may be made into one.
        for names in case.names.chunks(if is_made { 1 } else { 250 }) {
            let app = Builder::new();
            for (number, (name, _)) in names.iter().enumerate() {
                (case.way.by_hand)(&app, &format!("n{number}"), name);
            }
            let said = said(app);
            let is_said = |name: &str| {
                (is_made && !said.is_empty()) || said.contains(&format!("the name `{name}` "))
            };
            refused
                .extend(names.iter().map(|(name, _)| name.as_str()).filter(|name| is_said(name)));
        }
        wrong.append(&mut differences(case, &refused, "`build()`"));
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// What `build()` says of names.
fn said(app: Builder) -> String {
    let Err(errors) = app.build() else { return String::new() };
    let said = errors.findings().iter();
    said.filter(|finding| finding.code().is_some_and(|code| CODES.contains(&code)))
        .map(|finding| format!("{}\n", finding.message()))
        .collect()
}

/// The names in groups for a block each: what is said of two names that are one would hide what is said
/// of one of them.
fn together(case: &Case) -> Vec<Vec<&str>> {
    let mut groups: Vec<(BTreeSet<String>, Vec<&str>)> = Vec::new();
    for (name, _) in &case.names {
        let small = name.to_ascii_lowercase();
        let mut known = BTreeSet::from([small.replace('_', "-")]);
        if matches!(case.way.sort, Sort::Made(_)) {
            let only = |is: fn(char) -> bool| small.chars().filter(|c| is(*c)).collect::<String>();
            let flat = only(|c| c.is_ascii_alphanumeric());
            known.extend([
                flat.chars().take(CUT).collect(),
                only(|c| c.is_ascii_alphabetic()),
                flat,
            ]);
        }
        let free = groups
            .iter_mut()
            .find(|(group, names)| names.len() < BLOCK && group.is_disjoint(&known));
        match free {
            Some((group, names)) => {
                group.extend(known);
                names.push(name);
            }
            None => groups.push((known, vec![name])),
        }
    }
    groups.into_iter().map(|(_, names)| names).collect()
}

/// A block with some of the names, and where each of them stands.
struct Block<'c> {
    case: usize,
    program: Program,
    names: Vec<(std::ops::Range<usize>, &'c str)>,
}

impl<'c> Block<'c> {
    fn new(number: usize, case: &'c Case, names: &[&'c str]) -> Self {
        let [before, after] = case.way.around;
        let (mut text, mut places) = (before.to_owned(), Vec::new());
        for (number, name) in names.iter().enumerate() {
            let each = case.way.each.replace("OWN", &format!("n{number}"));
            let (start, end) = each.split_once("NAME").expect("a place for the name");
            text += &format!("\n{start}");
            let literal = format!("{name:?}");
            places.push((text.len()..text.len() + literal.len(), *name));
            text += &format!("{literal}{end}");
        }
        Self { case: number, program: Program::block(text + after), names: places }
    }

    /// The name that a message is about; `None` if it says that two are one.
    fn refused(&self, message: &Message) -> Option<&'c str> {
        let is_one =
            |codes: &[&str]| codes.iter().any(|code| message.text.contains(&format!("[{code}]")));
        if is_one(&TWINS) {
            return None;
        }
        assert!(is_one(&CODES), "{}\n{}", self.program.text, message.rendered);
        let place = message.bytes().expect("a name");
        let name = self.names.iter().find(|(literal, _)| *literal == place);
        Some(name.unwrap_or_else(|| panic!("no name is underlined:\n{}", message.rendered)).1)
    }
}

#[test]
fn the_compiler_takes_what_azure_takes_and_nothing_else() {
    let cases = cases();
    let mut blocks = Vec::new();
    for (number, case) in cases.iter().enumerate().filter(|(_, case)| !case.way.each.is_empty()) {
        blocks.extend(together(case).iter().map(|names| Block::new(number, case, names)));
    }
    let programs: Vec<Program> = blocks.iter().map(|block| block.program.clone()).collect();
    let mut refused: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); cases.len()];
    for (block, messages) in blocks.iter().zip(Compiler::new().check(&programs)) {
        refused[block.case].extend(messages.iter().filter_map(|message| block.refused(message)));
    }
    let judged = cases.iter().zip(&refused).filter(|(case, _)| !case.way.each.is_empty());
    let wrong: Vec<String> =
        judged.flat_map(|(case, refused)| differences(case, refused, "the compiler")).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
