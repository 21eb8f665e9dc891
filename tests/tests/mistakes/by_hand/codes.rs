//! Every error code, and the same mistake in builder calls.

use std::collections::BTreeMap;

use app_model::kinds::compute::endpoint::EndpointScheme;
use app_model::kinds::compute::variables::ReferencePart;
use app_model::kinds::registry::RegistryNetworkAccess;
use app_model::{Builder, keyword, lint};
use app_model_tests::compiler::{Compiler, Program};
use app_model_tests::pages::{Page, pages};

use crate::document::expect;

/// A mistake that `build()` refuses.
struct Refused {
    /// The code that a block is refused with.
    code: &'static str,
    /// The code that `build()` gives.
    by: &'static str,
    /// How its message begins.
    says: &'static str,
    mistake: fn(&Builder),
}

const fn refused(code: &'static str, says: &'static str, mistake: fn(&Builder)) -> Refused {
    Refused { code, by: code, says, mistake }
}

/// The macro reports names and statements, and `build()` what they stand for.
const fn refused_as(
    code: &'static str,
    by: &'static str,
    says: &'static str,
    mistake: fn(&Builder),
) -> Refused {
    Refused { code, by, says, mistake }
}

/// Names.
const NAMES: &[Refused] = &[
    refused_as(
        "AM0202",
        "AM0503",
        "the name `secrets` of this storage account is taken by the key vault `secrets`",
        |app| {
            app.add_key_vault("secrets");
            app.add_storage("secrets");
        },
    ),
    refused_as("AM0203", "AM0504", "two children of `data` would be called `jobs`", |app| {
        let data = app.add_storage("data");
        data.add_queue("jobs");
        data.add_table("jobs");
    }),
    refused_as("AM0204", "AM0501", "the name `2nd-reader` does not begin with a letter", |app| {
        app.add_user_assigned_identity("2nd-reader");
    }),
    refused("AM0501", "the name `custom umi` contains ` `", |app| {
        app.add_user_assigned_identity("custom umi");
    }),
    refused("AM0502", "storage account `data`: the name `Corp-Data`", |app| {
        app.add_storage("data").name("Corp-Data");
    }),
    refused("AM0503", "the name `Data` of this storage account is taken", |app| {
        app.add_user_assigned_identity("data");
        app.add_storage("Data");
    }),
    refused("AM0504", "two children of `data` would be called `old-orders`", |app| {
        let data = app.add_storage("data");
        data.add_queue("orders");
        data.add_queue("old-orders").name("orders");
    }),
    refused(
        "AM0505",
        "key vault `secret-token`: two parts of its module would be called `secret_token`",
        |app| {
            let key = app.add_secret_parameter("api-key");
            app.add_key_vault("secret-token").add_secret("token", key);
        },
    ),
    refused("AM0506", "the name `worker-roles-data` is needed for a role module", |app| {
        let worker = app.add_user_assigned_identity("worker");
        app.add_storage("data").with_role_assignments(worker).StorageBlobDataReader.grant();
        app.add_key_vault("worker-roles-data");
    }),
    refused("AM0507", "the role module `", |app| {
        let worker =
            app.add_user_assigned_identity("nightly-reconciliation-worker-of-the-western-region");
        app.add_storage("results-archive").with_role_assignments(worker).Reader.grant();
    }),
    refused("AM0508", "`rg` is a name that main.bicep needs itself", |app| {
        app.add_key_vault("rg");
    }),
    refused("AM0509", "the name `corporate-payment-secrets` of a key vault", |app| {
        app.add_key_vault("corporate-payment-secrets");
    }),
    refused("AM0510", "`mydata` and `my-data` would be one storage account in Azure", |app| {
        app.add_storage("my-data");
        app.add_storage("mydata");
    }),
];

