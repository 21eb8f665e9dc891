use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps place;
        project api("./api") {
            endpoint http { port: 8080, external }
            env { LOG: "info", MODE: "fast" }
        },
        storage data, keyvault secrets;
    }
    .run()
}
