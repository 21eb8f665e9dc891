use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter region;
        identity custom_umi { roles: region => Reader; }
    }
    .run()
}