/// Existing resources, references and limits.
const RELATIONS: &[Refused] = &[
    refused("AM0324", "the connection property `Database` of `orders` is set twice", |app| {
        app.add_container_app_environment("env");
        let orders = app.add_connection_string("orders");
        orders.connection_properties().entry("Database", "one").entry("Database", "two");
        app.add_container("web", "nginx:1.29").reference(orders);
    }),
    refused("AM0325", "`web` refers to `secrets` twice", |app| {
        app.add_container_app_environment("env");
        let secrets = app.add_key_vault("secrets");
        app.add_container("web", "nginx:1.29").reference(secrets).reference(secrets);
    }),
    refused_as("AM0364", "AM0521", "`secrets` is said to be existing twice", |app| {
        let secrets = app.add_key_vault("secrets");
        secrets.publish_as_existing("corp-vault");
        secrets.as_existing("other-vault");
    }),
    refused_as(
        "AM0366",
        "AM0526",
        "secret `token`: it is existing, so its `value` cannot be set here",
        |app| {
            let key = app.add_secret_parameter("signing-key");
            let secrets = app.add_key_vault("secrets").read_only();
            app.publish_as_existing(secrets, "corp-vault");
            secrets.add_secret("token", key);
        },
    ),
    refused("AM0521", "`secrets` is said to be existing twice", |app| {
        let secrets = app.add_key_vault("secrets");
        secrets.run_as_existing("corp-vault");
        secrets.as_existing("other-vault");
    }),
    refused("AM0522", "the existing `secrets` has a subscription and no resource group", |app| {
        let secrets = app.add_key_vault("secrets");
        let id = "00000000-0000-0000-0000-000000000000";
        secrets.publish_as_existing("corp-vault").subscription(id);
    }),
    refused("AM0523", "modules wait for each other: `one`", |app| {
        let text = "param location string\nparam x string\noutput y string = x";
        let one = app.add_bicep_template_string("one", text);
        let two = app.add_bicep_template_string("two", text);
        one.params().entry("x", two.add_output("y"));
        two.params().entry("x", one.add_output("y"));
    }),
    refused("AM0524", "`data` refers to `secrets`, which is excluded", |app| {
        let secrets = app.add_key_vault("secrets").exclude_from_publish();
        app.add_storage("data").tags().entry("vault", secrets.vault_uri());
    }),
    refused("AM0525", "storage account `data899`: main.bicep would have 901 resources", |app| {
        for number in 0..900 {
            app.add_storage(&format!("data{number}"));
        }
    }),
    refused(
        "AM0526",
        "key vault `secrets`: it is existing, so its `soft_delete_retention_days` cannot be set",
        |app| {
            let secrets = app.add_key_vault("secrets").soft_delete_retention_days(30);
            secrets.publish_as_existing("corp-vault");
        },
    ),
    refused("AM0527", "`secrets` is existing and read only, and a role is granted on it", |app| {
        let worker = app.add_user_assigned_identity("worker");
        let secrets = app.add_key_vault("secrets");
        secrets.with_role_assignments(worker).KeyVaultSecretsUser.grant();
        app.publish_as_existing(secrets.read_only(), "corp-vault");
    }),
];

/// Bicep modules of the user's own.
const MODULES: &[Refused] = &[
    refused("AM0541", "Bicep module `network`: the module has no text", |app| {
        app.add::<keyword::bicep>("network");
    }),
    refused("AM0542", "Bicep module `network`: cannot read `no/such.bicep`", |app| {
        app.add_bicep_template("network", "no/such.bicep");
    }),
    refused("AM0543", "Bicep module `network`: the parameter `location` is passed", |app| {
        let network = app.add_bicep_template_string("network", "param location string");
        network.params().entry("location", "westeurope");
    }),
    refused("AM0544", "Bicep module `network`: the module's text has no parameter `sise`", |app| {
        let text = "param location string\nparam size int = 24";
        app.add_bicep_template_string("network", text).params().entry("sise", 24);
    }),
    refused("AM0545", "Bicep module `network`: the module's parameter `size` has no", |app| {
        app.add_bicep_template_string("network", "param location string\nparam size int");
    }),
    refused("AM0546", "Bicep module `network`: the module's text has no output `subnets`", |app| {
        let text = "param location string\noutput subnet string = location";
        app.add_bicep_template_string("network", text).add_output("subnets");
    }),
    refused("AM0547", "Bicep module `database`: the secret that is passed as `password`", |app| {
        let password = app.add_secret_parameter("password");
        let text = "param location string\nparam password string";
        app.add_bicep_template_string("database", text).params().entry("password", password);
    }),
];

