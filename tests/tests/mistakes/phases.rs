//! One compilation reports the mistakes of all phases: none waits until another one is mended.

use app_model_tests::compiler::{Compiler, Message, Program};

/// Something independent of the others, and what is wrong in it, between `«` and `»`.
///
/// The phases: grammar, names, duplicates and lints are the macro's; keywords are resolved; settings,
/// roles, values and grants are typed; literals, names in Azure and environments are evaluated.
const MISTAKES: [(&str, &str); 15] = [
    ("grammar", "storage «=» first;"),
    ("a missing `;`", "keyvault «second» identity third;"),
    ("an unknown name", "keyvault fourth { roles: «fuorth» => KeyVaultReader; }"),
    ("a duplicate", "storage fifth; storage «fifth»;"),
    ("a setting that stands twice", "storage sixth { access_tier: Cool; «access_tier»: Hot; }"),
    (
        "a lint of the macro",
        "identity seventh; existing seventh(\"ops\"); identity eighth; existing eighth(«\"ops\"»);",
    ),
    (KEYWORD, "«storge» ninth;"),
    ("an unknown setting", "keyvault tenth { «skuu»: Premium; }"),
    ("an unknown choice", "keyvault eleventh { sku: «Premum»; }"),
    ("a role of another kind", "identity twelfth; storage a { roles: twelfth => «AcrPull»; }"),
    ("a value of the wrong type", "secret word; storage b { tags { word: «word»; } }"),
    ("a lint of the types", "identity thirteenth; storage c { roles: thirteenth => «Owner»; }"),
    ("a name that Azure refuses", "keyvault fourteenth { name: «\"corp--vault\"»; }"),
    (
        ENVIRONMENT,
        "containerapps env; container cache(\"redis:7\") { endpoint tcp { port: 6379; «external»; } }",
    ),
    ("a number out of range", "keyvault fifteenth { soft_delete_retention_days: «5»; }"),
];

/// The text without its marks, and what they surround.
pub(crate) fn marked(text: &str) -> (String, std::ops::Range<usize>) {
    let start = text.find('«').expect("the mark begins");
    let end = text.find('»').expect("the mark ends") - '«'.len_utf8();
    (text.replace(['«', '»'], ""), start..end)
}

/// While a keyword is unknown, nobody knows what programs may run in: it may be an environment.
const KEYWORD: &str = "an unknown keyword";
const ENVIRONMENT: &str = "an endpoint that cannot be";

#[test]
fn mistakes_of_all_phases_are_reported_together_and_each_at_its_token() {
    let programs = [ENVIRONMENT, KEYWORD].map(|left_out| {
        let mut all = String::new();
        let mut marks = Vec::new();
        for (_, mistake) in MISTAKES.iter().filter(|(phase, _)| *phase != left_out) {
            let (text, mark) = marked(mistake);
            marks.push(Some(all.len() + mark.start..all.len() + mark.end));
            all.push_str(&text);
            all.push('\n');
        }
        (Program::block(all), marks)
    });
    let compiler = Compiler::new();
    for (program, marks) in programs {
        let messages = compiler.check(&[program]).remove(0);
        let mut places: Vec<_> = messages.iter().map(Message::bytes).collect();
        places.sort_by_key(|place| place.as_ref().map(|place| place.start));
        let said: String = messages.iter().map(|message| message.rendered.as_str()).collect();
        assert_eq!(places, marks, "{said}");
    }
}

#[test]
fn more_parameters_than_a_template_takes_are_counted_by_the_compiler() {
    let block = |count: usize| {
        let parameters: String = (1..=count).map(|n| format!("parameter p{n}; ")).collect();
        let tags: String = (1..=count).map(|n| format!("t{n}: p{n}; ")).collect();
        Program::block(format!("{parameters} storage data {{ tags {{ {tags} }} }}"))
    };
    let messages = Compiler::new().check(&[block(253), block(254)]);
    assert!(messages[0].is_empty(), "{:?}", messages[0]);
    let [message] = messages[1].as_slice() else { panic!("{:?}", messages[1]) };
    assert!(message.text.contains("`p254` is one too many"), "{}", message.text);
    assert_eq!(message.bytes().map(|bytes| bytes.len()), Some("p254".len()));
}
