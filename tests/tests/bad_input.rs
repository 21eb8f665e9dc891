//! What `build()` refuses: the rules that types cannot hold, all of them at once, each with the line
//! of its declaration, and never in a panic.

use std::time::{Duration, Instant};

use app_model::cli::Status;
use app_model::keyword::{probe, scale_rule, volume};
use app_model::{Builder, Expression, distributed_app, lint};

/// What `build()` says, as `line: message`, with lines counted from the block's first one.
fn findings(app: Builder, first: u32) -> Vec<String> {
    let Err(errors) = app.build() else { return Vec::new() };
    let line = |finding: &app_model::Finding| {
        assert!(finding.location().file().ends_with("bad_input.rs"), "{finding}");
        assert!(!finding.help().is_empty(), "{finding}");
        format!("{}: {}", finding.location().line() - first, finding.message())
    };
    errors.findings().iter().map(line).collect()
}

/// Builds the block, and compares what is found with the table.
macro_rules! refused {
    ({ $($block:tt)* } $($expected:literal),* $(,)?) => {{
        let first = line!();
        let found = findings(distributed_app! { $($block)* }, first);
        assert_eq!(found, [$($expected.to_owned()),*] as [String; _]);
    }};
}

#[test]
fn names() {
    let long = "n".repeat(65);
    refused! { {
        identity a as (long.clone());
        identity b as (String::new());
        identity c as (String::from("my name"));
        identity d as (String::from("a--b"));
        identity e as (String::from("1st"));
        identity f as (String::from("end-"));
    }
        "1: the name `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn` has 65 characters, and at most 64 are allowed",
        "2: identity ``: a name is empty",
        "3: the name `my name` contains ` `, and only ASCII letters, digits and `-` are allowed",
        "4: the name `a--b` has two hyphens in a row",
        "5: the name `1st` does not begin with a letter",
        "6: the name `end-` ends in a hyphen",
    }
    // What is published has a file of its name; a parameter has none.
    refused! { {
        parameter con;
        keyvault nul { tags { con: con; } }
        bicep a as (String::from("Com1")) { template: ""; }
        keyvault com10;
    }
        "2: the name `nul` is that of a device on Windows, which can have no folder of that name",
        "3: the name `Com1` is that of a device on Windows, which can have no folder of that name",
    }
}

#[test]
fn names_that_collide() {
    refused! { {
        registry data;
        storage other as (String::from("DATA"));
        storage a_b;
        keyvault vault as (String::from("rg"));
        storage principal as (String::from("principalId"));
    }
        "2: the name `DATA` of this storage account is taken by the container registry `data`",
        "4: `rg` is a name that main.bicep needs itself",
        "5: `principalId` is a name that main.bicep needs itself",
    }
    // What programs take is an output of main.bicep as well, and Azure does not care about case.
    refused! { {
        containerapps env;
        keyvault secrets;
        bicep net { template: "output group_id string = 'x'"; output group_id; }
        bicep net_group { template: "output id string = 'x'"; output id; }
        container web("nginx:1.29") {
            reference: secrets;
            env { ONE: net.group_id; OTHER: net_group.id; }
        }
        output secrets_vaulturi = env.default_domain;
        output secrets_vault_uri = secrets.vault_uri;
    }
        "4: the outputs `group_id` of `net` and `id` of `net-group` would both be `net_group_id` in main.bicep",
        "9: the outputs `vaultUri` of `secrets` and `secrets-vaulturi` would both be `secrets_vaulturi` in main.bicep",
    }
    // The name of a role module is taken, and the module of a service.
    refused! { {
        identity me;
        storage data { queue jobs; roles: me => StorageBlobDataReader; }
        bicep taken as "me-roles-data" { template: ""; }
        keyvault queues as "data-queues";
    }
        "3: the name `me-roles-data` is needed for a role module",
        "4: the name `data-queues` is needed for the queues of `data`",
    }
    // Children, in the model and in Azure.
    refused! { {
        storage data {
            queue jobs;
            queue work { name: ("jobs"); }
            table x as (String::from("jobs"));
        }
    }
        "3: two children of `data` would be called `work`",
        "4: two children of `data` would be called `jobs`",
    }
}

#[test]
fn names_in_azure() {
    refused! { {
        storage data { name: (String::from("My-Data")); }
        keyvault secrets { name: (String::from("x")); }
        storage other { blob_container photos as (String::from("Photos")); queue q_1; }
    }
        "1: storage account `data`: the name `My-Data` of a storage account contains `M`, and only lower-case letters and digits are allowed",
        "2: key vault `secrets`: the name `x` of a key vault has 1 character, and 3 to 24 are allowed",
        "3: the name `Photos` of a blob container contains `P`, and only lower-case letters, digits and `-` are allowed",
    }
}

