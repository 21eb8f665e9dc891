//! Every mistake of the catalogue is refused: by one error, at its token, with words that help. Where
//! the compiler has a second one, the row says so.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use app_model_tests::compiler::{Compiler, Message, Program};
use app_model_tests::inside::{INSIDE, OF_THE_COMPILER, quoted, traits};
use app_model_tests::pages::codes;

use crate::document::expect;
use crate::rows::{Category, Here, Row, catalogue};

/// The traits of the library, read once.
static TRAITS: LazyLock<BTreeSet<String>> = LazyLock::new(traits);

/// To how many messages of the catalogue the compiler may add each of its notes, in the order of
/// [`OF_THE_COMPILER`]. The numbers become smaller, but for a new row about what compiled before.
const ADDED: [usize; OF_THE_COMPILER.len()] = [30, 30, 3, 56];

/// Why a message is not good enough, if it is not.
fn judge(row: &Row, messages: &[Message]) -> Option<String> {
    let Some((message, others)) = messages.split_first() else {
        return Some("no error".to_owned());
    };
    let marks: Vec<&str> = others
        .iter()
        .map(|message| message.bytes().map_or("?", |bytes| &row.program[bytes]))
        .collect();
    let also: Vec<&str> = row.also.iter().map(|(place, _)| place.as_str()).collect();
    if marks != also {
        return Some(format!("{} errors, the others at {marks:?}", messages.len()));
    }
    if message.bytes() != row.mark {
        let marked = message.bytes().map_or("?", |bytes| &row.program[bytes]);
        return Some(format!("it points at `{marked}`"));
    }
    let (first, help) = first_and_help(message);
    let own = codes(first).pop().or_else(|| message.code.clone());
    says_enough(row, own.as_deref(), first, &help)
        .or_else(|| messages.iter().find_map(|message| leak(message, &row.program)))
}

/// The first line of a message, and everything below it: the way out.
fn first_and_help(message: &Message) -> (&str, String) {
    let first = message.text.lines().next().unwrap_or_default();
    (first, message.words().split_off(first.len()))
}

/// What is missing in what is said of a row, if anything is. Each has a code, and says what to write.
fn says_enough(row: &Row, code: Option<&str>, first: &str, help: &str) -> Option<String> {
    if row.code.as_deref() != code {
        return Some(format!("it has the code {code:?}"));
    }
    let missing = row.says.iter().find(|said| !first.contains(*said) && !help.contains(*said));
    if let Some(missing) = missing {
        return Some(format!("it does not say `{missing}`"));
    }
    // A word that the program has may stand anywhere.
    let guided = row.says.iter().any(|said| help.contains(said) && !row.program.contains(said));
    (!guided).then(|| format!("the row expects no words of the help:{help}"))
}

/// What a message shows of the inside, or of what the macro generates. The compiler's own notes may
/// name a trait, see [`OF_THE_COMPILER`], and so may the program.
pub(crate) fn leak(message: &Message, program: &str) -> Option<String> {
    // What the compiler says of a constant that fails begins with these words.
    let rendered = message.rendered.replace("evaluation panicked: ", "");
    let inside = INSIDE.iter().chain(&["this error originates in the macro"]);
    let shown = inside.copied().find(|inside| rendered.contains(inside)).map(str::to_owned);
    let words = message.words();
    let of_the_compiler =
        |line: &&str| OF_THE_COMPILER.iter().any(|(begin, _)| line.starts_with(begin));
    let named = || {
        let mut ours = words.lines().filter(|line| !of_the_compiler(line)).flat_map(quoted);
        let is_inside = |word: &&str| {
            (TRAITS.contains(*word) && !program.contains(*word)) || word.starts_with("__")
        };
        ours.find(is_inside).map(str::to_owned)
    };
    shown.or_else(named).map(|inside| format!("it shows `{inside}`"))
}

/// How many messages have each of the compiler's own notes: as many as the document says, and no more
/// than there were.
fn expect_added(messages: &[&Message]) {
    let mut text =
        "| the compiler adds | to so many messages of the catalogue |\n|---|---|\n".to_owned();
    for ((begin, form), most) in OF_THE_COMPILER.iter().zip(ADDED) {
        let has = |message: &Message| message.words().lines().any(|line| line.starts_with(begin));
        let count = messages.iter().filter(|message| has(message)).count();
        assert!(count <= most, "{count} messages have `{form}`, and {most} had it");
        text.push_str(&format!("| {form} | {count} |\n"));
    }
    expect("notes", &text);
}

