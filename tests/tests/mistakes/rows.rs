//! The rows of the catalogue: one mistake each, with the program that makes it.
//!
//! A row is a paragraph of a file in `catalogue/`: an id and a title, then lines `key: value`, then
//! the program, four spaces in, with `^` below the token that the error must point at:
//!
//! ```text
//! NAM-01 a pinned storage account name has capitals
//! aspire: deploy                 when .NET Aspire notices
//! bicep: edit                    when hand-written Bicep is refused
//! here: compile                  or `build(), because …`, `build() so far`, `missing`, `waits for …`, `declined, …`
//!     storage data { name: "My-Data"; }
//!                          ^^^^^^^^^
//! code: AM0502                   or the compiler's own, `E0599`
//! says: mydata                   words of the message; some of them say what to write instead
//! note: why another token        if the collection of mistakes names another one
//! also: Cool, because …           if the compiler has a second error about the mistake: where, and why
//! ```

use std::ops::Range;
use std::path::PathBuf;

/// How many rows each category has. The ids are stable: they are those of the collection of mistakes
/// that the language was designed against.
const COUNTS: [(&str, usize); 20] = [
    ("NAM", 14),
    ("DUP", 12),
    ("REF", 10),
    ("PAR", 6),
    ("SEC", 9),
    ("IDN", 7),
    ("ROL", 12),
    ("EXI", 8),
    ("SCO", 3),
    ("CMP", 9),
    ("NET", 18),
    ("ENV", 9),
    ("CHD", 4),
    ("CYC", 2),
    ("LIT", 10),
    ("TIR", 3),
    ("PRO", 5),
    ("EMU", 3),
    ("GRM", 9),
    ("LIM", 2),
];

/// A category of mistakes: a file.
pub(crate) struct Category {
    /// Three letters.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) rows: Vec<Row>,
}

/// A mistake.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) aspire: Stage,
    pub(crate) bicep: Stage,
    pub(crate) here: Here,
    /// The content of the block.
    pub(crate) program: String,
    /// The bytes of the program that the error must point at.
    pub(crate) mark: Option<Range<usize>>,
    /// The code of the message: ours, or the compiler's.
    pub(crate) code: Option<String>,
    /// What the message must contain, some of it below its first line: there is the way out.
    pub(crate) says: Vec<String>,
    /// What a second error about the same mistake points at, and why there is one.
    pub(crate) also: Option<(String, String)>,
}

impl Row {
    /// Whether it does not compile here, and each of the others that can have it deploys it.
    pub(crate) fn is_first_here(&self) -> bool {
        let stages = [self.aspire, self.bicep];
        let late = |stage: &Stage| matches!(stage, Stage::Deploying | Stage::Never);
        self.here == Here::Compile
            && stages.iter().any(late)
            && stages.iter().all(|stage| late(stage) || *stage == Stage::Nowhere)
    }
}

/// When another product notices.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It cannot be written there.
    Nowhere,
    /// While writing: an error or a warning of the compiler, the editor or the linter.
    Editing,
    /// When the program starts or writes the files.
    Publishing,
    /// Azure refuses.
    Deploying,
    /// Nothing refuses.
    Never,
}

impl Stage {
    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "n/a" => Self::Nowhere,
            "compile" | "edit" => Self::Editing,
            "startup" | "publish" => Self::Publishing,
            "deploy" => Self::Deploying,
            "never" => Self::Never,
            _ => return None,
        })
    }

    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Nowhere => "–",
            Self::Editing => "compile",
            Self::Publishing => "publish",
            Self::Deploying => "deploy",
            Self::Never => "never",
        }
    }
}

/// What happens here.
#[derive(PartialEq, Eq)]
pub(crate) enum Here {
    /// The block does not compile.
    Compile,
    /// It depends on what the program does when it runs, for this reason: `build()` refuses.
    Build(String),
    /// `build()` refuses, and the compiler could.
    Late,
    /// It should be an error and is none yet.
    Missing,
    /// What it is about does not exist yet.
    Waits(String),
    /// It is no mistake here, or cannot be written.
    Declined(String),
}

