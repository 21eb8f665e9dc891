use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets { secret token = "sk-live-51H"; }
    }
    .run()
}
