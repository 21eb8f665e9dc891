use app_model::distributed_app;

// What is the same of two declarations is one error, which names the second.
fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets { soft_delete_retention_days: 5; }
        keyvault archive { soft_delete_retention_days: 5; }
        keyvault others { soft_delete_retention_days: 6; }
    }
    .run()
}
