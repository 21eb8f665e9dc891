use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        containerapps other;
        keyvault secrets;
        storage data { queue jobs; }
        project api("../api") {
            environment env;
            reference secrets, data.jobs;
            wait_for web;
        }
        project web("../web") { environment: env; }
    }
    .run()
}
