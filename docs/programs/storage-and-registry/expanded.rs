//! Storage with containers and queues, a registry for images, and who may do what on them.
//!
//! `cargo run -p examples --bin storage-and-registry -- publish`
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
            let storage_sku = app.add::<parameter>("storage-sku");
            storage_sku.description("The replication of all storage accounts.");
            storage_sku.value("Standard_ZRS");
            let signing_key = app.add::<secret>("signing-key");
            signing_key.description("Signs the tokens that the API hands out.");
            let api_id = app.add::<identity>("api-id");
            let build_id = app.add::<identity>("build-id");
            let data = app.add::<storage>("data");
            data.sku(storage_sku);
            data.minimum_tls_version(data.choices.Tls12);
            data.tags().entry("owner", "payments").entry("cost-center", "4711");
            {
                let roles = data.with_role_assignments(api_id);
                ::app_model::grant(roles.StorageBlobDataContributor);
                ::app_model::grant(roles.StorageQueueDataMessageSender);
            }
            data.add::<blob_container, _>("photos");
            data.add::<queue, _>("jobs");
            data.add::<table, _>("audit");
            {
                let documents = data.add::<file_share, _>("documents");
                documents.quota(100);
            }
            let images = app.add::<registry>("images");
            images.sku(images.choices.Standard);
            ::app_model::grant(images.with_role_assignments(api_id).AcrPull);
            ::app_model::grant(images.with_role_assignments(build_id).AcrPush);
            {
                let nightly = images.add::<purge_task, _>("nightly");
                nightly.schedule("0 1 * * *");
                nightly.filter("api:.*");
                nightly.ago("7d");
                nightly.keep(5);
            }
            let secrets = app.add::<keyvault>("secrets");
            secrets.soft_delete_retention_days(30);
            ::app_model::grant(secrets.with_role_assignments(api_id).KeyVaultSecretsUser);
            {
                let token = secrets.add::<secret, _>("token");
                token.value(signing_key);
            }
            let photos_endpoint = app.add::<output>("photos-endpoint");
            photos_endpoint.value(data.blob_endpoint());
            let image_server = app.add::<output>("image-server");
            image_server.value(images.login_server());
            const _: () = ::app_model::literal::In::<storage, queue>::RULES.child("jobs");
            const _: () = ::app_model::literal::In::<storage, file_share>::RULES.setting(
                "quota",
                ::app_model::literal::Literal::Int(100 as i64),
                &[],
            );
            const _: () = ::app_model::literal::In::<registry, purge_task>::RULES.setting(
                "schedule",
                ::app_model::literal::Literal::Text("0 1 * * *"),
                &[("keep", 5 as i64)],
            );
            const _: () = ::app_model::literal::In::<registry, purge_task>::RULES.setting(
                "filter",
                ::app_model::literal::Literal::Text("api:.*"),
                &[("keep", 5 as i64)],
            );
            const _: () = ::app_model::literal::In::<registry, purge_task>::RULES.setting(
                "ago",
                ::app_model::literal::Literal::Text("7d"),
                &[("keep", 5 as i64)],
            );
            const _: () = ::app_model::literal::In::<registry, purge_task>::RULES.setting(
                "keep",
                ::app_model::literal::Literal::Int(5 as i64),
                &[],
            );
            const _: () = ::app_model::literal::Of::<keyvault>::RULES.setting(
                "soft_delete_retention_days",
                ::app_model::literal::Literal::Int(30 as i64),
                &[],
            );
            const _: () = ::app_model::literal::Of::<storage>::RULES.implied(
                ::app_model::literal::Of::<identity>::RULES,
                "StorageBlobDataContributor",
                &["StorageBlobDataContributor", "StorageQueueDataMessageSender"],
            );
            const _: () = ::app_model::literal::Of::<storage>::RULES.implied(
                ::app_model::literal::Of::<identity>::RULES,
                "StorageQueueDataMessageSender",
                &["StorageBlobDataContributor", "StorageQueueDataMessageSender"],
            );
            const _: () = ::app_model::facts::whole(
                ::app_model::literal::In::<storage, blob_container>::NEEDED,
                ::app_model::facts::Child("photos", &[]),
            );
            const _: () = ::app_model::facts::whole(
                ::app_model::literal::In::<storage, queue>::NEEDED,
                ::app_model::facts::Child("jobs", &[]),
            );
            const _: () = ::app_model::facts::whole(
                ::app_model::literal::In::<storage, table>::NEEDED,
                ::app_model::facts::Child("audit", &[]),
            );
            const _: () = ::app_model::facts::whole(
                ::app_model::literal::In::<storage, file_share>::NEEDED,
                ::app_model::facts::Child("documents", &[("quota", "100")]),
            );
            app
        };
        app
    }
    .run()
}
