//! The lock of permissions: what it holds, what it refuses, and what harms it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use app_model::cli::{Outcome, Status};
use app_model::{Builder, distributed_app, lint};
use app_model_tests::shop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_shop");

/// A folder for a lock, and the lock's place in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grants.lock");
    (folder, file)
}

fn run(app: Builder, arguments: &[&str], lock: &Path) -> Outcome {
    app.command(arguments.iter().copied().chain(["--lock-file", lock.to_str().unwrap()]))
}

/// Records what an application grants, and returns the text.
fn record(app: Builder, lock: &Path) -> String {
    let outcome = run(app, &["access", "--lock"], lock);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Status::Done, ""));
    fs::read_to_string(lock).unwrap()
}

/// The lines of a text that are permissions, or changes of them.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.contains(" | ") && !line.starts_with('#'));
    lines.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn the_file_says_who_may_do_what_on_what_and_how_to_renew_it() {
    let (_folder, file) = place();
    let expected = "\
# Who may do what on which resource, as it was last reviewed. `publish` and `check` refuse an
# application that grants more. `cargo run -- access --lock` records it again.
#
# who | role and its id | on what | where

api-id | AcrPull 7f951dda-4ed3-4680-a7ca-43fe172d538d | images (container registry) | the application's resource group
api-id | KeyVaultSecretsUser 4633458b-17de-408a-b874-0445c86b69e6 | secrets (key vault) | the application's resource group
api-id | StorageBlobDataContributor ba92f5b4-2d11-453d-a403-e96b0029c9fe | data (storage account) | the application's resource group
api-id | StorageQueueDataMessageSender c6a89b2d-59bc-44d0-9896-0f6e12d7b80a | data (storage account) | the application's resource group
build-id = build-prod in resource group {shared-group.value} | AcrPush 8311e382-0749-4cb8-b61a-304f252e45ec | images (container registry) | the application's resource group
";
    assert_eq!(record(shop(), &file), expected);

    let time = fs::metadata(&file).unwrap().modified().unwrap();
    let again = run(shop(), &["access", "--lock"], &file);
    assert!(again.stdout.ends_with("is up to date: 5 permissions.\n"), "{}", again.stdout);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), time);
    let check = run(shop(), &["check", "--locked"], &file);
    assert_eq!((check.status, check.stderr.as_str()), (Status::Done, ""));
    assert!(check.stdout.contains("Every permission is in `"), "{}", check.stdout);
}

/// Nothing but permissions is in the file: not the order of statements, not their lines, no setting.
#[test]
fn what_is_no_permission_changes_nothing() {
    let (_folder, file) = place();
    let one = || {
        distributed_app! {
            identity api_id;
            identity job_id;
            keyvault secrets {
                roles: job_id => KeyVaultReader, api_id => [KeyVaultSecretsUser, KeyVaultReader];
            }
            storage data { roles: api_id => StorageBlobDataReader; }
        }
    };
    let other = distributed_app! {
        storage data {
            sku: PremiumLrs;
            queue jobs;
            tags { owner: "payments"; }
        }
        keyvault secrets { purge_protection: true; }
        identity job_id { roles: secrets => KeyVaultReader; }
        parameter region;
        identity api_id {
            roles: data => StorageBlobDataReader, secrets => [KeyVaultReader, KeyVaultSecretsUser];
            tags { region: region; }
        }
    };
    let before = record(one(), &file);
    let check = run(other, &["check", "--locked"], &file);
    assert_eq!((check.status, check.stderr.as_str()), (Status::Done, ""));

    // Neither does what a role or a kind is called in another version.
    let text = before.replace("KeyVaultReader", "VaultReader").replace("(key vault)", "(vault)");
    assert_ne!(text, before);
    fs::write(&file, text).unwrap();
    assert_eq!(run(one(), &["check", "--locked"], &file).status, Status::Done);
}

fn orders() -> Builder {
    distributed_app! {
        registry images;
        containerapps env { registry: images; }
        identity shared_id;
        existing shared_id("shared-prod", "platform");
        keyvault secrets;
        existing secrets("secrets-prod");
        storage data { blob_container photos; }
        project api("api") { identity: shared_id; roles: secrets => KeyVaultSecretsUser; }
        container web("nginx:1.29") {
            reference: data.photos;
            roles: data => StorageBlobDataReader;
        }
    }
}

