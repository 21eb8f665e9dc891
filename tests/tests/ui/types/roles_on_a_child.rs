use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity custom_umi;
        storage data { queue jobs { roles: custom_umi => StorageQueueDataReader; } }
    }
    .run()
}
