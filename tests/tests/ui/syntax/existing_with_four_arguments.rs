use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity custom_umi;
        existing custom_umi("umi", "group", "00000000-0000-0000-0000-000000000000", "tenant");
    }
    .run()
}
