//! The operators of mutation: each makes one mistake in a right block.
//!
//! A mutant carries the places where the error may stand. For a token that was changed or added that
//! is the token itself; for a token that was taken away it is the token before or the one after it.

use std::ops::Range;

use app_model_tests::random::Random;

use crate::parts::{Block, Form, Item, Sort, Token};
use crate::slips::slips;
use crate::words::{CHILDREN, CONTAINED, kind};

/// A block with one mistake.
#[derive(Clone)]
pub(crate) struct Mutant {
    pub(crate) text: String,
    /// Where the error may stand, in bytes of the text.
    pub(crate) places: Vec<Range<usize>>,
}

impl Mutant {
    /// The same with one place.
    pub(crate) fn at(mut self, start: usize, length: usize) -> Self {
        self.places = std::iter::once(start..start + length).collect();
        self
    }
}

/// An operator: what it does, what the error points at, and the mutants that it makes of a block.
pub(crate) struct Operator {
    pub(crate) name: &'static str,
    pub(crate) place: &'static str,
    pub(crate) mutants: fn(&Block, &mut Random) -> Vec<Mutant>,
}

pub(crate) const fn operator(
    name: &'static str,
    place: &'static str,
    mutants: fn(&Block, &mut Random) -> Vec<Mutant>,
) -> Operator {
    Operator { name, place, mutants }
}

const NEIGHBOUR: &str = "the token before or after";

pub(crate) const OPERATORS: [Operator; 51] = [
    operator("misspell a declared name where it is used", "the name", misspelt_reference),
    operator("use a name that nothing resembles", "the name", unknown_reference),
    operator("misspell a keyword", "the keyword", |block, random| {
        misspelt(block, Sort::Keyword, random)
    }),
    operator("misspell the keyword of a child", "the keyword", |block, random| {
        misspelt(block, Sort::ChildKeyword, random)
    }),
    operator("misspell a setting", "the setting", |block, random| {
        misspelt(block, Sort::Setting, random)
    }),
    operator("misspell a section", "the section", |block, random| {
        misspelt(block, Sort::Section, random)
    }),
    operator("misspell a choice", "the choice", |block, random| {
        misspelt(block, Sort::Choice, random)
    }),
    operator("misspell a role", "the role", |block, random| misspelt(block, Sort::Role, random)),
    operator("misspell a child or an output", "the name after `.`", |block, random| {
        misspelt(block, Sort::Segment, random)
    }),
    operator("misspell the type of a parameter", "the type", |block, random| {
        misspelt(block, Sort::Type, random)
    }),
    operator("grant a role of another kind", "the role", foreign_role),
    operator("add a setting of another kind, with a literal", "the setting", foreign_setting),
    operator("take a choice of another kind", "the choice", foreign_choice),
    operator("add a child of another kind", "its keyword", foreign_child),
    operator("declare a child at the top level", "its keyword", child_at_the_top),
    operator("declare a resource in a body", "its keyword", resource_in_a_body),
    operator("write a value of the wrong type", "the value", wrong_type),
    operator("write text where a choice stands", "the text", text_for_a_choice),
    operator("put a secret where everybody can read it", "the secret", secret_in_the_open),
    operator("write a literal as a secret's value", "the literal", literal_secret),
    operator("give a secret a default", "the literal", secret_default),
    operator("grant a role to something that is no identity", "its name", no_principal),
    operator("leave out the arguments of `existing`", "the parentheses", no_arguments),
    operator("give `existing` four arguments", "the parentheses", four_arguments),
    operator("make a parameter `existing`", "its name", existing_parameter),
    operator("delete a `;`", "the unfinished item, or the token after", no_semicolon),
    operator("delete a `:`", NEIGHBOUR, |block, _| without(block, ":")),
    operator("delete a `=>`", NEIGHBOUR, |block, _| without(block, "=>")),
    operator("delete a `=`", NEIGHBOUR, no_equals),
    operator("delete a `,`", NEIGHBOUR, |block, _| without(block, ",")),
    operator("write another arrow in a grant", "the arrow", other_arrow),
    operator("write `=` after a setting", "the `=`", equals_for_colon),
    operator("write `:` before the value of a declaration", "the `:`", colon_for_equals),
    operator("write `,` for `;`", "the `,`", comma_for_semicolon),
    operator("leave out the quotes of text", "the text", unquoted),
    operator("declare something twice", "the second name", |block, _| {
        twice(block, Form::Declaration)
    }),
    operator("declare a child twice", "the second name", child_twice),
    operator("set something twice", "the second name", |block, _| twice(block, Form::Setting)),
    operator("write a key of a map twice", "the second key", |block, _| twice(block, Form::Entry)),
    operator("say `existing` twice", "the second name", |block, _| twice(block, Form::Existing)),
    operator("grant a role twice", "the second role", role_twice),
    operator("grant a role beside a larger one", "the smaller role", role_contained),
    operator("declare a name again in another case", "the second name", other_case),
    operator("delete the value of a setting", NEIGHBOUR, no_value),
    operator("delete the name of a declaration", NEIGHBOUR, no_name),
    operator("delete a role", NEIGHBOUR, no_role),
    operator("put a name in quotes", "the text", quoted_name),
    operator("put a role in quotes", "the text", quoted_role),
    operator("write `-` in a name", "the `-`", hyphen),
    operator("take a keyword of Rust as a name", "the name", rust_keyword),
    operator("put a value in brackets", "the brackets", brackets),
];

