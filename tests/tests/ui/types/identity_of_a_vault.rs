use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        identity app_id;
        keyvault secrets { identity: app_id; }
    };
}
