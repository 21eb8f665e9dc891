//! Operators for the families of the catalogue: what no other operator makes of their mistakes.

use app_model_tests::random::Random;

use crate::operators::{Mutant, Operator, inserted, is_used_elsewhere, operator, replaced};
use crate::operators::{references, tokens, tops};
use crate::parts::{Block, Form, Item, Sort, Token};
use crate::words::kind;

pub(crate) const FAMILIES: [Operator; 38] = [
    operator("pin a name that Azure refuses", "the name", pinned_name),
    operator("write a letter outside of ASCII in a name", "the name", foreign_letter),
    operator("begin a name with a digit", "the name", digit),
    operator("take a word that Azure reserves", "the name", reserved_word),
    operator("declare a parameter that nothing reads", "its name", unused_parameter),
    operator("declare an identity that nothing uses", "its name", unused_identity),
    operator("declare a parameter that always exists", "its name", generated_parameter),
    operator("keep a credential in a plain parameter", "its name", plain_credential),
    operator("give text for a number", "the name of the parameter", text_for_a_number),
    operator("fill a vault's secret from a plain parameter", "the parameter", plain_secret),
    operator("put a secret on the command line", "the secret", secret_argument),
    operator("put a secret into the build of an image", "the secret", secret_build),
    operator("write a password in a variable", "the text", password_in_a_variable),
    operator("grant the role of an owner", "the role", owner),
    operator("list roles without brackets", "the second role", no_list),
    operator("make something `existing` that nobody declares", "the name", existing_nothing),
    operator("make a program `existing`", "its name", existing_program),
    operator("bind to a name that Azure refuses", "the name", existing_name),
    operator("bind to a subscription that is no id", "the literal", existing_subscription),
    operator("set something of an `existing` resource", "the setting", existing_setting),
    operator(
        "make a resource read only while something is granted on it",
        "who, or on what",
        read_only,
    ),
    operator("reference an identity, a parameter or an environment", "its name", no_target),
    operator("reference something twice", "the second name", reference_twice),
    operator("let a program refer to itself", "its name", own_reference),
    operator("let a program wait for itself", "its name", own_wait),
    operator("run a program in something that is no environment", "its name", no_environment),
    operator("add an environment, and choose none", "the program's name", two_environments),
    operator("write a port out of range", "the number", port),
    operator("let a web site be no public one", "the endpoint's name", not_external),
    operator("give a probe HTTP without an endpoint of that name", "the name", probe),
    operator("write a blank in the name of a variable", "the name", blank),
    operator("set a variable to a whole resource", "the resource", whole_resource),
    operator("write a schedule with six fields", "the text", schedule),
    operator("give memory in another unit", "the text", memory),
    operator("keep deleted secrets for too short a time", "the number", retention),
    operator("switch purge protection off", "the value", purge_protection),
    operator("let the minimum be above the maximum", "the minimum", replicas),
    operator("give two values to a setting that takes one", "the second value", second_value),
];

/// The mutant with one more statement, which is not the mistake.
fn with(mut mutant: Mutant, statement: &str) -> Mutant {
    let end = if mutant.text.trim_end().ends_with([';', '}']) { "" } else { ";" };
    mutant.text.push_str(&format!("{end}\n{statement}\n"));
    mutant
}

/// A statement at the end of the block; the error stands at a part of it.
fn at_the_end(block: &Block, statement: &str, part: &str) -> Vec<Mutant> {
    if !has_resources(block) {
        return Vec::new();
    }
    let end = if block.text.trim_end().ends_with([';', '}']) { "" } else { ";" };
    vec![inserted(block, block.text.len(), &format!("{end}\n{statement}\n"), part)]
}

/// The bodies of statements with one of these keywords, without one of these members.
fn bodies<'b>(
    block: &'b Block,
    keywords: &'b [&str],
    members: &'b [&str],
) -> impl Iterator<Item = (&'b Item, usize)> {
    let items = block.items.iter().enumerate().filter(|(_, item)| {
        item.form == Form::Declaration
            && item.parent.is_none()
            && keywords.contains(&&*item.word)
            && !is_bound(block, &item.name)
    });
    items.filter_map(|(index, item)| {
        let body = item.body.as_ref()?;
        let has =
            |member: &Item| member.parent == Some(index) && members.contains(&member.word.as_str());
        (!block.items.iter().any(has)).then_some((item, body.start))
    })
}