/// The text with a part replaced; the error stands at what is new.
pub(crate) fn replaced(block: &Block, bytes: &Range<usize>, new: &str) -> Mutant {
    let mut text = block.text.clone();
    text.replace_range(bytes.clone(), new);
    Mutant { text, places: Vec::new() }.at(bytes.start, new.len())
}

/// The text with something more at a place; the error stands at a part of it.
pub(crate) fn inserted(block: &Block, at: usize, new: &str, part: &str) -> Mutant {
    let start = at + new.find(part).expect("the part is in the whole");
    replaced(block, &(at..at), new).at(start, part.len())
}

/// The text without a part; the error stands at one of its neighbours.
fn deleted(block: &Block, bytes: &Range<usize>) -> Mutant {
    let mut text = block.text.clone();
    // A blank keeps the neighbours apart.
    text.replace_range(bytes.clone(), " ");
    let moved = |place: usize| if place >= bytes.end { place + 1 - bytes.len() } else { place };
    let before = block.tokens.iter().rev().find(|token| token.bytes.end <= bytes.start);
    let after = block.tokens.iter().find(|token| token.bytes.start >= bytes.end);
    let neighbours = before.into_iter().chain(after);
    let mut places: Vec<Range<usize>> =
        neighbours.map(|token| moved(token.bytes.start)..moved(token.bytes.end)).collect();
    // What delimits a body or a list is no token of its own here.
    let rest = &text[bytes.start..];
    let next = bytes.start + rest.len() - rest.trim_start().len();
    if text[next..].starts_with(['{', '}', ']', ')']) {
        places.push(next..next + 1);
    }
    Mutant { text, places }
}

pub(crate) fn tokens(block: &Block, sort: Sort) -> impl Iterator<Item = &Token> {
    block.tokens.iter().filter(move |token| token.sort == sort)
}

/// The uses of names that a statement declares.
pub(crate) fn references(block: &Block) -> impl Iterator<Item = &Token> {
    tokens(block, Sort::Reference).filter(|token| block.keyword_of(block.of(token)).is_some())
}

/// Whether the name is used elsewhere too: it stays used when this use is gone.
pub(crate) fn is_used_elsewhere(block: &Block, token: &Token) -> bool {
    let name = block.of(token);
    let item = |token: &Token| block.items[token.item].form;
    // `existing` is no use of an identity.
    tokens(block, Sort::Reference).any(|other| {
        other.bytes != token.bytes && block.of(other) == name && item(other) != Form::Existing
    })
}