/// A program that runs as a declared identity may do what that identity may, and an environment
/// grants something by itself: both are listed.
#[test]
fn permissions_that_no_roles_statement_gives_are_in_the_file() {
    let (_folder, file) = place();
    let expected = [
        "api as shared-id = shared-prod in resource group platform | KeyVaultSecretsUser 4633458b-17de-408a-b874-0445c86b69e6 | secrets = secrets-prod (key vault) | the application's resource group",
        "api | runs as | shared-id = shared-prod in resource group platform (identity) | resource group platform",
        "env | AcrPull 7f951dda-4ed3-4680-a7ca-43fe172d538d | images (container registry) | the application's resource group",
        "web | StorageBlobDataReader 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1 | data (storage account) | the application's resource group",
    ];
    assert_eq!(lines(&record(orders(), &file)), expected);
    let access = orders().command(["access"]).stdout;
    for word in ["api (as shared-id)", "runs as", "env ", "AcrPull"] {
        assert!(access.contains(word), "{word} in {access}");
    }
}

/// Each change that gives somebody more is refused and shown, by `check` and by `publish`.
#[test]
fn whatever_grants_more_is_refused() {
    let app = |change: &str| {
        let default = |name: &str, word: &'static str| {
            change.strip_prefix(name).map_or(word.to_owned(), str::to_owned)
        };
        let app = Builder::new();
        let images = app.add_container_registry("images");
        let other = app.add_container_registry("other");
        let env = app.add_container_app_environment("env");
        env.registry(if change == "registry" { other } else { images });
        let shared = app.add_user_assigned_identity(&default("identity=", "shared-id"));
        let existing = app.publish_as_existing(shared, default("principal=", "shared-prod"));
        existing.resource_group(default("principal group=", "platform"));
        let second = app.add_user_assigned_identity("second-id");
        let vault = app.add_key_vault(&default("vault=", "secrets"));
        let existing = app.publish_as_existing(vault, default("target=", "secrets-prod"));
        existing.resource_group(default("target group=", "platform"));
        match change {
            "run as" => {}
            "other owner" => app.allow(second, lint::idle_identity, "a job outside runs as it"),
            _ => app.allow(second, lint::unused_identity, "a test grants it something"),
        }
        let api = app.add_project("api", "api").identity(shared);
        api.with_role_assignments(vault).KeyVaultSecretsUser.grant();
        let web = app.add_container("web", "nginx:1.29").reference(vault);
        let text = match change {
            "own Bicep" => "Microsoft.Authorization/roleAssignments@2022-04-01",
            _ => "Microsoft.Authorization/locks@2020-05-01",
        };
        let text = format!("param location string\nresource x '{text}' = {{\n  name: 'x'\n}}\n");
        app.add_bicep_template_string("own", &text);
        match change {
            "role" => api.with_role_assignments(vault).KeyVaultCryptoUser.grant(),
            "other owner" => vault.with_role_assignments(second).KeyVaultReader.grant(),
            "run as" => drop(web.identity(second)),
            "default role" => drop(web.reference(app.add_storage("data").add_queue("jobs"))),
            "deployer" => app.grant_default_roles_to_deployer(),
            "adjusted" => drop(env.configure(more_for_the_environment)),
            "changed" => drop(env.configure(another_role)),
            _ => {}
        }
        app
    };
    let (folder, file) = place();
    record(app(""), &file);
    assert_eq!(run(app(""), &["check", "--locked"], &file).status, Status::Done);
    let table = [
        ("role", 1, 0, "KeyVaultCryptoUser"),
        ("other owner", 1, 0, "second-id | KeyVaultReader"),
        ("run as", 2, 1, "+ web | runs as | second-id (identity)"),
        ("default role", 3, 0, "web | StorageBlobDataContributor"),
        ("deployer", 1, 0, "(whoever deploys)"),
        ("registry", 1, 1, "env | AcrPull 7f951dda-4ed3-4680-a7ca-43fe172d538d | other"),
        ("own Bicep", 1, 0, "| own (Bicep module)"),
        ("adjusted", 1, 0, "(its own Bicep) | 1 role assignment "),
        ("changed", 1, 1, "(its own Bicep) | 1 role assignment "),
        ("identity=other-id", 2, 2, "api as other-id = shared-prod"),
        ("principal=api-prod", 2, 2, "shared-id = api-prod in resource group platform"),
        ("principal group=mine", 2, 2, "shared-id = shared-prod in resource group mine"),
        ("vault=keys", 2, 2, "keys = secrets-prod"),
        ("target=keys-prod", 2, 2, "secrets = keys-prod"),
        ("target group=mine", 2, 2, "| resource group mine"),
    ];
    for (change, more, less, shown) in table {
        let infra = folder.path().join("infra");
        let publish = ["publish", "-o", infra.to_str().unwrap()];
        for arguments in [&["check"][..], &publish, &["publish", "--check"]] {
            let outcome = run(app(change), arguments, &file);
            let text = &outcome.stderr;
            assert_eq!(
                (outcome.status, outcome.stdout.as_str()),
                (Status::Refused, ""),
                "{change}"
            );
            assert!(
                text.starts_with("error[AM0703]: the application grants more than `"),
                "{text}"
            );
            assert!(text.contains("`\n") && text.contains("access --lock --lock-file "));
            assert!(text.contains(shown), "{change}: {text}");
            let count = |sign| lines(text).iter().filter(|line| line.starts_with(sign)).count();
            assert_eq!((count('+'), count('-')), (more, less), "{change}: {text}");
            let places = text.matches("      --> ").count();
            assert_eq!(places, more, "each has its place: {text}");
        }
        assert!(!infra.exists(), "nothing is published");

        // Recorded again, it is allowed, and the difference is shown once more.
        let record = run(app(change), &["access", "--lock"], &file);
        let count = |sign| lines(&record.stdout).iter().filter(|l| l.starts_with(sign)).count();
        assert_eq!((count('+'), count('-')), (more, less), "{change}: {}", record.stdout);
        assert_eq!(run(app(change), &["check", "--locked"], &file).status, Status::Done);
        run(app(""), &["access", "--lock"], &file);
    }
}

