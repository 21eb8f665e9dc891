use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter replicas = 3;
    }
    .run()
}
