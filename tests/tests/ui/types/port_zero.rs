use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        container web("nginx:1.29") { endpoint http { port: 0; exposed_port: 0; } }
    };
}
