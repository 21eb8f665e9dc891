use app_model::distributed_app;

fn main() {
    let _ = distributed_app! {
        appinsights insights;
        appservice sites { application_insights: insights; }
        project api("../api") {
            endpoint http { port: 8080; external; }
            env {
                "WEBSITES_PORT": "8080";
                ASPIRE_ENVIRONMENT_NAME: "sites";
                OTEL_SERVICE_NAME: "api";
                OTEL_EXPORTER_OTLP_PROTOCOL: "grpc";
                OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:6001";
                WEBSITE_ENABLE_ASPIRE_OTEL_SIDECAR: "true";
                OTEL_COLLECTOR_URL: "http://localhost";
                OTEL_CLIENT_ID: "api";
                APPINSIGHTS_INSTRUMENTATIONKEY: "key";
                APPLICATIONINSIGHTS_CONNECTION_STRING: insights.connection_string;
                ApplicationInsightsAgent_EXTENSION_VERSION: "~3";
                WEBSITE_TIME_ZONE: "UTC";
            }
        }
    };

    // Here the environment sets none of them, or may not.
    let is_shown = false;
    let _ = distributed_app! {
        appinsights insights;
        appservice quiet { dashboard: false; }
        appservice sites { dashboard: (is_shown); }
        containerapps env;
        project api("../api") {
            environment: quiet;
            endpoint http { port: 8080; external; }
            env { OTEL_SERVICE_NAME: "api"; APPLICATIONINSIGHTS_CONNECTION_STRING: insights.connection_string; }
        }
        project web("../web") {
            environment: sites;
            endpoint http { port: 8080; external; }
            env { OTEL_SERVICE_NAME: "web"; }
        }
        project worker("../worker") {
            environment: env;
            env { WEBSITES_PORT: "8080"; OTEL_SERVICE_NAME: "worker"; }
        }
    };
    let _ = distributed_app! {
        project api("../api") { env { WEBSITES_PORT: "8080"; } }
    };
}
