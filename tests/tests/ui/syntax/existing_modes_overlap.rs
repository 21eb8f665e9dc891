use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity custom_umi;
        run_as_existing custom_umi("umi-dev");
        as_existing custom_umi("umi-prod");
    }
    .run()
}
