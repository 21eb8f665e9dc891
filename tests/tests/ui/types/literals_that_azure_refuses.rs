use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        keyvault secrets {
            soft_delete_retention_days: 5;
            purge_protection: false;
        }
        storage data { file_share documents { quota: -1; } }
        existing data("corpdata", "rg-data", "my-subscription");
        registry images {
            purge_task nightly {
                schedule: "0 0 1 * * *";
                ago: "1w";
                filter: "it's";
                keep: 0;
            }
        }
        containerapps env;
        container cache("Contoso/Cache:7");
        container other("redis@sha256:abc123") { min_replicas: 5; max_replicas: 2; }
        job nightly {
            image: "Contoso/Nightly:2";
            env { "LOG=LEVEL": "info"; }
        }
    }
    .run()
}
