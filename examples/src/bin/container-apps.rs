//! A shop in Container Apps, with what a program can say there: volumes, probes, a domain of one's
//! own, rules for more instances, jobs by event and by hand, functions, several identities, a subnet,
//! and references to what is not in Azure.
//!
//! `cargo run -p examples --bin container-apps -- publish`

use app_model::bicep::{Expr, Module};
use app_model::kinds::container_apps::{ClientCertificates, ContainerApp, ContainerAppJob};
use app_model::{Expression, distributed_app};

/// What no setting covers: typed for what is common, and by name for everything else.
fn with_sticky_sessions(app: &mut ContainerApp<'_, '_>) {
    let mut ingress = app.ingress();
    ingress.sticky_sessions(true);
    ingress.client_certificates(ClientCertificates::Accept);
    app.at(&["properties", "configuration"]).set("maxInactiveRevisions", 5);
}

fn of_the_packers(job: &mut ContainerAppJob<'_, '_>) {
    job.tag("team", Expr::str("packing"));
}

/// A whole module, as Bicep.
fn over_https_only(module: &mut Module) {
    if let Some(account) = module.resource_mut("data") {
        account.body.at(&["properties"]).set("supportsHttpsTrafficOnly", true);
    }
}

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter host_name;
        parameter certificate = "";
        parameter partner_address;
        parameter subnet;
        secret orders_database;
        secret stock_database;
        secret mail_key;
        secret npm_token;

        loganalytics logs;
        appinsights insights { log_workspace: logs; }
        storage data {
            blob_container pictures;
            queue orders;
            configure: (over_https_only);
        }
        keyvault secrets { secret mail = mail_key; }

        identity packing;
        identity archiving;

        containerapps env {
            log_workspace: logs;
            dashboard: false;
            compact_naming;
            subnet_id: subnet;
        }

        external partner(partner_address);
        connection_string database {
            value: (Expression::new().text("Server=10.0.0.4;Password=").secret(orders_database));
        }

        container cache("redis:7.4") {
            endpoint tcp { port: 6379; }
            probe liveness { period: 20; }
            volume data { path: "/data"; }
            bind_mount config {
                source: "./redis";
                path: "/etc/redis";
                read_only;
            }
            entrypoint: "redis-server";
            args: "/etc/redis/redis.conf";
        }
        project shop("../shop") {
            reference: data.pictures, insights, partner;
            references { orders: database; }
            build_stage: "shop";
            build_args { CHANNEL: "stable"; }
            build_secrets { npm: npm_token; }
            env { CACHE: cache.tcp.host_and_port; }
            endpoint http { port: 8080; external; }
            endpoint grpc { port: 8081; transport: Http2; }
            endpoint admin { port: 8443; scheme: Https; }
            probe liveness { path: "/alive"; }
            probe readiness {
                path: "/ready";
                endpoint: "http";
                period: 10;
                failures: 6;
            }
            probe startup { path: "/started"; endpoint: "admin"; }
            custom_domain shop { host: host_name; certificate: certificate; }
            scale_rule calls { concurrent_requests: 50; }
            scale_rule waiting {
                scaler: "mssql";
                metadata {
                    connectionString: stock_database;
                    query: "SELECT COUNT(*) FROM orders WHERE packed = 0";
                    targetValue: "20";
                }
            }
            cpu: 1;
            min_replicas: 0;
            max_replicas: 20;
            wait_for: cache;
            publish_as_container_app: (with_sticky_sessions);
        }
        function mails("../mails") {
            env { MAIL_KEY: secrets.mail; }
            host_storage: data;
        }
        job packer("../packer") {
            identity: packing, archiving;
            reference: data.orders;
            event orders {
                scaler: "azure-queue";
                use_identity: true;
                metadata {
                    accountName: data.azure_name;
                    queueName: "orders";
                    queueLength: "5";
                }
            }
            timeout: 600;
            retries: 2;
            publish_as_container_app_job: (of_the_packers);
        }
        job cleanup {
            image: "contoso/cleanup:2.1";
            reference: shop;
            parallelism: 2;
            completions: 2;
        }
    }
    .run()
}
