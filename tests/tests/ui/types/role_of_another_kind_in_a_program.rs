use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        keyvault secrets;
        container web("nginx:1.29") { reference: secrets; roles: secrets => StorageBlobDataReader; }
    };
}
