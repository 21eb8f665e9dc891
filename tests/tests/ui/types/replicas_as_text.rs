use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        parameter least;
        containerapps env;
        container web("nginx:1.29") { min_replicas: "1"; }
        function orders("../orders") { min_replicas: least; }
    };
}