fn misspelt(block: &Block, sort: Sort, random: &mut Random) -> Vec<Mutant> {
    let taken = |slipped: &str| block.tokens.iter().any(|token| block.of(token) == slipped);
    let slipped = tokens(block, sort).filter_map(|token| {
        let slipped = slips(block.of(token), 1, &taken, random)?;
        Some(replaced(block, &token.bytes, &slipped))
    });
    slipped.collect()
}

fn misspelt_reference(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let taken = |slipped: &str| block.tokens.iter().any(|token| block.of(token) == slipped);
    let slipped = references(block).filter_map(|token| {
        let slipped = slips(block.of(token), 1, &taken, random)?;
        Some(replaced(block, &token.bytes, &slipped))
    });
    slipped.collect()
}

fn unknown_reference(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let declares = |token: &&Token| block.items[token.item].form != Form::Existing;
    references(block)
        .filter(declares)
        .map(|token| replaced(block, &token.bytes, "nobody_knows_this"))
        .collect()
}

/// The keyword of what the grant is on, and the role.
fn granted(block: &Block) -> Vec<(&str, &Token)> {
    let mut found = Vec::new();
    for (index, token) in block.tokens.iter().enumerate() {
        if token.sort != Sort::Role {
            continue;
        }
        let own = block.keyword(token.item);
        let who = block.tokens[..index]
            .iter()
            .rev()
            .find(|before| before.sort == Sort::Reference)
            .map(|who| block.of(who));
        match kind(own) {
            Some(_) => found.push((own, token)),
            // In an identity or a program, the grant names its target.
            None => found.extend(who.and_then(|who| block.keyword_of(who)).map(|on| (on, token))),
        }
    }
    found
}

fn foreign_role(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let foreign = ["KeyVaultSecretsUser", "StorageBlobDataReader", "AcrPull"];
    let mutants = granted(block).into_iter().filter_map(|(keyword, token)| {
        let own = kind(keyword)?.own.2;
        let role = loop {
            let role = random.pick(&foreign);
            if role != own {
                break role;
            }
        };
        Some(replaced(block, &token.bytes, role))
    });
    mutants.collect()
}

/// The bodies of declarations, with their keywords.
fn bodies(block: &Block) -> impl Iterator<Item = (&Item, usize)> {
    block.items.iter().filter(|item| item.form == Form::Declaration).filter_map(|item| {
        let body = item.body.as_ref()?;
        Some((item, body.start))
    })
}

/// With a literal: of a choice the compiler says too that the kind has none of that name, as
/// `docs/mistakes.md` says of PRO-03.
fn foreign_setting(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let foreign = [
        "soft_delete_retention_days: 30",
        "large_file_shares: true",
        "min_replicas: 1",
        "quota: 5",
    ];
    let mutants = bodies(block).map(|(item, at)| {
        let setting = loop {
            let setting = random.pick(&foreign);
            let own = match setting.split(':').next().unwrap_or_default() {
                "soft_delete_retention_days" => item.word == "keyvault",
                "large_file_shares" => item.word == "storage",
                "min_replicas" => ["project", "container", "executable"].contains(&&*item.word),
                _ => item.word == "file_share",
            };
            if !own {
                break setting;
            }
        };
        let name = setting.split(':').next().unwrap_or_default();
        inserted(block, at, &format!(" {setting};"), name)
    });
    mutants.collect()
}

fn foreign_choice(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let mutants = tokens(block, Sort::Choice).map(|token| {
        let storage = block.keyword(token.item) == "storage";
        replaced(block, &token.bytes, if storage { "Basic" } else { "Hot" })
    });
    mutants.collect()
}

fn foreign_child(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let mutants =
        bodies(block).filter(|(item, _)| item.parent.is_none()).filter_map(|(item, at)| {
            // What takes no children has a message of another kind.
            if ["identity", "parameter", "output"].contains(&&*item.word) {
                return None;
            }
            let child = loop {
                let (child, parents) = random.pick(&CHILDREN);
                if !parents.contains(&&*item.word) {
                    break child;
                }
            };
            Some(inserted(block, at, &format!(" {child} mutant;"), child))
        });
    mutants.collect()
}

