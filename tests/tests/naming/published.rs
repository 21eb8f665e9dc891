//! The names in what is published, as Azure evaluates them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use app_model::keyword::{bind_mount, endpoint, volume};
use app_model::kinds::container_apps::ContainerAppEnvironment;
use app_model::{Application, Builder};
use app_model_tests::pages::root;
use regex::Regex;

use crate::facts::{Fact, TOKEN, facts, left};
use crate::judged::{cases, fact};
use crate::names;
use crate::ways::{Sort, ways};

/// A resource in a module, with its name where that is known without Azure.
struct Published {
    ty: String,
    name: Option<String>,
    /// How the name is written.
    written: String,
}

/// The resources that an application makes.
fn published(application: &Application) -> Vec<Published> {
    let publication = application.publication();
    publication.files().iter().flat_map(|file| resources(&file.text)).collect()
}

/// The resources that a module makes.
fn resources(module: &str) -> Vec<Published> {
    let mut variables: BTreeMap<&str, &str> = BTreeMap::new();
    let mut resources = Vec::new();
    let mut open: Option<String> = None;
    for line in module.lines() {
        if let Some((name, value)) =
            line.strip_prefix("var ").and_then(|line| line.split_once(" = "))
        {
            variables.insert(name, value);
        }
        if line.starts_with("resource ") {
            let ty = line.split('\'').nth(1).and_then(|ty| ty.split('@').next());
            open = ty.filter(|_| !line.contains(" existing = ")).map(str::to_owned);
        }
        if let Some(written) = line.strip_prefix("  name: ")
            && let Some(ty) = open.take()
        {
            let name = Reader { text: written, variables: &variables }.value();
            resources.push(Published { ty, name, written: written.to_owned() });
        }
    }
    resources
}

/// Reads the expressions that names are written with: texts, what is put into them, and four functions.
struct Reader<'t> {
    text: &'t str,
    variables: &'t BTreeMap<&'t str, &'t str>,
}

impl Reader<'_> {
    /// The value at the beginning of the text, which is left behind; `None` if Azure alone knows it.
    fn value(&mut self) -> Option<String> {
        if let Some(rest) = self.text.strip_prefix('\'') {
            self.text = rest;
            return self.string();
        }
        let end = self.text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(self.text.len());
        let (word, rest) = self.text.split_at(end);
        self.text = rest;
        let Some(rest) = rest.strip_prefix('(') else {
            let value = *self.variables.get(word)?;
            return Reader { text: value, variables: self.variables }.value();
        };
        if word == "uniqueString" {
            self.text = rest.strip_prefix("resourceGroup().id)")?;
            return Some(TOKEN.to_owned());
        }
        let mut arguments = Vec::new();
        self.text = rest;
        while !self.text.starts_with(')') {
            let digits =
                self.text.len() - self.text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if digits > 0 {
                arguments.push(self.text[..digits].to_owned());
                self.text = &self.text[digits..];
            } else {
                arguments.push(self.value()?);
            }
            self.text = self.text.trim_start_matches(", ");
        }
        self.text = &self.text[1..];
        match (word, arguments.as_slice()) {
            ("take", [text, most]) => Some(text.chars().take(most.parse().ok()?).collect()),
            ("toLower", [text]) => Some(text.to_lowercase()),
            ("replace", [text, old, new]) => Some(text.replace(old.as_str(), new)),
            _ => None,
        }
    }

    /// The rest of a text in quotes.
    fn string(&mut self) -> Option<String> {
        let mut value = String::new();
        loop {
            let end = self.text.find(['\'', '$', '\\'])?;
            value.push_str(&self.text[..end]);
            let rest = &self.text[end..];
            if let Some(rest) = rest.strip_prefix('\'') {
                self.text = rest;
                return Some(value);
            }
            if let Some(rest) = rest.strip_prefix("${") {
                self.text = rest;
                value += &self.value()?;
                self.text = self.text.strip_prefix('}')?;
            } else {
                let escaped = rest.strip_prefix('\\').unwrap_or(rest);
                value.extend(escaped.chars().next());
                self.text = escaped.get(1..)?;
            }
        }
    }
}

#[test]
fn names_are_evaluated_as_azure_does() {
    let module = "var token = uniqueString(resourceGroup().id)\n\
                  resource a 'Type/a@1' = {\n  name: take('abc-${uniqueString(resourceGroup().id)}', 7)\n}\n\
                  resource b 'Type/b@1' existing = {\n  name: 'b'\n}\n\
                  resource c 'Type/c@1' = {\n  name: replace('${toLower('C-D')}${token}', '-', '')\n}\n\
                  resource d 'Type/d@1' = {\n  name: given\n}\n\
                  resource e 'Type/e@1' = {\n  name: '\\$web'\n}\n";
    let named: Vec<(String, Option<String>)> =
        resources(module).into_iter().map(|it| (it.ty, it.name)).collect();
    let expected = [
        ("Type/a", Some("abc-q7w".to_owned())),
        ("Type/c", Some(format!("cd{TOKEN}"))),
        ("Type/d", None),
        ("Type/e", Some("$web".to_owned())),
    ];
    assert_eq!(named, expected.map(|(ty, name)| (ty.to_owned(), name)));
}

