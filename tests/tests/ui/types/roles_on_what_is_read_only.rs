use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity worker;
        identity reader { roles: secrets => Reader; }
        keyvault secrets { roles: worker => KeyVaultSecretsUser; }
        existing_read_only secrets("corp-vault");
    }
    .run()
}
