use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets { location: "westeurope"; }
        parameter region;
        storage data { location: region; }
    }
    .run()
}
