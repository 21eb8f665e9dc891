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
        keyvault computed as (long.to_owned()) { name: (long[..9].to_owned()); }
        output location = my_data.blob_endpoint;
    };
    app.build().unwrap();
}
