use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        parameter region;
        container web("nginx:1.29") { reference: region; }
    };
}