fn child_at_the_top(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let (child, _) = random.pick(&CHILDREN);
    // Where all is of one kind, nothing counts as unused; with another kind it does.
    let kinds: Vec<&str> = tops(block)
        .filter(|item| item.form == Form::Declaration && item.word != "parameter")
        .map(|item| item.word.as_str())
        .collect();
    if kinds.iter().all(|kind| *kind == kinds[0]) {
        return Vec::new();
    }
    let mut places: Vec<usize> = tops(block).map(|item| item.bytes.start).collect();
    places.push(block.text.len());
    let end = block.text.trim_end().ends_with([';', '}']);
    places.retain(|place| end || *place != block.text.len());
    places.into_iter().map(|at| inserted(block, at, &format!(" {child} mutant; "), child)).collect()
}

pub(crate) fn tops(block: &Block) -> impl Iterator<Item = &Item> {
    block.items.iter().filter(|item| item.parent.is_none())
}

fn resource_in_a_body(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let holds = |item: &Item| kind(&item.word).is_some();
    bodies(block)
        .filter(|(item, _)| item.parent.is_none() && holds(item))
        .map(|(_, at)| inserted(block, at, " identity mutant;", "identity"))
        .collect()
}

/// The literals whose type the compiler knows.
fn typed_literals(block: &Block) -> impl Iterator<Item = &Token> {
    tokens(block, Sort::Literal).filter(|token| {
        let item = &block.items[token.item];
        match item.form {
            Form::Setting => !["args", "entrypoint", "env", "value"].contains(&&*item.word),
            Form::Declaration => item.word == "parameter",
            Form::Existing => true,
            Form::Entry => item.parent.is_some_and(|map| block.items[map].word == "tags"),
            _ => false,
        }
    })
}

fn wrong_type(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let mutants = typed_literals(block).map(|token| {
        let wrong = if block.of(token).starts_with('"') { "42" } else { "\"wrong\"" };
        replaced(block, &token.bytes, wrong)
    });
    mutants.collect()
}

fn text_for_a_choice(block: &Block, _: &mut Random) -> Vec<Mutant> {
    tokens(block, Sort::Choice)
        .map(|token| replaced(block, &token.bytes, "\"Standard_LRS\""))
        .collect()
}

fn secret_in_the_open(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let open = |token: &&Token| {
        let item = &block.items[token.item];
        let setting = matches!(item.form, Form::Setting)
            && (token.sort == Sort::Choice || block.of(token).starts_with('"'));
        let output =
            item.form == Form::Declaration && item.word == "output" && item.parent.is_none();
        let tag = item.form == Form::Entry
            && item.parent.is_some_and(|map| block.items[map].word == "tags");
        (setting && !["args", "entrypoint", "template"].contains(&&*item.word)) || output || tag
    };
    let values = |token: &&Token| matches!(token.sort, Sort::Literal | Sort::Choice);
    let mutants = block.tokens.iter().filter(values).filter(open).map(|token| {
        let mut mutant = replaced(block, &token.bytes, "mutant_secret");
        let end = if mutant.text.trim_end().ends_with([';', '}']) { "" } else { ";" };
        mutant.text.push_str(&format!("{end} secret mutant_secret;"));
        mutant
    });
    mutants.collect()
}

fn literal_secret(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let vaults = block
        .items
        .iter()
        .filter(|item| item.word == "keyvault" && item.parent.is_none())
        .filter_map(|item| item.body.as_ref());
    vaults
        .map(|body| inserted(block, body.start, " secret mutant = \"sk-live\";", "\"sk-live\""))
        .collect()
}

fn secret_default(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let secrets = tops(block).filter(|item| item.word == "secret");
    let mutants = secrets.filter_map(|item| {
        let text = &block.text[item.bytes.clone()];
        let at = item.bytes.start + text.rfind(';')?;
        (!text.contains('{')).then(|| inserted(block, at, " = \"hunter2\"", "\"hunter2\""))
    });
    mutants.collect()
}

/// Who stands on the left of `=>`.
fn principals(block: &Block) -> impl Iterator<Item = &Token> {
    references(block).filter(|token| block.items[token.item].form == Form::Roles)
}

