//! What a reference hands over, for everything that can be referred to: the variables in their
//! order, and what the manifest says of the connection strings in them.

use std::fmt::Write;

use app_model::{Application, Expression, distributed_app};

/// The entries of an object of the manifest, as `name = value`.
fn entries<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    lines.fold(String::new(), |mut text, line| {
        let (name, value) = line.split_once("\": \"").expect("an entry with text");
        let (name, value) =
            (name.trim_start_matches([' ', '"']), value.trim_end_matches(['"', ',']));
        let _ = writeln!(text, "{name} = {value}");
        text
    })
}

/// The variables of a program.
fn variables(application: &Application, program: &str) -> String {
    let manifest = application.manifest();
    let entry = format!("\n    \"{program}\": {{\n");
    let (_, entry) = manifest.split_once(&entry).expect("a program");
    let (_, env) = entry.split_once("\n      \"env\": {\n").expect("variables");
    entries(env.lines().take_while(|line| line.starts_with("        ")))
}

/// The connection strings of the manifest, by what they belong to.
fn connection_strings(application: &Application) -> String {
    let (mut text, mut of) = (String::new(), String::new());
    for line in application.manifest().lines() {
        if let Some(name) = line.strip_prefix("    \"").and_then(|line| line.strip_suffix("\": {"))
        {
            name.clone_into(&mut of);
        } else if line.starts_with("      \"connectionString\"") {
            text += &entries([line].into_iter()).replace("connectionString", &of);
        }
    }
    text
}

#[test]
fn resources() {
    let app = distributed_app! {
        secret key;
        containerapps env;
        keyvault my_vault { secret token = key; }
        storage data {
            blob_container photos { name: "all-photos"; }
            file_system raw;
            queue jobs;
            table rows;
        }
        storage services {
            blob_container pages;
            file_system folders;
            blob_service blobs;
            data_lake_service lake;
            queue_service queues;
            table_service tables;
        }
        appinsights telemetry;
        connection_string legacy_db;
        connection_string made = (Expression::new().text("Server=db;Password=").secret(key));
        container all("contoso/all:1") {
            reference:
                my_vault,
                data.photos,
                data.raw,
                data.jobs,
                data.rows,
                services.blobs,
                services.lake,
                services.queues,
                services.tables,
                telemetry,
                legacy_db,
                made;
        }
        container named("contoso/named:1") {
            references {
                "the store": data.photos;
                V: my_vault;
                "": data.jobs;
            }
        }
    };
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(
        variables(&application, "all"),
        "\
ConnectionStrings__my-vault = {my-vault.connectionString}
MY_VAULT_URI = {my-vault.outputs.vaultUri}
ConnectionStrings__photos = {photos.connectionString}
PHOTOS_URI = {data.outputs.blobEndpoint}
PHOTOS_BLOBCONTAINERNAME = all-photos
ConnectionStrings__raw = {raw.connectionString}
RAW_URI = {data.outputs.dataLakeEndpoint}
RAW_DATALAKEFILESYSTEMNAME = raw
ConnectionStrings__jobs = {jobs.connectionString}
JOBS_URI = {data.outputs.queueEndpoint}
JOBS_QUEUENAME = jobs
ConnectionStrings__rows = {rows.connectionString}
ROWS_URI = {data.outputs.tableEndpoint}
ROWS_TABLENAME = rows
ConnectionStrings__blobs = {blobs.connectionString}
BLOBS_URI = {services.outputs.blobEndpoint}
ConnectionStrings__lake = {lake.connectionString}
LAKE_URI = {services.outputs.dataLakeEndpoint}
ConnectionStrings__queues = {queues.connectionString}
QUEUES_URI = {services.outputs.queueEndpoint}
ConnectionStrings__tables = {tables.connectionString}
TABLES_URI = {services.outputs.tableEndpoint}
APPLICATIONINSIGHTS_CONNECTION_STRING = {telemetry.connectionString}
ConnectionStrings__legacy-db = {legacy-db.connectionString}
ConnectionStrings__made = {made.connectionString}
"
    );
    assert_eq!(
        variables(&application, "named"),
        "\
ConnectionStrings__the store = {photos.connectionString}
THE_STORE_URI = {data.outputs.blobEndpoint}
THE_STORE_BLOBCONTAINERNAME = all-photos
ConnectionStrings__V = {my-vault.connectionString}
V_URI = {my-vault.outputs.vaultUri}
ConnectionStrings__ = {jobs.connectionString}
URI = {data.outputs.queueEndpoint}
QUEUENAME = jobs
"
    );
    // `services` has no entries for services of its own: they are declared.
    assert_eq!(
        connection_strings(&application),
        "\
my-vault = {my-vault.outputs.vaultUri}
data-blobs = {data.outputs.blobEndpoint}
photos = Endpoint={data.outputs.blobEndpoint};ContainerName=all-photos
data-data-lake = {data.outputs.dataLakeEndpoint}
raw = Endpoint={data.outputs.dataLakeEndpoint};FileSystemName=raw
data-queues = {data.outputs.queueEndpoint}
jobs = Endpoint={data.outputs.queueEndpoint};QueueName=jobs
data-tables = {data.outputs.tableEndpoint}
rows = Endpoint={data.outputs.tableEndpoint};TableName=rows
pages = Endpoint={services.outputs.blobEndpoint};ContainerName=pages
folders = Endpoint={services.outputs.dataLakeEndpoint};FileSystemName=folders
blobs = {services.outputs.blobEndpoint}
lake = {services.outputs.dataLakeEndpoint}
queues = {services.outputs.queueEndpoint}
tables = {services.outputs.tableEndpoint}
telemetry = {telemetry.outputs.appInsightsConnectionString}
legacy-db = {legacy-db.value}
made = Server=db;Password={key.value}
"
    );
}

