use app_model::distributed_app;

fn main() -> std::process::ExitCode {
    distributed_app! {
        secret api_key;
        storage data {
            access_teir: Cool;
            sku: PremiumLsr;
            tags { key: api_key; }
        }
        keyvualt secrets;
    }
    .run()
}