/// Settings of any kind.
const SETTINGS: &[Refused] = &[
    refused(
        "AM0551",
        "key vault `secrets`: `soft_delete_retention_days` is 5, and Azure takes 7 to 90",
        |app| {
            app.add_key_vault("secrets").soft_delete_retention_days(5);
        },
    ),
    refused(
        "AM0552",
        "container registry `images`: `public_network_access: Disabled` takes a registry",
        |app| {
            let access = RegistryNetworkAccess::Disabled;
            app.add_container_registry("images").public_network_access(access);
        },
    ),
    refused(
        "AM0553",
        "secret `token`: the secret has no value, and its vault is a new one",
        |app| {
            app.add_key_vault("secrets").add::<keyword::secret, _>("token");
        },
    ),
    refused(
        "AM0554",
        "purge task `nightly`: `every night` is not a schedule of five cron fields",
        |app| {
            app.add_container_registry("images").add_purge_task("nightly").schedule("every night");
        },
    ),
];

/// Programs, and what they run in.
const PROGRAMS: &[Refused] = &[
    refused("AM0515", "`worker` may sleep, and nothing wakes it", |app| {
        app.add_container_app_environment("env");
        app.add_project("worker", "../worker").min_replicas(0);
    }),
    refused(
        "AM0561",
        "container `web`: the endpoints `http` and `admin` are external on different ports",
        |app| {
            app.add_container_app_environment("env");
            let web = app.add_container("web", "nginx:1.29");
            web.add_endpoint("http").port(80).external(true);
            web.add_endpoint("admin").port(9090).external(true);
        },
    ),
    refused("AM0562", "container `cache`: the endpoint `tcp` is external and speaks TCP", |app| {
        app.add_container_app_environment("env");
        let cache = app.add_container("cache", "redis:7.4");
        cache.add_endpoint("tcp").port(6379).external(true);
    }),
    refused(
        "AM0563",
        "container `web`: port 80 is said to speak HTTP and TCP, by `http` and `tcp`",
        |app| {
            app.add_container_app_environment("env");
            let web = app.add_container("web", "nginx:1.29");
            web.add_endpoint("http").port(80);
            web.add_endpoint("tcp").port(80);
        },
    ),
    refused("AM0564", "`web` has nowhere to run", |app| {
        app.add_container("web", "nginx:1.29");
    }),
    refused("AM0565", "`web` could run in `blue` or in `green`", |app| {
        app.add_container_app_environment("blue");
        app.add_container_app_environment("green");
        app.add_container("web", "nginx:1.29");
    }),
    refused(
        "AM0566",
        "container apps environment `env`: the environment exists already and cannot be given",
        |app| {
            let logs = app.add_log_analytics_workspace("logs");
            let env = app.add_container_app_environment("env").log_workspace(logs);
            env.publish_as_existing("cae-prod");
        },
    ),
    refused("AM0567", "`east1` and `east2` would have the same name in Azure", |app| {
        app.add_container_app_environment("east1");
        app.add_container_app_environment("east2");
    }),
    refused("AM0568", "the job has a schedule and the event `queue`", |app| {
        app.add_container_app_environment("env");
        let orders = app.add_job("orders", "../orders").schedule("0 3 * * *");
        orders.add::<keyword::event, _>("queue").scaler("azure-queue");
    }),
    refused("AM0569", "`api` refers to itself", |app| {
        app.add_container_app_environment("env");
        let api = app.add_project("api", "../api");
        api.add_endpoint("http").port(8080);
        api.reference(api);
    }),
    refused("AM0570", "programs wait for each other: `api` waits for `worker`", |app| {
        app.add_container_app_environment("env");
        let api = app.add_project("api", "../api");
        let worker = app.add_project("worker", "../worker").wait_for(api);
        api.wait_for(worker);
    }),
    refused("AM0571", "`worker` has no endpoint", |app| {
        app.add_container_app_environment("env");
        let worker = app.add_project("worker", "../worker");
        app.add_project("web", "../web").reference(worker);
    }),
    refused("AM0572", "the variable `SECRETS_URI` of `web` is set by", |app| {
        app.add_container_app_environment("env");
        let secrets = app.add_key_vault("secrets");
        let web = app.add_project("web", "../web").reference(secrets);
        web.env().entry("SECRETS_URI", "https://example.com");
    }),
    refused("AM0573", "`web` runs in `green`, and `api` is reached inside of `blue` only", |app| {
        let blue = app.add_container_app_environment("blue");
        let green = app.add_container_app_environment("green");
        let api = app.add_project("api", "../api").environment(blue);
        api.add_endpoint("http").port(8080);
        app.add_project("web", "../web").environment(green).reference(api);
    }),
    refused("AM0574", "`web` is handed nothing of `secrets`", |app| {
        app.add_container_app_environment("env");
        let secrets = app.add_key_vault("secrets");
        let web = app.add_project("web", "../web").reference(secrets);
        web.reference_parts(ReferencePart::Endpoints);
    }),
    refused("AM0575", "`sites` is in the subnet of `env`", |app| {
        let subnet = app.add_parameter("subnet");
        app.add_container_app_environment("env").subnet_id(subnet);
        app.add_app_service_environment("sites").subnet_id(subnet);
    }),
    refused("AM0577", "the probe `liveness` asks over HTTP, and `tcp` of `db` speaks TCP", |app| {
        app.add_container_app_environment("env");
        let db = app.add_container("db", "postgres:17");
        db.add_endpoint("tcp").port(5432);
        db.add::<keyword::probe, _>("liveness").path("/healthz");
    }),
    refused("AM0578", "nobody knows on which port the image of `cache` listens", |app| {
        app.add_container_app_environment("env");
        app.add_container("cache", "redis:7").add_endpoint("tcp");
    }),
    refused("AM0579", "the key vault `secrets` names a declaration of another builder", |app| {
        let other = Builder::new();
        let reader = other.add_user_assigned_identity("reader");
        app.add_key_vault("secrets").with_role_assignments(reader).KeyVaultSecretsUser.grant();
    }),
    refused("AM0590", "`dashboard` takes the output", |app| {
        let sites = app.add_app_service_environment("sites").dashboard(false);
        app.add_output("dashboard", sites.dashboard_uri());
    }),
    refused(
        "AM0591",
        "`web` is changed for `appservice`, and there is no such environment",
        |app| {
            app.add_container_app_environment("env");
            let web = app.add_project("web", "../web");
            web.publish_as_website(|site| site.web_sockets(true));
        },
    ),
    refused("AM0595", "`puller` pulls the images of `env` from `images`", |app| {
        let puller = app.add_user_assigned_identity("puller");
        let images = app.add_container_registry("images");
        app.add_container_app_environment("env").registry(images).pull_identity(puller);
        app.add_container("web", "nginx:1.29");
    }),
];

