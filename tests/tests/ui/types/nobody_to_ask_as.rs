use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        containerapps env;
        identity worker_id;
        storage data { queue orders; roles: worker_id => StorageQueueDataReader; }
        parameter level;
        job worker("./w") {
            env { LEVEL: level; }
            event orders {
                scaler: "azure-queue";
                use_identity;
                metadata { accountName: data.azure_name; queueName: "orders"; }
            }
        }
        job named("./w") {
            identity: worker_id;
            event orders {
                scaler: "azure-queue";
                use_identity;
                metadata { accountName: data.azure_name; queueName: "orders"; }
            }
        }
        job refers("./w") {
            reference: data.orders;
            event orders {
                scaler: "azure-queue";
                use_identity;
                metadata { accountName: data.azure_name; queueName: "orders"; }
            }
        }
        job granted("./w") {
            roles: data => StorageQueueDataReader;
            event orders {
                scaler: "azure-queue";
                use_identity: true;
                metadata { accountName: data.azure_name; queueName: "orders"; }
            }
        }
    }
    .run()
}
