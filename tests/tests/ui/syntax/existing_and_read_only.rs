use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets;
        existing secrets("corp-vault");
        existing_read_only secrets("corp-vault");
    }
    .run()
}
