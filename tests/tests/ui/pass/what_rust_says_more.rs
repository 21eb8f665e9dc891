//! What Rust in parentheses says of a declaration may be what a check in the block would miss: such a
//! declaration is left to `build()`.
#![deny(warnings)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        keyvault corporate_payment_secrets_of_europe {
            soft_delete_retention_days:
                ({ corporate_payment_secrets_of_europe.name("corp-pay"); 30 });
        }
        registry images;
        containerapps blue { registry: images; unique_naming; }
        containerapps green { registry: images; unique_naming; }
        storage data { blob_container photos; }
        project api("../api") {
            min_replicas: ({ api.environment(green); 1 });
            roles: data => Reader;
            reference: data.photos;
            env { MORE: (more(data.this, api)); }
        }
    }
    .build()
    .unwrap();
    assert!(app.module("corporate-payment-secrets-of-europe").unwrap().contains("'corp-pay'"));
    assert!(app.module("api-roles-data").is_some());
}

fn more<'app>(
    data: app_model::kinds::storage::Storage<'app>,
    api: app_model::kinds::compute::project::Project<'app>,
) -> &'static str {
    app_model::grant(data.with_role_assignments(api).StorageBlobDataReader);
    "yes"
}