/// Web sites.
const SITES: &[Refused] = &[
    refused("AM0581", "the endpoint `http` of `api` is not external", |app| {
        app.add_app_service_environment("sites");
        app.add_project("api", "../api").add_endpoint("http").port(8080);
    }),
    refused("AM0582", "the endpoint `smtp` of `mail` speaks TCP", |app| {
        app.add_app_service_environment("sites");
        let smtp = app.add_project("mail", "../mail").add_endpoint("smtp").port(2525);
        smtp.scheme(EndpointScheme::Tcp).external(true);
    }),
    refused("AM0583", "the endpoints `http` and `admin` of `api` are on different ports", |app| {
        app.add_app_service_environment("sites");
        let api = app.add_project("api", "../api");
        api.add_endpoint("http").port(8080).external(true);
        api.add_endpoint("admin").port(9090).external(true);
    }),
    refused(
        "AM0584",
        "container `web`: App Service runs programs that are built from a folder",
        |app| {
            app.add_app_service_environment("sites");
            app.add_container("web", "nginx:1.29");
        },
    ),
    refused("AM0585", "project `api`: `cpu` means nothing to App Service", |app| {
        app.add_app_service_environment("sites");
        app.add_project("api", "../api").cpu(2).add_endpoint("http").port(8080).external(true);
    }),
    refused(
        "AM0586",
        "App Service environment `sites`: the name `next release` of a slot contains ` `",
        |app| {
            app.add_app_service_environment("sites").deployment_slot("next release");
        },
    ),
    refused(
        "AM0587",
        "project `api`: the variable `WEBSITES_PORT` is set by the environment",
        |app| {
            app.add_app_service_environment("sites");
            let api = app.add_project("api", "../api");
            api.add_endpoint("http").port(8080).external(true);
            api.env().entry("WEBSITES_PORT", "8080");
        },
    ),
    refused(
        "AM0588",
        "project `api`: App Service is handed the arguments as one text with spaces between",
        |app| {
            app.add_app_service_environment("sites");
            let api = app.add_project("api", "../api").args("--greeting").args("good morning");
            api.add_endpoint("http").port(8080).external(true);
        },
    ),
    refused(
        "AM0589",
        "the name `a-program-with-a-name-that-says-all-that-it-does` has 48 characters",
        |app| {
            app.add_app_service_environment("sites");
            let name = "a-program-with-a-name-that-says-all-that-it-does";
            app.add_project(name, "../api").add_endpoint("http").port(8080).external(true);
        },
    ),
    refused("AM0592", "`worker` has no endpoint", |app| {
        app.add_app_service_environment("sites");
        app.add_project("worker", "../worker");
    }),
    refused(
        "AM0641",
        "project `api`: App Service takes the hyphens out of `my-db`, which becomes `mydb`",
        |app| {
            app.add_app_service_environment("sites");
            let api = app.add_project("api", "../api");
            api.add_endpoint("http").port(8080).external(true);
            api.env().entry("my-db", "orders");
        },
    ),
];

