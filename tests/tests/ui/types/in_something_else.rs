use app_model::distributed_app;

fn main() {
    let builder = "an application";
    distributed_app! {
        in builder;
        identity custom_umi;
    };
}
