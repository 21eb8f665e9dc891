//! Services, a job, their data, and who may do what: a whole application.
//!
//! `cargo run -p examples --bin whole-application -- publish`

use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret signing_key;
        parameter max_replicas: int = 5;

        identity api_id;
        registry images;
        keyvault secrets { secret token = signing_key; }
        storage data {
            blob_container photos;
            queue jobs;
            tags { owner: "payments"; }
        }

        containerapps env { registry: images; }

        project api("../api") {
            identity: api_id;
            reference: data.photos, secrets;
            roles: data => StorageBlobDataContributor, secrets => KeyVaultSecretsUser;
            env { TOKEN: secrets.token; LOG_LEVEL: "info"; }
            endpoint http { port: 8080; external; }
            min_replicas: 1;
            max_replicas: max_replicas;
        }
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        job nightly("../nightly") { reference: data.jobs; schedule: "0 3 * * *"; }

        output photos_endpoint = data.blob_endpoint;
    }
    .run()
}
