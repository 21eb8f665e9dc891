use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        appservice sites { dashboard: false; }
        containerapps env;
        existing env("cae-prod");
        output dashboard = sites.dashboard_uri;
        output telemetry = sites.insights_connection_string;
        project api("../api") {
            environment: env;
            env { LOGS: env.log_workspace_name; }
        }
    };

    // What is there, may be there, or is misspelt, which is said there.
    let is_shown = false;
    let _ = distributed_app! {
        appservice sites { application_insights; }
        appservice next { dashboard: (is_shown); application_insights_location: "westeurope"; }
        appservice last {
            #[cfg(any())]
            dashboard: false;
            aplication_insights;
        }
        containerapps env;
        run_as_existing env("cae-dev");
        output domain = env.default_domain;
        output workspace = env.log_workspace_name;
        output dashboard = sites.dashboard_uri;
        output telemetry = sites.insights_connection_string;
        output next_dashboard = next.dashboard_uri;
        output next_telemetry = next.insights_connection_string;
        output last_dashboard = last.dashboard_uri;
        output last_telemetry = last.insights_connection_string;
    };
}
