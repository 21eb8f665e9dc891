use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps place;
        container cache(redis:7.4) {
            endpoint tcp { port: 6379; }
            env { LOG_LEVEL: info; MODE = "fast"; }
        }
        storage data { tags { owner: team-payments; cost-center: "4711"; range: 10.0.0.0/24; } }
        storage "archive";
        project api "./api";
    }
    .run()
}
