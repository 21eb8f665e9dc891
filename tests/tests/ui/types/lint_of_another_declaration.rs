use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter region;
        #[allow(unused_parameter, reason = "it may be needed")]
        identity worker;
        storage data { tags { region: region; } }
    }
    .run()
}
