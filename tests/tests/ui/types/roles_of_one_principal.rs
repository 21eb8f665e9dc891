use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        identity api_id;
        identity shared;
        identity mixed;
        storage data {
            blob_container photos;
            roles: api_id => StorageBlobDataReader;
        }
        storage more {
            blob_container photos;
            roles: one => StorageBlobDataReader, two => StorageBlobDataContributor;
        }
        keyvault secrets {
            roles: mixed => [KeyVaultContributor, KeyVaultReader];
        }
        registry images {
            roles: mixed => AcrPull, three => [AcrPush, AcrDelete];
            #[allow(implied_role, reason = "the audit looks for it")]
            roles: one => AcrPull, two => AcrPush;
        }
        project api("../api") { identity: api_id; reference: data.photos; }
        project one("../api") {
            identity: shared;
            reference: more.photos;
            env { IMAGES: images.login_server; }
        }
        project two("../api") {
            identity: shared;
            reference: more.photos;
            env { IMAGES: images.login_server; }
        }
        project three("../api") {
            identity: mixed;
            env { VAULT: secrets.vault_uri; IMAGES: images.login_server; }
        }
        project fine("../api") {
            identity: api_id;
            roles: more => StorageBlobDataReader, secrets => [];
            reference: more.photos, secrets;
        }
        #[allow(roles_on_top, reason = "nothing is on top here")]
        project none("../api") { reference: data.photos; roles: data => StorageBlobDataReader; }
    }
    .run()
}
