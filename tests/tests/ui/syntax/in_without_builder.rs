use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        in;
        identity custom_umi;
    }
    .run()
}
