//! The shop: what it is made of, and who may do what.

use app_model::{Builder, distributed_app};

/// The application: published by `main.rs`, and asked by the build scripts of its services.
#[must_use]
pub fn application() -> Builder {
    distributed_app! {
        /// Signs the tokens of customers.
        secret signing_key;
        /// How many photos a page shows.
        parameter page_size: int = 20;

        keyvault vault { secret token = signing_key; }
        storage data {
            blob_container photos;
            queue jobs;
        }

        containerapps env;

        // The folder is that of the repository, where `app-model` is.
        project api("../../..") {
            dockerfile: "../api/Dockerfile";
            reference: data.photos, cache;
            references { orders: data.jobs; }
            roles: data => [StorageBlobDataReader, StorageQueueDataMessageSender];
            env {
                TOKEN: vault.token;
                PAGE_SIZE: page_size;
                GREETING: "Welcome to the shop";
            }
            endpoint http { port: 8080; external; }
        }
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
    }
}
