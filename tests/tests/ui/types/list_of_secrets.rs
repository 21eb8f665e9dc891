use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        secret key;
        keyvault secrets;
        container web("nginx:1.29") { env { NAMES: ["a", "b"]; } }
        bicep network("network.bicep") {
            params { keys: ["a", key]; vaults: [secrets]; names: [Premium, secretz.vault_uri]; }
        }
    };
}