/// A role assignment that no kind knows of, written into the syntax tree.
fn more_for_the_environment(module: &mut app_model::bicep::Module) {
    use app_model::bicep::{Object, Resource, Statement};
    module.push(Statement::Resource(Resource {
        symbol: "more".into(),
        resource_type: "microsoft.authorization/roleassignments".into(),
        api_version: "2022-04-01".into(),
        existing: false,
        only_if_not_exists: false,
        body: Object::new().with("name", "more"),
    }));
}

/// The role assignment of the environment, made another one.
fn another_role(module: &mut app_model::bicep::Module) {
    let assignment = module.resource_mut("images_env_mi_AcrPull").unwrap();
    assignment.body.set("properties", app_model::bicep::Object::new());
}

/// What app-model cannot read, it knows by its text: another role in the same place is another one.
#[test]
fn role_assignments_in_bicep_are_known_by_their_text() {
    let (_folder, file) = place();
    let app = |role: &str, line_end: &str| {
        let app = Builder::new();
        let text = format!(
            "param location string\nresource x 'Microsoft.Authorization/roleAssignments@2022-04-01' \
             = {{\n  name: '{role}'\n}}\n"
        );
        app.add_bicep_template_string("own", &text.replace('\n', line_end));
        app
    };
    let text = record(app("reader", "\n"), &file);
    assert_eq!(
        lines(&text),
        [
            "(its own Bicep) | 1 role assignment 5c2f074008d9b17e | own (Bicep module) | the application's resource group"
        ]
    );
    assert_eq!(run(app("reader", "\r\n"), &["check", "--locked"], &file).status, Status::Done);
    let outcome = run(app("owner", "\n"), &["check"], &file);
    assert_eq!(outcome.status, Status::Refused);
    assert_eq!(lines(&outcome.stderr).len(), 2, "one more and one less: {}", outcome.stderr);
}

