//! What holds for every valid model, shown on random ones.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use app_model::kinds::storage::StorageSku;
use app_model::{Application, Builder, lint};
use app_model_tests::keep;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::Index;
use tree_sitter::{Node, Parser};

/// One statement of a model, apart from its name.
#[derive(Debug, Clone)]
enum Statement {
    Parameter {
        default: Option<String>,
        text: String,
    },
    Number {
        default: Option<i32>,
    },
    Secret {
        text: String,
    },
    Identity {
        roles: Vec<Grant>,
        existing: Option<Existing>,
    },
    Vault {
        days: Option<i64>,
        secret: Option<String>,
        tags: Tags,
        roles: Vec<Grant>,
        existing: Option<Existing>,
    },
    Storage {
        sku: bool,
        children: Vec<(u8, String)>,
        tags: Tags,
        roles: Vec<Grant>,
    },
    Registry {
        tags: Tags,
    },
    Module {
        value: String,
    },
    Output {
        value: String,
    },
    /// In App Service, or in Container Apps.
    Program {
        site: bool,
        text: String,
        references: Vec<Grant>,
    },
}

type Tags = BTreeMap<String, String>;

/// Who or on what, of those that there are.
#[derive(Debug, Clone)]
struct Grant(Index, bool);

#[derive(Debug, Clone)]
struct Existing {
    name: String,
    group: Option<String>,
}

type Model = BTreeMap<String, Statement>;

/// Any text that a person could write, and some that nobody would. Two slashes are kept apart: after
/// a quote, a space or an escape the parser that is not ours takes them for a comment.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9 ]{0,12}",
        Just("it's".to_owned()),
        Just("${injected}".to_owned()),
        Just("a\\b'''c\n\td\r\"e\"".to_owned()),
        Just("$${x} \u{7f} \u{1} é 💡 \u{202e}".to_owned()),
        any::<String>(),
    ]
    .prop_map(|text| text.replace("//", "/ /"))
}

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Z][a-z0-9]{0,6}(-[a-z0-9]{1,5}){0,2}".prop_filter("main.bicep has this itself", |name| {
        !["rg", "location", "principalid", "resourcegroupname"]
            .contains(&name.to_lowercase().as_str())
    })
}

fn grants() -> impl Strategy<Value = Vec<Grant>> {
    vec((any::<Index>(), any::<bool>()).prop_map(|(who, both)| Grant(who, both)), 0..3)
}

fn existing() -> impl Strategy<Value = Option<Existing>> {
    proptest::option::of(
        ("[a-z]{3,10}", proptest::option::of("[a-zA-Z0-9_.()é-]{0,11}[a-zA-Z0-9_()é-]"))
            .prop_map(|(name, group)| Existing { name, group }),
    )
}

fn statement() -> impl Strategy<Value = Statement> {
    let tags = || btree_map("[a-z][a-z-]{0,8}", text(), 0..3);
    prop_oneof![
        (proptest::option::of(text()), text())
            .prop_map(|(default, text)| Statement::Parameter { default, text }),
        proptest::option::of(any::<i32>()).prop_map(|default| Statement::Number { default }),
        text().prop_map(|text| Statement::Secret { text }),
        (grants(), existing())
            .prop_map(|(roles, existing)| Statement::Identity { roles, existing }),
        (
            proptest::option::of(7..=90_i64),
            proptest::option::of("[a-z]{1,8}"),
            tags(),
            grants(),
            existing()
        )
            .prop_map(|(days, secret, tags, roles, existing)| Statement::Vault {
                days,
                secret,
                tags,
                roles,
                existing
            }),
        (any::<bool>(), btree_map("[a-z]{3,8}", 0..4_u8, 0..4), tags(), grants()).prop_map(
            |(sku, children, tags, roles)| Statement::Storage {
                sku,
                children: children.into_iter().map(|(name, kind)| (kind, name)).collect(),
                tags,
                roles
            }
        ),
        tags().prop_map(|tags| Statement::Registry { tags }),
        text().prop_map(|value| Statement::Module { value }),
        text().prop_map(|value| Statement::Output { value }),
        (any::<bool>(), text(), grants()).prop_map(|(site, text, references)| Statement::Program {
            site,
            text,
            references
        }),
    ]
}

