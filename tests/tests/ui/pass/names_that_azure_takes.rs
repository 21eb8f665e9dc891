//! Names at the edge of what Azure takes, and names that only look alike.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let long = "corporate-payment-secrets-of-the-year";
    let app = distributed_app! {
        keyvault corporate_payments;
        keyvault corporate_payment_secrets { name: "corp-vault-1"; }
        keyvault corporate_payment_secret;
        existing corporate_payment_secret("literalKvName", "group");
        keyvault azure;
        keyvault my_login;
        storage my_data {
            blob_container web;
            table auditLog;
            table abc;
            queue a_b_c;
        }
        keyvault mydata { secret a; secret API_KEY_1; }
        existing mydata("my-data");
        storage shared { name: "corpdata2024"; }
        storage shared_data { name: "corpdata2025"; }
        storage found;
        existing found("existingResourcename");
        identity my_data_reader { roles: my_data => StorageBlobDataReader; }
        identity mydatareader { roles: my_data => StorageBlobDataReader; }
        keyvault elsewhere;
        existing elsewhere("elsewhere-vault", "Gruppe_(Zürich)-1.eu");
        appinsights insights;
        existing insights("My App");
        loganalytics logs { name: "corp--logs"; }
        storage site { blob_container page as "$web"; }
        storage same {
            name: "corpdata";
            queue all;
            table rows { name: "all"; }
        }
        registry images { name: "corpdata"; }
        containerapps env1;
        containerapps env2 { unique_naming; }
        keyvault computed as (long.to_owned()) { name: (long[..9].to_owned()); }
        output location = my_data.blob_endpoint;
    };
    app.build().unwrap();
    let app = distributed_app! {
        containerapps env2;
        appservice sites { deployment_slot: "next--one"; }
        project login("../login") {
            environment: env2;
            endpoint http { port: 8080; }
        }
        project a("../a") {
            environment: sites;
            endpoint http { port: 8080; external; }
        }
    };
    app.build().unwrap();
}
