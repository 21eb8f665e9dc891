use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets;
        output vault_uri = secrets;
    }
    .run()
}
