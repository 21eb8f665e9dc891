use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        job nightly("../nightly") { endpoint http { port: 8080; } }
    };
}
