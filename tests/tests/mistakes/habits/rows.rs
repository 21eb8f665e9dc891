//! The habits, each with what is right.

/// A mistake: the block with `«…»` around what the error must point at, the code, what the message
/// must say to write, and the block after that was followed.
pub(super) type Habit = (&'static str, &'static str, &'static str, &'static str);

/// All of them.
pub(super) const ROWS: [&[Habit]; 6] = [MARKS, COMMAS, QUOTES, BICEP, CSHARP, IN_TEXT];

const MARKS: &[Habit] = &[
    (
        "keyvault vault; output uri«:» vault.vault_uri;",
        "AM0110",
        "output uri = vault.vault_uri;",
        "keyvault vault; output uri = vault.vault_uri;",
    ),
    (
        "keyvault vault; output uri «vault»;",
        "AM0110",
        "uri = vault",
        "keyvault vault; output uri = vault.vault_uri;",
    ),
    (
        "secret s«:» string; keyvault v { secret token = s; }",
        "AM0110",
        "secret s;",
        "secret s; keyvault v { secret token = s; }",
    ),
    (
        "secret t; keyvault vault { secret token«:» t; }",
        "AM0110",
        "secret token = t;",
        "secret t; keyvault vault { secret token = t; }",
    ),
    (
        "parameter region«:» \"westeurope\"; output o = region;",
        "AM0110",
        "parameter region = \"westeurope\";",
        "parameter region = \"westeurope\"; output o = region;",
    ),
    (
        "keyvault secrets«:» Premium;",
        "AM0110",
        "keyvault secrets { setting: Premium; }",
        "keyvault secrets { sku: Premium; }",
    ),
    (
        "project api(\"./api\") { endpoint http«:» 8080; }",
        "AM0110",
        "endpoint http { port: 8080; }",
        "project api(\"./api\") { endpoint http { port: 8080; } }",
    ),
    (
        "project api(\"./api\") { «endpoint»: 8080; }",
        "AM0104",
        "endpoint http { port: 8080; }",
        "project api(\"./api\") { endpoint http { port: 8080; } }",
    ),
    (
        "project api(\"./api\") { endpoint http { port: 8080; } «probe» liveness: \"/live\"; }",
        "AM0108",
        "probe liveness {",
        "project api(\"./api\") { endpoint http { port: 8080; } probe liveness { path: \"/live\"; } }",
    ),
    (
        "project api(\"./api\") { endpoint http { port: 8080; } env { LOG «=» \"info\"; } }",
        "AM0321",
        "LOG: \"info\";",
        "project api(\"./api\") { endpoint http { port: 8080; } env { LOG: \"info\"; } }",
    ),
    (
        "storage data { tags { \"cost-center\" «=» \"4711\"; } }",
        "AM0321",
        "\"cost-center\": \"4711\";",
        "storage data { tags { \"cost-center\": \"4711\"; } }",
    ),
    (
        "keyvault v { soft_delete_retention_days «=» 30; }",
        "AM0321",
        "soft_delete_retention_days: 30;",
        "keyvault v { soft_delete_retention_days: 30; }",
    ),
    (
        "identity a; storage data { roles «=» a => StorageBlobDataReader; }",
        "AM0321",
        "roles: a => StorageBlobDataReader;",
        "identity a; storage data { roles: a => StorageBlobDataReader; }",
    ),
    (
        "storage data { tags«:» { owner: \"x\"; } }",
        "AM0119",
        "tags {",
        "storage data { tags { owner: \"x\"; } }",
    ),
    (
        "storage data { tags «=» { owner: \"x\"; } }",
        "AM0119",
        "tags {",
        "storage data { tags { owner: \"x\"; } }",
    ),
    ("keyvault v «=» { sku: Premium; }", "AM0119", "v {", "keyvault v { sku: Premium; }"),
    ("keyvault v«:» { sku: Premium; }", "AM0119", "v {", "keyvault v { sku: Premium; }"),
    (
        "storage data { «tags»: \"owner\", \"x\"; }",
        "AM0323",
        "tags {",
        "storage data { tags { owner: \"x\"; } }",
    ),
    (
        "containerapps place; project api(\"./api\") { «env»: place; endpoint http { port: 80; } }",
        "AM0323",
        "environment: place;",
        "containerapps place; project api(\"./api\") { environment: place; endpoint http { port: 80; } }",
    ),
    (
        "keyvault v { «existing»: true; }",
        "AM0361",
        "existing v(\"name-in-azure\");",
        "keyvault v; existing v(\"name-in-azure\");",
    ),
];