/// What is legal and hardly ever meant.
const LINTS: &[Refused] = &[
    refused("AM0602", "`unused_identity` is allowed on `payments` without a reason", |app| {
        app.add_key_vault("secrets");
        let payments = app.add_user_assigned_identity("payments");
        app.allow(payments, lint::unused_identity, "");
    }),
    refused("AM0604", "`unused_identity` allows nothing here: `payments` is used", |app| {
        let payments = app.add_user_assigned_identity("payments");
        app.add_key_vault("secrets").with_role_assignments(payments).KeyVaultSecretsUser.grant();
        app.allow(payments, lint::unused_identity, "attached by hand");
    }),
    refused("AM0605", "`writer` is the same existing identity as `reader`", |app| {
        app.add_user_assigned_identity("reader").publish_as_existing("corp-id");
        app.add_user_assigned_identity("writer").publish_as_existing("corp-id");
    }),
    refused(
        "AM0621",
        "the identity `payments` is granted nothing, and nothing runs as it",
        |app| {
            app.add_key_vault("secrets");
            app.add_user_assigned_identity("payments");
        },
    ),
    refused("AM0685", "`AcrPull` of `build` on `images` adds nothing beside `AcrPush`", |app| {
        let build = app.add_user_assigned_identity("build");
        let roles = app.add_container_registry("images").with_role_assignments(build);
        roles.AcrPull.grant();
        roles.AcrPush.grant();
    }),
    refused(
        "AM0686",
        "project `api`: the variable `CONNECTION` has a credential as its value",
        |app| {
            app.add_container_app_environment("env");
            let api = app.add_project("api", "../api");
            api.env().entry("CONNECTION", "Server=db;User Id=app;Password=hunter2");
        },
    ),
    refused("AM0687", "the identity `worker` has a role, and no program runs as it", |app| {
        app.add_container_app_environment("env");
        app.add_project("api", "../api");
        let worker = app.add_user_assigned_identity("worker");
        app.add_key_vault("secrets").with_role_assignments(worker).KeyVaultSecretsUser.grant();
    }),
    refused("AM0688", "`StorageBlobDataContributor` does not reach queues", |app| {
        app.add_container_app_environment("env");
        let data = app.add_storage("data");
        let api = app.add_project("api", "../api").reference(data.add_queue("jobs"));
        api.with_role_assignments(data).StorageBlobDataContributor.grant();
    }),
    refused("AM0689", "a role is granted on `secrets`, and nothing refers to it", |app| {
        app.add_container_app_environment("env");
        let secrets = app.add_key_vault("secrets");
        let api = app.add_project("api", "../api");
        api.with_role_assignments(secrets).KeyVaultSecretsUser.grant();
    }),
    refused("AM0690", "`api` runs as `id`, and its reference to `secrets` adds", |app| {
        app.add_container_app_environment("env");
        let (secrets, id) = (app.add_key_vault("secrets"), app.add_user_assigned_identity("id"));
        app.add_project("api", "../api").identity(id).reference(secrets);
        id.with_role_assignments(secrets).KeyVaultReader.grant();
    }),
];