#[test]
fn names_that_are_made_for_azure() {
    let app = Builder::new();
    let first = line!();
    app.add_key_vault("corporate-payment-secrets");
    app.add_key_vault("microsoft-secrets");
    app.add_key_vault("login-secrets");
    app.add_container_registry("windowsimages");
    app.add_storage("my-data");
    app.add_storage("mydata");
    // These are pinned, or exist.
    app.add_key_vault("corporate-payment-secrets-2").name("payments");
    app.add_key_vault("microsoft-keys").publish_as_existing("corp-keys");
    app.add_storage("my-data2").name("mydata3");
    app.add_storage("mydata2");
    app.add_key_vault("my-data3");
    // This one is not published.
    app.add_storage("my-data4").exclude_from_publish();
    app.add_storage("mydata4");
    assert_eq!(
        findings(app, first),
        [
            "1: the name `corporate-payment-secrets` of a key vault, of which Azure takes 24 characters, leaves nothing of the suffix that makes it unique",
            "2: the name `microsoft-secrets` of a key vault holds `microsoft`, which Azure refuses in a public address",
            "3: the name `login-secrets` of a key vault begins with `login`, which Azure refuses in a public address",
            "4: the name `windowsimages` of a container registry holds `windows`, which Azure refuses in a public address",
            "6: `mydata` and `my-data` would be one storage account in Azure",
        ]
    );
}

#[test]
fn settings_out_of_range() {
    refused! { {
        keyvault secrets { soft_delete_retention_days: (91); purge_protection: (false); secret token as (String::from("token")); }
        storage data { file_share documents { quota: (0); } }
        registry images {
            public_network_access: Disabled;
            purge_task one as (String::from("one"));
            purge_task two as (String::from("two")) { schedule: ("daily"); ago: ("a week"); keep: (0); filter: ("it's"); }
        }
        output nothing;
    }
        "1: key vault `secrets`: `purge_protection: false` is refused by Azure",
        "1: key vault `secrets`: `soft_delete_retention_days` is 91, and Azure takes 7 to 90",
        "1: secret `token`: the secret has no value, and its vault is a new one",
        "2: file share `documents`: `quota` is 0, and Azure takes 1 to 102400",
        "3: container registry `images`: `public_network_access: Disabled` takes a registry of the tier Premium",
        "5: purge task `one`: the purge task has no schedule",
        "5: the name `one` of a purge task has 3 characters, and 5 to 50 are allowed",
        "6: purge task `two`: `a week` is not an age",
        "6: purge task `two`: `daily` is not a schedule of five cron fields",
        "6: purge task `two`: `filter` holds a single quote, which ends it on the command line",
        "6: purge task `two`: `keep` is 0, and 1 is the least",
        "6: the name `two` of a purge task has 3 characters, and 5 to 50 are allowed",
        "8: the output has no value",
    }
}

#[test]
fn modules_of_the_user() {
    refused! { {
        bicep missing("no/such/file.bicep");
        bicep empty;
        bicep network {
            template: "param size int\nparam region string = 'x'\noutput subnet string = region";
            params { sise: 24; location: "here"; }
            output subnets;
        }
        bicep one { template: ""; tenant: true; resource_group: "platform"; }
        bicep two { template: ""; resource_group: "platform"; subscription: "00000000-0000-0000-0000-000000000000"; tenant: true; }
        bicep three { template: ""; resource_group: "platform"; tenant: false; }
    }
        "1: Bicep module `missing`: cannot read `no/such/file.bicep`: No such file or directory (os error 2)",
        "2: Bicep module `empty`: the module has no text",
        "3: Bicep module `network`: the module's parameter `size` has no value",
        "3: Bicep module `network`: the module's text has no output `subnets`",
        "3: Bicep module `network`: the module's text has no parameter `sise`",
        "3: Bicep module `network`: the parameter `location` is passed to every module already",
        "8: Bicep module `one`: it is deployed to the tenant and to `platform`, and a module goes to one place",
        "9: Bicep module `two`: it is deployed to the tenant and to `platform`, and a module goes to one place",
    }
}

#[test]
fn existing_resources() {
    let app = Builder::new();
    let vault = app.add_key_vault("secrets");
    let first = line!();
    vault.publish_as_existing("one");
    vault.as_existing("two");
    vault.run_as_existing("three").subscription("s");
    assert_eq!(
        findings(app, first),
        [
            "2: `secrets` is said to be existing twice",
            "3: `s` is not the id of a subscription",
            "3: the existing `secrets` has a subscription and no resource group",
        ]
    );
}

#[test]
fn modules_that_wait_for_each_other() {
    refused! { {
        bicep one { template: "param x string\noutput y string = x"; params { x: two.y; } output y; }
        bicep two { template: "param x string\noutput y string = x"; params { x: three.y; } output y; }
        bicep three { template: "param x string\noutput y string = x"; params { x: one.y; } output y; }
    }
        "1: modules wait for each other: `one` takes an output of `two` takes an output of `three` takes an output of `one`",
    }
}

