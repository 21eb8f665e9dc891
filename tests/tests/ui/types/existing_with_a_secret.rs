use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret vault_name;
        keyvault secrets;
        existing secrets(vault_name);
    }
    .run()
}
