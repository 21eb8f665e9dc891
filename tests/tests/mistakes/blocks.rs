//! Right blocks: those of the examples, of the programs that must compile, of the conformance
//! models, and random ones.

use std::path::{Path, PathBuf};

use app_model_tests::compiler::Program;
use app_model_tests::random::Random;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::parts::Block;
use crate::words::{CONTAINED, KINDS};

/// What holds right blocks: folders of programs, and pages.
const SOURCES: [&str; 8] = [
    "README.md",
    "app-model/README.md",
    "docs/language.md",
    "docs/programs",
    "examples/src",
    "tests/src",
    "tests/tests/conformance/models",
    "tests/tests/ui/pass",
];

/// Variables of the conformance models, with values that they could have: with these a block stands
/// alone.
const VARIABLES: [(&str, &str); 7] = [
    ("(PROJECT)", "\"project.csproj\""),
    ("(enabled)", "true"),
    ("(dashboard)", "false"),
    ("(upgrade)", "false"),
    ("(azd)", "true"),
    ("(Expression::new()", "(::app_model::Expression::new()"),
    (".text(end)", ".text(\"\")"),
];

/// The models, which share a module with others.
const MODELS: &str = "tests/tests/conformance/models";

/// A block of this repository.
pub(crate) struct Real {
    text: String,
    /// The code before and after it, if that is a whole file.
    around: Option<(String, String)>,
    /// Where it stands: one of the sources, and the file.
    pub(crate) folder: &'static str,
    pub(crate) file: String,
}

/// A right block, in the code around it if it has values from there.
#[derive(Debug, Clone)]
pub(crate) struct Right {
    pub(crate) block: Block,
    around: Option<(String, String)>,
}

impl Right {
    pub(crate) fn alone(block: Block) -> Self {
        Self { block, around: None }
    }

    pub(crate) fn stands_alone(&self) -> bool {
        self.around.is_none()
    }

    /// The program with this text in the place of the block's.
    pub(crate) fn program(&self, text: &str) -> Program {
        match &self.around {
            None => Program::block(text),
            Some((before, after)) => Program::part(before.clone(), text, after.clone()),
        }
    }
}

/// The blocks of this repository, each text once.
pub(crate) fn real() -> Vec<Real> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut blocks: Vec<Real> = Vec::new();
    for folder in SOURCES {
        let mut files = Vec::new();
        collect(&root.join(folder), &mut files);
        files.sort();
        for path in files {
            let text = std::fs::read_to_string(&path).unwrap();
            let programs = match path.extension().is_some_and(|extension| extension == "md") {
                true => fences(&text),
                false => vec![text],
            };
            let file = path.strip_prefix(&root).unwrap().display().to_string();
            for program in programs {
                let mut found = Vec::new();
                calls(program.parse().unwrap(), &mut found);
                for bytes in found {
                    let mut text = program[bytes.clone()].to_owned();
                    let mut around = None;
                    if folder == MODELS {
                        for (variable, value) in VARIABLES {
                            text = text.replace(variable, value);
                        }
                    } else if program.contains("fn main()") {
                        let before = program[..bytes.start].replace("#![deny(", "#![allow(");
                        around = Some((before, program[bytes.end..].to_owned()));
                    }
                    if blocks.iter().all(|block| block.text != text) {
                        blocks.push(Real { text, around, folder, file: file.clone() });
                    }
                }
            }
        }
    }
    blocks
}

/// The Rust in a page.
fn fences(page: &str) -> Vec<String> {
    let mut parts = page.split("\n```rust").skip(1);
    let mut programs = Vec::new();
    for part in &mut parts {
        let (program, _) = part.split_once("\n```").unwrap();
        let (_, program) = program.split_once('\n').unwrap();
        programs.push(program.to_owned());
    }
    programs
}

impl Real {
    /// What the reader reads in it, or why it cannot be mutated.
    pub(crate) fn right(&self) -> Result<Right, &'static str> {
        if self.text.contains("#[cfg") {
            return Err("a mistake in what is left out is none");
        }
        if has_variables(self.text.parse().unwrap()) {
            return Err("its names are variables of the macro around it");
        }
        let block = Block::read(&self.text).ok_or("the reader does not know what is in it")?;
        if !needs_code_around(&self.text) {
            return Ok(Right::alone(block));
        }
        match &self.around {
            Some(around) => Ok(Right { block, around: Some(around.clone()) }),
            None => Err(
                "it has values of the code around it, which the page or the model does not show whole",
            ),
        }
    }
}

/// Whether there is a variable of a macro.
fn has_variables(stream: TokenStream) -> bool {
    stream.into_iter().any(|tree| match tree {
        TokenTree::Punct(punct) => punct.as_char() == '$',
        TokenTree::Group(group) => has_variables(group.stream()),
        _ => false,
    })
}

/// Whether a block names something of the code around it.
fn needs_code_around(text: &str) -> bool {
    let stream: TokenStream = text.parse().unwrap();
    let first = stream.clone().into_iter().next();
    first.is_some_and(|token| token.to_string() == "in") || has_rust(stream)
}