/// The macro sees them in a block.
#[test]
fn programs_that_refer_in_cycles() {
    let app = Builder::new();
    app.add_container_app_environment("env");
    let secrets = app.add_key_vault("secrets");
    let first = line!();
    let api = app.add_project("api", "../api");
    let worker = app.add_project("worker", "../worker").wait_for(api);
    api.wait_for(worker);
    api.wait_for(api);
    api.reference(secrets);
    api.reference(secrets);
    api.add_endpoint("http").port(8080);
    api.reference(api);
    // Other variables the first time, the same one the second time.
    api.references().entry("keys", secrets);
    let insights = app.add_application_insights("insights");
    api.reference(insights);
    api.references().entry("telemetry", insights);
    assert_eq!(
        findings(app, first),
        [
            "1: programs wait for each other: `api` waits for `worker` waits for `api`",
            "4: `api` waits for itself",
            "6: `api` refers to `secrets` twice",
            "8: `api` refers to itself",
            "13: `api` refers to `insights` twice",
        ]
    );
}

/// The macro sees them in a block.
#[test]
fn what_stands_twice_or_has_no_name() {
    let app = Builder::new();
    app.add_container_app_environment("env");
    let id = app.add_user_assigned_identity("api-id");
    let first = line!();
    let api = app.add_project("api", "../api").identity(id).identity(id);
    api.env().entry("", "x");
    assert_eq!(
        findings(app, first),
        ["1: `api` runs as `api-id` twice", "1: project `api`: a variable has no name"]
    );
}

#[test]
fn a_region_of_a_component_that_is_not_made() {
    let nowhere = "`application_insights_location` is the region of a component that the environment makes, and it makes none here";
    for is_first in [true, false] {
        let app = Builder::new();
        let insights = app.add_application_insights("insights");
        let first = line!();
        let sites = app.add_app_service_environment("sites");
        let quiet = app.add_app_service_environment("quiet");
        if is_first {
            sites.application_insights_location("westeurope");
            quiet.application_insights_location("westeurope");
        }
        sites.application_insights(insights);
        quiet.application_insights(false);
        if !is_first {
            sites.application_insights_location("westeurope");
            quiet.application_insights_location("westeurope");
        }
        let expected = [("1", "sites"), ("2", "quiet")]
            .map(|(line, name)| format!("{line}: App Service environment `{name}`: {nowhere}"));
        assert_eq!(findings(app, first), expected);
    }
}

