use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env { registry: images; }
        identity worker_id;
        identity other_id { roles: secrets => KeyVaultSecretsUser; }
        identity api_id;
        identity shown;
        identity existing_id;
        existing existing_id("umi-prod");
        #[allow(idle_identity, reason = "it builds the images")]
        identity build_id { roles: images => AcrPush; }
        #[allow(idle_identity, reason = "it is used")]
        identity used_id { roles: images => AcrPush; }
        keyvault secrets {
            roles:
                worker_id => KeyVaultSecretsUser,
                api_id => KeyVaultSecretsUser,
                shown => KeyVaultSecretsUser,
                existing_id => KeyVaultSecretsUser;
        }
        registry images;
        project api("../api") { identity: api_id; reference: secrets; }
        project web("../web") { identity: used_id; }
        output shown_id = shown.client_id;
    }
    .run()
}
