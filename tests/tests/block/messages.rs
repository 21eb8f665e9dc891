//! Which mistake gives which message, and that a broken statement hides no other.

use proc_macro2::TokenStream;

use crate::WHOLE;
use crate::expand;

/// The first lines of the messages for a block: the texts of its `compile_error!`s, without the code
/// that each ends with.
fn messages(block: &str) -> Vec<String> {
    let tokens: TokenStream = block.parse().unwrap_or_else(|error| panic!("{block}: {error}"));
    let expansion: syn::ExprBlock = syn::parse2(expand(tokens)).unwrap();
    let calls = expansion.block.stmts.iter().filter_map(|statement| match statement {
        syn::Stmt::Macro(call) => Some(call.mac.parse_body::<syn::LitStr>().unwrap().value()),
        _ => None,
    });
    let message = |text: String| {
        let line = text.lines().next().unwrap_or_default();
        let (message, code) = line.rsplit_once(" [AM").expect("a message ends with its code");
        assert!(code.len() == 5 && code.ends_with(']'), "{line}");
        message.to_owned()
    };
    calls.map(message).collect()
}

#[test]
fn the_whole_language_has_no_message() {
    assert_eq!(messages(WHOLE), [""; 0]);
}

#[test]
fn each_mistake_has_its_message() {
    let table: &[(&str, &[&str])] = &[
        ("{ }", &["expected a statement, found `{`"]),
        ("\"identity\";", &["expected a statement, found `\"identity\"`"]),
        ("let umi = 1;", &["`let` begins a Rust statement, and this block holds declarations"]),
        ("a.sku = Premium;", &["`a` is not a keyword that begins a statement"]),
        ("identity;", &["expected a name after `identity`"]),
        ("identity = 3;", &["expected a name after `identity`"]),
        ("storage \"my data\";", &["a name is written without quotes"]),
        ("storage 2nd;", &["a name begins with a letter, and `2nd` begins with a digit"]),
        ("storage my-own-data;", &["a name cannot contain `-`, since it is a name in Rust"]),
        (
            "identity one, two; keyvault v { roles: two => Reader; }",
            &["a statement declares one name"],
        ),
        ("keyv identity umi;", &["`keyv` alone is not a statement"]),
        ("identity a identity b;", &["expected `;` after `identity a`"]),
        ("identity a + b;", &["unexpected `+` after `a`"]),
        ("parameter a: = 3;", &["expected a type after `:`"]),
        (
            "parameter a: String;",
            &["`String` is not a parameter type; the types are `string`, `int` and `bool`"],
        ),
        ("parameter a: int: bool;", &["`a` has two types"]),
        ("parameter a: int int;", &["`a` has two types"]),
        ("parameter a int int = 3;", &["expected `:` before the type of `a`"]),
        ("parameter a parameter = 3;", &["unexpected `parameter` after `a`"]),
        ("parameter parameter a = 3;", &["`parameter` alone is not a statement"]),
        ("secret a string;", &["unexpected `string` after `a`"]),
        ("secret a string string; identity b;", &["unexpected `string` after `a`"]),
        ("output a true;", &["expected `=` before the value of `a`"]),
        (
            "keyvault a { purge_protection: true & b; }",
            &["`true&b` is a Rust expression, which is written in parentheses"],
        ),
        ("secret a; secret b a;", &["expected `=` before the value of `b`"]),
        ("bicep a(\"x\")(\"y\");", &["`a` has two lists of arguments"]),
        ("parameter a = 1 = 2;", &["`a` has two values"]),
        ("identity a as \"b\" as \"c\";", &["`a` has two names after `as`"]),
        ("identity a as b;", &["expected a string after `as`"]),
        ("storage a < sku: X;", &["this `<` is never closed"]),
        ("storage a { 3; }", &["expected a setting, a flag or a child, found `3`"]),
        (
            "storage a { sku = X; }",
            &["a value in a body is written with `:`, and `sku` is followed by `=`"],
        ),
        ("storage a { days 3; }", &["expected `:` after `days`"]),
        ("storage a { roles umi => R; } identity umi;", &["expected `:` after `roles`"]),
        ("storage a { roles { umi => R; } }", &["`roles` is a setting and takes no body"]),
        ("storage a { sku: X, kind: Y; }", &["unexpected `,`: settings end with `;`"]),
        ("storage a { sku: X; , }", &["unexpected `,`: settings end with `;`"]),
        ("storage a { umi => R; }", &["a grant belongs to `roles`"]),
        ("storage a { sku: ; }", &["expected a value for `sku`"]),
        ("storage a { sku: kind: X; }", &["expected a value for `sku`"]),
        ("storage a { ips: [\"x\"]; }", &["a list of values is written without brackets"]),
        ("storage a { sku: \"x\" = 3; }", &["unexpected `=` after the value of `sku`"]),
        (
            "storage a { days: 7 + 1; }",
            &["`7 + 1` is a Rust expression, which is written in parentheses"],
        ),
        (
            "storage a { days: limits::DAYS; }",
            &["`limits::DAYS` is a Rust expression, which is written in parentheses"],
        ),
        ("bicep a(../x/net.bicep);", &["a path is written in quotes"]),
        ("bicep a(x/net.bicep);", &["a path is written in quotes"]),
        ("storage a { on: True; }", &["`True` is not a value; a switch is `true` or `false`"]),
        ("output x = a.; identity a;", &["expected a name after `a.`"]),
        ("storage a { roles: umi; } identity umi;", &["expected `=> Role` after `umi`"]),
        (
            "storage a { roles: umi -> R; } identity umi;",
            &["a grant is written with `=>`, not `->`"],
        ),
        (
            "storage a { roles: umi => R, S; } identity umi;",
            &["expected another grant after `,`, found `S`"],
        ),
        ("storage a { roles: umi => \"R\"; } identity umi;", &["a role is written without quotes"]),
        ("storage a { roles: umi => ; } identity umi;", &["expected a role after `=>`"]),
        ("storage a { roles: ; }", &["`roles` needs a grant"]),
        ("storage a { tags { owner; } }", &["the entry `owner` of `tags` has no value"]),
        ("storage a { \"sku\": X; }", &["the name of a setting is written without quotes"]),
        ("storage a { tags { owner: \"x\", \"y\"; } }", &["the entry `owner` has several values"]),
        ("#![allow(unused)] identity a;", &["an attribute of a statement has no `!`"]),
        ("identity a; /// Text", &["this attribute or doc comment belongs to no statement"]),
        ("identity a; in app;", &["`in` must be the first statement"]),
        ("in ;", &["expected a builder after `in`"]),
        (
            "existing a; identity a;",
            &["`existing` needs a declared name, then the name in Azure in parentheses"],
        ),
        (
            "existing a(); identity a;",
            &["`existing` needs a declared name, then the name in Azure in parentheses"],
        ),
        (
            "existing a(\"1\", \"2\", \"3\", \"4\"); identity a;",
            &["`existing` takes one to three arguments, but 4 are given"],
        ),
        ("existing cache(\"x\");", &["nothing says what `cache` is"]),
        ("existing a(Name); identity a;", &["`Name` is not a name or a string"]),
        ("existing a(\"1\"); existing a(\"2\"); identity a;", &["`a` is already `existing`"]),
        (
            "existing a(\"1\"); as_existing a(\"2\"); identity a;",
            &["`a` is already `existing`, and `as_existing` covers the same mode"],
        ),
        (
            "parameter vault_name; keyvault v; existing v(vault_nam);",
            &["`vault_nam` is not declared, and `vault_name` is one slip away"],
        ),
        ("keyvault v { roles: umi => R; }", &["`umi` is not declared in this block"]),
        ("identity a; storage a;", &["`a` is already the name of `identity a`"]),
        (
            "identity a_b; storage A_b;",
            &["`A_b` and `identity a_b` are one name: Azure ignores case"],
        ),
        (
            "identity a_b; storage c as \"a-b\";",
            &["`c` and `identity a_b` are one name, `a-b`, in the model"],
        ),
        ("storage a { queue q; table q; }", &["`a` already has a child with this name: `queue q`"]),
        ("storage a { sku: X; sku: Y; }", &["`sku` is set twice, first to `X`"]),
        (
            "storage a { tags { owner: \"x\"; owner: \"y\"; } }",
            &["the key `owner` is in this map twice, first with `\"x\"`"],
        ),
        ("identity u; storage a { roles: u => [R, R]; }", &["`R` is granted twice"]),
        ("job a { wait_for: a; }", &["`a` waits for itself"]),
        ("job a { reference: a.http; endpoint http; }", &["`a` refers to itself"]),
        (
            "job a { wait_for: b; } job b { wait_for: c; } job c { wait_for: a, b; }",
            &[
                "`a` waits for `b`, `b` waits for `c`, `c` waits for `a`: none of them would start",
                "`b` waits for `c`, `c` waits for `b`: none of them would start",
            ],
        ),
        ("keyvault v; job a { reference: v, v; }", &["`v` is listed twice in `reference`"]),
        ("identity i; job a { identity: i, i; }", &["`i` is listed twice in `identity`"]),
        (
            "storage a { tags { Team: \"x\"; team: \"y\"; } }",
            &["the key `team` is in this map twice, first with `\"x\"`"],
        ),
        // Of alternatives one is compiled.
        ("registry a { #[cfg(b)] sku: Premium; #[cfg(not(b))] sku: Standard; }", &[]),
        (
            "registry a { #[cfg(b)] sku: Premium; #[cfg(b)] sku: Standard; }",
            &["`sku` is set twice, first to `Premium`"],
        ),
        (
            "registry a { #[cfg(b)] sku: Premium; sku: Standard; }",
            &["`sku` is set twice, first to `Premium`"],
        ),
        ("#[cfg(b)] storage a; #[cfg(not(b))] keyvault a;", &[]),
        ("#[cfg(b)] storage a; keyvault a;", &["`a` is already the name of `storage a`"]),
        ("project a(\"../exampels\");", &["there is no `../exampels` next to this crate"]),
        (
            "project a(\"../examples\"); project b(\"../nothing/of/it\");",
            &["there is no `../nothing/of/it` next to this crate, though there is `../examples`"],
        ),
        (
            "identity donn\u{e9}es;",
            &[
                "the name `donn\u{e9}es` contains `\u{e9}`, and Azure takes letters from a to z, digits and hyphens",
            ],
        ),
        ("identity a__b;", &["the name `a__b` has two `_` in a row, and `_` becomes `-` in Azure"]),
        ("identity a as \"2nd\";", &["the name `2nd` does not begin with a letter"]),
        ("identity a_;", &["the name `a_` ends in `_`"]),
        ("identity a as \"\";", &["a declaration needs a name of letters and digits"]),
        (
            "storage a { sku: X, \"k\": 3; }",
            &[
                "unexpected `,`: settings end with `;`",
                "the name of a setting is written without quotes",
            ],
        ),
        (
            "storage a { tags { k: \"x\", other: \"y\"; } }",
            &["unexpected `,`: settings end with `;`"],
        ),
        ("storage a { days: 3, on; }", &["unexpected `,`: settings end with `;`"]),
        ("storage a { days: 3, queue b; }", &["unexpected `,`: settings end with `;`"]),
        ("storage a { } , storage b { };", &["unexpected `,`: statements end with `;`"]),
        ("storage a, storage b;", &["unexpected `,`: statements end with `;`"]),
        (
            "storage a { tags { k = \"x\"; } }",
            &["a value in a body is written with `:`, and `k` is followed by `=`"],
        ),
        ("storage a { tags: { k: \"x\"; } }", &["unexpected `:` before the body of `tags`"]),
        ("storage a = { sku: X; }", &["unexpected `=` before the body of `a`"]),
        ("storage a: X;", &["unexpected `:` after `a`, which is a name and no setting"]),
        ("secret a: string;", &["unexpected `:` after `a`"]),
        ("storage b; output a: b.c;", &["a value is written with `=`, and `a` is followed by `:`"]),
        ("parameter a: \"x\";", &["a value is written with `=`, and `a` is followed by `:`"]),
        (
            "storage a { tags { cost-center: \"x\"; } }",
            &["a key that is no name of Rust is written in quotes"],
        ),
        ("storage a { tags { k: team-payments; } }", &["text is written in quotes"]),
        ("container a(redis:7);", &["text is written in quotes"]),
        ("project a \"./b\";", &["unexpected `\"./b\"` after `a`"]),
        ("storage a { queue \"b\"; }", &["expected `:` or a name after `queue`"]),
        ("storage a { queue \"b\" { c: D; } }", &["a name is written without quotes"]),
        ("storage \"a\"; output b = a.c;", &["a name is written without quotes"]),
        (
            "storage 2nd { queue b; } output o = nd.c;",
            &[
                "a name begins with a letter, and `2nd` begins with a digit",
                "`nd` is not declared in this block",
            ],
        ),
        (
            "param a string = \"x\"; storage b { sku: a; }",
            &["`param` is a word of Bicep; here it is `parameter`"],
        ),
        (
            "@secure() parameter a; storage b { c: a; }",
            &["`@secure` is a decorator of Bicep, and this block has none"],
        ),
        (
            "var a = \"x\"; storage b { c: a; }",
            &["`var` declares a variable, and this block has none"],
        ),
        (
            "let a = 1; storage b { c: a; }",
            &["`let` begins a Rust statement, and this block holds declarations"],
        ),
        (
            "resource a \"Some/type@1\" = { } output o = a.b;",
            &["`resource` is a word of Bicep, and begins no statement here"],
        ),
        (
            "builder.AddStorage(\"data\");",
            &["`builder.AddStorage(\u{2026})` is a call, and this block holds declarations"],
        ),
        (
            "existing storage a(\"x\"); output o = a.b;",
            &["`existing` takes a declared name, and no kind"],
        ),
        (
            "storage a { sku: Sku::Large; }",
            &["`Sku::Large` is more than is needed: what stands here knows its own type"],
        ),
        (
            "storage a { queue b; } output o = a::b;",
            &["`a::b` is a path of Rust; what belongs to a declared name stands after a `.`"],
        ),
        (
            "identity u; storage a { roles: u => Roles.First; }",
            &["`Roles.First` is more than is needed: what stands here knows its own type"],
        ),
        (
            "identity u; storage a { roles: u => Storage Blob Data Reader; }",
            &["the name of a role is one word"],
        ),
        (
            "identity u; storage a { roles: Reader => u; }",
            &["`Reader` is not declared in this block, and `u` on its right is"],
        ),
        (
            "parameter p; storage a { tags { k: \"${p}-x\"; } }",
            &["nothing fills in `p` here: text is published as it stands"],
        ),
        (
            "parameter p; storage a { tags { k: p + \"-x\"; } }",
            &["Rust has no text of `p`, which is known when the application is deployed"],
        ),
        (
            "#[allow(unused_params, reason = \"r\")] parameter a; parameter b = \"c\";",
            &["there is no lint `unused_params`"],
        ),
        ("identity type;", &["`type` is a Rust keyword and cannot be the name of a declaration"]),
        (
            "storage a { queue type; }",
            &["`type` is a Rust keyword and cannot be the name of a declaration"],
        ),
    ];
    let mut wrong = String::new();
    for (block, expected) in table {
        let found = messages(block);
        if found != *expected {
            wrong.push_str(&format!("{block}\n  expected {expected:?}\n  found    {found:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let name = format!("identity {};", "n".repeat(65));
    let expected = format!("the name `{}` has 65 characters, and Azure takes 64", "n".repeat(65));
    assert_eq!(messages(&name), [expected]);
}

#[test]
fn what_only_looks_like_a_cycle_or_a_slip_has_no_message() {
    let blocks = [
        "job a { wait_for: b; } job b;",
        // Its own address is something that a program can be told.
        "job a { env { SELF: a.http; } endpoint http; }",
        "job a { wait_for: b, c; } job b { wait_for: c; } job c;",
        "job a { wait_for: b; } #[cfg(windows)] job b { wait_for: a; }",
        "job a { wait_for: b; } job b { #[cfg(windows)] wait_for: a; }",
        "keyvault v; job a { reference: v; wait_for: v; args: v.uri, v.uri; }",
        "project a(\"../quite-another-folder\"); project b(\"./one-more\");",
        // The types say that there is no `tgas`, and nobody knows whether the attribute is needed.
        "#[allow(unused_identity, reason = \"r\")] identity a { tgas { b: \"c\"; } } identity d;",
        "project a(\"../examples9\"); project b(\"exampels\"); project c((\"../exampels\"));",
        "project a(\"../examples\"); project b(\"nothing\"); project c((\"../nothing\"));",
        "parameter p; storage a { tags { k: \"{0} ${HOME} {{p}} { p }\"; l: (\"{p}\"); m: p; } }",
        "storage a { days: (7 - 1); roles: u => [R, S]; tags { k: \"x\", } } identity u;",
    ];
    for block in blocks {
        assert_eq!(messages(block), [""; 0], "{block}");
    }
}

#[test]
fn a_broken_statement_hides_no_other() {
    let broken = [
        "identity;",
        "keyvault = 3;",
        "let x = 4;",
        "a.b = c;",
        "existing nothing;",
        "storage 3 { sku: X; }",
        "storage broken { sku: }",
        "storage broken { sku: , }",
        "storage broken { roles: => X; }",
        "storage broken { queue 3 }",
        "storage broken { tags { x } }",
        "storage broken { : X; }",
        "=> ;",
        "#[cfg(test)] ;",
        "keyv",
        "param a b c;",
        "@secure()",
        "var x = 3;",
        "targetScope = \"subscription\";",
        "resource data \"Some/type@1\" = { a: { b: 3 } }",
        "builder.AddStorage(\"data\").Run();",
        "existing keyvault v(\"x\");",
        "existing a(\"x\"),",
        "storage a { b: c },",
        "storage a \"b\";",
        "secret s: string;",
    ];
    let mut hidden = String::new();
    for statement in broken {
        let tokens: TokenStream = statement.parse().unwrap_or_default();
        let before: TokenStream = "identity before;".parse().unwrap_or_default();
        let after: TokenStream = "identity after;".parse().unwrap_or_default();
        let block = before.into_iter().chain(tokens).chain(after).collect();
        let text = expand(block).to_string();
        if !text.contains("let before") || !text.contains("let after") {
            hidden.push_str(&format!("{statement}\n"));
        }
        if !text.contains("compile_error") && !statement.starts_with('#') {
            hidden.push_str(&format!("{statement} is not reported\n"));
        }
    }
    assert!(hidden.is_empty(), "{hidden}");
}