#[test]
fn more_than_azure_takes() {
    let start = Instant::now();
    let app = || {
        let app = Builder::new();
        for number in 0..10_000 {
            app.add_storage(&format!("data{number}"));
        }
        app
    };
    let outcome = app().command(["publish", "-o", "/nonexistent/never/written"]);
    assert_eq!(outcome.status, Status::Refused);
    assert!(
        outcome.stderr.contains("main.bicep would have 10001 resources, and Azure takes 800"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.stderr.matches("error[").count(), 1, "{}", outcome.stderr);
    // In a debug build; a square of the resources would take minutes.
    assert!(start.elapsed() < Duration::from_secs(30));
    let app = app();
    app.ignore_limits();
    assert_eq!(app.build().unwrap().publication().files().len(), 10_001);
}

/// The limits count the statements of main.bicep: no more and no fewer.
#[test]
fn what_main_bicep_has_is_counted() {
    let app = |[vaults, parameters, outputs, programs]: [usize; 4]| {
        let app = Builder::new();
        let env = app.add_container_app_environment("env");
        let location = app.add_parameter("where");
        app.with_location(location);
        for number in 0..vaults {
            app.add_key_vault(&format!("vault{number}"));
        }
        let tag = |number| format!("tag{number}");
        let vault = app.add_key_vault("tagged");
        let tags = vault.tags();
        for number in 0..parameters {
            tags.entry(&tag(number), app.add_parameter(&tag(number)));
        }
        tags.entry("where", location);
        for number in 0..outputs {
            app.add_output(&format!("output{number}"), env.default_domain());
        }
        for number in 0..programs {
            app.add_container(&format!("web{number}"), "nginx:1.29");
        }
        app
    };
    let small = [1, 2, 3, 4];
    let text = app(small).build().unwrap().publication().file("main.bicep").unwrap().to_owned();
    let count = |word: &str| text.lines().filter(|line| line.starts_with(word)).count();
    let [resources, parameters, outputs] = ["module ", "param ", "output "].map(count);
    let most = [800 - (resources + 1) + 1, 256 - parameters + 2, 64 - outputs + 3, 900];
    assert_eq!(findings(app(most), 0), [""; 0]);
    for (place, what) in ["801 resources", "257 parameters", "65 outputs"].iter().enumerate() {
        let mut more = most;
        more[place] += 1;
        let [found] = findings(app(more), 0).try_into().unwrap();
        assert!(found.contains(&format!("main.bicep would have {what}, ")), "{found}");
    }
}

/// What the macro sees in a block is seen in any other model as well.
#[test]
fn what_nothing_uses() {
    let model = |reason: Option<&str>| {
        let app = Builder::new();
        let first = line!();
        let parameters = [app.add_parameter("unread"), app.add_parameter("vault-name")];
        let identities = [
            app.add_user_assigned_identity("spare"),
            app.add_user_assigned_identity("worker"),
            app.add_user_assigned_identity("shown"),
        ];
        let vault = app.add_key_vault("secrets");
        vault.run_as_existing(parameters[1]);
        vault.with_role_assignments(identities[1]).Reader.grant();
        app.add_output("shown-id", identities[2].client_id());
        if let Some(reason) = reason {
            app.allow(parameters[0], lint::unused_parameter, reason);
            app.allow(identities[0], lint::unused_identity, reason);
        }
        findings(app, first)
    };
    assert_eq!(
        model(None),
        [
            "1: the parameter `unread` is read by nothing",
            "3: the identity `spare` is granted nothing, and nothing runs as it",
        ]
    );
    assert_eq!(model(Some("it is attached by hand")), [""; 0]);
    assert_eq!(
        model(Some(" ")),
        [
            "1: `unused_parameter` is allowed on `unread` without a reason",
            "3: `unused_identity` is allowed on `spare` without a reason",
        ]
    );
}

/// An identity that only has a role, in an application of programs that run as others or as nobody.
#[test]
fn idle_identities() {
    let model = |change: &str| {
        let app = Builder::new();
        let first = line!();
        let worker = app.add_user_assigned_identity("worker");
        let vault = app.add_key_vault("secrets");
        vault.with_role_assignments(worker).KeyVaultSecretsUser.grant();
        app.add_container_app_environment("env");
        let api = app.add_container("api", "nginx:1.29");
        match change {
            "runs as it" => drop(api.identity(worker).reference(vault)),
            "shown" => {
                app.add_output("id", worker.client_id());
                app.add_output("address", vault.vault_uri());
            }
            "exists" => drop(worker.publish_as_existing("worker-prod")),
            "handed over" => {
                let api_id = app.add_user_assigned_identity("api-id");
                worker.with_role_assignments(api_id).ManagedIdentityOperator.grant();
                api.identity(worker).identity(api_id).reference(vault);
            }
            "allowed" => app.allow(worker, lint::idle_identity, "for the build"),
            _ => {}
        }
        findings(app, first)
    };
    assert_eq!(model(""), ["1: the identity `worker` has a role, and no program runs as it"]);
    for change in ["runs as it", "shown", "exists", "handed over", "allowed"] {
        assert_eq!(model(change), [""; 0], "{change}");
    }
}

/// Roles of a program that do not reach what it refers to.
#[test]
fn insufficient_roles() {
    let model = |change: &str| {
        let app = Builder::new();
        let first = line!();
        app.add_container_app_environment("env");
        let data = app.add_storage("data");
        let jobs = data.add_queue("jobs");
        let api = app.add_container("api", "nginx:1.29");
        if change != "no reference" {
            api.reference(jobs);
        }
        let roles = api.with_role_assignments(data);
        match change {
            "no roles" => {}
            "allowed" => roles
                .StorageAccountContributor
                .grant_allowing(lint::insufficient_role, "it signs in with the key"),
            _ => roles.StorageAccountContributor.grant(),
        }
        match change {
            "another role" => roles.StorageQueueDataMessageSender.grant(),
            "no reference" => {
                app.allow(data, lint::unreferenced_resource, "the image has its address")
            }
            "its identity" => {
                let identity = app.add_user_assigned_identity("api-id");
                identity.with_role_assignments(data).StorageQueueDataReader.grant();
                api.identity(identity);
            }
            _ => {}
        }
        findings(app, first)
    };
    assert_eq!(
        model(""),
        ["8: `StorageAccountContributor` does not reach queues, and `api` refers to `data.jobs`"]
    );
    for change in ["no reference", "no roles", "allowed", "another role", "its identity"] {
        assert_eq!(model(change), [""; 0], "{change}");
    }
}

/// What runs as one identity has the roles of all, and the usual ones where it has none of its own.
#[test]
fn roles_of_one_principal() {
    let model = |change: &str| {
        let app = Builder::new();
        let first = line!();
        app.add_container_app_environment("env");
        let vault = app.add_key_vault("secrets");
        let id = app.add_user_assigned_identity("id");
        let api = app.add_container("api", "nginx:1.29").identity(id).reference(vault);
        let of_id = id.with_role_assignments(vault);
        match change {
            "allowed" => of_id.KeyVaultReader.grant_allowing(lint::roles_on_top, "it rotates them"),
            "more" => of_id.KeyVaultSecretsOfficer.grant(),
            "larger" => of_id.KeyVaultSecretsUser.grant(),
            "none" => {
                api.with_role_assignments(vault).grant_nothing();
                of_id.KeyVaultReader.grant();
            }
            _ => of_id.KeyVaultReader.grant(),
        }
        let of_api = || api.with_role_assignments(vault);
        match change {
            "its own" => of_api().KeyVaultSecretsUser.grant(),
            "larger" => of_api().KeyVaultSecretsOfficer.grant(),
            "of another" => {
                of_api().KeyVaultSecretsUser.grant();
                let other = app.add_container("other", "nginx:1.29");
                other.identity(id).reference(vault);
                other.with_role_assignments(vault).KeyVaultSecretsOfficer.grant();
            }
            "another" => {
                of_api().KeyVaultCryptoUser.grant();
                app.add_container("other", "nginx:1.29").identity(id).reference(vault);
            }
            _ => {}
        }
        findings(app, first)
    };
    assert_eq!(
        model(""),
        [
            "5: `api` runs as `id`, and its reference to `secrets` adds `KeyVaultSecretsUser` to `KeyVaultReader`"
        ]
    );
    for change in ["allowed", "more", "none", "its own"] {
        assert_eq!(model(change), [""; 0], "{change}");
    }
    let beside = "adds nothing beside `KeyVaultSecretsOfficer`";
    for (change, of, expected) in [("larger", "id", "api"), ("of another", "api", "other")] {
        let expected = format!(
            "`KeyVaultSecretsUser` of `{of}` on `secrets` {beside} of `{expected}`, which contains it: both are the identity `id`"
        );
        let found = model(change);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with(&expected), "{found:?}");
    }
    let found = model("another");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with("`other` runs as `id`, and its reference to `secrets` adds `KeyVaultSecretsUser` to `KeyVaultReader`"), "{found:?}");
}

