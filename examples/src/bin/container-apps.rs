//! A shop in Container Apps, with what a program can say there: volumes, probes, a domain of one's
//! own, rules for more instances, jobs by event and by hand, functions, and references to what is
//! not in Azure.
//!
//! `cargo run -p examples --bin container-apps -- publish`

use app_model::kinds::container_apps::ContainerApp;
use app_model::{Expression, distributed_app};

/// What no setting covers: typed for what is common, and by name for everything else.
fn with_sticky_sessions(app: &mut ContainerApp<'_, '_>) {
    let ingress = app.at(&["properties", "configuration", "ingress"]);
    ingress.set("stickySessions", app_model::bicep::Object::new().with("affinity", "sticky"));
}

fn main() -> std::process::ExitCode {
    distributed_app! {
        parameter host_name;
        parameter certificate = "";
        parameter partner_address;
        secret orders_database;
        secret mail_key;
        secret npm_token;

        loganalytics logs;
        appinsights insights { log_workspace: logs; }
        storage data { blob_container pictures; queue orders; }
        keyvault secrets { secret mail = mail_key; }

        containerapps env {
            log_workspace: logs;
            dashboard: false;
            compact_naming;
        }

        external partner(partner_address);
        connection_string database {
            value: (Expression::new().text("Server=10.0.0.4;Password=").secret(orders_database));
        }

        container cache("redis:7.4") {
            endpoint tcp { port: 6379; }
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
            probe liveness { path: "/alive"; }
            probe readiness {
                path: "/ready";
                endpoint: "http";
                period: 10;
                failures: 6;
            }
            custom_domain shop { host: host_name; certificate: certificate; }
            scale_rule calls { concurrent_requests: 50; }
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
        }
        job cleanup { image: "contoso/cleanup:2.1"; reference: shop; }
    }
    .run()
}
