use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        secret key;
        keyvault secrets { connection_properties { Key: key; Region: "north"; Vault: secrets; } }
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        project web("../web") {
            reference: secrets;
            reference_parts: ConnectionProperty;
        }
        project shop("../shop") {
            reference: secrets;
            reference_parts: "ConnectionStrings";
        }
        project api("../api") {
            reference: secrets, cache;
            reference_parts: ConnectionProperties, Endpoints;
            env { SECRETS_REGION: "x"; CACHE_TCP: "x"; services__cache__tcp__0: "none"; ConnectionStrings__secrets: "none"; }
        }
    };
    let _ = distributed_app! {
        containerapps env;
        keyvault secrets;
        external partner("https://partner.example.com");
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        project web("../web") { reference: secrets, cache; reference_parts: Endpoints; }
        project shop("../shop") {
            reference: secrets;
            references { other: partner; tcp: cache.tcp; }
            reference_parts: ConnectionStrings, ConnectionProperties;
        }
    };
    let _ = distributed_app! {
        identity api_id { connection_properties { Name: "x"; } }
    };
}
