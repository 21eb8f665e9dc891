use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        project api("../api") { endpoint http { port: 8080; } }
        container web("nginx:1.29") { env { API: api.grpc; } }
    };
}
