//! `docs/kinds.md`: what each kind takes, holds, shows and can be granted. The page is made of the
//! sources; `UPDATE_GOLDEN=1` writes it.

mod reader;
mod tokens;

use std::collections::BTreeSet;
use std::fmt::Write;

use app_model::{Keyword, keyword};
use app_model_tests::pages::root;
use reader::{EVERY_PROGRAM, Kind, Library, Setting};

/// The roles that every resource has, which the page lists once.
const GENERAL: [&str; 5] = [
    "Contributor",
    "Reader",
    "Owner",
    "UserAccessAdministrator",
    "RoleBasedAccessControlAdministrator",
];

const BEGINNING: &str = "\
# The kinds, one by one

What can be written in the body of each declaration, read from the sources by a test (`tests/tests/kinds`). The words around it are in [the language](language.md).

| in *takes* | what fits |
|---|---|
| text, number, bool | a literal; a parameter of that type; for text, also an output, and [text made of values](language.md#text-made-of-values) |
| `Standard`, `Premium` | one of these choices, or a parameter whose value is the text that Azure knows it by |
| … *written out* | a literal or a choice, and no parameter |
| a map | `name { key: value; }` |
| Rust | a function or a closure, in parentheses: `configure: (over_https_only);` |

A flag is set without a value: `purge_protection;` is `purge_protection: true;`.

Every resource also takes `name` (text: its name in Azure), `tags` (a map), `roles`, `description`, and `configure` (Rust, the published module). None takes a location, but for
the component that an `appservice` makes: each is made in the `location` of [`main.bicep`](deployment.md), and one in another region is a `bicep` module of your own.
";

#[test]
fn the_page_of_the_kinds_is_up_to_date() {
    let path = root().join("docs/kinds.md");
    let expected = page(&Library::read(&root().join("app-model/src")));
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    if recorded != expected && std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, expected).unwrap();
        return;
    }
    assert!(recorded == expected, "docs/kinds.md: write it anew with UPDATE_GOLDEN=1");
}

fn page(library: &Library) -> String {
    let mut page = BEGINNING.to_owned();
    let kinds: Vec<&Kind> = library
        .top
        .iter()
        .filter_map(|word| library.kinds.iter().find(|kind| kind.keyword == *word))
        .collect();
    assert_eq!(kinds.len(), library.top.len(), "a keyword that is no kind: {:?}", library.top);
    let programs: Vec<&Kind> = kinds.iter().copied().filter(|kind| kind.is_program).collect();
    let is_part = |kind: &&Kind| {
        kind.parents.iter().any(|parent| programs.iter().any(|kind| kind.handle == *parent))
    };
    let parts: Vec<&Kind> = library.kinds.iter().filter(is_part).collect();
    let (resources, others): (Vec<&Kind>, Vec<&Kind>) =
        kinds.into_iter().filter(|k| !k.is_program).partition(|k| k.resource_type.is_some());
    page.push('\n');
    let groups = [
        ("Resources", &resources),
        ("Programs", &programs),
        ("Parts of programs", &parts),
        ("Other declarations", &others),
    ];
    for (title, kinds) in groups {
        let links = kinds.iter().map(|kind| format!("[`{0}`](#{0})", kind.keyword));
        writeln!(page, "- {title}: {}", links.collect::<Vec<_>>().join(", ")).unwrap();
    }
    for (title, kinds) in groups {
        writeln!(page, "\n## {title}").unwrap();
        let shared = match title {
            "Programs" => of_programs(library, kinds, &mut page),
            _ => BTreeSet::new(),
        };
        for kind in kinds {
            section(library, kind, &shared, &mut page);
        }
    }
    let all: Vec<&(String, String)> = library.roles.values().flatten().collect();
    page.push_str(
        "\n## Roles that every resource has\n\nThe last three take a [reason](checks.md).\n",
    );
    page.push_str("\n| role | id |\n|---|---|\n");
    for name in GENERAL {
        let (_, id) = all.iter().find(|(role, _)| role == name).unwrap();
        writeln!(page, "| `{name}` | `{id}` |").unwrap();
    }
    page
}

/// What all programs take, and what several of them do.
fn of_programs(library: &Library, programs: &[&Kind], page: &mut String) -> BTreeSet<String> {
    page.push_str("\nEvery program takes `roles` (on what it has them), `description`, and:\n");
    settings(library, EVERY_PROGRAM, &BTreeSet::new(), page);
    page.push_str("\nSeveral of them take:\n\n");
    page.push_str("| setting | takes | of | what it is |\n|---|---|---|---|\n");
    let mut shared = BTreeSet::new();
    let of = |kind: &Kind| &library.settings[&kind.handle];
    for setting in programs.iter().flat_map(|kind| of(kind)) {
        let name = &setting.name;
        let has = |kind: &&&Kind| of(kind).iter().any(|other| other.name == *name);
        let several: Vec<&Kind> = programs.iter().filter(has).copied().collect();
        if several.len() > 1 && shared.insert(name.clone()) {
            let (takes, several) = (takes_of(library, setting), keywords(several.into_iter()));
            let docs = first(&setting.docs);
            writeln!(page, "| `{name}` | {takes} | {several} | {docs} |").unwrap();
        }
    }
    shared
}

