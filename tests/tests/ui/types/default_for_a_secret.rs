use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret api_key = "sk-live-51H";
    }
    .run()
}
