use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        keyvault secrets { sku: "premium"; public_network_access: false; }
        storage data { minimum_tls_version: "1.2"; sku: Hot; }
        appservice sites { sku: "P1v3"; }
    };
}