fn section(library: &Library, kind: &Kind, without: &BTreeSet<String>, page: &mut String) {
    let mut paragraphs = kind.docs.split("\n\n").skip(1).map(joined);
    let example = paragraphs.find(|text| text.starts_with('`')).unwrap_or_default();
    let azure = kind.resource_type.as_ref();
    let azure = azure.map_or(String::new(), |ty| format!(" In Azure: `{ty}`."));
    writeln!(page, "\n### `{}`\n\n{}{azure}", kind.keyword, what(kind)).unwrap();
    if !example.is_empty() {
        writeln!(page, "\n{example}").unwrap();
    }
    let parents = |other: &&Kind| kind.parents.contains(&other.handle);
    if !kind.parents.is_empty() && !library.top.contains(&kind.keyword) {
        let parents = keywords(library.kinds.iter().filter(parents));
        writeln!(page, "\nStands in: {parents}.").unwrap();
    }
    settings(library, &kind.handle, without, page);
    let children = library.kinds.iter().filter(|other| other.parents.contains(&kind.handle));
    let children: Vec<&Kind> = children.collect();
    if kind.is_program {
        let parts = keywords(children.into_iter());
        writeln!(page, "\n[Parts](#parts-of-programs): {parts}.").unwrap();
    } else if !children.is_empty() {
        page.push_str("\n| child | what it is | takes |\n|---|---|---|\n");
        for child in children {
            let takes = library.settings.get(&child.handle).into_iter().flatten();
            let takes: Vec<String> = takes
                .map(|setting| format!("`{}`: {}", setting.name, takes_of(library, setting)))
                .collect();
            writeln!(page, "| `{}` | {} | {} |", child.keyword, what(child), takes.join("; "))
                .unwrap();
        }
    }
    if let Some(outputs) = library.outputs.get(&kind.handle) {
        page.push_str("\n| output | what it is |\n|---|---|\n");
        for (name, docs) in outputs {
            writeln!(page, "| `{name}` | {} |", first(docs)).unwrap();
        }
    }
    roles(library, kind, page);
}

/// What a declaration is, as its keyword says.
fn what(kind: &Kind) -> String {
    let text = first(&kind.docs);
    let text = text.strip_prefix("Keyword").unwrap_or(&text).trim_start_matches([',', ':', ' ']);
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn settings(library: &Library, handle: &str, without: &BTreeSet<String>, page: &mut String) {
    let settings = library.settings.get(handle).into_iter().flatten();
    let settings = settings.filter(|setting| !without.contains(&setting.name));
    let mut settings: Vec<&Setting> = settings.collect();
    if settings.is_empty() {
        return;
    }
    settings.sort_by_key(|setting| setting.name == "connection_properties");
    page.push_str("\n| setting | takes | what it is |\n|---|---|---|\n");
    for setting in settings {
        let takes = takes_of(library, setting);
        writeln!(page, "| `{}` | {takes} | {} |", setting.name, first(&setting.docs)).unwrap();
    }
}

fn roles(library: &Library, kind: &Kind, page: &mut String) {
    let Some(roles) = kind.roles.as_ref().and_then(|table| library.roles.get(table)) else {
        return;
    };
    let brought = kind.default_roles.iter().flatten().map(String::as_str).collect::<Vec<_>>();
    let settings = library.settings.get(&kind.handle).into_iter().flatten();
    if !brought.is_empty() {
        let brought = code(&brought);
        writeln!(
            page,
            "\nA `reference` to it or to a child of it brings {brought}, unless `roles` of the \
             program say what it may do there."
        )
        .unwrap();
    } else if settings.into_iter().any(|setting| setting.name == "connection_properties") {
        page.push_str("\nA `reference` to it brings no role.\n");
    }
    page.push_str("\n| role | id |\n|---|---|\n");
    for (name, id) in roles.iter().filter(|role| !GENERAL.contains(&role.0.as_str())) {
        writeln!(page, "| `{name}` | `{id}` |").unwrap();
    }
}

/// What a setting takes, by the type of its argument.
fn takes_of(library: &Library, setting: &Setting) -> String {
    let ty = setting.ty.replace("$crate::", "").replace("__private::", "");
    let last = |path: &'_ str| path.rsplit("::").next().unwrap_or_default().to_owned();
    let (bound, inner) = match ty.trim_end_matches('>').split_once('<') {
        Some((bound, inner)) => (last(bound), last(inner.rsplit(',').next().unwrap_or_default())),
        None => (last(&ty), String::new()),
    };
    let (bound, inner) = (bound.as_str(), inner.as_str());
    let choices = |name: &str| {
        let choices = library.choices.get(name).unwrap_or_else(|| panic!("the type {ty}"));
        code(&choices.iter().map(String::as_str).collect::<Vec<_>>())
    };
    match (bound, inner) {
        ("", _) => "a map".to_owned(),
        ("IntoValue", "text" | "number" | "bool") => inner.to_owned(),
        ("TextValue", _) => "text".to_owned(),
        ("NumberValue", _) => "number".to_owned(),
        ("SwitchValue", _) => "bool".to_owned(),
        ("IntoValue", _) => choices(inner),
        ("WrittenValue", _) => format!("{inner}, written out"),
        ("&str" | "PlainText", _) => "text, written out".to_owned(),
        ("u16" | "Into" | "PortNumber" | "Cores", _) => "number, written out".to_owned(),
        ("bool" | "Switch", _) => "bool, written out".to_owned(),
        ("Registry", _) => "a `registry`".to_owned(),
        ("RunAs", _) => "an `identity`".to_owned(),
        ("LogWorkspace", _) => "a `loganalytics`".to_owned(),
        ("TelemetryTarget", _) => "an `appinsights`, or `true`".to_owned(),
        ("Storage", _) => "a `storage`".to_owned(),
        ("Environment", _) => "an environment".to_owned(),
        ("ReferenceTarget", _) => "what has an address".to_owned(),
        ("Dependency", _) => "a program or a resource".to_owned(),
        ("EnvironmentValue", _) => "a value of `env`".to_owned(),
        ("CommandLineValue", _) => "a value of `env` that is no secret".to_owned(),
        _ if ty.starts_with("Fn(") => "Rust".to_owned(),
        (name, _) if name.starts_with("OneOf") => choices(&name["OneOf".len()..]),
        (name, "") => {
            format!("{}, written out", choices(name.strip_prefix("Written").unwrap_or(name)))
        }
        _ => panic!("the type {ty} of {}", setting.name),
    }
}

/// The keywords, as a list.
fn keywords<'k>(kinds: impl Iterator<Item = &'k Kind>) -> String {
    code(&kinds.map(|kind| kind.keyword.as_str()).collect::<Vec<_>>())
}

