use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    let owner_team = "payments";
    distributed_app! {
        keyvault secrets { tags { owner: owner_team; } }
    }
    .run()
}
