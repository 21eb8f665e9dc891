use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter ;
        identity custom_umi;
        keyvault secrets { roles: custom_umi => Reader; }
        output vault_uri = secrets.vault_uri;
    }
    .run()
}
