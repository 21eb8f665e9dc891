use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env { registry: "docker.io/contoso"; }
    };
}