#[test]
fn addresses() {
    let app = distributed_app! {
        parameter partner_url;
        containerapps env;
        external partner("https://partner.example.com");
        external my_other(partner_url);
        container my_api("contoso/api:1") {
            endpoint http { port: 8080; external; }
            endpoint https { port: 8080; }
            endpoint grpc { port: 5000; }
            endpoint tcp { port: 6000; }
        }
        function orders("../orders");
        container all("contoso/all:1") {
            reference: my_api, orders, partner, my_other;
            references { back_end: my_api.grpc; }
        }
        container two("contoso/two:1") {
            reference: my_api.http, my_api.grpc;
            env { GRPC: my_api.grpc; HOST: my_api.grpc.host; }
        }
    };
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    // .NET looks a service up by its scheme where the endpoint is called so, and by the endpoint
    // otherwise; nobody knows the scheme of a URL that is asked for at deployment.
    assert_eq!(
        variables(&application, "all"),
        "\
MY_API_HTTP = {my-api.bindings.http.url}
services__my-api__http__0 = {my-api.bindings.http.url}
MY_API_HTTPS = {my-api.bindings.https.url}
services__my-api__https__0 = {my-api.bindings.https.url}
MY_API_GRPC = {my-api.bindings.grpc.url}
services__my-api__grpc__0 = {my-api.bindings.grpc.url}
MY_API_TCP = {my-api.bindings.tcp.url}
services__my-api__tcp__0 = {my-api.bindings.tcp.url}
ORDERS_HTTP = {orders.bindings.http.url}
services__orders__http__0 = {orders.bindings.http.url}
ORDERS_HTTPS = {orders.bindings.https.url}
services__orders__https__0 = {orders.bindings.https.url}
PARTNER = https://partner.example.com/
services__partner__https__0 = https://partner.example.com/
services__my-other__default__0 = {partner-url.value}
MY_OTHER = {partner-url.value}
back_end_GRPC = {my-api.bindings.grpc.url}
services__back_end__grpc__0 = {my-api.bindings.grpc.url}
"
    );
    assert_eq!(
        variables(&application, "two"),
        "\
MY_API_HTTP = {my-api.bindings.http.url}
services__my-api__http__0 = {my-api.bindings.http.url}
MY_API_GRPC = {my-api.bindings.grpc.url}
services__my-api__grpc__0 = {my-api.bindings.grpc.url}
GRPC = {my-api.bindings.grpc.url}
HOST = {my-api.bindings.grpc.host}
"
    );
}