#[test]
fn each_mistake_of_the_catalogue_is_refused_at_its_token() {
    let categories = catalogue();
    let rows: Vec<&Row> = categories
        .iter()
        .flat_map(|category: &Category| &category.rows)
        .filter(|row| !row.program.is_empty() && !matches!(row.here, Here::Waits(_)))
        .collect();
    let programs: Vec<Program> = rows.iter().map(|row| Program::block(&row.program)).collect();
    let compiler = Compiler::new();
    let messages = compiler.check(&programs);
    let mut wrong = String::new();
    let mut compiled: Vec<&Row> = Vec::new();
    for (row, messages) in rows.iter().zip(&messages) {
        if messages.is_empty() {
            compiled.push(row);
        }
        let problem = match (&row.here, judge(row, messages)) {
            (Here::Compile, problem) => problem,
            (Here::Missing | Here::Late, None) => {
                Some("it is refused: write `here: compile`".to_owned())
            }
            (Here::Build(_) | Here::Late | Here::Declined(_), _) if !messages.is_empty() => {
                Some("it does not compile".to_owned())
            }
            _ => None,
        };
        if let Some(problem) = problem {
            let said: String = messages.iter().map(|message| message.rendered.as_str()).collect();
            wrong.push_str(&format!("{} {}: {problem}\n{said}\n", row.id, row.title));
        }
    }
    let programs: Vec<Program> = compiled.iter().map(|row| Program::block(&row.program)).collect();
    for (row, findings) in compiled.iter().zip(compiler.run(&programs)) {
        let said: Vec<String> =
            findings.iter().map(|finding| format!("{}\n{}", finding.text, finding.help)).collect();
        let problem = match (&row.here, findings.as_slice()) {
            (Here::Build(_) | Here::Late, [it]) => {
                says_enough(row, Some(&it.code), &it.text, &it.help)
            }
            (Here::Build(_) | Here::Late, _) => Some("it is not refused once".to_owned()),
            (Here::Declined(_) | Here::Missing, [_, ..]) => Some("build() refuses it".to_owned()),
            _ => None,
        };
        if let Some(problem) = problem {
            let said = said.join("\n");
            wrong.push_str(&format!("{} {}: {problem}\n{said}\n\n", row.id, row.title));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    expect_added(&messages.iter().flatten().collect::<Vec<_>>());
}

#[test]
fn the_document_compares_when_who_notices() {
    let categories = catalogue();
    let rows: Vec<&Row> = categories.iter().flat_map(|category| &category.rows).collect();
    let count = |wanted: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| wanted(row)).count();
    let mut text = format!(
        "Of {} mistakes, {} do not compile here. `build()` refuses {}, because of what Rust code may still \
         do; refused later than they could be, or not yet: {}; waiting for a kind of resource or a \
         feature that does not exist yet: {}; no mistakes here, for the reason given: {}.\n\
         {} that do not compile here are noticed by neither of the others before deployment.\n",
        rows.len(),
        count(&|row| row.here == Here::Compile),
        count(&|row| matches!(row.here, Here::Build(_))),
        count(&|row| matches!(row.here, Here::Late | Here::Missing)),
        count(&|row| matches!(row.here, Here::Waits(_))),
        count(&|row| matches!(row.here, Here::Declined(_))),
        count(&|row| row.is_first_here()),
    );
    for category in &categories {
        text.push_str(&format!("\n### {}\n\n", capital(&category.title)));
        text.push_str("| | mistake | Aspire | Bicep | here |\n|---|---|---|---|---|\n");
        for row in &category.rows {
            let here = match &row.here {
                Here::Compile if row.is_first_here() => "**compile**".to_owned(),
                Here::Compile => "compile".to_owned(),
                Here::Build(why) => format!("`build()`, because {why}"),
                Here::Late => "`build()`".to_owned(),
                Here::Missing => "not yet".to_owned(),
                Here::Waits(kind) => format!("waits for {kind}"),
                Here::Declined(why) => format!("no mistake: {why}"),
            };
            let also = row.also.as_ref().map_or_else(String::new, |(place, why)| {
                format!(", with a second error at `{place}`, because {why}")
            });
            let here = here + &also;
            let (aspire, bicep) = (row.aspire.text(), row.bicep.text());
            let (id, title) = (&row.id, &row.title);
            text.push_str(&format!("| {id} | {title} | {aspire} | {bicep} | {here} |\n"));
        }
    }
    expect("catalogue", &text);
}

fn capital(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
