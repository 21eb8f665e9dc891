use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter stage;
        secret password;
        containerapps place;
        container web("web:{stage}") {
            endpoint http { port: 8080; }
            env {
                REDIS: "redis://:{password}@cache";
                SELF: "{web.http}/v1";
                QUERY: "where x == '{0}' and {stage != 1}";
            }
        }
        storage data {
            tags { owner: "${stage}-team"; other: stage + "-team"; third: (format!("{stage}-team")); }
        }
    }
    .run()
}