/// A member more in each of these bodies; the error stands at a part of it.
fn members(
    block: &Block,
    keywords: &[&str],
    without: &[&str],
    member: &str,
    part: &str,
) -> Vec<Mutant> {
    bodies(block, keywords, without)
        .map(|(_, at)| inserted(block, at, &format!(" {member}"), part))
        .collect()
}

const PROGRAMS: [&str; 2] = ["project", "container"];
const ENVIRONMENTS: [&str; 2] = ["containerapps", "appservice"];

/// Whether a name is that of something that exists where the application is published.
fn is_bound(block: &Block, name: &str) -> bool {
    block.items.iter().any(|item| {
        item.form == Form::Existing && item.name == name && item.word != "run_as_existing"
    })
}

/// Whether the block has a resource that is no identity: then what is unused counts.
fn has_resources(block: &Block) -> bool {
    let beside = ["identity", "parameter", "secret", "output"];
    tops(block).any(|item| item.form == Form::Declaration && !beside.contains(&&*item.word))
}

/// Whether a reason is given for something: it has to stay one when more is named.
fn has_reasons(block: &Block) -> bool {
    block.text.contains("#[allow")
}

fn pinned_name(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let names: [(&str, [&str; 2]); 3] = [
        ("keyvault", ["\"corp--vault\"", "\"9-vault\""]),
        ("storage", ["\"My-Data\"", "\"contosocustomerdocumentsprod\""]),
        ("registry", ["\"team-images\"", "\"img\""]),
    ];
    let mutants = names.iter().flat_map(|(keyword, names)| {
        let name = random.pick(names);
        members(block, &[keyword], &["name"], &format!("name: {name};"), name)
    });
    mutants.collect()
}

/// Names of resources that nothing else names.
fn unused_names(block: &Block) -> impl Iterator<Item = &Token> {
    tokens(block, Sort::Declared)
        .filter(|token| !block.is_used(block.of(token)) && !block.of(token).starts_with("r#"))
}

fn foreign_letter(block: &Block, random: &mut Random) -> Vec<Mutant> {
    unused_names(block)
        .filter(|token| !block.text[token.bytes.end..].starts_with(" as "))
        .map(|token| {
            let letter = random.pick(&["é", "ß", "ø"]);
            replaced(block, &token.bytes, &format!("{}{letter}", block.of(token)))
        })
        .collect()
}

fn digit(block: &Block, _: &mut Random) -> Vec<Mutant> {
    // `1e…` and `0x…` are numbers, as the compiler reads them before the macro does.
    unused_names(block)
        .filter(|token| !block.of(token).starts_with(['e', 'E']))
        .map(|token| replaced(block, &token.bytes, &format!("2{}", block.of(token))))
        .collect()
}

fn reserved_word(block: &Block, _: &mut Random) -> Vec<Mutant> {
    at_the_end(block, "keyvault microsoft_mutant;", "microsoft_mutant")
}

fn unused_parameter(block: &Block, _: &mut Random) -> Vec<Mutant> {
    at_the_end(block, "parameter mutant_value;", "mutant_value")
}

fn unused_identity(block: &Block, _: &mut Random) -> Vec<Mutant> {
    at_the_end(block, "identity mutant_id;", "mutant_id")
}

fn generated_parameter(block: &Block, _: &mut Random) -> Vec<Mutant> {
    // Where something has the name already, that is the mistake.
    if block.text.contains("output location") {
        return Vec::new();
    }
    at_the_end(block, "parameter location; output mutant_place = location;", "location")
}

fn plain_credential(block: &Block, _: &mut Random) -> Vec<Mutant> {
    at_the_end(
        block,
        "parameter mutant_password; storage mutantdata { tags { mutant: mutant_password; } }",
        "mutant_password",
    )
}

fn text_for_a_number(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let numbers = tokens(block, Sort::Literal).filter(|token| {
        let item = &block.items[token.item];
        item.form == Form::Setting && block.of(token).chars().all(|digit| digit.is_ascii_digit())
    });
    numbers
        .map(|token| with(replaced(block, &token.bytes, "mutant_text"), "parameter mutant_text;"))
        .collect()
}

fn plain_secret(block: &Block, _: &mut Random) -> Vec<Mutant> {
    members(block, &["keyvault"], &[], "secret mutant = mutant_value;", "mutant_value")
        .into_iter()
        .map(|mutant| with(mutant, "parameter mutant_value;"))
        .collect()
}

fn secret_argument(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let argument = "args: \"--mutant\", mutant_secret;";
    members(block, &PROGRAMS, &["args"], argument, "mutant_secret")
        .into_iter()
        .map(|mutant| with(mutant, "secret mutant_secret;"))
        .collect()
}

