use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity custom_umi;
        registry images;
        keyvault secrets { roles: billing => Reader; }
    }
    .run()
}
