use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        bicep network("network.bicep") { params { names: ["a" "b"]; } }
    };
}