/// A resource that only grants name.
#[test]
fn unreferenced_resources() {
    let model = |change: &str| {
        let app = Builder::new();
        let first = line!();
        let worker = app.add_user_assigned_identity("worker");
        let secrets = app.add_key_vault("secrets");
        secrets.with_role_assignments(worker).KeyVaultSecretsUser.grant();
        app.add_container_app_environment("env");
        let api = app.add_container("api", "nginx:1.29");
        if change == "nothing runs as it" {
            app.allow(worker, lint::idle_identity, "the pipeline runs as it");
        } else {
            api.identity(worker);
        }
        match change {
            "a reference" => drop(api.reference(secrets)),
            "a variable" => drop(api.env().entry("ADDRESS", secrets.vault_uri())),
            "waits" => drop(api.wait_for(secrets)),
            "shown" => drop(app.add_output("address", secrets.vault_uri())),
            "exists" => drop(secrets.publish_as_existing("corp-vault")),
            "allowed" => app.allow(secrets, lint::unreferenced_resource, "found by its tag"),
            _ => {}
        }
        findings(app, first)
    };
    assert_eq!(model(""), ["2: a role is granted on `secrets`, and nothing refers to it"]);
    for change in
        ["a reference", "a variable", "waits", "shown", "exists", "allowed", "nothing runs as it"]
    {
        assert_eq!(model(change), [""; 0], "{change}");
    }
}

/// A program that nothing wakes, and programs that something does.
#[test]
fn programs_that_sleep() {
    let model = |change: &str| {
        let app = Builder::new();
        let first = line!();
        app.add_container_app_environment("env");
        let worker = app.add_container("worker", "nginx:1.29").min_replicas(0);
        match change {
            "endpoint" => drop(worker.add_endpoint("http").port(80)),
            "rule" => drop(worker.add::<scale_rule, _>("calls").concurrent_requests(5)),
            "code" => drop(worker.configure(|_| {})),
            "one" => drop(worker.min_replicas(1)),
            _ => {}
        }
        findings(app, first)
    };
    assert_eq!(
        model(""),
        ["2: `worker` may sleep, and nothing wakes it: it has neither an endpoint nor a rule"]
    );
    for change in ["endpoint", "rule", "code", "one"] {
        assert_eq!(model(change), [""; 0], "{change}");
    }
}

