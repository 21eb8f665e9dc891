use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        storage data { access_tier: StandardLrs; }
    }
    .run()
}
