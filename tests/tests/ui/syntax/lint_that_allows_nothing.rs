use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        #[allow(unused_identity, reason = "it is attached by hand")]
        identity worker;
        #[allow(privileged_role, reason = "it deploys")]
        keyvault secrets;
        storage data {
            #[allow(unused_identity, reason = "it is attached by hand")]
            roles: worker => StorageBlobDataReader;
            #[allow(privileged_role, reason = "it deploys")]
            sku: PremiumLrs;
        }
        #[allow(privileged_role, reason = "it deploys")]
        existing secrets("corp-vault");
    }
    .run()
}
