use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        identity app_id;
        secret value;
        keyvault secrets {
            secret token = value;
            roles: api => KeyVaultReader, app_id => KeyVaultSecretsUser;
        }
        storage data {
            queue jobs;
            blob_container photos;
            roles: worker => [StorageAccountContributor, StorageBlobDataReader];
        }
        project api("../api") {
            env { TOKEN: secrets.token; }
            roles: data => [];
        }
        project worker("../worker") {
            reference: data.photos;
            references { orders: data.jobs; }
            min_replicas: 0;
        }
        project runs_as("../api") {
            identity: app_id;
            roles: secrets => KeyVaultReader;
            env { TOKEN: secrets.token; }
        }
        project deploys("../api") {
            #[allow(privileged_role, reason = "it hands the account over")]
            roles: data => Owner;
            reference: data.jobs;
        }
        #[allow(insufficient_role, reason = "it reads the account's key")]
        project signs_in("../api") {
            roles: data => StorageAccountContributor;
            reference: data.jobs;
        }
        #[allow(insufficient_role, reason = "it needs none")]
        project reads("../api") { roles: data => StorageBlobDataReader; reference: data.photos; }
    }
    .run()
}
