//! Paths beside the crate, in settings: the macro sees the files, and the types know which settings are
//! paths of the developer's machine.

use app_model_tests::compiler::{Compiler, Message, Program};

use crate::phases::marked;

/// Statements of one block each, with what is wrong between `«` and `»`, and what is said. The
/// tests stand beside `../examples`.
const WRONG: [(&str, &str); 4] = [
    (
        "project api(\"../examples\") { dockerfile: «\"../exampels/Cargo.toml\"»; }",
        "did you mean `../examples/Cargo.toml`?",
    ),
    (
        "project api(\"../examples\") { dockerfile: «\"../nothing/of/it\"»; }",
        "there is no `../nothing/of/it` next to this crate, though there is `../examples`",
    ),
    // Nothing that a program is made of leads anywhere: then only a slip is one.
    ("job nightly(\"..\") { dockerfile: «\"./Cargo.tmol\"»; }", "did you mean `./Cargo.toml`?"),
    (
        "container web(\"nginx:1.29\") { bind_mount pages { source: «\"../exampels/src\"»; path: \"/usr\"; } }",
        "did you mean `../examples/src`?",
    ),
];

/// What is no path of the developer's machine, what may lead nowhere, and what does lead somewhere.
const RIGHT: &str = "
    container web(\"nginx:1.29\") { entrypoint: \"./src/wbe\"; args: \"../exampels\"; }
    project api(\"../examples\") {
        dockerfile: \"../examples/Cargo.toml\";
        env { HOME: \"../exampels\"; }
    }
    project shop((\"../shop-generated\")) { dockerfile: (\"../shop-generated/Dockerfile\"); }
    container cache(\"redis:7\") { bind_mount data { source: \"./src\"; path: \"/data\"; } }";

/// The same where nothing of the application stands beside the crate.
const ALONE: &str = "
    project api(\"../nowhere\") { dockerfile: \"../nothing/of/it\"; }
    container cache(\"redis:7\") { bind_mount data { source: \"./nothing/of/it\"; path: \"/data\"; } }";

#[test]
fn settings_that_are_paths_lead_somewhere() {
    let block = |statements: &str| Program::block(format!("containerapps env; {statements}"));
    let marked = WRONG.map(|(statements, says)| {
        let (text, mark) = marked(&format!("containerapps env; {statements}"));
        (Program::block(text), mark, says)
    });
    let mut programs: Vec<Program> = marked.iter().map(|(program, ..)| program.clone()).collect();
    programs.extend([block(RIGHT), block(ALONE)]);
    let messages = Compiler::new().check(&programs);
    for ((program, mark, says), messages) in marked.iter().zip(&messages) {
        let [message] = messages.as_slice() else { panic!("{}: {messages:?}", program.text) };
        assert_eq!(message.bytes().as_ref(), Some(mark), "{}", message.rendered);
        assert!(message.rendered.contains(says), "{}", message.rendered);
    }
    let right: Vec<&Message> = messages.iter().skip(WRONG.len()).flatten().collect();
    assert!(right.is_empty(), "{right:?}");
}
