//! Services, a job, their data, and who may do what: a whole application.
//!
//! `cargo run -p examples --bin whole-application -- publish`
use app_model::distributed_app;
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
            let signing_key = app.add::<secret>("signing-key");
            let max_replicas = app.add::<parameter<int>>("max-replicas");
            max_replicas.value(5);
            let api_id = app.add::<identity>("api-id");
            let images = app.add::<registry>("images");
            let secrets = {
                struct Children<This, token> {
                    this: This,
                    token: token,
                }
                let this = app.add::<keyvault>("secrets");
                Children { this, token: this.add::<secret, _>("token") }
            };
            secrets.token.value(signing_key);
            let data = {
                struct Children<This, photos, jobs> {
                    this: This,
                    photos: photos,
                    jobs: jobs,
                }
                let this = app.add::<storage>("data");
                Children {
                    this,
                    photos: this.add::<blob_container, _>("photos"),
                    jobs: this.add::<queue, _>("jobs"),
                }
            };
            data.this.tags().entry("owner", "payments");
            let env = app.add::<containerapps>("env");
            env.registry(images);
            let api = app.add_from::<project, _>("api", "../api");
            api.identity(api_id);
            api.reference(data.photos);
            api.reference({ secrets.this });
            ::app_model::grant(api.with_role_assignments({ data.this }).StorageBlobDataContributor);
            ::app_model::grant(api.with_role_assignments({ secrets.this }).KeyVaultSecretsUser);
            api.env().entry("TOKEN", secrets.token).entry("LOG_LEVEL", "info");
            api.min_replicas(1);
            api.max_replicas(max_replicas);
            {
                let http = api.add::<endpoint, _>("http");
                http.port(8080);
                http.external(true);
            }
            let cache = app.add_from::<container, _>("cache", "redis:7.4");
            {
                let tcp = cache.add::<endpoint, _>("tcp");
                tcp.port(6379);
            }
            let nightly = app.add_from::<job, _>("nightly", "../nightly");
            nightly.reference(data.jobs);
            nightly.schedule("0 3 * * *");
            let photos_endpoint = app.add::<output>("photos-endpoint");
            photos_endpoint.value(data.this.blob_endpoint());
            const _: () = ::app_model::literal::In::<storage, queue>::RULES.child("jobs");
            const _: () = ::app_model::literal::Of::<project>::RULES.setting(
                "min_replicas",
                ::app_model::literal::Literal::Int(1 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES.setting(
                "port",
                ::app_model::literal::Literal::Int(8080 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<project, endpoint>::RULES.child("http");
            const _: () = ::app_model::literal::In::<container, endpoint>::RULES.setting(
                "port",
                ::app_model::literal::Literal::Int(6379 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<container, endpoint>::RULES.child("tcp");
            const _: () = ::app_model::literal::Of::<job>::RULES.setting(
                "schedule",
                ::app_model::literal::Literal::Text("0 3 * * *"),
                &[],
            );
            const _: () = {
                const DECLARED: &[::app_model::facts::Declared] = &[
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<secret>::FACTS,
                        &["signing_key"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<identity>::FACTS,
                        &["api_id"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<registry>::FACTS,
                        &["images"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<keyvault>::FACTS,
                        &["secrets"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<storage>::FACTS,
                        &["data"],
                    ),
                    ::app_model::facts::Declared(
                        ::app_model::facts::Of::<containerapps>::FACTS,
                        &["env"],
                    ),
                ];
                const _: () = ::app_model::facts::Of::<project>::FACTS.place("api", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<endpoint>::FACTS.setting(
                    "external",
                    0,
                    &[::app_model::facts::Child("http", &[("port", "8080"), ("external", "true")])],
                    "api",
                    DECLARED,
                );
                const _: () =
                    ::app_model::facts::Of::<project>::FACTS.ignored("min_replicas", DECLARED);
                const _: () =
                    ::app_model::facts::Of::<project>::FACTS.ignored("max_replicas", DECLARED);
                const _: () =
                    ::app_model::facts::Of::<container>::FACTS.place("cache", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<endpoint>::FACTS.inside(
                    ::app_model::facts::Child("tcp", &[("port", "6379")]),
                    "cache",
                    DECLARED,
                );
                const _: () = ::app_model::facts::Of::<job>::FACTS.place("nightly", &[], DECLARED);
                const _: () = ::app_model::facts::Of::<job>::FACTS.ignored("schedule", DECLARED);
                const _: () =
                    ::app_model::facts::Of::<job>::FACTS.answers("nightly", "", &[], DECLARED);
            };
            const _: () = ::app_model::literal::In::<storage, blob_container>::RULES.reached(
                ::app_model::literal::Of::<project>::RULES,
                "api",
                "data.photos",
                &["StorageBlobDataContributor"],
                &[],
            );
            const _: () = ::app_model::literal::In::<keyvault, secret>::RULES.reached(
                ::app_model::literal::Of::<project>::RULES,
                "api",
                "secrets.token",
                &["KeyVaultSecretsUser"],
                &[],
            );
            app
        };
        app
    }
    .run()
}