/// The host of Azure Functions reads the endpoints of a service, under names of its own; of a container
/// or a queue it is handed what any program is. The reference tells them apart in the same way: only the
/// services are an `IResourceWithAzureFunctionsConfig`.
#[test]
fn functions() {
    let app = distributed_app! {
        containerapps env;
        storage data {
            blob_container photos;
            queue jobs;
            blob_service blobs { connection_properties { Cdn: other.vault_uri; } }
            data_lake_service lake;
            queue_service queues;
            table_service my_tables;
        }
        keyvault my_vault;
        keyvault other;
        function orders("../orders") {
            host_storage: data;
            reference: data.blobs, data.queues, data.my_tables, my_vault, data.jobs;
            references { "in-put": data.lake; V: data.photos; }
        }
        function some("../some") {
            host_storage: data;
            reference: data.queues, data.jobs;
            reference_parts: ConnectionProperties;
        }
    };
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    let host = "\
FUNCTIONS_WORKER_RUNTIME = custom
AzureFunctionsJobHost__telemetryMode = OpenTelemetry
ASPNETCORE_URLS = http://+:{orders.bindings.http.targetPort}
AzureWebJobsStorage__blobServiceUri = {data.outputs.blobEndpoint}
AzureWebJobsStorage__queueServiceUri = {data.outputs.queueEndpoint}
AzureWebJobsStorage__tableServiceUri = {data.outputs.tableEndpoint}
AzureWebJobsStorage__dataLakeServiceUri = {data.outputs.dataLakeEndpoint}
Aspire__Azure__Storage__Blobs__AzureWebJobsStorage__ServiceUri = {data.outputs.blobEndpoint}
Aspire__Azure__Storage__Queues__AzureWebJobsStorage__ServiceUri = {data.outputs.queueEndpoint}
Aspire__Azure__Data__Tables__AzureWebJobsStorage__ServiceUri = {data.outputs.tableEndpoint}
Aspire__Azure__Storage__Files__DataLake__AzureWebJobsStorage__ServiceUri = {data.outputs.dataLakeEndpoint}
";
    let variables_of_orders = variables(&application, "orders");
    let rest = variables_of_orders.strip_prefix(host).expect("what the host itself reads");
    assert_eq!(
        rest,
        "\
blobs__blobServiceUri = {data.outputs.blobEndpoint}
blobs__queueServiceUri = {data.outputs.queueEndpoint}
Aspire__Azure__Storage__Blobs__blobs__ServiceUri = {data.outputs.blobEndpoint}
queues__queueServiceUri = {data.outputs.queueEndpoint}
Aspire__Azure__Storage__Queues__queues__ServiceUri = {data.outputs.queueEndpoint}
my-tables__tableServiceUri = {data.outputs.tableEndpoint}
Aspire__Azure__Data__Tables__my-tables__ServiceUri = {data.outputs.tableEndpoint}
ConnectionStrings__my-vault = {my-vault.connectionString}
MY_VAULT_URI = {my-vault.outputs.vaultUri}
ConnectionStrings__jobs = {jobs.connectionString}
JOBS_URI = {data.outputs.queueEndpoint}
JOBS_QUEUENAME = jobs
in-put__dataLakeServiceUri = {data.outputs.dataLakeEndpoint}
in-put__queueServiceUri = {data.outputs.queueEndpoint}
Aspire__Azure__Storage__Files__DataLake__in-put__ServiceUri = {data.outputs.dataLakeEndpoint}
ConnectionStrings__V = {photos.connectionString}
V_URI = {data.outputs.blobEndpoint}
V_BLOBCONTAINERNAME = photos
"
    );
    // What the host reads is one part of a connection, and it takes no others.
    let variables_of_some = variables(&application, "some");
    let rest: Vec<&str> = variables_of_some.lines().skip(11).collect();
    assert_eq!(
        rest,
        [
            "queues__queueServiceUri = {data.outputs.queueEndpoint}",
            "Aspire__Azure__Storage__Queues__queues__ServiceUri = {data.outputs.queueEndpoint}",
            "JOBS_URI = {data.outputs.queueEndpoint}",
            "JOBS_QUEUENAME = jobs",
        ]
    );
    assert!(application.module("orders-roles-my-vault").is_some());
    assert!(application.module("orders-roles-other").is_none());
}

