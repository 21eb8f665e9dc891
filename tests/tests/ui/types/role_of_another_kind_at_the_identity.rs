use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets;
        identity custom_umi { roles: secrets => StorageBlobDataReader; }
    }
    .run()
}
