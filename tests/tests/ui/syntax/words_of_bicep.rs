use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        targetScope = "subscription";

        param sku string = "Standard_LRS";

        @secure()
        parameter token_key;

        resource data "Microsoft.Storage/storageAccounts@2023-01-01" = { sku: sku; };
        existing keyvault secrets("corp-vault", "shared");

        output photos = data.blob_endpoint;
        output vault = secrets.vault_uri;
    }
    .run()
}