/// What else a variable is made of, and names that no reference above has.
///
/// Source: sections 9.1, 9.2, 9.5 and 9.6 of the notes: `WithEnvironment` of an external service and of a
/// connection string; a secret of a vault inside text; names that begin with a digit; two endpoints
/// that .NET looks up under one name.
#[test]
fn other_sources() {
    let app = distributed_app! {
        parameter partner_url;
        secret mail_key;
        containerapps env;
        external partner("https://partner.example.com");
        external asked(partner_url);
        connection_string legacy;
        connection_string orders { variable: "DATABASE_URL"; }
        connection_string made = (Expression::new().text("Server=db;Password=").secret(mail_key));
        storage data { blob_container photos; }
        container api("contoso/api:1") {
            endpoint http { port: 8080; }
            endpoint https { port: 8081; scheme: Http; }
        }
        container all("contoso/all:1") {
            env {
                PARTNER: partner;
                ASKED: asked;
                LEGACY: legacy;
                MADE: made;
            }
            references { "1st": data.photos; "2nd": partner; }
            reference: api, orders;
        }
    };
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(
        variables(&application, "all"),
        "\
PARTNER = https://partner.example.com/
ASKED = {partner-url.value}
LEGACY = {legacy.connectionString}
MADE = {made.connectionString}
ConnectionStrings__1st = {photos.connectionString}
_1ST_URI = {data.outputs.blobEndpoint}
_1ST_BLOBCONTAINERNAME = photos
_2ND = https://partner.example.com/
services__2nd__https__0 = https://partner.example.com/
API_HTTP = {api.bindings.http.url}
services__api__http__0 = {api.bindings.http.url}
API_HTTPS = {api.bindings.https.url}
services__api__http__1 = {api.bindings.https.url}
DATABASE_URL = {orders.connectionString}
"
    );
    let text = application.module("all").expect("a module");
    for secret in ["legacy", "made"] {
        let variable = secret.to_uppercase();
        let named = format!("name: '{variable}'\n              secretRef: '{secret}'");
        assert!(text.contains(&named), "{text}");
    }
}

/// A secret of a vault is read from it where it is a whole variable; inside text it is handed over by the
/// tool that deploys the program.
#[test]
fn secrets_of_a_vault_inside_text() {
    let app = app_model::Builder::new();
    app.add_container_app_environment("env");
    let key = app.add_secret_parameter("mail-key");
    let token = app.add_key_vault("my-vault").add_secret("token", key);
    let header = Expression::new().text("Bearer ").vault_secret(token).text("!");
    app.add_container("all", "contoso/all:1").env().entry("HEADER", header).entry("TOKEN", token);
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(
        variables(&application, "all"),
        "HEADER = Bearer {my-vault.secrets.token}!\nTOKEN = {my-vault.secrets.token}\n"
    );
    let text = application.module("all").expect("a module");
    for expected in [
        "@secure()\nparam my_vault_secrets_token string\n",
        "name: 'header'\n          value: 'Bearer ${my_vault_secrets_token}!'",
        "name: 'HEADER'\n              secretRef: 'header'",
        "keyVaultUrl: my_vault_token.properties.secretUri",
    ] {
        assert!(text.contains(expected), "no {expected} in\n{text}");
    }
    // It brings the role as any other use does.
    assert!(application.module("all-roles-my-vault").is_some());
}

/// What is left of references when a program is handed one part of each, or several.
///
/// Source: `ResourceWithEndpointRespectsCustomEnvironmentVariableNaming` and
/// `ResourceWithConnectionPropertiesExtensionRespectsFlags` of Aspire's `WithReferenceTests`.
#[test]
fn parts_of_references() {
    let app = distributed_app! {
        containerapps env;
        keyvault my_vault;
        parameter partner_url;
        external partner(partner_url);
        container api("contoso/api:1") { endpoint http { port: 8080; } }
        container whole("contoso/one:1") {
            reference: my_vault;
            reference_parts: ConnectionStrings;
        }
        container split("contoso/one:1") {
            reference_parts: ConnectionProperties;
            reference: my_vault;
        }
        container looks_up("contoso/one:1") {
            reference: partner;
            references { custom: api; }
            reference_parts: ServiceDiscovery;
        }
        container calls("contoso/one:1") {
            reference: partner;
            references { custom: api; }
            reference_parts: Endpoints;
        }
        container both("contoso/one:1") {
            reference: my_vault, api;
            reference_parts: Endpoints, ConnectionStrings;
        }
    };
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    for (program, expected) in [
        ("whole", "ConnectionStrings__my-vault = {my-vault.connectionString}\n"),
        ("split", "MY_VAULT_URI = {my-vault.outputs.vaultUri}\n"),
        (
            "looks-up",
            "\
services__partner__default__0 = {partner-url.value}
services__custom__http__0 = {api.bindings.http.url}
",
        ),
        ("calls", "PARTNER = {partner-url.value}\ncustom_HTTP = {api.bindings.http.url}\n"),
        (
            "both",
            "\
ConnectionStrings__my-vault = {my-vault.connectionString}
API_HTTP = {api.bindings.http.url}
",
        ),
    ] {
        let variables = variables(&application, program);
        let of_identity = |line: &&str| !line.starts_with("AZURE_");
        let lines: String =
            variables.lines().filter(of_identity).map(|line| format!("{line}\n")).collect();
        assert_eq!(lines, expected, "{program}");
    }
}