/// Whether there is Rust in parentheses that does not say itself where its names come from.
fn has_rust(stream: TokenStream) -> bool {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    trees.iter().enumerate().any(|(index, tree)| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            // After a word come arguments, and after `#[…` what belongs to an attribute.
            let word = index.checked_sub(1).and_then(|before| trees.get(before));
            let arguments = matches!(word, Some(TokenTree::Ident(word)) if word != "as");
            let text = group.stream().to_string();
            // A closure of small letters names its own parameters only.
            let is_closure = text.starts_with('|') && !text.contains(char::is_uppercase);
            let needs_nothing = text.is_empty() || text.starts_with("::") || is_closure;
            match arguments {
                true => has_rust(group.stream()),
                false => !needs_nothing,
            }
        }
        TokenTree::Group(group) => has_rust(group.stream()),
        _ => false,
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    if folder.is_file() {
        files.push(folder.to_owned());
        return;
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "md") {
            files.push(path);
        }
    }
}

/// The bytes between the braces of each call of the macro.
fn calls(stream: TokenStream, found: &mut Vec<std::ops::Range<usize>>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        let word = index.checked_sub(2).map(|before| trees[before].to_string());
        if word.as_deref() == Some("distributed_app") && trees[index - 1].to_string() == "!" {
            let bytes = group.span().byte_range();
            found.push(bytes.start + 1..bytes.end - 1);
        } else {
            calls(group.stream(), found);
        }
    }
}

/// A right block: everything in it is used, and `build()` takes it too.
pub(crate) fn random(random: &mut Random) -> Block {
    let mut text = String::new();
    let mut outputs = String::new();
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    let parameters = [
        "parameter region;",
        "parameter region = \"westeurope\";",
        "parameter days: int = 30;",
        "parameter shared: bool = true;",
        "parameter size: int;",
    ];
    let mut named = Vec::new();
    for _ in 0..random.below(3) {
        let parameter = random.pick(&parameters);
        let name = parameter.split([' ', ':', ';']).nth(1).unwrap_or_default();
        if !named.contains(&name) {
            named.push(name);
            line(parameter.to_owned());
            outputs.push_str(&format!("output {name}_given = {name};\n"));
        }
    }
    let identities: Vec<&str> =
        ["api_id", "jobs_id", "Auditor"].into_iter().take(1 + random.below(3)).collect();
    for identity in &identities {
        line(format!("identity {identity};"));
    }
    let names = ["alpha", "beta", "gamma", "delta"];
    let count = 1 + random.below(3);
    let mut secret = false;
    for (index, name) in names.into_iter().take(count).enumerate() {
        let kind = &KINDS[random.below(KINDS.len())];
        line(format!("{} {name} {{", kind.keyword));
        for (setting, values) in kind.settings {
            if random.once_in(3) {
                // Two pinned names would be one name.
                let pinned = *setting == "name" && index > 0;
                let value = random.pick(values);
                match value {
                    _ if pinned => {}
                    "true" if random.once_in(2) => line(format!("    {setting};")),
                    _ => line(format!("    {setting}: {value};")),
                }
            }
        }
        if kind.keyword == "keyvault" && !secret {
            secret = true;
            line("    secret token = signing_key;".to_owned());
        }
        for number in 0..random.below(3) {
            if !kind.children.is_empty() {
                let (keyword, body) = kind.children[random.below(kind.children.len())];
                let child = ["photos", "videos"][number];
                match body {
                    "" => line(format!("    {keyword} {child};")),
                    body => line(format!("    {keyword} {child} {{ {body} }}")),
                }
            }
        }
        if random.once_in(2) {
            line("    tags { owner: \"payments\"; \"cost-center\": \"4711\"; }".to_owned());
        }
        let grants: Vec<String> = identities
            .iter()
            .enumerate()
            .filter(|(number, _)| index == 0 || (*number + index) % 2 == 0)
            .map(|(_, identity)| {
                let (one, other) = (random.pick(kind.roles), random.pick(kind.roles));
                let alike = |a, b| a == b || CONTAINED.contains(&(a, b));
                if alike(one, other) || alike(other, one) || random.once_in(2) {
                    format!("{identity} => {one}")
                } else {
                    format!("{identity} => [{one}, {other}]")
                }
            })
            .collect();
        if !grants.is_empty() {
            line(format!("    roles: {};", grants.join(", ")));
        }
        line("}".to_owned());
        if random.once_in(3) {
            let group = if random.once_in(2) { ", shared_group" } else { "" };
            line(format!("run_as_existing {name}(\"dev{name}\"{group});"));
        }
        let output = random.pick(kind.outputs);
        outputs.push_str(&format!("output {name}_{output} = {name}.{output};\n"));
    }
    // Something that only is granted on, where the application finds it.
    let kind = &KINDS[random.below(KINDS.len())];
    let (who, role) = (random.pick(&identities), random.pick(kind.roles));
    if random.once_in(4) {
        line(format!(
            "{} common;\nidentity visitor {{\n    roles: common => {role};\n}}",
            kind.keyword
        ));
    } else {
        line(format!("{} common {{\n    roles: {who} => {role};\n}}", kind.keyword));
    }
    let group = random.pick(&["", ", shared_group", ", \"shared\""]);
    line(format!("existing common(\"corpcommon\"{group});"));
    if secret {
        line("secret signing_key;".to_owned());
    }
    text.push_str(&outputs);
    Block::read(&text).unwrap_or_else(|| panic!("the reader does not know\n{text}"))
}
