use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets { soft_delete_retention_days: (retention); }
    }
    .run()
}
