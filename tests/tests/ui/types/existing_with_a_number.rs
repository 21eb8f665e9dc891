use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets;
        existing secrets(42);
    }
    .run()
}
