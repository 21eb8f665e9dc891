//! That the compiler's judgement of many programs at once is the one of each alone.

use app_model_tests::compiler::{Compiler, Message, Program};

/// What is underlined, and the first words of the message.
fn told(program: &Program, messages: &[Message]) -> Vec<String> {
    let told = messages.iter().map(|message| {
        let marked = message.bytes().map_or("?", |bytes| &program.text[bytes]);
        let text = message.text.lines().next().unwrap_or_default();
        format!("{marked}: {text}")
    });
    told.collect()
}

#[test]
fn each_program_is_told_its_own_mistakes() {
    // The macro, names, types, borrows, constants and delimiters: phases that hide each other.
    let table: &[(Program, &[&str])] = &[
        (Program::block("identity a; keyvault v { roles: a => Reader; }"), &[]),
        (
            Program::block("identity a;\nkeyvault v { roles: b => Reader; sku: ; }"),
            &[
                "b: `b` is not declared in this block [AM0201]",
                ";: expected a value for `sku` [AM0301]",
            ],
        ),
        (Program::block("keyvualt v;"), &["keyvualt: cannot find type `keyvualt` in this scope"]),
        (
            Program::block("keyvault v { sku: Premum; }"),
            &["Premum: no field `Premum` on type `KeyVaultChoices`"],
        ),
        (Program::body("let app = Builder::new(); app"), &[]),
        (Program::body("let app = 3; app"), &["app: mismatched types"]),
        (
            Program::items(
                "fn f(x: &mut i32) { let y = &mut *x; let z = &mut *x; *y = 1; *z = 2; }",
            ),
            &["&mut *x: cannot borrow `*x` as mutable more than once at a time"],
        ),
        (
            Program::items("const _: () = assert!(1 > 2, \"one is less\");"),
            &["assert!(1 > 2, \"one is less\"): evaluation panicked: one is less"],
        ),
        (Program::block("identity a; }"), &["?: unexpected closing delimiter: `}`"]),
        (
            Program::block("identity \u{e9}; identity b"),
            &[
                "\u{e9}: the name `\u{e9}` contains `\u{e9}`, and Azure takes letters from a to z, digits and hyphens [AM0204]",
            ],
        ),
    ];
    let programs: Vec<Program> = table.iter().map(|(program, _)| program.clone()).collect();
    let results = Compiler::new().check(&programs);
    for ((program, expected), found) in table.iter().zip(&results) {
        assert_eq!(told(program, found), *expected, "{}", program.text);
    }
}

#[test]
fn what_build_refuses_is_reported_with_the_line_of_the_program() {
    let programs = [
        Program::block("identity a;"),
        Program::block("\nkeyvault v {\n  name: (\"a--b\");\n}\n"),
        Program::body("panic!()"),
    ];
    let results = Compiler::new().run(&programs);
    assert_eq!(results[0], []);
    let [finding] = results[1].as_slice() else { panic!("{results:?}") };
    assert_eq!(finding.line, 2);
    assert!(finding.text.contains("`a--b`"), "{finding:?}");
    assert_eq!(results[2][0].text, "the program panicked");
}