fn secret_build(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let argument = "build_args { MUTANT: mutant_secret; }";
    members(block, &["project"], &["build_args"], argument, "mutant_secret")
        .into_iter()
        .map(|mutant| with(mutant, "secret mutant_secret;"))
        .collect()
}

fn password_in_a_variable(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let text = "\"Server=db;User Id=app;Password=hunter2\"";
    members(block, &PROGRAMS, &["env"], &format!("env {{ MUTANT: {text}; }}"), text)
}

/// Roles that stand alone after `=>`, where no reason is given for one.
fn single_roles(block: &Block) -> impl Iterator<Item = &Token> {
    let alone = |token: &&Token| block.text[..token.bytes.start].trim_end().ends_with("=>");
    tokens(block, Sort::Role).filter(alone).filter(|_| !has_reasons(block))
}

fn owner(block: &Block, random: &mut Random) -> Vec<Mutant> {
    single_roles(block)
        .map(|token| {
            let role = random.pick(&["Owner", "UserAccessAdministrator"]);
            replaced(block, &token.bytes, role)
        })
        .collect()
}

fn no_list(block: &Block, _: &mut Random) -> Vec<Mutant> {
    // In the body of something, a principal would follow; `Reader` is none.
    single_roles(block)
        .filter(|token| block.of(token) != "Reader")
        .map(|token| inserted(block, token.bytes.end, ", Reader", "Reader"))
        .collect()
}

fn existing_nothing(block: &Block, _: &mut Random) -> Vec<Mutant> {
    at_the_end(block, "existing mutant_thing(\"mutant\");", "mutant_thing")
}

fn existing_program(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let programs = tops(block).filter(|item| PROGRAMS.contains(&&*item.word));
    programs
        .map(|item| {
            let statement = format!("\nexisting {}(\"mutant\"); ", item.name);
            inserted(block, block.text.len(), &statement, &item.name)
        })
        .filter(|_| block.text.trim_end().ends_with([';', '}']))
        .collect()
}

/// The arguments of `existing` that are text, of kinds whose names are known here.
fn bound(block: &Block) -> impl Iterator<Item = (&Token, &str)> {
    tokens(block, Sort::Group)
        .filter(|token| block.items[token.item].form == Form::Existing)
        .filter(|token| {
            // A parameter that only this names would be unused, and that is another mistake.
            let mut inside =
                references(block).filter(|name| token.bytes.contains(&name.bytes.start));
            inside.all(|name| is_used_elsewhere(block, name))
        })
        .filter_map(|token| Some((token, block.keyword_of(&block.items[token.item].name)?)))
        .filter(|(_, keyword)| kind(keyword).is_some())
}

fn existing_name(block: &Block, random: &mut Random) -> Vec<Mutant> {
    bound(block)
        .map(|(token, _)| {
            let name = random.pick(&["\"Corp__Mutant\"", "\"mutant!\"", "\"-\""]);
            replaced(block, &token.bytes, &format!("({name})"))
                .at(token.bytes.start + 1, name.len())
        })
        .collect()
}

fn existing_subscription(block: &Block, random: &mut Random) -> Vec<Mutant> {
    bound(block)
        .map(|(token, _)| {
            let subscription = random.pick(&["\"my-subscription\"", "\"0000-1111\""]);
            let before = "(\"corpdata\", \"shared\", ";
            replaced(block, &token.bytes, &format!("{before}{subscription})"))
                .at(token.bytes.start + before.len(), subscription.len())
        })
        .collect()
}

fn existing_setting(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let items = tops(block).filter(|item| {
        let published = |other: &Item| {
            other.form == Form::Existing && other.name == item.name && other.word == "existing"
        };
        item.form == Form::Declaration && block.items.iter().any(published)
    });
    items
        .filter_map(|item| {
            let at = item.body.as_ref()?.start;
            let own = kind(&item.word)?.settings.first()?;
            let setting = format!(" {}: {};", own.0, own.1.first()?);
            Some(inserted(block, at, &setting, own.0))
        })
        .collect()
}

