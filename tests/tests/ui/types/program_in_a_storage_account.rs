use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        storage data;
        container web("nginx:1.29") { environment: data; }
    };
}