/// Properties stand behind the ones of the resource, one of the same name in its place; what they
/// name is needed by the program as if it were a variable.
#[test]
fn connection_properties() {
    let app = distributed_app! {
        secret key;
        parameter database = "orders";
        containerapps env;
        storage data {
            blob_container photos {
                connection_properties { Uri: "https://cdn.example.com"; Cdn: "yes"; }
            }
        }
        keyvault names { connection_properties { Other: other.vault_uri; Key: key; } }
        keyvault other;
        connection_string legacy { connection_properties { "Database": database; Port: 5432; } }
        container all("contoso/all:1") {
            reference: data.photos, names;
            references { db: legacy; }
        }
        container strings("contoso/all:1") {
            reference: names;
            reference_parts: ConnectionStrings;
        }
    };
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(
        variables(&application, "all"),
        "\
ConnectionStrings__photos = {photos.connectionString}
PHOTOS_URI = https://cdn.example.com
PHOTOS_BLOBCONTAINERNAME = photos
PHOTOS_CDN = yes
ConnectionStrings__names = {names.connectionString}
NAMES_URI = {names.outputs.vaultUri}
NAMES_OTHER = {other.outputs.vaultUri}
NAMES_KEY = {key.value}
ConnectionStrings__db = {legacy.connectionString}
DB_DATABASE = {database.value}
DB_PORT = 5432
"
    );
    // A secret is one of the program.
    let text = application.module("all").expect("a module");
    assert!(text.contains("name: 'NAMES_KEY'\n              secretRef: 'names-key'"), "{text}");
    assert!(application.module("all-roles-other").is_some());
    assert!(application.module("strings-roles-other").is_none());
}

/// The rules that a block is told by the compiler hold for the builder, too.
#[test]
fn what_no_reference_can_be() {
    let app = app_model::Builder::new();
    app.add_container_app_environment("env");
    let vault = app.add_key_vault("secrets");
    vault.connection_properties().entry("Region", "north").entry("REGION", "south");
    vault.connection_properties().entry("a b", "c").entry("", "d");
    let api = app.add_container("api", "contoso/api:1").reference(vault);
    let endpoints = api.choices.Endpoints;
    api.reference_parts(endpoints).reference_parts(endpoints);
    let errors = app.build().err().map(|errors| errors.to_string()).unwrap_or_default();
    let lines: Vec<&str> = errors.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        lines,
        [
            "error[AM0554]: key vault `secrets`: `a b` is no name of a connection property",
            "error[AM0554]: key vault `secrets`: a connection property has no name",
            "error[AM0324]: the connection property `REGION` of `secrets` is set twice",
            "error[AM0325]: `Endpoints` is listed twice in `reference_parts` of `api`",
            "error[AM0574]: `api` is handed nothing of `secrets`",
        ]
    );
}

/// A subnet is delegated to one service. The compiler says it of a block, and `build()` of the builder.
#[test]
fn a_subnet_serves_one_kind_of_environment() {
    let app = app_model::Builder::new();
    let subnet = app.add_parameter("subnet");
    app.add_container_app_environment("env").subnet_id(subnet);
    app.add_container_app_environment("other").subnet_id(subnet);
    app.add_app_service_environment("sites").subnet_id(subnet);
    let errors = app.build().err().map(|errors| errors.to_string()).unwrap_or_default();
    let lines: Vec<&str> = errors.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        lines,
        [
            "error[AM0575]: `sites` is in the subnet of `env`, and a subnet serves one kind of environment"
        ]
    );
}

/// A password may have signs in it that mean something in a URI.
#[test]
fn a_secret_in_a_uri_is_encoded() {
    let app = app_model::Builder::new();
    app.add_container_app_environment("env");
    let password = app.add_secret_parameter("db-pass");
    let uri = Expression::new().text("postgres://app:").secret_in_uri(password).text("@db/orders");
    let uri = app.add_connection_string("orders").value(uri);
    app.add_container("web", "nginx:1.29").reference(uri);
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    let web = application.module("web").expect("a module");
    assert!(web.contains("'postgres://app:${uriComponent(db_pass_value)}@db/orders'"), "{web}");
    let manifest: serde_json::Value = serde_json::from_str(&application.manifest()).unwrap();
    let resources = &manifest["resources"];
    assert_eq!(
        resources["orders"]["connectionString"],
        "postgres://app:{db-pass-uri-encoded.value}@db/orders"
    );
    let expected = serde_json::json!({
        "type": "annotated.string", "value": "{db-pass.value}", "filter": "uri",
    });
    assert_eq!(resources["db-pass-uri-encoded"], expected);
}
