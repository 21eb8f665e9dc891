use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity worker;
        storage data { roles: worker => Owner; }
    }
    .run()
}
