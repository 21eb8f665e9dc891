use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity worker { roles: data => [StorageBlobDataReader, UserAccessAdministrator]; }
        storage data;
    }
    .run()
}
