use app_model::distributed_app;

mod limits {
    pub const DAYS: i64 = 7;
}

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets { soft_delete_retention_days: limits::DAYS; }
    }
    .run()
}
