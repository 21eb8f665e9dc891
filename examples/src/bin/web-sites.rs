//! Web sites in App Service with a slot for what is new, and a job elsewhere that calls one of them.
//!
//! `cargo run -p examples --bin web-sites -- publish`

use app_model::bicep::Expr;
use app_model::distributed_app;

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
            publish_as_website: (|site| {
                site.web_sockets(true);
                site.at(&["properties", "siteConfig"]).set("minTlsVersion", Expr::str("1.3"));
            });
        }
        job nightly("../nightly") {
            environment: jobs;
            env { SHOP: shop.http; }
            schedule: "0 3 * * *";
        }

        output shop_plan = sites.azure_name;
    }
    .run()
}