/// The `bicep` modules of which each says that somebody is granted something, or may be.
#[test]
fn no_role_assignment_in_bicep_goes_unnoticed() {
    let assigned = "'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: 'x'\n}\n";
    let granted = |text: &str| {
        let app = Builder::new();
        app.add_bicep_template_string("own", text);
        let outcome = app.command(["access"]);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Status::Done, ""));
        let rows: Vec<String> = outcome.stdout.lines().map(str::to_owned).collect();
        match rows.as_slice() {
            [nobody] if nobody == "Nobody is granted anything." => String::new(),
            [_, row] => {
                let row = row.strip_prefix("(its own Bicep)  ").unwrap();
                row.split("  ").next().unwrap().to_owned()
            }
            _ => panic!("{text}: {}", outcome.stdout),
        }
    };
    for (text, expected) in [
        (format!("resource x {assigned}"), "1 role assignment"),
        (format!("@description('x') resource x {assigned}"), "1 role assignment"),
        (format!("/* why */ resource /* what */ x {assigned}"), "1 role assignment"),
        (format!("var a = 1 // '''\nresource x {assigned}"), "1 role assignment"),
        (format!("resource x {assigned}resource y {assigned}"), "2 role assignments"),
        (
            "resource x 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {}"
                .to_owned(),
            "1 role assignment",
        ),
        (
            "resource x 'Microsoft.Authorization/roleEligibilityScheduleRequests@2022-04-01' = {}"
                .to_owned(),
            "1 role assignment",
        ),
        ("module x 'br/public:avm/res/key-vault/vault:0.13.0' = {}".to_owned(), UNKNOWN),
        ("resource x 'Microsoft.Resources/deployments@2024-11-01' = {}".to_owned(), UNKNOWN),
        (format!("resource x {}", assigned.replace("role", "\\u{72}ole")), UNKNOWN),
        (format!("var a = '''\nresource x {assigned}"), UNKNOWN),
        (format!("resource x {assigned}module y 'y.bicep' = {{}}"), UNKNOWN),
        (format!("// resource x {assigned}").replace('\n', " "), ""),
        (format!("/* resource x {assigned}*/"), ""),
        (format!("resource x {}", assigned.replace("' =", "' existing =")), ""),
        ("resource x 'Microsoft.Authorization/locks@2020-05-01' = {}".to_owned(), ""),
    ] {
        assert_eq!(granted(&format!("param location string\n{text}")), expected, "{text}");
    }
}

const UNKNOWN: &str = "unknown role assignments";

/// What a module calls may grant anything; it is recorded, and another text is another one.
#[test]
fn grants_that_cannot_be_read_are_recorded_as_unknown() {
    use app_model::bicep::{Object, Statement};

    let (_folder, file) = place();
    let app = |version: &str| {
        let app = Builder::new();
        let text = format!("module vault 'br/public:avm/res/key-vault/vault:{version}' = {{}}\n");
        app.add_bicep_template_string("own", &text);
        app
    };
    let text = record(app("0.13.0"), &file);
    let line = lines(&text).remove(0);
    assert!(line.starts_with("(its own Bicep) | unknown role assignments "), "{text}");
    assert_eq!(run(app("0.13.0"), &["check", "--locked"], &file).status, Status::Done);
    assert_eq!(run(app("0.14.0"), &["check"], &file).status, Status::Refused);
    let json = app("0.13.0").command(["access", "--format", "json"]).stdout;
    assert!(json.contains("\"roleAssignments\": \"unknown\","), "{json}");

    // The same in the syntax tree of a kind.
    let tree = Builder::new();
    tree.add_key_vault("secrets").configure(|module| {
        let (symbol, path) = ("more".into(), "more.bicep".into());
        module.push(Statement::Module { symbol, path, body: Object::new() });
    });
    assert!(lines(&record(tree, &file))[0].contains(" | unknown role assignments "));
}

#[test]
fn granting_less_is_a_note_and_with_locked_an_error() {
    let (folder, file) = place();
    let more = distributed_app! {
        identity api_id;
        keyvault secrets { roles: api_id => [KeyVaultReader, KeyVaultSecretsUser]; }
    };
    record(more, &file);
    let less = || {
        distributed_app! {
            identity api_id;
            keyvault secrets { roles: api_id => KeyVaultReader; }
        }
    };
    let infra = folder.path().join("infra");
    for arguments in [&["check"][..], &["publish", "-o", infra.to_str().unwrap()]] {
        let outcome = run(less(), arguments, &file);
        assert_eq!(outcome.status, Status::Done);
        assert!(outcome.stderr.starts_with("note: `"), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("  - api-id | KeyVaultSecretsUser"), "{}", outcome.stderr);
    }
    assert!(infra.exists());
    let outcome = run(less(), &["check", "--locked"], &file);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Status::Refused, ""));
    assert!(outcome.stderr.contains("allows more than the application grants\n"));
    assert_eq!(lines(&record(less(), &file)).len(), 1);
}

