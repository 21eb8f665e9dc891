use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        identity worker;
        keyvault secrets {
            sku: Premium;
            purge_protection;
            tags { team: "payments"; }
            roles: worker => KeyVaultReader;
        }
        existing secrets(vault_name);
        storage data { name: "corpdata"; blob_container photos; }
        as_existing data("otherdata");
        registry images { sku: Premium; }
        run_as_existing images("devimages");
    }
    .run()
}
