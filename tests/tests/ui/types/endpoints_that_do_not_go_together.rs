use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        project api("../api") {
            endpoint web { port: 8080; external; }
            endpoint admin { port: 9090; external; }
        }
        container db("postgres:17") { endpoint tcp { port: 5432; external; } }
        container web("nginx:1.29") {
            endpoint http { port: 80; }
            endpoint tcp { port: 80; }
        }
    };
}