/// What the compiler refuses: the code, and the call. The types of a block are those of the calls.
const TYPES: &[(&str, &str)] = &[
    ("AM0401", "app.add::<String>(\"region\");"),
    ("AM0402", "app.add::<keyword::queue>(\"jobs\");"),
    ("AM0403", "app.add_from::<keyword::keyvault, _>(\"secrets\", \"corp-vault\");"),
    ("AM0404", "app.add_key_vault(\"secrets\").add::<keyword::queue, _>(\"jobs\");"),
    ("AM0405", "app.add_storage(\"data\").with_role_assignments(app.add_key_vault(\"secrets\"));"),
    (
        "AM0406",
        "app.add_user_assigned_identity(\"a\").with_role_assignments(app.add_parameter(\"b\"));",
    ),
    ("AM0407", "app.publish_as_existing(app.add_parameter(\"region\"), \"westeurope\");"),
    (
        "AM0408",
        "app.add_storage(\"a\").add_queue(\"b\").with_role_assignments(app.add_user_assigned_identity(\"c\"));",
    ),
    ("AM0409", "app.add_key_vault(\"secrets\").value(\"corp-vault\");"),
    ("AM0435", "app.add_key_vault(\"secrets\").location(\"westeurope\");"),
    (
        "AM0410",
        "app.add_key_vault(\"secrets\").soft_delete_retention_days(app.add_parameter(\"days\"));",
    ),
    ("AM0411", "app.add_key_vault(\"secrets\").add_secret(\"token\", \"sk-live-51H\");"),
    ("AM0412", "app.add_output(\"vault\", app.add_key_vault(\"secrets\"));"),
    ("AM0413", "app_model::Expression::new().value(app.add_key_vault(\"secrets\"));"),
    ("AM0414", "app.add::<keyword::parameter<keyword::identity>>(\"replicas\");"),
    ("AM0415", "app.add_parameter(\"replicas\").value(3);"),
    ("AM0416", "app.add_secret_parameter(\"api-key\").value(\"sk-live-51H\");"),
    (
        "AM0417",
        "app.add_bicep_template_string(\"a\", \"\").params().entry(\"b\", app.add_key_vault(\"c\"));",
    ),
    ("AM0418", "app.add_container(\"a\", \"b:1\").env().entry(\"C\", app.add_key_vault(\"d\"));"),
    ("AM0419", "app.add_container(\"a\", \"b:1\").reference(app.add_parameter(\"c\"));"),
    ("AM0420", "app.add_container(\"a\", \"b:1\").identity(app.add_parameter(\"c\"));"),
    ("AM0421", "app.add_container(\"a\", \"b:1\").environment(app.add_storage(\"c\"));"),
    ("AM0422", "app.add_container_app_environment(\"env\").registry(\"docker.io/contoso\");"),
    ("AM0423", "app.add_container(\"a\", \"b:1\").wait_for(app.add_parameter(\"c\"));"),
    ("AM0424", "app.add_container_app_environment(\"env\").log_workspace(app.add_storage(\"a\"));"),
    (
        "AM0425",
        "app.add_app_service_environment(\"a\").application_insights(app.add_log_analytics_workspace(\"b\"));",
    ),
    ("AM0426", "app.add_container(\"a\", \"b:1\").args(app.add_secret_parameter(\"c\"));"),
    (
        "AM0427",
        "app.add_key_vault(\"a\").read_only().with_role_assignments(app.add_user_assigned_identity(\"b\"));",
    ),
    ("AM0432", "app.add_project(\"a\", \"../a\").endpoint(8080);"),
    ("AM0433", "app.add_project(\"a\", \"../a\").memory(1);"),
    ("AM0434", "app.add_key_vault(\"a\").sku(\"premium\");"),
    ("AM0429", "app.list().with(app.add_secret_parameter(\"key\"));"),
    (
        "AM0622",
        "app.add_storage(\"a\").with_role_assignments(app.add_user_assigned_identity(\"b\")).Owner.grant();",
    ),
    (
        "AM0623",
        "app.allow(app.add_user_assigned_identity(\"a\"), lint::unused_parameter, \"by hand\");",
    ),
    (
        "AM0624",
        "app.add_storage(\"a\").with_role_assignments(app.add_user_assigned_identity(\"b\")).Reader.grant_because(\"c\");",
    ),
    (
        "AM0555",
        "app.add_container_registry(\"a\").add_purge_task(\"tasks\").ago(app.add_parameter(\"b\"));",
    ),
];

