use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity api_id;
        keyvault secrets { roles: api_id => Key Vault Secrets User; }
        keyvault tokens { roles: api_id => "4633458b-17de-408a-b874-0445c86b69e6"; }
        keyvault keys { roles: KeyVaultReader => api_id; }
        keyvault others { roles: KeyVaultReader; }
    }
    .run()
}