const COMMAS: &[Habit] = &[
    (
        "project api(\"./api\") { endpoint http { port: 8080«,» external } }",
        "AM0120",
        "`;`",
        "project api(\"./api\") { endpoint http { port: 8080; external } }",
    ),
    (
        "storage data { tags { owner: \"x\"«,» \"cost-center\": \"y\" } }",
        "AM0120",
        "`;`",
        "storage data { tags { owner: \"x\"; \"cost-center\": \"y\" } }",
    ),
    (
        "storage data { sku: StandardLrs«,» queue jobs; }",
        "AM0120",
        "`;`",
        "storage data { sku: StandardLrs; queue jobs; }",
    ),
    (
        "storage data { sku: StandardLrs«,» tags { owner: \"x\"; } }",
        "AM0120",
        "`;`",
        "storage data { sku: StandardLrs; tags { owner: \"x\"; } }",
    ),
    (
        "keyvault v { sku: Premium; }«,» storage data;",
        "AM0120",
        "`;`",
        "keyvault v { sku: Premium; }; storage data;",
    ),
    ("keyvault v«,» storage data;", "AM0120", "`;`", "keyvault v; storage data;"),
    (
        "keyvault v; existing v(\"corp\")«,» storage data;",
        "AM0120",
        "`;`",
        "keyvault v; existing v(\"corp\"); storage data;",
    ),
];

const QUOTES: &[Habit] = &[
    (
        "project api(\"./api\") { endpoint http { port: 8080; } env { LOG: «info»; } }",
        "AM0201",
        "\"info\"",
        "project api(\"./api\") { endpoint http { port: 8080; } env { LOG: \"info\"; } }",
    ),
    (
        "storage data { tags { owner: «Payments»; } }",
        "AM0201",
        "\"Payments\"",
        "storage data { tags { owner: \"Payments\"; } }",
    ),
    (
        "storage data { tags { owner: «team-payments»; } }",
        "AM0122",
        "\"team-payments\"",
        "storage data { tags { owner: \"team-payments\"; } }",
    ),
    (
        "storage data { tags { range: «10.0.0.0/24»; } }",
        "AM0122",
        "\"10.0.0.0/24\"",
        "storage data { tags { range: \"10.0.0.0/24\"; } }",
    ),
    (
        "storage data { tags { «cost-center»: \"4711\"; } }",
        "AM0122",
        "\"cost-center\": \"4711\";",
        "storage data { tags { \"cost-center\": \"4711\"; } }",
    ),
    (
        "parameter region = «westeurope»; output o = region;",
        "AM0201",
        "\"westeurope\"",
        "parameter region = \"westeurope\"; output o = region;",
    ),
    (
        "container cache(«redis:7.4») { endpoint tcp { port: 6379; } }",
        "AM0122",
        "\"redis:7.4\"",
        "container cache(\"redis:7.4\") { endpoint tcp { port: 6379; } }",
    ),
    (
        "job worker(\"./w\") { memory: «1Gi»; }",
        "AM0122",
        "\"1Gi\"",
        "job worker(\"./w\") { memory: \"1Gi\"; }",
    ),
    (
        "container cache(«redis») { endpoint tcp { port: 6379; } } job worker(\"./w\") { reference: cache; }",
        "AM0201",
        "\"redis\"",
        "container cache(\"redis\") { endpoint tcp { port: 6379; } } job worker(\"./w\") { reference: cache; }",
    ),
    (
        "job worker { image: «redis:7.4»; }",
        "AM0122",
        "\"redis:7.4\"",
        "job worker { image: \"redis:7.4\"; }",
    ),
    (
        "project api(\"./api\") { endpoint admin { port: 80; } probe liveness { path: \"/\"; endpoint: «admin»; } }",
        "AM0201",
        "\"admin\"",
        "project api(\"./api\") { endpoint admin { port: 80; } probe liveness { path: \"/\"; endpoint: \"admin\"; } }",
    ),
    (
        "storage data { blob_container «\"invoices\"»; }",
        "AM0321",
        "blob_container invoices;",
        "storage data { blob_container invoices; }",
    ),
    (
        "project api(\"./api\") { endpoint «\"http\"» { port: 8080; } }",
        "AM0105",
        "endpoint http",
        "project api(\"./api\") { endpoint http { port: 8080; } }",
    ),
    (
        "storage «\"data\"» { queue jobs; } output o = data.blob_endpoint;",
        "AM0105",
        "storage data",
        "storage data { queue jobs; } output o = data.blob_endpoint;",
    ),
    (
        "project api «\"./api\"» { endpoint http { port: 8080; } } job worker(\"./w\") { reference: api; }",
        "AM0110",
        "project api(\"./api\")",
        "project api(\"./api\") { endpoint http { port: 8080; } } job worker(\"./w\") { reference: api; }",
    ),
];

