use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        identity api_id;
        keyvault secrets { roles: api_id => KeyVaultSecretsUser; }
        storage data { blob_container photos; }
        keyvault others { roles: api_id => KeyVaultSecretsUser; }
        #[allow(unreferenced_resource, reason = "the program finds it by its tag")]
        keyvault found { roles: api_id => KeyVaultReader; }
        #[allow(unreferenced_resource, reason = "something refers to it")]
        registry images { roles: api_id => AcrPull; }
        containerapps second { registry: images; }
        project api("../api") {
            environment: env;
            identity: api_id;
            reference: others;
            roles: data => StorageBlobDataReader;
        }
    };

    // Whoever uses it runs elsewhere.
    let _ = distributed_app! {
        identity reader;
        keyvault keys { roles: reader => KeyVaultReader; }
    };
}
