use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        storage data { queue jobs; }
        #[allow(insufficient_role, reason = "it reads the account's key")]
        project worker("../worker") {
            roles: data => StorageAccountContributor;
            refernce: data.jobs;
        }
        #[allow(insufficient_role, reason = "it reads the account's key")]
        project other("../other") {
            roles: data => StorageAccountContributor;
            reference: data.jbos;
        }
        #[allow(plain_credential, reason = "of a database for tests")]
        project tests("../tests") { evn { DB_PASSWORD: "postgres-local"; } }
        #[allow(unused_identity, reason = "it is attached by hand")]
        identity spare { tgas { team: "payments"; } }
        #[allow(unused_identity, reason = "it is attached by hand")]
        identity other_spare { sku: Standard; }
    };
}