fn no_principal(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let other = ["storage", "keyvault", "registry", "parameter"].iter().find_map(|keyword| {
        tops(block).find(|item| item.form == Form::Declaration && item.word == *keyword)
    });
    let Some(other) = other else { return Vec::new() };
    let in_resource = |token: &&Token| kind(block.keyword(token.item)).is_some();
    principals(block)
        .filter(in_resource)
        .filter(|token| is_used_elsewhere(block, token))
        .map(|token| replaced(block, &token.bytes, &other.name))
        .collect()
}

/// The arguments of `existing`, with their parentheses.
fn existing_arguments(block: &Block) -> impl Iterator<Item = &Token> {
    tokens(block, Sort::Group).filter(|token| block.items[token.item].form == Form::Existing)
}

fn no_arguments(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let declares = |token: &&Token| {
        // A parameter that only this names would be unused, and that is another mistake.
        let inside = references(block).filter(|name| token.bytes.contains(&name.bytes.start));
        inside.into_iter().all(|name| is_used_elsewhere(block, name))
    };
    existing_arguments(block)
        .filter(declares)
        .map(|token| replaced(block, &token.bytes, "()"))
        .collect()
}

fn four_arguments(block: &Block, _: &mut Random) -> Vec<Mutant> {
    existing_arguments(block).map(|token| replaced(block, &token.bytes, FOUR)).collect()
}

/// The first three are right.
const FOUR: &str =
    "(\"corpdata\", \"shared\", \"00000000-0000-0000-0000-000000000000\", \"westeurope\")";

fn existing_parameter(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let parameters = tops(block).filter(|item| item.word == "parameter");
    let mutants = parameters.map(|item| {
        let statement = format!("existing {}(\"mutant\"); ", item.name);
        inserted(block, item.bytes.start, &statement, &item.name)
    });
    mutants.collect()
}

fn no_semicolon(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for token in tokens(block, Sort::Mark).filter(|token| block.of(token) == ";") {
        let item = &block.items[token.item];
        let rest = block.text[token.bytes.end..].trim_start();
        // Optional after a body, and before the end of one.
        let optional = item.body.is_some() || rest.is_empty() || rest.starts_with(['}', ';']);
        if optional || rest.starts_with("//") {
            continue;
        }
        let mut mutant = deleted(block, &token.bytes);
        // Any token of the item that the `;` ended.
        let own = block.tokens.iter().filter(|other| {
            item.bytes.contains(&other.bytes.start) && other.bytes.end <= token.bytes.start
        });
        mutant.places.extend(own.map(|token| token.bytes.clone()));
        // The arguments' closing parenthesis.
        mutant.places.push(token.bytes.start - 1..token.bytes.start);
        mutants.push(mutant);
    }
    mutants
}

fn without(block: &Block, mark: &str) -> Vec<Mutant> {
    tokens(block, Sort::Mark)
        .filter(|token| block.of(token) == mark)
        // A trailing comma may be left out.
        .filter(|token| {
            !block.text[token.bytes.end..].trim_start().starts_with([';', ']', '}', ')'])
        })
        .map(|token| deleted(block, &token.bytes))
        .collect()
}

/// Not before a value with a body: what is left looks like a child, and uses of its name fail too.
fn no_equals(block: &Block, _: &mut Random) -> Vec<Mutant> {
    tokens(block, Sort::Mark)
        .filter(|token| block.of(token) == "=" && block.items[token.item].body.is_none())
        .map(|token| deleted(block, &token.bytes))
        .collect()
}

fn other_arrow(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let arrows = tokens(block, Sort::Mark).filter(|token| block.of(token) == "=>");
    let mutants = arrows.map(|token| {
        let arrow = random.pick(&["->", "=", ":"]);
        replaced(block, &token.bytes, arrow)
    });
    mutants.collect()
}

fn equals_for_colon(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let members = [Form::Setting, Form::Roles, Form::Entry];
    tokens(block, Sort::Mark)
        .filter(|token| block.of(token) == ":")
        .filter(|token| members.contains(&block.items[token.item].form))
        .map(|token| replaced(block, &token.bytes, "="))
        .collect()
}

