use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter location;
        storage data { tags { location: location; } }
    }
    .run()
}
