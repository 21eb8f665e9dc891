use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret signing_key;
        keyvault secrets { secret token = signing_key; }
        existing_read_only secrets("corp-vault");
        storage data { file_share documents { quota: 100; } }
        existing_read_only data("corpdata");
    }
    .run()
}
