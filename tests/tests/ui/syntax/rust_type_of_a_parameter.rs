use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter replicas: i32 = 3;
    }
    .run()
}
