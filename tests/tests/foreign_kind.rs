//! A kind that `app-model` does not know is declared by its keyword, has settings, choices,
//! children and roles, and publishes: the macro and the emitters know no kind by name.

#[allow(unreachable_pub, reason = "stands for another crate")]
mod contoso {
    //! What another crate would bring: one file, and a prelude with its keywords.

    use app_model::bicep::{Expr, Object, identifier};
    use app_model::{
        AzureResource, ChildInfo, ChildResource, KindInfo, ModuleContext, NameRule, NodeId,
        azure_resource, child_resource, choices, outputs, role_table, role_target, settings,
    };

    pub mod prelude {
        pub use super::{mapcache, region};
    }

    azure_resource! {
        /// A cache for map tiles.
        pub struct MapCache,
        /// Keyword: a cache for map tiles.
        keyword mapcache,
        settings MapCacheSettings, choices MapCacheChoices, roles MapCacheRoles
    }

    role_target!(MapCache, MapCacheRoles);

    outputs! { MapCache {
        /// The cache's host name.
        host = "hostName",
    } }

    choices! {
        /// The choices of a map cache's settings.
        pub struct MapCacheChoices;

        /// How large the cache is.
        pub enum Size {
            /// One node.
            Small = "S1",
            /// Three nodes.
            Large = "L3",
        }
    }

    settings! {
        /// The settings of a map cache.
        pub struct MapCacheSettings for MapCache {
            /// How large the cache is.
            size: Size,
            /// How many levels are kept.
            levels: i64,
        }
    }

    role_table! {
        /// The roles on a map cache.
        pub struct MapCacheRoles {
            /// Reads tiles.
            MapTileReader = "11111111-2222-3333-4444-555555555555", "Map Tile Reader";
        }
        general {
            /// Reads everything but data.
            Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader";
        }
    }

    static INFO: KindInfo = KindInfo {
        keyword: "mapcache",
        title: "map cache",
        resource_type: "Contoso.Maps/caches",
        api_version: "2026-01-01",
        name_rule: NameRule::new(3, 20, "-").lower(),
        outputs: &[("hostName", "properties.hostName"), ("name", "name")],
        name_output: "name",
        default_roles: None,
        tagged: true,
        principal: false,
    };

    impl AzureResource for MapCacheSettings {
        fn info(&self) -> &'static KindInfo {
            &INFO
        }

        fn body(&self, module: &mut ModuleContext<'_>) -> Option<Object> {
            let size = self.size.as_ref().map_or("S1".into(), |size| module.value(size));
            let levels = self.levels.as_ref().map(|levels| module.value(levels));
            let properties = Object::new().with("size", size).with_some("levels", levels);
            Some(Object::new().with("location", module.location()).with("properties", properties))
        }
    }

    /// Keyword, in a `mapcache`: a region that is kept warm.
    #[allow(non_camel_case_types)]
    #[derive(Debug)]
    pub enum region {}

    child_resource! {
        /// A region that is kept warm.
        pub struct Region, keyword region, parent MapCache,
        settings RegionSettings, choices RegionChoices
    }

    choices! {
        /// The choices of a region's settings.
        pub struct RegionChoices;
    }

    settings! {
        /// The settings of a region.
        pub struct RegionSettings for Region {
            /// The region's bounding box.
            bounds: String,
        }
    }

    static REGION: ChildInfo =
        ChildInfo { keyword: "region", title: "region", name_rule: NameRule::new(1, 20, "-") };

    impl ChildResource for RegionSettings {
        fn info(&self) -> &'static ChildInfo {
            &REGION
        }

        fn write(&self, child: NodeId, module: &mut ModuleContext<'_>) {
            let bounds = self.bounds.as_ref().map(|bounds| module.value(bounds));
            let body = Object::new()
                .with("name", module.azure_name(child))
                .with("properties", Object::new().with_some("bounds", bounds))
                .with("parent", Expr::ident(module.symbol()));
            let symbol = identifier(module.child_name(child));
            module.resource(symbol, "Contoso.Maps/caches/regions", "2026-01-01", body);
        }
    }
}

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use app_model::distributed_app;
use contoso::prelude::*;
use proc_macro2::{TokenStream, TokenTree};

#[test]
fn a_kind_of_another_crate_is_declared_configured_granted_and_published() {
    let app = distributed_app! {
        identity renderer;
        mapcache tiles {
            size: Large;
            levels: 12;
            region north_sea { bounds: "51,-4,61,12"; }
            tags { team: "maps"; }
            roles: renderer => [MapTileReader, Reader];
        }
        output host = tiles.host;
    };
    let application = app.build().expect("the model is right");
    assert_eq!(
        application.module("tiles"),
        Some(
            "@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource tiles 'Contoso.Maps/caches@2026-01-01' = {
  name: take('tiles-${uniqueString(resourceGroup().id)}', 20)
  location: location
  properties: {
    size: 'L3'
    levels: 12
  }
  tags: {
    'aspire-resource-name': 'tiles'
    team: 'maps'
  }
}

resource north_sea 'Contoso.Maps/caches/regions@2026-01-01' = {
  name: 'north-sea'
  properties: {
    bounds: '51,-4,61,12'
  }
  parent: tiles
}

output hostName string = tiles.properties.hostName

output name string = tiles.name"
        )
    );
    let roles = application.module("renderer-roles-tiles").expect("a role module");
    assert!(roles.contains("resource tiles_MapTileReader "));
    assert!(roles.contains("'11111111-2222-3333-4444-555555555555'"));
    let publication = application.publication();
    let main = publication.file("main.bicep").expect("main.bicep");
    assert!(main.ends_with("output host string = tiles.outputs.hostName"));
}

