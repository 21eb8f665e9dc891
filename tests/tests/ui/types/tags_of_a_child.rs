use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        storage data { queue jobs { tags { owner: "payments"; } } }
    }
    .run()
}
