use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        storage data { queue jobs; }
        output job_name = data.job;
    }
    .run()
}