/// What has nothing but one grant, in its body or in that of somebody else.
fn read_only(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let grants: Vec<&Token> =
        references(block).filter(|token| block.items[token.item].form == Form::Roles).collect();
    let existing = tokens(block, Sort::Existing).filter(|token| block.of(token) == "existing");
    existing
        .filter_map(|token| {
            let name = &block.items[token.item].name;
            // An identity holds roles, and none is granted on it.
            kind(block.keyword_of(name)?)?;
            let (index, _) = block.items.iter().enumerate().find(|(_, item)| {
                item.form == Form::Declaration && item.parent.is_none() && item.name == *name
            })?;
            let own = |item: &&Item| item.parent == Some(index);
            if block.items.iter().filter(own).any(|item| item.form != Form::Roles) {
                return None;
            }
            let mut at = grants.iter().filter(|grant| {
                block.items[grant.item].parent == Some(index) || block.of(grant) == name
            });
            let (grant, None) = (at.next()?, at.next()) else { return None };
            let word = "existing_read_only";
            let mutant = replaced(block, &token.bytes, word);
            let moved = if grant.bytes.start > token.bytes.start {
                grant.bytes.start + word.len() - token.bytes.len()
            } else {
                grant.bytes.start
            };
            Some(mutant.at(moved, grant.bytes.len()))
        })
        .collect()
}

/// The last token of each list of references.
fn lists(block: &Block) -> impl Iterator<Item = &Token> {
    block.tokens.iter().filter(|token| {
        let item = &block.items[token.item];
        item.form == Form::Setting
            && item.word == "reference"
            && matches!(token.sort, Sort::Reference | Sort::Segment)
            && !block.text[token.bytes.end..].trim_start().starts_with([',', '.'])
    })
}

fn no_target(block: &Block, _: &mut Random) -> Vec<Mutant> {
    if has_reasons(block) {
        return Vec::new();
    }
    let wrong = ["identity", "parameter", "containerapps"];
    let wrong = || tops(block).filter(move |item| wrong.contains(&&*item.word));
    lists(block)
        .flat_map(|token| {
            wrong().map(|item| {
                inserted(block, token.bytes.end, &format!(", {}", item.name), &item.name)
            })
        })
        .collect()
}

fn reference_twice(block: &Block, _: &mut Random) -> Vec<Mutant> {
    lists(block)
        .map(|token| {
            let item = &block.items[token.item];
            let before = &block.text[item.bytes.start..token.bytes.end];
            let last = before.rsplit([',', ':']).next().unwrap_or_default().trim().to_owned();
            let mut mutant = inserted(block, token.bytes.end, &format!(", {last}"), &last);
            // Of a path the first word is as good as the whole.
            let start = mutant.places[0].start;
            let first = last.split('.').next().unwrap_or_default().len();
            mutant.places.push(start..start + first);
            mutant
        })
        .collect()
}

fn own_reference(block: &Block, _: &mut Random) -> Vec<Mutant> {
    own(block, "reference")
}

fn own_wait(block: &Block, _: &mut Random) -> Vec<Mutant> {
    own(block, "wait_for")
}

/// A program whose setting is the program itself.
fn own(block: &Block, setting: &str) -> Vec<Mutant> {
    bodies(block, &PROGRAMS, &[setting])
        .map(|(item, at)| {
            let before = format!(" {setting}: ");
            inserted(block, at, &format!("{before}{};", item.name), &item.name)
                .at(at + before.len(), item.name.len())
        })
        .collect()
}

fn no_environment(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let other = tops(block).find(|item| {
        item.form == Form::Declaration
            && ["storage", "keyvault", "registry", "parameter", "identity"].contains(&&*item.word)
    });
    let Some(other) = other.filter(|_| !has_reasons(block)) else { return Vec::new() };
    let setting = format!("environment: {};", other.name);
    members(block, &PROGRAMS, &["environment"], &setting, &format!(" {};", other.name))
        .into_iter()
        .map(|mutant| {
            let place = mutant.places[0].clone();
            mutant.at(place.start + 1, place.len() - 2)
        })
        .collect()
}

fn two_environments(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let environments = tops(block).filter(|item| ENVIRONMENTS.contains(&&*item.word)).count();
    let programs: Vec<&Item> = tops(block)
        .filter(|item| ["project", "container", "job", "function"].contains(&&*item.word))
        .collect();
    let [program] = programs.as_slice() else { return Vec::new() };
    // `build()` asks the same of a job, whose environment may be declared elsewhere.
    if program.word == "job" || has_reasons(block) {
        return Vec::new();
    }
    if environments != 1 || block.text.contains("environment:") {
        return Vec::new();
    }
    let name = tokens(block, Sort::Declared).find(|token| block.of(token) == program.name);
    let mutants = name.into_iter().flat_map(|name| {
        let added = at_the_end(block, "containerapps mutant_environment;", "mutant");
        added.into_iter().map(|mutant| mutant.at(name.bytes.start, name.bytes.len()))
    });
    mutants.collect()
}

