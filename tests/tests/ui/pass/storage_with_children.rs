//! Children with and without bodies, reached from outside.
#![deny(warnings, clippy::all, unused)]

use app_model::distributed_app;

fn main() {
    let app = distributed_app! {
        storage data {
            sku: PremiumZrs;
            access_tier: Cool;
            minimum_tls_version: Tls13;
            network_default_action: Deny;
            hierarchical_namespace;
            blob_container photos;
            blob_container videos { name: "old-videos"; }
            queue jobs;
            table audit;
            file_share documents { quota: 100; }
        }
        output blobs = data.blob_endpoint;
    }
    .build()
    .unwrap();
    let module = app.module("data").unwrap();
    assert!(module.contains("name: 'old-videos'"), "{module}");
    assert!(module.contains("shareQuota: 100"), "{module}");
}