const BICEP: &[Habit] = &[
    (
        "«param» sku string = \"Standard_LRS\"; storage data { sku: sku; }",
        "AM0123",
        "parameter sku = \"Standard_LRS\";",
        "parameter sku = \"Standard_LRS\"; storage data { sku: sku; }",
    ),
    (
        "«param» days: int = 30; keyvault v { soft_delete_retention_days: days; }",
        "AM0123",
        "parameter days: int = 30;",
        "parameter days: int = 30; keyvault v { soft_delete_retention_days: days; }",
    ),
    (
        "«@»secure() parameter key; keyvault v { secret token = key; }",
        "AM0123",
        "secret key;",
        "secret key; keyvault v { secret token = key; }",
    ),
    (
        "«@»description(\"x\") parameter s; output o = s;",
        "AM0123",
        "/// x",
        "/// x\nparameter s; output o = s;",
    ),
    ("«targetScope» = \"subscription\"; keyvault v;", "AM0123", "leave it out", "keyvault v;"),
    (
        "«resource» data \"Microsoft.Storage/storageAccounts@2023-01-01\" = { sku: StandardLrs; } output o = data.blob_endpoint;",
        "AM0123",
        "storage data;",
        "storage data; output o = data.blob_endpoint;",
    ),
    (
        "existing «keyvault» v(\"v-prod\", \"rg\"); output o = v.vault_uri;",
        "AM0361",
        "keyvault v; existing v(\"v-prod\", \"rg\");",
        "keyvault v; existing v(\"v-prod\", \"rg\"); output o = v.vault_uri;",
    ),
    (
        "storage data; existing data(\"corpdata\", «subscription»: \"0b1f6471-1bf0-4dda-aec3-cb9272f09590\");",
        "AM0365",
        "\"its-group\", \"0b1f6471-1bf0-4dda-aec3-cb9272f09590\")",
        "storage data; existing data(\"corpdata\", \"its-group\", \"0b1f6471-1bf0-4dda-aec3-cb9272f09590\");",
    ),
];

const CSHARP: &[Habit] = &[
    ("«builder».AddKeyVault(\"secrets\");", "AM0103", "keyvault secrets;", "keyvault secrets;"),
    (
        "«var» secrets = builder.AddKeyVault(\"secrets\"); output o = secrets.vault_uri;",
        "AM0103",
        "keyvault secrets;",
        "keyvault secrets; output o = secrets.vault_uri;",
    ),
    (
        "registry images { sku: «RegistrySku::Premium»; }",
        "AM0124",
        "Premium",
        "registry images { sku: Premium; }",
    ),
    (
        "registry images { sku: «RegistrySku.Premium»; }",
        "AM0124",
        "Premium",
        "registry images { sku: Premium; }",
    ),
    (
        "storage data { queue jobs; } job worker(\"./w\") { reference: «data::jobs»; }",
        "AM0124",
        "data.jobs",
        "storage data { queue jobs; } job worker(\"./w\") { reference: data.jobs; }",
    ),
    (
        "identity a; keyvault v { roles: a => «KeyVaultBuiltInRole.KeyVaultSecretsUser»; }",
        "AM0124",
        "KeyVaultSecretsUser",
        "identity a; keyvault v { roles: a => KeyVaultSecretsUser; }",
    ),
    (
        "identity a; keyvault v { roles: a => [«KeyVaultRoles::KeyVaultSecretsUser»]; }",
        "AM0124",
        "KeyVaultSecretsUser",
        "identity a; keyvault v { roles: a => [KeyVaultSecretsUser]; }",
    ),
    (
        "identity a; keyvault v { roles: a => «Key Vault Secrets User»; }",
        "AM0346",
        "KeyVaultSecretsUser",
        "identity a; keyvault v { roles: a => KeyVaultSecretsUser; }",
    ),
    (
        "identity a; keyvault v { roles: a => «\"4633458b-17de-408a-b874-0445c86b69e6\"»; }",
        "AM0346",
        "KeyVaultSecretsUser",
        "identity a; keyvault v { roles: a => KeyVaultSecretsUser; }",
    ),
    (
        "identity a; keyvault v { roles: «KeyVaultSecretsUser» => a; }",
        "AM0201",
        "a => KeyVaultSecretsUser",
        "identity a; keyvault v { roles: a => KeyVaultSecretsUser; }",
    ),
    (
        "keyvault v; #[allow(«unused_params», reason = \"soon\")] parameter p;",
        "AM0601",
        "unused_parameter",
        "keyvault v; #[allow(unused_parameter, reason = \"soon\")] parameter p;",
    ),
];

