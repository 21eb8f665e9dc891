//! The compiler's judgement of many small programs at once.
//!
//! Thousands of programs go into a few files, a module for each, and `rustc` reads them with its
//! messages as JSON, so that a program costs milliseconds and not a second. A message belongs to
//! the program in whose lines it stands. Because the compiler stops after a phase that had errors,
//! the programs that had some are taken out and the others compiled again, until none is left to
//! complain about: what a program is told here is what it is told alone.

mod library;
mod message;
mod run;

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use library::Library;
pub use message::{Message, Note, Place};
pub use run::Finding;

/// How many bytes of programs share one file. Larger files cost fewer starts of the compiler, and
/// more when one of their programs is wrong.
const FILE: usize = 100_000;

/// A small program: the text that is judged, and what stands around it.
#[derive(Debug, Clone)]
pub struct Program {
    before: Cow<'static, str>,
    /// What messages are about; their places are counted in it, in bytes.
    pub text: String,
    after: Cow<'static, str>,
}

impl Program {
    /// What stands between the braces of `distributed_app! { … }`, in a function `main` as most blocks
    /// are: in others the compiler also asks whether an unknown keyword is a type parameter.
    #[must_use]
    pub fn block(text: impl Into<String>) -> Self {
        Self {
            before: "pub fn main() -> ::app_model::Builder { ::app_model::distributed_app! {"
                .into(),
            text: text.into(),
            after: "} }".into(),
        }
    }

    /// The body of a function that returns a `Builder`.
    #[must_use]
    pub fn body(text: impl Into<String>) -> Self {
        Self {
            before: "use ::app_model::{Builder, distributed_app};\npub fn main() -> Builder {"
                .into(),
            text: text.into(),
            after: "}".into(),
        }
    }

    /// Items of a module. To be [run](Compiler::run), one of them is `fn main() -> Builder`.
    #[must_use]
    pub fn items(text: impl Into<String>) -> Self {
        Self { before: "".into(), text: text.into(), after: "".into() }
    }

    /// A part of the items of a module, between what stands around it there.
    #[must_use]
    pub fn part(before: String, text: impl Into<String>, after: String) -> Self {
        Self { before: before.into(), text: text.into(), after: after.into() }
    }

    /// How many bytes it has, with what stands around it.
    fn length(&self) -> usize {
        self.before.len() + self.text.len() + self.after.len()
    }

    /// Whether the program can share a file: it has the delimiters that it needs.
    fn is_balanced(&self) -> bool {
        self.text.parse::<proc_macro2::TokenStream>().is_ok()
    }
}

/// Where the parts of a file are.
struct File {
    source: String,
    /// The lines of each program, counted from one.
    lines: Vec<Range<usize>>,
    /// The bytes of each program's text.
    texts: Vec<Range<usize>>,
}

impl File {
    fn new(programs: &[&Program]) -> Self {
        let mut file = Self {
            source: "#![allow(warnings)]\n".to_owned(),
            lines: Vec::new(),
            texts: Vec::new(),
        };
        let mut line = 2;
        for (index, program) in programs.iter().enumerate() {
            file.source.push_str(&format!("pub mod p{index} {{\n{}\n", program.before));
            let start = file.source.len();
            file.source.push_str(&program.text);
            file.texts.push(start..file.source.len());
            file.source.push_str(&format!("\n{}\n}}\n", program.after));
            let text = [&*program.before, &program.text, &*program.after];
            let length = 5 + text.iter().map(|text| text.matches('\n').count()).sum::<usize>();
            file.lines.push(line..line + length);
            line += length;
        }
        file
    }
}

/// The compiler, with `app-model` at hand.
pub struct Compiler {
    library: &'static Library,
    folder: tempfile::TempDir,
}

impl Compiler {
    /// Builds the library, unless it is built, and prepares a folder for the files.
    ///
    /// # Panics
    ///
    /// If the library does not build.
    #[must_use]
    pub fn new() -> Self {
        Self { library: Library::of_this_process(), folder: tempfile::tempdir().expect("a folder") }
    }

    /// The errors of each program, in the order in which the compiler reports them.
    ///
    /// # Panics
    ///
    /// If the compiler complains about something that is in none of the programs.
    #[must_use]
    pub fn check(&self, programs: &[Program]) -> Vec<Vec<Message>> {
        let jobs = Mutex::new(files(programs).into_iter().enumerate());
        let results = Mutex::new(vec![Vec::new(); programs.len()]);
        let work = || {
            loop {
                let job = jobs.lock().expect("no job panicked").next();
                let Some((number, indices)) = job else { return };
                for (index, messages) in self.check_file(number, programs, indices) {
                    results.lock().expect("no job panicked")[index] = messages;
                }
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
        results.into_inner().expect("no job panicked")
    }

    fn check_file(
        &self,
        number: usize,
        programs: &[Program],
        mut left: Vec<usize>,
    ) -> Vec<(usize, Vec<Message>)> {
        let mut results = Vec::new();
        let path = self.folder.path().join(format!("programs_{number}.rs"));
        while !left.is_empty() {
            let chosen: Vec<&Program> = left.iter().map(|&index| &programs[index]).collect();
            let file = File::new(&chosen);
            let mut found: Vec<Vec<Message>> = vec![Vec::new(); chosen.len()];
            for message in self.rustc(&path, &file.source, &["--crate-type=lib", "--emit=metadata"])
            {
                let (index, message) = message.in_program(&file).unwrap_or_else(|text| {
                    panic!("an error in no program of {}:\n{text}", path.display())
                });
                found[index].push(message);
            }
            if found.iter().all(Vec::is_empty) {
                break;
            }
            let mut found = found.into_iter();
            left.retain(|&index| {
                let messages = found.next().unwrap_or_default();
                let accepted = messages.is_empty();
                if !accepted {
                    results.push((index, messages));
                }
                accepted
            });
        }
        results
    }

    /// Compiles one file and returns the errors.
    fn rustc(&self, path: &Path, source: &str, arguments: &[&str]) -> Vec<message::Raw> {
        std::fs::write(path, source).expect("the scratch folder can be written");
        let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .args(["--edition=2024", "--error-format=json"])
            .args(arguments)
            .args(self.library.arguments())
            .arg("--out-dir")
            .arg(self.folder.path())
            .arg(path)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("rustc runs");
        let text = String::from_utf8_lossy(&output.stderr);
        let errors: Vec<message::Raw> =
            text.lines().filter_map(|line| message::Raw::read(line, path)).collect();
        assert!(output.status.success() || !errors.is_empty(), "rustc failed:\n{text}");
        errors
    }
}

impl Default for Compiler {
    fn default() -> Self {
        Self::new()
    }
}

/// The programs of each file. One with a delimiter too many or too few has a file of its own.
fn files(programs: &[Program]) -> Vec<Vec<usize>> {
    let mut files = Vec::new();
    let mut file = Vec::new();
    let mut size = 0;
    for (index, program) in programs.iter().enumerate() {
        if !program.is_balanced() {
            files.push(vec![index]);
            continue;
        }
        size += program.length();
        file.push(index);
        if size > FILE {
            files.push(std::mem::take(&mut file));
            size = 0;
        }
    }
    files.push(file);
    files
}
