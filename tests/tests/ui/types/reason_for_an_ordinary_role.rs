use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity worker;
        storage data {
            #[allow(privileged_role, reason = "it deploys")]
            roles: worker => [Owner, StorageBlobDataReader];
        }
    }
    .run()
}
