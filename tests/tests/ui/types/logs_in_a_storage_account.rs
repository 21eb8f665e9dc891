use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        storage data;
        containerapps env { log_workspace: data; }
    };
}