/// What rustc refuses in words of its own: our code for a block, rustc's code, and the Rust.
const RUSTC: &[(&str, &str, &str)] = &[
    ("AM0201", "E0425", "app.add_key_vault(\"a\").with_role_assignments(nobody).Reader.grant();"),
    ("AM0207", "E0425", "app.publish_as_existing(nothing, \"corp-vault\");"),
    ("AM0209", "E0599", "app.add_output(\"a\", app.add_storage(\"b\").photos());"),
    ("AM0210", "E0425", "app.add_project(\"a\", \"../a\").reference(grpc);"),
    ("AM0428", "E0599", "app.add_output(\"a\", app.add_external(\"b\", \"https://c\").url());"),
    ("AM0430", "E0599", "app.add_function(\"a\", \"../a\").https();"),
    ("AM0431", "E0061", "app.add_key_vault(\"a\").soft_delete_retention_days(7, 8);"),
    (
        "AM0480",
        "E0599",
        "app.add_key_vault(\"a\").identity(app.add_user_assigned_identity(\"b\"));",
    ),
    ("AM0601", "E0425", "app.allow(app.add_parameter(\"a\"), lint::unused_paramter, \"by hand\");"),
];

const GRAMMAR: &str = "grammar of the block";
const COMMAND: &str = "of commands and files, not of a model";

/// What is no mistake in builder calls, or cannot be made there. A range ends before its second code.
const BLOCK_ONLY: &[(&str, &str, &str)] = &[
    ("AM0101", "AM0121", GRAMMAR),
    ("AM0121", "AM0122", "braces in the text of a call are Rust's, and `format!` refuses a handle"),
    ("AM0122", "AM0125", GRAMMAR),
    ("AM0205", "AM0206", "a name is text, so that a keyword of Rust is a name like any other"),
    ("AM0206", "AM0207", "only a block makes parameters of names that nobody declares"),
    ("AM0208", "AM0209", GRAMMAR),
    ("AM0301", "AM0307", GRAMMAR),
    (
        "AM0307",
        "AM0308",
        "the path of a call may lead to what is made later, as one in parentheses may",
    ),
    ("AM0321", "AM0324", GRAMMAR),
    ("AM0341", "AM0347", GRAMMAR),
    ("AM0347", "AM0348", "`grant` says that twice is the same as once: a loop need not remember"),
    ("AM0348", "AM0364", GRAMMAR),
    ("AM0365", "AM0366", GRAMMAR),
    ("AM0603", "AM0604", "`allow` is a method, and there is no other one for lints"),
    ("AM0701", "AM0800", COMMAND),
];

/// What the builder does about a mistake.
#[derive(Clone, Copy)]
pub(crate) enum Answer {
    /// `build()` refuses it, with this code.
    Build(&'static str),
    /// The compiler refuses it.
    Types,
    /// Nothing: it is none there.
    None,
}

/// An error of rustc's own has no code of ours.
pub(crate) fn answer(code: &str) -> Answer {
    let refused = all_refused().find(|refused| refused.code == code);
    let is_typed = code.is_empty()
        || TYPES.iter().any(|(known, _)| *known == code)
        || RUSTC.iter().any(|(known, _, _)| *known == code);
    match refused {
        Some(refused) => Answer::Build(refused.by),
        None if is_typed => Answer::Types,
        None => Answer::None,
    }
}

fn all_refused() -> impl Iterator<Item = &'static Refused> {
    [NAMES, RELATIONS, MODULES, SETTINGS, PROGRAMS, SITES, LINTS].into_iter().flatten()
}

