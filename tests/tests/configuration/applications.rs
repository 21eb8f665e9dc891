//! The applications whose programs are asked.

use app_model::{Builder, distributed_app};

/// The whole application of the documentation.
pub fn whole() -> Builder {
    distributed_app! {
        secret signing_key;
        parameter max_replicas: int = 5;

        identity api_id;
        registry images;
        keyvault secrets { secret token = signing_key; }
        storage data {
            blob_container photos;
            queue jobs;
            tags { owner: "payments"; }
        }

        containerapps env { registry: images; }

        project api("../api") {
            identity: api_id;
            reference: data.photos, secrets;
            roles: data => StorageBlobDataContributor, secrets => KeyVaultSecretsUser;
            env { TOKEN: secrets.token; LOG_LEVEL: "info"; }
            endpoint http { port: 8080; external; }
            min_replicas: 1;
            max_replicas: max_replicas;
        }
        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        job nightly("../nightly") { reference: data.jobs; schedule: "0 3 * * *"; }

        output photos_endpoint = data.blob_endpoint;
    }
}

/// The same after somebody called the photos pictures and the vault `secret`.
pub fn renamed() -> Builder {
    distributed_app! {
        secret signing_key;

        identity api_id;
        keyvault secret { secret token = signing_key; }
        storage data { blob_container pictures; }

        containerapps env;

        project api("../api") {
            identity: api_id;
            reference: data.pictures, secret;
            roles: data => StorageBlobDataContributor, secret => KeyVaultSecretsUser;
            env { TOKEN: secret.token; LOG_LEVEL: "info"; }
            endpoint http { port: 8080; external; }
        }
    }
}

/// The same services as web sites.
pub fn web_sites() -> Builder {
    distributed_app! {
        secret signing_key;
        keyvault secrets { secret token = signing_key; }
        storage data { blob_container photos; }
        appservice sites;

        project api("../api") {
            reference: data.photos;
            env { TOKEN: secrets.token; LOG_LEVEL: "info"; }
            endpoint http { port: 8080; external; }
        }
        project shop("../shop") {
            reference: api;
            endpoint http { port: 8080; external; }
        }
    }
}

/// A program that is handed some of everything, with names that are in each other's way.
pub fn everything() -> Builder {
    distributed_app! {
        secret signing_key;
        /// How many rows a page has.
        parameter pageSize: int = 20;
        parameter verbose: bool = true;
        parameter region = "westeurope";

        keyvault vault { secret token = signing_key; }
        storage data {
            blob_container photos;
            queue jobs;
            table audit;
            blob_container photos_until_2020;
            blob_service blobs;
        }
        storage option { queue r#type; }
        appinsights telemetry;
        connection_string legacy;
        external partner("https://partner.example.com");
        external carrier_of_2020("https://carrier.example.com");
        external back_office("https://office.example.com");

        containerapps env;

        container cache("redis:7.4") { endpoint tcp { port: 6379; } }
        container redis_for_sessions("redis:7.4") { endpoint tcp { port: 6379; } }
        project web("../web") {
            endpoint http { port: 8080; external; }
            endpoint admin { port: 9090; }
        }
        project all("../all") {
            reference:
                data.photos,
                data.jobs,
                data.audit,
                data.blobs,
                option.r#type,
                vault,
                telemetry,
                legacy,
                partner,
                cache,
                web;
            references {
                archive: data.photos_until_2020;
                carrier: carrier_of_2020;
                "user-sessions": redis_for_sessions;
                // The address of one of the endpoints of `web`, and a second name for `jobs`.
                console: web.admin;
                orders: data.jobs;
                r#loop: data.audit;
                // In the way of the groups `data` and `option`.
                data: vault;
                option: back_office;
            }
            endpoint http { port: 8080; env: "HTTP_PORT"; }
            env {
                TOKEN: vault.token;
                SIGNING_KEY: signing_key;
                PAGE_SIZE: pageSize;
                VERBOSE: verbose;
                REGION: region;
                EMPTY: "";
                RETRIES: 3;
                STRICT: true;
                WEB_HOST: web.http.host;
                WEB_PORT: web.http.public_port;
                WEB_URL: web.http;
                BLOB_ENDPOINT: data.blob_endpoint;
                // In the way of the reference to `cache`, of the identity, and of each other.
                CACHE: "on";
                IDENTITY: "none";
                Cache__Size: "12";
                cacheSize: "13";
            }
        }
    }
}
