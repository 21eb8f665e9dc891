//! Storage with containers and queues, a registry for images, and who may do what on them.
//!
//! `cargo run -p examples --bin storage-and-registry -- publish`

use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        /// The replication of all storage accounts.
        parameter storage_sku = "Standard_ZRS";
        /// Signs the tokens that the API hands out.
        secret signing_key;

        identity api_id;
        identity build_id;

        storage data {
            sku: storage_sku;
            minimum_tls_version: Tls12;
            blob_container photos;
            queue jobs;
            table audit;
            file_share documents { quota: 100; }
            tags { owner: "payments"; "cost-center": "4711"; }
            roles: api_id => [StorageBlobDataContributor, StorageQueueDataMessageSender];
        }

        registry images {
            sku: Standard;
            purge_task nightly {
                schedule: "0 1 * * *";
                filter: "api:.*";
                ago: "7d";
                keep: 5;
            }
            roles: api_id => AcrPull, build_id => AcrPush;
        }

        keyvault secrets {
            soft_delete_retention_days: 30;
            secret token = signing_key;
            roles: api_id => KeyVaultSecretsUser;
        }

        output photos_endpoint = data.blob_endpoint;
        output image_server = images.login_server;
    }
    .run()
}
