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

impl Compiler {
    /// What `build()` says about each program's model. The programs must compile.
    ///
    /// # Panics
    ///
    /// If one does not.
    #[must_use]
    pub fn run(&self, programs: &[Program]) -> Vec<Vec<Finding>> {
        let mut results = vec![Vec::new(); programs.len()];
        for (number, indices) in files(programs).into_iter().enumerate() {
            let chosen: Vec<&Program> = indices.iter().map(|&index| &programs[index]).collect();
            let file = File::new(&chosen);
            let calls: String = (0..chosen.len())
                .map(|index| format!("    report({index}, p{index}::main);\n"))
                .collect();
            let source = format!("{}{MAIN}\nfn main() {{\n{calls}}}\n", file.source);
            let path = self.folder.path().join(format!("run_{number}.rs"));
            let arguments = ["--crate-type=bin", "-Cdebuginfo=0"];
            let errors = self.rustc(&path, &source, &arguments);
            assert!(errors.is_empty(), "a program does not compile: {}", errors[0]);
            let output = Command::new(path.with_extension("")).output().expect("the programs run");
            for record in String::from_utf8_lossy(&output.stdout).split_terminator(END) {
                let fields: Vec<&str> = record.split(FIELD).collect();
                let number = |index: usize| fields[index].parse::<usize>().expect("a number");
                let index = number(0);
                let first = file.source[..file.texts[index].start].matches('\n').count();
                results[indices[index]].push(Finding {
                    line: number(1).saturating_sub(first),
                    text: fields[2].to_owned(),
                    help: fields[3].to_owned(),
                    code: fields[4].to_owned(),
                });
            }
        }
        results
    }
}
