use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity app_umi;
        identity App_Umi;
    }
    .run()
}