#[test]
fn a_lock_that_was_asked_for_must_be_there() {
    let (folder, file) = place();
    let missing = run(shop(), &["check"], &file);
    assert_eq!(missing.status, Status::Refused);
    assert!(missing.stderr.contains("there is no lock of permissions"), "{}", missing.stderr);
    assert!(missing.stderr.contains("error[AM0705]: "), "{}", missing.stderr);

    // Without an option it is the file in the current directory, if there is one.
    let here = |arguments: &[&str]| {
        Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap()
    };
    assert_eq!(here(&["check"]).status.code(), Some(0));
    assert_eq!(here(&["check", "--locked"]).status.code(), Some(1));
    assert_eq!(here(&["access", "--lock"]).status.code(), Some(0));
    assert_eq!(here(&["check", "--locked"]).status.code(), Some(0));
    let text = fs::read_to_string(&file).unwrap();
    let text: Vec<&str> = text.lines().filter(|line| !line.contains("AcrPush")).collect();
    fs::write(&file, text.join("\n")).unwrap();
    let refused = here(&["publish"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("`cargo run -- access --lock`\n"));
    assert!(!folder.path().join("infra").exists());
    for other in [&["access"][..], &["graph"], &["manifest", "-o", "-"], &[]] {
        assert_eq!(here(other).status.code(), Some(0), "{other:?} needs no permission");
    }
}

/// Nothing that is not understood is passed over or overwritten.
#[test]
fn a_broken_file_is_refused_at_its_line_and_left_alone() {
    let (_folder, file) = place();
    let good = record(shop(), &file);
    let at = |number: usize, line: &str| {
        let mut lines: Vec<&str> = good.lines().collect();
        lines.insert(number - 1, line);
        lines.join("\n") + "\n"
    };
    let line = "api-id | AcrPull 7f951dda-4ed3-4680-a7ca-43fe172d538d | images (container registry) | here";
    let changed = |from: &str, to: &str| at(7, &line.replace(from, to));
    assert_eq!(lines(&at(7, line)).len(), 6, "the line as it stands is one");
    let table: &[(String, usize, &str)] = &[
        (at(6, "<<<<<<< HEAD"), 6, "two branches changed the file"),
        (at(8, "======="), 8, "two branches changed the file"),
        (at(10, ">>>>>>> feature"), 10, "two branches changed the file"),
        (at(7, "api-id may do everything"), 7, "take the line back"),
        (changed("7f951dda-", "7f951dda"), 7, "take the line back"),
        (changed("AcrPull ", ""), 7, "take the line back"),
        (changed("api-id", ""), 7, "take the line back"),
        (changed(" (container registry)", ""), 7, "take the line back"),
        (changed(" | here", ""), 7, "take the line back"),
        (changed("here", "here | there"), 7, "take the line back"),
        ("fn main() {}\n".to_owned(), 1, "take the line back"),
        (at(7, "\u{1b}[2J\u{7}"), 7, "take the line back"),
    ];
    for (text, number, help) in table {
        fs::write(&file, text).unwrap();
        for arguments in [&["check"][..], &["access", "--lock"], &["publish", "-o", "never"]] {
            let outcome = run(shop(), arguments, &file);
            assert_eq!((outcome.status, outcome.stdout.as_str()), (Status::Refused, ""), "{text}");
            let message = &outcome.stderr;
            assert!(
                message.starts_with(&format!("error[AM0704]: line {number} of `")),
                "{message}"
            );
            assert!(message.contains("\n  help: "), "{message}");
            assert!(message.contains(help), "{message}");
            assert!(!message.contains('\u{1b}'), "{message}");
        }
        assert_eq!(&fs::read_to_string(&file).unwrap(), text);
    }
    fs::write(&file, b"\xff\xfe").unwrap();
    let outcome = run(shop(), &["access", "--lock"], &file);
    assert_eq!(outcome.status, Status::FileSystem);
    assert_eq!(fs::read(&file).unwrap(), b"\xff\xfe");

    // An empty file allows nothing. Windows' line ends and a byte order mark are no mistake.
    fs::write(&file, "").unwrap();
    assert_eq!(run(shop(), &["check"], &file).stderr.matches("  + ").count(), 5);
    fs::write(&file, format!("\u{feff}{}", good.replace('\n', "\r\n"))).unwrap();
    assert_eq!(run(shop(), &["check", "--locked"], &file).status, Status::Done);
}

#[test]
fn comments_of_others_stay_with_their_lines() {
    let (_folder, file) = place();
    let text = record(shop(), &file);
    let note = "# The build pushes here: see the platform's page.";
    let noted = text.replace("build-id", &format!("{note}\nbuild-id")) + "# the end\n";
    let stale = "gone | runs as | nobody (identity) | here";
    fs::write(&file, format!("{noted}{stale}\n")).unwrap();
    let outcome = run(shop(), &["access", "--lock"], &file);
    assert!(outcome.stdout.contains(&format!("\n  - {stale}\n")), "{}", outcome.stdout);
    assert_eq!(fs::read_to_string(&file).unwrap(), noted.replace("# the end\n", ""));
}

/// Names of existing resources can be any text: each permission is one line all the same, and it
/// is found again.
#[test]
fn hostile_names_stay_in_their_field() {
    let (_folder, file) = place();
    let names =
        ["a | b", "a\nb | c (x) | d", "# a", "\\", "|", " ", "\u{2028}\u{7f}\r", "<<<<<<< x"];
    for name in names {
        let app = |name: &str| {
            let app = Builder::new();
            let identity = app.add_user_assigned_identity("id");
            app.publish_as_existing(identity, name).resource_group(name);
            let vault = app.add_key_vault("secrets");
            app.publish_as_existing(vault, name).resource_group(name).subscription(name);
            vault.with_role_assignments(identity).KeyVaultReader.grant();
            app
        };
        if app(name).build().is_err() {
            continue;
        }
        let text = record(app(name), &file);
        assert_eq!(lines(&text).len(), 1, "{text}");
        assert_eq!(text.lines().count(), 6, "{text}");
        let check = run(app(name), &["check", "--locked"], &file);
        assert_eq!(check.status, Status::Done, "{name:?}: {}", check.stderr);
        for other in names.into_iter().filter(|other| *other != name) {
            if app(other).build().is_ok() {
                let check = run(app(other), &["check"], &file);
                assert_eq!(check.status, Status::Refused, "{other:?} is not {name:?}");
            }
        }
    }
}

#[test]
fn what_cannot_be_written_leaves_the_old_file() {
    let (folder, _) = place();
    let blocked = folder.path().join("file");
    fs::write(&blocked, "mine").unwrap();
    let outcome = run(shop(), &["access", "--lock"], &blocked.join("grants.lock"));
    assert_eq!(outcome.status, Status::FileSystem, "{}", outcome.stderr);
    assert_eq!(fs::read_to_string(&blocked).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    // A folder is where the file goes, under its usual name.
    run(shop(), &["access", "--lock"], folder.path());
    assert!(folder.path().join("grants.lock").is_file());
}

#[test]
fn options_that_contradict_each_other_are_wrong_use() {
    for (arguments, message) in [
        (&["access", "--lock", "--format", "json"][..], "`--lock` writes a file of its own format"),
        (&["access", "--lock-file", "x"], "`--lock-file` says where `--lock` writes"),
        (&["check", "--lock"], "`--lock` is not understood by `check`"),
        (&["check", "--lock-file", ""], "`--lock-file` needs a path, and this one is empty"),
        (&["graph", "--locked"], "`--locked` is not understood by `graph`"),
    ] {
        let outcome = shop().command(arguments);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Status::Usage, ""), "{arguments:?}");
        assert!(
            outcome.stderr.starts_with(&format!("error[AM0707]: {message}")),
            "{}",
            outcome.stderr
        );
    }
}