/// Why the code is of blocks alone.
fn reason(code: &str) -> Option<&'static str> {
    let mut ranges = BLOCK_ONLY.iter();
    ranges.find(|(first, end, _)| *first <= code && code < *end).map(|(.., why)| *why)
}

/// A new code has to say what the builder does about it.
#[test]
fn each_code_has_its_answer_in_the_builder() {
    let mut answers: BTreeMap<&str, usize> = BTreeMap::new();
    let types = TYPES.iter().map(|(code, _)| *code);
    let rustc = RUSTC.iter().map(|(code, _, _)| *code);
    for code in all_refused().map(|refused| refused.code).chain(types).chain(rustc) {
        *answers.entry(code).or_default() += 1;
    }
    let pages = pages();
    let (mut wrong, mut none) = (String::new(), String::new());
    for code in answers.keys().filter(|code| pages.iter().all(|page| page.code != **code)) {
        wrong.push_str(&format!("{code} has no page\n"));
    }
    for Page { code, title, .. } in &pages {
        let reason = reason(code);
        let count = answers.get(&**code).copied().unwrap_or_default();
        if count + usize::from(reason.is_some()) != 1 {
            wrong.push_str(&format!("{code}, {title}: {count} answers, {reason:?}\n"));
        }
        if let Some(why) = reason.filter(|why| ![GRAMMAR, COMMAND].contains(why)) {
            none.push_str(&format!("| {code} | {title} | {why} |\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let of = |why| pages.iter().filter(|page| reason(&page.code) == Some(why)).count();
    let text = format!(
        "Of {} error codes, {} are those of the grammar of blocks and {} those of commands and files. Of the others `build()` refuses {}, and the compiler {}, {} of them in words of its own. \
         The rest are no mistakes in builder calls:\n\n| code | what it is | none by hand, because |\n|---|---|---|\n{none}",
        pages.len(),
        of(GRAMMAR),
        of(COMMAND),
        all_refused().count(),
        TYPES.len() + RUSTC.len(),
        RUSTC.len(),
    );
    expect("by hand", &text);
}

#[test]
fn build_refuses_the_mistake_with_the_code() {
    let mut wrong = String::new();
    for Refused { code, by, says, mistake } in all_refused() {
        let app = Builder::new();
        mistake(&app);
        let errors = app.build().err();
        let findings = errors.as_ref().map_or(&[][..], |errors| errors.findings());
        let found: Vec<&str> = findings.iter().filter_map(|finding| finding.code()).collect();
        let message = findings.first().map_or("", |finding| finding.message());
        if found != [*by] || !message.starts_with(says) || says.is_empty() {
            wrong.push_str(&format!("{code} as {by}: {found:?} {message}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_types_refuse_the_mistake_with_the_code() {
    let types = TYPES.iter().map(|(code, call)| (format!("[{code}]"), *call));
    let rustc = RUSTC.iter().map(|(_, code, call)| (format!("error[{code}]"), *call));
    let rows: Vec<(String, &str)> = types.chain(rustc).collect();
    let body = |call: &str| {
        Program::body(format!(
            "use ::app_model::{{keyword, lint}};\nlet app = Builder::new();\n{call}\napp"
        ))
    };
    let programs: Vec<Program> = rows.iter().map(|(_, call)| body(call)).collect();
    let mut wrong = String::new();
    for ((code, call), messages) in rows.iter().zip(Compiler::new().check(&programs)) {
        let rendered: Vec<&str> = messages.iter().map(|message| &*message.rendered).collect();
        if !rendered.first().is_some_and(|rendered| rendered.contains(code)) {
            wrong.push_str(&format!("{code}: {call}\n{}\n", rendered.concat()));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