impl Here {
    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "compile" => Self::Compile,
            "build() so far" => Self::Late,
            "missing" => Self::Missing,
            text => {
                let rest = |start| text.strip_prefix(start).map(str::to_owned);
                let waits = rest("waits for ").map(Self::Waits);
                let build = || rest("build(), because ").map(Self::Build);
                waits.or_else(build).or_else(|| rest("declined, ").map(Self::Declined))?
            }
        })
    }
}

/// All categories, in the order of [`COUNTS`].
pub(crate) fn catalogue() -> Vec<Category> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/catalogue");
    let mut categories: Vec<Category> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            category(&std::fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
        })
        .collect();
    let place = |category: &Category| COUNTS.iter().position(|(id, _)| *id == category.id);
    categories.sort_by_key(place);
    let found: Vec<(&str, usize)> =
        categories.iter().map(|category| (category.id.as_str(), category.rows.len())).collect();
    assert_eq!(found, COUNTS, "a category is missing, or a row");
    for category in &categories {
        for (index, row) in category.rows.iter().enumerate() {
            assert_eq!(row.id, format!("{}-{:02}", category.id, index + 1), "a row is missing");
        }
    }
    categories
}

fn category(text: &str) -> Result<Category, String> {
    let mut paragraphs = text.split("\n\n");
    let title = paragraphs.next().and_then(|title| title.strip_prefix("# ")).ok_or("no title")?;
    let (id, title) = title.split_once(": ").ok_or("no id")?;
    let rows: Result<Vec<Row>, String> = paragraphs
        .map(|text| row(text).map_err(|problem| format!("{problem} in\n{text}")))
        .collect();
    Ok(Category { id: id.to_owned(), title: title.trim().to_owned(), rows: rows? })
}

fn row(text: &str) -> Result<Row, String> {
    let (mut aspire, mut bicep, mut here) = (None, None, None);
    let (mut program, mut mark, mut code) = (String::new(), None, None);
    let (mut says, mut also) = (Vec::new(), None);
    let mut lines = text.trim_end().lines();
    let (id, title) = lines.next().and_then(|line| line.split_once(' ')).ok_or("no id")?;
    for line in lines {
        if let Some(text) = line.strip_prefix("    ") {
            let start = text.chars().take_while(|c| *c == ' ').count();
            let marks = text.trim();
            if marks.is_empty() || !marks.chars().all(|c| c == '^') {
                program.push_str(text);
                program.push('\n');
                continue;
            }
            // Counted in characters, as they stand below each other.
            let above = program.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
            let offset = program.len() - 1 - above.len();
            let byte = |column: usize| above.char_indices().nth(column).map(|(byte, _)| byte);
            let begin = byte(start).ok_or("`^` below nothing")?;
            let end = byte(start + marks.len()).unwrap_or(above.len());
            mark = Some(offset + begin..offset + end);
            continue;
        }
        match line.split_once(": ").ok_or_else(|| format!("`{line}` is no entry"))? {
            ("aspire", stage) => aspire = Stage::read(stage),
            ("bicep", stage) => bicep = Stage::read(stage),
            ("here", status) => here = Here::read(status),
            ("code", text) => code = Some(text.to_owned()),
            ("says", words) => says.push(words.to_owned()),
            ("also", text) => {
                let (place, why) = text.split_once(", because ").ok_or("no reason of `also`")?;
                also = Some((place.to_owned(), why.to_owned()));
            }
            // For who reads the row.
            ("note", _) => {}
            (other, _) => return Err(format!("`{other}` is no entry")),
        }
    }
    Ok(Row {
        id: id.to_owned(),
        title: title.to_owned(),
        aspire: aspire.ok_or("no stage of Aspire")?,
        bicep: bicep.ok_or("no stage of Bicep")?,
        here: here.ok_or("no status")?,
        program,
        mark,
        code,
        says,
        also,
    })
}