fn colon_for_equals(block: &Block, _: &mut Random) -> Vec<Mutant> {
    tokens(block, Sort::Mark)
        .filter(|token| block.of(token) == "=")
        .map(|token| replaced(block, &token.bytes, ":"))
        .collect()
}

/// Not before a flag in a list of names, where it may be one more name.
fn comma_for_semicolon(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let lists = ["roles", "reference", "wait_for", "reference_parts", "identity", "args"];
    let mutants = tokens(block, Sort::Mark).filter(|token| block.of(token) == ";");
    let mutants = mutants.filter(|token| {
        let item = &block.items[token.item];
        let next = block.tokens.iter().find(|next| next.bytes.start >= token.bytes.end);
        // Neither at the end of a body, nor after one, where it is optional.
        let rest = block.text[token.bytes.end..].trim_start();
        let is_last = rest.starts_with(['}', '>', ')']) || item.body.is_some();
        let is_flag = |next: &Token| block.items[next.item].form == Form::Flag;
        let is_list = lists.contains(&&*item.word) || item.form == Form::Roles;
        next.is_some_and(|next| !(is_last || is_list && is_flag(next)))
    });
    mutants.map(|token| replaced(block, &token.bytes, ",")).collect()
}

/// Of text that is a word, or words with hyphens.
fn unquoted(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let forms = [Form::Setting, Form::Entry];
    let texts = tokens(block, Sort::Literal).filter(|token| {
        let text = block.of(token).trim_matches('"');
        let is_word = |word: &str| {
            word.starts_with(|letter: char| letter.is_ascii_lowercase())
                && syn::parse_str::<syn::Ident>(word).is_ok()
        };
        forms.contains(&block.items[token.item].form)
            && block.of(token).starts_with('"')
            && block.keyword_of(text).is_none()
            && text.split('-').all(is_word)
    });
    let mutants = texts.map(|token| {
        let text = block.of(token).trim_matches('"').to_owned();
        replaced(block, &token.bytes, &text)
    });
    mutants.collect()
}

/// Every item of a form, written again behind itself.
fn twice(block: &Block, form: Form) -> Vec<Mutant> {
    let items = block.items.iter().enumerate().filter(|(_, item)| item.form == form);
    let mutants = items.filter_map(|(index, item)| {
        if form == Form::Declaration && item.parent.is_some() {
            return None;
        }
        again(block, index, item)
    });
    mutants.collect()
}

fn again(block: &Block, index: usize, item: &Item) -> Option<Mutant> {
    let text = &block.text[item.bytes.clone()];
    let named = [Sort::Declared, Sort::DeclaredChild, Sort::Setting, Sort::Key, Sort::Reference];
    let name =
        block.tokens.iter().find(|token| token.item == index && named.contains(&token.sort))?;
    let ended = text.ends_with(';') || item.body.is_some();
    let between = if ended { " " } else { "; " };
    let end = item.bytes.end;
    let start = end + between.len() + name.bytes.start - item.bytes.start;
    let mutant = replaced(block, &(end..end), &format!("{between}{text}"));
    Some(mutant.at(start, name.bytes.len()))
}

fn child_twice(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let items = block.items.iter().enumerate();
    items
        .filter(|(_, item)| item.form == Form::Declaration && item.parent.is_some())
        .filter_map(|(index, item)| again(block, index, item))
        .collect()
}

fn role_twice(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let mutants = tokens(block, Sort::Role).map(|token| {
        let role = block.of(token);
        let listed = block.text[..token.bytes.start].trim_end().ends_with(['[', ',']);
        let (before, after) = if listed { ("", "") } else { ("[", "]") };
        let start = token.bytes.start + before.len() + role.len() + 2;
        replaced(block, &token.bytes, &format!("{before}{role}, {role}{after}"))
            .at(start, role.len())
    });
    mutants.collect()
}

