use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret api_key;
        storage data { tags { key: api_key; } }
    }
    .run()
}