/// A variable tells a port under the usual name or a given one, or there is none.
#[test]
fn port_variables() {
    refused! { {
        containerapps env;
        project api("../api") {
            endpoint http { port: 8080; env: "HTTP_PORT"; port_variable: false; }
        }
    }
        "3: `http` tells its port by `HTTP_PORT`, and `port_variable` says that no variable does",
    }
    // Rust code may say a port, too.
    refused! { {
        containerapps env;
        container web("nginx:1.29") { endpoint http { port: (0); exposed_port: (0); } }
    }
        "2: `exposed_port` is 0, and ports begin at 1",
        "2: `port` is 0, and ports begin at 1",
    }
    let app = distributed_app! {
        containerapps env;
        project api("../api") {
            endpoint http { port: 8080; port_variable: false; }
            endpoint admin { port: 9090; }
        }
        project legacy(("../legacy.csproj")) {
            endpoint http;
            endpoint https { port_variable: false; }
        }
    };
    let manifest = app.build().unwrap().manifest();
    for told in ["{api.bindings.admin.targetPort}", "{legacy.bindings.http.targetPort}"] {
        assert!(manifest.contains(told), "{manifest}");
    }
    for untold in ["{api.bindings.http.", "{legacy.bindings.https."] {
        assert!(!manifest.contains(untold), "{manifest}");
    }
    assert!(manifest.contains(r#""scheme": "https""#), "{manifest}");
}

/// A file system is a blob container with real folders.
#[test]
fn data_lakes() {
    refused! { {
        storage flat { hierarchical_namespace: false; file_system raw; }
        storage data { file_system raw; blob_container other { name: "raw"; } }
    }
        "1: `raw` needs real folders, and `hierarchical_namespace` is `false`",
        "2: two children of `data` would be called `other`",
    }
}

/// A role beside a larger one is refused, unless a reason stands by it.
#[test]
fn implied_roles() {
    let model = |reason: Option<&str>, larger: bool| {
        let app = Builder::new();
        let first = line!();
        let build = app.add_user_assigned_identity("build");
        let images = app.add_container_registry("images");
        let pull = images.with_role_assignments(build).AcrPull;
        let push = images.with_role_assignments(build).AcrPush;
        if larger {
            push.grant();
        }
        match reason {
            None => pull.grant(),
            Some(reason) => pull.grant_allowing(lint::implied_role, reason),
        }
        findings(app, first)
    };
    assert_eq!(
        model(None, true),
        ["3: `AcrPull` of `build` on `images` adds nothing beside `AcrPush`, which contains it"]
    );
    assert_eq!(model(Some("the audit looks for it"), true), [""; 0]);
    assert_eq!(model(None, false), [""; 0]);
    assert_eq!(
        model(Some("the audit looks for it"), false),
        [
            "3: `implied_role` allows nothing for `build` on `images`: no role is contained in another one"
        ]
    );
    assert_eq!(model(Some(""), true), ["3: `implied_role` is allowed without a reason"]);
}

/// A credential that everybody can read is refused wherever it comes from.
#[test]
fn plain_credentials() {
    let model = |reason: Option<&str>| {
        let app = Builder::new();
        let first = line!();
        app.add_container_app_environment("env");
        let password = app.add_parameter("dbPassword");
        let hidden = app.add_parameter("hidden");
        let api = app.add_project("api", "api");
        api.env().entry("DB", password).entry("API_KEY", hidden);
        let web = app.add_container("web", "nginx:1.29").args("--password=hunter2");
        let days = app.add_parameter("key-rotation-days").value("30");
        api.env().entry("ROTATION", days).entry("TOKEN_ISSUER", "https://login.example.com");
        if let Some(reason) = reason {
            app.allow(password, lint::plain_credential, reason);
            app.allow(hidden, lint::plain_credential, reason);
            app.allow(web, lint::plain_credential, reason);
        }
        if reason == Some("too often") {
            app.allow(days, lint::plain_credential, "it is none");
        }
        findings(app, first)
    };
    assert_eq!(
        model(None),
        [
            "2: the parameter `dbPassword` looks like a credential, and is readable in the history of deployments",
            "4: project `api`: the variable `API_KEY` has a credential as its value, which everybody reads who may see the application",
            "6: container `web`: an argument has a credential in it, `password`, which everybody reads who may see the application",
        ]
    );
    assert_eq!(model(Some("it is of a test system")), [""; 0]);
    assert_eq!(
        model(Some("too often")),
        [
            "7: `plain_credential` allows nothing here: nothing of `key-rotation-days` looks like a credential"
        ]
    );
}

#[test]
fn plain_credentials_in_text_and_in_maps() {
    let model = |is_allowed: bool| {
        let app = Builder::new();
        let text = |text: &str| Expression::new().text(text);
        app.add_container_app_environment("env");
        let host = app.add_parameter("host");
        let secret = app.add_secret_parameter("password");
        let first = line!();
        let data = app.add_storage("data");
        let queue = data.add_queue("jobs");
        let orders = app.add_connection_string("orders");
        let db = app.add_container("db", "a:1");
        let key = app.add_container("key", "a:1").reference(queue).reference(orders);
        let built = app.add_project("built", "../built");
        let rule = built.add::<scale_rule, _>("rule");
        let right = app.add_project("right", "../right");
        queue.connection_properties().entry("Password", "hunter2");
        orders.value(text("Server=").value(host).text(";Pass").text("word=hunter2"));
        db.env().entry("DB", text("Server=").value(host).text(";Password=hunter2"));
        key.env().entry("API_KEY", Expression::when(host, "a", text("hunter2"), text("b")));
        built.build_args().entry("NPM_TOKEN", "abc123");
        rule.scaler("azure-servicebus").metadata().entry("connection", "SharedAccessKey=abc");
        right.env().entry("DB", text("Password=").secret(secret).text(";x=1"));
        right.env().entry("DB_URL", text("postgres://app:").secret(secret).text("@db"));
        right.env().entry("PASSWORD", text("").value(data.blob_endpoint()));
        right.build_secrets().entry("NPM_TOKEN", secret);
        if is_allowed {
            let reason = "it is of a test system";
            app.allow(data, lint::plain_credential, reason);
            app.allow(orders, lint::plain_credential, reason);
            app.allow(db, lint::plain_credential, reason);
            app.allow(key, lint::plain_credential, reason);
            app.allow(built, lint::plain_credential, reason);
        }
        findings(app, first)
    };
    assert_eq!(
        model(false),
        [
            "2: queue `jobs`: the connection property `Password` has a credential as its value, which everybody can read",
            "3: the connection string `orders` has a credential in it, `Password`",
            "4: container `db`: the variable `DB` has a credential as its value, which everybody reads who may see the application",
            "5: container `key`: the variable `API_KEY` has a credential as its value, which everybody reads who may see the application",
            "6: project `built`: the build argument `NPM_TOKEN` has a credential as its value, which everybody can read",
            "7: in `rule`, the metadata `connection` has a credential as its value, which everybody can read",
        ]
    );
    assert_eq!(model(true), [""; 0]);
}

/// A scaler that asks with an identity, of a program that has none.
#[test]
fn nobody_to_ask_as() {
    let app = Builder::new();
    app.add_container_app_environment("env");
    let data = app.add_storage("data");
    let id = app.add_user_assigned_identity("id");
    let names = ["alone", "granted", "refers", "named"];
    let jobs = names.map(|name| app.add_project(name, "../job"));
    let first = line!();
    for job in jobs {
        let rule = job.add::<scale_rule, _>("orders").scaler("azure-queue").use_identity(true);
        rule.metadata().entry("accountName", data.azure_name()).entry("queueName", "orders");
    }
    let [_, granted, refers, named] = jobs;
    granted.with_role_assignments(data).StorageQueueDataReader.grant();
    refers.reference(data.add_queue("jobs"));
    named.identity(id);
    assert_eq!(
        findings(app, first),
        ["2: the rule `orders` asks with the identity of `alone`, which runs as none"]
    );
}

/// A variable that tells a port, and that is written as well.
#[test]
fn ports_that_are_written_again() {
    let app = Builder::new();
    app.add_container_app_environment("env");
    let first = line!();
    let node = app.add_project("node", "../node");
    let dotnet = app.add_project("dotnet", "../Dotnet/Dotnet.csproj");
    let named = app.add_container("named", "a:1");
    let free = app.add_project("free", "../free");
    let same = app.add_project("same", "../same");
    let other = app.add_container("other", "a:1");
    for program in [node, dotnet, free, same] {
        program
            .add_endpoint("http")
            .port(8080)
            .port_variable(program.node().id() != free.node().id());
    }
    named.add_endpoint("http").port(8080).env("LISTEN");
    other.add_endpoint("http").port(8080);
    node.env().entry("PORT", "80");
    dotnet.env().entry("HTTP_PORTS", "80").entry("PORT", "80");
    named.env().entry("LISTEN", "80");
    free.env().entry("PORT", "80");
    other.env().entry("PORT", "80");
    assert_eq!(
        findings(app, first),
        [
            "1: the variable `PORT` of `node` is set by the port of `http` and again by `env`",
            "2: the variable `HTTP_PORTS` of `dotnet` is set by the port of `http` and again by `env`",
            "3: the variable `LISTEN` of `named` is set by the port of `http` and again by `env`",
        ]
    );
}

/// The first programs that everybody writes.
#[test]
fn a_model_of_one_kind_uses_nothing_and_is_right() {
    let app = Builder::new();
    let name = app.add_parameter("miName");
    let group = app.add_parameter("miResourceGroup");
    let identity = app.add_user_assigned_identity("custom-umi");
    identity.publish_as_existing(name).resource_group(group);
    app.add_user_assigned_identity("other");
    assert_eq!(findings(app, 0), [""; 0]);
}

/// A secret has no value that could be written: what is published asks for it.
#[test]
fn a_secret_is_asked_for_and_never_written() {
    let app = app_model_tests::shop().build().unwrap();
    let main = app.publication().file("main.bicep").unwrap_or_default().to_owned();
    assert!(
        main.contains(
            "@secure()\n@description('Signs the tokens of customers.')\nparam signing_key string\n"
        ),
        "{main}"
    );
    let manifest: serde_json::Value = serde_json::from_str(&app.manifest()).unwrap();
    let input = &manifest["resources"]["signing-key"]["inputs"]["value"];
    assert_eq!(input, &serde_json::json!({ "type": "string", "secret": true }));
}

/// What App Service does not run, and what it does with hyphens.
#[test]
fn app_service() {
    refused! { {
        appservice sites { instances: (31); deployment_slot: ("Production"); }
        project one("../one") {
            endpoint http { port: 80; external; }
            max_replicas: 40;
        }
        project two("../two") {
            endpoint http { external; }
            env { otel_service_name: "x"; }
        }
    }
        "1: App Service environment `sites`: `instances` is 31, and Azure takes 1 to 30",
        "1: App Service environment `sites`: the name `Production` of a slot is one that the service keeps for itself",
        "2: project `one`: `max_replicas` is 40, and Azure takes 1 to 30",
        "6: project `two`: the variable `otel_service_name` is set by the environment",
    };
    // The compiler sees these in a block.
    let app = Builder::new();
    app.add_app_service_environment("sites");
    let first = line!();
    app.add_container("three", "nginx:1.29");
    app.add_job("four", "../four");
    let five = app.add_project("five", "../five").reference(app.add_key_vault("keys"));
    five.add_endpoint("http").external(true);
    five.env().entry("dashed-name", "x").entry("KEYS_URI", "x").entry("AZURE_CLIENT_ID", "x");
    let six = app.add_project("six", "../six");
    six.add_endpoint("http").port(80);
    six.add_endpoint("tcp").port(81).external(true);
    six.add_endpoint("admin").port(82).external(true);
    let seven = app.add_project("seven", "../seven").min_replicas(1).args("two words");
    seven.add::<volume, _>("data").path("/data");
    seven.add::<probe, _>("readiness");
    assert_eq!(
        findings(app, first),
        [
            "1: container `three`: App Service runs programs that are built from a folder, and this is an image",
            "2: job `four`: App Service runs no jobs",
            "3: project `five`: App Service takes the hyphens out of `dashed-name`, which becomes `dashedname`",
            "3: the variable `AZURE_CLIENT_ID` of `five` is set by the identity that it runs as and again by `env`",
            "3: the variable `KEYS_URI` of `five` is set by the reference to `keys` and again by `env`",
            "7: the endpoint `http` of `six` is not external, and every site has a public address",
            "8: the endpoint `tcp` of `six` speaks TCP, and App Service speaks HTTP only",
            "9: the endpoints `http` and `admin` of `six` are on different ports, and a site has one",
            "10: `seven` has no endpoint, and App Service stops a site that does not answer",
            "10: project `seven`: App Service is handed the arguments as one text with spaces between, and one of them has a space in it",
            "10: project `seven`: `min_replicas` means nothing to App Service",
            "11: the volume `data` of `seven` means nothing to App Service",
            "12: the probe `readiness` of `seven` means nothing to App Service",
        ]
    );
    // What nobody else sets may be set.
    refused! { {
        appinsights insights;
        appservice quiet { dashboard: false; }
        project one("../one/one.csproj") { reference: insights; env { OTEL_SERVICE_NAME: "one"; } }
    } };
    // A .NET project reads the variables of a reference by name; any other program has others to
    // read, unless there is only one.
    refused! { {
        appservice sites;
        existing sites("corp-plan");
        keyvault payment_keys;
        connection_string legacy_db;
        project api("../api") { endpoint http { port: 80; external; } reference: payment_keys; }
        project web_shop("../shop/shop.csproj") { reference: api, payment_keys; }
        project old("../old") { endpoint http { external; } reference: legacy_db; }
        #[allow(hyphenated_variable, reason = "it reads LEGACYDB")]
        project older("../older") { endpoint http { external; } reference: legacy_db; }
        #[allow(hyphenated_variable, reason = "none left")]
        project new("../new") { endpoint http { external; } reference: api; }
    }
        "6: project `web-shop`: App Service takes the hyphens out of `ConnectionStrings__payment-keys`, which becomes `ConnectionStrings__paymentkeys`",
        "7: project `old`: App Service takes the hyphens out of `ConnectionStrings__legacy-db`, which becomes `ConnectionStrings__legacydb`",
        "11: `new` has no variable with a hyphen, and is allowed to",
    };
}

/// The name of a declaration is its place, and a part of a program is found at its own. Of what `cfg` may
/// take out the compiler is not asked.
#[test]
fn places_are_names() {
    let app = distributed_app! {
        containerapps env;
        #[cfg(all())]
        output shown;
        project api("../api") {
            endpoint admin { port: 9090; }
            #[cfg(all())]
            probe health { path: "/live"; }
            #[cfg(all())]
            probe liveness { path: "/live"; endpoint: "admn"; }
            #[cfg(all())]
            volume cache { path: "cache"; }
            #[cfg(all())]
            bind_mount config { source: "./config"; }
            #[cfg(all())]
            custom_domain shop;
        }
        job orders("../orders") {
            #[cfg(all())]
            event queue;
        }
        container idle("contoso/idle:1") {
            #[cfg(all())]
            probe readiness;
        }
    };
    let source = include_str!("bad_input.rs");
    let at_the_name = |finding: &app_model::Finding| {
        let place = finding.location();
        let line = source.lines().nth(place.line() as usize - 1).unwrap_or_default();
        let rest = line.get(place.column() as usize - 1..).unwrap_or_default();
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
        format!("{name}: {}", finding.message())
    };
    let errors = app.build().err().expect("nothing of it is right");
    let found: Vec<String> = errors.findings().iter().map(at_the_name).collect();
    assert_eq!(
        found,
        [
            "shown: the output has no value",
            "health: nobody says what the probe `health` asks",
            "liveness: the probe `liveness` asks the endpoint `admn`, and `api` has none of this name",
            "cache: the volume `cache` has the path `cache`, which does not begin at the root",
            "config: the bind mount `config` has no path",
            "shop: the custom domain `shop` has no host",
            "queue: nobody says what the event `queue` counts",
            "readiness: the probe `readiness` asks an endpoint, and `idle` has none",
        ]
    );
}
