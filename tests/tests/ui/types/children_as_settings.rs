use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        project api("../api") { endpoint: 8080; volume: "/data"; }
        storage data { queue: "jobs"; }
        keyvault secrets { existing: true; }
    };
}