/// The stages that work for kinds which nobody here has thought of.
const STAGES: [&str; 6] = [
    "app-model-macros/src/block",
    "app-model/src/bicep",
    "app-model/src/manifest",
    "app-model/src/module",
    "app-model/src/prepare",
    "app-model/src/publish",
];

/// Names that a stage knows although a kind, or its keyword, has them too.
const WORDS: [(&str, &str); 17] = [
    ("Endpoint", "a sort of `Value`: whatever has endpoints"),
    ("External", "a sort of `Content`: outside of Azure"),
    ("Given", "a variable that a program is given"),
    ("Mount", "a sort of `Part`: the manifest has volumes"),
    ("Output", "a sort of `Value` and of Bicep's statements"),
    ("Parameter", "a sort of `Value` and of Bicep's statements"),
    ("Project", "a sort of `Source`: a folder"),
    ("VaultSecret", "a sort of `Value`: App Service and Container Apps read it themselves"),
    ("Volume", "in the manifest, what a mount is"),
    ("endpoint", "the word of the language for where a program is reached"),
    ("external", "a property of the manifest's bindings"),
    ("identity", "the word of the language for who a program runs as"),
    ("int", "a type of Bicep's"),
    ("output", "a statement of Bicep's"),
    ("parameter", "the word of the language for what is given at deployment"),
    ("secret", "a word by which credentials are known, and a property of the manifest's"),
    ("string", "a type of Bicep's"),
];

#[test]
fn the_macro_and_the_emitters_know_no_kind_by_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let library = root.join("app-model/src");
    let keywords = keywords(&read(&library.join("keyword.rs")));
    let mut types: BTreeSet<String> = BTreeSet::new();
    for file in rust_files(&library.join("kinds")) {
        types.extend(defined(&read(&file)));
    }
    types.extend(defined(&read(&library.join("roles/tables.rs"))));
    assert!(keywords.len() > 30 && keywords.contains("keyvault"), "{keywords:?}");
    assert!(types.len() > 100 && types.contains("KeyVaultSettings"), "{types:?}");

    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for stage in STAGES {
        for file in rust_files(&root.join(stage)) {
            let place = file.strip_prefix(root).expect("below the root").display().to_string();
            // Messages show examples.
            if place.starts_with("app-model-macros/src/block/errors/") {
                continue;
            }
            let stream = read(&file).parse().expect("Rust");
            let mut names = BTreeSet::new();
            known(stream, &keywords, &types, &mut names);
            for name in names {
                named.entry(name).or_default().insert(place.clone());
            }
        }
    }
    let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    let found: Vec<&str> = named.keys().map(String::as_str).collect();
    assert_eq!(found, words, "{named:#?}");
}

/// The keywords that `keyword.rs` lists.
fn keywords(text: &str) -> BTreeSet<String> {
    let listed = text.split("pub use crate::kinds::").skip(1);
    let lists = listed.filter_map(|rest| Some(rest.split_once(';')?.0));
    let last = lists.flat_map(|list| match list.split_once('{') {
        Some((_, names)) => names.trim_end_matches('}').split(',').collect::<Vec<_>>(),
        None => vec![list.rsplit("::").next().unwrap_or_default()],
    });
    last.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// The types that a file defines.
fn defined(text: &str) -> Vec<String> {
    let words: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(split).collect();
    let definitions = words.windows(2).filter(|pair| ["struct", "enum"].contains(&pair[0]));
    let names = definitions.map(|pair| pair[1].to_owned());
    names.filter(|name| name.starts_with(char::is_uppercase)).collect()
}

fn split(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|w| !w.is_empty())
}

/// The names of kinds in code: a type anywhere, a keyword as a whole text or after `keyword::`. A
/// variable may well be called `identity`.
fn known(
    stream: TokenStream,
    keywords: &BTreeSet<String>,
    types: &BTreeSet<String>,
    names: &mut BTreeSet<String>,
) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut skipped = false;
    for (index, tree) in trees.iter().enumerate() {
        let is = |back: usize, text: &str| {
            index.checked_sub(back).is_some_and(|index| trees[index].to_string() == text)
        };
        match tree {
            // Documentation shows examples, and tests may name what they like.
            TokenTree::Group(group) if is(1, "#") || (is(1, "!") && is(2, "#")) => {
                let text = group.stream().to_string();
                skipped |= text.replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(_) if std::mem::take(&mut skipped) => {}
            TokenTree::Group(group) => known(group.stream(), keywords, types, names),
            TokenTree::Ident(word) => {
                let word = word.to_string();
                if types.contains(&word)
                    || (is(1, ":") && is(3, "keyword") && keywords.contains(&word))
                {
                    names.insert(word);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let text = text.trim_matches('"');
                if keywords.contains(text) {
                    names.insert(text.to_owned());
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).expect("a source file")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("tests.rs")
            && !folder.ends_with("tests")
        {
            files.push(path);
        }
    }
    files
}
