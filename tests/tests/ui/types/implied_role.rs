use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity app {
            roles:
                images => Contributor,
                data => [StorageBlobDataReader, StorageBlobDataContributor];
        }
        identity build;
        storage data;
        registry images { roles: app => AcrPull, build => [AcrPush]; }

        #[allow(implied_role, reason = "the audit looks for each role by its name")]
        keyvault secrets { roles: app => [KeyVaultSecretsUser, KeyVaultReader]; }
    }
    .run()
}