/// Names that differ, apart from case too, each with a statement.
fn model() -> impl Strategy<Value = Model> {
    btree_map(name(), statement(), 0..12).prop_map(|model| {
        let mut taken = BTreeSet::new();
        model.into_iter().filter(|(name, _)| taken.insert(name.to_lowercase())).collect()
    })
}

/// A random model has no purpose.
const RANDOM: &str = "the model is a random one";

/// Declares the model in the given order of its statements: first everything, then the settings
/// that name others, as a block does.
fn build(model: &Model, order: &[usize]) -> Builder {
    let app = Builder::new();
    let statements: Vec<(&String, &Statement)> = model.iter().collect();
    let ordered = || order.iter().filter_map(|index| statements.get(*index).copied());
    let (mut identities, mut vaults, mut accounts, mut secrets) =
        (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let (mut programs, mut environments) = (BTreeMap::new(), None);
    for (name, statement) in ordered() {
        match statement {
            Statement::Parameter { default, text } => {
                let parameter = app.add_parameter(name).description(text);
                if let Some(default) = default {
                    parameter.value(default.as_str());
                }
                app.allow(parameter, lint::unused_parameter, RANDOM);
            }
            Statement::Number { default } => {
                let parameter = app.add_int_parameter(name);
                if let Some(default) = default {
                    parameter.value(i64::from(*default));
                }
                app.allow(parameter, lint::unused_parameter, RANDOM);
            }
            Statement::Secret { text } => {
                secrets.insert(name, app.add_secret_parameter(name).description(text));
            }
            Statement::Identity { existing, .. } => {
                let identity = app.add_user_assigned_identity(name);
                if let Some(existing) = existing {
                    let reference = identity.publish_as_existing(existing.name.as_str());
                    if let Some(group) = &existing.group {
                        reference.resource_group(group.as_str());
                    }
                }
                identities.insert(name, identity);
            }
            Statement::Vault { days, tags, existing, .. } => {
                let vault = app.add_key_vault(name);
                // What exists already cannot be set.
                if let Some(existing) = existing {
                    vault.publish_as_existing(existing.name.as_str());
                } else {
                    if let Some(days) = days {
                        vault.soft_delete_retention_days(*days);
                    }
                    for (key, value) in tags {
                        vault.tags().entry(key, value.as_str());
                    }
                }
                vaults.insert(name, vault);
            }
            Statement::Storage { sku, children, tags, .. } => {
                let account = app.add_storage(name);
                if *sku {
                    account.sku(StorageSku::PremiumLrs);
                }
                for (kind, child) in children {
                    match kind {
                        0 => account.add_blob_container(child).node(),
                        1 => account.add_queue(child).node(),
                        2 => account.add_table(child).node(),
                        _ => account.add_file_share(child).node(),
                    };
                }
                for (key, value) in tags {
                    account.tags().entry(key, value.as_str());
                }
                accounts.insert(name, account);
            }
            Statement::Registry { tags } => {
                let registry = app.add_container_registry(name);
                for (key, value) in tags {
                    registry.tags().entry(key, value.as_str());
                }
            }
            Statement::Module { value } => {
                let text = "param value string\noutput result string = value\n";
                let module = app.add_bicep_template_string(name, text);
                module.params().entry("value", value.as_str());
                module.add_output("result");
            }
            Statement::Output { value } => {
                app.add_output(name, value.as_str());
            }
            Statement::Program { site, text, .. } => {
                // Names that no statement has.
                let (sites, apps) = environments.get_or_insert_with(|| {
                    let sites = app.add_app_service_environment("where-all-sites-run");
                    let apps = app.add_container_app_environment("where-all-apps-run");
                    (sites.deployment_slot("next"), apps)
                });
                let program = app.add_project(name, "../folder");
                program.add_endpoint("http").port(8080).external(true);
                program.env().entry("TEXT", text.as_str());
                programs.insert(
                    name,
                    // The name of a container app has two letters at least.
                    if *site || name.len() < 2 {
                        program.environment(*sites)
                    } else {
                        program.environment(*apps)
                    },
                );
            }
        }
    }
    let secret = secrets.values().next().copied();
    let who: Vec<_> = identities.values().copied().collect();
    let what: Vec<_> = vaults.values().copied().collect();
    let others: Vec<_> = programs.iter().map(|(name, program)| (*name, *program)).collect();
    let (mut keeps_secret, mut granted) = (false, BTreeSet::new());
    for (name, statement) in ordered() {
        match statement {
            Statement::Identity { roles, .. } if !what.is_empty() => {
                for Grant(target, both) in roles {
                    granted.insert(identities[name].node().id());
                    let roles = identities[name].with_role_assignments(*target.get(&what));
                    roles.KeyVaultReader.grant();
                    if *both {
                        roles.KeyVaultSecretsUser.grant();
                    }
                }
            }
            Statement::Vault { secret: Some(child), .. } => {
                if let Some(secret) = secret {
                    vaults[name].add_secret(child, secret);
                    keeps_secret = true;
                }
            }
            Statement::Vault { roles, .. } if !who.is_empty() => {
                for Grant(principal, _) in roles {
                    let principal = *principal.get(&who);
                    granted.insert(principal.node().id());
                    vaults[name].with_role_assignments(principal).Reader.grant();
                }
            }
            Statement::Storage { roles, .. } if !who.is_empty() => {
                for Grant(principal, both) in roles {
                    let principal = *principal.get(&who);
                    granted.insert(principal.node().id());
                    let roles = accounts[name].with_role_assignments(principal);
                    roles.StorageBlobDataReader.grant();
                    if *both {
                        roles.StorageQueueDataReader.grant();
                    }
                }
            }
            Statement::Program { references, .. } => {
                // A program refers to each of the others once.
                let mut known = BTreeSet::new();
                for Grant(target, vault) in references {
                    if *vault && !what.is_empty() {
                        let vault = *target.get(&what);
                        if known.insert(vault.node().id()) {
                            programs[name].reference(vault);
                        }
                    } else {
                        let (other, program) = *target.get(&others);
                        if other != name && known.insert(program.node().id()) {
                            programs[name].reference(program);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for secret in secrets.values().skip(usize::from(keeps_secret)) {
        app.allow(*secret, lint::unused_parameter, RANDOM);
    }
    for (name, statement) in ordered() {
        let Statement::Identity { existing, .. } = statement else { continue };
        let identity = identities[name];
        if !granted.contains(&identity.node().id()) {
            app.allow(identity, lint::unused_identity, RANDOM);
        } else if existing.is_none() && !programs.is_empty() {
            app.allow(identity, lint::idle_identity, RANDOM);
        }
    }
    app
}

/// The application, unless names that differ collide where they end up, which `build()` must say.
fn application(model: &Model, order: &[usize]) -> Result<Application, TestCaseError> {
    build(model, order).build().map_err(|errors| {
        let collision = |finding: &app_model::Finding| {
            ["would both be", "is needed for", "would be called", "takes 64", "would be `"]
                .iter()
                .any(|text| finding.message().contains(text))
        };
        if errors.findings().iter().all(collision) {
            TestCaseError::reject("names collide")
        } else {
            TestCaseError::fail(errors.to_string())
        }
    })
}

fn in_order(model: &Model) -> Vec<usize> {
    (0..model.len()).collect()
}

/// A Bicep parser that is not ours.
fn parse(text: &str) -> tree_sitter::Tree {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_bicep::LANGUAGE.into()).unwrap();
    parser.parse(text, None).unwrap()
}

/// Every string literal that holds no expression, as it is meant.
fn literals(text: &str) -> Vec<String> {
    let tree = parse(text);
    let mut found = Vec::new();
    let mut open: Vec<Node<'_>> = vec![tree.root_node()];
    while let Some(node) = open.pop() {
        let mut cursor = node.walk();
        let computed = node.children(&mut cursor).any(|child| child.kind() == "interpolation");
        if node.kind() == "string" && !computed {
            found.push(meaning(&text[node.byte_range()]));
        }
        open.extend((0..node.child_count()).filter_map(|index| node.child(index)));
    }
    found
}

/// A literal without its quotes and escapes.
fn meaning(literal: &str) -> String {
    let inner =
        literal.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(literal);
    let mut text = String::new();
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let code: String = letters.by_ref().skip(1).take_while(|c| *c != '}').collect();
                text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

/// How many of the random models a type checker sees as well.
const KEPT: usize = 50;

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_model_publishes_bicep_that_parses_and_means_what_was_said(model in model()) {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let application = application(&model, &in_order(&model))?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        if number < KEPT {
            keep(&application, &format!("random-{number}"));
        }
        for file in application.publication().files() {
            let tree = parse(&file.text);
            prop_assert!(!tree.root_node().has_error(), "{}:\n{}", file.path, file.text);
            // Texts in the model have some; they are written as escapes.
            prop_assert!(!file.text.contains('\r'), "{}:\n{:?}", file.path, file.text);
        }
        prop_assert!(!application.manifest().contains('\r'));
        for (name, statement) in &model {
            let (text, values): (&str, Vec<&String>) = match statement {
                Statement::Storage { tags, .. } | Statement::Registry { tags } => {
                    (application.module(name).unwrap(), tags.values().collect())
                }
                Statement::Program { text, .. } => {
                    (application.module(name).unwrap(), std::iter::once(text).collect())
                }
                _ => continue,
            };
            let literals = literals(text);
            for value in values {
                prop_assert!(literals.contains(value), "{value:?} in {literals:?}\n{text}");
            }
        }
    }

    #[test]
    fn two_publishes_are_equal(model in model()) {
        let (one, other) = (application(&model, &in_order(&model))?, application(&model, &in_order(&model))?);
        prop_assert_eq!(one.manifest(), other.manifest());
        for (one, other) in one.publication().files().iter().zip(other.publication().files()) {
            prop_assert_eq!(&one.path, &other.path);
            prop_assert_eq!(&one.text, &other.text);
        }
    }

    #[test]
    fn the_order_of_statements_changes_only_the_order_of_the_text(
        (model, order) in model().prop_flat_map(|model| {
            let order = Just(in_order(&model)).prop_shuffle();
            (Just(model), order)
        })
    ) {
        let (one, other) = (application(&model, &in_order(&model))?, application(&model, &order)?);
        let sorted = |application: &Application| -> BTreeMap<String, Vec<String>> {
            let files = application.publication();
            let lines = |text: &str| {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                lines.sort();
                lines
            };
            files.files().iter().map(|file| (file.path.clone(), lines(&file.text))).collect()
        };
        prop_assert_eq!(sorted(&one), sorted(&other));
    }

    #[test]
    fn names_that_differ_stay_different(model in model()) {
        let application = application(&model, &in_order(&model))?;
        let publication = application.publication();
        let mut paths = BTreeSet::new();
        for file in publication.files() {
            prop_assert!(paths.insert(file.path.to_lowercase()), "{} twice", file.path);
        }
        let main = publication.file("main.bicep").unwrap_or_default();
        let mut symbols = BTreeSet::new();
        for line in main.lines() {
            let mut words = line.split(' ');
            if let Some("module" | "resource" | "param") = words.next() {
                let symbol = words.next().unwrap_or_default();
                prop_assert!(symbols.insert(symbol.to_owned()), "{symbol} twice:\n{main}");
            }
        }
        // A parameter that nothing takes is left out, as an output is; a program is not called.
        let declared = model.values().filter(|statement| {
            !matches!(
                statement,
                Statement::Parameter { .. }
                    | Statement::Number { .. }
                    | Statement::Secret { .. }
                    | Statement::Output { .. }
                    | Statement::Program { .. }
            )
        });
        let declared = declared.count();
        prop_assert!(symbols.len() >= declared, "{symbols:?}");
    }

    /// Text that is no name at all is refused in words, never in a panic.
    #[test]
    fn any_text_as_a_name_builds_or_is_refused(names in vec(any::<String>(), 0..8)) {
        let app = Builder::new();
        for name in &names {
            app.add_storage(name).add_queue(name);
            app.add_parameter(name).description(name);
        }
        if let Err(errors) = app.build() {
            prop_assert!(!errors.findings().is_empty());
        }
    }
}
