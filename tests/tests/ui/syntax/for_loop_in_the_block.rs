use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        for region in ["north", "south"] {
            storage data;
        }
    }
    .run()
}