fn not_external(block: &Block, _: &mut Random) -> Vec<Mutant> {
    if !tops(block).any(|item| item.word == "appservice")
        || tops(block).any(|item| item.word == "containerapps")
    {
        return Vec::new();
    }
    let flags =
        block.items.iter().filter(|item| item.form == Form::Flag && item.word == "external");
    flags
        .filter_map(|flag| {
            let parent = flag.parent?;
            let name = block.tokens.iter().find(|token| {
                token.item == parent && [Sort::Declared, Sort::DeclaredChild].contains(&token.sort)
            })?;
            let nothing = " ".repeat(flag.bytes.len());
            let mutant = replaced(block, &flag.bytes, &nothing);
            Some(mutant.at(name.bytes.start, name.bytes.len()))
        })
        .collect()
}

/// The literals of a setting.
fn literals<'b>(block: &'b Block, setting: &'b str) -> impl Iterator<Item = &'b Token> {
    tokens(block, Sort::Literal).filter(move |token| {
        let item = &block.items[token.item];
        item.form == Form::Setting && item.word == setting
    })
}

fn port(block: &Block, random: &mut Random) -> Vec<Mutant> {
    literals(block, "port")
        .map(|token| replaced(block, &token.bytes, random.pick(&["0", "65536", "70000"])))
        .collect()
}

fn second_value(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let single = |token: &&Token| {
        let item = &block.items[token.item];
        item.form == Form::Setting && !block.text[item.bytes.clone()].contains(',')
    };
    let choices = tokens(block, Sort::Choice).filter(single);
    choices
        .map(|token| {
            let value = block.of(token);
            inserted(block, token.bytes.end, &format!(", {value}"), value)
        })
        .collect()
}

fn probe(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let member = "probe readiness { path: \"/\"; endpoint: mutant_endpoint; }";
    members(block, &["project"], &["probe"], member, "mutant_endpoint")
}

/// A variable more in each program without any; the error stands at a part of it.
fn variable(block: &Block, variable: &str, part: &str) -> Vec<Mutant> {
    members(block, &PROGRAMS, &["env"], &format!("env {{ {variable}; }}"), part)
}

fn blank(block: &Block, _: &mut Random) -> Vec<Mutant> {
    variable(block, "\"MUTANT LEVEL\": \"high\"", "\"MUTANT LEVEL\"")
}

fn whole_resource(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let resource = ["keyvault", "storage"]
        .iter()
        .find_map(|keyword| tops(block).find(|item| item.word == *keyword));
    let Some(resource) = resource else { return Vec::new() };
    // That something names it would be a second mistake.
    if block.text.contains("unreferenced_resource") {
        return Vec::new();
    }
    let name = &resource.name;
    let mutants = variable(block, &format!("MUTANT: {name}"), &format!("MUTANT: {name}"));
    mutants
        .into_iter()
        .map(|mutant| {
            let end = mutant.places[0].end;
            mutant.at(end - name.len(), name.len())
        })
        .collect()
}

fn schedule(block: &Block, random: &mut Random) -> Vec<Mutant> {
    literals(block, "schedule")
        .map(|token| {
            let text = random.pick(&["\"0 0 3 * * *\"", "\"0 30 1 * * 1\"", "\"daily\""]);
            replaced(block, &token.bytes, text)
        })
        .collect()
}

fn memory(block: &Block, _: &mut Random) -> Vec<Mutant> {
    if tops(block).any(|item| item.word == "appservice") {
        return Vec::new();
    }
    members(block, &PROGRAMS, &["memory", "cpu"], "memory: \"512Mi\";", "\"512Mi\"")
}

fn retention(block: &Block, random: &mut Random) -> Vec<Mutant> {
    let name = "soft_delete_retention_days";
    let days = random.pick(&["5", "91", "0"]);
    let before = format!(" {name}: ");
    bodies(block, &["keyvault"], &[name])
        .map(|(_, at)| {
            inserted(block, at, &format!("{before}{days};"), days).at(at + before.len(), days.len())
        })
        .collect()
}

fn purge_protection(block: &Block, _: &mut Random) -> Vec<Mutant> {
    let name = "purge_protection";
    members(block, &["keyvault"], &[name], &format!("{name}: false;"), "false")
}

fn replicas(block: &Block, _: &mut Random) -> Vec<Mutant> {
    if tops(block).any(|item| item.word == "appservice") {
        return Vec::new();
    }
    let member = "min_replicas: 5; max_replicas: 2;";
    members(block, &PROGRAMS, &["min_replicas", "max_replicas"], member, "5")
}
