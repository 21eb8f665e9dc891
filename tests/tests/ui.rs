//! What a tired person reads after a slip, and what must compile.
//!
//! `syntax` holds what the macro says, `types` what the compiler says through the library's types,
//! `configuration` what it says to a service whose application changed, `pass` whole programs that
//! compile without a warning. A message that changed is recorded anew
//! with `TRYBUILD=overwrite cargo test -p app-model-tests --test ui`, and then read.

#[test]
fn messages_and_programs() {
    // One run for all three: the programs are then built together.
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/syntax/*.rs");
    cases.compile_fail("tests/ui/types/*.rs");
    cases.compile_fail("tests/ui/configuration/*.rs");
    cases.pass("tests/ui/pass/*.rs");
}
