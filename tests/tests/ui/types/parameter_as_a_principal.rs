use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter group_id;
        keyvault secrets { roles: group_id => KeyVaultReader; }
    }
    .run()
}
