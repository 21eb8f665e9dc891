use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter mi_name;
        identity custom_umi;
        existing custom_umi(mi_nam);
    }
    .run()
}
