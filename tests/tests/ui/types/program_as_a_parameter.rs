use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        containerapps env;
        parameter umi_name;
        container web("nginx:1.29") { identity: umi_name; }
    };
}
