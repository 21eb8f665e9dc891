//! Web sites in App Service with a slot for what is new, and a job elsewhere that calls one of them.
//!
//! `cargo run -p examples --bin web-sites -- publish`
use app_model::distributed_app;
use app_model::kinds::app_service::Website;
/// What no setting covers: typed for what is common, and by name for everything else.
fn live_and_modern(site: &mut Website<'_, '_>) {
    site.web_sockets(true);
    site.at(&["properties", "siteConfig"]).set("minTlsVersion", "1.3");
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
            let payment_key = app.add::<secret>("payment-key");
            let images = app.add::<registry>("images");
            let secrets = {
                struct Children<This, payment> {
                    this: This,
                    payment: payment,
                }
                let this = app.add::<keyvault>("secrets");
                Children { this, payment: this.add::<secret, _>("payment") }
            };
            secrets.payment.value(payment_key);
            let data = {
                struct Children<This, photos> {
                    this: This,
                    photos: photos,
                }
                let this = app.add::<storage>("data");
                Children { this, photos: this.add::<blob_container, _>("photos") }
            };
            let logs = app.add::<loganalytics>("logs");
            let insights = app.add::<appinsights>("insights");
            insights.log_workspace(logs);
            let sites = app.add::<appservice>("sites");
            sites.registry(images);
            sites.sku(sites.choices.P1V3);
            sites.instances(2);
            sites.deployment_slot("staging");
            sites.application_insights(insights);
            let jobs = app.add::<containerapps>("jobs");
            jobs.registry(images);
            jobs.log_workspace(logs);
            let api = app.add_from::<project, _>("api", "../api");
            api.environment(sites);
            api.reference(data.photos);
            api.env().entry("PAYMENT_KEY", secrets.payment);
            {
                let http = api.add::<endpoint, _>("http");
                http.port(8080);
                http.external(true);
            }
            {
                let liveness = api.add::<probe, _>("liveness");
                liveness.path("/health");
            }
            let shop = {
                struct Children<This, http> {
                    this: This,
                    http: http,
                }
                let this = app.add_from::<project, _>("shop", "../shop");
                Children { this, http: this.add::<endpoint, _>("http") }
            };
            shop.this.environment(sites);
            shop.this.reference(api);
            shop.this.publish_as_website(live_and_modern);
            shop.http.port(8080);
            shop.http.external(true);
            let nightly = app.add_from::<job, _>("nightly", "../nightly");
            nightly.environment(jobs);
            nightly.env().entry("SHOP", shop.http);
            nightly.schedule("0 3 * * *");
            let dashboard = app.add::<output>("dashboard");
            dashboard.value(sites.dashboard_uri());
            const _: () = ::app_model::literal::Of::<appservice>::RULES.setting(
                "instances",
                ::app_model::literal::Literal::Int(2 as i64),
                &[],
            );
            const _: () = ::app_model::literal::Of::<appservice>::RULES.setting(
                "deployment_slot",
                ::app_model::literal::Literal::Text("staging"),
                &[("instances", 2 as i64)],
            );
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES
                .also(&["shop.http"])
                .setting("port", ::app_model::literal::Literal::Int(8080 as i64), &[]);
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES
                .also(&["shop.http"])
                .child("http");
            const _: () = ::app_model::literal::In::<project, probe>::RULES.setting(
                "path",
                ::app_model::literal::Literal::Text("/health"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<job>::RULES.setting(
                "schedule",
                ::app_model::literal::Literal::Text("0 3 * * *"),
                &[],
            );
            const _: () = ::app_model::facts::Of::<project>::FACTS.runs_in(
                "api",
                &[],
                ::app_model::facts::Of::<appservice>::FACTS,
            );
            const _: () = ::app_model::facts::Of::<endpoint>::FACTS.setting(
                "external",
                0,
                &[::app_model::facts::Child("http", &[("port", "8080"), ("external", "true")])],
                "api",
                &[::app_model::facts::Declared(::app_model::facts::Of::<appservice>::FACTS, &[])],
            );
            const _: () = ::app_model::facts::Of::<probe>::FACTS.part(
                ::app_model::facts::Child("liveness", &[("path", "\"/health\"")]),
                "api",
                ::app_model::facts::Of::<project>::FACTS,
                &[::app_model::facts::Declared(::app_model::facts::Of::<appservice>::FACTS, &[])],
                true,
                true,
            );
            const _: () = ::app_model::facts::Of::<job>::FACTS.runs_in(
                "nightly",
                &[],
                ::app_model::facts::Of::<containerapps>::FACTS,
            );
            const _: () = ::app_model::facts::Of::<job>::FACTS.ignored(
                "schedule",
                &[::app_model::facts::Declared(
                    ::app_model::facts::Of::<containerapps>::FACTS,
                    &[],
                )],
            );
            const _: () = ::app_model::facts::Of::<job>::FACTS.answers(
                "nightly",
                "",
                &[],
                &[::app_model::facts::Declared(
                    ::app_model::facts::Of::<containerapps>::FACTS,
                    &[],
                )],
            );
            const _: () = ::app_model::facts::Of::<appservice>::FACTS.output(
                "dashboard_uri",
                "dashboard",
                ::app_model::facts::Child(
                    "sites",
                    &[
                        ("registry", "images"),
                        ("sku", "P1V3"),
                        ("instances", "2"),
                        ("deployment_slot", "\"staging\""),
                        ("application_insights", "insights"),
                    ],
                ),
                false,
            );
            const _: () = ::app_model::literal::Of::<appservice>::RULES.together(
                "sites",
                (::app_model::literal::Of::<registry>::RULES, "registry", "images"),
                (
                    ::app_model::literal::Of::<appinsights>::RULES,
                    "application_insights",
                    "insights",
                ),
                &[],
            );
            const _: () = ::app_model::literal::Of::<appservice>::RULES.together(
                "sites",
                (
                    ::app_model::literal::Of::<appinsights>::RULES,
                    "application_insights",
                    "insights",
                ),
                (::app_model::literal::Of::<registry>::RULES, "registry", "images"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<containerapps>::RULES.together(
                "jobs",
                (::app_model::literal::Of::<registry>::RULES, "registry", "images"),
                (::app_model::literal::Of::<loganalytics>::RULES, "log_workspace", "logs"),
                &[],
            );
            const _: () = ::app_model::literal::Of::<containerapps>::RULES.together(
                "jobs",
                (::app_model::literal::Of::<loganalytics>::RULES, "log_workspace", "logs"),
                (::app_model::literal::Of::<registry>::RULES, "registry", "images"),
                &[],
            );
            app
        };
        app
    }
    .run()
}