const IN_TEXT: &[Habit] = &[
    (
        "parameter stage; storage data { tags { owner: «\"${stage}-team\"»; } }",
        "AM0121",
        "(app_model::Expression::new().value(stage).text(\"-team\"))",
        "parameter stage; storage data { tags { owner: (app_model::Expression::new().value(stage).text(\"-team\")); } }",
    ),
    (
        "parameter stage; keyvault v { name: «\"corp-{stage}\"»; tags { stage: stage; } }",
        "AM0121",
        "(app_model::Expression::new().text(\"corp-\").value(stage))",
        "parameter stage; keyvault v { name: (app_model::Expression::new().text(\"corp-\").value(stage)); tags { stage: stage; } }",
    ),
    (
        "secret pw; project api(\"./api\") { endpoint http { port: 80; } env { URI: «\"redis://:{pw}@cache\"»; } }",
        "AM0121",
        ".secret_in_uri(pw)",
        "secret pw; project api(\"./api\") { endpoint http { port: 80; } env { URI: (app_model::Expression::new().text(\"redis://:\").secret_in_uri(pw).text(\"@cache\")); } }",
    ),
    (
        "secret pw; keyvault v { secret uri = «\"redis://:{pw}@cache\"»; }",
        "AM0121",
        ".secret_in_uri(pw)",
        "secret pw; keyvault v { secret uri = (app_model::Expression::new().text(\"redis://:\").secret_in_uri(pw).text(\"@cache\")); }",
    ),
    (
        "storage data; output photos = «\"${data.blob_endpoint}photos\"»;",
        "AM0121",
        ".value(data.blob_endpoint())",
        "storage data; output photos = (app_model::Expression::new().value(data.blob_endpoint()).text(\"photos\"));",
    ),
    (
        "parameter tag; container web(«\"web:{tag}\"») { endpoint http { port: 80; } } output o = tag;",
        "AM0121",
        "write the text itself",
        "parameter tag; container web(\"web:1.0\") { endpoint http { port: 80; } } output o = tag;",
    ),
    (
        "parameter stage; storage data { tags { owner: «stage» + \"-team\"; } }",
        "AM0121",
        "(app_model::Expression::new().value(stage).text(\"-team\"))",
        "parameter stage; storage data { tags { owner: (app_model::Expression::new().value(stage).text(\"-team\")); } }",
    ),
    (
        "parameter stage; storage data { tags { owner: (format!(«\"{stage}-team\"»)); } }",
        "AM0121",
        "(app_model::Expression::new().value(stage).text(\"-team\"))",
        "parameter stage; storage data { tags { owner: (app_model::Expression::new().value(stage).text(\"-team\")); } }",
    ),
];

/// What looks like one of these, and is right.
pub(super) const RIGHT: &[&str] = &[
    "parameter name; storage data { tags { a: \"{0} ${HOME} { name } {\\\"name\\\": 1}\"; b: \"{{name}}\"; } } output o = name;",
    "parameter name; storage data { tags { a: (\"{name}\"); n: name; } }",
    "keyvault v { soft_delete_retention_days: (7 + 1); }",
    "storage data { tags { a: \"x\", } }",
];
