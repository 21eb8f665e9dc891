//! Settings of what runs and of what it runs in, each with its place in what is published: those
//! that no recorded output of the reference shows are shown here.

use std::panic::Location;

use app_model::keyword::{scale_rule, volume};
use app_model::{Application, Builder, Expression, distributed_app};
use app_model_tests::keep;

/// The text of a module on one line, with one blank between words.
fn module(application: &Application, name: &str) -> String {
    let text = application.module(name).unwrap_or_else(|| panic!("no module {name}"));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn built(app: Builder) -> Application {
    let application = app.build().unwrap_or_else(|errors| panic!("{errors}"));
    keep(&application, &format!("settings-{}", Location::caller().line()));
    application
}

/// Each setting of a block with the text that it becomes in a module.
macro_rules! published {
    ($module:literal: { $($block:tt)* } $($expected:expr),* $(,)?) => {{
        let application = built(distributed_app! { $($block)* });
        let text = module(&application, $module);
        for expected in [$($expected),*] {
            assert!(text.contains(expected), "no `{expected}` in\n{text}");
        }
    }};
}

#[test]
fn environments() {
    published! { "env": {
        parameter team;
        containerapps env {
            name: "corp-env";
            tags { team: team; cost: "42"; }
            subnet_id: "/subscriptions/s/subnets/apps";
            unique_naming;
        }
        container web("nginx:1");
    }
        "param tags object = { team: team cost: '42' }",
        "name: 'corp-env'",
        "vnetConfiguration: { infrastructureSubnetId: '/subscriptions/s/subnets/apps' }",
    }
    published! { "env": { containerapps env { unique_naming; } }
        "name: take('env-${uniqueString(resourceGroup().id)}', 60)",
    }
    published! { "sites": {
        appservice sites {
            name: "corp-plan";
            tags { cost: "42"; }
            sku: P1MV3;
            instances: 3;
        }
    }
        "name: 'corp-plan'",
        "tags: { cost: '42' }",
        "sku: { name: 'P1mv3' capacity: 3 }",
    }
}

#[test]
fn resources() {
    published! { "data": {
        storage data {
            sku: StandardZrs;
            access_tier: Cool;
            minimum_tls_version: Tls13;
            large_file_shares;
            hierarchical_namespace;
        }
    }
        "kind: 'StorageV2' location: location sku: { name: 'Standard_ZRS' } properties: { \
            accessTier: 'Cool' allowSharedKeyAccess: false isHnsEnabled: true \
            largeFileSharesState: 'Enabled' minimumTlsVersion: 'TLS1_3' \
            networkAcls: { defaultAction: 'Allow' } }",
    }
    published! { "data": {
        storage data { sku: PremiumZrs; access_tier: Cold; large_file_shares: false; }
    }
        "sku: { name: 'Premium_ZRS' }",
        "accessTier: 'Cold'",
        "isHnsEnabled: false",
        "largeFileSharesState: 'Disabled'",
        "minimumTlsVersion: 'TLS1_2'",
    }
    published! { "data": {
        parameter tier = "Hot";
        parameter folders: bool;
        parameter large: bool;
        storage data { access_tier: tier; hierarchical_namespace: folders; large_file_shares: large; }
    }
        "param large bool",
        "accessTier: tier",
        "isHnsEnabled: folders",
        "largeFileSharesState: large ? 'Enabled' : 'Disabled'",
    }
    published! { "secrets": {
        keyvault secrets { sku: Premium; purge_protection; soft_delete_retention_days: 7; }
    }
        "sku: { family: 'A' name: 'premium' } enablePurgeProtection: true \
            enableRbacAuthorization: true softDeleteRetentionInDays: 7",
    }
    // Only what is written: the tag that carries the declared name is for other kinds.
    published! { "id": {
        parameter team;
        #[allow(unused_identity, reason = "the test is about its text")]
        identity id { tags { team: team; "cost-center": "42"; } }
    }
        "location: location tags: { team: team 'cost-center': '42' } }",
    }
}

#[test]
fn programs() {
    published! { "api": {
        identity first;
        identity second;
        containerapps env;
        container api("contoso/api") {
            identity: first, second;
            cpu: 0.75;
            memory: "1.5Gi";
            min_replicas: 2;
            max_replicas: 5;
            endpoint metrics { port: 9090; scheme: Tcp; }
            endpoint https { port: 8443; }
            probe ready {
                kind: Readiness;
                path: "/ready";
                endpoint: "https";
                initial_delay: 1;
                period: 2;
                timeout: 3;
                successes: 4;
                failures: 6;
            }
            scale_rule calls { concurrent_requests: 50; }
        }
    }
        "userAssignedIdentities: { '${first_outputs_id}': { } '${second_outputs_id}': { } }",
        "name: 'AZURE_CLIENT_ID' value: first_outputs_clientid",
        "resources: { cpu: json('0.75') memory: '1.5Gi' }",
        "minReplicas: 2",
        "maxReplicas: 5",
        "targetPort: 8443",
        "additionalPortMappings: [ { external: false targetPort: 9090 } ]",
        "scale: { minReplicas: 2 maxReplicas: 5 \
            rules: [ { name: 'calls' http: { metadata: { concurrentRequests: '50' } } } ] }",
        "probes: [ { failureThreshold: 6 \
            httpGet: { path: '/ready' port: int('8443') scheme: 'HTTP' } initialDelaySeconds: 1 \
            periodSeconds: 2 successThreshold: 4 timeoutSeconds: 3 type: 'Readiness' } ]",
    }
}

#[test]
fn the_order_of_settings_carries_no_meaning() {
    let entry = "ingress: { external: false targetPort: 8080 transport: 'http2' }";
    published! { "api": {
        containerapps env;
        container api("a:1") { endpoint grpc { port: 8080; transport: Http2; scheme: Https; } }
    }
        entry
    }
    published! { "api": {
        containerapps env;
        container api("a:1") { endpoint grpc { port: 8080; scheme: Https; transport: Http2; } }
    }
        entry
    }
    let own = "resource sites_ai 'Microsoft.Insights/components@2020-02-02' = { \
        name: take('sites_ai-${uniqueString(resourceGroup().id)}', 260) kind: 'web' \
        location: 'westeurope'";
    published! { "sites": {
        appservice sites { application_insights_location: "westeurope"; application_insights; }
    }
        own
    }
    published! { "sites": {
        appservice sites { application_insights_location: "westeurope"; }
    }
        own
    }
}

/// A name of a variable that begins with `_` is none of a secret.
#[test]
fn names_of_secrets() {
    published! { "api": {
        secret key;
        containerapps env;
        container api("a:1") { env { _TOKEN_: key; } }
    }
        "secrets: [ { name: 'token' value: key_value } ]",
        "{ name: '_TOKEN_' secretRef: 'token' }",
    }
    published! { "api": {
        secret key;
        containerapps env;
        container api("a:1") { env { _: key; } }
    }
        "{ name: '_' secretRef: 'secret' }",
    }
}

/// What is set again keeps its place and takes the new value.
#[test]
fn keys_of_maps_by_hand() {
    let app = Builder::new();
    app.add_container_app_environment("env");
    app.add_key_vault("v").tags().entry("Team", "a").entry("cost", "1").entry("team", "b");
    let api = app.add_project("api", "../api");
    let key = app.add_secret_parameter("key");
    let other = app.add_secret_parameter("other-key");
    api.build_args().entry("A", "1").entry("B", "2").entry("A", "3");
    api.build_secrets().entry("npm", other).entry("npm", key);
    let rule = api.add::<scale_rule, _>("queue").scaler("azure-queue").metadata();
    rule.entry("queueName", "a").entry("queueLength", "5").entry("queueName", "b");
    app.allow(other, app_model::lint::unused_parameter, "it was the key before");
    let application = built(app);
    let vault = module(&application, "v");
    assert!(vault.contains("tags: { 'aspire-resource-name': 'v' team: 'b' cost: '1' }"), "{vault}");
    let api = module(&application, "api");
    assert!(api.contains("metadata: { queueName: 'b' queueLength: '5' }"), "{api}");
    let manifest = application.manifest();
    let manifest = manifest.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(manifest.contains(r#""args": { "A": "3", "B": "2" }"#), "{manifest}");
    assert!(manifest.contains(r#""value": "{key.value}""#), "{manifest}");
    assert!(!manifest.contains(r#""value": "{other-key.value}""#), "{manifest}");
}

/// A grant that was forgotten takes nothing away: that there is none is said.
#[test]
fn no_role_is_said() {
    let app = Builder::new();
    app.add_container_app_environment("env");
    let vault = app.add_key_vault("secrets");
    let [web, api] = ["web", "api"].map(|name| app.add_container(name, "a:1").reference(vault));
    let _ = web.with_role_assignments(vault).KeyVaultReader;
    api.with_role_assignments(vault).grant_nothing();
    let application = built(app);
    let web = module(&application, "web-roles-secrets");
    assert!(web.contains("resource secrets_KeyVaultSecretsUser "), "{web}");
    let api = module(&application, "api-roles-secrets");
    assert!(!api.contains("Microsoft.Authorization/roleAssignments"), "{api}");
}

/// How many instances of a function there are: those of any other project.
///
/// Source: `AzureFunctionsProjectResource` of Aspire is a `ProjectResource`, which has `WithReplicas` and
/// `PublishAsAzureContainerApp`; in `ContainerAppContext`, `minReplicas` is the replica count.
#[test]
fn functions() {
    published! { "orders": {
        parameter most: int = 5;
        containerapps env;
        function orders("../orders") { min_replicas: 2; max_replicas: most; external; }
    }
        "scale: { minReplicas: 2 maxReplicas: most }",
        "kind: 'functionapp'",
    }
    published! { "orders": {
        appservice sites;
        function orders("../orders") { max_replicas: 3; external; }
    }
        "numberOfWorkers: 3",
    }
    // Its triggers wake it.
    published! { "orders": {
        containerapps env;
        function orders("../orders") { min_replicas: 0; }
    }
        "scale: { minReplicas: 0 }",
    }
}

/// The identities of a web site: the one that pulls its image, then those that it runs as. The first of
/// these reads secrets of vaults, and the SDKs sign in as it; of each other one the program has the id.
///
/// Source: `AzureAppServiceWebsiteContext` of Aspire, which attaches the one that pulls and the one that
/// was named last; there is no recorded output with two.
#[test]
fn identities_of_a_web_site() {
    let application = built(distributed_app! {
        identity reader;
        identity audit_id;
        keyvault vault { secret token { name: "token"; } roles: reader => KeyVaultSecretsUser; }
        existing vault("corp-keys");
        appservice sites { deployment_slot: "next"; }
        project api("../api") {
            identity: reader, audit_id;
            endpoint http { port: 8080; external; }
            env { TOKEN: vault.token; }
        }
    });
    let text = module(&application, "api");
    let (production, slot) = text.split_once("resource webappslot ").expect("a slot");
    for site in [production, slot] {
        for expected in [
            "keyVaultReferenceIdentity: reader_outputs_id ",
            "acrUserManagedIdentityID: \
                sites_outputs_azure_container_registry_managed_identity_client_id ",
            "{ name: 'AZURE_CLIENT_ID' value: reader_outputs_clientid } \
                { name: 'AZURE_TOKEN_CREDENTIALS' value: 'ManagedIdentityCredential' }",
            "{ name: 'AUDIT_ID_CLIENT_ID' value: audit_id_outputs_clientid }",
            "{ name: 'TOKEN' value: '@Microsoft.KeyVault(SecretUri=${vault_token.properties.secretUri})' }",
            "identity: { type: 'UserAssigned' userAssignedIdentities: { \
                '${sites_outputs_azure_container_registry_managed_identity_id}': { } \
                '${reader_outputs_id}': { } '${audit_id_outputs_id}': { } } }",
        ] {
            assert!(site.contains(expected), "no `{expected}` in\n{site}");
        }
    }
    // The image is pulled as the environment's identity, whoever the program is.
    let pulled = "userManagedIdentityClientId: \
        sites_outputs_azure_container_registry_managed_identity_client_id";
    assert_eq!(text.matches(pulled).count(), 2, "{text}");
    assert!(!text.contains("acrUserManagedIdentityID: reader"), "{text}");
}

#[test]
fn files() {
    published! { "env": {
        containerapps env;
        container api("contoso/api:1") { volume logs { path: "/logs"; read_only; } }
    }
        "accessMode: 'ReadOnly'",
    }
}

/// The names of the shares and storages of an environment.
fn names_of_files(application: &Application) -> Vec<String> {
    let text = application.module("env").expect("an environment");
    let mut lines = text.lines();
    let mut names = Vec::new();
    while let Some(line) = lines.next() {
        if line.contains("/shares@") || line.contains("/storages@") {
            names.push(lines.next().unwrap_or_default().trim().to_owned());
        }
    }
    names
}

/// Two volumes are never the same files, whatever names leave out or cut off. The names of the reference
/// stay where they tell them apart.
///
/// Source: appendix D 3 of the notes: it leaves out digits, and two storages of one of its recorded
/// outputs have one name.
#[test]
fn files_that_differ_have_names_that_differ() {
    let two_volumes = distributed_app! {
        containerapps env;
        container api("contoso/api:1") {
            volume logs { path: "/logs"; }
            volume data { path: "/data"; }
        }
        container web("contoso/web:1") { volume data { path: "/data"; } }
    };
    assert_eq!(
        names_of_files(&built(two_volumes)),
        [
            "name: take('sharesvolumesapi0-${uniqueString(resourceGroup().id)}', 63)",
            "name: 'v0-api'",
            "name: take('sharesvolumesapi1-${uniqueString(resourceGroup().id)}', 63)",
            "name: 'v1-api'",
            "name: take('sharesvolumesweb0-${uniqueString(resourceGroup().id)}', 63)",
            "name: take('managedstoragevolumesweb${uniqueString(resourceGroup().id)}', 24)",
        ]
    );
    // Programs whose names are as long as they may be, and begin with the same 29 characters; and
    // programs whose names differ in a hyphen.
    let one = "a-program-with-a-rather-long-one";
    let two = "a-program-with-a-rather-long-two";
    let long = |azd: bool, compact: bool| {
        let app = Builder::new();
        let env = app.add_container_app_environment("env");
        if azd {
            env.azd_naming(true);
        }
        if compact {
            env.compact_naming(true);
        }
        for name in [one, two, "ab", "a-b"] {
            app.add_container(name, "contoso/api:1").add::<volume, _>("data").path("/data");
        }
        let names = names_of_files(&built(app));
        for of in [0, 1] {
            let names: Vec<&String> = names.iter().skip(of).step_by(2).collect();
            // What Azure sees: names as they are cut.
            let starts = names.iter().map(|name| left_of(name));
            let differ: std::collections::BTreeSet<String> = starts.collect();
            assert_eq!(differ.len(), 4, "{names:?}");
        }
        names
    };
    let names = long(false, false);
    for expected in [
        "name: 'v0-a-program-with-a-rather-long'",
        "name: 'v0-a-program-with-a-rather-lon-2'",
        "name: 'v0-ab'",
        "name: 'v0-a-b'",
    ] {
        assert!(names.iter().any(|name| name == expected), "{names:?}");
    }
    long(true, false);
    long(false, true);
}

/// What Azure makes of a name: the text without functions, cut where `take` cuts it.
fn left_of(name: &str) -> String {
    let name = name.trim_start_matches("name: ");
    let Some(taken) = name.strip_prefix("take('") else { return name.replace('\'', "") };
    let (text, length) = taken.rsplit_once("', ").expect("a length");
    let text = text.replace("${uniqueString(resourceGroup().id)}", "0123456789abc");
    let text = text.replace("${resourceToken}", "0123456789abc");
    let text = text.replace("${toLower('", "").replace("')}", "");
    text.chars().take(length.trim_end_matches(')').parse().expect("a number")).collect()
}

/// A registry in another resource group: the identity that pulls from it has a module of its own, and
/// its role one that is deployed there. The reference writes the role into the environment's module,
/// which Bicep refuses.
///
/// Source: appendix D 20 of the notes.
#[test]
fn the_role_on_a_registry_elsewhere() {
    let container_apps = distributed_app! {
        registry images;
        existing images("corpimages", "shared");
        containerapps env { registry: images; }
        existing env("prod-env", "prod");
        project web("../web");
    };
    let app_service = distributed_app! {
        registry images;
        existing images("corpimages", "shared");
        appservice env { registry: images; }
        existing env("prod-plan", "prod");
        project web("../web") { endpoint http { port: 8080; external; } }
    };
    for app in [container_apps, app_service] {
        let application = built(app);
        let environment = module(&application, "env");
        assert!(!environment.contains("scope: images"), "{environment}");
        assert!(environment.contains("param env_mi_outputs_id string"), "{environment}");
        assert!(module(&application, "env-mi").contains("userAssignedIdentities@"));
        let roles = module(&application, "env-mi-roles-images");
        assert!(roles.contains("resource images_AcrPull "), "{roles}");
        let publication = application.publication();
        let main = publication.file("main.bicep").expect("main.bicep");
        let (_, call) = main.split_once("module env_mi_roles_images ").expect("a call");
        let call = call
            .split(
                "
}",
            )
            .next()
            .unwrap_or_default();
        assert!(call.contains("scope: resourceGroup('shared')"), "{call}");
    }
}

#[test]
fn jobs() {
    published! { "nightly": {
        storage data { queue orders; }
        containerapps env;
        job nightly {
            image: "contoso/nightly:1";
            reference: data.orders;
            timeout: 600;
            retries: 2;
            parallelism: 3;
            completions: 4;
            event orders {
                scaler: "azure-queue";
                use_identity: true;
                metadata { accountName: data.azure_name; queueLength: "5"; }
            }
        }
    }
        "triggerType: 'Event' replicaTimeout: 600 replicaRetryLimit: 2",
        "eventTriggerConfig: { replicaCompletionCount: 4 parallelism: 3 \
            scale: { rules: [ { name: 'orders' type: 'azure-queue' \
            metadata: { accountName: data_outputs_name queueLength: '5' } \
            identity: nightly_identity_outputs_id } ] } }",
    }
    // As of a container that the reference publishes as a job.
    published! { "by-hand": {
        containerapps env;
        job by_hand {
            image: "contoso/by-hand:1";
            entrypoint: "/bin/by-hand";
            args: "--all";
            parallelism: 2;
        }
    }
        "command: [ '/bin/by-hand' ] args: [ '--all' ]",
        "triggerType: 'Manual'",
        "manualTriggerConfig: { parallelism: 2 }",
    }
    published! { "at-night": {
        containerapps env;
        job at_night { image: "contoso/at-night:1"; schedule: "0 3 * * *"; completions: 2; }
    }
        "triggerType: 'Schedule'",
        "scheduleTriggerConfig: { cronExpression: '0 3 * * *' replicaCompletionCount: 2 }",
    }
}

/// The rules by which roles are granted, each with the modules that come of it and those that do not.
///
/// Source: `AzureResourcePreparer` of Aspire; the texts of modules without a role are those of its
/// `AddAsExistingResource` alone.
#[test]
fn who_may_do_what() {
    const NO_ROLE_ON_VAULT: &str = "\
@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param secrets_outputs_name string

resource secrets 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: secrets_outputs_name
}";
    const NO_ROLE_ON_REGISTRY: &str = "\
@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

param images_outputs_name string

resource images 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: images_outputs_name
}";
    let no_roles = distributed_app! {
        containerapps env;
        keyvault secrets;
        container api("contoso/api:1") { reference: secrets; roles: secrets => []; }
    };
    let usual_roles_are_none = distributed_app! {
        containerapps env;
        registry images;
        container api("contoso/api:1") { env { SERVER: images.login_server; } }
    };
    let not_transitive = distributed_app! {
        containerapps env;
        keyvault secrets;
        container api("contoso/api:1") { endpoint http { port: 8080; } reference: secrets; }
        container web("contoso/web:1") { reference: api; }
    };
    let one_identity = distributed_app! {
        containerapps env;
        identity both;
        keyvault secrets;
        container api("contoso/api:1") { identity: both; reference: secrets; }
        container web("contoso/web:1") {
            identity: both;
            roles: secrets => KeyVaultSecretsUser;
        }
    };
    type Published<'t> = &'t [(&'t str, Option<&'t str>)];
    let table: [(Builder, Published<'_>, &[&str]); 4] = [
        (no_roles, &[("api-identity", None), ("api-roles-secrets", Some(NO_ROLE_ON_VAULT))], &[]),
        (
            usual_roles_are_none,
            &[("api-identity", None), ("api-roles-images", Some(NO_ROLE_ON_REGISTRY))],
            &[],
        ),
        (
            not_transitive,
            &[("api-identity", None), ("api-roles-secrets", None)],
            &["web-identity", "web-roles-secrets", "web-roles-api"],
        ),
        (
            one_identity,
            &[("api-roles-secrets", None), ("web-roles-secrets", None)],
            &["api-identity", "web-identity", "both-roles-secrets"],
        ),
    ];
    for (app, published, absent) in table {
        let application = built(app);
        for (name, expected) in published {
            let text = application.module(name).unwrap_or_else(|| panic!("no module {name}"));
            assert!(expected.is_none_or(|expected| expected == text), "{name}:\n{text}");
        }
        for name in absent {
            assert!(application.module(name).is_none(), "{name}");
        }
        // Whoever has the identity has the same roles: the assignments have one name in Azure.
        if absent.contains(&"both-roles-secrets") {
            let [api, web] =
                ["api", "web"].map(|of| module(&application, &format!("{of}-roles-secrets")));
            assert_eq!(api, web);
        }
    }
}

/// Functions that name no storage account share one, in which the host keeps its state.
///
/// Source: `funcstorage67c6c.module.bicep` and `funcapp-roles-funcstorage67c6c.module.bicep` of Aspire's
/// playground `AzureFunctionsEndToEnd`, with the name that the account has here.
#[test]
fn functions_share_an_account() {
    let application = built(distributed_app! {
        containerapps env;
        storage own;
        function orders("../orders") { external; env { LEVEL: "info"; } }
        function mails("../mails") { roles: own => StorageBlobDataReader; }
        function alone("../alone") { host_storage: own; }
    });
    assert_eq!(
        application.module("funcstorage"),
        Some(
            "\
@description('The location for the resource(s) to be deployed.')
param location string = resourceGroup().location

resource funcstorage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: take('funcstorage${uniqueString(resourceGroup().id)}', 24)
  kind: 'StorageV2'
  location: location
  sku: {
    name: 'Standard_GRS'
  }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    isHnsEnabled: false
    minimumTlsVersion: 'TLS1_2'
    networkAcls: {
      defaultAction: 'Allow'
    }
  }
  tags: {
    'aspire-resource-name': 'funcstorage'
  }
}

output blobEndpoint string = funcstorage.properties.primaryEndpoints.blob

output dataLakeEndpoint string = funcstorage.properties.primaryEndpoints.dfs

output queueEndpoint string = funcstorage.properties.primaryEndpoints.queue

output tableEndpoint string = funcstorage.properties.primaryEndpoints.table

output name string = funcstorage.name

output id string = funcstorage.id"
        )
    );
    for program in ["orders", "mails"] {
        let roles = application.module(&format!("{program}-roles-funcstorage"));
        let roles: Vec<&str> = roles.unwrap_or_default().lines().collect();
        let assigned: Vec<&str> = roles
            .iter()
            .filter_map(|line| line.strip_prefix("resource funcstorage_")?.split(' ').next())
            .collect();
        assert_eq!(
            assigned,
            [
                "StorageBlobDataContributor",
                "StorageTableDataContributor",
                "StorageQueueDataContributor",
                "StorageAccountContributor",
            ]
        );
        let text = module(&application, program);
        let variable = |name: &str, output: &str| {
            format!("{{ name: '{name}' value: funcstorage_outputs_{output} }}")
        };
        let variables = [
            "{ name: 'ASPNETCORE_URLS' value: 'http://+:8080' }".to_owned(),
            variable("AzureWebJobsStorage__blobServiceUri", "blobendpoint"),
            variable("AzureWebJobsStorage__queueServiceUri", "queueendpoint"),
        ];
        assert!(text.contains(&variables.join(" ")), "{text}");
    }
    // After what the host reads comes what was declared.
    let text = module(&application, "orders");
    let last = "'Aspire__Azure__Storage__Files__DataLake__AzureWebJobsStorage__ServiceUri' \
        value: funcstorage_outputs_datalakeendpoint } { name: 'LEVEL' value: 'info' }";
    assert!(text.contains(last), "{text}");
    assert!(text.contains("ingress: { external: true targetPort: 8080"), "{text}");
    assert!(module(&application, "mails").contains("ingress: { external: false"));
    assert!(application.module("mails-roles-own").is_some());
    assert!(!module(&application, "alone").contains("funcstorage"));
    // One account, before the first program that needs it.
    let manifest = application.manifest();
    let place = |name: &str| manifest.find(&format!("\"{name}\": {{"));
    assert!(place("env") < place("funcstorage") && place("funcstorage") < place("orders"));
    assert_eq!(manifest.matches("\"funcstorage\": {").count(), 1);
}

/// A function is a site like any other, as in the reference, where it has to be `external`: both of its
/// endpoints are, since they are one port.
#[test]
fn functions_in_app_service() {
    published! { "orders": {
        appservice sites;
        function orders("../orders") { external; }
    }
        "linuxFxVersion: 'SITECONTAINERS'",
        "{ name: 'WEBSITES_PORT' value: '8080' }",
        "{ name: 'FUNCTIONS_WORKER_RUNTIME' value: 'custom' }",
        "{ name: 'AzureWebJobsStorage__blobServiceUri' value: funcstorage_outputs_blobendpoint }",
        "targetPort: '8080'",
    }
    let app = Builder::new();
    app.add_app_service_environment("sites");
    app.add_function("orders", "../orders");
    let errors = app.build().err().map(|errors| errors.to_string()).unwrap_or_default();
    let errors: Vec<&str> = errors.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        errors,
        [
            "error[AM0581]: the function `orders` is not external, and every site has a public address"
        ]
    );
}

/// What has to be there before a program is something that the program may use.
#[test]
fn what_is_waited_for() {
    published! { "api-roles-secrets": {
        containerapps env;
        keyvault secrets;
        container api("contoso/api:1") { wait_for: secrets; }
    }
        "resource secrets_KeyVaultSecretsUser",
    }
    // What was written holds instead.
    let application = built(distributed_app! {
        containerapps env;
        keyvault secrets;
        container api("contoso/api:1") {
            wait_for: secrets;
            reference: secrets;
            roles: secrets => KeyVaultReader;
        }
    });
    let roles = module(&application, "api-roles-secrets");
    assert!(roles.contains("resource secrets_KeyVaultReader "), "{roles}");
    assert!(!roles.contains("KeyVaultSecretsUser"), "{roles}");
}

/// What `docs/differences.md` says to write instead of what the reference offers and we do not.
#[test]
fn what_is_written_instead() {
    let block = || {
        distributed_app! {
            containerapps env;
            keyvault secrets;
            connection_string orders;
            external billing("https://billing.example.com");
            container api("contoso/api:1") {
                endpoint https { port: 8443; }
                reference: secrets, billing;
                roles: secrets => [];
                env {
                    ORDERS_DB: orders;
                    SCHEME: api.https.url_scheme;
                    "services__billing__default__0": "https://billing.example.com/";
                }
            }
        }
    };
    let application = built(block());
    let api = module(&application, "api");
    for expected in [
        "{ name: 'ORDERS_DB' secretRef: 'orders-db' }",
        "{ name: 'SCHEME' value: 'https' }",
        "{ name: 'services__billing__https__0' value: 'https://billing.example.com/' }",
        "{ name: 'BILLING' value: 'https://billing.example.com/' }",
        "{ name: 'services__billing__default__0' value: 'https://billing.example.com/' }",
    ] {
        assert!(api.contains(expected), "no `{expected}` in\n{api}");
    }
    let roles = module(&application, "api-roles-secrets");
    assert!(!roles.contains("Microsoft.Authorization/roleAssignments"), "{roles}");
}

/// Text in a place that only `main.bicep` can write: by the rules that hold in `env` too.
#[test]
fn text_that_depends_on_a_parameter() {
    let app = Builder::new();
    let stage = app.add_parameter("stage");
    let text = |text: &str| Expression::new().text(text);
    let when = |equals: &str, then: &str, otherwise: &str| {
        Expression::when(stage, equals, text(then), text(otherwise))
    };
    app.add_key_vault("secrets")
        .tags()
        .entry("kind", when("Test", "trial", "real"))
        .entry("note", when("test", "x", ""))
        .entry("other", when("demo", "y", ""))
        .entry("same", when("test", "x", ""))
        .entry("switch", when("test", "false", "true"))
        .entry("like", when("demo", "demo", "real"))
        .entry("path", Expression::new().text("a/").value(stage))
        .entry("dashes", Expression::new().text("a-").value(stage))
        .entry("plain", text("as ").text("it is"))
        .entry("none", Expression::new());
    let application = built(app);
    let vault = module(&application, "secrets");
    let [_, tags] = vault.split("tags: { ").collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(
        tags.split(" }").next().unwrap(),
        "'aspire-resource-name': 'secrets' kind: real note: text other: text_2 \
         same: text switch: text_3 like: real_2 path: a_stage_value dashes: a_stage_value_2 plain: 'as it is' none: ''"
    );
    for name in ["text", "text_2", "text_3"] {
        assert!(vault.contains(&format!(" param {name} string ")), "{vault}");
    }
    let publication = application.publication();
    let main = publication.file("main.bicep").unwrap();
    for line in [
        "    real: '${(toLower(stage) == 'test') ? 'trial' : 'real'}'\n",
        "    real_2: '${(toLower(stage) == 'demo') ? 'demo' : 'real'}'\n",
        "    a_stage_value: 'a/${stage}'\n    a_stage_value_2: 'a-${stage}'\n",
        "    text: '${(toLower(stage) == 'test') ? 'x' : ''}'\n",
        "    text_2: '${(toLower(stage) == 'demo') ? 'y' : ''}'\n",
        "    text_3: '${(toLower(stage) == 'test') ? 'false' : 'true'}'\n",
    ] {
        assert!(main.contains(line), "{main}");
    }
}
