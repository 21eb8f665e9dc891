use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter days;
        keyvault secrets { soft_delete_retention_days: days; }
    }
    .run()
}
