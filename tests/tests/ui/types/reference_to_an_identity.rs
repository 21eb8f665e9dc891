use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        identity web_id;
        container web("nginx:1.29") { reference: web_id; }
    };
}