/// What Azure refuses of this, or somebody else may have already.
fn refused(facts: &[Fact], published: &[Published]) -> Vec<String> {
    let is_refused = |resource: &&Published| {
        let Some(name) = &resource.name else { return false };
        let fact = fact(facts, &resource.ty, "");
        let is_made = resource.written.contains("uniqueString");
        !fact.takes(name) || (is_made && fact.is_public && left(name) < 6)
    };
    let refused = published.iter().filter(is_refused);
    refused.map(|resource| format!("{} {}", resource.ty, resource.written)).collect()
}

#[test]
fn what_is_published_has_the_names_that_are_made_of_declared_ones() {
    let (facts, mut wrong, mut built) = (facts(), Vec::new(), 0);
    for case in cases() {
        for (name, is_taken) in &case.names {
            let app = Builder::new();
            (case.way.by_hand)(&app, "own", name);
            let Ok(application) = app.build() else { continue };
            built += 1;
            let published = published(&application);
            wrong.extend(refused(&facts, &published));
            let Sort::Made(parts) = case.way.sort else { continue };
            for part in parts.iter().filter(|_| *is_taken) {
                let made = fact(&facts, part.ty, "").made(name, part);
                let is_it = |it: &Published| it.ty == part.ty && it.name.as_ref() == Some(&made);
                if !published.iter().any(is_it) {
                    wrong.push(format!("{name:?}: no {} is called {made:?}", part.ty));
                }
            }
        }
    }
    assert!(built > 3000, "{built}");
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Volumes are kept in shares and in what an environment calls storages: both have names that are made of
/// the program's and the volume's, whatever these are.
#[test]
fn volumes_have_names_that_azure_takes() {
    type Set = for<'app> fn(ContainerAppEnvironment<'app>) -> ContainerAppEnvironment<'app>;
    let settings: [Set; 3] =
        [|env| env, |env| env.compact_naming(true), |env| env.azd_naming(true)];
    let (facts, mut wrong, mut storages) = (facts(), BTreeSet::new(), 0);
    let share = fact(&facts, "Microsoft.Storage/storageAccounts/fileServices/shares", "");
    let mut volumes = names::written(share);
    volumes.extend((20..40).map(|length| "v".repeat(length)));
    for set in settings {
        for program in (2..=32).map(|length| "p".repeat(length)) {
            // The names of volumes one by one with a short name, and few with each other one.
            let some = if program.len() == 3 { 1 } else { 40 };
            for name in volumes.iter().step_by(some) {
                let app = Builder::new();
                set(app.add_container_app_environment("env"));
                let program = app.add_container(&program, "redis:7.4");
                program.add::<volume, _>("data").path("/data").name(name);
                program.add::<bind_mount, _>("config").source("./config").path("/etc/redis");
                let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
                let published = published(&application);
                storages += published.iter().filter(|it| it.ty.ends_with("/storages")).count();
                wrong.extend(refused(&facts, &published));
            }
        }
    }
    assert!(storages > 2000, "{storages}");
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} are refused:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every type that the library writes has a row in `rules.json`, and is named by one of the ways or is
/// made by them besides.
#[test]
fn each_type_has_its_rule_and_a_way_to_be_named() {
    let mut written = BTreeSet::new();
    types(&root().join("app-model/src"), &mut written);
    assert!(written.len() > 25, "{written:?}");

    let app = Builder::new();
    let sites = app.add_app_service_environment("sites").deployment_slot("next");
    app.add_project("web", "../web").environment(sites).add::<endpoint, _>("http").external(true);
    let env = app.add_container_app_environment("env");
    app.add_container("cache", "redis:7.4").environment(env).add::<volume, _>("data").path("/d");
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    let mut named: BTreeSet<String> =
        published(&application).into_iter().map(|resource| resource.ty).collect();
    named.extend(ways().iter().map(|way| way.ty.to_owned()));

    let facts = facts();
    let known: BTreeSet<String> = facts.iter().map(|fact| fact.ty.clone()).collect();
    assert_eq!(written, known, "the types that the library writes, and those of rules.json");
    let is_given = |ty: &&String| fact(&facts, ty, "").is_given();
    let unnamed: Vec<&String> = known.difference(&named).filter(|ty| !is_given(ty)).collect();
    assert!(unnamed.is_empty(), "nothing in this test names {unnamed:?}");
}

/// The types that the sources in a folder write out.
fn types(folder: &Path, found: &mut BTreeSet<String>) {
    let ty = Regex::new("\"(Microsoft\\.[A-Za-z]+(?:/[A-Za-z]+)+)\"").expect("a pattern");
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            types(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).expect("a source");
            found.extend(ty.captures_iter(&text).map(|captures| captures[1].to_owned()));
        }
    }
}