fn code(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Lines as one, which a table can hold.
fn joined(text: impl AsRef<str>) -> String {
    let words = text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace('|', "\\|")
}

/// The first paragraph.
fn first(docs: &str) -> String {
    joined(docs.split("\n\n").next().unwrap_or_default())
}

/// What the compiler knows of the same kinds: the reader has overlooked nothing.
#[test]
fn the_reader_finds_what_the_compiler_knows() {
    let library = Library::read(&root().join("app-model/src"));
    let mut checked = BTreeSet::new();
    macro_rules! compare {
        ($($keyword:ident)*) => {$(
            let known = <keyword::$keyword as Keyword<'_>>::INFO.unwrap();
            let kind = library.kinds.iter().find(|kind| kind.keyword == known.keyword).unwrap();
            assert_eq!(kind.resource_type.as_deref(), Some(known.resource_type));
            let roles = known.default_roles.map(|roles| roles.iter().map(|role| role.name).collect());
            let read: Option<Vec<&str>> =
                kind.default_roles.as_ref().map(|roles| roles.iter().map(String::as_str).collect());
            assert_eq!(read, roles, "{}", kind.keyword);
            let roles = kind.roles.as_ref().map(|table| &library.roles[table]).unwrap();
            let roles: Vec<&str> = roles.iter().map(|role| role.0.as_str()).collect();
            assert_eq!(roles, <keyword::$keyword as Keyword<'_>>::ROLES, "{}", kind.keyword);
            let read = library.settings.get(&kind.handle).into_iter().flatten();
            let read: Vec<&str> = read.map(|setting| setting.name.as_str()).collect();
            for setting in <keyword::$keyword as Keyword<'_>>::SETTINGS {
                assert!(read.contains(setting), "{}: {setting}", kind.keyword);
            }
            for (setting, _) in <keyword::$keyword as Keyword<'_>>::LITERALS {
                assert!(read.contains(setting), "{}: {setting}", kind.keyword);
            }
            let outputs: BTreeSet<&str> = known.outputs.iter().map(|output| output.0).collect();
            let read = library.outputs.get(&kind.handle).map_or(0, Vec::len);
            assert!(outputs.is_empty() || outputs.len() == read, "{}: {outputs:?}", kind.keyword);
            checked.insert(known.keyword);
        )*};
    }
    compare! {
        appinsights appservice containerapps identity keyvault loganalytics registry storage
    }
    let resources = library.kinds.iter().filter(|kind| kind.resource_type.is_some());
    assert_eq!(resources.map(|kind| kind.keyword.as_str()).collect::<BTreeSet<_>>(), checked);
}
