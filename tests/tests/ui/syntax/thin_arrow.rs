use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity custom_umi;
        keyvault secrets { roles: custom_umi -> Reader; }
    }
    .run()
}
