use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets { purge_protection: True; }
    }
    .run()
}
