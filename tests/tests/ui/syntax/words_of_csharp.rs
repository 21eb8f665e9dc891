use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        builder.AddKeyVault("secrets");
        var data = builder.AddAzureStorage("data");

        identity api_id;
        registry images {
            sku: RegistrySku::Premium;
            roles: api_id => ContainerRegistryBuiltInRole.AcrPull;
        }
    }
    .run()
}
