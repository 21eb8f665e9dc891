use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps place;
        project api("./api") {
            endpoint http: { port: 8080; }
            env: { LOG: "info"; }
        }
        keyvault secrets = { tags = { owner: "payments"; } existing: true; }
        storage data { tags: "owner", "payments"; }
    }
    .run()
}
