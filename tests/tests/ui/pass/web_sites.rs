#![deny(warnings)]

use app_model::kinds::app_service::Website;
use app_model::{Builder, distributed_app};

fn live(site: &mut Website<'_, '_>) {
    site.web_sockets(true);
    site.always_on(true);
    site.https_only(true);
    site.client_affinity(false);
}

fn application() -> Builder {
    distributed_app! {
        parameter slot = "staging";
        parameter machines: int = 2;
        registry images;
        identity puller { roles: images => AcrPull; }
        keyvault payment_keys { secret token { name: "token"; } }
        existing payment_keys("corp-keys", "shared");
        appinsights insights;

        appservice sites {
            sku: P1MV3;
            instances: machines;
            registry: images;
            pull_identity: puller;
            deployment_slot: slot;
            application_insights: insights;
            https_upgrade: false;
            tags { team: "payments"; }
        }
        appservice plain { application_insights; application_insights_location: "westeurope"; }

        project api("../api") {
            environment: sites;
            endpoint http { port: 8080; external; }
            env { TOKEN: payment_keys.token; }
            probe liveness { path: "/health"; }
            max_replicas: 3;
            publish_as_website: (live);
            publish_as_website_slot: (|slot| slot.always_on(false));
        }
        #[allow(hyphenated_variable, reason = "only MY_SHOP_HTTP is read")]
        project my_shop("../shop/shop.csproj") {
            environment: plain;
            endpoint http { external; }
            reference: api, payment_keys;
        }
        // Its image says where it listens.
        project billing("../billing/billing.fsproj") { environment: plain; }
        output plan = sites.id;
    }
}

fn main() {
    if let Err(errors) = application().build() {
        panic!("{errors}");
    }
}
