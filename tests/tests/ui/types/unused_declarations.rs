use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity worker;
        /// Nobody reads it.
        parameter region = "westeurope";
        secret signing_key;
        identity wroker;
        existing wroker("worker-prod");
        storage data { roles: worker => StorageBlobDataReader; }
    }
    .run()
}
