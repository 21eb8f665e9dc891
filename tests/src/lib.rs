//! What the tests share: an application with some of everything, the compiler for small programs, the
//! pages of the error codes, and what no message shows.

pub mod pages;

/// The examples of the documents, as doc tests.
#[cfg(doctest)]
mod documents {
    #[doc = include_str!("../../docs/deployment.md")]
    struct Deployment;
    #[doc = include_str!("../../docs/language.md")]
    struct Language;
}

use app_model::{Builder, distributed_app};

/// A shop: identities, a vault, storage, a registry and a module of its own.
#[must_use]
pub fn shop() -> Builder {
    distributed_app! {
        /// Where the shop runs.
        parameter region = "westeurope";
        /// Signs the tokens of customers.
        secret signing_key;

        identity api_id;
        identity build_id;
        existing build_id("build-prod", shared_group);

        keyvault secrets {
            sku: Premium;
            secret token = signing_key;
            roles: api_id => KeyVaultSecretsUser;
        }
        storage data {
            blob_container photos;
            queue jobs;
            tags { region: region; }
            roles: api_id => [StorageBlobDataContributor, StorageQueueDataMessageSender];
        }
        registry images { roles: build_id => AcrPush, api_id => AcrPull; }
        bicep alerts {
            template: "param region string\noutput rule string = region\n";
            params { region: region; }
            output rule;
        }
        output photos_endpoint = data.blob_endpoint;
    }
}

pub mod compiler;
pub mod inside;
pub mod random;

mod market;
pub use market::market;

mod kept;
pub use kept::keep;
