use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        project api("../api") { reference: env; }
    };
}
