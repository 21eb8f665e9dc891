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
    {
        #[allow(
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            clippy::restriction,
            non_camel_case_types,
            non_snake_case,
            non_upper_case_globals,
            path_statements,
            unused
        )]
        let app = {
            use ::app_model::keyword::*;
            let app = ::app_model::Builder::new();
            let host_name = app.add::<parameter>("host-name");
            let certificate = app.add::<parameter>("certificate");
            certificate.value("");
            let partner_address = app.add::<parameter>("partner-address");
            let subnet = app.add::<parameter>("subnet");
            let orders_database = app.add::<secret>("orders-database");
            let stock_database = app.add::<secret>("stock-database");
            let mail_key = app.add::<secret>("mail-key");
            let npm_token = app.add::<secret>("npm-token");
            let logs = app.add::<loganalytics>("logs");
            let insights = app.add::<appinsights>("insights");
            insights.log_workspace(logs);
            let data = {
                struct Children<This, pictures, orders> {
                    this: This,
                    pictures: pictures,
                    orders: orders,
                }
                let this = app.add::<storage>("data");
                Children {
                    this,
                    pictures: this.add::<blob_container, _>("pictures"),
                    orders: this.add::<queue, _>("orders"),
                }
            };
            data.this.configure(over_https_only);
            let secrets = {
                struct Children<This, mail> {
                    this: This,
                    mail: mail,
                }
                let this = app.add::<keyvault>("secrets");
                Children { this, mail: this.add::<secret, _>("mail") }
            };
            secrets.mail.value(mail_key);
            let packing = app.add::<identity>("packing");
            let archiving = app.add::<identity>("archiving");
            let env = app.add::<containerapps>("env");
            env.log_workspace(logs);
            env.dashboard(false);
            env.compact_naming(true);
            env.subnet_id(subnet);
            let partner = app.add_from::<external, _>("partner", partner_address);
            let database = app.add::<connection_string>("database");
            database
                .value(Expression::new().text("Server=10.0.0.4;Password=").secret(orders_database));
            let cache = {
                struct Children<This, tcp, liveness, data, config> {
                    this: This,
                    tcp: tcp,
                    liveness: liveness,
                    data: data,
                    config: config,
                }
                let this = app.add_from::<container, _>("cache", "redis:7.4");
                Children {
                    this,
                    tcp: this.add::<endpoint, _>("tcp"),
                    liveness: this.add::<probe, _>("liveness"),
                    data: this.add::<volume, _>("data"),
                    config: this.add::<bind_mount, _>("config"),
                }
            };
            cache.this.entrypoint("redis-server");
            cache.this.args("/etc/redis/redis.conf");
            cache.tcp.port(6379);
            cache.liveness.period(20);
            cache.data.path("/data");
            cache.config.source("./redis");
            cache.config.path("/etc/redis");
            cache.config.read_only(true);
            let shop = app.add_from::<project, _>("shop", "../shop");
            shop.reference(data.pictures);
            shop.reference(insights);
            shop.reference(partner);
            shop.references().entry("orders", database);
            shop.build_stage("shop");
            shop.build_args().entry("CHANNEL", "stable");
            shop.build_secrets().entry("npm", npm_token);
            shop.env().entry("CACHE", cache.tcp.host_and_port());
            shop.cpu(1);
            shop.min_replicas(0);
            shop.max_replicas(20);
            shop.wait_for({ cache.this });
            shop.publish_as_container_app(with_sticky_sessions);
            {
                let http = shop.add::<endpoint, _>("http");
                http.port(8080);
                http.external(true);
            }
            {
                let grpc = shop.add::<endpoint, _>("grpc");
                grpc.port(8081);
                grpc.transport(grpc.choices.Http2);
            }
            {
                let admin = shop.add::<endpoint, _>("admin");
                admin.port(8443);
                admin.scheme(admin.choices.Https);
            }
            {
                let liveness = shop.add::<probe, _>("liveness");
                liveness.path("/alive");
            }
            {
                let readiness = shop.add::<probe, _>("readiness");
                readiness.path("/ready");
                readiness.endpoint("http");
                readiness.period(10);
                readiness.failures(6);
            }
            {
                let startup = shop.add::<probe, _>("startup");
                startup.path("/started");
                startup.endpoint("admin");
            }
            {
                let child = shop.add::<custom_domain, _>("shop");
                child.host(host_name);
                child.certificate(certificate);
            }
            {
                let calls = shop.add::<scale_rule, _>("calls");
                calls.concurrent_requests(50);
            }
            {
                let waiting = shop.add::<scale_rule, _>("waiting");
                waiting.scaler("mssql");
                waiting
                    .metadata()
                    .entry("connectionString", stock_database)
                    .entry("query", "SELECT COUNT(*) FROM orders WHERE packed = 0")
                    .entry("targetValue", "20");
            }
            let mails = app.add_from::<function, _>("mails", "../mails");
            mails.env().entry("MAIL_KEY", secrets.mail);
            mails.host_storage({ data.this });
            let packer = app.add_from::<job, _>("packer", "../packer");
            packer.identity(packing);
            packer.identity(archiving);
            packer.reference(data.orders);
            packer.timeout(600);
            packer.retries(2);
            packer.publish_as_container_app_job(of_the_packers);
            {
                let orders = packer.add::<event, _>("orders");
                orders.scaler("azure-queue");
                orders.use_identity(true);
                orders
                    .metadata()
                    .entry("accountName", data.this.azure_name())
                    .entry("queueName", "orders")
                    .entry("queueLength", "5");
            }
            let cleanup = app.add::<job>("cleanup");
            cleanup.image("contoso/cleanup:2.1");
            cleanup.reference(shop);
            cleanup.parallelism(2);
            cleanup.completions(2);
            const _: () = ::app_model::literal::In::<keyvault, secret>::RULES.child("mail");
            const _: () = ::app_model::literal::Of::<containerapps>::RULES.setting(
                "dashboard",
                ::app_model::literal::Literal::Bool(false),
                &[],
            );
            const _: () = ::app_model::literal::Of::<container>::RULES.setting(
                "entrypoint",
                ::app_model::literal::Literal::Text("redis-server"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<container>::RULES.setting(
                "args",
                ::app_model::literal::Literal::Text("/etc/redis/redis.conf"),
                &[],
            );
            const _: () = ::app_model::literal::In::<container, endpoint>::RULES.setting(
                "port",
                ::app_model::literal::Literal::Int(6379 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<container, endpoint>::RULES.child("tcp");
            const _: () = ::app_model::literal::In::<container, probe>::RULES.setting(
                "period",
                ::app_model::literal::Literal::Int(20 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<container, volume>::RULES.setting(
                "path",
                ::app_model::literal::Literal::Text("/data"),
                &[],
            );
            const _: () = ::app_model::literal::In::<container, volume>::RULES.child("data");
            const _: () = ::app_model::literal::In::<container, bind_mount>::RULES.setting(
                "source",
                ::app_model::literal::Literal::Text("./redis"),
                &[],
            );
            const _: () = ::app_model::literal::In::<container, bind_mount>::RULES.setting(
                "path",
                ::app_model::literal::Literal::Text("/etc/redis"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<project>::RULES.setting(
                "build_stage",
                ::app_model::literal::Literal::Text("shop"),
                &[("cpu", 1 as i64), ("min_replicas", 0 as i64), ("max_replicas", 20 as i64)],
            );
            const _: () = ::app_model::literal::Of::<project>::RULES.setting(
                "cpu",
                ::app_model::literal::Literal::Int(1 as i64),
                &[("min_replicas", 0 as i64), ("max_replicas", 20 as i64)],
            );
            const _: () = ::app_model::literal::Of::<project>::RULES.setting(
                "min_replicas",
                ::app_model::literal::Literal::Int(0 as i64),
                &[("cpu", 1 as i64), ("max_replicas", 20 as i64)],
            );
            const _: () = ::app_model::literal::Of::<project>::RULES.setting(
                "max_replicas",
                ::app_model::literal::Literal::Int(20 as i64),
                &[("cpu", 1 as i64), ("min_replicas", 0 as i64)],
            );
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES.setting(
                "port",
                ::app_model::literal::Literal::Int(8080 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES.child("http");
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES.setting(
                "port",
                ::app_model::literal::Literal::Int(8081 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES.child("grpc");
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES.setting(
                "port",
                ::app_model::literal::Literal::Int(8443 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "path",
                ::app_model::literal::Literal::Text("/alive"),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "path",
                ::app_model::literal::Literal::Text("/ready"),
                &[("period", 10 as i64), ("failures", 6 as i64)],
            );
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "endpoint",
                ::app_model::literal::Literal::Text("http"),
                &[("period", 10 as i64), ("failures", 6 as i64)],
            );
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "period",
                ::app_model::literal::Literal::Int(10 as i64),
                &[("failures", 6 as i64)],
            );
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "failures",
                ::app_model::literal::Literal::Int(6 as i64),
                &[("period", 10 as i64)],
            );
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "path",
                ::app_model::literal::Literal::Text("/started"),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "endpoint",
                ::app_model::literal::Literal::Text("admin"),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, custom_domain>::RULES.child("shop");
            const _: () = ::app_model::literal::In::<project, scale_rule>::RULES.setting(
                "concurrent_requests",
                ::app_model::literal::Literal::Int(50 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, scale_rule>::RULES.setting(
                "scaler",
                ::app_model::literal::Literal::Text("mssql"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<job>::RULES.setting(
                "timeout",
                ::app_model::literal::Literal::Int(600 as i64),
                &[("retries", 2 as i64)],
            );
            const _: () = ::app_model::literal::Of::<job>::RULES.setting(
                "retries",
                ::app_model::literal::Literal::Int(2 as i64),
                &[("timeout", 600 as i64)],
            );
            const _: () = ::app_model::literal::In::<job, event>::RULES.setting(
                "scaler",
                ::app_model::literal::Literal::Text("azure-queue"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<job>::RULES.setting(
                "image",
                ::app_model::literal::Literal::Text("contoso/cleanup:2.1"),
                &[("parallelism", 2 as i64), ("completions", 2 as i64)],
            );
            const _: () = ::app_model::literal::Of::<job>::RULES.setting(
                "parallelism",
                ::app_model::literal::Literal::Int(2 as i64),
                &[("completions", 2 as i64)],
            );
            const _: () = ::app_model::literal::Of::<job>::RULES.setting(
                "completions",
                ::app_model::literal::Literal::Int(2 as i64),
                &[("parallelism", 2 as i64)],
            );
            const _: () = {
                const DECLARED: &[::app_model::facts::Declared] = &[
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<parameter>::FACTS,
                        &["host_name", "partner_address", "subnet"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<secret>::FACTS,
                        &["orders_database", "stock_database", "mail_key", "npm_token"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<loganalytics>::FACTS,
                        &["logs"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<appinsights>::FACTS,
                        &["insights"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<storage>::FACTS,
                        &["data"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<keyvault>::FACTS,
                        &["secrets"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<identity>::FACTS,
                        &["packing", "archiving"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<containerapps>::FACTS,
                        &["env"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<connection_string>::FACTS,
                        &["database"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<job>::FACTS,
                        &["cleanup"],
                    ),
                ];
                const _: () =
                    ::app_model::facts::Of::<external>::FACTS.place("partner", &[], DECLARED);
                const _: () =
                    ::app_model::facts::Of::<container>::FACTS.place("cache", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<bind_mount>::FACTS.setting(
                    "read_only",
                    0,
                    &[::app_model::facts::Child(
                        "config",
                        &[
                            ("source", "\"./redis\""),
                            ("path", "\"/etc/redis\""),
                            ("read_only", "true"),
                        ],
                    )],
                    "cache",
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<endpoint>::FACTS.inside(
                    ::app_model::facts::Child("tcp", &[("port", "6379")]),
                    "cache",
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<volume>::FACTS.path(
                    "path",
                    ::app_model::facts::Child("data", &[("path", "\"/data\"")]),
                    "cache",
                    &[
                        ::app_model::facts::Children(
                            ::app_model::facts::Of::<endpoint>::FACTS,
                            &[::app_model::facts::Child("tcp", &[("port", "6379")])],
                        ),
                        ::app_model::facts::Children(
                            ::app_model::facts::Of::<probe>::FACTS,
                            &[::app_model::facts::Child("liveness", &[("period", "20")])],
                        ),
                    ],
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<bind_mount>::FACTS.path(
                    "path",
                    ::app_model::facts::Child(
                        "config",
                        &[
                            ("source", "\"./redis\""),
                            ("path", "\"/etc/redis\""),
                            ("read_only", "true"),
                        ],
                    ),
                    "cache",
                    &[
                        ::app_model::facts::Children(
                            ::app_model::facts::Of::<endpoint>::FACTS,
                            &[::app_model::facts::Child("tcp", &[("port", "6379")])],
                        ),
                        ::app_model::facts::Children(
                            ::app_model::facts::Of::<probe>::FACTS,
                            &[::app_model::facts::Child("liveness", &[("period", "20")])],
                        ),
                    ],
                    DECLARED,
                );
                const _: () =
                    ::app_model::facts::Of::<container>::FACTS.ignored("entrypoint", DECLARED);
                const _: () = ::app_model::facts::Of::<probe>::FACTS.part(
                    ::app_model::facts::Child("liveness", &[("period", "20")]),
                    "cache",
                    ::app_model::facts::Of::<container>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<volume>::FACTS.part(
                    ::app_model::facts::Child("data", &[("path", "\"/data\"")]),
                    "cache",
                    ::app_model::facts::Of::<container>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<bind_mount>::FACTS.part(
                    ::app_model::facts::Child(
                        "config",
                        &[
                            ("source", "\"./redis\""),
                            ("path", "\"/etc/redis\""),
                            ("read_only", "true"),
                        ],
                    ),
                    "cache",
                    ::app_model::facts::Of::<container>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<project>::FACTS.place("shop", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<external>::FACTS.reached("partner", "shop");
                const _: () = ::app_model::facts::Of::<endpoint>::FACTS.setting(
                    "external",
                    0,
                    &[
                        ::app_model::facts::Child(
                            "http",
                            &[("port", "8080"), ("external", "true")],
                        ),
                        ::app_model::facts::Child(
                            "grpc",
                            &[("port", "8081"), ("transport", "Http2")],
                        ),
                        ::app_model::facts::Child(
                            "admin",
                            &[("port", "8443"), ("scheme", "Https")],
                        ),
                    ],
                    "shop",
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<endpoint>::FACTS.inside(
                    ::app_model::facts::Child("grpc", &[("port", "8081"), ("transport", "Http2")]),
                    "shop",
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<endpoint>::FACTS.inside(
                    ::app_model::facts::Child("admin", &[("port", "8443"), ("scheme", "Https")]),
                    "shop",
                    DECLARED,
                );
                const _: () =
                    ::app_model::facts::Of::<project>::FACTS.ignored("build_stage", DECLARED);
                const _: () = ::app_model::facts::Of::<project>::FACTS.ignored("cpu", DECLARED);
                const _: () =
                    ::app_model::facts::Of::<project>::FACTS.ignored("min_replicas", DECLARED);
                const _: () =
                    ::app_model::facts::Of::<project>::FACTS.ignored("max_replicas", DECLARED);
                const _: () = ::app_model::facts::Of::<probe>::FACTS.part(
                    ::app_model::facts::Child("liveness", &[("path", "\"/alive\"")]),
                    "shop",
                    ::app_model::facts::Of::<project>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<probe>::FACTS.part(
                    ::app_model::facts::Child(
                        "readiness",
                        &[
                            ("path", "\"/ready\""),
                            ("endpoint", "\"http\""),
                            ("period", "10"),
                            ("failures", "6"),
                        ],
                    ),
                    "shop",
                    ::app_model::facts::Of::<project>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<probe>::FACTS.part(
                    ::app_model::facts::Child(
                        "startup",
                        &[("path", "\"/started\""), ("endpoint", "\"admin\"")],
                    ),
                    "shop",
                    ::app_model::facts::Of::<project>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<custom_domain>::FACTS.part(
                    ::app_model::facts::Child("shop", &[("host", "?"), ("certificate", "?")]),
                    "shop",
                    ::app_model::facts::Of::<project>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<scale_rule>::FACTS.part(
                    ::app_model::facts::Child("calls", &[("concurrent_requests", "50")]),
                    "shop",
                    ::app_model::facts::Of::<project>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<scale_rule>::FACTS.part(
                    ::app_model::facts::Child("waiting", &[("scaler", "\"mssql\"")]),
                    "shop",
                    ::app_model::facts::Of::<project>::FACTS,
                    DECLARED,
                    true,
                    true,
                );
                const _: () = ::app_model::facts::Of::<project>::FACTS.changed(
                    "publish_as_container_app",
                    "shop",
                    DECLARED,
                );
                const _: () =
                    ::app_model::facts::Of::<function>::FACTS.place("mails", &[], DECLARED);
                const _: () =
                    ::app_model::facts::Of::<function>::FACTS.ignored("host_storage", DECLARED);
                const _: () =
                    ::app_model::facts::Of::<function>::FACTS.answers("mails", "", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<job>::FACTS.place("packer", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<job>::FACTS.ignored("timeout", DECLARED);
                const _: () = ::app_model::facts::Of::<job>::FACTS.ignored("retries", DECLARED);
                const _: () = ::app_model::facts::Of::<event>::FACTS.part(
                    ::app_model::facts::Child(
                        "orders",
                        &[("scaler", "\"azure-queue\""), ("use_identity", "true")],
                    ),
                    "packer",
                    ::app_model::facts::Of::<job>::FACTS,
                    DECLARED,
                    true,
                    false,
                );
                const _: () = ::app_model::facts::Of::<job>::FACTS.changed(
                    "publish_as_container_app_job",
                    "packer",
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<job>::FACTS.answers(
                    "packer",
                    "",
                    &[::app_model::facts::Of::<event>::FACTS],
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<job>::FACTS.ignored("image", DECLARED);
                const _: () = ::app_model::facts::Of::<job>::FACTS.ignored("parallelism", DECLARED);
                const _: () = ::app_model::facts::Of::<job>::FACTS.ignored("completions", DECLARED);
            };
            const _: () = ::app_model::literal::Of::<project>::RULES.readable("targetValue", "20");
            const _: () = ::app_model::literal::Of::<containerapps>::RULES.together(
                "env",
                (::app_model::literal::Of::<loganalytics>::RULES, "log_workspace", "logs"),
                (::app_model::literal::Of::<parameter>::RULES, "subnet_id", "subnet"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<containerapps>::RULES.together(
                "env",
                (::app_model::literal::Of::<parameter>::RULES, "subnet_id", "subnet"),
                (::app_model::literal::Of::<loganalytics>::RULES, "log_workspace", "logs"),
                &[],
            );
            app
        };
        app
    }
    .run()
}
