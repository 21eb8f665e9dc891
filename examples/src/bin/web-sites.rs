//! Web sites in App Service with a slot for what is new, and a job elsewhere that calls one of them.
//!
//! `cargo run -p examples --bin web-sites -- publish`

use app_model::distributed_app;
use app_model::kinds::app_service::Website;

/// What no setting covers: typed for what is common, and by name for everything else.
fn live_and_modern(site: &mut Website<'_, '_>) {
    site.web_sockets(true);
    site.at(&["properties", "siteConfig"]).set("minTlsVersion", "1.3");
}

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret payment_key;

        registry images;
        keyvault secrets { secret payment = payment_key; }
        storage data { blob_container photos; }
        loganalytics logs;
        appinsights insights { log_workspace: logs; }

        appservice sites {
            registry: images;
            sku: P1V3;
            instances: 2;
            deployment_slot: "staging";
            application_insights: insights;
        }
        containerapps jobs { registry: images; log_workspace: logs; }

        project api("../api") {
            environment: sites;
            reference: data.photos;
            env { PAYMENT_KEY: secrets.payment; }
            endpoint http { port: 8080; external; }
            probe liveness { path: "/health"; }
        }
        project shop("../shop") {
            environment: sites;
            reference: api;
            endpoint http { port: 8080; external; }
            publish_as_website: (live_and_modern);
        }
        job nightly("../nightly") {
            environment: jobs;
            env { SHOP: shop.http; }
            schedule: "0 3 * * *";
        }

        output dashboard = sites.dashboard_uri;
    }
    .run()
}