/// A larger role stands before it or after it. What a reason stands before is no mistake.
fn role_contained(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let mutants = tokens(block, Sort::Role).filter_map(|token| {
        let role = block.of(token);
        let (_, larger) = CONTAINED.iter().find(|(contained, _)| *contained == role)?;
        let before = block.text[..token.bytes.start].trim_end();
        let (open, close) = if before.ends_with(['[', ',']) { ("", "") } else { ("[", "]") };
        if block.text.contains("#[allow") || block.text.contains(larger) {
            return None;
        }
        let (text, place) = if random.once_in(2) {
            (format!("{open}{role}, {larger}{close}"), open.len())
        } else {
            (format!("{open}{larger}, {role}{close}"), open.len() + larger.len() + 2)
        };
        let start = token.bytes.start + place;
        Some(replaced(block, &token.bytes, &text).at(start, role.len()))
    });
    mutants.collect()
}

fn other_case(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let mutants = tops(block).filter(|item| item.form == Form::Declaration).filter_map(|item| {
        let other = item.name.to_uppercase();
        let renamed = block.text[item.bytes.clone()].contains(" as ");
        (other != item.name && !renamed && !item.name.starts_with("r#"))
            .then(|| inserted(block, item.bytes.end, &format!(" ; keyvault {other};"), &other))
    });
    mutants.collect()
}

fn no_value(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let single = |token: &&Token| {
        let item = &block.items[token.item];
        matches!(item.form, Form::Setting | Form::Entry)
            && !block.text[item.bytes.clone()].contains(',')
            && !block.text[item.bytes.clone()].contains('.')
    };
    block
        .tokens
        .iter()
        .filter(|token| matches!(token.sort, Sort::Literal | Sort::Choice))
        .filter(single)
        .map(|token| deleted(block, &token.bytes))
        .collect()
}

/// Names of statements that nothing else names.
fn unused_names(block: &Block) -> impl Iterator<Item = &Token> {
    tokens(block, Sort::Declared).filter(|token| !block.is_used(block.of(token)))
}

fn no_name(block: &Block, _: &mut Random) -> Vec<Mutant> {
    unused_names(block).map(|token| deleted(block, &token.bytes)).collect()
}

fn no_role(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let single = |token: &&Token| {
        let before = block.text[..token.bytes.start].trim_end();
        before.ends_with("=>")
    };
    tokens(block, Sort::Role).filter(single).map(|token| deleted(block, &token.bytes)).collect()
}

fn quoted_name(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let plain = |token: &&Token| !block.of(token).starts_with("r#");
    unused_names(block)
        .filter(plain)
        .map(|token| replaced(block, &token.bytes, &format!("\"{}\"", block.of(token))))
        .collect()
}

fn quoted_role(block: &Block, _: &mut Random) -> Vec<Mutant> {
    tokens(block, Sort::Role)
        .map(|token| replaced(block, &token.bytes, &format!("\"{}\"", block.of(token))))
        .collect()
}

fn hyphen(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let declared = tokens(block, Sort::Declared).filter(|token| !block.of(token).starts_with("r#"));
    let mutants = declared.filter_map(|token| {
        let at = token.bytes.start + block.of(token).find('_')?;
        Some(replaced(block, &(at..at + 1), "-"))
    });
    mutants.collect()
}

fn rust_keyword(block: &Block, random: &mut Random) -> Vec<Mutant> {
    unused_names(block)
        .map(|token| (token, random.pick(&["match", "type", "move", "loop"])))
        // A declaration of that name is another mistake.
        .filter(|(_, word)| !block.text.contains(&format!("r#{word}")))
        .map(|(token, word)| replaced(block, &token.bytes, word))
        .collect()
}

fn brackets(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let single = |token: &&Token| {
        let item = &block.items[token.item];
        item.form == Form::Setting && !block.text[item.bytes.clone()].contains(',')
    };
    block
        .tokens
        .iter()
        .filter(|token| matches!(token.sort, Sort::Literal | Sort::Choice))
        .filter(single)
        .map(|token| replaced(block, &token.bytes, &format!("[{}]", block.of(token))))
        .collect()
}
