//! The ways in which something of each type gets its name, in a block and by hand.

use app_model::keyword::{endpoint, volume};
use app_model::{Builder, lint};

/// By what a name is judged.
#[derive(Clone, Copy)]
pub(crate) enum Sort {
    /// It is the name in Azure.
    Written,
    /// It is the name of something that is in Azure already.
    Existing,
    /// These are made from it.
    Made(&'static [Part]),
}

/// Something whose name in Azure is made from a declared one.
pub(crate) struct Part {
    pub(crate) ty: &'static str,
    /// What follows the declared name before it is made.
    pub(crate) suffix: &'static str,
    /// The setting with which it is made in another way.
    pub(crate) setting: &'static str,
    /// Whether it is deployed under the declared name with the suffix.
    pub(crate) is_deployed: bool,
    /// How many characters must be left of what makes it unique, if it is public.
    pub(crate) left: usize,
}

impl Part {
    const fn new(ty: &'static str, suffix: &'static str) -> Self {
        Self { ty, suffix, setting: "", is_deployed: false, left: 6 }
    }
}

const REGISTRY: Part =
    Part { is_deployed: true, ..Part::new("Microsoft.ContainerRegistry/registries", "-acr") };
const WORKSPACE: Part = Part::new("Microsoft.OperationalInsights/workspaces", "-law");
const IDENTITY: Part = Part::new("Microsoft.ManagedIdentity/userAssignedIdentities", "-mi");
const PLAN: Part = Part::new("Microsoft.Web/serverfarms", "-asplan");
const DASHBOARD: Part = Part::new("Microsoft.Web/sites", "-aspiredashboard");
const ACCOUNT: Part = Part::new("Microsoft.Storage/storageAccounts", "-storageVolume");
const ENVIRONMENT: Part = Part::new("Microsoft.App/managedEnvironments", "");
const UNIQUE: Part = Part { setting: "unique_naming", ..ENVIRONMENT };
const APP: Part = Part::new("Microsoft.App/containerApps", "");
const JOB: Part = Part::new("Microsoft.App/jobs", "");
/// Of the name of a site nothing is cut: `AM0589`.
const SITE: Part = Part { left: 13, ..Part::new("Microsoft.Web/sites", "") };

/// One way to name something of one type.
pub(crate) struct Way {
    pub(crate) ty: &'static str,
    pub(crate) sort: Sort,
    /// What stands before and after all of them in a block.
    pub(crate) around: [&'static str; 2],
    /// What stands there for each name: `OWN` is an identifier, `NAME` the name as a literal. It is empty
    /// where `build()` alone judges it.
    pub(crate) each: &'static str,
    pub(crate) by_hand: fn(&Builder, &str, &str),
}

const fn way(
    ty: &'static str,
    sort: Sort,
    around: [&'static str; 2],
    each: &'static str,
    by_hand: fn(&Builder, &str, &str),
) -> Way {
    Way { ty, sort, around, each, by_hand }
}

const ALONE: [&str; 2] = ["", ""];
const STORAGE: [&str; 2] = ["storage data {", "}"];

/// A statement that makes a resource existing, below its declaration.
macro_rules! existing {
    ($ty:literal, $each:literal, $add:ident) => {
        way($ty, Sort::Existing, ALONE, $each, |app, own, name| {
            app.publish_as_existing(app.$add(own), name);
        })
    };
}

/// `name: "…"` and the name in the declaration, of a resource.
macro_rules! resource {
    ($ty:literal, $pinned:literal, $made:literal, $add:ident) => {
        [
            way($ty, Sort::Written, ALONE, $pinned, |app, own, name| {
                app.$add(own).name(name);
            }),
            way($ty, Sort::Made(const { &[Part::new($ty, "")] }), ALONE, $made, |app, _, name| {
                app.$add(name);
            }),
        ]
    };
}

/// The same of a child, whose declared name is its name in Azure.
macro_rules! child {
    ($ty:literal, $around:expr, $pinned:literal, $declared:literal, $parent:ident, $add:ident $(, $argument:ident)?) => {
        [
            way($ty, Sort::Written, $around, $pinned, |app, own, name| {
                $(let $argument = app.add_secret_parameter(&format!("t{own}"));)?
                app.$parent(&format!("p{own}")).$add(own $(, $argument)?).name(name);
            }),
            way($ty, Sort::Written, $around, $declared, |app, own, name| {
                $(let $argument = app.add_secret_parameter(&format!("t{own}"));)?
                app.$parent(&format!("p{own}")).$add(name $(, $argument)?);
            }),
        ]
    };
}

pub(crate) fn ways() -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    ways.extend(resource! {
        "Microsoft.ContainerRegistry/registries", "registry OWN { name: NAME; }",
        "registry OWN as NAME;", add_container_registry
    });
    ways.extend(resource! {
        "Microsoft.Insights/components", "appinsights OWN { name: NAME; }",
        "appinsights OWN as NAME;", add_application_insights
    });
    ways.extend(resource! {
        "Microsoft.KeyVault/vaults", "keyvault OWN { name: NAME; }",
        "keyvault OWN as NAME;", add_key_vault
    });
    ways.extend(resource! {
        "Microsoft.OperationalInsights/workspaces", "loganalytics OWN { name: NAME; }",
        "loganalytics OWN as NAME;", add_log_analytics_workspace
    });
    ways.extend(resource! {
        "Microsoft.Storage/storageAccounts", "storage OWN { name: NAME; }",
        "storage OWN as NAME;", add_storage
    });
    ways.extend(child! {
        "Microsoft.ContainerRegistry/registries/tasks", ["registry images {", "}"],
        "purge_task OWN { name: NAME; schedule: \"0 1 * * *\"; }", "purge_task OWN as NAME { schedule: \"0 1 * * *\"; }",
        add_container_registry, add_purge_task
    });
    ways.extend(child! {
        "Microsoft.KeyVault/vaults/secrets", ["secret token; keyvault keys {", "}"],
        "secret OWN = token { name: NAME; }", "secret OWN = token as NAME;",
        add_key_vault, add_secret, token
    });
    ways.extend(child! {
        "Microsoft.Storage/storageAccounts/blobServices/containers", STORAGE,
        "blob_container OWN { name: NAME; }", "blob_container OWN as NAME;",
        add_storage, add_blob_container
    });
    ways.extend(child! {
        "Microsoft.Storage/storageAccounts/fileServices/shares", STORAGE,
        "file_share OWN { name: NAME; }", "file_share OWN as NAME;",
        add_storage, add_file_share
    });
    ways.extend(child! {
        "Microsoft.Storage/storageAccounts/queueServices/queues", STORAGE,
        "queue OWN { name: NAME; }", "queue OWN as NAME;", add_storage, add_queue
    });
    ways.extend(child! {
        "Microsoft.Storage/storageAccounts/tableServices/tables", STORAGE,
        "table OWN { name: NAME; }", "table OWN as NAME;", add_storage, add_table
    });
    ways.extend([
        existing! {
            "Microsoft.App/managedEnvironments", "containerapps OWN; existing OWN(NAME);",
            add_container_app_environment
        },
        existing! {
            "Microsoft.ContainerRegistry/registries", "registry OWN; existing OWN(NAME);",
            add_container_registry
        },
        existing! {
            "Microsoft.Insights/components", "appinsights OWN; existing OWN(NAME);",
            add_application_insights
        },
        existing! {
            "Microsoft.KeyVault/vaults", "keyvault OWN; existing OWN(NAME);", add_key_vault
        },
        existing! {
            "Microsoft.ManagedIdentity/userAssignedIdentities",
            "#[allow(unused_identity, reason = \"a test\")] identity OWN; existing OWN(NAME);",
            add_user_assigned_identity
        },
        existing! {
            "Microsoft.OperationalInsights/workspaces", "loganalytics OWN; existing OWN(NAME);",
            add_log_analytics_workspace
        },
        existing! {
            "Microsoft.Storage/storageAccounts", "storage OWN; existing OWN(NAME);", add_storage
        },
        existing! {
            "Microsoft.Web/serverfarms", "appservice OWN; existing OWN(NAME);",
            add_app_service_environment
        },
        way(
            "Microsoft.Resources/resourceGroups",
            Sort::Existing,
            ALONE,
            "keyvault OWN; existing OWN(\"corp-vault\", NAME);",
            |app, own, name| {
                app.add_key_vault(own).publish_as_existing("corp-vault").resource_group(name);
            },
        ),
    ]);
    ways.extend(others());
    ways.extend(environments());
    ways.extend(programs());
    ways
}

/// What is named as nothing else is.
fn others() -> [Way; 5] {
    [
        way(
            "Microsoft.ManagedIdentity/userAssignedIdentities",
            Sort::Written,
            ALONE,
            "#[allow(unused_identity, reason = \"a test\")] identity OWN { name: NAME; }",
            |app, own, name| {
                app.add_user_assigned_identity(own).name(name);
            },
        ),
        way(
            "Microsoft.ManagedIdentity/userAssignedIdentities",
            Sort::Made(&[Part { suffix: "", ..IDENTITY }]),
            ALONE,
            "#[allow(unused_identity, reason = \"a test\")] identity OWN as NAME;",
            |app, _, name| {
                app.allow(app.add_user_assigned_identity(name), lint::unused_identity, "a test");
            },
        ),
        way(
            "Microsoft.Storage/storageAccounts/blobServices/containers",
            Sort::Written,
            STORAGE,
            "file_system OWN { name: NAME; }",
            |app, own, name| {
                app.add_storage(&format!("p{own}")).add_file_system(own).name(name);
            },
        ),
        way(
            "Microsoft.Storage/storageAccounts/blobServices/containers",
            Sort::Written,
            STORAGE,
            "file_system OWN as NAME;",
            |app, own, name| {
                app.add_storage(&format!("p{own}")).add_file_system(name);
            },
        ),
        way(
            "Microsoft.Web/sites/slots",
            Sort::Written,
            ALONE,
            "appservice OWN { deployment_slot: NAME; }",
            |app, own, name| {
                app.add_app_service_environment(own).deployment_slot(name);
            },
        ),
    ]
}

/// Environments, which make names of their own one for more than themselves.
fn environments() -> [Way; 10] {
    let apps = |sort, around, each, by_hand| {
        way("Microsoft.App/managedEnvironments", sort, around, each, by_hand)
    };
    let sites =
        |sort, around, each, by_hand| way("Microsoft.Web/serverfarms", sort, around, each, by_hand);
    let with_registry = ["registry images;", ""];
    [
        apps(Sort::Written, ALONE, "containerapps OWN { name: NAME; }", |app, own, name| {
            app.add_container_app_environment(own).name(name);
        }),
        apps(
            Sort::Made(&[ENVIRONMENT, REGISTRY, WORKSPACE, IDENTITY]),
            ALONE,
            "containerapps OWN as NAME;",
            |app, _, name| {
                app.add_container_app_environment(name);
            },
        ),
        apps(
            Sort::Made(&[ENVIRONMENT, WORKSPACE, IDENTITY]),
            with_registry,
            "containerapps OWN as NAME { registry: images; }",
            |app, _, name| {
                let images = app.add_container_registry("images");
                app.add_container_app_environment(name).registry(images);
            },
        ),
        apps(
            Sort::Made(&[UNIQUE, REGISTRY, WORKSPACE, IDENTITY]),
            ALONE,
            "containerapps OWN as NAME { unique_naming; }",
            |app, _, name| {
                app.add_container_app_environment(name).unique_naming(true);
            },
        ),
        apps(
            Sort::Made(&[UNIQUE, WORKSPACE, IDENTITY]),
            with_registry,
            "containerapps OWN as NAME { registry: images; unique_naming; }",
            |app, _, name| {
                let images = app.add_container_registry("images");
                app.add_container_app_environment(name).unique_naming(true).registry(images);
            },
        ),
        // The compiler does not look for volumes of other declarations.
        apps(Sort::Made(&[ENVIRONMENT, REGISTRY, ACCOUNT]), ALONE, "", |app, _, name| {
            let env = app.add_container_app_environment(name);
            let cache = app.add_container("cache", "redis:7.4").environment(env);
            cache.add::<volume, _>("data").path("/data");
        }),
        sites(Sort::Written, ALONE, "appservice OWN { name: NAME; }", |app, own, name| {
            app.add_app_service_environment(own).name(name);
        }),
        sites(
            Sort::Made(&[PLAN, REGISTRY, IDENTITY, DASHBOARD]),
            ALONE,
            "appservice OWN as NAME;",
            |app, _, name| {
                app.add_app_service_environment(name);
            },
        ),
        sites(
            Sort::Made(&[PLAN, REGISTRY, IDENTITY]),
            ALONE,
            "appservice OWN as NAME { dashboard: false; }",
            |app, _, name| {
                app.add_app_service_environment(name).dashboard(false);
            },
        ),
        sites(
            Sort::Made(&[PLAN, IDENTITY]),
            with_registry,
            "appservice OWN as NAME { dashboard: false; registry: images; }",
            |app, _, name| {
                let images = app.add_container_registry("images");
                app.add_app_service_environment(name).dashboard(false).registry(images);
            },
        ),
    ]
}

/// Programs, which have the name that they are declared with.
fn programs() -> [Way; 3] {
    [
        way(
            "Microsoft.App/containerApps",
            Sort::Made(&[APP]),
            ["containerapps env;", ""],
            "project OWN(\"../api\") as NAME;",
            |app, _, name| {
                app.add_container_app_environment("env");
                app.add_project(name, "../api");
            },
        ),
        way(
            "Microsoft.App/jobs",
            Sort::Made(&[JOB]),
            ["containerapps env;", ""],
            "job OWN(\"../work\") as NAME;",
            |app, _, name| {
                app.add_container_app_environment("env");
                app.add_job(name, "../work");
            },
        ),
        way(
            "Microsoft.Web/sites",
            Sort::Made(&[SITE]),
            ["appservice sites;", ""],
            "project OWN(\"../api\") as NAME { endpoint http { port: 8080; external; } }",
            |app, _, name| {
                app.add_app_service_environment("sites");
                let api = app.add_project(name, "../api");
                api.add::<endpoint, _>("http").port(8080).external(true);
            },
        ),
    ]
}
