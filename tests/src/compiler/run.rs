//! Programs that compile, run: what `build()` says about their models.

use std::process::Command;

use super::{Compiler, File, Program, files};

/// What ends a field and a finding in the output of the programs.
const FIELD: char = '\u{1f}';
const END: char = '\u{1e}';

/// The end of each file: builds every program's model and prints what is wrong with it.
const MAIN: &str = r#"
fn report(index: usize, application: fn() -> ::app_model::Builder) {
    let built = ::std::panic::catch_unwind(|| application().build());
    let Ok(built) = built else {
        print!("{index}\u{1f}0\u{1f}the program panicked\u{1f}\u{1f}\u{1e}");
        return;
    };
    for finding in built.err().iter().flat_map(|errors| errors.findings()) {
        let line = finding.location().line();
        let code = finding.code().unwrap_or_default();
        let (message, help) = (finding.message(), finding.help());
        print!("{index}\u{1f}{line}\u{1f}{message}\u{1f}{help}\u{1f}{code}\u{1e}");
    }
}
"#;

/// Something that `build()` refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line of the program's text, counted from one.
    pub line: usize,
    /// What is wrong.
    pub text: String,
    /// What to do.
    pub help: String,
    /// The code of the rule, if it has one.
    pub code: String,
}

/// The end of each file: prints what every program publishes, or what is wrong with it.
const PUBLISH: &str = r#"
fn report(index: usize, application: fn() -> ::app_model::Builder) {
    match application().build() {
        Ok(application) => {
            for file in application.publication().files() {
                print!("{index}\u{1f}{}\u{1f}{}\u{1e}", file.path, file.text);
            }
            print!("{index}\u{1f}aspire-manifest.json\u{1f}{}\u{1e}", application.manifest());
        }
        Err(errors) => {
            for finding in errors.findings() {
                let code = finding.code().unwrap_or_default();
                print!("{index}\u{1f}{code}\u{1f}{}\u{1e}", finding.message());
            }
        }
    }
}
"#;

/// What a program printed: fields after its number.
struct Record {
    program: usize,
    /// The line of its file in which its text begins.
    first: usize,
    fields: Vec<String>,
}

impl Compiler {
    /// What `build()` says about each program's model. The programs must compile.
    ///
    /// # Panics
    ///
    /// If one does not.
    #[must_use]
    pub fn run(&self, programs: &[Program]) -> Vec<Vec<Finding>> {
        let mut results = vec![Vec::new(); programs.len()];
        for Record { program, first, fields } in self.records(programs, MAIN) {
            let line: usize = fields[0].parse().expect("a number");
            results[program].push(Finding {
                line: line.saturating_sub(first),
                text: fields[1].clone(),
                help: fields[2].clone(),
                code: fields[3].clone(),
            });
        }
        results
    }

    /// What each program publishes: the files and the manifest by their paths, or what is wrong with
    /// it by its codes. The programs must compile.
    ///
    /// # Panics
    ///
    /// If one does not.
    #[must_use]
    pub fn published(&self, programs: &[Program]) -> Vec<Vec<(String, String)>> {
        let mut results = vec![Vec::new(); programs.len()];
        for Record { program, fields, .. } in self.records(programs, PUBLISH) {
            results[program].push((fields[0].clone(), fields[1].clone()));
        }
        results
    }

    /// Compiles the programs with a function `report` and lets it print something about each.
    fn records(&self, programs: &[Program], report: &str) -> Vec<Record> {
        let mut records = Vec::new();
        for (number, indices) in files(programs).into_iter().enumerate() {
            let chosen: Vec<&Program> = indices.iter().map(|&index| &programs[index]).collect();
            let file = File::new(&chosen);
            let calls: String = (0..chosen.len())
                .map(|index| format!("    report({index}, p{index}::main);\n"))
                .collect();
            let source = format!("{}{report}\nfn main() {{\n{calls}}}\n", file.source);
            let path = self.folder.path().join(format!("run_{number}.rs"));
            let arguments = ["--crate-type=bin", "-Cdebuginfo=0"];
            let errors = self.rustc(&path, &source, &arguments);
            assert!(errors.is_empty(), "a program does not compile: {}", errors[0]);
            let output = Command::new(path.with_extension("")).output().expect("the programs run");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            for record in String::from_utf8_lossy(&output.stdout).split_terminator(END) {
                let mut fields = record.split(FIELD).map(str::to_owned);
                let index: usize =
                    fields.next().and_then(|index| index.parse().ok()).expect("a number");
                records.push(Record {
                    program: indices[index],
                    first: file.source[..file.texts[index].start].matches('\n').count(),
                    fields: fields.collect(),
                });
            }
        }
        records
    }
}
